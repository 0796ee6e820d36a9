"""At work: calling off, other hours, the last day. Not one expected value is computed by the rules themselves."""

from datetime import UTC, date, datetime

import pytest

from core.rules.refusals import Refusal
from core.rules.work.at_work import (
    AtWorkCode,
    Wish,
    WishKind,
    WishState,
    earliest_end,
    last_days_near,
    may_call_off,
    may_change_hours_from,
    may_come_after_all,
    may_end_wish,
    may_end_work_on,
    may_want,
    mondays_ahead,
    stretched,
)

MONDAY = date(2026, 11, 16)
START, LAST = date(2026, 11, 2), date(2027, 5, 1)


def code(verdict: object) -> object:
    """What a refusal is called; None when nothing is refused."""
    return verdict.code if isinstance(verdict, Refusal) else None


@pytest.mark.parametrize(
    ("day", "ends", "refused"),
    [
        (MONDAY, datetime(2026, 11, 16, 12, 15, tzinfo=UTC), None),
        (MONDAY, datetime(2026, 11, 16, 9, 0, tzinfo=UTC), AtWorkCode.DAY_OVER),
        (MONDAY, None, AtWorkCode.NO_WORK_THEN),
        (date(2026, 11, 15), None, AtWorkCode.DAY_OVER),
        (date(2027, 5, 2), None, AtWorkCode.NO_WORK_THEN),
    ],
)
def test_a_day_is_called_off_before_it_is_over(day: date, ends: datetime | None, refused: object) -> None:
    """It is Monday, ten in the morning in the Netherlands: a shift that ended at ten is over."""
    assert code(may_call_off(day, ends, datetime(2026, 11, 16, 9, 0, tzinfo=UTC))) is refused


def test_a_day_on_which_nothing_is_planned_any_more_can_be_taken_back() -> None:
    """The plan went away after the call; the day is not over."""
    assert may_come_after_all(MONDAY, None, datetime(2026, 11, 16, 9, 0, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("minutes", "refused"),
    [
        (59, AtWorkCode.HOURS_IMPOSSIBLE),
        (60, None),
        (1200, AtWorkCode.SAME_HOURS),
        (2400, None),
        (2401, AtWorkCode.HOURS_IMPOSSIBLE),
    ],
)
def test_between_one_and_forty_other_hours(minutes: int, refused: object) -> None:
    """Twenty hours are worked now."""
    assert code(may_want(minutes, 1200)) is refused


@pytest.mark.parametrize("state", WishState)
def test_a_wish_is_answered_once(state: WishState) -> None:
    """Only an open one."""
    assert code(may_end_wish(Wish(WishKind.STOP, state, None))) is (None if state == "open" else AtWorkCode.WISH_ENDED)


def test_the_last_day_is_today_at_the_earliest_and_the_agreed_one_at_the_latest() -> None:
    """What was worked stays worked."""
    assert may_end_work_on(MONDAY, MONDAY, LAST) is None
    assert may_end_work_on(LAST, MONDAY, LAST) is None
    assert code(may_end_work_on(date(2026, 11, 15), MONDAY, LAST)) is AtWorkCode.DAY_NOT_POSSIBLE
    assert code(may_end_work_on(date(2027, 5, 2), MONDAY, LAST)) is AtWorkCode.DAY_NOT_POSSIBLE
    assert last_days_near(MONDAY, START, LAST, 3) == [MONDAY, date(2026, 11, 20), date(2026, 11, 27)]
    assert last_days_near(date(2026, 11, 21), START, date(2026, 11, 24), 3) == [date(2026, 11, 21)]
    assert last_days_near(MONDAY, START, LAST, 2, date(2026, 11, 13)) == [date(2026, 11, 13), MONDAY, date(2026, 11, 20)]


def test_a_last_day_may_be_some_days_ago() -> None:
    """Two weeks back; never before the work began, nor before a day that was entered."""
    assert earliest_end(MONDAY, date(2026, 9, 1), None) == date(2026, 11, 2)
    assert earliest_end(MONDAY, date(2026, 11, 9), None) == date(2026, 11, 9)
    assert earliest_end(MONDAY, date(2026, 9, 1), date(2026, 11, 13)) == date(2026, 11, 13)


def test_other_hours_begin_on_a_coming_monday() -> None:
    """Never in the middle of a week that runs."""
    assert may_change_hours_from(date(2026, 11, 23), MONDAY, LAST) is None
    assert code(may_change_hours_from(MONDAY, MONDAY, LAST)) is AtWorkCode.DAY_NOT_POSSIBLE
    assert code(may_change_hours_from(date(2026, 11, 24), MONDAY, LAST)) is AtWorkCode.DAY_NOT_POSSIBLE
    assert mondays_ahead(MONDAY, date(2026, 12, 1), 3) == [date(2026, 11, 23), date(2026, 11, 30)]


def test_planned_days_grow_in_proportion_to_the_very_minute() -> None:
    """Whole quarters; what is left goes to the first days."""
    assert stretched({1: 240, 2: 240, 3: 240, 4: 240, 5: 240}, 1440) == {1: 300, 2: 285, 3: 285, 4: 285, 5: 285}
    assert stretched({2: 180, 4: 180}, 240) == {2: 120, 4: 120}
    assert stretched({1: 480, 5: 240}, 360) == {1: 240, 5: 120}
    assert code(stretched({1: 480}, 1200)) is AtWorkCode.DAYS_TOO_LONG
    assert code(stretched({1: 600, 2: 15}, 60)) is AtWorkCode.DAYS_TOO_LONG
