"""Which days a candidate may enter, and what a typed day amounts to."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.hours.days import NOT_WORKED, DayCode, may_enter, not_over_yet, work_of
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import WeekCode, WeekState
from core.rules.reading.day import Reading
from core.rules.refusals import HoursCode, Refusal, refuse

START, LAST, TODAY = date(2026, 11, 2), date(2026, 11, 30), date(2026, 11, 20)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("day", "today", "week", "verdict"),
    [
        (TODAY, TODAY, WeekState.OPEN, None),
        (START, TODAY, WeekState.OPEN, None),
        (LAST, date(2027, 3, 1), WeekState.OPEN, None),
        (date(2026, 11, 21), TODAY, WeekState.OPEN, refuse(DayCode.FUTURE_DAY, date=date(2026, 11, 21))),
        (date(2026, 11, 1), TODAY, WeekState.OPEN, refuse(HoursCode.BEFORE_START, date=date(2026, 11, 1), start=START)),
        (
            date(2026, 12, 1),
            date(2026, 12, 2),
            WeekState.OPEN,
            refuse(HoursCode.AFTER_LAST_DAY, date=date(2026, 12, 1), last_day=LAST),
        ),
        (TODAY, TODAY, WeekState.SIGNED, refuse(WeekCode.SIGNED)),
        (TODAY, TODAY, WeekState.CONFIRMED, refuse(WeekCode.CONFIRMED)),
    ],
)
def test_a_day_of_the_placement_that_is_not_in_the_future(
    day: date, today: date, week: WeekState, verdict: Refusal | None
) -> None:
    """First and last day included, never too late; not in the future, not outside, not once the week is signed."""
    assert may_enter(day, today, START, LAST, week) == verdict


@pytest.mark.parametrize(
    ("day", "reading", "work"),
    [
        (TODAY, Reading(time(8, 30), time(17), 30), Work(time(8, 30), time(17), 30, 480)),
        (TODAY, Reading(time(9), time(13)), Work(time(9), time(13), 0, 240)),
        (TODAY, Reading(time(22), time(6), 30), Work(time(22), time(6), 30, 450)),
        (TODAY, Reading(minutes=450), Work(None, None, 0, 450)),
        (date(2026, 3, 28), Reading(time(23), time(7), 0), Work(time(23), time(7), 0, 420)),
        (date(2026, 10, 24), Reading(time(23), time(7), 0), Work(time(23), time(7), 0, 540)),
    ],
)
def test_a_reading_amounts_to_the_minutes_really_worked(day: date, reading: Reading, work: Work) -> None:
    """Without the break, past midnight, and with the hour that a night of March misses and one of October has twice."""
    assert work_of(day, reading, others=0) == work


@pytest.mark.parametrize(
    ("reading", "others", "verdict"),
    [
        (Reading(time(9), time(10), 60), 0, refuse(DayCode.BREAK_TOO_LONG, minutes=60)),
        (Reading(time(9), time(10), 90), 0, refuse(DayCode.BREAK_TOO_LONG, minutes=60)),
        (Reading(time(9), time(17), 0), 961, refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=1441)),
        (Reading(minutes=1441), 0, refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=1441)),
        (Reading(minutes=60), 1381, refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=1441)),
    ],
)
def test_what_a_day_cannot_hold_is_refused(reading: Reading, others: int, verdict: Refusal) -> None:
    """A break that leaves nothing, and more than 24 hours, over all placements of the day."""
    assert work_of(TODAY, reading, others) == verdict


def test_exactly_24_hours_over_all_placements_is_possible() -> None:
    """The limit itself is allowed."""
    assert work_of(TODAY, Reading(time(9), time(17), 0), others=960) == Work(time(9), time(17), 0, 480)


@pytest.mark.parametrize(
    ("work", "now", "over"),
    [
        (Work(time(9), time(17), 0, 480), time(17), True),
        (Work(time(9), time(17), 0, 480), time(16, 59), False),
        (Work(time(22), time(6), 0, 480), time(23, 59), False),
        (Work(None, None, 0, 480), time(8), True),
        (Work(None, None, 0, 480), time(7, 59), False),
        (NOT_WORKED, time(0), True),
    ],
)
def test_hours_are_entered_afterwards(work: Work, now: time, over: bool) -> None:
    """Nobody enters what is still to be worked; that one does not work may be said before."""
    moment = datetime.combine(TODAY, now, AMSTERDAM)
    verdict = not_over_yet(TODAY, work, moment.astimezone(UTC))
    assert verdict == (None if over else refuse(DayCode.NOT_OVER, now=f"{now:%H:%M}"))


def test_a_night_is_over_on_the_next_morning() -> None:
    """22:00 to 06:00 of the 20th may be entered at 06:00 on the 21st."""
    night = Work(time(22), time(6), 0, 480)
    assert not_over_yet(TODAY, night, datetime(2026, 11, 21, 6, 0, tzinfo=AMSTERDAM)) is None


@given(st.times(), st.times(), st.none() | st.integers(0, 1440), st.integers(0, 1440))
def test_no_day_passes_24_hours(starts: time, ends: time, took: int | None, others: int) -> None:
    """Whatever was read: a refusal, or 1 to 1440 minutes together with the other placements."""
    work = work_of(TODAY, Reading(starts, ends, took), others)
    if isinstance(work, Work):
        assert 1 <= work.minutes <= 1440 - others
