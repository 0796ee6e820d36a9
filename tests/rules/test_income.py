"""What a job does to an income: premium beside a part-time wage, month by month."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.rules.amounts import EARNINGS_EXEMPTION, statutory
from core.rules.dated import Dated
from core.rules.money.income import Comparison, Unknown, compare, even_days, kept_of
from core.rules.refusals import AmountCode, Refusal, refuse

EXEMPTION = statutory()[EARNINGS_EXEMPTION]
RATES = Dated([(date(2024, 1, 1), Decimal("2.00")), (date(2026, 3, 1), Decimal("1.50"))])
FIRST = [date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 3), date(2025, 12, 1)]
FIRST += [date(2026, 1, 5), date(2026, 2, 2), date(2026, 3, 2), date(2026, 4, 1)]


def compared(minutes: dict[date, int], wage: str = "15.00", months_used: int = 0) -> Comparison:
    found = compare(minutes, Decimal(wage), RATES, EXEMPTION, months_used)
    assert isinstance(found, Comparison)
    return found


def test_eight_months_of_forty_hours() -> None:
    """40 hours a month at 15.00 is 600.00: 25 % is 150.00, below 278 and 285; after six months nothing is kept."""
    found = compared(dict.fromkeys(FIRST, 2400))
    assert [month.premium for month in found.months] == [8000] * 6 + [6000] * 2
    assert [month.kept for month in found.months] == [15000] * 6 + [0, 0]
    assert [month.set_off for month in found.months] == [45000] * 6 + [60000] * 2
    assert [month.exempt_month for month in found.months] == [1, 2, 3, 4, 5, 6, None, None]
    assert (found.premium, found.kept) == (60000, 90000)


def test_the_monthly_maximum_is_that_of_the_month() -> None:
    """100 hours at 15.00: 25 % is 375.00; in December 2025 278 is kept, in January 2026 285."""
    found = compared({date(2025, 12, 1): 6000, date(2026, 1, 5): 6000})
    assert [month.kept for month in found.months] == [27800, 28500]
    assert [(month.maximum.value, month.maximum.since) for month in found.months] == [
        (278, date(2025, 7, 1)),
        (285, date(2026, 1, 1)),
    ]


def test_months_that_were_used_before_are_gone() -> None:
    """Five used: one is left."""
    found = compared(dict.fromkeys(FIRST[:3], 2400), months_used=5)
    assert [month.kept for month in found.months] == [15000, 0, 0]


def test_a_month_without_hours_does_not_count() -> None:
    """September and November: two exempt months."""
    found = compared({date(2025, 9, 1): 60, date(2025, 10, 1): 0, date(2025, 11, 3): 60})
    assert [(month.month.month, month.exempt_month) for month in found.months] == [(9, 1), (11, 2)]


def test_the_premium_is_that_of_the_units() -> None:
    """25 minutes in each of two weeks are 0.83 + 0.83, not 1.67: each unit is rounded by itself, as in the settlement."""
    found = compared({date(2026, 2, 2): 25, date(2026, 2, 9): 25})
    assert found.months[0].premium == 166


def test_it_says_what_it_rests_on_and_what_it_does_not_know() -> None:
    """Rate and exemption with their dates; unconfirmed from July 2026 on; allowances are never computed."""
    found = compared({date(2026, 6, 1): 60, date(2026, 7, 1): 60})
    assert [(one.series, one.value, one.since) for one in found.rests_on] == [
        ("premium_per_hour", Decimal("1.50"), date(2026, 3, 1)),
        (EARNINGS_EXEMPTION, Decimal(285), date(2026, 1, 1)),
        (EARNINGS_EXEMPTION, Decimal(285), date(2026, 1, 1)),
    ]
    assert found.unconfirmed_since == date(2026, 7, 1)
    assert found.unknown == (Unknown.ALLOWANCES, Unknown.BENEFIT, Unknown.TAX, Unknown.ROOM)
    assert compared({date(2026, 6, 1): 60}).unconfirmed_since is None


def test_the_first_exempt_month_is_the_first() -> None:
    """Unless months were used before; a single minute counts."""
    found = compare({date(2025, 9, 17): 1}, Decimal(15), RATES, EXEMPTION)
    assert isinstance(found, Comparison)
    assert [(month.month, month.exempt_month, month.earnings) for month in found.months] == [(date(2025, 9, 1), 1, 25)]


def test_from_2027_on_a_new_rule_is_expected() -> None:
    """Art. 34a is to replace the exemption: said, not computed. One month of 2027 is enough."""
    assert Unknown.NEW_RULE in compared({date(2026, 12, 31): 60, date(2027, 1, 4): 60}).unknown
    assert Unknown.NEW_RULE in compared({date(2027, 1, 4): 60}).unknown
    assert Unknown.NEW_RULE not in compared({date(2026, 12, 31): 60}).unknown


def test_unknown_amounts_are_refused() -> None:
    """No premium rate in 2023, no exemption in 2014."""
    assert compare({date(2023, 5, 1): 60}, Decimal(15), RATES, EXEMPTION) == refuse(
        AmountCode.UNKNOWN_AMOUNT, series="premium_per_hour", date=date(2023, 5, 1)
    )
    old = compare({date(2014, 5, 1): 60}, Decimal(15), RATES, EXEMPTION)
    assert isinstance(old, Refusal)
    assert old.facts["series"] == EARNINGS_EXEMPTION


def test_hours_a_week_are_spread_over_its_days() -> None:
    """10 minutes a week: 1, 1, 2, 1, 2, 1, 2 from day to day; four weeks of 20 hours make 80 hours."""
    assert list(even_days(10, date(2026, 1, 5), date(2026, 1, 11)).values()) == [1, 1, 2, 1, 2, 1, 2]
    assert sum(even_days(1200, date(2026, 1, 5), date(2026, 2, 1)).values()) == 4800


days = st.dictionaries(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(0, 1440), max_size=30)
wages = st.decimals("0.01", "99.99", places=2)


@given(days, wages, st.integers(0, 8))
def test_nothing_is_lost_or_kept_too_much(minutes: dict[date, int], wage: Decimal, used: int) -> None:
    """Kept and set off make the earnings; at most 25 % and the maximum; never in more than six months."""
    found = compared(minutes, str(wage), used)
    for month in found.months:
        assert month.kept + month.set_off == month.earnings
        assert 0 <= month.kept <= month.maximum.value * 100
        assert 4 * month.kept <= month.earnings + 2
    assert sum(month.exempt_month is not None for month in found.months) <= max(0, 6 - used)


@given(days, wages, st.integers(1, 600), st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_more_hours_never_bring_less_premium(minutes: dict[date, int], wage: Decimal, more: int, day: date) -> None:
    """A longer day: the month's premium and earnings never fall."""
    before = {month.month: month for month in compared(minutes, str(wage)).months}
    after = {month.month: month for month in compared({**minutes, day: minutes.get(day, 0) + more}, str(wage)).months}
    assert before.keys() <= after.keys()
    assert all(after[month].premium >= one.premium and after[month].earnings >= one.earnings for month, one in before.items())


@given(days, wages)
def test_a_higher_wage_never_keeps_less(minutes: dict[date, int], wage: Decimal) -> None:
    """Per month, a euro an hour more."""
    lower, higher = compared(minutes, str(wage)), compared(minutes, str(wage + 1))
    assert all(more.kept >= less.kept for less, more in zip(lower.months, higher.months, strict=True))


@given(st.integers(0, 10**6), st.integers(0, 30000))
def test_the_maximum_is_never_passed(earnings: int, maximum: int) -> None:
    """25 % or the maximum, whichever is less."""
    assert kept_of(earnings, maximum) <= maximum
