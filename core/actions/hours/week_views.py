"""A week as each side sees it: the candidate with its premium, the employer with the tariff, the contact person with both versions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.actions.people.desks import contacts_today
from core.rules.calendar import local_day, week_days
from core.rules.cents import Cents
from core.rules.disagreements import PREMIUM_RATE
from core.rules.hours.corrections import HOLDS, CorrectionState
from core.rules.hours.week_days import Day, Work, premium_of, turnover_of
from core.rules.hours.weeks import WeekState, is_fresh, is_over
from core.rules.policy import Policy
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import Transaction
from core.store.hours import corrections, days, paper, signing, travel, weeks
from core.store.hours.corrections import Correction
from core.store.hours.days import DayEntry
from core.store.hours.signing import Objection
from core.store.hours.travel import Claim
from core.store.hours.weeks import Timesheet
from core.store.people import people
from core.store.people.people import Person
from core.store.work import placements
from core.store.work.placements import Placement, PlannedShift


@dataclass(frozen=True)
class PutRight:
    """When a day of a confirmed week was put right, and by whom where that was not both sides. `without`: one side said so, and the other,
    who is the employer's or not, did not agree.
    """

    at: datetime
    by: Person | None
    without: bool
    without_employer: bool


@dataclass(frozen=True, kw_only=True)
class WeekView:
    """What both sides see of a week. `days` are those of the placement; `shifts` the planned shift of a day.

    `is_over`: no planned shift is still to come. `is_fresh`: the candidate can still take the signature back.
    `employer_is_right` is None when no dispute ended. `rounds`: how often the employer saw it otherwise, lastly as in `objections`,
    or, when the candidate has answered that with other hours, as in `answered`; `answered_by` said so. `has_travel`: travel costs were
    claimed for one of its days.
    `on_paper_by` entered it from a form that both signed. `corrected`: the days that were put right after it was confirmed, and when.
    `for_both`: the municipality entered it for both sides, from a form or (`is_imported`) by a file. `contact` has the candidate's desk today.
    """

    id: int
    version: int
    state: WeekState
    monday: date
    placement: int
    title: str
    employer_name: str
    candidate: Person
    contact: Person | None
    days: tuple[Day, ...]
    shifts: Mapping[date, int]
    objections: tuple[Objection, ...]
    answered: tuple[Objection, ...]
    rounds: int
    is_over: bool
    is_fresh: bool
    answered_by: Person | None
    confirmed_by: Person | None
    confirmed_at: datetime | None
    employer_is_right: bool | None
    has_travel: bool
    on_paper_by: Person | None
    is_imported: bool
    for_both: bool
    corrected: Mapping[date, PutRight]


@dataclass(frozen=True)
class CandidateWeek:
    """A week with the premium that its hours earn, in cents; None when no rate is known."""

    week: WeekView
    premium: Cents | None


@dataclass(frozen=True)
class EmployerWeek:
    """A week with what it costs: the tariff in euros an hour, and tariff x hours in cents."""

    week: WeekView
    tariff: Decimal
    turnover: Cents


async def week_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, WeekView]:
    """Weeks, for showing to the contact person."""
    sheets = list((await weeks.by_ids(tx, ids)).values())
    at = await placements.by_ids(tx, {s.placement for s in sheets})
    calendars = await _calendars(tx, sheets, at, now)
    claimed = await _claimed(tx, sheets)
    rounds = await signing.rounds(tx, [s.id for s in sheets])
    objected = {s.id: rounds[s.id][-1] for s in sheets if rounds[s.id]}
    said, objectors = (
        await signing.objections(tx, list(objected.values())),
        await signing.answered_by(tx, list(objected.values())),
    )
    typed = await paper.entered_by(tx, [s.id for s in sheets])
    named = await people.by_ids(
        tx, {n for s in sheets for n in (s.candidate, s.confirmed_by, typed.get(s.id)) if n} | set(objectors.values())
    )
    contacts = await contacts_today(tx, {s.candidate for s in sheets}, local_day(now))
    corrected = await _corrected(tx, [s.id for s in sheets if s.state is WeekState.CONFIRMED])
    return {
        s.id: WeekView(
            id=s.id,
            version=s.version,
            state=s.state,
            monday=s.monday,
            placement=s.placement,
            title=at[s.placement].title,
            employer_name=at[s.placement].employer_name,
            candidate=named[s.candidate],
            contact=contacts.get(s.candidate),
            days=calendars[s.id][0],
            shifts=calendars[s.id][1],
            objections=tuple(said.get(s.signature or 0, ())),
            answered=_answered(s, rounds[s.id], said),
            rounds=len(rounds[s.id]),
            is_over=is_over(calendars[s.id][0], now, s.ends_at),
            is_fresh=is_fresh(s.week, now),
            answered_by=named.get(objectors.get(objected.get(s.id, 0), 0)),
            confirmed_by=named.get(s.confirmed_by or 0),
            confirmed_at=s.confirmed_at,
            employer_is_right=s.employer_is_right,
            has_travel=any(one.placement == s.placement and 0 <= (one.day - s.monday).days < 7 for one in claimed),
            on_paper_by=named.get(typed.get(s.id, 0)),
            is_imported=is_imported(s),
            for_both=s.id in typed or is_imported(s),
            corrected=corrected[s.id],
        )
        for s in sheets
    }


def _answered(sheet: Timesheet, rounds: Sequence[int], said: Mapping[int, Sequence[Objection]]) -> tuple[Objection, ...]:
    return tuple(said[rounds[-1]]) if rounds and rounds[-1] != sheet.signature and sheet.signature else ()


def is_imported(sheet: Timesheet) -> bool:
    """Nobody signed it here: it was confirmed before it came."""
    return sheet.state is WeekState.CONFIRMED and sheet.signature is None


async def _corrected(tx: Transaction, confirmed: Sequence[int]) -> Mapping[int, dict[date, PutRight]]:
    found: dict[int, dict[date, PutRight]] = defaultdict(dict)
    held = [one for one in await corrections.of_weeks(tx, confirmed) if one.state in HOLDS] if confirmed else []
    deciders = await people.by_ids(tx, {one.ended_by for one in held if one.ended_by and one.state is CorrectionState.GRANTED})
    for one in sorted(held, key=lambda one: str(one.ended_at)):
        if one.ended_at:
            by = deciders.get(one.ended_by or 0)
            found[one.timesheet][one.day] = PutRight(one.ended_at, by, bool(by) and not is_for_both(one), not one.by_employer)
    return found


def is_for_both(one: Correction) -> bool:
    """Who entered the week for both put it right for both."""
    return one.state is CorrectionState.GRANTED and one.by == one.ended_by


async def _claimed(tx: Transaction, sheets: Sequence[Timesheet]) -> list[Claim]:
    if not sheets:
        return []
    first, last = min(s.monday for s in sheets), max(s.monday for s in sheets) + timedelta(days=6)
    return [one for one in await travel.latest(tx, {s.placement for s in sheets}, first, last) if one.cents]


async def candidate_weeks(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, CandidateWeek]:
    """Weeks, for showing to the candidate."""
    found = await week_views(tx, ids, now)
    chosen = {of: await policies.of(tx, of) for of in {view.candidate.municipality for view in found.values()}}
    return {
        number: CandidateWeek(view, _premium_by(chosen[view.candidate.municipality], view.days)) for number, view in found.items()
    }


async def employer_weeks(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, EmployerWeek]:
    """Weeks, for showing to the employer: nothing of the candidate's money."""
    found = await week_views(tx, ids, now)
    at = await placements.by_ids(tx, {view.placement for view in found.values()})
    return {
        number: EmployerWeek(view, at[view.placement].tariff, turnover_of(_minutes(view.days), at[view.placement].tariff))
        for number, view in found.items()
    }


