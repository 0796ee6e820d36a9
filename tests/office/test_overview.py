"""The month for the municipality, from files to files: literal values, several towns, names that look like formulas."""

import csv
import os
import stat
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import text

from core.store.tables.reports import displacement_answer, job_report
from office.documents import codes_in
from office.overview.command import overview_command, write_month, write_year
from tests.office.conftest import NOW, Desk
from tests.office.test_import_command import flexbot


def read(path: Path) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


async def test_a_month(desk: Desk, tmp_path: Path) -> None:
    """Who was placed, their hours of the month, which weeks are open, what ends."""
    desk.lay_all()
    desk.change("hours.csv", "P2,2026-08-03,480", "P2,2026-08-03,485")
    await desk.brings()
    done = flexbot(desk, "overview", "--month", "2026-08", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    name = "overview-2026-08-gemeente-proefstad"
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        f"{name}.xlsx",
        f"{name}-samenvatting.csv",
        f"{name}-plaatsingen.csv",
        f"{name}-open-weken.csv",
        f"{name}-einddatums.csv",
        f"{name}-opdrachtgevers.csv",
        f"{name}-uitstroom.csv",
        f"{name}.pdf",
    ]
    assert read(tmp_path / "out" / f"{name}-plaatsingen.csv")[1:] == [
        [
            "P2",
            "C2",
            "Henk de Vries",
            "Drukkerij De Punt",
            "Inpakken",
            "2026-08-03",
            "2026-09-11",
            "20.00",
            "11.83",
            "11.83",
            "710",
        ]
    ]
    assert read(tmp_path / "out" / f"{name}-einddatums.csv")[1][6:] == ["2026-09-11", "2027-02-02"]
    assert read(tmp_path / "out" / f"{name}-opdrachtgevers.csv")[1:] == [["Drukkerij De Punt", "1", "1", "11.83", "11.83"]]
    assert read(tmp_path / "out" / f"{name}-samenvatting.csv")[:3] == [
        ["Overzicht van 08-2026", ""],
        ["Geplaatste kandidaten", "1"],
        ["Plaatsingen", "1"],
    ]
    paper = (tmp_path / "out" / f"{name}.pdf").read_bytes()
    assert codes_in(paper) == [], "an overview is no document that was issued"
    assert "Overzicht, gemaakt op " in PdfReader(BytesIO(paper)).pages[0].extract_text()
    book = load_workbook(tmp_path / "out" / f"{name}.xlsx")
    assert book.sheetnames == ["Samenvatting", "Plaatsingen", "Open weken", "Einddatums", "Opdrachtgevers", "Uitstroom"]
    row = [cell.value for cell in book["Plaatsingen"][2]]
    assert row[5].date() == date(2026, 8, 3)  # type: ignore[union-attr]
    assert row[-3:] == [11.83, 11.83, 710]


async def test_hours_count_in_the_month_of_their_day(desk: Desk, tmp_path: Path) -> None:
    """A week over a month's end is cut; a week that is not over yet is not called open."""
    desk.lay_all()
    await desk.brings()
    await write_month(desk.database, date(2026, 9, 1), tmp_path, NOW + timedelta(days=7))
    rows = read(tmp_path / "overview-2026-09-gemeente-proefstad-plaatsingen.csv")[1:]
    assert [(row[0], row[-1]) for row in rows] == [("P1", "240"), ("P2", "0")]


async def test_open_weeks(desk: Desk, tmp_path: Path) -> None:
    """A week that is over and not confirmed stands on the list until it is."""
    desk.lay_all()
    await desk.brings()
    await write_month(desk.database, date(2026, 10, 1), tmp_path, NOW + timedelta(days=7))
    rows = read(tmp_path / "overview-2026-10-gemeente-proefstad-open-weken.csv")
    assert rows[0] == ["Week", "Maandag", "Kandidaat", "Naam", "Opdrachtgever", "Werk", "Stand"]
    assert ["2026-42", "2026-10-12", "C1", "Amina Bakker", "Drukkerij De Punt", "Inpakken", "nog niet ondertekend"] in rows


