"""What the commands share: a database that is there, what is wrong with it on one line, and who is meant."""

import asyncio
import re
import sqlite3
import sys
from calendar import monthrange
from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from core.store import municipalities
from core.store.anchor import BrokenAnchor
from core.store.database import Database, Transaction, Unreachable, in_trouble, missing_file
from core.store.keys import WrongKey
from core.store.opening import connect
from core.store.people import people
from core.store.people.people import Person
from core.store.resealing import check_keys
from office.exits import REFUSED, WRONG_USE

T = TypeVar("T")
P = ParamSpec("P")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_HALF = re.compile(r"([0-9]{4})H([12])")
_PART = re.compile(r"\.(.+)\.part")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Refused(Exception):
    """Why a command was not carried out, and what to do; each text is one line."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class WrongUse(Refused):
    """A command was called in a way that it does not know."""


def exit_code(command: Callable[P, list[str]]) -> Callable[P, int]:
    """A command that prints what it answers, or why it refuses; the exit code: 0 good, 1 refused, 2 wrong use.

    What is wrong use whatever the database holds, a command looks at before it opens one."""

    @wraps(command)
    def carried_out(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            lines = command(*args, **kwargs)
        except Refused as refused:
            return said(refused.lines, code_of(refused))
        print(*lines, sep="\n")
        return 0

    return carried_out


def code_of(refused: Refused) -> int:
    """The exit code that belongs to it."""
    return WRONG_USE if isinstance(refused, WrongUse) else REFUSED


def on_database(database_url: str, act: Callable[[Database], Awaitable[T]]) -> T:
    """Do something on a database that is there. Refused: also when it, its key or a file cannot be used; a line, and what to do."""
    if missing := missing_file(database_url):
        raise Refused(f"{missing}: there is no such database: run `flexbot migrate` first")
    try:
        return asyncio.run(_done(database_url, act))
    except WrongKey as wrong:
        raise Refused(str(wrong)) from None
    except BrokenAnchor as broken:
        raise Refused(f"the anchor's line {broken.args[0]} is no head of a chain: altered") from None
    except (SQLAlchemyError, Unreachable) as problem:
        raise Refused(undone(problem)) from None
    except OSError as problem:
        raise Refused(unwritten(problem)) from None


def undone(problem: SQLAlchemyError | OSError) -> str:
    """Why the database does not do something, and what to do, on one line."""
    if isinstance(problem, OSError):
        return (
            f"FLEXBOT_DATABASE cannot be opened ({_why(problem)}): is it right, is the server there, and may this user write it?"
        )
    if not isinstance(problem, DBAPIError):
        return f"the database does not do this ({type(problem).__name__}): did `flexbot migrate` run?"
    why, code = _why(problem.orig), int(getattr(problem.orig, "sqlite_errorcode", 0)) & 0xFF
    if code in _DAMAGED:
        return f"FLEXBOT_DATABASE is damaged or no database ({why}): is it right? If so, put back the last backup"
    if code == sqlite3.SQLITE_READONLY:
        return f"the database may not be written ({why}): nothing was changed; let this user write it and its folder"
    if code == sqlite3.SQLITE_CANTOPEN:
        return f"FLEXBOT_DATABASE cannot be opened ({why}): is it right, and may this user write it and its folder?"
    if in_trouble(problem):
        return f"the database is full, locked or away ({why}): nothing was changed; make room or wait, and run it again"
    return f"the database does not do this ({type(problem.orig).__name__}): did `flexbot migrate` run?"


def _why(problem: BaseException | None) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0][:120]


def unwritten(problem: OSError) -> str:
    """Which file could not be written, and why, on one line."""
    path = Path(problem.filename) if isinstance(problem.filename, str) else None
    temporary = _PART.fullmatch(path.name) if path else None
    named = path.with_name(temporary[1]) if path and temporary else path or "what was made"
    return f"{named}: cannot be written ({problem.strerror or type(problem).__name__}): nothing half is left there"


async def _done(database_url: str, act: Callable[[Database], Awaitable[T]]) -> T:
    database = connect(database_url)
    try:
        await check_keys(database)
        return await act(database)
    finally:
        await database.close()


def said(lines: tuple[str, ...] | list[str], code: int) -> int:
    """Each line on stderr; answers the code."""
    for line in lines:
        print(f"flexbot: {line}", file=sys.stderr)
    return code


async def chosen_municipalities(database: Database, named: str) -> dict[str, int]:
    """All municipalities by name, or the one of this name. Refused: there is none."""
    async with database.begin() as tx:
        found = await municipalities.by_name(tx)
    if not found:
        raise Refused("there is no municipality yet: `flexbot import` brings one")
    if named and named not in found:
        raise Refused(f"{named}: there is no such municipality")
    return {named: found[named]} if named else found


async def person_named(tx: Transaction, ref: str, among: dict[str, int]) -> Person:
    """The one person with this reference in these municipalities. Refused: nobody, or several."""
    found = [one for one in await people.by_ref(tx, ref) if one.municipality in among.values()]
    if len(found) != 1:
        raise Refused(f"{ref}: {'nobody has this reference' if not found else 'several have it: name the --municipality'}")
    return found[0]


def need_file(path: Path | None) -> None:
    """WrongUse: a file is named that is not there. What comes through a pipe is one."""
    if path and (not path.exists() or path.is_dir()):
        raise WrongUse(f"{path}: there is no such file")


def day_of(text: str) -> date:
    """A date as 2026-12-31. WrongUse for anything else."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongUse(f"{text}: write the date as 2026-12-31")


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
