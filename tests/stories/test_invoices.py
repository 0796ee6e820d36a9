"""Invoices on the employer's phone: what is coming, what was sent, the paper of each, and the timesheets behind every line."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import update

from core.store.hours import days
from core.store.tables.people import employer_member
from office.invoicing.command import invoice_month
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_end_of_work import proof
from tests.stories.test_mistakes import says_mistake
from tests.stories.test_on_paper import confirmed
from tests.stories.weeks import MONDAY, AWeek

DECEMBER = datetime(2026, 12, 1, 9, tzinfo=UTC)
PARTIES = (
    "ref,name,scheme,number,vat,street,postcode,city,iban\n"
    "creditor,Gemeente Proefstad,oin,00000001123456780000,NL001234567B01,Stadsplein 1,1234 AB,Proefstad,NL91ABNA0417164300\n"
    "Drukkerij De Punt,Drukkerij De Punt,kvk,12345678,NL009876543B01,Kade 12,1234 CD,Proefstad,\n"
)


async def invoiced(week: AWeek, folder: Path) -> Path:
    """The back office makes the invoices of November; answers the folder with its files."""
    parties = folder / "parties.csv"
    parties.write_text(PARTIES)
    town = f"Gemeente Voorbeeldstad {week.folk.number}"
    await invoice_month(week.town.database, "2026-11", folder / "out", DECEMBER, parties, town)
    return folder / "out"


async def is_now(week: AWeek, name: str, duty: str) -> None:
    """Somebody of the employer does something else there from now on."""
    change = update(employer_member).where(employer_member.c.person == week.folk.ids[name]).values(duty=duty)
    async with week.town.database.begin() as tx:
        await tx.execute(change)


async def becomes(week: AWeek, version: int, minutes: int) -> None:
    """Friday has other hours from now on."""
    written = {
        "starts": None,
        "ends": None,
        "break_minutes": 0,
        "minutes": minutes,
        "worked": True,
        "by": week.folk.ids["candidate"],
    }
    whose = {"municipality": week.folk.municipality, "placement": week.placement, "day": MONDAY.replace(day=20)}
    async with week.town.database.begin() as tx:
        assert await days.write(tx, **whose, **written, version=version, at=DECEMBER)  # type: ignore[arg-type]


@on_sqlite
async def test_from_coming_to_sent(open_town: OpenTown, tmp_path: Path) -> None:
    """Confirmed hours are coming; invoiced they are sent: one tap to the invoice, one to its paper, one to the timesheet behind a line."""
    week = await confirmed(open_town)
    employer = week["employer"]
    await employer.writes("/facturen")
    shown = await employer.sees(
        "Bevestigd, en nog op geen factuur:",
        "• november 2026: 21 uur en 15 min, € 393,13",
        "Deze bedragen zijn zonder btw.",
        "Je kreeg nog geen factuur.",
    )
    assert shown.buttons == []
    out = await invoiced(week, tmp_path)
    await employer.writes("/facturen")
    shown = await employer.sees("Er wachten geen bevestigde uren op een factuur.", "Dit is naar je verstuurd:")
    assert shown.buttons == ["Factuur FX-000001, € 393,13"]
    before = employer.taps_made
    await employer.taps(shown, "Factuur FX-000001, € 393,13")
    one = await employer.sees(
        "Factuur FX-000001",
        "Hij gaat over november 2026.",
        "Zonder btw: € 393,13",
        "In totaal: € 393,13",
        "• Amina, week van ma 16 nov: 21 uur en 15 min, € 393,13",
    )
    assert one.buttons == ["Factuur (PDF)", "Alle facturen", "Amina, week van ma 16 nov"]
    await employer.taps(one, "Factuur (PDF)")
    paper, said = await proof(employer, one)
    assert employer.taps_made == before + 2
    assert paper.file is not None
    assert paper.file["name"].startswith("factuur-2026-1")
    for words in ("Factuur FX-000001", "Gemeente Proefstad", "21 uur en 15 min € 18,50 € 393,13", "16 november 2026 4 uur"):
        assert words in said, words
    for hidden in ("Bakker", "remie", "uitkering", "bijstand"):
        assert hidden not in said, hidden
    async with week.town.session.get(f"{week.town.url}/people/{employer.id}/files/{paper.id}") as answer:
        content = await answer.read()
    (kept,) = out.glob("*FX-000001.pdf")
    assert sha256(content).hexdigest() == sha256(kept.read_bytes()).hexdigest()
    await employer.taps(one, "Amina, week van ma 16 nov")
    _, sheet = await proof(employer, paper)
    assert "Urenstaat" in sheet
    assert "Samen 21 uur en 15 min" in sheet


@on_sqlite
async def test_a_correction_is_coming_as_the_difference(open_town: OpenTown, tmp_path: Path) -> None:
    """Less than was invoiced: the difference stands below zero; then comes a credit note that says what it takes back, and a new invoice."""
    week = await confirmed(open_town)
    await invoiced(week, tmp_path)
    employer, candidate = week["employer"], week["candidate"]
    await says_mistake(employer, "Amina")
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")
    await candidate.taps(await candidate.sees("• Joost zegt: 4 uur en 15 min"), "Dat klopt")
    await employer.writes("/facturen")
    await employer.sees("• november 2026: -1 uur, € -18,50", "Deze bedragen zijn zonder btw.")
    await invoiced(week, tmp_path)
    await employer.writes("/facturen")
    shown = await employer.sees("Er wachten geen bevestigde uren op een factuur.")
    assert shown.buttons == ["Factuur FX-000003, € 374,63", "Creditnota FX-000002, € -393,13", "Factuur FX-000001, € 393,13"]
    await employer.taps(shown, "Creditnota FX-000002, € -393,13")
    await employer.sees("Creditnota FX-000002", "Hij neemt FX-000001 terug.", "In totaal: € -393,13", "-21 uur en 15 min")


@on_sqlite
async def test_who_of_an_employer_gets_them(open_town: OpenTown, tmp_path: Path) -> None:
    """An administrator does, with the timesheets behind the lines; a supervisor does not, and another employer sees nothing of it."""
    week = await confirmed(open_town)
    await invoiced(week, tmp_path)
    employer, colleague, other = week["employer"], week["colleague"], week["other_employer"]
    await employer.writes("/facturen")
    shown = await employer.sees("Dit is naar je verstuurd:")
    data = shown.data("Factuur FX-000001, € 393,13")
    await employer.taps(shown, "Factuur FX-000001, € 393,13")
    one = await employer.sees("Hij gaat over november 2026.")
    await is_now(week, "colleague", "supervisor")
    await colleague.writes("/facturen")
    await colleague.sees("Facturen gaan naar een collega van je.")
    for phone in (colleague, other):
        newest = await phone.newest()
        for press in (data, one.data("Factuur (PDF)")):
            await phone.presses_data(newest, press)
        await phone.sees_nothing_of("FX-000001")
        assert [m for m in await phone.chat() if m.from_bot and m.file] == []
    await is_now(week, "colleague", "administrator")
    await colleague.writes("/facturen")
    await colleague.taps(await colleague.sees("Dit is naar je verstuurd:"), "Factuur FX-000001, € 393,13")
    theirs = await colleague.sees("Hij gaat over november 2026.")
    await colleague.taps(theirs, "Amina, week van ma 16 nov")
    _, sheet = await proof(colleague, theirs)
    assert "Urenstaat" in sheet
    await other.writes("/facturen")
    await other.sees("Er wachten geen bevestigde uren op een factuur.", "Je kreeg nog geen factuur.")


@on_sqlite
async def test_many_invoices_are_paged(open_town: OpenTown, tmp_path: Path) -> None:
    """Nine: eight of them on the first page, the oldest on the next."""
    week = await confirmed(open_town)
    employer = week["employer"]
    await invoiced(week, tmp_path)
    for version in (2, 3, 4, 5):
        await becomes(week, version, minutes=60 * version)
        await invoiced(week, tmp_path)
    await employer.writes("/facturen")
    first = await employer.sees("Dit is naar je verstuurd:")
    assert len(first.buttons) == 9
    assert first.buttons[-1] == "Volgende"
    await employer.taps(first, "Volgende")
    last = await employer.newest()
    assert last.buttons == ["Factuur FX-000001, € 393,13", "Vorige"]
