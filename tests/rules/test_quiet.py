"""Quiet hours: reminders reach nobody at night, and nobody on a Sunday."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.calendar import AMSTERDAM
from core.rules.quiet import awake, next_monday, next_morning


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("moment", "wakes"),
    [
        ("2026-11-20T13:15", "2026-11-20T13:15"),
        ("2026-11-20T08:00", "2026-11-20T08:00"),
        ("2026-11-20T07:59", "2026-11-20T08:00"),
        ("2026-11-20T20:00", "2026-11-21T08:00"),
        ("2026-11-20T00:30", "2026-11-20T08:00"),
        ("2026-11-21T20:00", "2026-11-23T08:00"),
        ("2026-11-22T12:00", "2026-11-23T08:00"),
        ("2026-11-22T20:00", "2026-11-23T08:00"),
        ("2026-03-28T21:00", "2026-03-30T08:00"),
    ],
)
def test_what_can_wait_waits_for_the_morning(moment, wakes):
    """From 20:00 to 08:00 and on Sundays, also where the clock changes."""
    assert awake(at(moment)) == at(wakes)


def test_asked_in_dutch_time():
    """07:30 in UTC is 08:30 in a Dutch winter, and 09:30 in summer."""
    winter = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    assert awake(winter) == winter
    assert awake(datetime(2026, 11, 20, 6, 30, tzinfo=UTC)) == datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "morning", "monday"),
    [
        ("2026-11-20T13:15", "2026-11-21T08:00", "2026-11-23T08:00"),
        ("2026-11-21T13:15", "2026-11-23T08:00", "2026-11-23T08:00"),
        ("2026-11-23T08:00", "2026-11-24T08:00", "2026-11-30T08:00"),
    ],
)
def test_the_next_morning_and_the_next_monday(moment, morning, monday):
    """The morning after Saturday is Monday: then both are one."""
    assert next_morning(at(moment)) == at(morning)
    assert next_monday(at(moment)) == at(monday)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_never_quiet_and_never_earlier(moment):
    """At most a day and a half later, and a moment that is awake stays as it is."""
    wakes = awake(moment)
    local = wakes.astimezone(AMSTERDAM)
    assert moment <= wakes
    assert 8 <= local.hour < 20
    assert local.weekday() != 6
    assert awake(wakes) == wakes
