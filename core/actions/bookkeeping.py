"""The books of a municipality, from the beginning until a day: what was settled or is to be, and what was paid."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from core.actions.settling import homes_of, units_of
from core.rules.books import (
    Account,
    Entry,
    Kind,
    costs_paid,
    invoice_paid,
    premium_paid,
    premium_written_off,
    travel_paid,
    vat_invoiced,
)
from core.rules.calendar import half_year, month_end
from core.rules.halfyear import SettledLine, UnitKey, booked, lines_of_half, standing
from core.rules.invoicing import vat
from core.rules.policy import Policy
from core.rules.settlement import Split
from core.store import invoices, policies, settlements
from core.store.database import Database, Transaction


async def entries_of(database: Database, of: int, until: date) -> list[Entry]:
    """All entries by day. Half years that are not issued stand in them as they would be issued now. Accounts are named by reference."""
    units, placed = await units_of(database, of, until)
    async with database.begin() as tx:
        policy = await policies.of(tx, of)
        kept = await settlements.issued_lines(tx, of)
        issued = {one.half for one in await settlements.issued(tx, of)}
        employers = await settlements.employer_refs(tx, of)
        paid = await _payments(tx, of, until)
        homes = await homes_of(tx, of, {*units, *standing(line for lines in kept.values() for line in lines)})
    found = []
    for half, lines in all_halves(units, kept, issued, half_year(until), homes).items():
        for line in lines:
            one = placed[line.key.placement]
            found.append(booked(half, line, one.candidate_ref, employers[one.employer]))
    return sorted([*found, *_vat(found, policy), *paid], key=lambda entry: (entry.day, entry.event, entry.about))


def all_halves(
    units: Mapping[UnitKey, Split],
    kept: Mapping[str, list[SettledLine]],
    issued: Iterable[str],
    last: str,
    homes: Mapping[UnitKey, str | None],
) -> dict[str, list[SettledLine]]:
    """The lines of every half year: as issued, and for the others what each would settle if they were issued in order."""
    lines = dict(kept)
    done = set(issued)
    halves = {half for key in units if (half := homes.get(key, half_year(key.since))) and half <= last} | {last}
    for half in sorted(halves - done):
        before = standing(line for those in lines.values() for line in those)
        lines[half] = lines_of_half(half, units, before, done, homes)
        done.add(half)
    return dict(sorted(lines.items()))


def _vat(settled: Iterable[Entry], policy: Policy) -> list[Entry]:
    """The VAT of each employer's month, over all that is booked in it."""
    turnover: dict[tuple[date, str], int] = defaultdict(int)
    for entry in settled:
        for line in entry.lines:
            if line.account.kind is Kind.RECEIVABLE:
                turnover[month_end(entry.day), line.account.of] += line.amount
    amounts = {key: vat(cents, policy.on(key[0]).vat_percentage) for key, cents in turnover.items()}
    return [vat_invoiced(day, f"{employer}/{day:%Y-%m}", employer, cents) for (day, employer), cents in amounts.items() if cents]


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
        found.append(invoice_paid(row.booked_on, f"FX-{row.number:06d}", row.ref, row.cents))
    return found


def accounts_of(entries: Iterable[Entry]) -> dict[Account, date]:
    """Every account that is used, with the first day on which it is."""
    first: dict[Account, date] = {}
    for entry in entries:
        for line in entry.lines:
            first[line.account] = min(first.get(line.account, entry.day), entry.day)
    return dict(sorted(first.items()))