async def premium_in(tx: Transaction, municipality: int, of: Sequence[Day]) -> Cents | None:
    """The premium of a week's days in cents; None when no rate is known."""
    return _premium_by(await policies.of(tx, municipality), of)


def _premium_by(policy: Policy, of: Sequence[Day]) -> Cents | None:
    premium = premium_of(_minutes(of), policy.amounts(PREMIUM_RATE))
    return None if isinstance(premium, Refusal) else premium


async def days_of(tx: Transaction, sheet: Timesheet, now: datetime) -> tuple[Day, ...]:
    """The days of a week that belong to its placement, planned beside entered."""
    at = await placements.by_ids(tx, [sheet.placement])
    return (await _calendars(tx, [sheet], at, now))[sheet.id][0]


async def calendar_of(tx: Transaction, placement: Placement, first: date, now: datetime) -> tuple[Day, ...]:
    """The days of a placement in the week that begins on this Monday, planned beside entered, whether the week is kept or not."""
    sunday = first + timedelta(days=6)
    planned = {one.day: one for one in await placements.shifts_of(tx, [placement.id], first, sunday)}
    entered = {one.day: one for one in await days.latest(tx, [placement.id], first, sunday)}
    return _calendar(first, placement, planned, entered, now)[0]


async def _calendars(
    tx: Transaction, sheets: Sequence[Timesheet], at: Mapping[int, Placement], now: datetime
) -> dict[int, tuple[tuple[Day, ...], dict[date, int]]]:
    if not sheets:
        return {}
    first, last = min(s.monday for s in sheets), max(s.monday for s in sheets) + timedelta(days=6)
    planned: dict[int, dict[date, PlannedShift]] = defaultdict(dict)
    for shift in await placements.shifts_of(tx, at, first, last):
        planned[shift.placement][shift.day] = shift
    entered: dict[int, dict[date, DayEntry]] = defaultdict(dict)
    for entry in await days.latest(tx, list(at), first, last):
        entered[entry.placement][entry.day] = entry
    return {s.id: _calendar(s.monday, at[s.placement], planned[s.placement], entered[s.placement], now) for s in sheets}


def _calendar(
    first: date, placement: Placement, planned: Mapping[date, PlannedShift], entered: Mapping[date, DayEntry], now: datetime
) -> tuple[tuple[Day, ...], dict[date, int]]:
    own = [day for day in week_days(first) if placement.starts_on <= day <= placement.last_day or day in entered]
    found = tuple(_day(day, planned.get(day), entered.get(day), placement.candidate, now) for day in own)
    return found, {day: planned[day].id for day in own if day in planned}


def _day(day: date, shift: PlannedShift | None, entry: DayEntry | None, candidate: int, now: datetime) -> Day:
    return Day(
        day,
        Work(shift.starts, shift.ends, shift.break_minutes, shift.minutes) if shift else None,
        entry.work if entry else None,
        is_over=shift is None or shift.ends_at <= now,
        taken_over=entry is not None and entry.version == 1 and entry.by != candidate and entry.starts is None,
    )


def _minutes(of: Sequence[Day]) -> dict[date, int]:
    return {day.day: day.minutes for day in of if day.minutes}
