"""A person may have everything that is held about them, and may have it erased: planted words are all found, and then none is left."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.store import conversation
from bot.timing.chores import Chores, letting_go
from core.actions.deed import Deed, write
from core.actions.kept import BOOKS, KEPT_IN
from core.actions.money.pay_lines import still_due
from core.actions.people.invites import make_invite
from core.actions.rights.rights import Erased, RightsCode, contact_of, erase, find
from core.actions.talk.questions import Message, ask, write_on
from core.actions.things import Clocked, Thing
from core.actions.verify import Sound, verify
from core.rules.calendar import local_day
from core.rules.cents import plain
from core.rules.refusals import Refusal
from core.rules.talk.questions import MessageKind
from core.store.anchor import Anchored
from core.store.money import pay_runs
from core.store.people import people
from core.store.people.people import Person
from core.store.tables import metadata
from core.store.tables.hours import day_entry
from core.store.tables.messages import outbox, trail
from core.store.tables.people import candidate, person
from core.store.tables.questions import question
from core.store.tables.work import placement
from core.store.trail import head
from tests import commands
from tests.kept import Kept, all_bytes

COLLEAGUE = {1001: 3001, 1002: 3002}
ROOT = Path(__file__).parents[2]


@pytest.fixture(name="house")
async def lived_in(house: Kept) -> Kept:
    await house.days_pass()
    return house


async def plant(house: Kept, external: int, mark: str) -> list[str]:
    """Words about one person wherever words can be; each only there."""
    words = [f"{mark}{place}" for place in ("first", "last", "experience", "asked", "answer", "flow", "other")]
    first, last, experience, asked, answer, flow, other = words
    async with house.database.begin() as tx:
        number = await house.number(tx, external)
        await tx.execute(update(person).where(person.c.id == number).values(first_name=first, last_name=last))
        await tx.execute(update(candidate).where(candidate.c.person == number).values(experience=experience))
    question = await house.does(external, ask, Message(MessageKind.TEXT, f"Mag ik {asked} iets vragen?"))
    await house.does(3001, write_on, question, Message(MessageKind.TEXT, f"Ja, {answer}."))
    async with house.database.begin() as tx:
        talks = [
            {"external": external, "state": "ask:write", "data": {"text": flow}, "changed_at": house.now},
            {
                "external": COLLEAGUE[external],
                "state": "offer:choose",
                "data": {"other": other, "name": first},
                "changed_at": house.now,
            },
        ]
        await tx.execute(conversation.insert(), talks)
        deed = Deed(tx, house.now)
        someone = await known(tx, external)
        await make_invite(deed, someone)
        await write(tx, [deed])
        await tx.execute(update(outbox).values(done_at=house.now, outcome="sent"))
    return words


async def known(tx: Any, external: int) -> Person:
    found = await find(tx, str(external))
    assert isinstance(found, Person)
    return found


async def test_an_export_holds_everything(house: Kept, tmp_path: Path) -> None:
    """Every planted word, day, answer and message is in both files; nothing of somebody else."""
    words = await plant(house, 1001, "Zq7")
    await plant(house, 1002, "Yx9")
    run = flexbot(house, "export", "1001", "--out", str(tmp_path / "out"))
    assert run.returncode == 0, run.stderr
    for kind in ("json", "html"):
        (file,) = (tmp_path / "out").glob(f"*.{kind}")
        text = file.read_text("utf-8")
        assert [word for word in words if word not in text and not word.endswith("other")] == []
        assert "Yx9" not in text
        assert file.stat().st_mode & 0o077 == 0
    found = json.loads(next((tmp_path / "out").glob("*.json")).read_text("utf-8"))["theirs"]
    async with house.database.begin() as tx:
        days = len((await tx.execute(select(day_entry.c.id))).all())
    assert len(found["day_entry"]) == days > 5
    assert {"offer", "offer_answer", "proposal", "proposal_answer", "placement", "planned_shift", "travel_claim"} <= set(found)
    assert {"timesheet", "timesheet_signature", "timesheet_answer", "question", "question_wait", "address", "invite"} <= set(
        found
    )


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_erasure_leaves_no_residue(house: Kept, tmp_path: Path) -> None:
    """Somebody who never worked: not one planted word is left in any byte of the database's files."""
    words = await plant(house, 1002, "Yx9")
    await house.database.scrub()
    assert words[0].encode() in all_bytes(tmp_path)
    assert [word for word in words if word not in await unsealed(house)] == []
    run = flexbot(house, "erase", "P1002")
    assert run.returncode == 0, run.stderr
    left, readable = all_bytes(tmp_path), await unsealed(house)
    assert [word for word in [*words, "P1002"] if word.encode() in left or word in readable] == []


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_what_the_law_keeps_is_said(house: Kept, tmp_path: Path) -> None:
    """Somebody who worked: hours and payments stay under their name, with the date on which they may go; everything else goes."""
    words = await plant(house, 1001, "Zq7")
    run = flexbot(house, "erase", "1001")
    assert run.returncode == 0, run.stderr
    assert "day entry" in run.stdout
    assert "AWR art. 52" in run.stdout
    assert "2035-01-01" in run.stdout
    left, readable = all_bytes(tmp_path), await unsealed(house)
    assert [word for word in words if word.encode() in left or word in readable] == ["Zq7first", "Zq7last"]
    assert flexbot(house, "erase", "1001").returncode == 1


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_what_is_still_to_be_paid_is_said_at_an_erasure(house: Kept) -> None:
    """Premium and travel of a confirmed week, and by which reference the file of accounts speaks of whoever was erased."""
    async with house.database.begin() as tx:
        someone = await people.by_id(tx, await house.number(tx, 1001))
        assert someone is not None
        due = await still_due(tx, someone, local_day(datetime.now(UTC)))
    assert due > 0
    run = flexbot(house, "erase", "1001")
    assert run.returncode == 0, run.stderr
    assert f"still to be paid: {plain(due)} euros" in run.stdout
    assert f"the payee_ref is now `erased {someone.id}`" in run.stdout
    async with house.database.begin() as tx:
        after = await people.by_id(tx, someone.id)
        assert after is not None
        assert await still_due(tx, after, local_day(datetime.now(UTC))) == due
        assert (await pay_runs.refs(tx, [someone.id]))[someone.id] == f"erased {someone.id}"


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_somebody_at_a_terminal_is_asked_first(house: Kept) -> None:
    """With the name of whom they are about to erase; a no leaves everything as it was. A program is asked nothing (the tests above)."""
    before = await unsealed(house)
    code, said = at_a_terminal(house, "n", "erase", "1001")
    assert code == 1
    assert "Amina Bakker" in said
    assert "nothing was erased" in said
    assert await unsealed(house) == before
    code, said = at_a_terminal(house, "y", "erase", "1001")
    assert code == 0, said
    assert "erased:" in said
    code, said = at_a_terminal(house, "", "erase", "1002", "--yes")
    assert code == 0, said


