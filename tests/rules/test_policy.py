"""A municipality's policy: every disagreement has a default and sources, and every choice is dated."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.choices import DEFAULTS, CapDate, Choices, Creditor, PaymentAtExit, RunningTariff, SettledBy
from core.rules.dated import Dated
from core.rules.disagreements import QUESTIONS, Kind
from core.rules.money.premium import AboveCap
from core.rules.money.settlement import AdministrationBase
from core.rules.money.tariff import TariffFloor
from core.rules.policy import Policy, policy_of, read_text, read_value, written
from core.rules.refusals import PolicyCode, Refusal, refuse
from core.rules.work.terms import At28Hours, Terms

NEW_YEAR = date(2017, 1, 1)


def changed(policy: Policy, question: str, since: date, raw: object) -> Policy:
    after = policy.changed(question, since, raw)
    assert not isinstance(after, Refusal)
    return after


def test_the_defaults() -> None:
    """As the domain states them."""
    assert DEFAULTS.above_cap is AboveCap.HOLD
    assert DEFAULTS.cap_date is CapDate.PAYMENT
    assert DEFAULTS.attributed_to is CapDate.PAYMENT
    assert DEFAULTS.payment_at_exit is PaymentAtExit.HOLD
    assert DEFAULTS.other_premiums_are_moments is True
    assert DEFAULTS.tariff_floor is TariffFloor.HARD
    assert DEFAULTS.running_tariff is RunningTariff.FIXED
    assert DEFAULTS.cao == "advisory"
    assert DEFAULTS.travel_paid == "monthly"
    assert DEFAULTS.administration_percentage == 0
    assert DEFAULTS.administration_base is AdministrationBase.NET_TURNOVER
    assert DEFAULTS.creditor is Creditor.MUNICIPALITY
    assert DEFAULTS.settled_by is SettledBy.WORK_DATE
    assert DEFAULTS.terms is Terms.BY_HOURS
    assert DEFAULTS.at_28_hours is At28Hours.SHORT
    assert DEFAULTS.sum_simultaneous is True
    assert DEFAULTS.term_resets_after_months == 12
    assert DEFAULTS.temporary_work_only is True
    assert DEFAULTS.premium_per_hour is None
    assert DEFAULTS.vat_percentage is None


def test_every_choice_is_a_question_with_sources() -> None:
    """No silent constant: each field has its question, and each value of an enumeration says who says it."""
    assert {field.name for field in fields(Choices)} == set(QUESTIONS)
    for name, question in QUESTIONS.items():
        assert question.says, name
        assert all(question.says.values()), name
        default = getattr(DEFAULTS, name)
        if question.kind is Kind.CHOICE:
            assert isinstance(default, StrEnum), name
            assert set(question.says) == {choice.value for choice in type(default)}, name
        elif question.kind is Kind.YES_NO:
            assert set(question.says) == {"true", "false"}, name


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        ("above_cap", "forfeit", AboveCap.FORFEIT),
        ("terms", "3_plus_3", Terms.THREE_PLUS_THREE),
        ("sum_simultaneous", False, False),
        ("term_resets_after_months", 0, 0),
        ("premium_per_hour", "1.50", Decimal("1.50")),
        ("premium_per_hour", Decimal("1.755"), Decimal("1.755")),
        ("administration_percentage", 7, Decimal(7)),
        ("administration_percentage", "0", Decimal(0)),
    ],
)
def test_values_as_a_file_has_them(question: str, raw: object, value: object) -> None:
    """Strings, numbers and booleans become what the rules take, and come back from text as the same."""
    found = read_value(question, raw)
    assert found == value
    assert type(found) is type(value)
    assert read_text(question, written(found)) == value


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        ("above_cap", "keep"),
        ("above_cap", True),
        ("above_cap", None),
        ("sum_simultaneous", "true"),
        ("sum_simultaneous", 1),
        ("term_resets_after_months", True),
        ("term_resets_after_months", -1),
        ("term_resets_after_months", "12"),
        ("term_resets_after_months", Decimal(12)),
        ("premium_per_hour", "-1"),
        ("premium_per_hour", "1e3"),
        ("premium_per_hour", True),
        ("premium_per_hour", 1.5),
        ("premium_per_hour", Decimal("NaN")),
        ("premium_per_hour", Decimal("Infinity")),
        ("premium_per_hour", Decimal("-0.01")),
        ("administration_percentage", -1),
        ("administration_percentage", ""),
    ],
)
def test_a_value_of_the_wrong_kind(question: str, raw: object) -> None:
    """Is refused, and so is one below 0; a float is never money."""
    assert read_value(question, raw) == refuse(PolicyCode.WRONG_KIND, question=question, value=str(raw))


@pytest.mark.parametrize(
    ("question", "text"), [("sum_simultaneous", "yes"), ("term_resets_after_months", "-1"), ("minimum_age", "²")]
)
def test_stored_text_of_the_wrong_kind(question: str, text: str) -> None:
    """As strict as a file."""
    assert read_text(question, text) == refuse(PolicyCode.WRONG_KIND, question=question, value=text)


def test_an_unknown_question() -> None:
    """Is no policy."""
    for refusal in (read_value("vat", 21), read_text("vat", "21"), Policy().changed("vat", NEW_YEAR, 21)):
        assert refusal == refuse(PolicyCode.UNKNOWN_POLICY, question="vat")


def test_a_change_holds_from_its_date() -> None:
    """Before it the default or the earlier decision holds."""
    policy = changed(Policy(), "premium_per_hour", NEW_YEAR, "1.50")
    policy = changed(policy, "premium_per_hour", date(2017, 7, 1), "2.00")
    policy = changed(policy, "terms", date(2017, 3, 1), "always_3")
    assert policy.on(date(2016, 12, 31)) == DEFAULTS
    assert policy.on(date(2017, 2, 28)).premium_per_hour == Decimal("1.50")
    assert policy.on(date(2017, 2, 28)).terms is Terms.BY_HOURS
    assert policy.on(date(2017, 7, 1)).premium_per_hour == Decimal("2.00")
    assert policy.on(date(2017, 7, 1)).terms is Terms.ALWAYS_3
    assert policy.amounts("premium_per_hour") == Dated([(NEW_YEAR, Decimal("1.50")), (date(2017, 7, 1), Decimal("2.00"))])
    assert len(policy.rows("terms")) == 1
    assert len(policy.rows("above_cap")) == 0


def test_what_is_settled_cannot_be_decided_anew() -> None:
    """A change on or before the last settled day is refused; the day after is fine."""
    settled = date(2017, 6, 30)
    assert Policy().changed("premium_per_hour", settled, "2.00", settled) == refuse(
        PolicyCode.ALREADY_SETTLED, question="premium_per_hour", date=settled, settled_until=settled
    )
    assert isinstance(Policy().changed("premium_per_hour", date(2017, 7, 1), "2.00", settled), Policy)


def test_a_policy_from_stored_rows() -> None:
    """Text by question and date; the first row that is no answer is refused."""
    rows = [("premium_per_hour", NEW_YEAR, "2.00"), ("sum_simultaneous", NEW_YEAR, "false"), ("minimum_age", NEW_YEAR, "27")]
    policy = policy_of(rows)
    assert isinstance(policy, Policy)
    choices = policy.on(NEW_YEAR)
    assert (choices.premium_per_hour, choices.sum_simultaneous, choices.minimum_age) == (Decimal("2.00"), False, 27)
    assert policy_of([*rows, ("terms", NEW_YEAR, "always_4")]) == refuse(
        PolicyCode.WRONG_KIND, question="terms", value="always_4"
    )


@given(st.lists(st.tuples(st.dates(), st.integers(0, 9)), max_size=6), st.dates(), st.integers(0, 9))
def test_a_change_never_alters_an_earlier_day(rows: list[tuple[date, int]], since: date, value: int) -> None:
    """Whatever was decided before and whenever."""
    policy = Policy()
    for day, months in rows:
        policy = changed(policy, "term_resets_after_months", day, months)
    after = changed(policy, "term_resets_after_months", since, value)
    for day, _ in rows:
        if day < since:
            assert after.on(day) == policy.on(day)
    assert after.on(since).term_resets_after_months == value
