"""How fast the back office is: `python -m tests.bench.office [--rows 100000] [--candidates 10000] [--beside 100000] [--timesheets 500]`.

An import of many rows as one process (promised: 60 s), its peak memory beside that of a tenth of the rows; how long whoever writes
beside an import waits for the database (a press is one such write); a month's overview of many candidates (promised: 10 s); and so many
timesheets as PDFs (promised: 60 s for 500 on 2 cores). 0 leaves one out.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text

from core.store.migrate import migrate
from core.store.opening import connect
from tests.bench.timesheets import measure as printed_in

POLICY = """municipality = "Voorbeeldstad"
premium_per_hour = [[2024-01-01, "2.00", "bench"]]
tariff_floor_per_hour = [[2024-01-01, "12.30", "bench"]]
"""
MONTH, FIRST = "2026-09", date(2026, 8, 31)
DAYS = [FIRST + timedelta(days=n) for n in range(28) if n % 7 < 5]
PAUSE_SECONDS = 0.02
CONSULTANTS, EMPLOYERS = 50, 200


class Run(NamedTuple):
    """What one process took: seconds on the wall and of the processor, peak memory in MiB."""

    wall: float
    processor: float
    peak: float


def write(folder: Path, candidates: int, rows: int) -> None:
    """Files of a town: every candidate at work, and so many worked days among them."""
    folder.mkdir()
    (folder / "policy.toml").write_text(POLICY)
    (folder / "employers.csv").write_text("employer,name\n" + "".join(f"E{n},Bedrijf {n}\n" for n in range(EMPLOYERS)))
    with (folder / "people.csv").open("w") as file:
        file.write("person,role,first_name,last_name,birth_date,contact\n")
        file.writelines(f"K{n},consultant,Karin,{n},,\n" for n in range(CONSULTANTS))
        file.writelines(f"C{n},candidate,Naam,{n},1974-05-03,K{n % CONSULTANTS}\n" for n in range(candidates))
    with (folder / "jobs.csv").open("w") as file:
        file.write("job,employer,title,place,start,hours_per_week,tariff,places\n")
        file.writelines(f"J{n},E{n % EMPLOYERS},Inpakken,Proefstad,2026-08-31,20,18.50,1\n" for n in range(candidates))
    with (folder / "placements.csv").open("w") as file:
        file.write("placement,candidate,job,hours_per_week,start,end,tariff\n")
        file.writelines(f"P{n},C{n},J{n},20,2026-08-31,2026-10-02,18.50\n" for n in range(candidates))
    with (folder / "hours.csv").open("w") as file:
        file.write("placement,date,minutes\n")
        file.writelines(f"P{n % candidates},{DAYS[n // candidates]},240\n" for n in range(rows))


def candidates_for(rows: int) -> int:
    """So many candidates, jobs and placements that with their hours they are about so many rows: a quarter of them each worked."""
    return max(rows // 10, -(-rows // (len(DAYS) + 3)))


def flexbot(url: str, *arguments: str) -> Run:
    """A whole process, from its start to its end."""
    began, environment = time.perf_counter(), os.environ | {"FLEXBOT_DATABASE": url}
    with subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def database(folder: Path, name: str) -> str:
    """A new one."""
    url = f"sqlite:///{folder / name}.db"
    asyncio.run(migrate(url))
    return url


def imported(folder: Path, rows: int) -> Run:
    """An import of about so many rows into an empty database."""
    candidates = candidates_for(rows)
    write(folder / str(rows), candidates, rows - 3 * candidates)
    return flexbot(database(folder, f"import{rows}"), "import", str(folder / str(rows)))


async def beside(url: str, files: Path) -> tuple[list[float], float]:
    """How long each of many small writes took, from `BEGIN IMMEDIATE` to its commit, while files are imported; and the import."""
    waits: list[float] = []
    own, began = connect(url), time.perf_counter()
    command = [sys.executable, "-m", "bot", "import", str(files)]
    process = await asyncio.create_subprocess_exec(
        *command, env=os.environ | {"FLEXBOT_DATABASE": url}, stdout=subprocess.DEVNULL
    )
    ended = asyncio.ensure_future(process.wait())
    while not ended.done():
        asked = time.perf_counter()
        async with own.begin() as tx:
            await tx.execute(text("UPDATE municipality SET name = name"))
        waits.append(time.perf_counter() - asked)
        await asyncio.wait([ended], timeout=PAUSE_SECONDS)
    await own.close()
    assert process.returncode == 0
    return waits, time.perf_counter() - began


def waits_said(waits: Sequence[float]) -> str:
    """The longest, and how many were long."""
    ordered = sorted(waits)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"{len(waits)} writes, longest {ordered[-1]:.2f} s, 99 % under {p99:.3f} s, {sum(w > 1 for w in waits)} over 1 s"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--candidates", type=int, default=10_000)
    parser.add_argument("--beside", type=int, default=100_000)
    parser.add_argument("--timesheets", type=int, default=500)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="flexbot-bench-") as name:
        folder = Path(name)
        print(f"load average {os.getloadavg()[0]:.1f}", flush=True)
        if asked.rows:
            small, large = imported(folder, asked.rows // 10), imported(folder, asked.rows)
            print(
                f"import of {asked.rows:,} rows: {large.wall:.1f} s, {large.processor:.1f} of the processor (promised: 60), "
                f"{large.peak:.0f} MiB; a tenth: {small.peak:.0f}"
            )
        if asked.beside:
            files, count = folder / "beside", candidates_for(asked.beside)
            write(files, count, asked.beside - 3 * count)
            waits, wall = asyncio.run(beside(database(folder, "beside"), files))
            print(f"beside an import of {asked.beside:,} rows ({wall:.1f} s): {waits_said(waits)}", flush=True)
        if asked.candidates:
            write(folder / "month", asked.candidates, len(DAYS) * asked.candidates // 2)
            url = database(folder, "month")
            flexbot(url, "import", str(folder / "month"))
            found = flexbot(url, "overview", "--month", MONTH, "--out", str(folder / "out"))
            print(
                f"month of {asked.candidates:,} candidates: {found.wall:.1f} s, {found.processor:.1f} of the processor (promised: 10)"
            )
        if asked.timesheets:
            print(
                f"{asked.timesheets} timesheets as PDFs: {asyncio.run(printed_in(asked.timesheets)):.1f} s (promised: 60 for 500)"
            )
        print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