async def test_names_are_no_formulas(desk: Desk, tmp_path: Path) -> None:
    """A name that begins like a formula is text, in both files; only the owner may read them."""
    desk.lay_all()
    desk.change("people.csv", "Henk,de Vries", "=1+1,O'Brien")
    desk.change("employers.csv", "Drukkerij De Punt", "#N/A")
    await desk.brings()
    await write_month(desk.database, date(2026, 8, 1), tmp_path, NOW + timedelta(days=7))
    path = tmp_path / "overview-2026-08-gemeente-proefstad.xlsx"
    cell = load_workbook(path)["Plaatsingen"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1 O'Brien", "s")
    employer = load_workbook(path)["Plaatsingen"]["D2"]
    assert (employer.value, employer.data_type) == ("#N/A", "s"), "nor is one taken for an error"
    assert read(path.with_name(f"{path.stem}-plaatsingen.csv"))[1][2] == "'=1+1 O'Brien"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


async def test_each_town_has_its_own(desk: Desk, tmp_path: Path) -> None:
    """Several municipalities: a workbook for each, and in none of them what is another's; a year has one over all as well."""
    desk.lay_all()
    await desk.brings()
    desk.change("policy.toml", "Gemeente Proefstad", "Gemeente Anderstad")
    desk.change("people.csv", "Henk", "Hassan")
    await desk.brings()
    await write_month(desk.database, date(2026, 8, 1), tmp_path, NOW + timedelta(days=7))
    assert [
        read(tmp_path / f"overview-2026-08-gemeente-{town}-plaatsingen.csv")[1][2] for town in ("proefstad", "anderstad")
    ] == ["Henk de Vries", "Hassan de Vries"]
    await write_year(desk.database, 2026, tmp_path, NOW)
    assert len(read(tmp_path / "overview-2026-all-gemeenten.csv")) == 3


async def test_a_year(desk: Desk, tmp_path: Path) -> None:
    """Confirmed hours settled by unit: 74.00 - 8.00 for 240 minutes, 217.38 - 23.50 for 705; no administration is agreed."""
    desk.lay_all()
    await desk.brings()
    await write_year(desk.database, 2026, tmp_path, NOW)
    rows = dict(read(tmp_path / "overview-2026-gemeente-proefstad-gemiddelden.csv"))
    assert rows["Uren per geplaatste kandidaat"] == "7.88"
    assert rows["Omzet per gemeente (na premie en directe kosten)"] == "259.88"
    assert rows["Omzet per gewerkt uur (na premie en directe kosten) (gewogen naar uren)"] == "16.50"
    assert rows["Resultaat per gemeente"] == "259.88"


async def test_the_yearly_fee_is_a_cost(desk: Desk, tmp_path: Path) -> None:
    """REPORT 5.2.4 counts what the instrument costs a municipality: 259.88 less the fee of its policy."""
    desk.lay_all()
    desk.change("policy.toml", 'above_cap = "hold"', 'above_cap = "hold"\nyearly_fee = "1200.00"')
    await desk.brings()
    await write_year(desk.database, 2026, tmp_path, NOW)
    rows = dict(read(tmp_path / "overview-2026-gemeente-proefstad-gemiddelden.csv"))
    assert rows["Kosten per gemeente"] == "1200.00"
    assert rows["Resultaat per gemeente"] == "-940.12"


async def test_a_check_says_whether_there_is_an_agency(desk: Desk, tmp_path: Path) -> None:
    """What the check of a job says goes before what its employer is; without either it is not recorded."""
    desk.lay_all()
    await desk.brings()
    table = tmp_path / "overview-2026-gemeente-proefstad-tabellen.csv"

    async def shares() -> list[str]:
        await write_year(desk.database, 2026, tmp_path, NOW)
        return [row[1] for row in read(table) if row[0].startswith("Tabel 11") and row[2] != "0"]

    assert await shares() == ["niet vastgelegd"]
    who = (await desk.ask("SELECT j.id, j.employer, p.id FROM job j, person p WHERE p.ref = 'K1'"))[0]
    report = {"municipality": 1, "employer": who[1], "by": who[2], "facts": {}, "job": who[0]}
    async with desk.database.begin() as tx:
        await tx.execute(job_report.insert(), report | {"state": "accepted", "sent_at": NOW})
        answer = {"municipality": 1, "report": 1, "question": "client_price", "answer": "23.50", "by": who[2], "at": NOW}
        await tx.execute(displacement_answer.insert(), answer)
    assert await shares() == ["> 50 %"]
    async with desk.database.begin() as tx:
        await tx.execute(displacement_answer.update().values(answer=""))
        await tx.execute(text("UPDATE employer SET agency = TRUE"))
    assert await shares() == ["0 - 10 %"]


async def test_outflow_by_kind(desk: Desk, tmp_path: Path) -> None:
    """As last recorded: what was recorded first and mended does not count; nor does an end without outflow, or of another month."""
    desk.lay_all()
    await desk.brings()
    ended = 'INSERT INTO ending (municipality, placement, version, last_day, reason, outflow, contract, "by", at) '
    who = "FROM placement p JOIN candidate c ON c.person = p.candidate WHERE p.ref = "
    async with desk.database.begin() as tx:
        for ref, version, day, said in (
            ("P2", 1, "2026-09-11", "'school', 'school', NULL"),
            ("P2", 2, "2026-09-11", "'work_here', 'full_time', TRUE"),
            ("P1", 1, "2026-10-09", "'work_elsewhere', 'part_time', FALSE"),
        ):
            row = f"SELECT p.municipality, p.id, {version}, '{day}', {said}, c.consultant, '2026-09-12 08:00:00' {who}'{ref}'"
            await tx.execute(text(ended + row))
    await write_month(desk.database, date(2026, 9, 1), tmp_path, NOW)
    name = "overview-2026-09-gemeente-proefstad"
    assert read(tmp_path / f"{name}-uitstroom.csv")[1:] == [["Uitstroom: voltijds werk", "dezelfde opdrachtgever", "1"]]
    assert read(tmp_path / f"{name}-samenvatting.csv")[-3:] == [
        ["Uitstroom: voltijds werk", "1"],
        ["Uitstroom: deeltijdwerk", "0"],
        ["Uitstroom: school", "0"],
    ]


def test_wrong_use(desk: Desk, tmp_path: Path) -> None:
    """Neither or both of month and year, and a month that does not exist, are wrong use."""
    assert overview_command(desk.url, "", 0, tmp_path) == 2
    assert overview_command(desk.url, "2026-10", 2026, tmp_path) == 2
    assert overview_command(desk.url, "2026-13", 0, tmp_path) == 2
    assert overview_command(desk.url, "2026-10", 0, tmp_path) == 1


async def test_the_first_day_is_the_first_day_of_work(desk: Desk, tmp_path: Path) -> None:
    """Agreed from Monday 3 August, planned from Tuesday on: the overview says Tuesday."""
    desk.lay_all()
    desk.change("jobs.csv", "places,monday", "places,tuesday")
    await desk.brings()
    done = flexbot(desk, "overview", "--month", "2026-08", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    name = "overview-2026-08-gemeente-proefstad"
    assert read(tmp_path / "out" / f"{name}-plaatsingen.csv")[1][5:7] == ["2026-08-04", "2026-09-11"]
