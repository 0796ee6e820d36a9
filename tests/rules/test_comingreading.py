"""A day that is still to come, as people type it where a coming day is asked."""

from datetime import date, datetime

import pytest

from core.rules.calendar import AMSTERDAM
from core.rules.reading.coming import read_coming, read_coming_date, read_coming_day, read_moments

MONDAY, WEDNESDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 11), date(2026, 11, 15)


@pytest.mark.parametrize(
    ("typed", "on_monday", "on_wednesday", "on_sunday"),
    [
        ("volgende week dinsdag", 17, 17, 17),
        ("dinsdag volgende week", 17, 17, 17),
        ("Volgende Week op vrijdag", 20, 20, 20),
        ("volgende week maandag", 16, 16, 16),
        ("komende maandag", 16, 16, 16),
        ("aanstaande maandag", 16, 16, 16),
        ("maandag a.s.", 16, 16, 16),
        ("vanaf komende dinsdag", 10, 17, 17),
        ("maandag", 9, 16, 16),
        ("volgende maandag", 16, 16, 16),
        ("volgende vrijdag", None, None, 20),
        ("deze week vrijdag", 13, 13, None),
        ("deze week maandag", 9, None, None),
        ("volgende week", None, None, None),
        ("komende week dinsdag", None, None, None),
        ("volgende week dinsdag 17 november", 17, 17, 17),
        ("volgende week dinsdag 24 november", None, None, None),
        ("overmorgen", 11, 13, 17),
        ("20", 20, 20, 20),
    ],
)
def test_a_week_or_a_coming_day(typed: str, on_monday: int | None, on_wednesday: int | None, on_sunday: int | None) -> None:
    """On Monday 9, Wednesday 11 and Sunday 15 November: next week is the week after this one; what could be two days is none."""
    for today, day in ((MONDAY, on_monday), (WEDNESDAY, on_wednesday), (SUNDAY, on_sunday)):
        expected = date(2026, 11, day) if day else None
        for read in (read_coming, read_coming_date, read_coming_day):
            assert read(typed, today) == expected, (today, read.__name__)


def test_what_is_over_stays_over() -> None:
    """Whoever reads it says so; it never becomes a day to come."""
    assert read_coming("afgelopen vrijdag", MONDAY) == date(2026, 11, 6)
    assert read_coming_day("gisteren", MONDAY) == date(2026, 11, 8)


def test_counted_from_another_day() -> None:
    """A weekday or a day of the month alone is the first from that day on; what today's week says is not moved by it."""
    later = date(2026, 11, 18)
    assert read_coming_day("vrijdag", MONDAY, since=later) == date(2026, 11, 20)
    assert read_coming_day("maandag", MONDAY, since=later) == date(2026, 11, 23)
    assert read_coming_day("17", MONDAY, since=later) == date(2026, 12, 17)
    assert read_coming_day("maandag", MONDAY, since=date(2026, 11, 10)) == date(2026, 11, 16)
    assert read_coming_day("volgende week vrijdag", MONDAY, since=later) == date(2026, 11, 20)
    assert read_coming_day("9 november", MONDAY) == MONDAY


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("volgende week dinsdag 10 uur", ["17 10:00"]),
        ("dinsdag 10 uur volgende week", ["17 10:00"]),
        ("volgende week dinsdag 10:00, woensdag 14:30 en vrijdag 20 november 9:00", ["17 10:00", "18 14:30", "20 09:00"]),
        ("dinsdag 10:00, volgende week woensdag 14:30", ["10 10:00", "18 14:30"]),
        ("komende maandag om 2 uur", ["16 14:00"]),
        ("volgende week om 10 uur", []),
    ],
)
def test_moments_of_a_week(typed: str, expected: list[str]) -> None:
    """On Monday 9 November at nine; a week that was named goes on for the weekdays after it."""
    found = read_moments(typed, datetime(2026, 11, 9, 9, tzinfo=AMSTERDAM)) or ()
    assert [f"{one:%d %H:%M}" for one in found] == expected
