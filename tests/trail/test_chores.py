"""What is done over and over is done once for each time, however many processes wake; the trail's head ends up in the anchor."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import distinct, func, select

from bot.timing.chores import Chore, Chores, counting, sealing, slot_of, warning_of_caps
from core.actions.deed import write
from core.actions.talk.questions import Message, ask
from core.actions.things import Notice
from core.rules.refusals import Refusal
from core.rules.talk.questions import MessageKind
from core.store import anchor
from core.store.database import Transaction
from core.store.opening import connect
from core.store.tables import money
from core.store.tables.messages import outbox
from core.store.tables.money import cap_warning
from core.store.tables.people import consultant
from tests.bench.town import Ground
from tests.commands import flexbot
from tests.kept import NOW, Kept


async def test_several_processes_do_a_chore_once_for_each_time(house: Kept) -> None:
    """Three wake at once, twice within the hour and once in the next: it was done twice."""
    done: list[datetime] = []
    clock = [NOW]

    async def do(_tx: Transaction, at: datetime) -> bool:
        done.append(at)
        return False

    databases = [connect(house.url) for _ in range(3)]
    processes = [Chores(database, lambda: clock[0], [Chore("sweeping", timedelta(hours=1), do)]) for database in databases]
    for minutes in (0, 59, 60):
        clock[0] = NOW + timedelta(minutes=minutes)
        await asyncio.gather(*(process.run() for process in processes))
    for database in databases:
        await database.close()
    assert done == [NOW, NOW + timedelta(hours=1)]


async def test_what_failed_is_tried_again(house: Kept) -> None:
    """A chore that raises leaves its time unclaimed and harms no other chore."""
    tried = 0
    others = 0

    async def fails_once(_tx: Transaction, _at: datetime) -> bool:
        nonlocal tried
        tried += 1
        if tried == 1:
            raise ValueError("not this time")
        return False

    async def other(_tx: Transaction, _at: datetime) -> bool:
        nonlocal others
        others += 1
        return False

    chores = Chores(
        house.database, lambda: NOW, [Chore("one", timedelta(hours=1), fails_once), Chore("two", timedelta(hours=1), other)]
    )
    for _ in range(3):
        await chores.run()
    assert (tried, others) == (2, 1)


async def test_what_was_left_in_the_middle_is_gone_on_with(house: Kept) -> None:
    """A process that ends after the first of three portions leaves the rest to the next one's next sweep, not to the next time."""
    left, dying = 3, True

    async def do(_tx: Transaction, _at: datetime) -> bool:
        nonlocal left
        if dying and left == 2:
            raise ValueError("here it ends")
        left -= 1
        return left > 0

    for _ in range(2):
        await Chores(house.database, lambda: NOW, [Chore("in portions", timedelta(hours=6), do)]).run()
        dying = False
    assert left == 0
    await Chores(house.database, lambda: NOW, [Chore("in portions", timedelta(hours=6), do)]).run()
    assert left == 0


async def test_a_whole_town_is_warned_a_few_at_a_time(house: Kept) -> None:
    """Forty-five have had EUR 3,000 from elsewhere: they and their contact person hear it once, and no transaction sees to more than twenty."""
    portions: list[int] = []
    async with house.database.begin() as tx:
        town = await Ground.lay(tx, NOW.date(), NOW)
        for n in range(45):
            candidate, _ = await town.at_work(f"P{n}", 900_000_000 + n)
            await town.add(money.other_premium, candidate=candidate, paid_on=NOW.date(), cents=300_000, municipality=town.number)

    once = warning_of_caps()

    async def counted(tx: Transaction, at: datetime) -> bool:
        more = await once.do(tx, at)
        mine = select(func.count(distinct(cap_warning.c.candidate))).where(cap_warning.c.municipality == town.number)
        portions.append(int((await tx.execute(mine)).scalar_one()))
        return more

    clock = [NOW]
    chores = Chores(house.database, lambda: clock[0], [replace(once, do=counted)])
    for hours in (0, 0, 6):
        clock[0] = NOW + timedelta(hours=hours)
        await chores.run()
    assert portions[-1] == 45
    assert all(more - less <= 20 for less, more in pairwise((0, *portions))), portions
    async with house.database.begin() as tx:
        told = select(func.count()).where(outbox.c.municipality == town.number, outbox.c.what == Notice.CAP_NEAR)
        assert (await tx.execute(told)).scalar_one() == 90


