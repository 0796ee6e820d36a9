"""What came in on invoices by the bank's statement, and how far each is paid."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.cents import Cents
from core.rules.money.statements import Billed, NotBooked, PaidState, StatementEntry, booked_on, numbers_in, paid_state
from core.store.database import Transaction
from core.store.money import invoices
from core.store.money.invoices import Invoice


@dataclass(frozen=True)
class Standing:
    """An invoice (or credit note) with what is owed on it, credit notes taken off, and what came in on both."""

    invoice: Invoice
    owed: Cents
    received: Cents

    @property
    def state(self) -> PaidState:
        """How far it is paid; that of a credit note is its invoice's."""
        return paid_state(self.owed, self.received)


@dataclass(frozen=True)
class Received:
    """What became of a statement: entries booked now and known before, the rest with the reason, rows of the invoices that all of it
    touched: whoever was killed before the registers were written writes them when the statement comes again."""

    booked: int
    known: int
    rest: tuple[tuple[StatementEntry, NotBooked], ...]
    touched: frozenset[int]


async def standing_of(tx: Transaction, of: int) -> dict[int, Standing]:
    """How all invoices of a municipality stand, by row. A credit note stands as its invoice does."""
    found, came = await invoices.all_of(tx, of), await invoices.received(tx, of)
    sums: dict[tuple[str, int], list[Cents]] = defaultdict(lambda: [0, 0])
    for one in found:
        sum_ = sums[_group(one)]
        sum_[0] += one.net + one.vat
        sum_[1] += came.get(one.id, 0)
    return {one.id: Standing(one, *sums[_group(one)]) for one in found}


def _group(one: Invoice) -> tuple[str, int]:
    return one.creditor, one.credits or one.number


async def receive(deed: Deed, municipalities: Sequence[int], account: str, entries: Sequence[StatementEntry]) -> Received:
    """Book the entries of a statement of one account on the invoices that name it; what was booked before stays as it is.

    `account` is the IBAN that the statement is of: only invoices that ask for money there are paid by it.
    """
    await invoices.hold_numbers(deed.tx)
    before = await invoices.booked_before(deed.tx, [entry.mark for entry in entries])
    new = [entry for entry in entries if entry.mark not in before]
    billed = await _billed(deed.tx, municipalities, account)
    rest: list[tuple[StatementEntry, NotBooked]] = []
    touched = {row for rows in before.values() for row in rows}
    for entry in new:
        verdict = booked_on(entry, billed.named(numbers_in(entry.texts)))
        if isinstance(verdict, NotBooked):
            rest.append((entry, verdict))
            continue
        for row, cents in verdict.items():
            await _book(deed, billed.invoices[row].municipality, row, entry, cents)
            billed.came_in(row, cents)
        touched |= verdict.keys()
    return Received(len(new) - len(rest), len(entries) - len(new), tuple(rest), frozenset(touched))


async def _book(deed: Deed, of: int, row: int, entry: StatementEntry, cents: Cents) -> None:
    if await invoices.book(deed.tx, of, row, entry.mark, entry.day, cents, deed.now):
        deed.trail(of, "invoice paid", Thing.INVOICE, row, day=entry.day, cents=cents, entry=entry.mark)


@dataclass
class _Open:
    """What is open on invoices, by row, while a statement is booked."""

    invoices: dict[int, Invoice]
    open: dict[int, Cents]
    rows: dict[int, list[int]]

    def named(self, numbers: Iterable[int]) -> dict[int, list[Billed]]:
        """The invoices with these numbers."""
        known = {number: self.rows[number] for number in numbers if number in self.rows}
        return {
            number: [Billed(row, number, self.invoices[row].creditor, self.open[row]) for row in rows]
            for number, rows in known.items()
        }

    def came_in(self, row: int, cents: Cents) -> None:
        """An invoice is open for less; so is the invoice that a credit note takes back."""
        self.open[row] -= cents
        one = self.invoices[row]
        for other in self.rows.get(one.credits or 0, ()):
            if self.invoices[other].creditor == one.creditor:
                self.open[other] -= cents


async def _billed(tx: Transaction, municipalities: Sequence[int], account: str) -> _Open:
    found = _Open({}, {}, defaultdict(list))
    for of in municipalities:
        came = await invoices.received(tx, of)
        for row, one in (await standing_of(tx, of)).items():
            invoice = one.invoice
            if invoice.parties["creditor"]["iban"].replace(" ", "").upper() == account:
                found.invoices[row] = invoice
                found.open[row] = invoice.net + invoice.vat - came.get(row, 0) if invoice.credits else one.owed - one.received
                found.rows[invoice.number].append(row)
    return found
