"""How fast the books are: `python -m tests.bench.books [--days 1000000] [--invoices 500]`.

A half year with so many day entries on PostgreSQL, settled and by one hand-written SQL aggregate over the same rows (promised: at
most 5 times as long), with the peak memory beside that of a tenth of the rows; and invoices with their annexes (promised: 500 in 60 s).
"""

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import text

import bot.store  # noqa: F401  (its tables belong to the schema)
from core.actions.money.halves import half_of, portions_of
from core.rules.money.settlement import Split, total
from core.store.migrate import migrate
from core.store.opening import connect
from office.invoicing.command import invoice_month
from tests.postgres import Postgres

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
WORKED_DAYS = 125
NOW = datetime(2026, 7, 20, 9, tzinfo=UTC)
TOWN = """
INSERT INTO municipality (id, name) VALUES (1, 'Gemeente Proefstad');
INSERT INTO policy_row (municipality, policy, valid_from, value, source) VALUES
  (1, 'premium_per_hour', '2024-01-01', '2.00', 'bench'), (1, 'administration_percentage', '2024-01-01', '12.5', 'bench'),
  (1, 'vat_percentage', '2024-01-01', '21', 'bench');
INSERT INTO person (id, municipality, ref, role, first_name, last_name) VALUES (1, 1, 'K1', 'consultant', 'Karin', 'Smit');
INSERT INTO employer (id, municipality, ref, name) SELECT n, 1, 'E' || n, 'Bedrijf ' || n FROM generate_series(1, {employers}) n;
INSERT INTO person (id, municipality, ref, role, first_name, last_name)
  SELECT n + 1, 1, 'C' || n, 'candidate', 'Naam', n::text FROM generate_series(1, {people}) n;
INSERT INTO candidate (person, municipality, consultant, birth_date, experience)
  SELECT n + 1, 1, 1, '1974-05-03', '' FROM generate_series(1, {people}) n;
INSERT INTO job (id, municipality, ref, employer, title, place, starts_on, minutes_per_week, tariff)
  SELECT n, 1, 'J' || n, 1 + n % {employers}, 'Inpakken', 'Kade 12', '2026-01-01', 1200, '18.50'
  FROM generate_series(1, {people}) n;
INSERT INTO placement (id, municipality, ref, job, employer, candidate, seat, tariff, premium_rate, minutes_per_week, starts_on,
                       last_day, last_allowed_day, made_at)
  SELECT n, 1, 'P' || n, n, 1 + n % {employers}, n + 1, 1, (15 + n % 700 / 100.0)::numeric(6, 2)::text, '2.00', 1200, '2026-01-01',
         '2026-06-30', '2026-06-30', now()
  FROM generate_series(1, {people}) n;
INSERT INTO timesheet (municipality, placement, monday, version, ends_at, state, signed_at, confirmed_at, confirmed_by)
  SELECT 1, p, m::date, 1, m + interval '7 days', 'confirmed', now(), now(), 1
  FROM generate_series(1, {people}) p, generate_series('2025-12-29'::date, '2026-06-29'::date, '7 days') m;
INSERT INTO day_entry (municipality, placement, day, version, worked, break_minutes, minutes, by, at)
  SELECT 1, p, d::date, 1, true, 15, 180 + (p * 7 + extract(doy FROM d)::int) % 240, 1, now()
  FROM generate_series(1, {people}) p, (SELECT d FROM generate_series('2026-01-01'::date, '2026-06-30'::date, '1 day') d
  WHERE extract(isodow FROM d) < 6 ORDER BY d LIMIT {days}) AS worked;
ANALYZE;
"""
BY_HAND = """
WITH latest AS (
  SELECT DISTINCT ON (placement, day) placement, day, minutes, worked FROM day_entry
  WHERE municipality = 1 AND day <= '2026-06-30' ORDER BY placement, day, version DESC
), unit AS (
  SELECT l.placement, date_trunc('week', l.day) AS monday, date_trunc('month', l.day) AS month, sum(l.minutes) AS minutes
  FROM latest l JOIN timesheet t ON t.placement = l.placement AND t.monday = date_trunc('week', l.day)::date AND t.state = 'confirmed'
  WHERE l.worked GROUP BY 1, 2, 3
), split AS (
  SELECT round(u.minutes * p.tariff::numeric / 60, 2) AS turnover, round(u.minutes * 2.00 / 60, 2) AS premium, u.minutes
  FROM unit u JOIN placement p ON p.id = u.placement
)
SELECT sum(minutes), sum(turnover), sum(premium), sum(round((turnover - premium) * 12.5 / 100, 2)) FROM split
"""


