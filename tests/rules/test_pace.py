"""Warnings before the cap is passed, each with the day; and units made of days."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.rules.amounts import PREMIUM_CAP, statutory
from core.rules.dated import Dated
from core.rules.money.cap_warnings import Level, counted_by, warnings
from core.rules.money.due_units import due_units
from core.rules.money.planner import Case, DueUnit, OtherPremium, Paid
from core.rules.money.standing import DayHours, Stage
from core.rules.refusals import AmountCode, refuse

LAW = statutory()[PREMIUM_CAP]
TODAY = date(2026, 3, 2)
RATES = Dated([(date(2026, 1, 1), Decimal("2.00"))])


def weeks(first: date, number: int, premium: int) -> list[DueUnit]:
    return [DueUnit(first + timedelta(days=7 * n), premium, planned=True) for n in range(number)]


def told(case: Case) -> list[tuple[int, str, int]]:
    return [(one.level.value, one.day.isoformat(), one.counted) for one in warnings(case)]


def test_the_day_on_which_the_cap_is_passed() -> None:
    """80.00 a week from Friday 2 January 2026, cap 3,398.00: week 32 makes 2,560.00 (75 % is 2,548.50), week 39 makes 3,120.00
    (90 % is 3,058.20), and week 43, on 23 October, makes 3,440.00."""
    case = Case(TODAY, weeks(date(2026, 1, 2), 52, 8000), LAW)
    assert told(case) == [(75, "2026-08-07", 256000), (90, "2026-09-25", 312000), (100, "2026-10-23", 344000)]
    assert [one.ahead for one in warnings(case)] == [True, True, True]


def test_exactly_the_cap_is_not_past_it() -> None:
    """3,398.00 fits; one cent more does not."""
    units = [DueUnit(date(2026, 3, 6), 339800)]
    assert [one.level for one in warnings(Case(TODAY, units, LAW))] == [Level.THREE_QUARTERS, Level.NINE_TENTHS]
    more = Case(TODAY, [*units, DueUnit(date(2026, 3, 13), 1)], LAW)
    assert told(more)[-1] == (100, "2026-03-13", 339801)


def test_exactly_three_quarters_is_reached() -> None:
    """75 % of 3,398.00 is 2,548.50: there it is said, a cent below it is not."""
    assert told(Case(TODAY, [DueUnit(date(2026, 3, 6), 254850)], LAW)) == [(75, "2026-03-06", 254850)]
    assert told(Case(TODAY, [DueUnit(date(2026, 3, 6), 254849)], LAW)) == []


def test_money_held_from_last_year_counts_from_1_january() -> None:
    """3,000.00 left over of 2025 is three quarters of this year's cap already."""
    case = Case(TODAY, [DueUnit(date(2025, 12, 5), 500000)], LAW, paid=[Paid(date(2025, 12, 19), 200000)])
    assert told(case) == [(75, "2026-01-01", 300000)]


def test_what_was_paid_last_year_or_written_off_does_not_count() -> None:
    """Of 5,000.00, 2,000.00 was paid in 2025 and 2,500.00 written off this year: 500.00 counts."""
    paid = [Paid(date(2025, 12, 19), 200000), Paid(date(2026, 2, 2), 50000, 250000)]
    case = Case(TODAY, [DueUnit(date(2025, 12, 5), 500000)], LAW, paid=paid)
    assert counted_by(case, TODAY) == 50000
    assert told(case) == []


def test_other_premiums_count_from_their_day() -> None:
    """2,600.00 from elsewhere on 1 April is over three quarters."""
    case = Case(TODAY, [], LAW, others=[OtherPremium(date(2026, 4, 1), 260000)])
    assert told(case) == [(75, "2026-04-01", 260000)]


def test_a_municipality_that_is_stricter_warns_sooner() -> None:
    """With a cap of its own of 100.00 the first 80.00 is over 75 %, 160.00 is past it."""
    own = Dated([(date(2026, 1, 1), Decimal(100))])
    case = Case(TODAY, weeks(date(2026, 3, 6), 2, 8000), LAW, own)
    assert told(case) == [(75, "2026-03-06", 8000), (90, "2026-03-13", 16000), (100, "2026-03-13", 16000)]


def test_a_cap_that_falls_is_passed_on_that_day() -> None:
    """90.00 earned in January; from 1 June the municipality's cap is 80.00."""
    own = Dated([(date(2026, 6, 1), Decimal(80))])
    case = Case(TODAY, [DueUnit(date(2026, 1, 9), 9000)], LAW, own)
    assert told(case) == [(75, "2026-06-01", 9000), (90, "2026-06-01", 9000), (100, "2026-06-01", 9000)]


def test_a_cap_of_nothing_is_passed_by_a_cent_only() -> None:
    """Nothing earned, nothing to warn of."""
    own = Dated([(date(2026, 1, 1), Decimal(0))])
    assert told(Case(TODAY, [], LAW, own)) == []
    assert told(Case(TODAY, [DueUnit(date(2026, 1, 9), 1)], LAW, own)) == [(100, "2026-01-09", 1)]


def test_held_money_counts_from_1_january_of_a_year_without_a_row() -> None:
    """In 2027 the row of 2026 is the ceiling; of 5,000.00 of 2026, 2,000.00 was paid and 400.00 written off then."""
    case = Case(date(2027, 2, 1), [DueUnit(date(2026, 12, 4), 500000)], LAW, paid=[Paid(date(2026, 12, 18), 200000, 40000)])
    assert told(case) == [(75, "2027-01-01", 260000)]


def test_what_is_reached_today_is_not_ahead() -> None:
    """Reached on the day itself: it has happened."""
    assert [one.ahead for one in warnings(Case(TODAY, [DueUnit(TODAY, 260000)], LAW))] == [False]


def test_no_warning_where_no_cap_is_known() -> None:
    """2013 has no row."""
    assert warnings(Case(date(2013, 3, 1), [DueUnit(date(2013, 3, 1), 10**6)], LAW)) == []


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 60000)), max_size=20))
def test_a_higher_level_is_never_reached_sooner(raw: list[tuple[date, int]]) -> None:
    """75 % comes before 90 %, and 90 % before the cap."""
    days = [one.day for one in warnings(Case(TODAY, [DueUnit(*one) for one in raw], LAW))]
    assert days == sorted(days)


def test_units_of_days_are_cut_at_the_week_and_the_month() -> None:
    """Friday 30 January and Monday 2 February are two units; so are Sunday 1 and Monday 2: 4 units for two placements here."""
    days = [
        DayHours(1, date(2026, 1, 30), 60, Stage.CONFIRMED),
        DayHours(1, date(2026, 2, 1), 60, Stage.CONFIRMED),
        DayHours(1, date(2026, 2, 2), 25, Stage.CONFIRMED),
        DayHours(1, date(2026, 2, 5), 25, Stage.PLANNED),
        DayHours(2, date(2026, 2, 5), 10, Stage.LOGGED),
    ]
    assert due_units(days, RATES) == [
        DueUnit(date(2026, 1, 30), 200, False),
        DueUnit(date(2026, 2, 1), 200, False),
        DueUnit(date(2026, 2, 5), 33, True),
        DueUnit(date(2026, 2, 5), 167, True),
    ]


def test_units_without_a_rate_are_refused() -> None:
    """No rate before 2026: the day is named."""
    days = [DayHours(1, date(2025, 12, 31), 60, Stage.PLANNED)]
    assert due_units(days, RATES) == refuse(AmountCode.UNKNOWN_AMOUNT, series="premium_per_hour", date=date(2025, 12, 31))
