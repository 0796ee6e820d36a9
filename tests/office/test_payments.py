"""Payments as the back office does them: two people, one file for the bank, nothing paid twice, no account kept anywhere."""

import csv
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import text

import office.payments.command as command
from core.actions.deed import Deed, write
from core.actions.things import Thing
from core.actions.verify import Sound, verify
from core.rules.payouts import Batch
from core.store import travel
from office.database import Refused
from office.payments.accounts import Account, is_named, read_accounts
from office.payments.command import Asked, pay
from office.payments.pain import sepa
from tests.office import law
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2026, 12, 31)
NAME = "payments-premium-2026-12-31-gemeente-proefstad"
SPACE = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
ACCOUNTS = (
    "payee_ref,iban,name\n"
    "trust,NL91 ABNA 0417 1643 00,Stichting Derdenrekening Flextensie\n"
    "C1,NL20INGB0001234567,A. Bakker\n"
    "C2,NL02ABNA0123456789,H de Vries\n"
)


def lay_accounts(desk: Desk, content: str = ACCOUNTS) -> Path:
    """The file of accounts of a run, beside the other files and not among them."""
    path = desk.folder.parent / "accounts.csv"
    path.write_text(content, "utf-8")
    return path


async def does(desk: Desk, out: Path, now: datetime = NOW, **how: object) -> list[str]:
    """One step of the premium of 31 December."""
    return await pay(desk.database, Asked(Batch.PREMIUM, DAY, out, **how), now)  # type: ignore[arg-type]


def said(path: Path) -> list[str]:
    """References and amounts in the file for the bank, with its sums."""
    tree = ET.parse(path)
    head = [tree.find(f".//{SPACE}GrpHdr/{SPACE}{tag}").text or "" for tag in ("NbOfTxs", "CtrlSum")]  # type: ignore[union-attr]
    return head + [node.text or "" for node in tree.iter(f"{SPACE}InstdAmt")]


def keeps_accounts(out: Path, database: Path) -> list[Path]:
    """Files other than the one for the bank in which an account stands."""
    files = [*out.iterdir(), *database.glob("office.db*")]
    return [path for path in files if path.suffix != ".xml" and b"NL20INGB" in path.read_bytes()]


