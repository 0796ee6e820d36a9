"""The bank's statement: invoices become paid, partly paid, unpaid; the same file twice changes nothing; what fits no invoice is listed."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.actions.verify import Sound, verify
from core.rules.money.statements import Billed, NotBooked, PaidState, StatementEntry, booked_on, numbers_in, paid_state
from office.database import Refused
from office.invoicing.command import invoice_month, invoices_command
from office.invoicing.received import book_statement
from office.invoicing.statement import BadStatement, read_statements
from office.ledger.command import ledger
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.test_import_command import flexbot
from tests.office.test_invoices import NOW, VAT, lay, register
from tests.office.test_ledger import YEAR_END, balances
from tests.office.test_settle import correct

ACCOUNT = "NL91ABNA0417164300"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
<GrpHdr><MsgId>CAMT0530001</MsgId><CreDtTm>2026-11-20T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>2026-324</Id><ElctrncSeqNb>324</ElctrncSeqNb><CreDtTm>2026-11-20T06:00:00</CreDtTm>
<Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-19</Dt></Dt></Bal>
"""
FOOT = "</Stmt></BkToCstmrStmt></Document>"


def entry(
    amount: str, words: str = "", side: str = "CRDT", reference: str = "A1", status: str = "<Cd>BOOK</Cd>", e2e: str = ""
) -> str:
    """A booked entry with one payment in it, as Dutch banks write them: with who paid, and from which account."""
    refs = f"<Refs><EndToEndId>{e2e or 'NOTPROVIDED'}</EndToEndId></Refs>"
    paid_from = "<DbtrAcct><Id><IBAN>NL20INGB0001234567</IBAN></Id></DbtrAcct>"
    who = f"<RltdPties><Dbtr><Pty><Nm>Drukkerij De Punt</Nm></Pty></Dbtr>{paid_from}</RltdPties>"
    said = f"<RmtInf><Ustrd>{words}</Ustrd></RmtInf>" if words else ""
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>{status}</Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt>'
        f"<AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls>{refs}{who}{said}</TxDtls></NtryDtls></Ntry>"
    )


def statement(tmp_path: Path, *entries: str, account: str = ACCOUNT, version: str = "08", name: str = "statement.xml") -> Path:
    """A file of the bank."""
    path = tmp_path / name
    path.write_text(HEAD.format(account=account, version=version) + "".join(entries) + FOOT, "utf-8")
    return path


async def invoiced(desk: Desk, out: Path) -> None:
    """FX-000001 of August: 263.03; FX-000002 of September: 128.72."""
    parties = lay(desk, VAT)
    await desk.brings()
    for month in ("2026-08", "2026-09"):
        await invoice_month(desk.database, month, out, NOW, parties)


def far(out: Path, month: str) -> list[list[str]]:
    """Number, received and how far, of each row of a register."""
    return [[row[0], *row[10:]] for row in register(out, month)]


