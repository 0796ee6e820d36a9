"""What is agreed about a placement: an earlier or a later last day, or other hours from a Monday on, with its shifts, weeks and calls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.actions.money.premium_case import premium_changed
from core.actions.things import Clocked, Thing
from core.actions.work.contact_moments import plan_later_contacts
from core.actions.work.end_calls import end_calls
from core.actions.work.placing import add_shifts, counted_term, shifts_from
from core.rules.calendar import AMSTERDAM, local_day, midnight, monday
from core.rules.day_minutes import meet, worked_minutes
from core.rules.hours.weeks import closes_at
from core.rules.planning import Pattern
from core.rules.quiet import awake
from core.rules.refusals import Refusal, refuse
from core.rules.work.at_work import AtWorkCode, earliest_end, stretched
from core.rules.work.ending import Step
from core.store.database import Transaction
from core.store.hours import days
from core.store.matching.jobs import Shift
from core.store.work import placements, replanning, work_changes
from core.store.work.placements import Placement, PlannedShift

A_DAY = timedelta(days=1)
LOOKED_BACK = timedelta(days=13)
"""Two weeks show on which weekdays somebody works."""


@dataclass(frozen=True)
class Ends:
    """The earliest last day that work may still get, and the last day before today on which something was planned, where that can be it."""

    earliest: date
    past: date | None


async def ends_of(tx: Transaction, placement: Placement, today: date) -> Ends:
    """What last days there are to choose from: hours that were entered, and weeks that were signed, stay."""
    entries = await days.latest(tx, [placement.id], placement.starts_on, today)
    unsigned = await replanning.open_weeks(tx, placement.id, monday(placement.starts_on))
    kept = [entry.day for entry in entries if entry.minutes or monday(entry.day) not in unsigned]
    earliest = earliest_end(today, placement.starts_on, max(kept, default=None))
    planned = await placements.shifts_of(tx, [placement.id], earliest, today - A_DAY)
    return Ends(earliest, max((shift.day for shift in planned), default=None))


async def end_on(deed: Deed, placement: Placement, day: date) -> None:
    """The last day is this one. What was planned after it goes, with the weeks in which nothing is left; what was worked can still be
    entered and signed."""
    first = monday(day)
    sunday = first + timedelta(days=6)
    planned = await placements.shifts_of(deed.tx, [placement.id], first, sunday)
    await replanning.set_last_day(deed.tx, placement.id, day)
    if planned and planned[0].day > day and not await days.latest(deed.tx, [placement.id], first, sunday):
        await replanning.forget_week(deed.tx, placement.id, first)
    deed.trail(placement.municipality, "work ended early", Thing.PLACEMENT, placement.id, last_day=day)
    deed.changed(Thing.PLACEMENT, placement.id)
    await premium_changed(deed, placement.candidate)
    await _weeks(deed, placement, day)
    for kind, due in end_calls(placement.starts_on, day).items():
        await replanning.move_calls(deed.tx, kind, {placement.id: due})


async def extend(deed: Deed, placement: Placement, day: date) -> None:
    """The last day is this later one: the shifts of the last weeks go on until then, with their weeks and calls."""
    await replanning.set_term(deed.tx, placement.id, day, max(day, placement.last_allowed_day))
    longer, before = replace(placement, last_day=day), placement.last_day - LOOKED_BACK
    known = await placements.shifts_of(deed.tx, [placement.id], before, placement.last_day)
    pattern = {s.day.isoweekday(): Pattern(s.day.isoweekday(), s.starts, s.ends, s.break_minutes) for s in known}
    first = placement.last_day + timedelta(days=1)
    if monday(first) not in await replanning.open_weeks(deed.tx, placement.id, monday(first)) and first != monday(first):
        first = monday(first) + timedelta(weeks=1)
    await add_shifts(deed, placement.municipality, placement.id, shifts_from(pattern.values(), first, day), first, day)
    await _weeks(deed, longer, placement.last_day)
    for kind, due in end_calls(placement.starts_on, day).items():
        if due > deed.now:
            await replanning.call_again(deed.tx, kind, {placement.id: due})
            deed.call(placement.municipality, kind, placement.id, due)
    await plan_later_contacts(deed, placement, day)
    deed.trail(placement.municipality, "work extended", Thing.PLACEMENT, placement.id, last_day=day)
    deed.changed(Thing.PLACEMENT, placement.id)
    deed.changed(Thing.ENDING, placement.id)
    await premium_changed(deed, placement.candidate)


@dataclass(frozen=True)
class Plan:
    """What so many minutes a week from a Monday on make of running work: the last day that its term allows, and its planned shifts."""

    last_allowed_day: date
    shifts: list[PlannedShift]

    @property
    def weekly(self) -> tuple[Shift, ...]:
        """A week of the shifts by weekday, as they are first."""
        by_weekday = {
            s.day.isoweekday(): Shift(s.day.isoweekday(), s.starts, s.ends, s.break_minutes) for s in reversed(self.shifts)
        }
        return tuple(by_weekday[weekday] for weekday in sorted(by_weekday))

    @property
    def written(self) -> list[list[str | int]]:
        """The same week as facts of a notice: weekday, start, end, minutes of break."""
        return [[s.weekday, f"{s.starts:%H:%M}", f"{s.ends:%H:%M}", s.break_minutes] for s in self.weekly]


async def plan_of(tx: Transaction, placement: Placement, minutes: int, first: date) -> Plan | Refusal:
    """What the work becomes with so many minutes a week from a Monday on: the planned shifts become longer or shorter in proportion.

    Refused: more hours than the term allows for as long as the work lasts, days that would become too long, or lie over other work.
    """
    allowed = await counted_term(tx, placement, minutes, first)
    if allowed < placement.last_day:
        return refuse(AtWorkCode.TERM_TOO_SHORT, date=allowed)
    shifts = await placements.shifts_of(tx, [placement.id], first, placement.last_day)
    shares = stretched({shift.day.isoweekday(): shift.minutes for shift in reversed(shifts)}, minutes)
    if isinstance(shares, Refusal):
        return shares
    changed = [_stretched(shift, shares[shift.day.isoweekday()]) for shift in shifts]
    return await _over_other_work(tx, placement, shifts, changed) or Plan(allowed, changed)


async def _over_other_work(
    tx: Transaction, placement: Placement, before: Sequence[PlannedShift], after: Sequence[PlannedShift]
) -> Refusal | None:
    """The first shift that would lie over one of other work and did not before."""
    others = [p for p in await placements.of_candidate(tx, placement.candidate) if p.id != placement.id]
    if not after or not others:
        return None
    titles = {p.id: p.title for p in others}
    planned = await placements.shifts_of(tx, list(titles), after[0].day - A_DAY, after[-1].day + A_DAY)
    for old, new in zip(before, after, strict=True):
        for other in planned:
            if meet(new, other) and not meet(old, other):
                times = {"starts": f"{other.starts:%H:%M}", "ends": f"{other.ends:%H:%M}"}
                return refuse(AtWorkCode.OTHER_WORK_THEN, date=other.day, title=titles[other.placement], **times)
    return None


async def change_hours(deed: Deed, placement: Placement, minutes: int, first: date) -> Plan | Refusal:
    """So many minutes a week from a Monday on, as `plan_of` has it. Until that Monday the hours of before are agreed."""
    plan = await plan_of(deed.tx, placement, minutes, first)
    if isinstance(plan, Refusal):
        return plan
    allowed, changed = plan.last_allowed_day, plan.shifts
    step = await work_changes.add_step(deed.tx, placement.municipality, placement.id, Step(first, minutes))
    if first <= local_day(deed.now):
        await replanning.set_hours(deed.tx, placement.id, minutes)
    else:
        deed.call(placement.municipality, Clocked.HOURS_GROW, step, midnight(first))
    await replanning.set_term(deed.tx, placement.id, placement.last_day, min(allowed, placement.last_allowed_day))
    await replanning.set_shifts(deed.tx, [(shift.id, shift.ends, shift.minutes) for shift in changed])
    await replanning.move_calls(deed.tx, Clocked.SHIFT_ENDED, {shift.id: awake(shift.ends_at) for shift in changed})
    deed.trail(placement.municipality, "hours changed", Thing.PLACEMENT, placement.id, minutes_per_week=minutes, since=first)
    deed.changed(Thing.PLACEMENT, placement.id)
    await premium_changed(deed, placement.candidate)
    await _weeks(deed, placement, first)
    return plan


async def hours_grow(deed: Deed, step_id: int) -> None:
    """The Monday has come from which other hours were agreed."""
    found = await work_changes.step_by_id(deed.tx, step_id)
    if found:
        placement_id, step = found
        await replanning.set_hours(deed.tx, placement_id, step.minutes)
        placement = await placements.by_id(deed.tx, placement_id)
        assert placement is not None, "a step has a placement"
        said = {"minutes_per_week": step.minutes, "since": step.since}
        deed.trail(placement.municipality, "hours changed", Thing.PLACEMENT, placement_id, **said)
        deed.changed(Thing.PLACEMENT, placement_id)


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
    return [shift.ends_at for shift in planned if monday(shift.day) == start]
