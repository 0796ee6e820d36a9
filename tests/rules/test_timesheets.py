"""A worked day: from the clock on the wall to whole minutes, in Europe/Amsterdam."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.day_minutes import more_than_a_day, outside_placement, possible, worked_minutes
from core.rules.refusals import HoursCode, refuse

DAY = date(2017, 1, 16)
SPRING, AUTUMN = date(2017, 3, 25), date(2017, 10, 28)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "pause", "minutes"),
    [
        (DAY, time(8, 30), time(17, 0), 30, 480),
        (DAY, time(8, 30), time(17, 0), 0, 510),
        (DAY, time(8, 30, 59), time(17, 0, 1), 0, 510),
        (DAY, time(23, 0), time(7, 0), 0, 480),
        (SPRING, time(23, 0), time(7, 0), 0, 420),
        (AUTUMN, time(23, 0), time(7, 0), 0, 540),
        (date(2026, 3, 28), time(23, 0), time(7, 0), 30, 390),
        (date(2026, 10, 24), time(23, 0), time(7, 0), 30, 510),
        (date(2017, 3, 26), time(1, 0), time(4, 0), 0, 120),
        (date(2017, 10, 29), time(1, 0), time(4, 0), 0, 240),
        (date(2017, 10, 29), time(2, 15), time(2, 45), 0, 30),
        (date(2017, 3, 26), time(8, 0), time(16, 0), 0, 480),
        (DAY, time(0, 0), time(0, 0), 0, 1440),
        (SPRING, time(12, 0), time(12, 0), 0, 1380),
        (DAY, time(0, 0), time(0, 1), 0, 1),
    ],
)
def test_minutes_of_a_shift(day: date, starts: time, ends: time, pause: int, minutes: int) -> None:
    """Over midnight the end is on the next day; the night of March is an hour shorter and that of October an hour longer."""
    assert worked_minutes(day, starts, ends, pause) == minutes


@pytest.mark.parametrize(
    ("day", "starts", "ends", "pause", "fact"),
    [
        (AUTUMN, time(12, 0), time(12, 0), 0, 1500),
        (DAY, time(8, 0), time(9, 0), 60, 0),
        (DAY, time(8, 0), time(9, 0), 61, -1),
        (DAY, time(8, 0), time(9, 0), -1, -1),
    ],
)
def test_an_impossible_shift(day: date, starts: time, ends: time, pause: int, fact: int) -> None:
    """More than 24 hours, nothing left after the break, a break below nothing."""
    assert worked_minutes(day, starts, ends, pause) == refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=fact)


@pytest.mark.parametrize(("minutes", "fine"), [(0, False), (1, True), (1440, True), (1441, False), (-5, False)])
def test_a_day_holds_1_to_1440_minutes(minutes: int, fine: bool) -> None:
    """Otherwise refused, with the minutes."""
    assert possible(minutes) == (minutes if fine else refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=minutes))


def test_all_placements_of_a_day_together() -> None:
    """At most 1440."""
    assert more_than_a_day(1000, 440) is None
    assert more_than_a_day(1000, 441) == refuse(HoursCode.IMPOSSIBLE_MINUTES, minutes=1441)


def test_a_day_of_the_placement() -> None:
    """From its start to its last day, both included."""
    start, last = date(2017, 1, 16), date(2017, 4, 15)
    assert outside_placement(start, start, last) is None
    assert outside_placement(last, start, last) is None
    assert outside_placement(date(2017, 1, 15), start, last) == refuse(
        HoursCode.BEFORE_START, date=date(2017, 1, 15), start=start
    )
    assert outside_placement(date(2017, 4, 16), start, last) == refuse(
        HoursCode.AFTER_LAST_DAY, date=date(2017, 4, 16), last_day=last
    )


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.times(), st.times(), st.times())
def test_a_shift_and_the_next_are_together_one_shift(day: date, starts: time, between: time, ends: time) -> None:
    """Handing over on the clock loses no minute and adds none, in any night of the year."""
    starts, between, ends = sorted(t.replace(second=0, microsecond=0) for t in (starts, between, ends))
    parts = [worked_minutes(day, starts, between), worked_minutes(day, between, ends)]
    whole = worked_minutes(day, starts, ends)
    if starts < between < ends and all(isinstance(part, int) for part in [*parts, whole]):
        assert sum(parts) == whole
