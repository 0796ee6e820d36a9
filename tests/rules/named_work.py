"""Offers, the hours of a day and the week that both sides sign, by the names that the pages call them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from core.rules import offers, standing, timesheets, weeks
from core.rules.calendar import AMSTERDAM
from core.rules.money import plain
from core.rules.refusals import Refusal
from tests.rules.named import Named, Plain, Rows, code, dated

RULES = Named()
SIGNED_AT = datetime(2026, 11, 22, 18, 0, tzinfo=AMSTERDAM)


def verdict(refusal: Refusal | None) -> str:
    return refusal.code.value if refusal else "yes"


@RULES
def offer(
    wants: bool | None = None, held: bool = False, withdrawn: bool = False, proposed: bool = False, welcome: bool | None = None
) -> Plain:
    """How far an offer is, and whether it may be answered by the candidate, proposed, and answered by the employer."""
    one = offers.Offer(wants, held, withdrawn, proposed, welcome)
    return {
        "is": offers.state_of(one).value,
        "answer": verdict(offers.may_answer(one)),
        "propose": verdict(offers.may_propose(one)),
        "choose": verdict(offers.may_choose(one)),
    }


@RULES
def worked_minutes(day: date, starts: time, ends: time, break_minutes: int = 0) -> int | str:
    return code(timesheets.worked_minutes(day, starts, ends, break_minutes))


@RULES
def hours_within(day: date, start: date, last_day: date) -> str:
    return verdict(timesheets.within_placement(day, start, last_day))


@RULES
def a_day_over_all_placements(others: int, minutes: int) -> str:
    return verdict(timesheets.within_day(others, minutes))


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
