"""What an import writes goes over in one short moment: others write while it is made, and nothing of theirs is lost."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.store.database import Transaction
from core.store.rehearsal import rehearsed
from core.store.sqlite import SqliteDatabase
from core.store.tables.people import employer, site
from core.store.tables.work import job_shift
from tests.office.conftest import Desk

ADD = "INSERT INTO employer (municipality, ref, name) VALUES (1, ?, 'Bakkerij')"


def meanwhile(desk: Desk, statement: str, *values: object) -> None:
    """Somebody else writes, and waits for nobody."""
    assert isinstance(desk.database, SqliteDatabase)
    other = sqlite3.connect(desk.database.path, timeout=0)
    with other:
        other.execute(statement, values)
    other.close()


async def with_site(tx: Transaction, ref: str) -> None:
    """An employer, and a site that bears its number."""
    await tx.execute(insert(employer), {"municipality": 1, "ref": ref, "name": "Kwekerij"})
    number = (await tx.execute(select(employer.c.id).where(employer.c.ref == ref))).scalar_one()
    await tx.execute(insert(site), [{"municipality": 1, "employer": number, "ref": ref, "name": ref, "place": ""}])


@pytest.fixture(name="desk")
async def known(desk: Desk) -> Desk:
    """A municipality that is there already."""
    desk.lay_all()
    assert not (await desk.brings()).faults
    return desk


async def test_nobody_waits_while_it_is_made(desk: Desk) -> None:
    """A change of something else during it succeeds at once, and both are there; it was made once."""
    made = []

    async def act(tx: Transaction) -> None:
        made.append(tx)
        await with_site(tx, "N1")
        meanwhile(desk, "UPDATE person SET last_name = 'Smit-Bos' WHERE ref = 'K1'")

    await rehearsed(desk.database, act)
    assert len(made) == 1
    assert await desk.ask("SELECT last_name FROM person WHERE ref = 'K1'") == [("Smit-Bos",)]
    assert await desk.ask("SELECT e.ref FROM site s JOIN employer e ON e.id = s.employer WHERE s.ref = 'N1'") == [("N1",)]


async def test_numbers_that_were_taken_meanwhile(desk: Desk) -> None:
    """Somebody adds an employer meanwhile: it is made anew, and each site stands at its own employer."""
    made = []

    async def act(tx: Transaction) -> None:
        made.append(tx)
        await with_site(tx, "N1")
        if len(made) == 1:
            meanwhile(desk, ADD, "M1")

    await rehearsed(desk.database, act)
    assert len(made) == 2
    assert await desk.ask("SELECT ref FROM employer ORDER BY id") == [("E1",), ("M1",), ("N1",)]
    assert await desk.ask("SELECT e.ref FROM site s JOIN employer e ON e.id = s.employer") == [("N1",)]


async def test_somebody_adds_all_the_time(desk: Desk) -> None:
    """After three times it is written while the others wait: it always ends."""
    made: list[Transaction] = []

    async def act(tx: Transaction) -> None:
        made.append(tx)
        if len(made) <= 3:
            meanwhile(desk, ADD, f"M{len(made)}")
        else:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                meanwhile(desk, ADD, "M4")
        await with_site(tx, "N1")

    await rehearsed(desk.database, act)
    assert len(made) == 4
    assert await desk.ask("SELECT e.ref FROM site s JOIN employer e ON e.id = s.employer") == [("N1",)]


async def test_changes_and_removals(desk: Desk) -> None:
    """What was there is changed and removed as well, and something else may come in its place."""

    async def act(tx: Transaction) -> None:
        await tx.execute(update(employer).where(employer.c.ref == "E1").values(name="Drukkerij De Komma"))
        shift = (await tx.execute(select(job_shift).where(job_shift.c.weekday == 1))).one()
        await tx.execute(delete(job_shift).where(job_shift.c.job == shift.job, job_shift.c.weekday.in_([1, 3])))
        await tx.execute(insert(job_shift), [{**shift._mapping, "id": None, "break_minutes": 30}])

    await rehearsed(desk.database, act)
    assert await desk.ask("SELECT name FROM employer") == [("Drukkerij De Komma",)]
    assert await desk.ask("SELECT weekday, break_minutes FROM job_shift ORDER BY weekday") == [(1, 30), (4, 15)]


async def test_all_or_nothing(desk: Desk) -> None:
    """What fails in the middle, on the copy or on its way over, leaves nothing behind."""

    async def fails(tx: Transaction) -> None:
        await with_site(tx, "N1")
        raise RuntimeError

    async def clashes(tx: Transaction) -> None:
        await with_site(tx, "N1")
        first = await tx.execute(update(employer).where(employer.c.ref == "E1").values(name="Drukkerij De Komma"))
        assert first.rowcount == 1
        meanwhile(desk, "UPDATE employer SET ref = 'N1' WHERE ref = 'E1'")

    with pytest.raises(RuntimeError):
        await rehearsed(desk.database, fails)
    with pytest.raises(IntegrityError):
        await rehearsed(desk.database, clashes)
    assert await desk.ask("SELECT ref, name FROM employer") == [("N1", "Drukkerij De Punt")]
    assert await desk.ask("SELECT count(*) FROM site") == [(0,)]


async def test_no_copy_stays_behind(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy has no name: nothing lies in the folder for such files, not even while it is made."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    async def act(tx: Transaction) -> None:
        await with_site(tx, "N1")
        assert list((tmp_path / "temporary").iterdir()) == []

    await rehearsed(desk.database, act)
