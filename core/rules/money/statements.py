"""Which invoices an entry of the bank's statement pays: those whose numbers stand in it, never a guess. Money is in cents.

An entry that names one invoice is booked on it wholly, also when it is too little or too much. One that names several is booked when it is
exactly what is open on them together. What goes back to an employer is below 0.

Payments run over the trust account (RIB); how one is known by its words no document says.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rules.cents import Cents

_NUMBER = re.compile(r"(?<![A-Za-z0-9])FX[ -]?([0-9]{6,9})(?![0-9])", re.IGNORECASE)
_OURS = re.compile(r"FLEX-[0-9]+-[0-9]+")


class PaidState(StrEnum):
    """How far an invoice is paid, its credit notes taken off."""

    UNPAID = "unpaid"
    PARTLY = "partly"
    PAID = "paid"
    TOO_MUCH = "too_much"


class NotBooked(StrEnum):
    """Why an entry is booked on no invoice."""

    NO_NUMBER = "no_number"
    UNKNOWN_NUMBER = "unknown_number"
    SEVERAL_CREDITORS = "several_creditors"
    OTHER_AMOUNT = "other_amount"
    OURS = "ours"


@dataclass(frozen=True)
class StatementEntry:
    """Money on the trust account: a mark that is the same whenever the bank gives this entry, the day, cents (out: below 0), what was
    written with it."""

    mark: str
    day: date
    cents: Cents
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Billed:
    """An invoice or credit note: its row, number, whose numbers those are, what is still to come in (a credit note: below 0)."""

    id: int
    number: int
    creditor: str
    open: Cents


def numbers_in(texts: Iterable[str]) -> list[int]:
    """The numbers of invoices in what was written, each once, in their order."""
    return list(dict.fromkeys(int(found) for text in texts for found in _NUMBER.findall(text)))


def booked_on(entry: StatementEntry, billed: Mapping[int, Collection[Billed]]) -> dict[int, Cents] | NotBooked:
    """What an entry brings on which rows of invoices (by number in `billed`), or why it is booked on none."""
    numbers = numbers_in(entry.texts)
    if not numbers:
        is_ours = entry.cents < 0 and any(_OURS.search(text) for text in entry.texts)
        return NotBooked.OURS if is_ours else NotBooked.NO_NUMBER
    if any(number not in billed for number in numbers):
        return NotBooked.UNKNOWN_NUMBER
    if len(numbers) == 1:
        found = _the_one(billed[numbers[0]], entry.cents)
        return {found.id: entry.cents} if found else NotBooked.SEVERAL_CREDITORS
    named = [list(billed[number]) for number in numbers]
    if any(len(those) > 1 for those in named):
        return NotBooked.SEVERAL_CREDITORS
    return _shared([those[0] for those in named], entry.cents)


def _the_one(those: Collection[Billed], cents: Cents) -> Billed | None:
    """Several creditors have this number: the one on which exactly this is open."""
    fits = [one for one in those if len(those) == 1 or one.open == cents]
    return fits[0] if len(fits) == 1 else None


def _shared(named: Sequence[Billed], cents: Cents) -> dict[int, Cents] | NotBooked:
    if sum(one.open for one in named) != cents:
        return NotBooked.OTHER_AMOUNT
    return {one.id: one.open for one in named if one.open}


def paid_state(owed: Cents, received: Cents) -> PaidState:
    """How far an invoice is paid: `owed` is its total less its credit notes."""
    if received == owed:
        return PaidState.PAID
    if received > owed:
        return PaidState.TOO_MUCH
    return PaidState.PARTLY if received else PaidState.UNPAID
