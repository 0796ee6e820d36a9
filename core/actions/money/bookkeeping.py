"""The books of a municipality, from the beginning until a day: what was settled or is to be, and what was paid."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from core.actions.money.settling import Terms, homes_of, terms_of, units_of
from core.rules.calendar import half_year, local_day, month_end
from core.rules.cents import Cents
from core.rules.money.books import (
    Account,
    Entry,
    costs_paid,
    invoice_paid,
    premium_paid,
    premium_written_off,
    travel_paid,
    vat_invoiced,
)
from core.rules.money.half_year import SettledLine, UnitKey, booked, halves, lines_of_half, standing
from core.rules.money.invoicing import vat, written_number
from core.rules.money.settlement import Split
from core.rules.policy import Policy
from core.store.database import Database, Transaction
from core.store.money import invoices, settlements
from core.store.money.invoices import Invoice
from core.store.money.overviews import Placed
from core.store.people import employers

Turnover = dict[tuple[date, str], Cents]
"""By month of work (its first day) and employer."""


async def entries_of(database: Database, of: int, until: date) -> list[Entry]:
    """All entries by day. Half years that are not issued stand in them as they would be issued now. Accounts are named by reference."""
    async with database.begin() as tx:
        terms = await terms_of(tx, of)
        issued = {one.half for one in await settlements.issued(tx, of)}
        debtors = {number: one.ref for number, one in (await employers.invoiced(tx, of)).items()}
        paid = await _payments(tx, of, until)
        sent = [one for one in await invoices.all_of(tx, of) if local_day(one.issued_at) <= until]
    found: list[Entry] = []
    turnover: Turnover = defaultdict(int)
    after = 0
    while True:
        async with database.begin() as tx:
            placed, halves_of = await _lines_after(tx, of, until, terms, issued, after)
        if not placed:
            break
        for half, line in ((half, line) for half, lines in halves_of.items() for line in lines):
            one = placed[line.key.placement]
            found.append(booked(half, line, one.candidate_ref, debtors[one.employer]))
            turnover[line.key.since.replace(day=1), debtors[one.employer]] += line.split.turnover
        after = max(placed)
    found += _vat(turnover, sent, debtors, terms.policy)
    return sorted([*found, *paid], key=lambda entry: (entry.day, entry.event, entry.about))


async def _lines_after(
    tx: Transaction, of: int, until: date, terms: Terms, issued: Collection[str], after: int
) -> tuple[Mapping[int, Placed], Mapping[str, list[SettledLine]]]:
    """The next placements by number after one, with their lines by half year."""
    placed, units = await units_of(tx, of, until, terms, after)
    if not placed:
        return {}, {}
    kept = await settlements.issued_lines(tx, of, min(placed), max(placed))
    homes = await homes_of(tx, of, terms.policy, {*units, *_standing(kept)})
    return placed, all_halves(units, kept, issued, half_year(until), homes)


def all_halves(
    units: Mapping[UnitKey, Split],
    kept: Mapping[str, list[SettledLine]],
    issued: Collection[str],
    last: str,
    homes: Mapping[UnitKey, str | None],
) -> dict[str, list[SettledLine]]:
    """The lines of every half year: as issued, and for the others what each would settle if they were issued in order."""
    lines = dict(kept)
    done = set(issued)
    own = [homes.get(key, half_year(key.since)) for key in {*units, *_standing(kept)}]
    for half in halves(min((half for half in own if half), default=last), last):
        if half not in done:
            lines[half] = lines_of_half(half, units, _standing(lines), done, homes)
            done.add(half)
    return dict(sorted(lines.items()))


def _standing(lines: Mapping[str, list[SettledLine]]) -> dict[UnitKey, Split]:
    return standing(line for those in lines.values() for line in those)


def _vat(turnover: Turnover, sent: Iterable[Invoice], debtors: Mapping[int, str], policy: Policy) -> Iterator[Entry]:
    """The VAT of every invoice and credit note as it stands there; and of what each month of work still is to be invoiced, in all."""
    to_come = defaultdict(int, turnover)
    for one in sent:
        employer = debtors[one.employer]
        to_come[one.month, employer] -= one.net
        if one.vat:
            yield vat_invoiced(local_day(one.issued_at), written_number(one.number), employer, one.vat)
    for (month, employer), net in to_come.items():
        day = month_end(month)
        cents = vat(abs(net), policy.on(day).vat_percentage)
        if cents:
            yield vat_invoiced(day, f"{employer}/{day:%Y-%m}", employer, cents if net > 0 else -cents)


async def _payments(tx: Transaction, of: int, until: date) -> list[Entry]:
    found = []
    for row in await settlements.premium_payments(tx, of, until):
        about = f"payment {row.id}"
        found.append(premium_paid(row.paid_on, about, row.ref, row.cents))
        if row.written_off_cents:
            found.append(premium_written_off(row.paid_on, about, row.ref, half_year(row.paid_on), row.written_off_cents))
    for row in await settlements.travel_payments(tx, of, until):
        if row.cents != row.costs:
            found.append(travel_paid(row.day, f"travel {row.id}", row.ref, row.cents - row.costs))
        if row.costs:
            found.append(costs_paid(row.day, f"costs {row.id}", row.ref, row.costs))
    for row in await invoices.payments(tx, of, until):
        found.append(invoice_paid(row.booked_on, written_number(row.number), row.ref, row.cents))
    return found


def accounts_of(entries: Iterable[Entry]) -> dict[Account, date]:
    """Every account that is used, with the first day on which it is."""
    first: dict[Account, date] = {}
    for entry in entries:
        for line in entry.lines:
            first[line.account] = min(first.get(line.account, entry.day), entry.day)
    return dict(sorted(first.items()))