async def test_a_portion_of_warnings_that_was_not_kept_is_done_again(house: Kept) -> None:
    """The second of three portions is rolled back: at the next sweep of the same six hours all forty-five are warned, each once."""
    async with house.database.begin() as tx:
        town = await Ground.lay(tx, NOW.date(), NOW)
        for n in range(45):
            candidate, _ = await town.at_work(f"P{n}", 900_000_000 + n)
            await town.add(money.other_premium, candidate=candidate, paid_on=NOW.date(), cents=300_000, municipality=town.number)
    once, portions = warning_of_caps(), 0

    async def fails_second(tx: Transaction, at: datetime) -> bool:
        nonlocal portions
        more = await once.do(tx, at)
        portions += 1
        if portions == 2:
            raise ValueError("not kept")
        return more

    chores = Chores(house.database, lambda: NOW, [replace(once, do=fails_second)])
    for _ in range(2):
        await chores.run()
    async with house.database.begin() as tx:
        told = select(func.count()).where(outbox.c.municipality == town.number, outbox.c.what == Notice.CAP_NEAR)
        assert (await tx.execute(told)).scalar_one() == 90


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_the_menu_counts_what_was_begun_first_and_kept_last(house: Kept) -> None:
    """Two people ask at once; the question with the lower number is committed after the other was counted, and counted half a minute later."""
    clock = [NOW]
    chores = Chores(house.database, lambda: clock[0], [counting()])

    async def shown(seconds: int) -> int:
        clock[0] = NOW + timedelta(seconds=seconds)
        await chores.run()
        return int(await house.one(select(consultant.c.waiting).where(consultant.c.person == mark)))

    async with house.database.begin() as tx:
        mark = await house.number(tx, 3001)
    before = await shown(0)
    async with house.database.begin() as tx:
        slow = await house.deed(tx, 1002)
        assert not isinstance(await ask(slow, Message(MessageKind.TEXT, "Is er een kantine?")), Refusal)
        await write(tx, [slow])
        await house.does(1001, ask, Message(MessageKind.TEXT, "Kan ik daar parkeren?"))
        one = await shown(30)
    assert (await shown(60)) - one == 1
    assert one > before


async def test_scheduled_times_are_whole_multiples() -> None:
    """A chore of every quarter is for the latest quarter."""
    assert slot_of(NOW + timedelta(minutes=44), timedelta(minutes=15)) == NOW + timedelta(minutes=30)


async def test_the_head_is_noted_outside_the_database(house: Kept, tmp_path: Path) -> None:
    """Sealed within the minute, one line; nothing new, no line; `flexbot verify` agrees until the database was cut off."""
    file = tmp_path / "elsewhere" / "anchor"
    chores = Chores(house.database, lambda: house.now, [sealing(house.database, file, lambda: house.now)])
    await chores.run()
    await house.days_pass()
    await chores.run()
    house.now += timedelta(minutes=2)
    await chores.run()
    assert len(anchor.noted(file)) == 2
    assert _flexbot_verify(house, file) == (0, "")
    file.write_text(file.read_text().replace('"number": ', '"number": 9'))
    assert _flexbot_verify(house, file)[0] == 1


def _flexbot_verify(house: Kept, file: Path) -> tuple[int, str]:
    environment = {"FLEXBOT_DATABASE": house.url, "FLEXBOT_ANCHOR": str(file)}
    run = flexbot("verify", environment=environment, folder=file.parent)
    return run.returncode, run.stderr
