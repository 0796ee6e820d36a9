"""The maximum term: months by hours, the last day, sharing between placements, and gaps."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusals import PlacementCode, refuse
from core.rules.work.terms import (
    At28Hours,
    Span,
    Term,
    Terms,
    TermUnit,
    allowed_until,
    counted_hours,
    last_allowed_day,
    opens_new_term,
    shares_term,
    term_months,
    with_placement,
)
from office.calculate.simultaneous import Running

days = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 1, 1))
START = date(2017, 1, 16)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2017, 1, 15), 3, date(2017, 4, 14)),
        (date(2016, 11, 30), 3, date(2017, 2, 28)),
        (date(2017, 1, 31), 3, date(2017, 4, 30)),
        (date(2015, 11, 30), 3, date(2016, 2, 29)),
        (date(2015, 11, 29), 3, date(2016, 2, 28)),
        (date(2016, 8, 29), 6, date(2017, 2, 28)),
        (date(2016, 8, 28), 6, date(2017, 2, 27)),
        (date(2017, 1, 1), 3, date(2017, 3, 31)),
        (date(2017, 7, 1), 6, date(2017, 12, 31)),
        (date(2017, 3, 31), 6, date(2017, 9, 30)),
        (date(9999, 12, 31), 3, date.max),
        (date(9999, 12, 5), 3, date.max),
    ],
)
def test_the_last_allowed_day(start: date, months: int, last: date) -> None:
    """The day before the same day number, or the month's last day where it has none."""
    assert last_allowed_day(start, months) == last


@pytest.mark.parametrize(
    ("terms", "at_28", "hours", "extended", "months"),
    [
        (Terms.BY_HOURS, At28Hours.SHORT, 28, False, 3),
        (Terms.BY_HOURS, At28Hours.LONG, 28, False, 6),
        (Terms.BY_HOURS, At28Hours.LONG, Decimal("28.01"), False, 3),
        (Terms.BY_HOURS, At28Hours.SHORT, Decimal("27.99"), True, 6),
        (Terms.BY_HOURS, At28Hours.SHORT, 40, True, 3),
        (Terms.ALWAYS_3, At28Hours.LONG, 1, True, 3),
        (Terms.ALWAYS_6, At28Hours.SHORT, 40, False, 6),
        (Terms.THREE_PLUS_THREE, At28Hours.SHORT, 1, False, 3),
        (Terms.THREE_PLUS_THREE, At28Hours.SHORT, 40, True, 6),
    ],
)
def test_months_by_policy(terms: Terms, at_28: At28Hours, hours: Decimal, extended: bool, months: int) -> None:
    """An extension means something under 3 + 3 only."""
    assert term_months(terms, at_28, hours, extended) == months


def test_an_extension_is_not_assumed() -> None:
    """Three months until somebody extends."""
    assert term_months(Terms.THREE_PLUS_THREE, At28Hours.SHORT, 20) == 3


def test_hours_of_others_that_hold_the_first_day_count() -> None:
    """Their first and last day included; by policy not at all."""
    others = [
        Span(START, START, Decimal("1")),
        Span(START - timedelta(days=9), START, Decimal("2")),
        Span(START - timedelta(days=9), START - timedelta(days=1), Decimal("4")),
        Span(START + timedelta(days=1), START + timedelta(days=9), Decimal("8")),
    ]
    assert counted_hours(Decimal("16.5"), START, others) == Fraction("19.5")
    assert counted_hours(Decimal("16.5"), START, others, sum_simultaneous=False) == Fraction("16.5")


def test_what_a_term_is_of() -> None:
    """The same work, or by policy the candidate in all."""
    assert shares_term(TermUnit.WORK, same_work=True)
    assert not shares_term(TermUnit.WORK, same_work=False)
    assert shares_term(TermUnit.CANDIDATE, same_work=True)
    assert shares_term(TermUnit.CANDIDATE, same_work=False)


