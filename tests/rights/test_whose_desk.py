"""Whose candidate somebody is has one answer, whatever is opened: the contact person's, and while they are away whoever has their desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.actions.desk.leaves import go_away
from core.actions.hours.weeks import open_week
from core.actions.people.guided import open_candidate
from core.actions.work.own_work import open_work
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal
from core.store.tables.hours import timesheet
from core.store.tables.work import placement
from tests.kept import Kept, kept

AMINA, KARIN, MARK, ELS = 1001, 3001, 3002, 3003
DOORS = (open_candidate, open_work, open_week)


async def opens(house: Kept, who: int) -> list[bool]:
    """Whether Amina, her work and her week open for somebody."""
    async with house.database.begin() as tx:
        amina = await house.number(tx, AMINA)
        work = (await tx.execute(select(placement.c.id).where(placement.c.candidate == amina))).scalars().first()
        week = (await tx.execute(select(timesheet.c.id).where(timesheet.c.placement == work))).scalars().first()
        assert work, "she works"
        assert week, "she has a week"
        found = [await door(await house.deed(tx, who), number) for door, number in zip(DOORS, (amina, work, week), strict=True)]
    assert all(one.code is CommonCode.NOT_FOUND for one in found if isinstance(one, Refusal))
    return [not isinstance(one, Refusal) for one in found]


@pytest.mark.parametrize(("who", "present", "away"), [(KARIN, True, True), (MARK, False, True), (ELS, False, False)])
async def test_a_candidate_their_work_and_their_week_open_for_the_same_people(
    tmp_path: Path, who: int, present: bool, away: bool
) -> None:
    """Karin always; Mark, who stands in, only while she is away; Els, who leads, never while Mark is there."""
    async with kept(tmp_path) as house:
        await house.days_pass()
        assert await opens(house, who) == [present] * 3
        today = local_day(house.now)
        await house.does(KARIN, go_away, today, today + timedelta(days=2))
        assert await opens(house, who) == [away] * 3
