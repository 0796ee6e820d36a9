"""`python -m tests.bench plans`: no statement of the bot's day reads a table of a million days as a whole."""

import asyncio

import structlog

from tests.bench.town import database
from tests.plans import a_day, town

CANDIDATES, DAYS = 10_000, 100


async def _scans(url: str) -> tuple[int, dict[str, list[str]]]:
    async with town(url, CANDIDATES, DAYS) as (house, asked):
        with asked:
            await a_day(house)
        return len(asked.found), await asked.scans(2 * CANDIDATES)


def run(_rounds: int) -> None:
    """Each statement that does, with what it reads; and how many were looked at."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    for dialect in ("sqlite", "postgresql"):
        with database(dialect) as url:
            asked, scans = asyncio.run(_scans(url))
        for statement, scanned in scans.items():
            print(f"  {', '.join(scanned)}: {' '.join(statement.split())[:200]}")
        print(f"{dialect}: {len(scans)} of {asked} statements read a table of {CANDIDATES * DAYS:,} days as a whole")