async def test_paid_partly_and_not(desk: Desk, tmp_path: Path) -> None:
    """One paid to the cent, of the other 100.00; then the rest. The books have it on the trust account."""
    await invoiced(desk, tmp_path)
    assert far(tmp_path, "2026-08") == [["FX-000001", "0.00", "niet betaald"]]
    path = statement(tmp_path, entry("263.03", "factuur fx 000001 bedankt"), entry("100.00", "FX-000002", reference="A2"))
    done = flexbot(desk, "invoices", "--statement", str(path), "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "2 booked, 0 known already, 0 of our own payments, 0 not booked"
    assert lines[-2:] == ["FX-000001: paid, 263.03 of 263.03 euros", "FX-000002: partly, 100.00 of 128.72 euros"]
    assert "NL20" not in done.stdout
    assert far(tmp_path, "2026-08") == [["FX-000001", "263.03", "betaald"]]
    assert far(tmp_path, "2026-09") == [["FX-000002", "100.00", "deels betaald"]]
    rest = statement(tmp_path, entry("28.72", "FX000002", reference="A3"), name="next.xml")
    await book_statement(desk.database, rest, tmp_path, NOW)
    assert far(tmp_path, "2026-09") == [["FX-000002", "128.72", "betaald"]]
    await ledger(desk.database, "beancount", tmp_path, YEAR_END)
    found = balances(tmp_path / "ledger-gemeente-proefstad.beancount")
    assert found["Assets:Trust"] == Decimal("391.75")
    assert "Assets:Receivable:E1" not in found
    async with desk.database.begin() as tx:
        assert isinstance(await verify(tx, []), Sound)


async def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """Nor does another file with the same entries; twice the same payment on one day is two."""
    await invoiced(desk, tmp_path)
    path = statement(tmp_path, entry("100.00", "FX-000001", reference=""), entry("100.00", "FX-000001", reference=""))
    assert (await book_statement(desk.database, path, tmp_path, NOW))[0].startswith("2 booked, 0 known")
    assert (await book_statement(desk.database, path, tmp_path, NOW))[0].startswith("0 booked, 2 known")
    longer = statement(
        tmp_path,
        *(entry("100.00", "FX-000001", reference="") for _ in range(2)),
        entry("63.03", "FX-000001"),
        version="02",
        name="longer.xml",
    )
    said = await book_statement(desk.database, longer, tmp_path, NOW)
    assert said[0].startswith("1 booked, 2 known")
    assert said[-1] == "FX-000001: paid, 263.03 of 263.03 euros"
    assert await desk.ask("SELECT count(*), sum(cents) FROM invoice_payment") == [(3, 26303)]


async def test_what_fits_no_invoice_is_listed(desk: Desk, tmp_path: Path) -> None:
    """No number, a number that nobody has, two invoices and another amount. Our own payments and what is pending are passed over."""
    await invoiced(desk, tmp_path)
    path = statement(
        tmp_path,
        entry("12.50", "Beste mensen, hierbij"),
        entry("10.00", "FX-000009", reference="A2"),
        entry("300.00", "FX-000001 en FX-000002", reference="A3"),
        entry("39.50", "Flextensie premie", side="DBIT", reference="A4", e2e="FLEX-1-20261231"),
        entry("263.03", "FX-000001", reference="A5", status="PDNG"),
    )
    said = await book_statement(desk.database, path, tmp_path, NOW)
    assert said == [
        "0 booked, 0 known already, 1 of our own payments, 3 not booked",
        "not booked: 2026-11-19, 12.50 euros: names no invoice",
        "not booked: 2026-11-19, 10.00 euros: names an invoice that this account has none of",
        "not booked: 2026-11-19, 300.00 euros: names several invoices, and is not what is open on them together",
    ]
    both = statement(tmp_path, entry("391.75", "FX-000001/FX-000002", reference="A6"), name="both.xml")
    assert (await book_statement(desk.database, both, tmp_path, NOW))[-2:] == [
        "FX-000001: paid, 263.03 of 263.03 euros",
        "FX-000002: paid, 128.72 of 128.72 euros",
    ]
    other = statement(tmp_path, entry("263.03", "FX-000001"), account="NL02ABNA0123456789", name="other.xml")
    assert "this account has none of" in (await book_statement(desk.database, other, tmp_path, NOW))[1]


async def test_what_goes_back_after_a_credit_note(desk: Desk, tmp_path: Path) -> None:
    """128.72 was paid, then credited and invoiced anew at 83.95: paid too much; 128.72 goes back and 83.95 comes in, all is settled."""
    parties = lay(desk, VAT)
    await desk.brings()
    await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    await book_statement(desk.database, statement(tmp_path, entry("128.72", "FX-000001")), tmp_path, NOW)
    await correct(desk)
    await invoice_month(desk.database, "2026-09", tmp_path, NOW, parties)
    assert far(tmp_path, "2026-09") == [
        ["FX-000001", "128.72", "te veel betaald"],
        ["FX-000002", "", ""],
        ["FX-000003", "0.00", "niet betaald"],
    ]
    path = statement(
        tmp_path, entry("128.72", "terug: FX-000002", side="DBIT"), entry("83.95", "FX-000003", reference="A2"), name="back.xml"
    )
    await book_statement(desk.database, path, tmp_path, NOW)
    assert far(tmp_path, "2026-09") == [
        ["FX-000001", "0.00", "betaald"],
        ["FX-000002", "", ""],
        ["FX-000003", "83.95", "betaald"],
    ]


async def test_a_batch_in_one_entry_is_booked_payment_by_payment(desk: Desk, tmp_path: Path) -> None:
    """The bank puts two payments into one entry: each with its amount; together they are the entry, or the file is refused."""
    await invoiced(desk, tmp_path)
    part = '<TxDtls><Refs><EndToEndId>{e2e}</EndToEndId></Refs><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>'
    parts = part.format(e2e="FX-000001", amount="263.03") + part.format(e2e="FX-000002", amount="128.72")
    whole = (
        '<Ntry><Amt Ccy="EUR">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-19T10:00:00</DtTm></BookgDt>'
        "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{parts}</NtryDtls></Ntry>"
    )
    wrong = statement(tmp_path, whole.format(sum="400.00", parts=parts))
    with pytest.raises(Refused, match="not together what the entry is"):
        await book_statement(desk.database, wrong, tmp_path, NOW)
    said = await book_statement(desk.database, statement(tmp_path, whole.format(sum="391.75", parts=parts)), tmp_path, NOW)
    assert said[0].startswith("2 booked")
    assert said[-1] == "FX-000002: paid, 128.72 of 128.72 euros"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("not xml", "no XML"),
        ('<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "no XML"),
        ('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>', "no camt.053"),
        (HEAD.format(account="", version="08") + FOOT, "IBAN is missing"),
        (HEAD.format(account=ACCOUNT, version="08") + entry("1.005") + FOOT, "no number of cents"),
        (HEAD.format(account=ACCOUNT, version="08") + entry("een") + FOOT, "is no number"),
        (HEAD.format(account=ACCOUNT, version="08") + entry("1.00", side="BOTH") + FOOT, "neither credit nor debit"),
        (HEAD.format(account=ACCOUNT, version="08") + entry("1.00").replace("EUR", "USD") + FOOT, "not in euros"),
        (HEAD.format(account=ACCOUNT, version="08") + entry("1.00").replace("2026-11-19", "gisteren") + FOOT, "no date"),
    ],
)
def test_a_file_that_is_none(content: str, why: str, tmp_path: Path) -> None:
    """Said in one line, and nothing of what stands in it."""
    path = tmp_path / "x.xml"
    path.write_text(content)
    with pytest.raises(BadStatement, match=why) as problem:
        read_statements(path)
    assert "NL" not in str(problem.value)