async def settled(url: str) -> None:
    """Print how long both take, and that they find the same cents."""
    database = connect(url)
    begun = time.perf_counter()
    async with database.begin() as tx:
        minutes, turnover, premium, administration = (await tx.execute(text(BY_HAND))).one()
    by_hand, begun = time.perf_counter() - begun, time.perf_counter()
    async with database.begin() as tx:
        half = await half_of(tx, 1, FIRST, LAST, NOW)
    split, lines = Split(), 0
    async for portion in portions_of(database, half):
        split = total([split, *(line.split for line in portion.lines)])
        lines += len(portion.lines)
    took = time.perf_counter() - begun
    await database.close()
    assert (split.minutes, split.turnover, split.premium, split.administration) == (
        int(minutes),
        *(int(100 * amount) for amount in (turnover, premium, administration)),
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"settled in {took:.1f} s, by hand {by_hand:.1f} s: {took / by_hand:.1f} times; {lines:,} lines, {peak:.0f} MiB",
        flush=True,
    )


async def laid(url: str, people: int, employers: int) -> None:
    """A town in which so many people worked on weekdays of half a year."""
    await migrate(url)
    database = connect(url)
    for statement in TOWN.format(people=people, employers=employers, days=WORKED_DAYS).split(";\n"):
        if statement.strip():
            async with database.begin() as tx:
                await tx.execute(text(statement))
    await database.close()


async def invoiced(url: str, folder: Path, employers: int) -> None:
    """Print how long a month's invoices with their annexes take."""
    line = "{ref},Bedrijf,kvk,12345678,NL009876543B01,Kade 12,1234 CD,Proefstad,{iban}\n"
    parties = folder / "parties.csv"
    parties.write_text(
        "ref,name,scheme,number,vat,street,postcode,city,iban\n"
        + line.format(ref="creditor", iban="NL91ABNA0417164300")
        + "".join(line.format(ref=f"E{n}", iban="") for n in range(1, employers + 1))
    )
    database, begun, busy = connect(url), time.perf_counter(), time.process_time()
    said = await invoice_month(database, "2026-03", folder, NOW, parties)
    took, busy = time.perf_counter() - begun, time.process_time() - busy
    await database.close()
    made = sum(line.endswith(".pdf") for line in said)
    print(
        f"{made} invoices with annexes: {took:.1f} s, {busy:.1f} of the processor (promised: 60 for 500); {said[-1]}", flush=True
    )


def main() -> None:
    """Print the figures; each settlement is a process of its own, for its memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=1_000_000)
    parser.add_argument("--invoices", type=int, default=500)
    parser.add_argument("--settle", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.settle:
        asyncio.run(settled(asked.settle))
        return
    print(f"load average {os.getloadavg()[0]:.1f}", flush=True)
    server = Postgres()
    server.start()
    try:
        for days in (asked.days // 10, asked.days) if asked.days else ():
            url = server.database()
            asyncio.run(laid(url, max(1, days // WORKED_DAYS), 200))
            print(f"{days:,} day entries:", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench.books", "--settle", url], check=True)
        if asked.invoices:
            url = server.database()
            asyncio.run(laid(url, asked.invoices * 2, asked.invoices))
            with tempfile.TemporaryDirectory(prefix="flexbot-bench-") as name:
                asyncio.run(invoiced(url, Path(name), asked.invoices))
    finally:
        server.stop()
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
