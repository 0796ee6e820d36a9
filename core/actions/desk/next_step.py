"""What happens next, for a candidate: gathered from everything that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.actions.hours.weeks import OVERDUE_WORKING_DAYS
from core.actions.matching.meetings import MeetingView, standing_meetings
from core.actions.money.moments_to_pay import late_payment
from core.actions.money.premium_case import still_to_come
from core.actions.people.desks import contact_today
from core.actions.workdays import add_working_days, is_public_holiday
from core.rules.calendar import AMSTERDAM, local_day
from core.rules.desk.next_step import Step, StepKind, next_steps
from core.rules.hours.weeks import WeekState
from core.rules.matching.offers import OfferState
from core.rules.planning import first_planned
from core.store.database import Transaction
from core.store.hours import weeks
from core.store.hours.weeks import Timesheet
from core.store.matching import jobs, offers
from core.store.money.moments import MomentState
from core.store.people import people
from core.store.people.people import Person
from core.store.talk import questions
from core.store.work import placements
from core.store.work.placements import Placement

WEEKS_BACK = 6
DAYS_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class NextView:
    """The next step, what comes after it, and the contact person."""

    contact: Person | None
    step: Step
    later: tuple[Step, ...]


async def next_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, NextView]:
    """What happens next for candidates, by their number."""
    views = {}
    for number in await people.by_ids(tx, ids):
        first, *later = next_steps(await _steps(tx, number, now))
        views[number] = NextView(await contact_today(tx, number, local_day(now)), first, tuple(later))
    return views


async def _steps(tx: Transaction, candidate: int, now: datetime) -> list[Step]:
    today, placed = local_day(now), await placements.of_candidate(tx, candidate)
    return [
        *await _offers(tx, candidate),
        *await _days(tx, placed, now),
        *await _weeks(tx, candidate, placed, now),
        *await _moments(tx, candidate, today),
        *await _questions(tx, candidate),
        *[_meeting(one) for one in await standing_meetings(tx, candidate, now)],
    ]


async def _questions(tx: Transaction, candidate: int) -> list[Step]:
    """Who has a question answers it."""
    asked = await questions.open_of(tx, candidate)
    named = await people.by_ids(tx, {one.facts.owner for one in asked})
    return [
        Step(
            StepKind.CONTACT_ANSWERS,
            local_day(one.due_at) if one.due_at else None,
            one.id,
            name=named[one.facts.owner].first_name,
        )
        for one in asked
    ]


def _meeting(view: MeetingView) -> Step:
    one, job = view.meeting, view.job
    if one.moment is None:
        return Step(StepKind.ANSWER_MEETING, None, one.id, job.employer_name)
    day, employer = local_day(one.moment), job.employer_name
    return Step(StepKind.MEETING, day, one.id, employer, at=one.moment, place=job.place, guide=job.report_to)


async def _offers(tx: Transaction, candidate: int) -> list[Step]:
    waiting, pending = await offers.open_of(tx, candidate), await offers.pending_of(tx, candidate)
    known = await jobs.by_ids(tx, {one.job for one in (*waiting, *pending)})
    kind = {OfferState.WANTED: StepKind.CONTACT_PROPOSES, OfferState.PROPOSED: StepKind.EMPLOYER_CHOOSES}
    return [
        *(
            Step(StepKind.ANSWER_OFFER, None, one.id, known[one.job].employer_name)
            for one in waiting
            if one.state is OfferState.OPEN
        ),
        *(Step(kind[one.state], None, one.id, known[one.job].employer_name) for one in pending if one.state in kind),
    ]


async def _days(tx: Transaction, placed: list[Placement], now: datetime) -> list[Step]:
    """The next planned day of each work, also today's until its shift begins; said as the first day where it is that."""
    today = local_day(now)
    going = {one.id: one for one in placed if one.last_day >= today}
    known = await jobs.by_ids(tx, {one.job for one in going.values()})
    weekdays = {number: [shift.weekday for shift in known[one.job].shifts] for number, one in going.items()}
    first = {number: first_planned(weekdays[number], one.starts_on, one.last_day) for number, one in going.items()}
    shifts = await placements.shifts_of(tx, list(going), today, today + DAYS_AHEAD)
    here = now.astimezone(AMSTERDAM)
    coming = {one.placement: one.day for one in reversed(shifts) if one.day > today or one.starts > here.time()}
    begins = {number: day for number, day in first.items() if day and (day > today or coming.get(number) == day)}
    return [
        Step(
            StepKind.FIRST_DAY if number in begins else StepKind.NEXT_DAY,
            day,
            number,
            going[number].employer_name,
            is_holiday=is_public_holiday(day),
        )
        for number, day in (coming | begins).items()
    ]


async def _weeks(tx: Transaction, candidate: int, placed: list[Placement], now: datetime) -> list[Step]:
    employer = {one.id: one.employer_name for one in placed}
    found = await weeks.of_candidate(tx, candidate, local_day(now), WEEKS_BACK)
    return [step for one in found if (step := _week(one, employer.get(one.placement, ""), now))]


def _week(one: Timesheet, employer: str, now: datetime) -> Step | None:
    match one.state:
        case WeekState.OPEN if one.ends_at <= now:
            return Step(StepKind.SIGN_WEEK, one.monday, one.id, employer)
        case WeekState.SIGNED:
            until = local_day(add_working_days(one.signed_at or now, OVERDUE_WORKING_DAYS))
            return Step(StepKind.EMPLOYER_CONFIRMS, until, one.id, employer)
        case WeekState.DISPUTED:
            return Step(StepKind.ANSWER_OBJECTION, one.monday, one.id, employer)
        case WeekState.TO_CONSULTANT:
            return Step(StepKind.CONTACT_DECIDES, None, one.id, employer)
    return None


async def _moments(tx: Transaction, candidate: int, today: date) -> list[Step]:
    late = await late_payment(tx, candidate, today)
    steps = [Step(StepKind.PAYMENT_LATE, late.chosen.day, late.chosen.id)] if late else []
    for one in await still_to_come(tx, candidate, today):
        mine = one.proposed_by == candidate
        proposed = StepKind.CONTACT_AGREES if mine else StepKind.AGREE_MOMENT
        steps.append(Step(proposed if one.state is MomentState.PROPOSED else StepKind.PAYMENT, one.day, one.id))
    return steps
