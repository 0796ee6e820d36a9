"""What the commands of the back office share: a database that is there, one line on stderr when something is refused, and who is meant."""

import asyncio
import re
import sys
from calendar import monthrange
from collections.abc import Awaitable, Callable
from datetime import date

from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from core.store import importing as store
from core.store import payouts, people
from core.store.database import Database, Transaction, connect, in_trouble, missing_file
from core.store.people import Person

REFUSED, WRONG_USE = 1, 2
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_HALF = re.compile(r"([0-9]{4})H([12])")


class Refused(Exception):
    """Why a command was not carried out, and what to do; each text is one line."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class WrongUse(Refused):
    """A command was called in a way that it does not know."""


def carry_out(database_url: str, act: Callable[[Database], Awaitable[list[str]]]) -> int:
    """Do something on the database and print what it says; answers the exit code: 0 good, 1 refused, 2 wrong use."""
    if missing := missing_file(database_url):
        return said([f"{missing}: there is no such database: run `flexbot migrate` first"], REFUSED)
    try:
        lines = asyncio.run(_done(database_url, act))
    except Refused as refused:
        return said(refused.lines, WRONG_USE if isinstance(refused, WrongUse) else REFUSED)
    except (OperationalError, ProgrammingError) as problem:
        return said([undone(problem)], REFUSED)
    except OSError as problem:
        return said([f"{problem.filename}: cannot be written ({problem.strerror}): nothing half is left there"], REFUSED)
    print(*lines, sep="\n")
    return 0


def undone(problem: DBAPIError) -> str:
    """Why the database does not do something, and what to do, on one line."""
    if in_trouble(problem):
        why = str(problem.orig).splitlines()[0][:80]
        return f"the database is full, locked or away ({why}): nothing was changed; make room or wait, and run it again"
    return f"the database does not do this ({type(problem.orig).__name__}): did `flexbot migrate` run?"


async def _done(database_url: str, act: Callable[[Database], Awaitable[list[str]]]) -> list[str]:
    database = connect(database_url)
    try:
        return await act(database)
    finally:
        await database.close()


def said(lines: tuple[str, ...] | list[str], code: int) -> int:
    """Each line on stderr; answers the code."""
    for line in lines:
        print(f"flexbot: {line}", file=sys.stderr)
    return code


async def towns(database: Database, named: str) -> dict[str, int]:
    """All municipalities by name, or the one of this name. Refused: there is none."""
    async with database.begin() as tx:
        found = await store.municipalities(tx)
    if not found:
        raise Refused("there is no municipality yet: `flexbot import` brings one")
    if named and named not in found:
        raise Refused(f"{named}: there is no such municipality")
    return {named: found[named]} if named else found


async def person_named(tx: Transaction, ref: str, among: dict[str, int]) -> Person:
    """The one person with this reference in these municipalities. Refused: nobody, or several."""
    found = [row.id for row in await payouts.named(tx, ref) if row.municipality in among.values()]
    if len(found) != 1:
        raise Refused(f"{ref}: {'nobody has this reference' if not found else 'several have it: name the --municipality'}")
    someone = await people.by_id(tx, found[0])
    assert someone is not None, "it was just found"
    return someone


def day_of(text: str) -> date:
    """A date as 2026-12-31. WrongUse for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"{text}: write the date as 2026-12-31") from None


def month_of(text: str) -> tuple[date, date]:
    """First and last day of a month as 2026-10. WrongUse for anything else."""
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        raise WrongUse(f"{text}: write the month as 2026-10")
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def half_of(text: str) -> tuple[date, date]:
    """First and last day of a half year as 2026H2. WrongUse for anything else."""
    found = _HALF.fullmatch(text)
    if not found or int(found[1]) == 0:
        raise WrongUse(f"{text}: write the half year as 2026H2")
    year = int(found[1])
    return (date(year, 1, 1), date(year, 6, 30)) if found[2] == "1" else (date(year, 7, 1), date(year, 12, 31))