def test_a_term_is_counted_from_its_first_start() -> None:
    """With the months of the placement at hand; a start after its last allowed day is refused, with the facts."""
    term = Term(START, date(2017, 2, 1))
    assert allowed_until(None, START, 3, 12) == date(2017, 4, 15)
    assert allowed_until(term, date(2017, 4, 15), 3, 12) == date(2017, 4, 15)
    assert allowed_until(term, date(2017, 4, 16), 6, 12) == date(2017, 7, 15)
    assert allowed_until(term, date(2017, 4, 16), 3, 12) == refuse(
        PlacementCode.TERM_SHARED, first_start=START, last_day=date(2017, 4, 15), months=3
    )


@pytest.mark.parametrize(
    ("latest", "start", "months", "new"),
    [
        (date(2016, 1, 15), date(2017, 1, 15), 12, False),
        (date(2016, 1, 15), date(2017, 1, 16), 12, True),
        (date(2016, 2, 29), date(2017, 2, 28), 12, False),
        (date(2016, 2, 29), date(2017, 3, 1), 12, True),
        (date(2016, 1, 31), date(2016, 2, 29), 1, False),
        (date(2016, 1, 31), date(2016, 3, 1), 1, True),
        (date(2016, 1, 15), date(2099, 1, 16), 0, False),
    ],
)
def test_a_gap_opens_a_new_term(latest: date, start: date, months: int, new: bool) -> None:
    """A start later than so many months after the latest last day; 0 months: never."""
    assert opens_new_term(Term(date(2016, 1, 1), latest), start, months) is new
    if new:
        assert allowed_until(Term(date(2016, 1, 1), latest), start, 3, months) == last_allowed_day(start, 3)


def test_a_term_grows_with_its_placements() -> None:
    """Its first start stays, its latest last day is the latest; after the gap it is a new one."""
    first = with_placement(None, START, date(2017, 3, 1), 12)
    assert first == Term(START, date(2017, 3, 1))
    assert with_placement(first, date(2017, 2, 1), date(2017, 2, 10), 12) == first
    assert with_placement(first, date(2017, 2, 1), date(2017, 3, 10), 12) == Term(START, date(2017, 3, 10))
    assert with_placement(first, date(2018, 3, 2), date(2018, 3, 3), 12) == Term(date(2018, 3, 2), date(2018, 3, 3))
    assert with_placement(first, date(2018, 3, 2), date(2018, 3, 3), 0) == Term(START, date(2018, 3, 3))


@given(days, st.sampled_from([3, 6]))
def test_a_term_never_lasts_longer_than_its_months(start: date, months: int) -> None:
    """The day after its last day is at least so many months on, and the last day itself is not beyond them."""
    last = last_allowed_day(start, months)
    span = (last.year * 12 + last.month) - (start.year * 12 + start.month)
    assert span == months if last.day < start.day or start.day > 28 else span in (months, months - 1)
    assert timedelta(days=29 * months) <= last - start + timedelta(days=3) <= timedelta(days=31 * months + 3)


@given(days, days, st.sampled_from([3, 6]))
def test_a_later_start_never_ends_earlier(one: date, other: date, months: int) -> None:
    """With the same months."""
    one, other = sorted((one, other))
    assert last_allowed_day(one, months) <= last_allowed_day(other, months)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.decimals(0, 40, places=2)), max_size=12))
def test_the_running_sum_is_the_sum_of_those_that_hold_the_day(placements: list[tuple[int, int, Decimal]]) -> None:
    """The quick way for many placements finds what the rule for one finds."""
    running, accepted = Running(), []
    for offset, length, hours in sorted(placements):
        start = START + timedelta(days=offset)
        assert running.with_own(hours, start) == counted_hours(hours, start, accepted)
        accepted.append(Span(start, start + timedelta(days=length), hours))
        running.add(start + timedelta(days=length), hours)
