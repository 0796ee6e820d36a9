"""Choosing a payment moment together, and the room for a job that is offered."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.rules.amounts import PREMIUM_CAP, statutory
from core.rules.money.job_room import job_room
from core.rules.money.moments import YearSoFar, is_read_back, may_agree, may_take_back, number_for, paid_for
from core.rules.money.planner import Case, DueUnit, OtherPremium, Paid
from core.rules.reading.coming import read_coming_day, read_day_near
from core.rules.refusals import Refusal

TODAY = date(2026, 11, 16)
EMPTY = YearSoFar(0, frozenset(), ())


def test_an_agreed_day_is_paid_on_it_or_after_it() -> None:
    """The office may be some days late; what was paid before the day is another payment."""
    paid = [date(2026, 6, 30), date(2026, 12, 22), date(2027, 6, 30)]
    assert paid_for(date(2026, 12, 18), paid) == date(2026, 12, 22)
    assert paid_for(date(2026, 6, 30), paid) == date(2026, 6, 30)
    assert paid_for(date(2027, 7, 1), paid) is None


@pytest.mark.parametrize(
    ("day", "year", "answer"),
    [
        (date(2026, 11, 17), EMPTY, 1),
        (date(2026, 12, 18), YearSoFar(1, frozenset({1}), ()), 2),
        (date(2026, 12, 18), YearSoFar(0, frozenset({2}), (date(2026, 12, 1),)), 1),
        (date(2027, 12, 31), EMPTY, 1),
        (TODAY, EMPTY, "moment_past"),
        (date(2026, 7, 1), EMPTY, "moment_past"),
        (date(2028, 1, 1), EMPTY, "moment_too_far"),
        (date(2026, 12, 18), YearSoFar(0, frozenset({1}), (date(2026, 12, 18),)), "moment_taken"),
        (date(2026, 12, 18), YearSoFar(2, frozenset({1, 2}), ()), "third_payment_moment"),
        (date(2026, 12, 18), YearSoFar(1, frozenset({1, 2}), (date(2026, 12, 1),)), "third_payment_moment"),
        (date(2026, 12, 18), YearSoFar(2, frozenset(), ()), "third_payment_moment"),
    ],
)
def test_which_moment_of_its_year_a_day_would_be(day: date, year: YearSoFar, answer: int | str) -> None:
    """At most two a calendar year, with what was paid, what other premiums used and what was agreed."""
    found = number_for(day, TODAY, year)
    assert (str(found.code) if isinstance(found, Refusal) else found) == answer


@pytest.mark.parametrize(
    ("stands", "who", "day", "code"),
    [
        (True, 2, date(2026, 12, 1), None),
        (True, 1, date(2026, 12, 1), "moment_of_one"),
        (False, 2, date(2026, 12, 1), "moment_gone"),
        (True, 2, TODAY, "moment_past"),
    ],
)
def test_only_the_other_agrees_to_what_is_still_to_come(stands: bool, who: int, day: date, code: str | None) -> None:
    """Person 1 proposed it."""
    refusal = may_agree(stands, 1, who, day, TODAY)
    assert (refusal and str(refusal.code)) == code


def test_a_moment_is_taken_back_before_its_day_only() -> None:
    """Not on the day itself, and not one that stands no more."""
    assert may_take_back(True, date(2026, 11, 17), TODAY) is None
    assert may_take_back(True, TODAY, TODAY) is not None
    assert may_take_back(False, date(2026, 11, 17), TODAY) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 juli", date(2027, 7, 1)),
        ("18 december", date(2026, 12, 18)),
        ("1 juli 2027", date(2027, 7, 1)),
        ("18-12-2026", date(2026, 12, 18)),
        ("1 juni 2025", date(2025, 6, 1)),
        ("1-6-25", date(2025, 6, 1)),
        ("١-٦-٢٥", date(2025, 6, 1)),
        ("۱-۷", date(2027, 7, 1)),
        ("Een juli 2027", date(2027, 7, 1)),
        ("ooit", None),
        ("31 februari", None),
    ],
)
def test_a_day_to_come_is_read(text: str, day: date | None) -> None:
    """Without a year it is the next day of that name; a year that is typed stays what it is."""
    assert read_coming_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("day", "can_be_paid", "asked"),
    [
        (date(2026, 11, 17), True, False),
        (date(2026, 11, 17), False, True),
        (date(2026, 12, 31), True, False),
        (date(2026, 12, 26), False, True),
        (date(2027, 1, 1), True, True),
        (date(2027, 12, 31), True, True),
        (date(2027, 1, 2), False, True),
        (date(2028, 1, 1), True, False),
        (date(2028, 1, 1), False, False),
        (TODAY, False, False),
        (date(2025, 12, 31), False, False),
    ],
)
def test_a_typed_day_of_next_year_or_that_cannot_be_paid_is_asked_about(day: date, can_be_paid: bool, asked: bool) -> None:
    """One of this year that can be paid is what was typed; a past one and one after next year are refused."""
    assert is_read_back(day, TODAY, can_be_paid) is asked


@pytest.mark.parametrize(
    ("paid", "others", "units", "start", "answer"),
    [
        ((), (), (), date(2026, 12, 1), (2026, 339800, 339800, 339300, 0)),
        (
            (Paid(date(2026, 6, 30), 300000),),
            (OtherPremium(date(2026, 3, 1), 39600),),
            (),
            date(2026, 12, 1),
            (2026, 200, 200, 0, 300),
        ),
        ((), (), (DueUnit(date(2026, 11, 30), 339800, True),), date(2026, 12, 1), (2026, 339800, 0, 0, 500)),
        (
            (Paid(date(2026, 6, 30), 339800),),
            (),
            (DueUnit(date(2026, 6, 1), 339800),),
            date(2027, 1, 4),
            (2027, 339800, 339800, 339100, 0),
        ),
    ],
)
def test_the_room_for_a_job(
    paid: tuple[Paid, ...], others: tuple[OtherPremium, ...], units: tuple[DueUnit, ...], start: date, answer: tuple[int, ...]
) -> None:
    """5 euros of premium in December 2026 and 7 in January 2027: each year's cap for what falls due in it."""
    earned = (*units, *(DueUnit(p.day, p.paid) for p in paid if not units))
    case = Case(TODAY, earned, statutory()[PREMIUM_CAP], paid=paid, others=others)
    job = [u for u in (DueUnit(date(2026, 12, 31), 500, True), DueUnit(date(2027, 1, 8), 700, True)) if u.due >= start]
    room = job_room(case, job, start)
    assert room is not None
    assert (room.year, room.now, room.before, room.after, room.above) == answer
    assert room.cap.value == Decimal(3398)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27 november", date(2026, 11, 27)),
        ("20 november", date(2026, 11, 20)),
        ("4 november", date(2027, 11, 4)),
        ("4 december", date(2026, 12, 4)),
        ("gisteren", date(2026, 11, 29)),
        ("afgelopen vrijdag", date(2026, 11, 27)),
        ("maandag", date(2026, 11, 30)),
        ("vrijdag", None),
        ("ooit", None),
    ],
)
def test_a_day_near_is_one_of_the_last_days_or_to_come(text: str, day: date | None) -> None:
    """On Monday 30 November; a weekday alone may be the last one or the next."""
    assert read_day_near(text, date(2026, 11, 30), timedelta(days=14)) == day
