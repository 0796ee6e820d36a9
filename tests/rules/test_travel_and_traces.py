"""Travel claims; and for every amount, where it comes from."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.amounts import PREMIUM_CAP, Amount, statutory
from core.rules.dated import Dated, Row
from core.rules.money.premium import AboveCap
from core.rules.money.settlement import AdministrationBase, Split, settle
from core.rules.money.trace import (
    Input,
    Rounding,
    Rule,
    Trace,
    trace_cap,
    trace_kilometres,
    trace_payment,
    trace_premium,
    trace_room,
    trace_settlement,
    trace_turnover,
)
from core.rules.money.travel import for_kilometres, may_claim
from core.rules.refusals import AmountCode, Code, HoursCode, PaymentCode, Refusal, all_codes, refuse

NEW_YEAR, DAY = date(2017, 1, 1), date(2017, 1, 16)


@pytest.mark.parametrize(
    ("km", "rate", "cents"), [("12.5", "0.19", 238), ("12.4", "0.19", 236), ("0.02", "0.19", 0), ("100", "0.2345", 2345)]
)
def test_kilometres(km: str, rate: str, cents: int) -> None:
    """12.5 x 0.19 = 2.375, and so 2.38."""
    assert for_kilometres(Decimal(km), Decimal(rate)) == cents


def test_one_claim_for_a_day_that_was_worked() -> None:
    """A second claim is refused before a day without work."""
    assert may_claim(60, claimed_before=False) is None
    assert may_claim(0, claimed_before=False) == refuse(HoursCode.NOT_WORKED)
    assert may_claim(0, claimed_before=True) == refuse(HoursCode.TWO_CLAIMS)


def test_where_a_premium_comes_from() -> None:
    """Each day's minutes, the rate in force with its date and who decided it, and the one rounding."""
    rates = Dated([(NEW_YEAR, Decimal("1.50")), (date(2017, 1, 17), Decimal("2.00"))])
    assert trace_premium({date(2017, 1, 17): 61, DAY: 61}, rates) == Trace(
        Rule.PREMIUM,
        356,
        Rounding.HALF_UP,
        (
            Input("minutes", 61, DAY),
            Input("premium_per_hour", Decimal("1.50"), DAY, NEW_YEAR, "municipality"),
            Input("minutes", 61, date(2017, 1, 17)),
            Input("premium_per_hour", Decimal("2.00"), date(2017, 1, 17), date(2017, 1, 17), "municipality"),
        ),
    )
    assert isinstance(trace_premium({date(2016, 1, 1): 60}, rates), Refusal)


def test_where_a_cap_and_room_come_from() -> None:
    """The row of the law, its source, and since when it is unconfirmed; then what was paid."""
    day = date(2026, 8, 1)
    cap = statutory()[PREMIUM_CAP].on(day)
    assert isinstance(cap, Amount)
    trace = trace_room(cap, day, 100_000, 5_000)
    law = Input(PREMIUM_CAP, Decimal("3398"), day, date(2026, 1, 1), cap.source, date(2026, 7, 1))
    assert trace == Trace(
        Rule.ROOM, 234_800, Rounding.NONE, (law, Input("paid_cents", 100_000), Input("other_premiums_cents", 5_000))
    )
    assert trace_cap(cap, day) == Trace(Rule.CAP, 339_800, Rounding.DOWN, (law,))


def test_where_a_payment_and_travel_come_from() -> None:
    """What was due, the room, the policy; the kilometres and the rate."""
    assert trace_payment(3200, 2000, AboveCap.HOLD) == Trace(
        Rule.PAYMENT, 2000, Rounding.NONE, (Input("due_cents", 3200), Input("room_cents", 2000), Input("above_cap", "hold"))
    )
    assert trace_kilometres(Decimal("12.5"), DAY, Row(NEW_YEAR, Decimal("0.19"))) == Trace(
        Rule.TRAVEL,
        238,
        Rounding.HALF_UP,
        (Input("kilometres", Decimal("12.5"), DAY), Input("travel_per_km", Decimal("0.19"), DAY, NEW_YEAR, "municipality")),
    )


def test_where_a_settlement_comes_from() -> None:
    """Turnover from minutes and the agreed tariff; administration from its base and percentage; the remainder from all of them."""
    unit = settle(945, Decimal("12.30"), 3150, 674, 3995, Decimal("12.5"))
    percentage = Row(NEW_YEAR, Decimal("12.5"))
    turnover, administration, remainder = trace_settlement(
        unit, Decimal("12.30"), DAY, percentage, AdministrationBase.NET_TURNOVER
    )
    assert turnover == trace_turnover(945, Decimal("12.30"), DAY)
    assert turnover.inputs == (Input("minutes", 945), Input("tariff_per_hour", Decimal("12.30"), since=DAY, source="placement"))
    costs = tuple(
        Input(name, cents)
        for name, cents in (
            ("turnover_cents", 19373),
            ("premium_cents", 3150),
            ("travel_cents", 674),
            ("other_costs_cents", 3995),
        )
    )
    assert administration == Trace(
        Rule.ADMINISTRATION,
        1444,
        Rounding.HALF_UP,
        (
            *costs,
            Input("administration_percentage", Decimal("12.5"), since=NEW_YEAR, source="municipality"),
            Input("administration_base", "net_turnover"),
        ),
    )
    assert remainder == Trace(Rule.REMAINDER, 10110, Rounding.NONE, (*costs, Input("administration_cents", 1444)))


@given(
    st.integers(0, 10_080),
    st.decimals(1, 40, places=2),
    st.integers(0, 20_000),
    st.decimals(0, 100, places=2),
    st.sampled_from(AdministrationBase),
)
def test_a_trace_has_the_amount_itself(
    minutes: int, tariff: Decimal, premium: int, percentage: Decimal, base: AdministrationBase
) -> None:
    """Never another amount than the one that was settled."""
    unit = settle(minutes, tariff, premium, 0, 0, percentage, base)
    traces = trace_settlement(unit, tariff, DAY, Row(NEW_YEAR, percentage), base)
    assert tuple(trace.cents for trace in traces) == (unit.turnover, unit.administration, unit.remainder)
    assert isinstance(unit, Split)


def test_refusals_are_values() -> None:
    """Comparable, usable in sets, and unchangeable; the registry knows every code of every family."""
    refusal = refuse(PaymentCode.NO_ROOM, due_cents=5)
    assert refusal == refuse(PaymentCode.NO_ROOM, due_cents=5) != refuse(PaymentCode.NO_ROOM, due_cents=6)
    assert len({refusal, refuse(PaymentCode.NO_ROOM, due_cents=5)}) == 1
    with pytest.raises(TypeError):
        refusal.facts["due_cents"] = 6
    with pytest.raises(AttributeError):
        refusal.code = PaymentCode.NOTHING_DUE
    codes = list(all_codes())
    assert {PaymentCode.NO_ROOM, AmountCode.UNKNOWN_AMOUNT, HoursCode.NOT_WORKED} <= set(codes)
    assert all(isinstance(code, Code) for code in codes)
