"""The books: every entry sums to zero, a correction is a reversal and a new line, a replay gives the balances."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.cents import percent_of
from core.rules.money.books import (
    TRUST,
    Account,
    Entry,
    Event,
    Kind,
    Line,
    Parties,
    balances,
    costs_paid,
    invoice_paid,
    premium_paid,
    premium_written_off,
    travel_paid,
    unit_settled,
)
from core.rules.money.settlement import AdministrationBase, Split, settle

DAY = date(2017, 1, 31)
WHO = Parties("C1", "E1", "2017H1")
UNIT = Split(485, 9943, 1617, 238, 3995, 512, 3581)
PREMIUM, TRAVEL, COSTS = (Account(kind, "C1") for kind in (Kind.PREMIUM_PAYABLE, Kind.TRAVEL_PAYABLE, Kind.OTHER_COSTS_PAYABLE))
EMPLOYER = Account(Kind.RECEIVABLE, "E1")
REMAINDER, WRITTEN_OFF = Account(Kind.REMAINDER_PAYABLE, "2017H1"), Account(Kind.WRITTEN_OFF_PAYABLE, "2017H1")
OFFICE, VAT = Account(Kind.ADMINISTRATION_PAYABLE), Account(Kind.VAT_PAYABLE)


def test_an_entry_that_does_not_sum_to_zero_cannot_exist() -> None:
    """One cent is enough."""
    with pytest.raises(ValueError, match="does not sum to zero"):
        Entry(DAY, Event.INVOICE_PAID, "I1", (Line(TRUST, 100), Line(EMPLOYER, -99)))


def test_a_settled_unit_owes_everybody_their_part() -> None:
    """99.43 from the employer: 16.17 + 2.38 + 39.95 + 5.12 + 35.81."""
    assert balances([unit_settled(DAY, "U1", UNIT, WHO)]) == {
        EMPLOYER: 9943,
        PREMIUM: -1617,
        TRAVEL: -238,
        COSTS: -3995,
        OFFICE: -512,
        REMAINDER: -3581,
    }


def test_vat_by_policy_comes_on_top() -> None:
    """21 % of 99.43 is 20.88."""
    found = balances([unit_settled(DAY, "U1", UNIT, WHO, vat=percent_of(9943, 21))])
    assert (found[EMPLOYER], found[VAT], found[REMAINDER]) == (12031, -2088, -3581)


def test_a_unit_from_confirmation_to_what_stays_owed() -> None:
    """Candidate and employer are done: the office's part, the VAT and what goes back to the municipality are left, and the money for them."""
    entries = [
        unit_settled(DAY, "U1", UNIT, WHO, vat=2088),
        invoice_paid(DAY, "I1", "E1", 12031),
        premium_paid(DAY, "P1", "C1", 1000),
        premium_written_off(DAY, "P1", "C1", "2017H1", 617),
        travel_paid(DAY, "T1", "C1", 238),
        costs_paid(DAY, "K1", "C1", 3995),
    ]
    assert balances(entries) == {TRUST: 6798, OFFICE: -512, VAT: -2088, REMAINDER: -3581, WRITTEN_OFF: -617}


def test_a_negative_remainder_is_shown() -> None:
    """Costs above the turnover: the municipality owes 5.00."""
    assert balances([unit_settled(DAY, "U1", Split(60, 1000, 200, 0, 1300, 0, -500), WHO)])[REMAINDER] == 500


def test_a_cent_that_the_municipality_owes_is_shown() -> None:
    """However little."""
    assert balances([unit_settled(DAY, "U1", Split(0, 0, 0, 0, 1, 0, -1), WHO)])[REMAINDER] == 1


def test_each_half_year_has_its_own_remainder() -> None:
    """The first is owed what was settled in it, and so is the second."""
    later = Parties("C1", "E1", "2017H2")
    found = balances([unit_settled(DAY, "U1", UNIT, WHO), unit_settled(DAY, "U2", UNIT, later)])
    assert (found[REMAINDER], found[Account(Kind.REMAINDER_PAYABLE, "2017H2")]) == (-3581, -3581)


def test_a_correction_is_a_reversal_and_a_new_line() -> None:
    """480 minutes instead of 485, in March: together they come to what the right one alone would."""
    march = date(2017, 3, 1)
    right = Split(480, 9840, 1600, 238, 3995, 501, 3506)
    wrong = unit_settled(DAY, "U1", UNIT, WHO)
    corrected = [unit_settled(march, "U1", UNIT.reversed(), WHO), unit_settled(march, "U1", right, WHO)]
    assert balances([wrong, *corrected]) == balances([unit_settled(DAY, "U1", right, WHO)])


cents = st.integers(0, 10**6)
splits = st.builds(
    settle,
    st.integers(0, 2400),
    st.decimals("0.01", "40", places=2),
    cents,
    cents,
    cents,
    st.decimals("0", "100", places=2),
    st.sampled_from(AdministrationBase),
)
names = st.sampled_from(["1", "2", "3"])
entries = st.one_of(
    st.builds(unit_settled, st.just(DAY), names, splits, st.builds(Parties, names, names, names), cents),
    st.builds(invoice_paid, st.just(DAY), names, names, cents),
    st.builds(premium_paid, st.just(DAY), names, names, cents),
    st.builds(premium_written_off, st.just(DAY), names, names, names, cents),
    st.builds(travel_paid, st.just(DAY), names, names, cents),
    st.builds(costs_paid, st.just(DAY), names, names, cents),
)


@given(st.lists(entries, max_size=12))
def test_the_books_always_sum_to_zero(written: list[Entry]) -> None:
    """Whatever is entered, debit and credit are equal."""
    assert sum(balances(written).values()) == 0


@given(splits, cents)
def test_reversals_cancel(split: Split, vat: int) -> None:
    """A unit that is taken back leaves nothing, whichever stands first."""
    there, back = unit_settled(DAY, "U", split, WHO, vat), unit_settled(date(2018, 1, 1), "U", split.reversed(), WHO, -vat)
    assert balances([there, back]) == balances([back, there]) == {}
