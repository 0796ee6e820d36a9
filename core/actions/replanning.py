"""What an answered wish makes of a placement: an earlier last day, or other hours from a Monday on, with its shifts, weeks and calls."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.actions.placing import counted_term, shift_end
from core.actions.proofs import end_calls
from core.actions.things import Clocked, Thing
from core.rules.atwork import AtWorkCode, stretched
from core.rules.calendar import AMSTERDAM, monday
from core.rules.quiet import awake
from core.rules.refusals import Refusal, refuse
from core.rules.timesheets import worked_minutes
from core.rules.weeks import closes_at
from core.store import placements, replanning
from core.store.placements import Placement, PlannedShift


async def end_on(deed: Deed, placement: Placement, day: date) -> None:
    """The last day is this one. What was planned after it goes; what was worked can still be entered and signed."""
    await replanning.set_last_day(deed.tx, placement.id, day)
    deed.trail(placement.municipality, "work ended early", Thing.PLACEMENT, placement.id, last_day=day)
    deed.changed(Thing.PLACEMENT, placement.id)
    deed.changed(Thing.PREMIUM, placement.candidate)
    await _weeks(deed, placement, day)
    for kind, due in end_calls(day).items():
        await replanning.move_calls(deed.tx, kind, {placement.id: due})


async def change_hours(deed: Deed, placement: Placement, minutes: int, first: date) -> Refusal | None:
    """So many minutes a week from a Monday on: the planned shifts become longer or shorter in proportion. Refused: more hours than the
    term allows for as long as the work lasts, and days that would become too long."""
    allowed = await counted_term(deed.tx, placement, minutes, first)
    if allowed < placement.last_day:
        return refuse(AtWorkCode.TERM_TOO_SHORT, date=allowed)
    shifts = await placements.shifts_of(deed.tx, [placement.id], first, placement.last_day)
    by_weekday = {shift.day.isoweekday(): shift.minutes for shift in reversed(shifts)}
    shares = stretched(by_weekday, minutes) if by_weekday else {}
    if isinstance(shares, Refusal):
        return shares
    changed = [_stretched(shift, shares[shift.day.isoweekday()]) for shift in shifts]
    await replanning.set_hours(deed.tx, placement.id, minutes)
    await replanning.set_shifts(deed.tx, [(shift.id, shift.ends, shift.minutes) for shift in changed])
    await replanning.move_calls(deed.tx, Clocked.SHIFT_ENDED, {shift.id: awake(shift_end(shift)) for shift in changed})
    deed.trail(placement.municipality, "hours changed", Thing.PLACEMENT, placement.id, minutes_per_week=minutes, since=first)
    deed.changed(Thing.PLACEMENT, placement.id)
    deed.changed(Thing.PREMIUM, placement.candidate)
    await _weeks(deed, placement, first)
    return None


def _stretched(shift: PlannedShift, minutes: int) -> PlannedShift:
    """The shift with so many worked minutes, from its beginning on."""
    start = datetime.combine(shift.day, shift.starts, AMSTERDAM)
    ends = (start + timedelta(minutes=minutes + shift.break_minutes)).time()
    worked = worked_minutes(shift.day, shift.starts, ends, shift.break_minutes)
    assert isinstance(worked, int), "ten hours at most are possible times"
    return replace(shift, ends=ends, minutes=worked)


async def _weeks(deed: Deed, placement: Placement, since: date) -> None:
    """From this day's week on each open week ends with its last planned shift."""
    first = monday(since)
    weeks = await replanning.open_weeks(deed.tx, placement.id, first)
    planned = await placements.shifts_of(deed.tx, [placement.id], first, placement.last_day)
    ends = {number: closes_at(start, _ends(planned, start)) for start, number in weeks.items()}
    await replanning.close_weeks_at(deed.tx, ends)
    await replanning.move_calls(deed.tx, Clocked.WEEK_ENDED, {number: awake(max(at, deed.now)) for number, at in ends.items()})
    for number in weeks.values():
        deed.changed(Thing.WEEK, number)


def _ends(planned: Iterable[PlannedShift], start: date) -> list[datetime]:
    return [shift_end(shift) for shift in planned if monday(shift.day) == start]
