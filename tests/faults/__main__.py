"""`python -m tests.faults [ROW ...] [--full] [--again]`: the table of faults, row by row, resumable.

Each finished row is a line of `.data/faults/results.jsonl`; a row that ended well with the same figures is not run again unless asked.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults.audit import KINDS
from tests.faults.processes import Ground
from tests.faults.rows import BOTH, Result, Row, all_rows
from tests.nursery import Nursery

RESULTS = Path(".data/faults/results.jsonl")
NOT_SHOWN = (*KINDS, "repeated")


def main() -> int:
    """Exit code 1 when anything was found."""
    rows = all_rows()
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="The faults that the bot must survive.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one or more of {', '.join(rows)}; all when none is named")
    parser.add_argument("--full", action="store_true", help="the full figures")
    parser.add_argument("--on", choices=BOTH, help="one database only")
    parser.add_argument("--again", action="store_true", help="also what ended well before")
    parser.add_argument("--set", nargs="*", default=[], metavar="FIGURE=N", help="other figures, e.g. kills=500")
    wanted = parser.parse_args()
    if unknown := [name for name in wanted.rows if name not in rows]:
        parser.error(f"no such row: {', '.join(unknown)}")
    changed = {name: int(number) for name, number in (one.split("=") for one in wanted.set)}
    chosen = [rows[name] for name in wanted.rows or rows]
    where = (wanted.on,) if wanted.on else BOTH
    lines = asyncio.run(_run(chosen, wanted.full, wanted.again, changed, where))
    print("\n" + table(lines))
    return int(any(line["findings"] for line in lines))


async def _run(rows: list[Row], full: bool, again: bool, changed: dict[str, int], where: tuple[str, ...]) -> list[dict[str, Any]]:
    done = [] if again else [line for line in kept() if not line["findings"]]
    lines: list[dict[str, Any]] = []
    nursery = Nursery()
    await nursery.open()
    with tempfile.TemporaryDirectory(prefix="flexbot-faults-") as folder:
        ground = Ground(Path(folder), nursery)
        try:
            for one in rows:
                figures = {n: changed.get(n, v) for n, v in (one.full if full else one.small).items()}
                for database in (d for d in (one.databases if full else one.small_databases) if d in where):
                    known = {"row": one.name, "database": database, "asked": figures}
                    before = next((line for line in reversed(done) if known.items() <= line.items()), None)
                    lines.append(before or _keep(await _one(ground, one, database, known)))
        finally:
            ground.close()
            await nursery.close()
    return lines


async def _one(ground: Ground, one: Row, database: str, known: dict[str, Any]) -> dict[str, Any]:
    begun = time.monotonic()
    try:
        result = await one.run(ground, database, known["asked"])
    except Exception as problem:
        result = Result(Counter(), [f"broken off: {type(problem).__name__}: {str(problem)[:1500]}"])
    line = known | {
        "fault": one.fault,
        "reached": dict(result.reached),
        "findings": result.findings[:50],
        "found": len(result.findings),
        "seconds": round(time.monotonic() - begun, 1),
    }
    print(
        f"{one.name} on {database}: {line['seconds']} s, {line['found']} findings", *result.findings[:8], sep="\n   ", flush=True
    )
    return line


def _keep(line: dict[str, Any]) -> dict[str, Any]:
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    with RESULTS.open("a") as file:
        file.write(json.dumps(line) + "\n")
    return line


def kept() -> list[dict[str, Any]]:
    """The rows that were finished before."""
    return [json.loads(line) for line in RESULTS.read_text().splitlines()] if RESULTS.exists() else []


def table(lines: list[dict[str, Any]]) -> str:
    """What was run and found, for people and for the README."""
    rows = [
        "| fault | database | reached | lost | doubled | untold | other | repeats | seconds |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        reached = line["reached"]
        numbers = ", ".join(f"{n:,} {what}" for what, n in reached.items() if what not in NOT_SHOWN and n)
        counted = [reached.get(kind, 0) for kind in ("lost", "doubled", "untold")]
        other = line["found"] - sum(counted)
        cells = [
            line["fault"],
            line["database"],
            numbers,
            *map(str, (*counted, other, reached.get("repeated", 0))),
            str(line["seconds"]),
        ]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
