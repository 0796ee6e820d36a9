"""`flexbot settle`: a half year of each municipality, as a draft or issued for good."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.money.halves import Half, half_of, issue_half, portions_of
from core.actions.money.receiving import standing_of
from core.rules.calendar import local_day
from core.rules.cents import plain
from core.rules.money.settlement import Split, total
from core.rules.refusals import Refusal
from core.store.database import Database
from core.store.money import invoices
from core.store.people import employers
from core.store.people.people import Person
from office.database import Refused, WrongUse, chosen_municipalities, exit_code, on_database, person_named
from office.database import half_of as days_of
from office.overview.sheets import opened
from office.settling.sheets import Settled, empty_pages, file_name, invoice_rows, line_rows, summary_rows, write_invoice
from office.written import together
from words import words_for


@exit_code
def settle_command(
    database_url: str, half: str, out: Path, issue: bool = False, by: str = "", municipality: str = ""
) -> list[str]:
    """Carry it out; answers what to print."""
    _meant(half, issue, by)

    async def act(database: Database) -> list[str]:
        return await settle(database, half, out, datetime.now(UTC), issue=issue, by=by, municipality=municipality)

    return on_database(database_url, act)


async def settle(
    database: Database, half: str, out: Path, now: datetime, *, issue: bool = False, by: str = "", municipality: str = ""
) -> list[str]:
    """Settle a half year and write it; with `issue`, for good. Answers what to print."""
    first, last = _meant(half, issue, by)
    if issue and local_day(now) <= last:
        raise Refused(f"{half} is not over yet: issue it after {last}")
    among = await chosen_municipalities(database, municipality)
    actor = await _issuer(database, by, among) if issue else None
    said: list[str] = []
    for name, of in among.items():
        if actor and actor.municipality != of:
            continue
        if actor:
            await _issue(database, actor, first, last, now)
        async with database.begin() as tx:
            found = await half_of(tx, of, first, last, now)
        paths, split = await _written(database, out, name, found, now)
        said += [str(path) for path in paths]
        state = "draft" if found.number is None else "issued"
        said.append(f"{name}: remainder {plain(split.remainder)}, written off {plain(found.written_off)} ({state})")
        if found.open_weeks and found.number is None:
            said.append(f"{name}: {found.open_weeks} weeks are not confirmed: they come in the next half year")
    return said


def _meant(half: str, issue: bool, by: str) -> tuple[date, date]:
    """First and last day. WrongUse: no half year, or nobody who issues it."""
    if issue and not by:
        raise WrongUse("say who issues it: --by and their reference")
    return days_of(half)


async def _issuer(database: Database, by: str, among: dict[str, int]) -> Person:
    """Whoever issues; theirs is the only municipality whose half year is issued."""
    async with database.begin() as tx:
        return await person_named(tx, by, among)


async def _issue(database: Database, actor: Person, first: date, last: date, now: datetime) -> None:
    """Once: what was issued before stays."""
    async with database.begin() as tx:
        half = await half_of(tx, actor.municipality, first, last, now)
        if half.number is not None:
            return
        deed = Deed(tx, now, actor)
        verdict = await issue_half(deed, half)
        if isinstance(verdict, Refusal):
            raise Refused("only a consultant, lead or administrator of the municipality does this")
        await write(tx, [deed])


async def _written(database: Database, out: Path, name: str, half: Half, now: datetime) -> tuple[list[Path], Split]:
    """The workbook, its CSV files and the draft invoice, written portion after portion; answers their paths and what it comes to."""
    w, split, rows = words_for("nl"), Split(), set[int]()
    pages = summary, lines, behind = empty_pages(w, half)
    with together(), opened(out, file_name(name, half), pages) as sheets:
        async for portion in portions_of(database, half):
            sheets.add(lines.title, line_rows(w, portion))
            split = total([split, *(line.split for line in portion.lines)])
            async with database.begin() as tx:
                rows |= await invoices.of_units(tx, half.of, {line.key for line in portion.lines})
        found = await _behind(database, half, split, rows)
        sheets.add(summary.title, summary_rows(w, half, found))
        sheets.add(behind.title, invoice_rows(w, found))
        pdf = write_invoice(out, w, name, half, split, now)
    return [*sheets.paths, pdf], split


async def _behind(database: Database, half: Half, split: Split, rows: Collection[int]) -> Settled:
    """The invoices on which the units of a half year stand, paid or not; and the fee of the year, which is no part of the settlement."""
    async with database.begin() as tx:
        standing = await standing_of(tx, half.of)
        debtors = await employers.invoiced(tx, half.of)
    found = [one for row, one in standing.items() if row in rows or half.first <= one.invoice.month <= half.last]
    return Settled(split, found, debtors, half.terms.on(half.last).yearly_fee)
