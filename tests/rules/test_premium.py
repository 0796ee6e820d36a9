"""The premium: earned by the hour, never above the cap, at most two moments a year."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.dated import Dated
from core.rules.money.premium import AboveCap, Payment, may_pay, moments, pay, room, unit_premium
from core.rules.refusals import AmountCode, PaymentCode, refuse

MONDAY = date(2017, 1, 16)
RATES = Dated([(date(2017, 1, 1), Decimal("1.50")), (date(2017, 1, 18), Decimal("2.00"))])

cents = st.integers(min_value=0, max_value=500_000)
weeks = st.dictionaries(st.integers(0, 6), st.integers(1, 1440)).map(
    lambda week: {MONDAY + timedelta(days=day): minutes for day, minutes in week.items()}
)
rates = st.decimals(min_value=0, max_value=5, places=3)


@pytest.mark.parametrize(
    ("minutes", "premium"),
    [
        ({}, 0),
        ({MONDAY: 60}, 150),
        ({MONDAY + timedelta(days=2): 60}, 200),
        ({MONDAY: 61, MONDAY + timedelta(days=1): 61, MONDAY + timedelta(days=2): 61, MONDAY + timedelta(days=3): 61}, 712),
        ({MONDAY + timedelta(days=2): 1, MONDAY + timedelta(days=3): 1}, 7),
        ({MONDAY: 1}, 3),
    ],
)
def test_each_day_at_its_rate_and_rounded_once(minutes: dict[date, int], premium: int) -> None:
    """2 x 61 minutes at 1.50 and 2 x 61 at 2.00 are 7.11666..., so 7.12; two minutes at 2.00 are 6.67 cents, so 7; 2.5 cents are 3."""
    assert unit_premium(minutes, RATES) == premium


def test_a_day_without_a_rate_has_no_premium() -> None:
    """It is refused, with the day."""
    early = date(2016, 12, 31)
    assert unit_premium({MONDAY: 60, early: 60}, RATES) == refuse(
        AmountCode.UNKNOWN_AMOUNT, series="premium_per_hour", date=early
    )


@pytest.mark.parametrize(
    ("cap", "paid", "others", "left"),
    [
        (239200, 0, 0, 239200),
        (239200, 4750, 0, 234450),
        (239200, 100, 239100, 0),
        (1000, 900, 101, 0),
        (1000, 2000, 0, 0),
        (5, 2, 2, 1),
    ],
)
def test_room(cap: int, paid: int, others: int, left: int) -> None:
    """What was paid and other premiums both take of it; at least 0."""
    assert room(cap, paid, others) == left


def test_room_without_other_premiums() -> None:
    """They need not be named where there are none."""
    assert room(500, 200) == 300


@pytest.mark.parametrize(
    ("due", "left", "above_cap", "payment"),
    [
        (3200, 239200, AboveCap.HOLD, Payment(3200, 239200, 3200, 0, 0)),
        (3200, 2000, AboveCap.HOLD, Payment(3200, 2000, 2000, 1200, 0)),
        (3200, 2000, AboveCap.FORFEIT, Payment(3200, 2000, 2000, 0, 1200)),
        (3200, 3200, AboveCap.FORFEIT, Payment(3200, 3200, 3200, 0, 0)),
    ],
)
def test_a_payment(due: int, left: int, above_cap: AboveCap, payment: Payment) -> None:
    """What is above the room stays due, or is written off."""
    assert pay(due, left, above_cap) == payment


def test_what_counts_as_a_moment() -> None:
    """Payments always, other premiums by policy."""
    assert moments(1, 1, other_premiums_are_moments=True) == 2
    assert moments(1, 1, other_premiums_are_moments=False) == 1


@pytest.mark.parametrize(
    ("used", "due", "cap", "left", "code"),
    [
        (2, 0, None, 0, PaymentCode.THIRD_PAYMENT_MOMENT),
        (3, 100, 1000, 500, PaymentCode.THIRD_PAYMENT_MOMENT),
        (1, 0, None, 0, AmountCode.UNKNOWN_AMOUNT),
        (1, 0, 1000, 0, PaymentCode.NOTHING_DUE),
        (0, -1, 1000, 500, PaymentCode.NOTHING_DUE),
        (0, 1, 1000, 0, PaymentCode.NO_ROOM),
        (1, 1, 1000, 1, None),
    ],
)
def test_why_a_moment_cannot_pay(used: int, due: int, cap: int | None, left: int, code: str | None) -> None:
    """The first reason of: a third moment, an unknown cap, nothing due, no room."""
    refusal = may_pay(used, due, cap, left)
    assert (refusal.code if refusal else None) == code


def test_a_refused_payment_says_what_it_rests_on() -> None:
    """How many moments are used; which amount is unknown; what is due and what the cap is."""
    assert may_pay(2, 100, 1000, 500) == refuse(PaymentCode.THIRD_PAYMENT_MOMENT, moments=2)
    assert may_pay(0, 100, None, 0) == refuse(AmountCode.UNKNOWN_AMOUNT, series="premium_cap_per_calendar_year")
    assert may_pay(0, 0, 1000, 1000) == refuse(PaymentCode.NOTHING_DUE, due_cents=0)
    assert may_pay(0, 100, 1000, 0) == refuse(PaymentCode.NO_ROOM, due_cents=100, cap_cents=1000)


@given(weeks, st.integers(0, 6), st.integers(1, 300), rates)
def test_more_hours_never_earn_less(week: dict[date, int], day: int, more: int, rate: Decimal) -> None:
    """On any day, at any rate."""
    held = Dated([(date(2017, 1, 1), rate)])
    longer = dict(week)
    longer[MONDAY + timedelta(days=day)] = week.get(MONDAY + timedelta(days=day), 0) + more
    assert unit_premium(longer, held) >= unit_premium(week, held)


@given(weeks, st.randoms())
def test_the_order_of_days_does_not_matter(week: dict[date, int], random: object) -> None:
    """Whatever was entered first."""
    days = list(week.items())
    random.shuffle(days)
    assert unit_premium(dict(days), RATES) == unit_premium(week, RATES)


@given(weeks, rates, st.integers(7, 400))
def test_a_change_of_rate_never_alters_an_earlier_unit(week: dict[date, int], rate: Decimal, later: int) -> None:
    """It holds from its date; the past stays as it was."""
    assert unit_premium(week, RATES.with_row(MONDAY + timedelta(days=later), rate)) == unit_premium(week, RATES)


@given(cents.filter(bool), cents, st.sampled_from(AboveCap))
def test_a_payment_adds_up_and_stays_within_the_room(due: int, left: int, above_cap: AboveCap) -> None:
    """What is due is paid, held or written off, to the cent."""
    payment = pay(due, left, above_cap)
    assert payment.paid + payment.left + payment.written_off == due
    assert 0 <= payment.paid <= left
    assert payment.left == 0 or payment.written_off == 0


@given(st.lists(st.tuples(cents, cents), max_size=8), cents, st.sampled_from(AboveCap), st.booleans())
def test_a_year_is_never_above_the_cap_and_never_has_three_payments(
    year: list[tuple[int, int]], cap: int, above_cap: AboveCap, count_others: bool
) -> None:
    """Whatever is earned and whatever other premiums come in between."""
    due = paid = others = payments = other_moments = 0
    for earned, other in year:
        due, others, other_moments = due + earned, others + other, other_moments + bool(other)
        left = room(cap, paid, others)
        if may_pay(moments(payments, other_moments, count_others), due, cap, left) is None:
            payment = pay(due, left, above_cap)
            due, paid, payments = payment.left, paid + payment.paid, payments + 1
            assert paid + others <= cap
        assert payments <= 2
        assert paid <= cap