def at_a_terminal(house: Kept, answer: str, *command: str) -> tuple[int, str]:
    """The command with a keyboard before it: its exit code, and all that it showed."""
    screen, keyboard = os.openpty()
    os.write(screen, f"{answer}\n".encode())
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        env=environment | {"FLEXBOT_DATABASE": house.url},
        stdin=keyboard,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(keyboard)
    os.close(screen)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_a_contact_person_is_not_erased_and_theirs_are_named(house: Kept) -> None:
    """By their references, so that they can be given to somebody else."""
    run = flexbot(house, "erase", "3001")
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    async with house.database.begin() as tx:
        consultant = await people.by_id(tx, await house.number(tx, 3001))
        assert consultant is not None
        theirs = await contact_of(tx, consultant)
    assert theirs
    assert f"3001: is still the contact person of {', '.join(theirs[:10])}" in run.stderr


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_whose_work_still_runs_is_said(house: Kept) -> None:
    """Nobody is told of it by the bot: whoever erases hears until when the work was agreed, and with whom to speak."""
    last_day = datetime.now(UTC).date() + timedelta(days=30)
    async with house.database.begin() as tx:
        theirs = placement.c.candidate == await house.number(tx, 1001)
        await tx.execute(update(placement).where(theirs).values(last_day=last_day))
    run = flexbot(house, "erase", "1001")
    assert run.returncode == 0
    assert f"work was agreed until {last_day}" in run.stdout
    assert "the employer" in run.stdout


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_who_was_erased_holds_no_contact_person(house: Kept) -> None:
    """A consultant whose candidates are all erased can be erased too, also where the books keep their names."""
    async with house.database.begin() as tx:
        consultant = await known(tx, 3001)
        theirs = await contact_of(tx, consultant)
        others = update(candidate).where(candidate.c.consultant == consultant.id)
        await tx.execute(others.values(consultant=await house.number(tx, 3002)))
        amina = candidate.c.person == await house.number(tx, 1001)
        await tx.execute(update(candidate).where(amina).values(consultant=consultant.id))
    assert len(theirs) > 1
    await erased(house, 1001)
    async with house.database.begin() as tx:
        assert await contact_of(tx, consultant) == []


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_an_export_that_cannot_be_written_blames_its_folder(house: Kept, tmp_path: Path) -> None:
    """Not the database."""
    (tmp_path / "file").touch()
    run = flexbot(house, "export", "1001", "--out", str(tmp_path / "file" / "held"))
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    assert str(tmp_path / "file") in run.stderr
    assert "cannot be written" in run.stderr
    assert "FLEXBOT_DATABASE" not in run.stderr


