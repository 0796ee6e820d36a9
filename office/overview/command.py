"""`flexbot overview`: a month or a year as a workbook with CSV files beside it, for each municipality."""

import asyncio
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError

from core.store import importing as store
from core.store.database import Database, connect
from office.overview import month as months
from office.overview import year as years
from office.overview.figures import figures
from office.overview.sheets import plain_name, write_pages
from words import words_for

REFUSED, WRONG_USE = 1, 2
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def overview_command(database_url: str, month: str, year: int, out: Path) -> int:
    """Write the overviews of a month (`2026-10`) or a year (0: none), and say where; answers the exit code."""
    first = _first_day(month) if month else None
    if bool(month) == bool(year) or (month and first is None) or not 0 <= year <= 9999:
        return _said("say which: --month 2026-10 or --year 2026", WRONG_USE)
    parsed = make_url(database_url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        return _said(f"{parsed.database}: there is no such database: run `flexbot migrate` first", REFUSED)
    try:
        made = asyncio.run(_made(database_url, first, year, out))
    except (OperationalError, ProgrammingError) as problem:
        return _said(f"the database does not do this ({type(problem.orig).__name__}): did `flexbot migrate` run?", REFUSED)
    except OSError as problem:
        return _said(f"{out}: cannot be written ({problem.strerror}): nothing half is left there", REFUSED)
    if not made:
        return _said("there is no municipality yet: `flexbot import` brings one", REFUSED)
    print(*made, sep="\n")
    return 0


def _first_day(month: str) -> date | None:
    found = _MONTH.fullmatch(month)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


async def _made(database_url: str, first: date | None, year: int, out: Path) -> list[Path]:
    database = connect(database_url)
    try:
        return await write_month(database, first, out, datetime.now(UTC)) if first else await write_year(database, year, out)
    finally:
        await database.close()


async def write_month(database: Database, first: date, out: Path, now: datetime) -> list[Path]:
    """A workbook with its CSV files for each municipality, about the month that begins on `first`; answers the paths."""
    made: list[Path] = []
    for name, number in (await _towns(database)).items():
        month = await months.month_of(database, number, first, now)
        pages = months.pages_of(words_for("nl"), month)
        made += write_pages(out, f"overview-{first:%Y-%m}-{plain_name(name)}", pages)
    return made


async def write_year(database: Database, year: int, out: Path) -> list[Path]:
    """The same about a year and, when there are several municipalities, one over all of them."""
    read = [await years.year_of(database, number, name, year) for name, number in (await _towns(database)).items()]
    groups = {plain_name(town.name): [town] for town in read} | ({"all": read} if len(read) > 1 else {})
    made: list[Path] = []
    for name, group in groups.items():
        pages = years.pages_of(words_for("nl"), year, group, figures(group))
        made += write_pages(out, f"overview-{year}-{name}", pages)
    return made


async def _towns(database: Database) -> dict[str, int]:
    async with database.begin() as tx:
        return await store.municipalities(tx)


def _said(text: str, code: int) -> int:
    print(f"flexbot: {text}", file=sys.stderr)
    return code
