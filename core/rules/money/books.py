"""The books over the trust account: double entry, per municipality (domain section 6; RIB: all payments run over that account).

Debit is above 0, credit below. The type of an entry lets none exist that does not sum to zero. Nothing that was entered is ever
changed: a correction is a reversal and a new entry (`half_year`). Money is in cents.

No deed pays administration, VAT and the remainder of a half year: what is owed of them stays on its account.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from core.rules.cents import Cents
from core.rules.money.settlement import Split


class Kind(StrEnum):
    """The chart of accounts of one municipality; beside each, of whom or what there is an account."""

    RECEIVABLE = "receivable"  # employer
    TRUST = "trust"  # the one bank account
    PREMIUM_PAYABLE = "premium_payable"  # candidate
    TRAVEL_PAYABLE = "travel_payable"  # candidate
    OTHER_COSTS_PAYABLE = "other_costs_payable"  # candidate
    ADMINISTRATION_PAYABLE = "administration_payable"  # the one back office
    REMAINDER_PAYABLE = "remainder_payable"  # half year
    WRITTEN_OFF_PAYABLE = "written_off_payable"  # half year
    VAT_PAYABLE = "vat_payable"  # the one tax office


class Account(NamedTuple):
    """One account: its kind and of whom or what it is: a candidate's or employer's reference, a half year, or empty."""

    kind: Kind
    of: str = ""


class Line(NamedTuple):
    """An amount on one account; debit above 0."""

    account: Account
    amount: Cents


class Event(StrEnum):
    """What an entry records."""

    UNIT_SETTLED = "unit_settled"
    INVOICE_PAID = "invoice_paid"
    PREMIUM_PAID = "premium_paid"
    PREMIUM_WRITTEN_OFF = "premium_written_off"
    TRAVEL_PAID = "travel_paid"
    COSTS_PAID = "costs_paid"
    VAT_INVOICED = "vat_invoiced"


@dataclass(frozen=True)
class Entry:
    """Lines of one event on one day, about one thing (its reference). Raises ValueError unless they sum to zero."""

    day: date
    event: Event
    about: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if sum(line.amount for line in self.lines):
            raise ValueError(f"the entry about {self.about!r} does not sum to zero")


class Parties(NamedTuple):
    """Whom a unit is about: references of candidate and employer, and the half year it is settled in."""

    candidate: str
    employer: str
    half_year: str


TRUST = Account(Kind.TRUST)


def unit_settled(day: date, about: str, split: Split, parties: Parties, vat: Cents = 0) -> Entry:
    """A confirmed unit: the employer owes the turnover (and VAT, by policy); everybody's part is owed to them.

    A negative remainder stands as a debit: the municipality owes it.
    """
    return _entry(
        day,
        Event.UNIT_SETTLED,
        about,
        (Account(Kind.RECEIVABLE, parties.employer), split.turnover + vat),
        (Account(Kind.PREMIUM_PAYABLE, parties.candidate), -split.premium),
        (Account(Kind.TRAVEL_PAYABLE, parties.candidate), -split.travel),
        (Account(Kind.OTHER_COSTS_PAYABLE, parties.candidate), -split.other_costs),
        (Account(Kind.ADMINISTRATION_PAYABLE), -split.administration),
        (Account(Kind.REMAINDER_PAYABLE, parties.half_year), -split.remainder),
        (Account(Kind.VAT_PAYABLE), -vat),
    )


def invoice_paid(day: date, about: str, employer: str, amount: Cents) -> Entry:
    """An employer pays into the trust account."""
    return _out_of(Account(Kind.RECEIVABLE, employer), day, Event.INVOICE_PAID, about, -amount)


def premium_paid(day: date, about: str, candidate: str, amount: Cents) -> Entry:
    """A payment moment, as far as it pays."""
    return _out_of(Account(Kind.PREMIUM_PAYABLE, candidate), day, Event.PREMIUM_PAID, about, amount)


def premium_written_off(day: date, about: str, candidate: str, half_year: str, amount: Cents) -> Entry:
    """Premium above the cap under `forfeit`: owed to the municipality, in that half year, as a line of its own."""
    owed = (Account(Kind.PREMIUM_PAYABLE, candidate), amount)
    return _entry(day, Event.PREMIUM_WRITTEN_OFF, about, owed, (Account(Kind.WRITTEN_OFF_PAYABLE, half_year), -amount))


def travel_paid(day: date, about: str, candidate: str, amount: Cents) -> Entry:
    """Travel costs of a month, or with the premium."""
    return _out_of(Account(Kind.TRAVEL_PAYABLE, candidate), day, Event.TRAVEL_PAID, about, amount)


def costs_paid(day: date, about: str, candidate: str, amount: Cents) -> Entry:
    """Other direct costs, such as work clothes."""
    return _out_of(Account(Kind.OTHER_COSTS_PAYABLE, candidate), day, Event.COSTS_PAID, about, amount)


def vat_invoiced(day: date, about: str, employer: str, amount: Cents) -> Entry:
    """VAT on top of what an employer is invoiced, as it stands on the invoice; below 0 where it is taken back."""
    return _entry(
        day, Event.VAT_INVOICED, about, (Account(Kind.RECEIVABLE, employer), amount), (Account(Kind.VAT_PAYABLE), -amount)
    )


def balances(entries: Iterable[Entry]) -> dict[Account, Cents]:
    """All accounts after a replay of the entries; those at zero are left out."""
    sums: dict[Account, Cents] = defaultdict(int)
    for entry in entries:
        for line in entry.lines:
            sums[line.account] += line.amount
    return {account: amount for account, amount in sorted(sums.items()) if amount}


def _out_of(account: Account, day: date, event: Event, about: str, amount: Cents) -> Entry:
    """What is owed on an account is paid from the trust account; a negative amount comes in."""
    return _entry(day, event, about, (account, amount), (TRUST, -amount))


def _entry(day: date, event: Event, about: str, *lines: tuple[Account, Cents]) -> Entry:
    return Entry(day, event, about, tuple(Line(account, amount) for account, amount in lines if amount))
