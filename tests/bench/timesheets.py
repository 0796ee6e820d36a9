"""How fast timesheets are printed: `python -m tests.bench.timesheets [COUNT]` (500 unless told; promised: under 60 s on 2 cores).

Each is issued, printed in the same way as on its way to a phone, sealed and kept, on SQLite; every second one in two languages. The load
average before and after tells what else ran.
"""

import argparse
import asyncio
import os
import tempfile
import time
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.documents import issue
from core.actions.things import Sort, Thing
from core.store.people import people
from office.documents import printed
from tests.kept import Kept, kept
from tests.office.papers import TIMESHEET

PROMISED_SECONDS = 60


async def issued(house: Kept, count: int) -> list[int]:
    """The numbers of so many timesheets, each of another week."""
    async with house.database.begin() as tx:
        someone = await people.by_id(tx, await house.number(tx, 1001))
        assert someone is not None
        deed, numbers = Deed(tx, house.now), []
        for week in range(count):
            facts = TIMESHEET | {"placement": week, "language": "en" if week % 2 else "nl"}
            numbers.append((await issue(deed, Sort.TIMESHEET, someone, Thing.WEEK, 1_000_000 + week, facts)).id)
        await write(tx, [deed])
    return numbers


async def measure(count: int) -> float:
    """Seconds on the wall until all are printed and kept."""
    with tempfile.TemporaryDirectory() as folder:
        async with kept(Path(folder), None) as house:
            numbers = await issued(house, count)
            free = asyncio.Semaphore(os.cpu_count() or 1)

            async def one(number: int) -> None:
                async with free:
                    document = await printed(house.database, number, house.now)
                assert document is not None
                assert document.content is not None

            began = time.perf_counter()
            await asyncio.gather(*(one(number) for number in numbers))
            return time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=500)
    count = parser.parse_args().count
    before = os.getloadavg()[0]
    seconds = asyncio.run(measure(count))
    print(f"{count} timesheets: {seconds:.1f} s, {seconds / count * 1000:.0f} ms each (promised: {PROMISED_SECONDS} s for 500)")
    print(f"{os.cpu_count()} cores; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