async def test_books_and_chain_hold_after_erasure(house: Kept) -> None:
    """Deeds go on, both candidates are erased, and the trail verifies up to the head that was noted before."""
    async with house.database.begin() as tx:
        anchored = [Anchored(1, await head(tx))]
    for external in (1001, 1002, 1003):
        await erased(house, external)
    await house.seal()
    house.now += timedelta(hours=1)
    await house.seal()
    async with house.database.begin() as tx:
        sound = await verify(tx, anchored)
        emptied = (await tx.execute(select(trail.c.id).where(trail.c.salt.is_(None)))).all()
    assert isinstance(sound, Sound), sound
    assert len(emptied) >= 8


async def test_a_contact_person_is_not_erased_under_their_candidates(house: Kept) -> None:
    """First somebody else must be the contact person."""
    async with house.database.begin() as tx:
        deed = Deed(tx, house.now)
        verdict = await erase(deed, await known(tx, 3001), "asked")
    assert isinstance(verdict, Refusal)
    assert verdict.code is RightsCode.STILL_CONTACT


async def test_an_employers_member_goes_too(house: Kept) -> None:
    """The person goes; who confirmed which week stays as a number."""
    await erased(house, 2001)
    async with house.database.begin() as tx:
        names = {row.first_name for row in await tx.execute(select(person.c.first_name))}
    assert "Joost" not in names


async def test_ten_years_pass(house: Kept) -> None:
    """Kind by kind, what was kept long enough goes by itself: first messages, then questions and refusals, at last the books."""
    waiting = await house.one(select(question.c.id).order_by(question.c.id.desc()).limit(1))
    await house.does(3001, write_on, waiting, Message(MessageKind.TEXT, "Volgende week."))
    await erased(house, 1001)
    chores = Chores(house.database, lambda: house.now, [letting_go()])
    seen: dict[str, int] = {}
    for year in range(11):
        house.now = datetime(2026 + year, 12, 31, 12, tzinfo=UTC)
        await chores.run()
        for table in ("question", "offer_answer", "placement", "day_entry"):
            if table not in seen and await empty(house, table):
                seen[table] = 2026 + year
    assert seen == {"question": 2027, "offer_answer": 2035, "placement": 2035, "day_entry": 2035}
    async with house.database.begin() as tx:
        await house.seal_in(tx)
        sound = await verify(tx, [])
        (amina,) = (await tx.execute(select(person.c.first_name).where(person.c.ref.startswith("erased ")))).scalars()
        said = (await tx.execute(select(outbox.c.id).where(outbox.c.facts.is_not(None), outbox.c.done_at.is_not(None)))).all()
    assert isinstance(sound, Sound), sound
    assert (amina, said) == ("", [])


def test_every_kind_of_thing_is_found() -> None:
    """Things, and what the clock calls for, are known by the table that they are kept in."""
    assert set(KEPT_IN) == {*Thing, *Clocked}
    assert {*KEPT_IN.values(), *BOOKS} <= set(metadata.tables)


async def erased(house: Kept, external: int) -> Erased:
    async with house.database.begin() as tx:
        deed = Deed(tx, house.now)
        done = await erase(deed, await known(tx, external), "asked")
        await write(tx, [deed])
    assert isinstance(done, Erased)
    return done


async def empty(house: Kept, table: str) -> bool:
    async with house.database.begin() as tx:
        return (await tx.execute(select(metadata.tables[table]).limit(1))).first() is None


async def unsealed(house: Kept) -> str:
    """Every value of every row, opened."""
    async with house.database.begin() as tx:
        return "".join([str(tuple(row)) for table in metadata.sorted_tables for row in await tx.execute(select(table))])


def flexbot(house: Kept, *command: str) -> "CompletedProcess[str]":
    """The command line on the house's database."""
    return commands.flexbot(*command, environment={"FLEXBOT_DATABASE": house.url})
