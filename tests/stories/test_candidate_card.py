"""A candidate's card: work, hours, premium, questions, what was before, and what the candidate sees."""

import re
from datetime import datetime, time, timedelta

from core.rules.calendar import AMSTERDAM
from tests.stories.days import works
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk
from tests.stories.weeks import MONDAY, WEEK, fill, settled


async def opened(consultant: Phone) -> Message:
    """Amina's card."""
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    return await consultant.sees("Amina Bakker", "Telefoon gekoppeld")


async def test_hours_and_premium_as_the_candidate_sees_them(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The four amounts kept apart and the room, the same to the cent as on the candidate's own screen."""
    await works(folk)
    await candidate.chooses("Mijn premie")
    own = (await candidate.sees("Zo staat het er vandaag voor:")).text
    card = (await opened(consultant)).text
    said = next(line for line in card.splitlines() if line.startswith("Premie: "))
    assert said.endswith("bevestigd en nog niet betaald.")
    for amount, kind in zip(re.findall(r"€ [0-9.,]*[0-9]", said), ("Gepland", "Ingevuld", "Bevestigd"), strict=True):
        assert amount in next(line for line in own.splitlines() if line.startswith(kind)), kind
    assert "Betaald in 2026: € 0,00." in card
    assert next(line for line in own.splitlines() if line.startswith("Ruimte over:")) in card
    assert next(line for line in card.splitlines() if line.startswith("Uren: ")).endswith("bevestigd.")


async def test_what_was_before(folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """All work, payments and questions; nothing of an offer that was declined."""
    await folk.placement()
    await folk.offer(await folk.job(title="Tafels dekken"))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Nee")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik eerder weg?")
    asked = await consultant.sees("Vraag van Amina Bakker")
    await consultant.replies(asked, "Ja hoor.")
    card = await opened(consultant)
    await consultant.taps(card, "Wat er eerder was")
    before = await consultant.sees("Amina Bakker: wat er eerder was")
    assert "• Inpakken bij Drukkerij De Punt: 16 november 2026 tot en met 15 mei 2027" in before.text
    assert "Er is nog geen premie betaald." in before.text
    assert "Er is 1 vraag gesteld." in before.text
    assert "Tafels dekken" not in before.text
    await consultant.taps(before, "Vraag van ma 16 nov")
    await consultant.sees("Mag ik eerder weg?", "Ja hoor.", after=before)
    await consultant.taps(before, "Naar Amina")
    await consultant.sees("Amina Bakker", "Telefoon gekoppeld", after=before)


@on_sqlite
async def test_every_confirmed_week_can_be_opened_however_long_ago(open_town: OpenTown) -> None:
    """The last four stand on the card; behind a button are all of them, newest first, each with its day and its work."""
    week = await settled(open_town)
    for number in range(6):
        monday = MONDAY + timedelta(weeks=number)
        if number:
            await fill(week.folk, week.placement, WEEK, monday)
            friday = datetime.combine(monday + timedelta(days=4), time(13, 16), AMSTERDAM)
            await week.town.clock(now=friday.isoformat())
        shown = f"De week van maandag {monday.day} {'november' if monday.month == 11 else 'december'}"
        await week["candidate"].taps(await week["candidate"].sees("Klopt je week?", shown), "Mijn week klopt")
        await week.town.clock(advance="PT61S")
        await week["employer"].taps(await week["employer"].sees("Kloppen deze uren?", shown), "Klopt")
    card = await opened(week["consultant"])
    assert [caption for caption in card.buttons if caption.startswith("Week van ")] == [
        f"Week van {day}" for day in ("ma 21 dec", "ma 14 dec", "ma 7 dec", "ma 30 nov")
    ]
    await week["consultant"].taps(card, "Oudere weken")
    older = await week["consultant"].sees("Dit zijn de bevestigde weken van Amina.")
    assert older.buttons[0] == "Week van 21 december 2026: Inpakken"
    await week["consultant"].taps(older, "Week van 16 november 2026: Inpakken")
    await week["consultant"].sees("De week van maandag 16 november", "vrijdag 20 november", after=older)


async def test_it_is_the_own_contact_persons(folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone) -> None:
    """A button of another phone opens nothing of it."""
    card = await opened(consultant)
    await stand_in.presses_data(await stand_in.newest(), card.data("Wat er eerder was"))
    await stand_in.sees("Deze knop werkt niet meer.")
    await stand_in.sees_nothing_of("Amina")
