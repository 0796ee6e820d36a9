"""Whoever does not get it may have it easier, with an example, or again; and let somebody else read an answer."""

import asyncio

from tests.stories.phones import Phone
from tests.stories.running import GLANCE, QUIET_SECONDS, Json, on_sqlite
from tests.stories.town import Folk
from words import LANGUAGES

LAST = [code for code in LANGUAGES if len(code) == 2][-1]


@on_sqlite
async def test_an_explanation_can_be_easier_with_an_example_and_again(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Two small buttons under the premium; each answer has the other, and the way back to how it stands now."""
    await candidate.chooses("Mijn premie")
    card = await candidate.sees("Zo staat het er vandaag voor:")
    assert card.buttons[-2:] == ["Makkelijker uitleggen", "Geef een voorbeeld"]
    await candidate.taps(card, "Makkelijker uitleggen")
    easier = await candidate.sees("Gepland: werk dat nog komt.", after=card)
    assert easier.buttons == ["Geef een voorbeeld", "Zeg het nog een keer"]
    await candidate.taps(easier, "Geef een voorbeeld")
    example = await candidate.sees(
        "Een voorbeeld: Je werkte 10 uur, en de opdrachtgever vindt het goed. Stel: je krijgt € 2,00 per uur. Dan is € 20,00 bevestigd."
    )
    assert example.buttons == ["Makkelijker uitleggen", "Zeg het nog een keer"]
    await candidate.taps(example, "Zeg het nog een keer")
    await candidate.sees("Zo staat het er vandaag voor:", after=example)


@on_sqlite
async def test_an_offer_is_explained_and_shown_again_with_its_buttons(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """After the example the offer is there again, to be answered."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Geef een voorbeeld")
    example = await candidate.sees("Een voorbeeld: Je tikt op ja.")
    await candidate.taps(example, "Zeg het nog een keer")
    again = await candidate.sees("Wil je dit werk doen?", after=example)
    await candidate.taps(again, "Nee")
    await candidate.sees("Je hebt nee gezegd. Dat is prima.", after=example)


@on_sqlite
async def test_terms_in_an_answer_are_explained_and_somebody_may_read_it(
    folk: Folk, english_candidate: Phone, consultant: Phone, candidate: Phone
) -> None:
    """The answer stays as it was written; a card to pass on is in Dutch, and can be passed on."""
    await english_candidate.chooses("Ask something")
    await english_candidate.writes("When do I get my money?")
    card = await consultant.sees("Vraag van Selam Tesfay")
    await consultant.replies(card, "Je premie komt op de betaaldag. Je uitkering loopt door.")
    answer = await english_candidate.sees("Karin Smit answers:", "Je premie komt op de betaaldag. Je uitkering loopt door.")
    assert "Words in this answer:" in answer.text
    assert "• premium (premie): Extra money for each hour that you work. You get it beside your benefit." in answer.text
    assert "• payment day (betaaldag): The day on which your premium is paid." in answer.text
    assert "• benefit (uitkering): The money that the municipality gives you each month to live on." in answer.text
    await english_candidate.taps(answer, "Let somebody read it")
    await english_candidate.sees(
        "Do you know somebody who reads Dutch? Pass the next message on to them.", "You choose who reads it."
    )
    shown = await english_candidate.sees(
        "Wil je dit met mij lezen?", "When do I get my money?", "Je premie komt op de betaaldag."
    )
    assert shown.text.startswith("Wil je dit met mij lezen?")


@on_sqlite
async def test_whoever_reads_dutch_gets_the_answer_alone(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """No list of words, and nobody needed to read it."""
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wanneer krijg ik mijn geld?")
    await consultant.replies(await consultant.sees("Vraag van Amina Bakker"), "Je premie komt op de betaaldag.")
    answer = await candidate.sees("Karin Smit antwoordt:")
    assert answer.buttons == ["Terugschrijven"]
    assert "Woorden in dit antwoord" not in answer.text


@on_sqlite
async def test_the_bot_has_a_neutral_name_in_every_language(folk: Folk) -> None:
    """Set once: after a restart nothing is set again. Nothing in it says what kind of help this is."""
    made = await _face(folk)
    names = {
        call["parameters"].get("language_code"): call["parameters"]["name"] for call in made if call["method"] == "setMyName"
    }
    assert names[None] == "Uren en vragen"
    assert names["en"] == "Hours and questions"
    told = " ".join(str(call["parameters"]) for call in made if call["method"].startswith("setMy")).lower()
    assert not [word for word in ("uitkering", "bijstand", "gemeente", "flextensie", "benefit", "welfare") if word in told]
    await folk.town.stop_bot()
    last = (await folk.town.calls())[-1]["n"]
    await folk.town.start_bot()
    again = await _face(folk, last)
    assert not [call["method"] for call in again if call["method"].startswith("setMy")]


async def _face(folk: Folk, after: int = 0) -> list[Json]:
    """All calls since, once the bot has looked at what it says of itself in the last language."""
    async with asyncio.timeout(QUIET_SECONDS):
        while True:
            made: list[Json] = await folk.town.calls(after=after)
            last = [one for one in made if one["method"] == "getMyShortDescription"]
            if last and last[-1]["parameters"].get("language_code") == LAST:
                return made
            await asyncio.sleep(GLANCE)
