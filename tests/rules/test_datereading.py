"""A typed day is the day that the person means, and never a day that does not exist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.reading.coming import read_coming_date
from core.rules.reading.date import read_date, read_day_of

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", date(2026, 11, 20)),
        ("gisteren", date(2026, 11, 19)),
        ("Gisteren.", date(2026, 11, 19)),
        ("eergisteren", date(2026, 11, 18)),
        ("١٦-١١", date(2026, 11, 16)),
        ("۱۶/۱۱/۲۰۲۶", date(2026, 11, 16)),
        ("٢٠٢٦-١١-١٦", date(2026, 11, 16)),
        ("yesterday", date(2026, 11, 19)),
        ("morgen", date(2026, 11, 21)),
        ("maandag", date(2026, 11, 16)),
        ("ma", date(2026, 11, 16)),
        ("vrijdag", date(2026, 11, 20)),
        ("afgelopen vrijdag", date(2026, 11, 13)),
        ("16", date(2026, 11, 16)),
        ("25", date(2026, 10, 25)),
        ("31", date(2026, 10, 31)),
        ("16-11", date(2026, 11, 16)),
        ("16/11", date(2026, 11, 16)),
        ("16.11", date(2026, 11, 16)),
        ("16 november", date(2026, 11, 16)),
        ("16 nov.", date(2026, 11, 16)),
        ("zestien november", date(2026, 11, 16)),
        ("ma 16 nov", date(2026, 11, 16)),
        ("op maandag 16 november", date(2026, 11, 16)),
        ("16-11-2026", date(2026, 11, 16)),
        ("16-11-26", date(2026, 11, 16)),
        ("2026-11-16", date(2026, 11, 16)),
        ("1-12", date(2026, 12, 1)),
        ("16 mei", date(2026, 5, 16)),
        ("25 december", date(2026, 12, 25)),
    ],
)
def test_a_day_is_read_as_people_say_it(typed: str, day: date) -> None:
    """Names, numbers, months. Without a year it was lately, or is within two months, so that a day ahead can be named as such."""
    assert read_date(typed, FRIDAY) == day


def test_in_january_december_is_last_year() -> None:
    """What is not said is filled in towards the past."""
    assert read_date("28-12", date(2027, 1, 4)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "30-2",
        "32-1",
        "0-0",
        "1-13",
        "0",
        "99",
        "di 16 nov",
        "31-12-9999",
        "1e9",
        "-8",
        "１６",
        "hallo",
        "",
        "2026-13-45",
        "11/16",
    ],
)
def test_what_is_no_day_is_asked_again(typed: str) -> None:
    """Impossible dates, a weekday that does not fit its date, and anything else."""
    assert read_date(typed, FRIDAY) is None


@given(st.text(max_size=40) | st.text("0123456789-/. novdecma", max_size=16), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_text_breaks_the_reader(text: str, today: date) -> None:
    """Whatever is typed, on whatever day: a date or None."""
    assert isinstance(read_date(text, today), date | None)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_itself(day: date) -> None:
    """Day, month and year are taken as written."""
    assert read_date(f"{day.day}-{day.month}-{day.year}", FRIDAY) == day == read_date(day.isoformat(), FRIDAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", date(2026, 11, 16)),
        ("maandag", date(2026, 11, 16)),
        ("op donderdag", date(2026, 11, 19)),
        ("zondag", date(2026, 11, 22)),
        ("16", date(2026, 11, 16)),
        ("18", date(2026, 11, 18)),
        ("12", date(2026, 12, 12)),
        ("31", date(2026, 12, 31)),
        ("12 november", date(2026, 11, 12)),
        ("2 december", date(2026, 12, 2)),
        ("gisteren", date(2026, 11, 15)),
        ("99", None),
        ("zomaar", None),
    ],
)
def test_a_day_to_come_is_the_next_of_its_name(typed: str, day: date | None) -> None:
    """On Monday 16 November. What names a day that is over stays that day: whoever reads it says so."""
    assert read_coming_date(typed, date(2026, 11, 16)) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ma", date(2026, 11, 16)),
        ("maandag", date(2026, 11, 16)),
        ("afgelopen vrijdag", date(2026, 11, 20)),
        ("zondag", date(2026, 11, 22)),
        ("vr 20 nov", date(2026, 11, 20)),
        ("20 november", date(2026, 11, 20)),
        ("18", date(2026, 11, 18)),
        ("gisteren", date(2026, 11, 22)),
        ("vandaag", None),
        ("15 november", None),
        ("23 november", None),
        ("do 20 november", None),
        ("de laatste", None),
        ("", None),
    ],
)
def test_a_day_of_a_week_is_a_day_of_that_week(typed: str, day: date | None) -> None:
    """The week of Monday 16 November 2026, spoken of on the Monday after it."""
    assert read_day_of(typed, date(2026, 11, 16), date(2026, 11, 23)) == day


def test_a_weekday_of_a_week_of_long_ago() -> None:
    """Not the last one, but that week's; what was yesterday is not in it."""
    assert read_day_of("vrijdag", date(2026, 11, 16), date(2027, 3, 3)) == date(2026, 11, 20)
    assert read_day_of("gisteren", date(2026, 11, 16), date(2027, 3, 3)) is None
    assert read_day_of("1 januari", date(2026, 12, 28), date(2027, 3, 3)) == date(2027, 1, 1)
