"""The report's set as files: imported as municipalities bring them, and its year written by the command."""

import csv
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from core.store.tables.costs import direct_cost
from office.importing.run import import_files
from tests.office.conftest import Desk
from tests.office.reported import TOWNS, Candidate, Placed, candidates, lay, name_of, other_costs, placements, share, worked
from tests.office.test_import_command import flexbot

NOW = datetime.fromisoformat("2026-02-02T09:00:00+01:00")


async def bring(desk: Desk) -> None:
    """All sixteen, with their other costs, how placements ended, and the hours that were agreed otherwise."""
    people, every = candidates(), placements()
    for number, (town, placed) in enumerate(zip(TOWNS, every, strict=True)):
        first = sum(one.candidates for one in TOWNS[:number])
        mine: list[Candidate] = people[first : first + town.candidates]
        lay(desk.folder, number, mine, placed)
        report = await import_files(desk.database, [desk.folder / str(number)], "", NOW)
        assert not report.faults, report.faults[:5]
        above = [one for one in placed if one.tariff in ("14.48", "16.20")]
        under = [line for line in report.listed if line.startswith("placements.csv")]
        assert len(under) == len(placed) - len(above), "all others are under the floor of 14.06, and listed"
        async with desk.database.begin() as tx:
            query = text(
                "SELECT p.ref, p.id, p.municipality FROM placement p JOIN municipality m ON m.id = p.municipality WHERE m.name = :name"
            )
            rows = {row.ref: row for row in await tx.execute(query, {"name": name_of(number)})}
            by = (
                await tx.execute(
                    text("SELECT min(person) FROM consultant WHERE municipality = :of"), {"of": rows["P0"].municipality}
                )
            ).scalar_one()
            costs = other_costs(number, placed)
            assert costs >= 0
            await tx.execute(
                direct_cost.insert(),
                [_cost(rows[f"P{n}"], one, share(costs, n, len(placed)), by) for n, one in enumerate(placed)],
            )
            for n, one in enumerate(placed):
                row = rows[f"P{n}"]
                if one.week == "varies":
                    await tx.execute(
                        text(
                            "INSERT INTO hours_step (municipality, placement, since, minutes) VALUES (:of, :at, '2025-01-20', 1200)"
                        ),
                        {"of": row.municipality, "at": row.id},
                    )
                if town.outflow is not None:
                    await tx.execute(text(ENDED), {"of": row.municipality, "at": row.id, "by": by, **_end(n, town.outflow)})


ENDED = (
    'INSERT INTO ending (municipality, placement, version, last_day, reason, outflow, contract, "by", at) '
    "SELECT :of, :at, 1, last_day, :reason, :outflow, :contract, :by, '2026-01-05 08:00:00' FROM placement WHERE id = :at"
)


def _end(place: int, outflow: int) -> dict[str, object]:
    """The first placements of so many candidates led to work, the others to their term."""
    if place >= outflow:
        return {"reason": "term", "outflow": None, "contract": None}
    kind = "part_time" if place % 2 else "full_time"
    return {"reason": "work_here" if place % 5 < 3 else "work_elsewhere", "outflow": kind, "contract": True}


def _cost(row: object, one: Placed, cents: int, by: int) -> dict[str, object]:
    day = next(worked(one))[0]
    made = {"municipality": row.municipality, "placement": row.id, "number": 1, "day": day, "words": "werkkleding"}  # type: ignore[attr-defined]
    return made | {"cents": cents, "by": by, "at": NOW}


