"""How fast a pool is put in order for a job: `python -m tests.bench.matching [CANDIDATES] [ROUNDS]` (10,000 and 5 unless told).

The whole ranking (statements and rules) of a new SQLite file, beside a plain SQL ORDER BY over the same rows: the same columns, a sum of
points made in SQL, no reasons and no stops. Rounds take turns; medians. A tenth of the candidates work elsewhere, a third said nothing.
"""

import argparse
import asyncio
import os
import tempfile
import time
from datetime import UTC, date, datetime
from datetime import time as clock
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from sqlalchemy import case, insert, select

import bot.store  # noqa: F401  (its tables belong to the schema)
from core.actions.matching.matching import ranking
from core.rules.matching.wanted import DISTANCES, GOALS, KINDS
from core.store.database import Transaction
from core.store.matching import jobs
from core.store.matching.matching import POOL
from core.store.migrate import migrate
from core.store.opening import connect
from core.store.tables import people, work
from core.store.tables.matching import area, wanted_work
from core.store.tables.participation import participation

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
START = date(2026, 12, 1)
AREAS = 60
PROMISED = 5


async def fill(tx: Transaction, count: int) -> int:
    """A municipality with one contact person, so many candidates and a job; answers the job."""
    random = Random(count)

    async def add(table: Any, **values: Any) -> int:
        return int((await tx.execute(insert(table).returning(table.c.id), values)).scalar_one())

    town = await add(people.municipality, name="Voorbeeldstad")
    contact = await add(people.person, municipality=town, ref="C", role="consultant", first_name="Karin")
    printer = await add(people.employer, municipality=town, ref="E", name="Drukkerij De Punt")
    shape = {"municipality": town, "employer": printer, "place": "Kade 12, 3500 AB Voorbeeldstad", "minutes_per_week": 600}
    job = await add(
        work.job,
        **shape,
        ref="K",
        title="Keuken",
        starts_on=START,
        tariff=Decimal("18.50"),
        kind="kitchen",
        helps_with="rhythm,language",
    )
    other = await add(
        work.job, **shape, ref="L", title="Ander werk", starts_on=date(2026, 8, 3), tariff=Decimal("18.50"), places=count
    )
    for number in (job, other):
        for day in (2, 3, 4):
            hours = {
                "starts": clock(9 if day == 2 or number == job else 14),
                "ends": clock(13 if day == 2 or number == job else 17),
            }
            await add(work.job_shift, municipality=town, job=number, weekday=day, **hours)
    numbers = range(1000, 1000 + count)
    named = [f"Kandidaat {n}" for n in numbers]
    await tx.execute(
        insert(people.person),
        [
            {"id": n, "municipality": town, "ref": f"P{n}", "role": "candidate", "first_name": name}
            for n, name in zip(numbers, named, strict=True)
        ],
    )
    births = [date(random.randrange(1965, 2002), random.randrange(1, 13), 5) for _ in numbers]
    await tx.execute(
        insert(people.candidate),
        [
            {
                "person": n,
                "municipality": town,
                "consultant": contact,
                "birth_date": birth,
                "experience": "",
                "area": str(3500 + n % AREAS),
            }
            for n, birth in zip(numbers, births, strict=True)
        ],
    )
    await tx.execute(
        insert(area),
        [
            {"municipality": town, "code": str(3500 + n), "east": 130_000 + 400 * n, "north": 450_000 + 150 * n}
            for n in range(AREAS)
        ],
    )
    signed = {"municipality": town, "begun_at": NOW, "confirmed_at": NOW, "signed_at": NOW, "signed_by": contact}
    await tx.execute(insert(participation), [signed | {"candidate": n} for n in numbers])
    since = {"municipality": town, "channel": "telegram", "since": NOW}
    await tx.execute(insert(people.address), [since | {"person": n, "external": n} for n in numbers])
    told = [n for n in numbers if n % 3]
    await tx.execute(insert(wanted_work), [_answers(random, town, n) for n in told])
    placed = {
        "municipality": town,
        "job": other,
        "employer": printer,
        "tariff": Decimal("18.50"),
        "premium_rate": Decimal("2.00"),
        "minutes_per_week": 600,
        "starts_on": date(2026, 8, 3),
        "last_day": date(2027, 2, 2),
        "last_allowed_day": date(2027, 2, 2),
        "made_at": NOW,
    }
    await tx.execute(insert(work.placement), [placed | {"candidate": n, "seat": n} for n in numbers if n % 10 == 0])
    return job


def _answers(random: Random, town: int, number: int) -> dict[str, Any]:
    some = {
        "kinds": ",".join(kind for kind in KINDS if random.random() < 0.3),
        "days": ",".join(str(day) for day in range(1, 8) if random.random() < 0.6),
        "goals": ",".join(goal for goal in GOALS if random.random() < 0.4),
    }
    return some | {"municipality": town, "candidate": number, "farthest": random.choice(DISTANCES), "at": NOW}


def in_sql() -> Any:
    """The same rows in an order that SQL makes: points for kind, days and goals."""
    w = wanted_work.c
    points = case((w.kinds.contains("kitchen"), 30), else_=0) + case((w.goals.contains("rhythm"), 40), else_=0)
    for day in ("2", "3", "4"):
        points = points + case((w.days.contains(day), 7), else_=0)
    return POOL.add_columns(points.label("points")).order_by(points.desc(), participation.c.signed_at, people.person.c.id)


async def measure(count: int, rounds: int) -> None:
    """Print the medians of both, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        await migrate(url)
        database, plain = connect(url), in_sql()
        async with database.begin() as tx:
            number = await fill(tx, count)
        whole, ordered, used = list[float](), list[float](), list[float]()
        async with database.begin() as tx:
            contact = (await tx.execute(select(people.person.c.id).where(people.person.c.ref == "C"))).scalar_one()
            for _ in range(rounds):
                began, processor = time.perf_counter(), time.process_time()
                job = await jobs.by_id(tx, number)
                assert job is not None
                ranked = await ranking(tx, job, [contact], NOW)
                whole.append(time.perf_counter() - began)
                used.append(time.process_time() - processor)
                began = time.perf_counter()
                rows = (await tx.execute(plain, {"desks": [contact], "job": number})).all()
                ordered.append(time.perf_counter() - began)
                assert len(ranked) == len(rows) == count
        await database.close()
    stopped = sum(bool(one.stops) for one in ranked)
    print(f"{count:,} candidates, {stopped:,} of them stopped; {rounds} rounds in turns, medians")
    slowest, processor = max(whole) * 1000, median(used) * 1000
    print(
        f"  the whole ranking {median(whole) * 1000:.0f} ms (slowest {slowest:.0f}), of which {processor:.0f} ms of the processor"
    )
    print(f"  plain SQL ORDER BY {median(ordered) * 1000:.0f} ms")
    print(f"  {median(whole) / median(ordered):.2f} x (promised: at most {PROMISED} x); load average {os.getloadavg()[0]:.2f}")


def main() -> None:
    """The figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", nargs="?", type=int, default=10_000)
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    asked = parser.parse_args()
    asyncio.run(measure(asked.candidates, asked.rounds))


if __name__ == "__main__":
    main()
