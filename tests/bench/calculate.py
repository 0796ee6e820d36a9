"""How fast `flexbot calculate` is on large files: `python -m tests.bench.calculate [ROWS ...]` (100,000 and 1,000,000 unless told).

For each number of hour rows (50 to a placement, in the order of the placements and in that of the days): the wall time of a whole
process beside that of reading the same file with `csv.DictReader` and doing nothing, the time per row, and the peak memory beside the
size of the files; between two numbers, how the time grows. The best of five, since other programs run too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

POLICY = """municipality = "Voorbeeldstad"
premium_per_hour = [[2016-01-01, "1.50"], [2017-07-01, "2.00"]]
administration_percentage = "12.5"
"""
PLACEMENTS = "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended\n"
TARIFFS = ["12.30", "12.75", "13.75", "14.48"]
ROWS_A_PLACEMENT = 50
WORKED = [n * 180 // ROWS_A_PLACEMENT for n in range(ROWS_A_PLACEMENT)]
TIMES = 5

READ = """import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as text:
    for row in csv.DictReader(text):
        pass
"""
CALCULATE = """import sys, pathlib
from office.calculate import calculate_command
sys.exit(calculate_command(pathlib.Path(sys.argv[1]), "json"))
"""


def write(directory: Path, rows: int, by_day: bool) -> None:
    """A year's files: placements of six months, every candidate two of them, hours on scattered days."""
    random, count = Random(rows), rows // ROWS_A_PLACEMENT
    starts = [date(2017, 1, 1) + timedelta(days=random.randrange(180)) for _ in range(count)]
    (directory / "policy.toml").write_text(POLICY)
    (directory / "payments.csv").write_text("candidate,date\nC1,2017-12-15\nC2,2017-12-15\n")
    with (directory / "placements.csv").open("w") as file:
        file.write(PLACEMENTS)
        for n, start in enumerate(starts):
            file.write(f"P{n},C{n % (count // 2 + 1)},E{n},job,1971-03-02,,12,{start},,{random.choice(TARIFFS)},\n")
    with (directory / "hours.csv").open("w") as file:
        file.write("placement,date,minutes\n")
        for n, day in days_of(starts, by_day):
            file.write(f"P{n},{day},{random.choice([480, 485, 240, 420, random.randrange(60, 600)])}\n")


def days_of(starts: list[date], by_day: bool) -> Iterator[tuple[int, date]]:
    """The worked days of each placement, placement after placement or day after day."""
    if not by_day:
        yield from ((n, start + timedelta(days=worked)) for n, start in enumerate(starts) for worked in WORKED)
        return
    worked = set(WORKED)
    for days in range(360):
        day = date(2017, 1, 1) + timedelta(days=days)
        yield from ((n, day) for n, start in enumerate(starts) if (day - start).days in worked)


class Run(NamedTuple):
    """What one process took: seconds on the wall and of the processor, peak memory in MiB."""

    wall: float
    processor: float
    peak: float


def run(program: str, argument: Path) -> Run:
    """A whole process, from its start to its end."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, str(argument)], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Measured(NamedTuple):
    """One size: its hour rows, the MiB of their file, and the best runs of reading it and of the calculation."""

    rows: int
    size: float
    reading: Run
    calculating: Run


def measure(rows: int, by_day: bool) -> Measured:
    """The best runs of one size."""
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        write(directory, rows, by_day)
        pairs = [(run(READ, directory / "hours.csv"), run(CALCULATE, directory)) for _ in range(TIMES)]
        reading, calculating = (Run(*map(min, zip(*runs, strict=True))) for runs in zip(*pairs, strict=True))
        return Measured(rows, (directory / "hours.csv").stat().st_size / 2**20, reading, calculating)


def told(one: Measured) -> Iterator[str]:
    """The figures of one size, in words."""
    calculating, reading = one.calculating, one.reading
    yield f"{one.rows:>10,} rows:"
    yield f"  {calculating.wall:.2f} s, {calculating.wall / reading.wall:.2f} x csv.DictReader ({reading.wall:.2f} s; promised: 3 x)"
    yield f"  of the processor's time {calculating.processor / reading.processor:.2f} x; {calculating.wall / one.rows * 1e6:.2f} us a row"
    yield f"  peak {calculating.peak:.0f} MiB (promised: {3 * one.size + 100:.0f})"


def growth(small: Measured, large: Measured) -> str:
    """How much longer more rows take; linear, and a tenth more, is what was promised."""
    more = large.rows / small.rows
    wall, processor = (large.calculating[n] / small.calculating[n] for n in (0, 1))
    return f"  {more:g} x the rows take {wall:.2f} x the time, {processor:.2f} x the processor's (promised: {1.1 * more:g} x)"


def main() -> None:
    """Print the figures of each size asked for, in both orders, and how they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[100_000, 1_000_000])
    sizes = sorted(parser.parse_args().rows)
    for by_day in (False, True):
        print(f"rows in the order of the {'days' if by_day else 'placements'}", flush=True)
        before = None
        for rows in sizes:
            found = measure(rows, by_day)
            print("\n".join(told(found)), flush=True)
            if before:
                print(growth(before, found), flush=True)
            before = found


if __name__ == "__main__":
    main()
