"""My data: all of it as files, which messages I want, and stopping so that everything goes which the law does not keep."""

import json
from datetime import date, timedelta
from typing import Any

from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk

BIRTH = "1974-05-03"


async def read(town: RunningTown, phone: Phone, message: Message) -> bytes:
    """The file of a message."""
    async with town.session.get(f"{town.url}/people/{phone.id}/files/{message.id}") as answer:
        assert answer.status == 200
        return await answer.read()


async def my_data(phone: Phone, button: str) -> None:
    """One of the possibilities."""
    await phone.writes("/gegevens")
    await phone.taps(await phone.sees("Je gegevens zijn van jou."), button)


async def test_everything_to_read_and_for_programs(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """A PDF and JSON with neutral names; what is somebody else's is not in it, nor the date of birth: it is a chat."""
    await folk.offer(await folk.job())
    await folk.placement()
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Nee")
    await my_data(candidate, "Stuur mij alles")
    await candidate.sees("Dit is alles wat we over je bewaren.", "Je geboortedatum staat er niet in")
    sent = {m.file["name"]: m for m in await candidate.chat() if m.from_bot and m.file}
    assert set(sent) == {f"gegevens-{folk.today:%Y-%m}.pdf", f"gegevens-{folk.today:%Y-%m}.json"}
    paper, file = (sent[name] for name in sorted(sent, reverse=True))
    assert paper.file
    assert paper.file["caption"].startswith("Alles wat we over je bewaren, om te lezen.")
    assert (await read(folk.town, candidate, paper)).startswith(b"%PDF-")
    content = (await read(folk.town, candidate, file)).decode()
    found: dict[str, Any] = json.loads(content)
    assert found["name"] == "Amina Bakker"
    assert found["theirs"]["offer_answer"][0]["wants"] is False
    assert len(found["theirs"]["planned_shift"]) > 20
    assert BIRTH not in content
    assert "Henk" not in content
    await candidate.sees_nothing_of(BIRTH)


async def test_which_messages_i_want(folk: Folk, candidate: Phone) -> None:
    """Reminders, overviews and news can be turned off and on; what is about offers, hours and money always comes."""
    await my_data(candidate, "Welke berichten wil ik?")
    choices = await candidate.sees("• Herinneringen aan je uren: ja", "• Nieuws: ja")
    assert "Over aanbod, je uren, je geld en je vragen hoor je altijd." in choices.text
    await candidate.taps(choices, "Nieuws: uit")
    after = await candidate.sees("• Herinneringen aan je uren: ja", "• Nieuws: nee")
    await candidate.presses_data(choices, choices.data("Nieuws: uit"))
    await candidate.sees("• Nieuws: nee", after=after)
    await candidate.taps(await candidate.newest(), "Nieuws: aan")
    await candidate.sees("• Herinneringen aan je uren: ja", "• Nieuws: ja", after=after)


async def test_stop_and_be_forgotten(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, lead: Phone) -> None:
    """What stays and until when is said before; the contact person is asked to call; one tap later the chat knows nobody."""
    last = folk.today - timedelta(days=3)
    await folk.placement(starts_on=date(2026, 10, 5), ends_on=last)
    await my_data(candidate, "Stop en vergeet mij")
    meaning = await candidate.sees("Wil je stoppen, en dat we je vergeten?")
    assert "Karin belt je eerst, om zeker te weten dat jij het bent." in meaning.text
    assert "Je uren en betalingen bewaart de wet tot 1 januari 2034 (belastingwet, zeven jaar)." in meaning.text
    await candidate.taps(meaning, "Ja, vraag het")
    await candidate.sees("Je vroeg om je te vergeten. Je contactpersoon belt je.")
    await consultant.chooses("Wat wacht")
    waiting = await consultant.sees("Er wachten 3 dingen op je.", "• Niet getekend: Amina, 5 weken.")
    await consultant.taps(waiting, f"Wil vergeten worden: Amina, sinds {await said_day(folk)}")
    card = await consultant.sees("Amina Bakker wil stoppen en vergeten worden.", "Bel eerst, en weet zeker wie het is.")
    await consultant.taps(card, "Gesproken: wissen")
    await consultant.sees("Het is gedaan. De chat kent deze persoon niet meer.", "1 januari 2034")
    await consultant.chooses("Wat wacht")
    await consultant.sees("Er wacht niets.")
    await candidate.writes("Hallo?")
    await candidate.sees("Hallo! Ik ken je nog niet.")
    await employer.sees_nothing_of("vergeten")
    await lead.sees_nothing_of("vergeten")


async def test_books_that_are_kept_longer_are_said_with_that_day_everywhere(
    folk: Folk, candidate: Phone, consultant: Phone
) -> None:
    """Ten years by the municipality's own choice: the same day before the question, on both cards and when it is done, and no tax law."""
    await folk.policy("keep_books_years", "10")
    await folk.placement(starts_on=date(2026, 10, 5), ends_on=folk.today - timedelta(days=3))
    kept = "bewaart de gemeente tot 1 januari 2037 (10 jaar)."
    await my_data(candidate, "Stop en vergeet mij")
    await candidate.taps(await candidate.sees("Wil je stoppen, en dat we je vergeten?", kept), "Ja, vraag het")
    await candidate.sees("Je vroeg om je te vergeten.", kept)
    await consultant.taps(await consultant.sees("Amina wil stoppen en vergeten worden."), "Openen")
    await consultant.taps(await consultant.sees("Amina Bakker wil stoppen en vergeten worden.", kept), "Gesproken: wissen")
    await consultant.sees("Het is gedaan. De chat kent deze persoon niet meer.", kept)
    await consultant.sees_nothing_of("belastingwet")


async def said_day(folk: Folk) -> str:
    """The day as a button says it."""
    assert folk.today.isoformat() == "2026-11-16"
    return "ma 16 nov"


async def test_nothing_goes_while_work_runs_and_one_may_stay(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """A running placement is not harmed: the request waits; the candidate may take it back at any time."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await my_data(candidate, "Stop en vergeet mij")
    await candidate.taps(await candidate.sees("Wil je stoppen, en dat we je vergeten?"), "Ja, vraag het")
    mine = await candidate.sees("Je vroeg om je te vergeten.", "Er is nog werk tot en met 18 december 2026. Daarna gaat het weg.")
    await consultant.taps(await consultant.sees("Amina wil stoppen en vergeten worden."), "Openen")
    card = await consultant.sees("Amina Bakker wil stoppen en vergeten worden.")
    assert card.buttons == ["Het blijft toch"]
    await candidate.taps(mine, "Ik wil toch blijven")
    assert "Je blijft bij ons. Er is niets weggehaald." in await candidate.reads(mine)
    assert "Amina Bakker blijft. Er is niets weggehaald." in await consultant.reads(card)