def counted(path: Path) -> dict[str, dict[str, int]]:
    """The classes of each table that have any."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for title, name, number, _ in list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]:
        if number != "0":
            found[title.partition(":")[0]][name] = int(number)
    return found


@pytest.mark.slow
async def test_the_reports_year(desk: Desk, tmp_path: Path) -> None:
    """856 candidates, 1,096 placements: 169 and 131 hours, 8.64 - 3.60 = 5.04 an hour, 33 % outflow, 23 % through agencies.

    Implementation is not recorded: tables 17 and 19 are only in the figures' own test.
    """
    await bring(desk)
    out = tmp_path / "out"
    done = flexbot(desk, "overview", "--year", "2025", "--out", str(out))
    assert done.returncode == 0, done.stderr
    found = dict(list(csv.reader((out / "overview-2025-all-gemiddelden.csv").read_text("utf-8-sig").splitlines()))[1:])
    assert abs(float(found["Uren per geplaatste kandidaat"]) - 169) <= 1
    assert abs(float(found["Uren per plaatsing"]) - 131) <= 1
    each, by_hours = "(ongewogen: elke gemeente telt één keer)", "(gewogen naar uren)"
    assert found[f"Omzet per gewerkt uur (na premie en directe kosten) {each}"] == "8.64"
    assert found[f"Kosten per gewerkt uur, zonder eenmalige kosten {each}"] == "3.60"
    assert found[f"Resultaat per gewerkt uur {each}"] == "5.04"
    assert found[f"Omzet per gewerkt uur (na premie en directe kosten) {by_hours}"] == "8.60"
    assert round(float(found["Omzet per gemeente (na premie en directe kosten)"])) == 77_387
    assert found["Via een uitzendbureau, percentage van de plaatsingen (gewogen naar plaatsingen)"] == "23.27"
    work = "Uitstroom naar werk, voltijds of deeltijd, percentage van de kandidaten"
    assert round(float(found[f"{work} {each}"])) == 33

    tables = counted(out / "overview-2025-all-tabellen.csv")
    assert tables["Tabel 8"] == {"< 3": 789, "3 - 6": 307}
    assert tables["Tabel 9"] == {"≤ 24": 668, "> 24": 296, "wisselend": 132}
    assert tables["Tabel 10"] == {"1 - 10": 2, "11 - 20": 6, "21 - 30": 5, "> 30": 3}
    assert tables["Tabel 11"] == {"0 - 10 %": 4, "11 - 20 %": 6, "21 - 30 %": 3, "41 - 50 %": 3}
    assert tables["Tabel 12"] == {"< 11": 11, "11 - 12": 644, "12 - 13": 427, "≥ 13": 14}
    assert tables["Tabel 13"] == {"< 10 %": 4, "10 - 25 %": 2, "25 - 50 %": 4, "> 50 %": 4, "niet vastgelegd": 2}
    assert tables["Tabel 14"] == {"0 - 5000": 8, "5000 - 10000": 2, "10000 - 15000": 3, "> 15000": 3}
    assert tables["Tabel 15"] == {"0 - 25000": 6, "25000 - 50000": 2, "50000 - 100000": 2, "100000 - 200000": 5, "> 200000": 1}
    assert tables["Tabel 16"] == {"0 - 8": 4, "8 - 9": 7, "> 9": 5}
    assert tables["Tabel 18"] == {"0 - 2": 3, "2 - 4": 8, "4 - 6": 4, "> 6": 1}
    assert tables["Tabel 20"] == {"0 - 2": 2, "2 - 4": 1, "4 - 6": 9, "> 6": 4}

    book = load_workbook(out / "overview-2025-all.xlsx")
    assert book.sheetnames == ["Gemiddelden", "Tabellen", "Gemeenten", "Definities"]
    assert len(book["Tabellen"]._charts) == 13
    meanings = {row[0].value: row[1].value for row in book["Definities"].iter_rows(min_row=2)}
    assert "leidde tot voltijds of deeltijdwerk" in meanings["Tabel 13"]
    own = dict(list(csv.reader((out / "overview-2025-gemeente-02-gemiddelden.csv").read_text("utf-8-sig").splitlines()))[1:])
    assert own[f"{work} {each}"] == "niet vastgelegd", "no end of a placement was recorded there"
