"""`flexbot invoices`: a month's invoices, issued once and written as often as wanted; and what came in on them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from core.actions.deed import Deed, write
from core.actions.money.invoicing import UnknownParty, by_invoice, issue_month, issue_paper, worked_in
from core.actions.money.receiving import standing_of
from core.rules.calendar import local_day
from core.rules.money.invoicing import written_number
from core.store.database import Database
from core.store.money import invoices
from core.store.people import employers
from office.database import Refused, WrongUse, chosen_municipalities, exit_code, month_of, need_file, on_database
from office.documents import PrintFault, printed
from office.invoicing.parties import CREDITOR, Party, read_parties
from office.invoicing.received import book_statement
from office.invoicing.sheets import register_name, write_register
from office.invoicing.ubl import ubl
from office.overview.sheets import plain_name
from office.written import replaced


@exit_code
def invoices_command(
    database_url: str,
    month: str,
    out: Path,
    parties: Path | None = None,
    municipality: str = "",
    statement: Path | None = None,
) -> list[str]:
    """Carry it out; answers what to print."""
    if bool(month) == bool(statement):
        raise WrongUse("say which: --month 2026-10, or --statement and the bank's file")
    if month:
        month_of(month)
    need_file(parties)
    need_file(statement)

    async def act(database: Database) -> list[str]:
        now = datetime.now(UTC)
        if statement:
            return await book_statement(database, statement, out, now, municipality)
        return await invoice_month(database, month, out, now, parties, municipality)

    return on_database(database_url, act)


async def invoice_month(
    database: Database, month: str, out: Path, now: datetime, parties: Path | None = None, municipality: str = ""
) -> list[str]:
    """Issue what is to be invoiced, when there is a file of parties, and write all of the month. Answers what to print."""
    first, last = month_of(month)
    known = _read(parties) if parties else None
    if known is not None and local_day(now) <= last:
        raise Refused(f"{month} is not over yet: invoice it after {last}")
    said: list[str] = []
    for name, of in (await chosen_municipalities(database, municipality)).items():
        given = await _issue(database, of, first, known, now) if known is not None else 0
        said += await _written(database, name, of, first, out, now)
        said.append(f"{name}: {given} new")
    return said


def _read(path: Path) -> dict[str, Party]:
    parties, faults = read_parties(path)
    if not faults and CREDITOR not in parties:
        faults = [f"{path.name}: needs a row `{CREDITOR}`: whoever the invoices come from"]
    if faults:
        raise Refused(*faults)
    return parties


async def _issue(database: Database, of: int, first: date, parties: Mapping[str, Any], now: datetime) -> int:
    worked = await worked_in(database, of, first)
    async with database.begin() as tx:
        deed = Deed(tx, now)
        try:
            given = await issue_month(deed, of, first, worked, parties)
        except UnknownParty as unknown:
            raise Refused(f"{unknown}: is not in the file of parties: nothing was issued") from None
        await write(tx, [deed])
    return given


async def _written(database: Database, name: str, of: int, first: date, out: Path, now: datetime) -> list[str]:
    async with database.begin() as tx:
        found = await invoices.of_month(tx, of, first)
        lines = by_invoice(await invoices.lines_of_month(tx, of, first))
        debtors, standing = await employers.invoiced(tx, of), await standing_of(tx, of)
        deed = Deed(tx, now)
        papers = {one.id: (await issue_paper(deed, one, lines[one.id])).id for one in found}
        await write(tx, [deed])
    made = write_register(out, register_name(first, name), [standing[one.id] for one in found], debtors)
    for one in found:
        stem = f"{plain_name(one.creditor)}-{written_number(one.number)}"
        for ending, content in (
            ("pdf", await _paper(database, papers[one.id], now)),
            ("xml", ubl(one, lines[one.id], debtors[one.employer].ref)),
        ):
            path = out / f"{stem}.{ending}"
            with replaced(path) as part:
                part.write_bytes(content)
            made.append(path)
    return [str(path) for path in made]


async def _paper(database: Database, number: int, now: datetime) -> bytes:
    """The invoice as the employer gets it too."""
    try:
        document = await printed(database, number, now)
    except PrintFault as fault:
        raise Refused(f"document {number} cannot be printed: {fault}") from None
    assert document is not None, "it was just issued"
    assert document.content is not None, "it was just printed"
    return document.content
