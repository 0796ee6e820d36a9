"""Payments as the back office does them: two people, one file for the bank, nothing paid twice, no account kept anywhere."""

import csv
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

import office.payments.command as command
from core.actions.money.pay_lines import lines_of, premium_on, premiums_on
from core.actions.verify import Sound, verify
from core.rules.money.pay_runs import RunKind
from core.store.database import Transaction
from core.store.money import pay_runs
from core.store.people.people import known
from office.payments.command import Asked, pay
from tests.office import law
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import (
    ACCOUNTS,
    DAY,
    NAME,
    NOW,
    TO_COME,
    agreed,
    claim,
    does,
    keeps_accounts,
    lay_accounts,
    lines_of_c2,
    said,
)
from tests.office.test_import_command import flexbot


async def test_the_whole_way(desk: Desk, tmp_path: Path) -> None:
    """345 and 705 minutes at 2.00 are 11.50 and 23.50: looked at, proposed, approved by another, paid once, the same file twice."""
    year, name = TO_COME.year, f"payments-premium-{TO_COME}-gemeente-proefstad"
    desk.lay("other_premiums.csv", f"candidate,date,amount\nC2,{year}-01-01,100.00\n")
    await desk.brings()
    accounts, out = lay_accounts(desk), tmp_path / "out"
    asked = ["payments", "--moment", f"{TO_COME}", "--out", str(out)]
    looked = flexbot(desk, *asked)
    assert (looked.returncode, looked.stderr) == (0, "")
    assert looked.stdout.splitlines()[-1] == "Gemeente Proefstad: 2 payments, 35.00 euros (not proposed yet)"
    assert flexbot(desk, *asked, "--by", "K1").returncode == 0
    alone = flexbot(desk, *asked, "--approve", "K1")
    assert (alone.returncode, len(alone.stderr.splitlines())) == (1, 1)
    assert "somebody else" in alone.stderr
    early = flexbot(desk, *asked, "--accounts", str(accounts))
    assert (early.returncode, "not approved" in early.stderr) == (1, True)
    made = flexbot(desk, *asked, "--approve", "K2", "--accounts", str(accounts))
    assert made.returncode == 0, made.stderr
    assert said(out / f"{name}.xml") == ["2", "35.00", "11.50", "23.50"]
    first = (out / f"{name}.xml").read_bytes()
    assert b"PstlAdr" not in first
    (out / f"{name}.xml").unlink()
    again = flexbot(desk, *asked, "--by", "K1", "--approve", "K2", "--accounts", str(accounts))
    assert again.returncode == 0, again.stderr
    assert (out / f"{name}.xml").read_bytes() == first
    assert await desk.ask(
        "SELECT p.ref, y.year, y.moment, y.cents FROM payment y JOIN person p ON p.id = y.candidate ORDER BY p.ref"
    ) == [("C1", year, 1, 1150), ("C2", year, 2, 2350)]
    rows = list(csv.reader((out / f"premium-{year}-gemeente-proefstad-premie.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1:] == [["C1", f"{year}", "11.50", "1", f"{TO_COME}"], ["C2", f"{year}", "23.50", "1", f"{TO_COME}"]]
    assert not keeps_accounts(out, tmp_path)
    assert "NL20" not in made.stdout + made.stderr
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found


async def test_whoever_is_paid_hears_it_once(desk: Desk, tmp_path: Path) -> None:
    """When the file for the bank is made, and not before; the same file again tells nobody anything."""
    await desk.brings()
    out, accounts = tmp_path / "out", lay_accounts(desk)
    told = "SELECT p.ref FROM outbox o JOIN person p ON p.id = o.person"
    told += " WHERE o.what = 'premium_paid' ORDER BY p.ref"
    await does(desk, out, by="K1", approve="K2")
    assert await desk.ask(told) == []
    for _ in range(2):
        await does(desk, out, accounts=accounts)
    assert await desk.ask(told) == [("C1",), ("C2",)]


async def test_what_the_proposal_says(desk: Desk, tmp_path: Path) -> None:
    """Hours, rate, due, already paid, other premiums, cap, room, moment, and since when the cap of the law is not confirmed, if it is not."""
    cap = law.series("premium_cap_per_calendar_year")
    most, since = cap.on(DAY), cap.unknown_from
    await desk.brings()
    await does(desk, tmp_path / "out")
    rows = list(csv.reader((tmp_path / "out" / f"{NAME}-betalingen.csv").read_text("utf-8-sig").splitlines()))
    c1, c2 = rows[1:]
    assert c1[:7] == ["C1", "Amina Bakker", "5.75", "2.00", "11.50", "0.00", "0.00"]
    assert c2[:7] == ["C2", "Henk de Vries", "11.75", "2.00", "23.50", "0.00", "100.00"]
    assert (c1[9:13], c2[9:13]) == (["1", "11.50", "0.00", "0.00"], ["2", "23.50", "0.00", "0.00"])
    assert (c1[7:9], c2[7:9]) == ([f"{most:.2f}", f"{most:.2f}"], [f"{most:.2f}", f"{most - 100:.2f}"])
    assert c1[15] == c2[15] == (f"{since}" if since <= DAY else "")
    paper = " ".join(page.extract_text() for page in PdfReader(tmp_path / "out" / f"{NAME}.pdf").pages)
    highest = f"{most:,.2f}".translate(str.maketrans(",.", ".,"))
    unconfirmed = [f"1 {'januari' if since.month == 1 else 'juli'} {since.year}"] if since <= DAY else []
    assert all(figure in paper for figure in ("5,75", "€ 2,00", "11,50", highest, *unconfirmed)), paper
    assert not [figure for figure in ("5.75", "2.00", "11.50", f"{since}") if figure in paper]
    assert "Nog niet voorgesteld. Bekeken op" in paper
    assert not [word for word in ("Voorgesteld op", "Nummer 0") if word in paper]
    assert load_workbook(tmp_path / "out" / f"{NAME}.xlsx")["Betalingen"]["K2"].value == 11.5


async def test_the_cap_holds_and_what_is_above_waits(desk: Desk, tmp_path: Path) -> None:
    """A stricter cap of 10.00: of 11.50 that is paid; of 23.50 nothing, since 100.00 of other premium used it."""
    desk.lay(
        "policy.toml",
        (desk.folder / "policy.toml").read_text() + 'premium_cap_per_calendar_year = [[2026-01-01, "10.00", "besluit"]]\n',
    )
    await desk.brings()
    await does(desk, tmp_path / "out")
    rows = list(csv.reader((tmp_path / "out" / f"{NAME}-betalingen.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][7:15] == ["10.00", "10.00", "1", "10.00", "1.50", "0.00", "boven het premieplafond", "2027-01-01"]
    assert rows[2][7:15] == ["10.00", "0.00", "", "0.00", "23.50", "0.00", "boven het premieplafond", "2027-01-01"]


async def test_killed_between_the_books_and_the_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The payments are written down and the file is not there yet: the next run makes the same file, and pays nothing twice."""
    await desk.brings()
    out, accounts = tmp_path / "out", lay_accounts(desk)
    await does(desk, out, by="K1", approve="K2")

    def killed(_path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(command, "replaced", killed)
        with pytest.raises(KeyboardInterrupt):
            await does(desk, out, accounts=accounts)
    assert not (out / f"{NAME}.xml").exists()
    await does(desk, out, accounts=accounts)
    assert said(out / f"{NAME}.xml") == ["2", "35.00", "11.50", "23.50"]
    assert await desk.ask("SELECT count(*), sum(cents) FROM payment") == [(2, 3500)]


async def test_a_third_moment_is_refused_and_waits(desk: Desk, tmp_path: Path) -> None:
    """Other premium and one payment use both moments of C2; the rest waits for the next year."""
    desk.lay("payments.csv", "candidate,date,amount,written_off\nC2,2026-08-31,20.00,\n")
    await desk.brings()
    await does(desk, tmp_path / "out")
    rows = list(csv.reader((tmp_path / "out" / f"{NAME}-betalingen.csv").read_text("utf-8-sig").splitlines()))
    assert rows[2][4:6] == ["3.50", "20.00"]
    assert rows[2][9:15] == ["", "0.00", "3.50", "0.00", "beide momenten van dit jaar zijn gebruikt", "2027-01-01"]


async def test_an_agreed_day_of_last_year_is_paid_in_january(desk: Desk, tmp_path: Path) -> None:
    """C2 agreed on 31 December and on 30 June: a run of 4 January pays what waits for December, over the year's end."""
    await desk.brings()
    await agreed(desk, "2026-12-31", "2027-06-30")
    await pay(desk.database, Asked(RunKind.PREMIUM, date(2027, 1, 4), tmp_path / "out", by="K1"), NOW)
    assert [row["cents"] for row in await lines_of_c2(desk)] == [2350]


async def test_the_agreed_day_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    """C2 agreed on 30 June, and on a day in July before any work: a run of 4 January pays C2 nothing, and says until when that waits."""
    await desk.brings()
    await agreed(desk, "2026-07-15", "2027-06-30")
    await pay(desk.database, Asked(RunKind.PREMIUM, date(2027, 1, 4), tmp_path / "out", by="K1"), NOW)
    assert [(row["cents"], row["why"], str(row["waits_until"])) for row in await lines_of_c2(desk)] == [
        (0, "chosen_later", "2027-06-30")
    ]


async def test_travel_of_a_month_is_a_batch_of_its_own(desk: Desk, tmp_path: Path) -> None:
    """4.50 of a confirmed day in September is paid with September, once; a claim of a day nobody worked is not; premium is untouched."""
    await desk.brings()
    for day, cents in ((date(2026, 9, 28), 450), (date(2026, 9, 29), 900)):
        await claim(desk, "P1", day, cents)
    accounts = lay_accounts(desk, "".join(line for line in ACCOUNTS.splitlines(keepends=True) if not line.startswith("C2")))
    asked = Asked(RunKind.TRAVEL, date(2026, 9, 30), tmp_path, by="K1", approve="K2", accounts=accounts)
    for _ in range(2):
        await pay(desk.database, asked, NOW)
        assert said(tmp_path / "payments-travel-2026-09-30-gemeente-proefstad.xml") == ["1", "4.50", "4.50"]
    later = await pay(desk.database, Asked(RunKind.TRAVEL, date(2026, 10, 31), tmp_path), NOW)
    assert later[-1] == "Gemeente Proefstad: 0 payments, 0.00 euros (not proposed yet)"
    assert await desk.ask("SELECT count(*) FROM payment") == [(0,)]


async def test_many_are_read_together_and_get_what_each_gets_alone(desk: Desk) -> None:
    """The lines of a run are those of its candidates one by one, in their order; two more candidates take no more statements."""
    await desk.brings()
    async with desk.database.begin() as tx:
        found = [known(row) for row in await pay_runs.candidates(tx, 1)]
        alone = {one.id: paid for one in found if (paid := await premium_on(tx, one, DAY))}
        counted = await _statements(tx, lambda: premiums_on(tx, found[:1], DAY))
        assert len(found) == 2
        assert await _statements(tx, lambda: premiums_on(tx, found, DAY)) == counted
        lines = await lines_of(tx, 1, RunKind.PREMIUM, DAY)
    assert [(line.candidate, line.pay_line) for line in lines] == list(alone.items())


async def _statements(tx: Transaction, do: Callable[[], Awaitable[object]]) -> int:
    """How many statements something takes."""
    counted, execute = 0, tx.execute

    async def counting(*arguments: Any) -> Any:
        nonlocal counted
        counted += 1
        return await execute(*arguments)

    tx.execute = counting  # type: ignore[method-assign]
    await do()
    tx.execute = execute  # type: ignore[method-assign]
    return counted
