"""The municipality's month on the phones of its staff: a picture with its figures, a workbook and a PDF."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

FRIDAY_AFTERNOON = "2026-11-20T14:00:00+01:00"
A_MONTH_LATER = "2026-12-07T10:00:00+01:00"
DAYS = ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20")


async def contents(phone: Phone, message: Message) -> bytes:
    """The file of a message."""
    async with phone.town.session.get(f"{phone.town.url}/people/{phone.id}/files/{message.id}") as answer:
        return await answer.read()


async def newest_file(phone: Phone, kind: str) -> tuple[Message, bytes]:
    """The newest picture or document from the bot."""
    await phone.town.quiet()
    found = [m for m in await phone.chat() if m.from_bot and m.file and m.file["kind"] == kind]
    assert found, await phone.printed()
    return found[-1], await contents(phone, found[-1])


async def worked(open_town: OpenTown) -> Folk:
    """Two candidates of Karin and one of another desk worked a week; one week was signed and confirmed."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(starts_on=date(2026, 11, 16), ends_on=date(2026, 12, 11))
    await town.clock(now=FRIDAY_AFTERNOON)
    for day in DAYS:
        await candidate.taps(await candidate.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await candidate.taps(await candidate.sees("Klopt je week?"), "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    await town.clock(now=A_MONTH_LATER)
    return folk


async def test_the_month_as_a_picture_with_its_figures(open_town: OpenTown) -> None:
    """Asked for with one command: last month, its figures below a chart; a workbook and a PDF a tap away."""
    folk = await worked(open_town)
    consultant = await folk.phone("consultant")
    await consultant.writes("/maand")
    card, picture = await newest_file(consultant, "photo")
    assert card.file is not None
    assert card.file["caption"].splitlines()[0] == "Overzicht van november 2026"
    for line in (
        "Geplaatste kandidaten: 1",
        "Plaatsingen: 1",
        "Opdrachtgevers: 1",
        "Uren ingevuld: 20",
        "Uren bevestigd: 20",
        "Plaatsingen die deze maand eindigen of binnen vier weken daarna: 1",
        "Uitstroom: voltijds werk: 0",
    ):
        assert line in card.file["caption"].splitlines()
    with Image.open(BytesIO(picture)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width > 500
        assert len(drawn.convert("RGB").getcolors(1 << 20) or []) > 2, "there is nothing on it"
    assert card.buttons == ["Als werkboek", "Als PDF", "Een maand terug", "Een maand verder"]
    await consultant.taps(card, "Als werkboek")
    sent, book = await newest_file(consultant, "document")
    assert sent.file is not None
    assert sent.file["name"] == "maand-2026-11.xlsx"
    assert "Bewaar het veilig." in sent.file["caption"]
    pages = load_workbook(BytesIO(book))
    assert pages["Plaatsingen"]["C2"].value == "Amina Bakker"
    assert pages["Opdrachtgevers"]["A2"].value == "Drukkerij De Punt"
    assert len(pages["Opdrachtgevers"]._charts) == 1
    await consultant.taps(card, "Als PDF")
    sent, pdf = await newest_file(consultant, "document")
    assert sent.file is not None
    assert sent.file["name"] == "maand-2026-11.pdf"
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    for words in ("Overzicht van 11-2026", "Drukkerij De Punt", "Bevestigde uren per opdrachtgever", "11 december 2026"):
        assert words in said


async def test_the_months_beside_it(open_town: OpenTown) -> None:
    """Back to a month without work, and on to the one that runs; none after that."""
    folk = await worked(open_town)
    consultant = await folk.phone("consultant")
    await consultant.writes("/maand")
    card, _ = await newest_file(consultant, "photo")
    await consultant.taps(card, "Een maand terug")
    before, _ = await newest_file(consultant, "photo")
    assert before.file is not None
    assert before.file["caption"].startswith("Overzicht van oktober 2026")
    assert "Geplaatste kandidaten: 0" in before.file["caption"]
    await consultant.taps(card, "Een maand verder")
    running, _ = await newest_file(consultant, "photo")
    assert running.file is not None
    assert running.file["caption"].startswith("Overzicht van december 2026")
    assert running.buttons == ["Als werkboek", "Als PDF", "Een maand terug"]


async def test_names_of_ones_own_alone_and_of_the_team_for_its_lead(open_town: OpenTown) -> None:
    """The figures are the municipality's; another desk sees no names, the lead sees each of the team."""
    folk = await worked(open_town)
    other, lead, far = await folk.phone("stand_in"), await folk.phone("lead"), await folk.phone("far_consultant")
    await other.writes("/maand")
    card, _ = await newest_file(other, "photo")
    assert card.file is not None
    assert "Geplaatste kandidaten: 1" in card.file["caption"]
    for button in ("Als werkboek", "Als PDF"):
        await other.taps(card, button)
    files = [await contents(other, m) for m in await other.chat() if m.file and m.file["kind"] == "document"]
    assert len(files) == 2
    assert [row[0].value for row in load_workbook(BytesIO(files[0]))["Plaatsingen"].rows] == ["Plaatsing"]
    assert "Amina" not in " ".join(page.extract_text() for page in PdfReader(BytesIO(files[1])).pages)
    await lead.writes("/maand")
    card, _ = await newest_file(lead, "photo")
    assert card.file is not None
    assert "Karin Smit: 1 kandidaat, 20 uur" in card.file["caption"]
    assert "Mark Jansen: 0 kandidaten, 0 uur" in card.file["caption"]
    await lead.taps(card, "Als werkboek")
    _, book = await newest_file(lead, "document")
    team = [[cell.value for cell in row] for row in load_workbook(BytesIO(book))["Team"].rows]
    assert ["Karin Smit", 1, 1, 20, 20, 2] in team
    await far.writes("/maand")
    card, _ = await newest_file(far, "photo")
    assert card.file is not None
    assert "Geplaatste kandidaten: 0" in card.file["caption"]


async def test_it_is_for_staff_alone(open_town: OpenTown) -> None:
    """Nobody else is understood."""
    town = await open_town()
    folk = await Folk.settle(town)
    for name in ("candidate", "employer"):
        phone = await folk.phone(name)
        await phone.writes("/maand")
        await phone.sees("Dit begrijp ik niet.")
