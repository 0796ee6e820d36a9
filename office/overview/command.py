"""`flexbot overview`: a month or a year as a workbook with CSV files and a PDF beside it, for each municipality."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

from core.rules.calendar import AMSTERDAM, local_day
from core.store import municipalities
from core.store.database import Database
from office.database import Refused, WrongUse, exit_code, on_database
from office.documents import PrintFault
from office.overview import month as months
from office.overview import year as years
from office.overview.figures import figures
from office.overview.paper import month_on_paper, year_on_paper
from office.overview.sheets import plain_name, write_pages
from office.written import replaced, together
from words import words_for

FIRST_YEAR = 2015
"""Nobody worked in Flextensie before; a year of two digits is a slip."""
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@exit_code
def overview_command(database_url: str, month: str, year: int, out: Path) -> list[str]:
    """Write the overviews of a month (`2026-10`) or a year (0: none); answers where."""
    first = _first_day(month) if month else None
    if bool(month) == bool(year) or (month and first is None) or not (year == 0 or FIRST_YEAR <= year <= 9999):
        raise WrongUse("say which: --month 2026-10 or --year 2026")

    async def act(database: Database) -> list[str]:
        now = datetime.now(UTC)
        try:
            with together():
                made = await (write_month(database, first, out, now) if first else write_year(database, year, out, now))
        except PrintFault as problem:
            raise Refused(f"the PDF cannot be printed: {problem}") from None
        if not made:
            raise Refused("there is no municipality yet: `flexbot import` brings one")
        return [str(path) for path in made]

    return on_database(database_url, act)


def _first_day(month: str) -> date | None:
    found = _MONTH.fullmatch(month)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


async def write_month(database: Database, first: date, out: Path, now: datetime) -> list[Path]:
    """A workbook with its CSV files and a PDF for each municipality, about the month that begins on `first`; answers the paths."""
    made: list[Path] = []
    for name, number in (await _municipalities(database)).items():
        month = await months.month_of(database, number, first, now)
        w, file = words_for("nl"), f"overview-{first:%Y-%m}-{plain_name(name)}"
        made += write_pages(out, file, months.pages_of(w, month))
        made.append(_paper(out / f"{file}.pdf", month_on_paper(w, name, month, _day_of(now))))
    return made


async def write_year(database: Database, year: int, out: Path, now: datetime) -> list[Path]:
    """The same about a year and, when there are several municipalities, one over all of them."""
    read = [await years.year_of(database, number, name, year) for name, number in (await _municipalities(database)).items()]
    w, made = words_for("nl"), []
    groups = {municipality.name: [municipality] for municipality in read} | (
        {w("All municipalities"): read} if len(read) > 1 else {}
    )
    for name, group in groups.items():
        found, file = figures(group), f"overview-{year}-{plain_name(name) if len(group) == 1 else 'all'}"
        made += write_pages(out, file, years.pages_of(w, year, group, found))
        made.append(_paper(out / f"{file}.pdf", year_on_paper(w, name, year, found, group, _day_of(now))))
    return made


def _paper(path: Path, content: bytes) -> Path:
    with replaced(path) as part:
        part.write_bytes(content)
    return path


def _day_of(now: datetime) -> datetime:
    """The beginning of its day: what is printed again on the same day is the same file."""
    return datetime.combine(local_day(now), time(), AMSTERDAM)


async def _municipalities(database: Database) -> dict[str, int]:
    async with database.begin() as tx:
        return await municipalities.by_name(tx)