def test_wrong_use(tmp_path: Path) -> None:
    """Neither or both of a month and a statement; a file that is not there."""
    (tmp_path / "x.db").touch()
    url = f"sqlite:///{tmp_path / 'x.db'}"
    assert invoices_command(url, "", tmp_path) == 2
    assert invoices_command(url, "2026-10", tmp_path, statement=tmp_path / "y.xml") == 2
    assert invoices_command(url, "", tmp_path, statement=tmp_path / "y.xml") == 2


def test_numbers_in_what_people_write() -> None:
    """However the bank spaces it; not within another word or number."""
    assert numbers_in(["fx-000012, FX 000013 en FX000012"]) == [12, 13]
    assert numbers_in(["XFX-000012", "FX-12", "FX-0000120000", "IBANFX000012"]) == []


def test_several_creditors_with_one_number() -> None:
    """The amount decides, and where it does not nobody guesses."""
    one, other = Billed(1, 7, "nvsi", 5000), Billed(2, 7, "municipality 1", 6000)
    said = StatementEntry("m", YEAR_END, 6000, ("FX-000007",))
    assert booked_on(said, {7: [one, other]}) == {2: 6000}
    assert booked_on(said, {7: [Billed(1, 7, "nvsi", 6000), other]}) is NotBooked.SEVERAL_CREDITORS
    assert booked_on(said, {7: [one]}) == {1: 6000}


@pytest.mark.parametrize(
    ("owed", "received", "state"),
    [
        (100, 0, PaidState.UNPAID),
        (100, 40, PaidState.PARTLY),
        (100, 100, PaidState.PAID),
        (100, 101, PaidState.TOO_MUCH),
        (0, 0, PaidState.PAID),
    ],
)
def test_how_far(owed: int, received: int, state: PaidState) -> None:
    """An invoice that was credited wholly is paid."""
    assert paid_state(owed, received) is state