async def test_the_whole_way(desk: Desk, tmp_path: Path) -> None:
    """345 and 705 minutes at 2.00 are 11.50 and 23.50: looked at, proposed, approved by another, paid once, the same file twice."""
    await desk.brings()
    accounts, out = lay_accounts(desk), tmp_path / "out"
    asked = ["payments", "--moment", "2026-12-31", "--out", str(out)]
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
    assert said(out / f"{NAME}.xml") == ["2", "35.00", "11.50", "23.50"]
    first = (out / f"{NAME}.xml").read_bytes()
    assert b"PstlAdr" not in first
    (out / f"{NAME}.xml").unlink()
    again = flexbot(desk, *asked, "--by", "K1", "--approve", "K2", "--accounts", str(accounts))
    assert again.returncode == 0, again.stderr
    assert (out / f"{NAME}.xml").read_bytes() == first
    assert await desk.ask(
        "SELECT p.ref, y.year, y.moment, y.cents FROM payment y JOIN person p ON p.id = y.candidate ORDER BY p.ref"
    ) == [("C1", 2026, 1, 1150), ("C2", 2026, 2, 2350)]
    rows = list(csv.reader((out / "premium-2026-gemeente-proefstad-premie.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1:] == [["C1", "2026", "11.50", "1", "2026-12-31"], ["C2", "2026", "23.50", "1", "2026-12-31"]]
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


async def test_faults_of_accounts_are_listed(desk: Desk, tmp_path: Path) -> None:
    """A wrong IBAN, somebody unknown and a strange name: each said, nothing made; with --skip-faults the rest is paid, later the others."""
    await desk.brings()
    out = tmp_path / "out"
    await does(desk, out, by="K1", approve="K2")
    path = lay_accounts(desk, ACCOUNTS.replace("NL20INGB0001234567", "NL21INGB0001234567") + "C9,NL02ABNA0123456789,Iemand\n")
    with pytest.raises(Refused) as refused:
        await does(desk, out, accounts=path)
    assert refused.value.lines[:3] == (
        "accounts.csv, row 3: the IBAN of C1 is wrong",
        "C1: no (good) account in the file",
        "C9: not in this batch",
    )
    assert not (out / f"{NAME}.xml").exists()
    assert await desk.ask("SELECT count(*) FROM payment") == [(0,)]
    left = [line for line in await does(desk, out, accounts=path, skip_faults=True) if line.startswith("left out: ")]
    assert left == [f"left out: {line}" for line in refused.value.lines[:3]]
    assert said(out / f"{NAME}.xml") == ["1", "23.50", "23.50"]
    other = lay_accounts(desk)
    with pytest.raises(Refused, match="other accounts"):
        await does(desk, out, accounts=lay_accounts(desk, ACCOUNTS.replace("NL02ABNA0123456789", "NL20INGB0001234567")))
    assert await pay(
        desk.database, Asked(Batch.PREMIUM, date(2027, 1, 4), out, by="K1", approve="K2", accounts=other, skip_faults=True), NOW
    )
    assert said(out / "payments-premium-2027-01-04-gemeente-proefstad.xml") == ["1", "11.50", "11.50"]


async def test_what_changed_after_the_proposal_is_proposed_anew(desk: Desk, tmp_path: Path) -> None:
    """More hours came in between proposal and approval: the approval is refused, and a new proposal takes its place."""
    await desk.brings()
    await does(desk, tmp_path / "out", by="K1")
    desk.lay("hours.csv", "placement,date,minutes\nP1,2026-10-05,60\n")
    await desk.brings()
    with pytest.raises(Refused, match="no longer what is due"):
        await does(desk, tmp_path / "out", approve="K2")
    said_now = await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert said_now[-1].startswith("Gemeente Proefstad: 2 payments, 37.00 euros (approved")


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


async def test_proposing_and_approving_at_once_is_all_or_nothing(desk: Desk, tmp_path: Path) -> None:
    """The same person for both, somebody who may not, accounts that cannot be read: refused, and nothing is proposed."""
    desk.lay_all()
    await desk.brings()
    accounts = lay_accounts(desk)
    for approve, file in (("K1", accounts), ("C1", accounts), ("nobody", accounts), ("K2", tmp_path / "none.csv")):
        with pytest.raises(Refused):
            await does(desk, tmp_path / "out", by="K1", approve=approve, accounts=file)
        assert await desk.ask("SELECT count(*) FROM pay_run") == [(0,)], approve
    assert await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert await desk.ask("SELECT state FROM pay_run") == [("approved",)]


async def test_who_approved_is_said_to_whoever_did_not(desk: Desk, tmp_path: Path) -> None:
    """The proposer who approves after somebody else did hears so; whoever did may say it again."""
    desk.lay_all()
    await desk.brings()
    await does(desk, tmp_path / "out", by="K1", approve="K2")
    with pytest.raises(Refused, match="K2 approved it already"):
        await does(desk, tmp_path / "out", approve="K1")
    assert await does(desk, tmp_path / "out", approve="K2")


async def test_a_batch_that_pays_nobody_is_not_proposed(desk: Desk, tmp_path: Path) -> None:
    """There would be nothing to approve, and no file for the bank."""
    desk.lay_all()
    (desk.folder / "hours.csv").unlink()
    await desk.brings()
    with pytest.raises(Refused, match="there is nobody to pay"):
        await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert await desk.ask("SELECT count(*) FROM pay_run") == [(0,)]


async def test_accounts_with_semicolons_are_read_and_a_missing_file_is_named(desk: Desk, tmp_path: Path) -> None:
    """As a Dutch spreadsheet writes them."""
    with_commas = lay_accounts(desk)
    known, faults = read_accounts(with_commas)
    with_semicolons = tmp_path / "rekeningen.csv"
    with_semicolons.write_text(with_commas.read_text().replace(",", ";"))
    again, as_many = read_accounts(with_semicolons)
    assert [vars(one) for one in again.values()] == [vars(one) for one in known.values()]
    assert as_many == faults == []
    with pytest.raises(Exception, match=r"none\.csv: there is no such file"):
        read_accounts(tmp_path / "none.csv")


def test_wrong_use(tmp_path: Path) -> None:
    """Neither or both of moment and month, a day or month that does not exist: 2; a database that is not there: 1."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    (tmp_path / "x.db").touch()
    for moment, month in (("", ""), ("2026-12-31", "2026-10"), ("2026-13-31", ""), ("", "2026-13")):
        assert command.payments_command(url, moment, month, tmp_path) == 2
    assert command.payments_command(f"sqlite:///{tmp_path / 'y.db'}", "2026-12-31", "", tmp_path) == 1


@pytest.mark.parametrize(
    ("on_it", "first", "last", "fits"),
    [
        ("A. Bakker", "Amina", "Bakker", True),
        ("BAKKER A", "Amina", "Bakker", True),
        ("Amina de Vries", "Amina", "Bakker", False),
        ("J Bakker", "Amina", "Bakker", False),
        ("Jose Garcia-Lopez", "José", "García López", True),
        ("Bakker", "Amina", "Bakker", False),
    ],
)
def test_names_on_accounts(on_it: str, first: str, last: str, fits: bool) -> None:
    """Initials, order and accents do not matter; another first or last name does."""
    assert is_named(Account("", None, on_it), first, last) is fits


def test_sepa_characters() -> None:
    """What banks do not take is written otherwise or left out; never two slashes or one at an end."""
    assert sepa("Ömer Çelik-Ğ & Zn. //x/", 70) == "Omer Celik-G Zn. /x"
    assert sepa("عمر", 70).isascii()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """No columns, no rows: said in one line, without what stands in it."""
    (tmp_path / "a.csv").write_text("ref,number\nC1,NL20INGB0001234567\n")
    with pytest.raises(Exception, match="needs the columns") as problem:
        read_accounts(tmp_path / "a.csv")
    assert "NL20" not in str(problem.value)


async def test_an_agreed_day_of_last_year_is_paid_in_january(desk: Desk, tmp_path: Path) -> None:
    """C2 agreed on 31 December and on 30 June: a batch of 4 January pays what waits for December, over the year's end."""
    await desk.brings()
    await agreed(desk, "2026-12-31", "2027-06-30")
    await pay(desk.database, Asked(Batch.PREMIUM, date(2027, 1, 4), tmp_path / "out", by="K1"), NOW)
    assert [row["cents"] for row in await lines_of_c2(desk)] == [2350]


async def test_the_agreed_day_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    """C2 agreed on 30 June, and on a day in July before any work: a batch of 4 January pays C2 nothing, and says until when that waits."""
    await desk.brings()
    await agreed(desk, "2026-07-15", "2027-06-30")
    await pay(desk.database, Asked(Batch.PREMIUM, date(2027, 1, 4), tmp_path / "out", by="K1"), NOW)
    assert [(row["cents"], row["why"], str(row["waits_until"])) for row in await lines_of_c2(desk)] == [
        (0, "chosen_later", "2027-06-30")
    ]


async def agreed(desk: Desk, *days: str) -> None:
    """Payment moments that C2 proposed and K1 agreed to."""
    async with desk.database.begin() as tx:
        for number, day in enumerate(days, 1):
            values = f"{number}, '{day}', 'agreed', c.id, '2026-07-01 09:00:00', k.id, '2026-07-01 10:00:00'"
            columns = "municipality, candidate, year, number, day, state, proposed_by, proposed_at, agreed_by, agreed_at"
            people = "FROM person c, person k WHERE c.ref = 'C2' AND k.ref = 'K1'"
            await tx.execute(
                text(f"INSERT INTO payment_moment ({columns}) SELECT c.municipality, c.id, {day[:4]}, {values} {people}")
            )


async def lines_of_c2(desk: Desk) -> list[dict[str, Any]]:
    """What the proposed batch says of C2."""
    asked = "SELECT l.* FROM pay_line l JOIN person p ON p.id = l.candidate WHERE p.ref = 'C2'"
    async with desk.database.begin() as tx:
        return [dict(row._mapping) for row in await tx.execute(text(asked))]


async def test_travel_of_a_month_is_a_batch_of_its_own(desk: Desk, tmp_path: Path) -> None:
    """4.50 of a confirmed day in September is paid with September, once; a claim of a day nobody worked is not; premium is untouched."""
    await desk.brings()
    for day, cents in ((date(2026, 9, 28), 450), (date(2026, 9, 29), 900)):
        await claim(desk, "P1", day, cents)
    accounts = lay_accounts(desk, "".join(line for line in ACCOUNTS.splitlines(keepends=True) if not line.startswith("C2")))
    asked = Asked(Batch.TRAVEL, date(2026, 9, 30), tmp_path, by="K1", approve="K2", accounts=accounts)
    for _ in range(2):
        await pay(desk.database, asked, NOW)
        assert said(tmp_path / "payments-travel-2026-09-30-gemeente-proefstad.xml") == ["1", "4.50", "4.50"]
    later = await pay(desk.database, Asked(Batch.TRAVEL, date(2026, 10, 31), tmp_path), NOW)
    assert later[-1] == "Gemeente Proefstad: 0 payments, 0.00 euros (not proposed yet)"
    assert await desk.ask("SELECT count(*) FROM payment") == [(0,)]


async def claim(desk: Desk, placement: str, day: date, cents: int) -> None:
    """Travel costs of a day, as they are kept."""
    ((number, town),) = await desk.ask(f"SELECT id, municipality FROM placement WHERE ref = '{placement}'")
    async with desk.database.begin() as tx:
        values = {"municipality": town, "placement": number, "day": day, "version": 1, "kilometres": None, "cents": cents}
        await travel.write(tx, **values, at=NOW)
        deed = Deed(tx, NOW)
        deed.trail(town, "travel claimed", Thing.PLACEMENT, number, day=day, version=1, cents=cents)
        await write(tx, [deed])
