"""Offers, the hours of a day and the week that both sides sign, by the names that the pages call them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from core.rules import day_minutes
from core.rules.calendar import AMSTERDAM
from core.rules.cents import plain
from core.rules.choices import DEFAULTS
from core.rules.hours import weeks
from core.rules.matching import matching, offers, stops
from core.rules.money import standing
from core.rules.planning import Pattern, Planned
from core.rules.refusals import Refusal
from tests.rules.named import Named, Plain, Rows, code, dated

RULES = Named()
SIGNED_AT = datetime(2026, 11, 22, 18, 0, tzinfo=AMSTERDAM)


def verdict(refusal: Refusal | None) -> str:
    return refusal.code.value if refusal else "yes"


@RULES
def offer(
    wants: bool | None = None,
    held: bool = False,
    withdrawn: bool = False,
    proposed: bool = False,
    welcome: bool | None = None,
    job_withdrawn: bool = False,
    placed: bool = False,
) -> Plain:
    """How far an offer is, and whether it may be answered by the candidate, proposed, answered by the employer, and
    asked again."""
    one = offers.Offer(wants, held, withdrawn, proposed, welcome, job_withdrawn, placed)
    return {
        "is": offers.state_of(one).value,
        "answer": verdict(offers.may_answer(one)),
        "propose": verdict(offers.may_propose(one)),
        "choose": verdict(offers.may_choose(one)),
        "ask_again": verdict(offers.may_take_no_back(one)),
    }


@RULES
def worked_minutes(day: date, starts: time, ends: time, break_minutes: int = 0) -> int | str:
    return code(day_minutes.worked_minutes(day, starts, ends, break_minutes))


@RULES
def hours_within(day: date, start: date, last_day: date) -> str:
    return verdict(day_minutes.outside_placement(day, start, last_day))


@RULES
def a_day_over_all_placements(others: int, minutes: int) -> str:
    return verdict(day_minutes.more_than_a_day(others, minutes))


@RULES
def step_in_a_week(state: str, step: str, shown: int = 1, version: int = 1, seconds_after_signing: int = 60) -> str:
    """Whether somebody may take a step in a week of which they were shown a version; what they may not, by its reason."""
    week = weeks.Week(weeks.WeekState(state), version, SIGNED_AT)
    now = SIGNED_AT + timedelta(seconds=seconds_after_signing)
    taken = weeks.Step(step)
    if taken is weeks.Step.TAKE_BACK:
        return verdict(weeks.may_take_back(week, shown, now))
    if taken in (weeks.Step.CONFIRM, weeks.Step.DISPUTE):
        return verdict(weeks.may_answer(week, taken, shown, now))
    return verdict(weeks.may(week, taken, shown))


@RULES
def amounts_kept_apart(days: list[tuple[date, int, str]], rates: Rows = ((date(2015, 1, 1), "2.00"),)) -> Plain:
    """Days of one placement, each with its minutes and how far it is."""
    lines = [standing.DayHours(1, day, minutes, standing.Stage[stage.upper()]) for day, minutes, stage in days]
    found = standing.standing(lines, dated(rates))
    assert isinstance(found, standing.Standing)
    return {stage.name.lower(): plain(cents) for stage, cents in found.cents.items()}


@RULES
def hours_of_room(room: str, rate: str) -> str:
    minutes = standing.hours_of_room(int(Decimal(room) * 100), Decimal(rate))
    return f"{minutes // 60}:{minutes % 60:02d}"


@RULES
def points_of_a_candidate(
    kinds: str = "", days: str = "", goals: str = "", away: int | None = None, farthest: int | None = None
) -> list[Plain]:
    """A job in a kitchen on Tuesday to Thursday that helps with rhythm; `away` in kilometres, None: it is not known where they live."""
    job = matching.Sought("kitchen", ("2", "3", "4"), frozenset({"rhythm"}), matching.Spot(0, 0))
    spot = None if away is None else matching.Spot(0, away * 1000)
    one = matching.Candidate(1, kinds, days, farthest, goals, spot, None)
    (found,) = matching.Ranking(job, matching.Weights.of(DEFAULTS)).of([one])
    return [found.points, [reason.why.value for reason in found.reasons]]


@RULES
def overlap(weekday: int, starts: time, ends: time) -> str:
    """Work on Tuesday from 9:00 to 13:00, and a job with this shift."""
    first = date(2026, 12, 1)
    job = stops.Work(1, 1, "job", first, None, 600, [Pattern(weekday, starts, ends, 0)])
    planned = [Planned(date(2026, 12, day), time(9), time(13), 0) for day in (1, 8)]
    return verdict(stops.overlap(job, [stops.Work(1, 2, "work", first, date(2026, 12, 8), 600, planned=planned)]))
