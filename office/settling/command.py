"""`flexbot settle`: a half year of each municipality, as a draft or issued for good."""

from datetime import UTC, date, datetime
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.receiving import standing_of
from core.actions.settling import Half, half_of, issue_half
from core.rules.calendar import local_day
from core.rules.money import plain
from core.rules.refusals import Refusal
from core.store import invoices, policies
from core.store.database import Database
from core.store.people import Person
from office.database import Refused, WrongUse, carry_out, person_named, towns
from office.database import half_of as days_of
from office.settling.sheets import Behind, sums, write_half


def settle_command(database_url: str, half: str, out: Path, issue: bool = False, by: str = "", municipality: str = "") -> int:
    """Carry it out; answers the exit code."""

    async def act(database: Database) -> list[str]:
        return await settle(database, half, out, datetime.now(UTC), issue=issue, by=by, municipality=municipality)

    return carry_out(database_url, act)


async def settle(
    database: Database, half: str, out: Path, now: datetime, *, issue: bool = False, by: str = "", municipality: str = ""
) -> list[str]:
    """Settle a half year and write it; with `issue`, for good. Answers what to print."""
    first, last = days_of(half)
    if issue and not by:
        raise WrongUse("say who issues it: --by and their reference")
    if issue and local_day(now) <= last:
        raise Refused(f"{half} is not over yet: issue it after {last}")
    among = await towns(database, municipality)
    actor = await _issuer(database, by, among) if issue else None
    said: list[str] = []
    for name, of in among.items():
        if actor and actor.municipality != of:
            continue
        found = await half_of(database, of, first, last, now)
        if actor and not found.is_issued:
            await _issue(database, actor, found, now)
            found = await half_of(database, of, first, last, now)
        split = sums(found)
        said += [str(path) for path in write_half(out, name, found, await _behind(database, of, found, first, last), last, now)]
        state = "issued" if found.is_issued else "draft"
        said.append(f"{name}: remainder {plain(split.remainder)}, written off {plain(found.written_off)} ({state})")
        if found.open_weeks and not found.is_issued:
            said.append(f"{name}: {found.open_weeks} weeks are not confirmed: they come in the next half year")
    return said


async def _issuer(database: Database, by: str, among: dict[str, int]) -> Person:
    """Whoever issues; theirs is the only municipality whose half year is issued."""
    async with database.begin() as tx:
        return await person_named(tx, by, among)


async def _issue(database: Database, actor: Person, half: Half, now: datetime) -> None:
    async with database.begin() as tx:
        deed = Deed(tx, now, actor)
        verdict = await issue_half(deed, half)
        if isinstance(verdict, Refusal):
            raise Refused("only a consultant, lead or administrator of the municipality does this")
        await write(tx, [deed])


async def _behind(database: Database, of: int, half: Half, first: date, last: date) -> Behind:
    """The invoices on which the units of a half year stand, paid or not; and the fee of the year, which is no part of the settlement."""
    async with database.begin() as tx:
        standing = await standing_of(tx, of)
        rows = await invoices.of_units(tx, of, {line.key for line in half.lines})
        employers = await invoices.employers(tx, of)
        fee = (await policies.of(tx, of)).on(last).yearly_fee
    found = [one for row, one in standing.items() if row in rows or first <= one.invoice.month <= last]
    return Behind(found, employers, fee)
