"""`kill -9` in a file run: an import is whole or is not there, and run again it is there once."""

import asyncio
import contextlib
import os
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.faults.processes import FaultTown, Ground
from tests.faults.reading import read
from tests.faults.rows import Figures, Result, row
from tests.nursery import ROOT
from tests.stories.running import TOKEN

STARTING = 0.4
"""The share of its time in which the program is only loaded."""
DAYS = 20
COUNTED = ("person", "candidate", "job", "placement", "planned_shift", "day_entry", "timesheet", "trail", "policy_row")


def lay_down(folder: Path, name: str, candidates: int) -> None:
    """The files of a municipality: people, each placed eight weeks ago, with four weeks of hours."""
    folder.mkdir()
    first = date.today() - timedelta(days=date.today().weekday() + 56)
    worked = [first + timedelta(days=7 * week + day) for week in range(DAYS // 5) for day in range(5)]
    people = ["K1,consultant,Karin,Smit,nl,,,,", "W1,employer,Joost,Visser,nl,,,E1,"]
    people += [f"C{n},candidate,Kandidaat,Nummer {n},nl,1974-05-03,K1,," for n in range(candidates)]
    week = ",".join(["09:00-13:15/15"] * 5)
    files = {
        "policy.toml": f'municipality = "{name}"\n'
        'premium_per_hour = [[2024-01-01, "2.00", "besluit 12"]]\ntariff_floor_per_hour = [[2024-01-01, "17.50", "besluit 13"]]\n',
        "employers.csv": "employer,name\nE1,Drukkerij De Punt\n",
        "people.csv": "person,role,first_name,last_name,language,birth_date,contact,employer,stand_in\n"
        + "\n".join(people)
        + "\n",
        "jobs.csv": "job,employer,title,place,start,hours_per_week,tariff,places,monday,tuesday,wednesday,thursday,friday\n"
        f"J1,E1,Inpakken,Kade 12,{first},20,18.50,{candidates},{week}\n",
        "placements.csv": "placement,candidate,job,hours_per_week,start,end,tariff\n"
        + "".join(f"P{n},C{n},J1,20,{first},,18.50\n" for n in range(candidates)),
        "hours.csv": "placement,date,minutes\n" + "".join(f"P{n},{day},240\n" for n in range(candidates) for day in worked),
    }
    for file, content in files.items():
        (folder / file).write_text(content)


async def imports(town: FaultTown, folder: Path, killed_after: float | None = None) -> int:
    """Run `flexbot import`, to its end or until it is killed; answers the exit code, negative when killed."""
    environment = os.environ | {"FLEXBOT_TOKEN": TOKEN, "FLEXBOT_DATABASE": town.database_url, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "bot", "import", str(folder))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=-3, stderr=-3)
    try:
        return await asyncio.wait_for(process.wait(), killed_after)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):  # it ended in the same moment
            process.kill()
        return await process.wait()


async def brought_in(town: FaultTown, name: str) -> Counter[str]:
    """How many rows of each table belong to a municipality."""
    number = f"(SELECT id FROM municipality WHERE name = '{name}')"
    found: list[list[dict[str, Any]]] = await read(
        town.database_url, *(f"SELECT count(*) AS n FROM {table} WHERE municipality = {number}" for table in COUNTED)
    )
    return Counter({table: rows[0]["n"] for table, rows in zip(COUNTED, found, strict=True) if rows[0]["n"]})


@row(
    "file-run",
    "`kill -9` in the middle of a file run",
    small={"moments": 1, "candidates": 4},
    full={"moments": 20, "candidates": 40},
    small_on=("sqlite",),
)
async def in_a_file_run(ground: Ground, dialect: str, figures: Figures) -> Result:
    """At moments spread evenly over an import: nothing of it is there or all of it; run again, all of it is there once."""
    result = Result()
    async with ground.town(dialect, started=False) as town:
        lay_down(town.folder / "whole", "Heel", figures["candidates"])
        begun = time.monotonic()
        result.expect(await imports(town, town.folder / "whole") == 0, "the files cannot be imported at all")
        took = time.monotonic() - begun
        whole = await brought_in(town, "Heel")
        result.expect(whole["day_entry"] == figures["candidates"] * DAYS, f"only {dict(whole)} was imported")
        for number in range(figures["moments"]):
            name, folder = f"Plaats {number}", town.folder / f"files{number}"
            lay_down(folder, name, figures["candidates"])
            moment = took * (STARTING + (1 - STARTING) * (number + 0.5) / figures["moments"])
            killed = await imports(town, folder, moment) < 0
            left = await brought_in(town, name)
            result.expect(left in (whole, Counter()), f"killed after {moment:.2f} s a part was there: {dict(left)}")
            result.expect(await imports(town, folder) == 0, "the import could not be run again")
            result.expect(await brought_in(town, name) == whole, f"run again: {dict(await brought_in(town, name))}")
            result.reached.update({"kills": killed, "whole before the kill": left == whole, "imports": 1})
    return result
