"""On paper: the timesheet that both sides signed, its travel costs, and the placement confirmed in writing to each side."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from core.store.hours import travel
from office.documents import codes_in
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_end_of_work import proof
from tests.stories.weeks import MONDAY, AWeek, settled

TIMESHEET, TRAVEL = "Urenstaat (PDF)", "Reiskosten (PDF)"


async def confirmed(open_town: OpenTown) -> AWeek:
    """Amina signed 21 hours and a quarter, and Joost confirmed them."""
    week = await settled(open_town)
    await week.signed()
    await week["employer"].taps(await week["employer"].sees("Kloppen deze uren?"), "Klopt")
    return week


async def paper(phone: Phone, card: Message, caption: str) -> tuple[Message, str]:
    """What comes when a button of a card is tapped, and what it says."""
    before = await phone.newest()
    await phone.taps(await phone.looks(card), caption)
    return await proof(phone, before)


async def of_contact(week: AWeek) -> Message:
    """The contact person opens the week from Amina's card."""
    contact = week["consultant"]
    await contact.chooses("Mijn kandidaten")
    await contact.taps(await contact.sees("Wie wil je zien?"), "Amina Bakker")
    await contact.taps(await contact.newest(), "Week van ma 16 nov")
    return await contact.sees("Amina Bakker", "De week van maandag 16 november")


@on_sqlite
async def test_three_people_get_the_same_timesheet_by_one_tap(open_town: OpenTown) -> None:
    """Candidate, employer and contact person: one number, the days, who signed and who confirmed when; nobody's money."""
    week = await confirmed(open_town)
    candidate, employer = week["candidate"], week["employer"]
    message, said = await paper(candidate, await candidate.sees("Bevestigd door Drukkerij De Punt."), TIMESHEET)
    assert message.file is not None
    assert message.file["name"] == "urenstaat-2026-week-47.pdf"
    assert message.file["caption"].startswith("Dit is de urenstaat die beide kanten hebben getekend.")
    for words in (
        "47: 16 november 2026 tot en met 22 november 2026",
        "Naam Amina",
        "maandag 16 november 09:00 13:15 15 minuten 4 uur",
        "vrijdag 20 november 09:00 14:15 5 uur en 15 min",
        "Samen 21 uur en 15 min",
        "Amina getekend op 20 november 2026, 13:16",
        "Joost Visser, Drukkerij De Punt bevestigd op 20 november 2026, 13:1",
    ):
        assert words in said, words
    for hidden in ("Bakker", "€", "premie", "tarief", "vervangt"):
        assert hidden not in said, hidden
    other, same = await paper(employer, await employer.sees("Bevestigd door Joost Visser"), TIMESHEET)
    third, also = await paper(week["consultant"], await of_contact(week), TIMESHEET)
    assert said == same == also
    assert other.file is not None
    assert third.file is not None
    assert other.file["caption"] == third.file["caption"] == message.file["caption"]


