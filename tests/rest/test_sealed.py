"""What people write cannot be read in the database's files without the key; a key can be changed while everything stays readable."""

import asyncio
import os
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from sqlalchemy import select, text, update

from bot.settings import WrongSetting, read
from core.actions.talk.questions import Message, ask
from core.rules.talk.questions import MessageKind
from core.store.keys import Keys, WrongKey, keys_of, new_key, read_keys
from core.store.opening import connect
from core.store.resealing import sealed_columns
from core.store.tables.people import candidate
from core.store.tables.questions import question_message
from tests.commands import ROOT, flexbot
from tests.kept import Kept, all_bytes

SECRET = "Ik wil liever niet met Piet werken"


@pytest.fixture(name="house")
async def lived_in(house: Kept) -> Kept:
    await house.does(1001, ask, Message(MessageKind.TEXT, SECRET))
    return house


async def messages(house: Kept, keys: Keys | None = None) -> list[str]:
    database = connect(house.url, keys)
    async with database.begin() as tx:
        found = list((await tx.execute(select(question_message.c.text))).scalars())
    await database.close()
    return found


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_no_word_is_in_the_files(house: Kept, tmp_path: Path) -> None:
    """Questions, experience, messages to others and conversations are bytes; names stay readable for searching."""
    async with house.database.begin() as tx:
        await tx.execute(update(candidate).values(experience="Heel bijzondere ervaring"))
    stored = all_bytes(tmp_path)
    assert [word for word in (SECRET, "bijzondere ervaring") if word.encode() in stored] == []
    assert b"Amina" in stored
    assert (tmp_path / "kept.key").stat().st_mode & 0o077 == 0


async def test_another_key_opens_nothing(house: Kept) -> None:
    """Neither a wrong key, nor a changed byte."""
    with pytest.raises(WrongKey):
        await messages(house, Keys(read_keys(new_key())))
    async with house.database.begin() as tx:
        raw = (await tx.execute(text("SELECT text FROM question_message"))).scalar_one()
    changed = bytes(raw)[:-1] + bytes([bytes(raw)[-1] ^ 1])
    with pytest.raises(WrongKey):
        house.database.keys.open(changed)


async def test_the_key_is_changed(house: Kept, tmp_path: Path) -> None:
    """Afterwards nothing is sealed with the old key; a bot that was running reads on; at last the old key is gone."""
    file = tmp_path / "the.key"
    old = house.database.keys.file
    assert old is not None
    file.write_text(old.read_text("ascii").split()[0] + "\n")
    environment = {"FLEXBOT_KEY_FILE": str(file), "FLEXBOT_DATABASE": house.url, "PYTHONPATH": str(ROOT)}
    running = keys_of(house.url, file=str(file))
    assert run("rotate-key", **environment).returncode == 0
    assert len(file.read_text().split()) == 2
    assert SECRET in await messages(house, running)
    assert run("rotate-key", "--drop", **environment).returncode == 0
    assert len(file.read_text().split()) == 1
    fresh = keys_of(house.url, file=str(file))
    assert SECRET in await messages(house, fresh)
    async with house.database.begin() as tx:
        for table, column in sealed_columns():
            names = {bytes(v)[:4] for v in (await tx.execute(text(f'SELECT "{column.name}" FROM {table.name}'))).scalars() if v}
            assert names <= {fresh.newest}, table.name


async def test_keys_of_the_environment(house: Kept) -> None:
    """A new key is put before the old one; with one key alone it is said how."""
    assert house.database.keys.file is not None
    old, new = house.database.keys.file.read_text().split()[0], new_key()
    known = {"FLEXBOT_DATABASE": house.url, "PYTHONPATH": str(ROOT)}
    alone = run("rotate-key", **known, FLEXBOT_KEY=old)
    assert alone.returncode == 1
    assert "openssl rand" in alone.stderr
    assert run("rotate-key", **known, FLEXBOT_KEY=f"{new},{old}").returncode == 0
    assert SECRET in await messages(house, Keys(read_keys(new)))


def test_a_wrong_key_is_named_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, which does not show it."""
    monkeypatch.setenv("FLEXBOT_KEY", "no-key-at-all")
    with pytest.raises(WrongSetting, match="FLEXBOT_KEY a key is 32 bytes") as wrong:
        read()
    assert "no-key-at-all" not in str(wrong.value)


COMMANDS = (
    "verify",
    "export 1001",
    "erase 1001 --yes",
    "rotate-key",
    "overview --month 2026-11",
    "payments --travel 2026-11",
    "ledger",
)


def said(code: int, *command: str, **environment: str) -> str:
    """The one line on stderr."""
    done = run(*command, **environment)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), (command, done.stderr)
    return done.stderr


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_lost_key_is_said_and_none_is_made(house: Kept, command: str, tmp_path: Path) -> None:
    """What is kept was sealed with it: nothing is called sound or altered, and no new key takes its place."""
    key = house.database.keys.file
    assert key is not None
    before = key.read_bytes()
    home = tmp_path / "home"
    home.mkdir()
    where = {"FLEXBOT_DATABASE": house.url, "HOME": str(home)}
    if house.database.dialect == "sqlite":
        key.unlink()
    line = await asyncio.to_thread(said, 1, *command.split(), **where)
    assert "sealed with a key that is not here" in line
    assert list(home.iterdir()) == []
    if house.database.dialect == "sqlite":
        assert not key.exists()
        key.write_bytes(before)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_a_bot_does_not_start_without_its_key(house: Kept) -> None:
    """It would seal with a new one, and read nothing of before."""
    assert house.database.keys.file is not None
    house.database.keys.file.unlink()
    line = said(1, "run", FLEXBOT_DATABASE=house.url, FLEXBOT_TOKEN="5150002:PaperTokenThatOnlyTheTestsUse_abcdefg")
    assert "sealed with a key that is not here" in line
    assert not house.database.keys.file.exists()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", ["verify", "export 1001", "rotate-key"])
async def test_another_key_is_said(house: Kept, command: str, tmp_path: Path) -> None:
    """The database is neither called sound, nor altered by somebody; and the file stays as it is."""
    (tmp_path / "other").write_text(new_key())
    line = said(1, *command.split(), FLEXBOT_DATABASE=house.url, FLEXBOT_KEY_FILE=str(tmp_path / "other"))
    assert "sealed with a key that is not here" in line
    assert len((tmp_path / "other").read_text().split()) == 1


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("content", "why"), [(b"", "is empty: put back"), (b"\xff\xfe\x00", "holds no key"), (b"abc", "holds no key")]
)
async def test_a_key_file_that_holds_none_is_named(house: Kept, content: bytes, why: str, named: bool) -> None:
    """Its name, and that its copy must come back: with a key made anew all would be lost."""
    key = house.database.keys.file
    assert key is not None
    key.write_bytes(content)
    settings = {"FLEXBOT_DATABASE": house.url} | ({"FLEXBOT_KEY_FILE": str(key)} if named else {})
    for command in COMMANDS:
        line = said(1, *command.split(), **settings)
        assert f"{key}: {why}" in line
        assert "put back your copy" in line
        assert "openssl" not in line
    assert key.read_bytes() == content


def run(*command: str, **environment: str) -> "CompletedProcess[str]":
    home = {"HOME": os.environ.get("HOME", "/")}
    return flexbot(*command, environment=home | environment)
