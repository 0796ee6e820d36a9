"""`flexbot invoices --statement FILE`: the bank's statement of the trust account makes invoices paid, and lists what fits none."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.money.receiving import Received, Standing, receive, standing_of
from core.rules.cents import plain
from core.rules.money.statements import NotBooked, StatementEntry
from core.store.database import Database
from core.store.people import employers
from office.database import Refused, chosen_municipalities
from office.invoicing.sheets import register_name, write_register
from office.invoicing.statement import BadStatement, Statement, read_statements

WHY = {
    NotBooked.NO_NUMBER: "names no invoice",
    NotBooked.UNKNOWN_NUMBER: "names an invoice that this account has none of",
    NotBooked.SEVERAL_CREDITORS: "several creditors have this number, and not just one of them this amount",
    NotBooked.OTHER_AMOUNT: "names several invoices, and is not what is open on them together",
}


async def book_statement(database: Database, path: Path, out: Path, now: datetime, municipality: str = "") -> list[str]:
    """Book a statement on the invoices that it names, and write the registers that it touches. Answers what to print.

    The whole file or nothing of it; the same file, or one that overlaps, books nothing twice.
    """
    try:
        statements = read_statements(path)
    except BadStatement as problem:
        raise Refused(f"{path.name}: {problem}" if path.name not in str(problem) else str(problem)) from None
    among = await chosen_municipalities(database, municipality)
    done = await _book(database, list(among.values()), statements, now)
    said = [line for one in done for line in _said(one)]
    for name, of in among.items():
        said += await _registers(database, name, of, frozenset().union(*(one.touched for one in done)), out)
    return said


async def _book(database: Database, among: list[int], statements: list[Statement], now: datetime) -> list[Received]:
    async with database.begin() as tx:
        deed = Deed(tx, now)
        done = [await receive(deed, among, one.account, one.entries) for one in statements]
        await write(tx, [deed])
    return done


def _said(one: Received) -> list[str]:
    """How much was booked, and a line for each entry that was not; our own payments are none of them."""
    rest = [(entry, why) for entry, why in one.rest if why is not NotBooked.OURS]
    ours = len(one.rest) - len(rest)
    head = f"{one.booked} booked, {one.known} known already, {ours} of our own payments, {len(rest)} not booked"
    return [head, *(_line(entry, why) for entry, why in rest)]


def _line(entry: StatementEntry, why: NotBooked) -> str:
    return f"not booked: {entry.day}, {plain(entry.cents)} euros: {WHY[why]}"


async def _registers(database: Database, name: str, of: int, touched: frozenset[int], out: Path) -> list[str]:
    async with database.begin() as tx:
        debtors, standing = await employers.invoiced(tx, of), await standing_of(tx, of)
    months = sorted({standing[row].invoice.month for row in touched if row in standing})
    written = [write_register(out, register_name(month, name), _of(standing, month), debtors) for month in months]
    return [*(str(path) for paths in written for path in paths), *_states(standing, touched)]


def _of(standing: Mapping[int, Standing], month: date) -> list[Standing]:
    return [one for one in standing.values() if one.invoice.month == month]


def _states(standing: Mapping[int, Standing], touched: frozenset[int]) -> list[str]:
    """How far each invoice is paid that was touched."""
    those = [standing[row] for row in sorted(touched) if row in standing]
    return [
        f"FX-{one.invoice.number:06d}: {one.state.replace('_', ' ')}, {plain(one.received)} of {plain(one.owed)} euros"
        for one in those
    ]
