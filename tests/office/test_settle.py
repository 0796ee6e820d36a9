"""A half year settled: to the cent by hand, issued once, corrected in the next."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.actions.verify import Sound, verify
from office.database import Refused
from office.settling.command import settle, settle_command
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot

NEW_YEAR = datetime(2027, 1, 5, 9, tzinfo=UTC)
NEXT = datetime(2027, 7, 5, 9, tzinfo=UTC)
DE_PUNT = "Drukkerij De Punt"
TEN_PER_CENT = 'administration_percentage = [[2024-01-01, "10", "overeenkomst"]]\n'


def read(out: Path, half: str, title: str) -> list[list[str]]:
    """The rows of one of the CSV files, without captions."""
    path = out / f"settlement-{half}-gemeente-proefstad-{title}.csv"
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]


async def lay(desk: Desk) -> None:
    """Ten per cent of the net turnover goes to the back office."""
    desk.lay("policy.toml", (desk.folder / "policy.toml").read_text() + TEN_PER_CENT)
    await desk.brings()


async def test_a_draft(desk: Desk, tmp_path: Path) -> None:
    """345 minutes at 18.50 are 106.38 = 11.50 + 9.49 + 85.39; 705 are 217.38 = 23.50 + 19.39 + 174.49."""
    await lay(desk)
    done = flexbot(desk, "settle", "--half", "2026H2", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Gemeente Proefstad: remainder 259.88, written off 0.00 (draft)" in done.stdout.splitlines()
    assert sorted(read(tmp_path / "out", "2026H2", "regels")) == [
        [*("P1", "C1", DE_PUNT, "2026-09-28", "2026-09-30", "regel", "345"), "106.38", "11.50", "0.00", "0.00", "9.49", "85.39"],
        [
            *("P2", "C2", DE_PUNT, "2026-08-03", "2026-08-09", "regel", "705"),
            "217.38",
            "23.50",
            "0.00",
            "0.00",
            "19.39",
            "174.49",
        ],
    ]
    summary = dict(read(tmp_path / "out", "2026H2", "afrekening"))
    assert int(summary.pop("Weken die niet bevestigd zijn")) >= 5
    assert summary == {
        "Uren": "17.50",
        "Omzet": "323.76",
        "Premie": "35.00",
        "Reiskosten": "0.00",
        "Andere directe kosten": "0.00",
        "Administratie": "28.88",
        "Rest voor de gemeente": "259.88",
        "Premie boven het plafond, vervallen": "0.00",
        "Te factureren aan Flextensie": "259.88",
        "Stand": "concept",
    }


async def test_issued_it_stays_and_corrections_come_in_the_next(desk: Desk, tmp_path: Path) -> None:
    """A day corrected from 240 to 120 minutes and a late week: a reversal and new lines in 2027H1; 2026H2 stays byte for byte."""
    await lay(desk)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR, issue=True, by="K1")
    before = read(tmp_path, "2026H2", "regels"), read(tmp_path, "2026H2", "afrekening")
    desk.lay("hours.csv", "placement,date,minutes\nP1,2026-10-05,60\n")
    await desk.brings()
    await correct(desk)
    for again in (False, True):
        await settle(desk.database, "2026H2", tmp_path, NEXT, issue=again, by="K1")
        assert (read(tmp_path, "2026H2", "regels"), read(tmp_path, "2026H2", "afrekening")) == before
    said = await settle(desk.database, "2027H1", tmp_path, NEXT, issue=True, by="K1")
    assert said[-1] == "Gemeente Proefstad: remainder -14.85, written off 0.00 (issued)"
    assert [row[3:] for row in read(tmp_path, "2027H1", "regels")] == [
        ["2026-09-28", "2026-09-30", "terugboeking", "-345", "-106.38", "-11.50", "0.00", "0.00", "-9.49", "-85.39"],
        ["2026-09-28", "2026-09-30", "regel", "225", "69.38", "7.50", "0.00", "0.00", "6.19", "55.69"],
        ["2026-10-05", "2026-10-11", "regel", "60", "18.50", "2.00", "0.00", "0.00", "1.65", "14.85"],
    ]
    await settle(desk.database, "2027H2", tmp_path, NEXT)
    assert read(tmp_path, "2027H2", "regels") == []


async def correct(desk: Desk) -> None:
    """A corrected day of a confirmed week, as the versions of a day are kept, with its row in the trail."""
    from core.actions.deed import Deed, write
    from core.actions.things import Thing
    from core.store.hours import days

    ((number, town, by),) = await desk.ask("SELECT d.placement, d.municipality, d.by FROM day_entry d WHERE d.day = '2026-09-28'")
    async with desk.database.begin() as tx:
        deed, when = Deed(tx, NEXT), datetime(2026, 9, 28).date()
        of = {"municipality": town, "placement": number, "day": when, "version": 2}
        await days.write(tx, **of, worked=True, starts=None, ends=None, break_minutes=0, minutes=120, by=by, at=NEXT)
        deed.trail(town, "day entered", Thing.PLACEMENT, number, day=when, version=2, minutes=120)
        await write(tx, [deed])
        found = await verify(tx, [])
    assert isinstance(found, Sound), found


async def test_written_off_is_a_line_of_its_own(desk: Desk, tmp_path: Path) -> None:
    """1.50 above the cap was written off at a payment of this half year: beside the remainder, in what is invoiced."""
    desk.lay("payments.csv", "candidate,date,amount,written_off\nC1,2026-10-02,10.00,1.50\n")
    await lay(desk)
    await settle(desk.database, "2026H2", tmp_path, NEW_YEAR)
    summary = dict(read(tmp_path, "2026H2", "afrekening"))
    assert summary["Premie boven het plafond, vervallen"] == "1.50"
    assert summary["Te factureren aan Flextensie"] == "261.38"


async def test_not_before_it_is_over(desk: Desk, tmp_path: Path) -> None:
    """A half year that still runs is a draft; it cannot be issued."""
    await lay(desk)
    with pytest.raises(Refused, match="not over yet"):
        await settle(desk.database, "2027H1", tmp_path, NEW_YEAR, issue=True, by="K1")


def test_wrong_use(tmp_path: Path) -> None:
    """A half year is written as 2026H2."""
    (tmp_path / "x.db").touch()
    for half in ("2026", "2026H3", "2026-2", "0000H1"):
        assert settle_command(f"sqlite:///{tmp_path / 'x.db'}", half, tmp_path) == 2