@on_sqlite
async def test_a_corrected_week_has_a_newer_timesheet(open_town: OpenTown) -> None:
    """It says which one it replaces, what became of the day, and who agreed; the older one stays what it was."""
    week = await confirmed(open_town)
    candidate, employer = week["candidate"], week["employer"]
    card = await candidate.sees("Bevestigd door Drukkerij De Punt.")
    first, _ = await paper(candidate, card, TIMESHEET)
    await candidate.taps(await candidate.looks(card), "Ik heb me vergist")
    await candidate.taps(await candidate.sees("Op welke dag heb je je vergist?"), "vr 20 nov: 5 uur en 15 min")
    await candidate.writes("4 uur")
    await candidate.taps(await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?"), "Versturen")
    await employer.taps(await employer.sees("• Amina zegt: 4 uur"), "Dat klopt")
    second, said = await paper(candidate, card, TIMESHEET)
    assert first.file is not None
    assert second.file is not None
    number = first.file["caption"].split("Document nummer ")[1].rstrip(".")
    assert f"Dit vervangt document nummer {number}." in said
    assert "Samen 20 uur" in said
    assert "vrijdag 20 november werd 4 uur. Amina zei dat; Joost Visser was het eens op 20 november 2026" in said
    of_employer, same = await paper(employer, await employer.sees("Bevestigd door Joost Visser"), TIMESHEET)
    assert of_employer.file is not None
    assert of_employer.file["caption"] == second.file["caption"]
    assert same == said


@on_sqlite
@pytest.mark.parametrize(
    ("choice", "hours", "signed"),
    [
        ("Uren van Amina", "21 uur en 15 min", "Amina getekend op 20 november 2026"),
        ("Uren van Drukkerij De Punt", "19 uur", "Amina tekende voor andere uren op 20 november 2026"),
    ],
)
async def test_a_decided_week_is_not_said_to_be_signed_by_both(open_town: OpenTown, choice: str, hours: str, signed: str) -> None:
    """Who decided and when stands on it and below it, in the reader's language too; of signatures only the one that was given."""
    week = await settled(open_town)
    candidate, consultant = week["candidate"], week["consultant"]
    await week.disputed()
    await candidate.taps(await candidate.sees("Drukkerij De Punt ziet vrijdag anders"), "Vraag Karin")
    await consultant.taps(await consultant.sees("Wil je over deze week beslissen?"), choice)
    card = await candidate.sees("Karin besliste", f"Samen: {hours}")
    message, said = await paper(candidate, card, TIMESHEET)
    assert message.file is not None
    assert message.file["caption"].startswith("Dit is de urenstaat. Karin Smit besliste op 20 november 2026 over de uren.")
    assert "Vastgesteld door Karin Smit op 20 november 2026, 13:1" in said
    assert signed in said
    assert f"Samen {hours}" in said
    assert "beide kanten" not in said + message.file["caption"]
    await candidate.writes("/taal")
    await candidate.taps(await candidate.newest(), "English")
    other, both = await paper(candidate, await candidate.looks(card), "Timesheet (PDF)")
    assert other.file is not None
    assert other.file["caption"].startswith("This is the timesheet. Karin Smit decided about the hours on 20 November 2026.")
    assert "Decided by Karin Smit on 20 November 2026" in both
    assert "both sides" not in both + other.file["caption"]


@on_sqlite
async def test_what_the_picture_at_the_foot_says_leads_to_the_document(open_town: OpenTown) -> None:
    """The file that reached the phone carries the code that `flexbot verify` finds, and its hash is the one that is kept."""
    week = await confirmed(open_town)
    candidate = week["candidate"]
    message, said = await paper(candidate, await candidate.sees("Bevestigd door Drukkerij De Punt."), TIMESHEET)
    async with week.town.session.get(f"{week.town.url}/people/{candidate.id}/files/{message.id}") as answer:
        content = await answer.read()
    code = codes_in(content)[0]
    assert f"code {code}" in said
    assert message.file is not None
    assert message.file["caption"].split("nummer ")[1].rstrip(".") == said.split("Nummer ")[1].split(",")[0]


@on_sqlite
async def test_the_travel_form_is_the_candidates_and_the_contact_persons(open_town: OpenTown) -> None:
    """Kilometres and a ticket with their sum; no button for the employer, and none in a week without travel."""
    week = await settled(open_town)
    async with week.town.database.begin() as tx:
        for day, kilometres, cents in ((MONDAY, Decimal("12.5"), 288), (MONDAY.replace(day=17), None, 450)):
            whose = {"municipality": week.folk.municipality, "placement": week.placement, "day": day, "version": 1}
            await travel.write(tx, **whose, kilometres=kilometres, cents=cents, at=datetime(2026, 11, 18, tzinfo=UTC))  # type: ignore[arg-type]
    await week.signed()
    candidate, employer = week["candidate"], week["employer"]
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    _, said = await paper(candidate, await candidate.sees("Bevestigd door Drukkerij De Punt."), TRAVEL)
    for words in (
        "Reiskostenformulier",
        "maandag 16 november 12,5 € 2,88",
        "dinsdag 17 november kaartje € 4,50",
        "Samen € 7,38",
        "Amina Bakker vulde deze reiskosten in.",
    ):
        assert words in said, words
    _, same = await paper(week["consultant"], await of_contact(week), TRAVEL)
    assert same == said
    card = await employer.looks(await employer.sees("Bevestigd door Joost Visser"))
    assert TIMESHEET in card.buttons
    assert TRAVEL not in card.buttons


@on_sqlite
async def test_without_travel_there_is_no_form(open_town: OpenTown) -> None:
    """Only the timesheet."""
    week = await confirmed(open_town)
    card = await week["candidate"].looks(await week["candidate"].sees("Bevestigd door Drukkerij De Punt."))
    assert card.buttons == ["Ik heb me vergist", TIMESHEET]


@on_sqlite
async def test_in_the_readers_language(open_town: OpenTown) -> None:
    """The candidate reads English: the own copy has both; the employer's is in Dutch alone, and is another document."""
    week = await confirmed(open_town)
    candidate, employer = week["candidate"], week["employer"]
    card = await candidate.sees("Bevestigd door Drukkerij De Punt.")
    await candidate.writes("/taal")
    await candidate.taps(await candidate.newest(), "English")
    mine, both = await paper(candidate, await candidate.looks(card), "Timesheet (PDF)")
    assert (
        both.index("Urenstaat") < both.index("This is a translation. The Dutch text counts.") < both.index("Signed by both sides")
    )
    theirs, dutch = await paper(employer, await employer.sees("Bevestigd door Joost Visser"), TIMESHEET)
    assert "Timesheet" not in dutch
    assert mine.file is not None
    assert theirs.file is not None
    assert mine.file["caption"] != theirs.file["caption"]


@on_sqlite
async def test_a_placement_is_confirmed_in_writing_to_both(open_town: OpenTown) -> None:
    """The employer's with the tariff and the additional terms, the candidate's with the own premium and no tariff; both may ask again."""
    folk = (await settled(open_town)).folk
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?", "Folders vouwen"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    of_employer, said = await proof(employer)
    assert of_employer.file is not None
    assert of_employer.file["name"] == "bevestiging-plaatsing-2026-11.pdf"
    assert of_employer.file["caption"].startswith("Dit is de bevestiging, met de aanvullende voorwaarden.")
    for words in (
        "Amina komt bij jullie werken.",
        "Folders vouwen",
        "dinsdag: 14:00 tot 17:00",
        "6 uur",
        "voor elk gewerkt uur",
        "Aanvullende voorwaarden",
        "Een contract gaat altijd voor.",
        "Contactpersoon Karin Smit",
    ):
        assert words in said, words
    for hidden in ("Bakker", "remie", "uitkering", "bijstand", "€ 2,00"):
        assert hidden not in said, hidden
    mine, own = await proof(candidate)
    assert mine.file is not None
    assert mine.file["name"] == "bevestiging-werk-2026-11.pdf"
    for words in ("Amina Bakker, je gaat werken bij Drukkerij De Punt.", "€ 2,00 voor elk uur dat je werkt", "Je mag stoppen."):
        assert words in own, words
    assert "arief" not in own
    again, same = await paper(
        employer, await employer.sees("Bevestigd: Amina komt bij je werken.", "Folders vouwen"), "Bevestiging (PDF)"
    )
    assert again.file is not None
    assert again.file["caption"] == of_employer.file["caption"]
    assert same == said
    once_more, the_same = await paper(candidate, await candidate.sees("Dit is je werk:", "Folders vouwen"), "Bevestiging (PDF)")
    assert once_more.file is not None
    assert once_more.file["caption"] == mine.file["caption"]
    assert the_same == own


@on_sqlite
async def test_an_old_button_of_somebody_else_gives_no_paper(open_town: OpenTown) -> None:
    """Another employer's press is answered as for a week that does not exist."""
    week = await confirmed(open_town)
    card = await week["employer"].looks(await week["employer"].sees("Bevestigd door Joost Visser"))
    other = week["other_employer"]
    shown = await other.newest()
    await other.presses_data(shown, card.data(TIMESHEET))
    assert [m for m in await other.chat() if m.from_bot and m.file] == []
