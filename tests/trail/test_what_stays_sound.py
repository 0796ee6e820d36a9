"""What may happen without `verify` calling it altered: people are forgotten, what was kept long enough goes, deeds of before stated less."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

import core.actions.deed
from core.actions.deed import Deed, write
from core.actions.rights.retention import let_go
from core.actions.rights.rights import Erased, erase
from core.actions.verify import Fault, Sound, verify
from core.actions.work.replanning import hours_grow
from core.store.database import Database, Transaction
from core.store.opening import connect
from tests.trail.test_what_counts import copied, unguarded
from tests.trail.year import make, named

LONG_AFTER = datetime(2036, 2, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
async def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of a municipality in a file."""
    folder = tmp_path_factory.mktemp("sound")
    await (await make(f"sqlite:///{folder / 'town.db'}", folder)).close()
    return folder


@pytest.fixture(name="town")
async def own_town(made: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """It, to be lived in."""
    database = connect(copied(made, tmp_path))
    yield database
    await database.close()


async def said(database: Database) -> Sound | Fault:
    """What verify says."""
    async with database.begin() as tx:
        return await verify(tx, [])


async def forget(database: Database, ref: str) -> None:
    """Somebody is erased."""
    async with database.begin() as tx:
        deed = Deed(tx, LONG_AFTER)
        assert isinstance(await erase(deed, await named(tx, ref), "asked"), Erased)
        await write(tx, [deed])


async def test_after_somebody_was_forgotten(town: Database) -> None:
    """Their books stay and are still held against what deeds stated; of them as a candidate nothing is stated any more."""
    await forget(town, "C1")
    assert isinstance(await said(town), Sound)
    left = "SELECT count(*) FROM trail WHERE deed LIKE 'person %' AND thing_id = 3 AND change IS NOT NULL"
    async with town.begin() as tx:
        assert (await tx.execute(text(left))).scalar_one() == 0
        await unguarded(tx)
        await tx.execute(text("UPDATE pay_line SET room = 7 WHERE candidate = 3"))
    assert isinstance(await said(town), Fault)


async def test_after_all_was_kept_long_enough(town: Database) -> None:
    """Lines of half years and invoices go with the placements that they are about; what is left is sound, and still guarded."""
    more = True
    while more:
        async with town.begin() as tx:
            await unguarded(tx)  # the database's own clock says that the lines are young
            more = await let_go(tx, LONG_AFTER)
    async with town.begin() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM settled_unit"))).scalar_one() == 0
        assert (await tx.execute(text("SELECT count(*) FROM settlement"))).scalar_one() == 2
    assert isinstance(await said(town), Sound)


async def test_lines_of_one_placement_that_is_gone(town: Database) -> None:
    """While half of a half year is gone with a placement, the other half is held against what was stated."""
    async with town.begin() as tx:
        await unguarded(tx)
        await tx.execute(text("UPDATE placement SET last_day = '2036-01-01' WHERE id = 2"))
        await let_go(tx, LONG_AFTER.replace(year=2034))
        gone = [await count(tx, f"settled_unit WHERE placement = {number}") for number in (1, 2)]
        assert gone[0] == 0 < gone[1]
        await tx.execute(text("UPDATE placement SET last_day = '2026-12-18' WHERE id = 2"))
        assert isinstance(await verify(tx, []), Sound)
        await tx.execute(text("DELETE FROM settled_unit WHERE placement = 2 AND is_reversal"))
        assert await verify(tx, []) == Fault("altered", "settled_unit", "of settlement 2, placement 2")  # type: ignore[arg-type]


async def test_hours_that_were_agreed_begin_to_hold(town: Database) -> None:
    """The clock changes what is agreed of a placement, and states it as people do."""
    async with town.begin() as tx:
        deed = Deed(tx, datetime(2026, 12, 7, 9, tzinfo=UTC))
        await hours_grow(deed, (await tx.execute(text("SELECT max(id) FROM hours_step"))).scalar_one())
        await write(tx, [deed])
        assert await count(tx, "placement WHERE minutes_per_week = 1080") == 1
    assert isinstance(await said(town), Sound)


async def count(tx: Transaction, what: str) -> int:
    """How many rows."""
    return int((await tx.execute(text(f"SELECT count(*) FROM {what}"))).scalar_one())


async def test_deeds_of_before_that_state_no_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are as sound as they were, and hold what they held before; the next deed about the same thing states it."""

    async def state_nothing(*_of: object) -> None: ...

    monkeypatch.setattr(core.actions.deed, "state", state_nothing)
    database = await make(f"sqlite:///{tmp_path / 'town.db'}", tmp_path)
    monkeypatch.undo()
    assert isinstance(await said(database), Sound)
    async with database.begin() as tx:
        await tx.execute(text("UPDATE placement SET last_day = '2026-12-17' WHERE id = 2"))
        assert isinstance(await verify(tx, []), Sound)
        await tx.execute(text("UPDATE placement SET tariff = '99.00' WHERE id = 2"))
        assert isinstance(await verify(tx, []), Fault)
    await database.close()
    shutil.rmtree(tmp_path / "out")
