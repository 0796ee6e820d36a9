"""Asking the contact person something: two people talk, and the bot is silent."""

import asyncio

import pytest

from tests.stories.asking import asks
from tests.stories.phones import Message, Phone
from tests.stories.town import Folk

ASKED = "Wat wil je vragen aan Karin?"
CANNOT = "Dit kan ik niet doorsturen."
NOT_UNDERSTOOD = "Dit begrijp ik niet."


async def test_a_question_takes_two_taps_and_is_answered_in_its_thread(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The key and the text; the contact person answers by Telegram's own reply, and it stands under the question."""
    await folk.placement()
    own = await asks(candidate, "Mag ik vrijdag eerder weg?")
    state = await candidate.sees("Je vraag is verstuurd aan Karin.", "Over: Inpakken bij Drukkerij De Punt")
    assert "Karin antwoordt uiterlijk woensdag 18 november, " in state.text
    card = await consultant.sees("Vraag van Amina Bakker", "Over het werk: Inpakken bij Drukkerij De Punt")
    assert "Mag ik vrijdag eerder weg?" in card.text
    assert "Gevraagd op maandag 16 november, " in card.text
    assert "Antwoord uiterlijk woensdag 18 november, " in card.text
    assert "Antwoord met “beantwoorden” (veeg dit bericht opzij), of met de knop." in card.text
    before = await consultant.newest()
    await consultant.replies(card, "Ja hoor, geef het even door aan Joost.")
    answer = await candidate.sees("Karin Smit antwoordt:", "Ja hoor, geef het even door aan Joost.")
    assert answer.reply_to == own
    assert (await candidate.reads(state)).startswith("Karin heeft je vraag beantwoord.")
    assert (await candidate.looks(state)).buttons == []
    assert "Karin Smit heeft deze vraag beantwoord." in await consultant.reads(card)
    assert (await consultant.looks(card)).buttons == []
    assert (await consultant.newest()).id == before.id
    assert candidate.taps_made == 1


async def test_an_offer_waits_while_it_is_asked_about(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The offer is held from the question to the answer, and both cards say so; a yes is possible all the time."""
    await folk.offer(await folk.job())
    offer = await candidate.sees("Wil je dit werk doen?")
    made = await consultant.sees("Aangeboden aan Amina. Wacht op antwoord.")
    await candidate.taps(offer, "Eerst een vraag")
    await candidate.sees(ASKED, "Het aanbod blijft zolang op je wachten.")
    await candidate.sees_nothing_of("Karin beantwoordt eerst je vraag.")
    await candidate.writes("Kan ik er met de bus komen?")
    await candidate.sees("Je vraag is verstuurd aan Karin.", "Over: Folders vouwen bij Drukkerij De Punt")
    assert "Karin beantwoordt eerst je vraag. Het aanbod wacht op je." in await candidate.reads(offer)
    assert "Amina vraagt eerst iets. Het aanbod wacht." in await consultant.reads(made)
    card = await consultant.sees("Over het aanbod: Folders vouwen bij Drukkerij De Punt")
    await consultant.replies(card, "Bus 7 stopt voor de deur.")
    assert "Karin beantwoordt eerst" not in await candidate.reads(offer)
    assert "Aangeboden aan Amina. Wacht op antwoord." in await consultant.reads(made)
    answer = await candidate.sees("Bus 7 stopt voor de deur.")
    await candidate.taps(answer, "Naar het aanbod")
    again = await candidate.sees("Wil je dit werk doen?", after=answer)
    await candidate.taps(again, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden bij Drukkerij De Punt")


async def test_stopping_halfway_asks_nothing_and_holds_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """`/stop`, the button, and another key of the keyboard: nobody got a question, and the offer was not held."""
    await folk.offer(await folk.job())
    offer = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(offer, "Eerst een vraag")
    await candidate.writes("/stop")
    await candidate.sees("Gestopt. Er is niets veranderd.")
    await candidate.taps(offer, "Eerst een vraag")
    prompt = await candidate.newest()
    await candidate.taps(prompt, "Stoppen")
    await candidate.taps(offer, "Eerst een vraag")
    await candidate.chooses("Mijn premie")
    await candidate.writes("zomaar iets")
    await consultant.sees_nothing_of("Vraag van Amina")
    assert "Karin beantwoordt eerst" not in await candidate.reads(offer)


async def test_what_cannot_be_passed_on_is_asked_again(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A sticker and a contact card get a kind word, the question goes on, and nothing reaches the contact person before it."""
    await candidate.chooses("Iets vragen")
    await candidate.sends_sticker()
    first = await candidate.sees(CANNOT, "Schrijf het in woorden, of stuur een foto, spraakbericht of bestand.")
    await candidate.sends_contact()
    await candidate.sees(CANNOT, after=first)
    await consultant.sees_nothing_of("Vraag van")
    await candidate.writes("Dan maar in woorden.")
    await consultant.sees("Vraag van Amina Bakker", "Dan maar in woorden.")


async def test_a_photo_or_a_voice_message_is_a_question_too(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The card says what came and holds its words; the file itself stands beside it, without a trace of another chat."""
    await candidate.chooses("Iets vragen")
    await candidate.sends_photo("Is dit de goede brief?")
    card = await consultant.sees("Vraag van Amina Bakker", "[foto]", "Is dit de goede brief?")
    photo = (await consultant.chat())[-1]
    assert photo.id > card.id
    assert photo.file is not None
    assert (photo.file["kind"], photo.file["caption"]) == ("photo", "Is dit de goede brief?")
    await consultant.replies(photo, "Ja, dat is hem.")
    await candidate.sees("Karin Smit antwoordt:", "Ja, dat is hem.")
    await candidate.chooses("Iets vragen")
    await candidate.sends_voice()
    await consultant.sees("Vraag van Amina Bakker", "[spraakbericht]", after=card)
    voice = (await consultant.chat())[-1]
    assert voice.file is not None
    assert voice.file["kind"] == "voice"


@pytest.mark.parametrize("text", ["<" * 4096, "😀" * 4000, "مرحبا " * 600 + "<b>", "&amp; </blockquote> {name}\n\n<3"])
async def test_whatever_is_written_arrives_whole_and_as_it_was_written(
    folk: Folk, candidate: Phone, consultant: Phone, text: str
) -> None:
    """Markup, emoji, right-to-left, the longest text there is: what a card cannot hold stands whole in a message below it."""
    await asks(candidate, text)
    card = await consultant.sees("Vraag van Amina Bakker")
    whole = [m.text for m in await consultant.chat() if text.strip() in m.text]
    assert whole
    if len(text) > 2400:
        assert "De rest staat in losse berichten." in card.text
        assert (await consultant.chat())[-1].text == text.strip()
    await consultant.replies(card, text)
    assert [m for m in await candidate.chat() if m.from_bot and text.strip() in m.text]


async def test_the_talk_goes_on_in_the_same_question(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A reply to the answer opens it again: the contact person sees what was said before, and answers under the new words."""
    await asks(candidate, "Wanneer krijg ik mijn premie?")
    card = await consultant.sees("Vraag van Amina Bakker")
    await consultant.replies(card, "In juni en december.")
    answer = await candidate.sees("In juni en december.")
    follow = await candidate.replies(answer, "En hoeveel is dat dan?")
    again = await consultant.sees("Wanneer krijg ik mijn premie?", "In juni en december.", "En hoeveel is dat dan?")
    assert again.buttons == ["Antwoorden", "Geen antwoord nodig"]
    assert (await consultant.looks(card)).buttons == []
    await candidate.sees("Je bericht is verstuurd aan Karin.", "En hoeveel is dat dan?")
    await consultant.replies(again, "Ongeveer 400 euro.")
    assert (await candidate.sees("Ongeveer 400 euro.")).reply_to == follow
    await candidate.sees_nothing_of(NOT_UNDERSTOOD)
    await consultant.sees_nothing_of(NOT_UNDERSTOOD)


async def test_who_writes_on_without_replying_is_understood(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A question in two messages, and a thank-you after the answer, belong to the talk; the thank-you needs no answer."""
    await asks(candidate, "Hallo Karin,")
    await candidate.writes("mag ik morgen later komen?")
    state = await candidate.sees("Je vraag is verstuurd aan Karin.", "Hallo Karin,", "mag ik morgen later komen?")
    card = await consultant.sees("Amina Bakker schrijft erbij:", "mag ik morgen later komen?")
    await consultant.replies(card, "Ja, om tien uur.")
    await candidate.writes("Dank je wel!")
    thanks = await consultant.sees("Vraag van Amina Bakker", "Dank je wel!")
    await consultant.taps(thanks, "Geen antwoord nodig")
    assert "Karin Smit heeft dit gelezen. Een antwoord is niet nodig." in await consultant.reads(thanks)
    await candidate.sees("Karin heeft je bericht gelezen.", after=state)
    await candidate.sees_nothing_of(NOT_UNDERSTOOD)


async def test_the_button_answers_for_who_does_not_know_how_to_reply(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """[Antwoorden], then the text; stopping sends nothing; a sticker is asked again; the button of the answer writes back."""
    await asks(candidate, "Wat moet ik meenemen?")
    card = await consultant.sees("Vraag van Amina Bakker")
    await consultant.taps(card, "Antwoorden")
    await consultant.taps(await consultant.sees("Wat wil je schrijven aan Amina?"), "Stoppen")
    await consultant.writes("Dit gaat nergens heen.")
    await candidate.sees_nothing_of("nergens")
    await consultant.taps(card, "Antwoorden")
    await consultant.sends_sticker()
    await consultant.sees(CANNOT)
    await consultant.writes("Alleen je legitimatie.")
    await consultant.sees("Verstuurd aan Amina.")
    answer = await candidate.sees("Alleen je legitimatie.")
    await candidate.taps(answer, "Terugschrijven")
    await candidate.sees("Wat wil je schrijven aan Karin?")
    await candidate.writes("Is mijn rijbewijs goed?")
    await consultant.sees("Is mijn rijbewijs goed?", "Alleen je legitimatie.")
    state = await candidate.sees("Je bericht is verstuurd aan Karin.")
    await candidate.taps(state, "Iets erbij zeggen")
    await candidate.writes("Of mijn paspoort?")
    await candidate.sees("Verstuurd aan Karin.")
    await consultant.sees("Amina Bakker schrijft erbij:", "Of mijn paspoort?")
    assert "Of mijn paspoort?" in await candidate.reads(state)


async def test_a_bsn_or_account_in_a_question_is_never_passed_on(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """In the question and in a reply: nobody gets it, it leaves the chat, and the next words are the question."""
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mijn BSN is 111222333. Klopt dat?")
    await candidate.sees("burgerservicenummer")
    await consultant.sees_nothing_of("Vraag van", "111222333")
    await candidate.writes("Klopt mijn nummer bij jullie?")
    card = await consultant.sees("Klopt mijn nummer bij jullie?")
    await consultant.replies(card, "Stuur het naar NL91ABNA0417164300")
    await consultant.sees("rekeningnummer")
    await candidate.sees_nothing_of("NL91", "antwoordt:")
    assert "Karin Smit heeft deze vraag beantwoord." not in await consultant.reads(card)


async def test_the_employer_asks_who_made_the_offer_and_sees_only_own_questions(
    folk: Folk, candidate: Phone, employer: Phone, colleague: Phone, consultant: Phone
) -> None:
    """Same key, same thread; a candidate's question is nothing to them, nor is theirs to the candidate."""
    await folk.placement()
    await asks(candidate, "Is Joost altijd zo streng?")
    await employer.chooses("Iets vragen")
    await employer.sees(ASKED)
    await employer.writes("Kan Amina maandag een uur eerder?")
    card = await consultant.sees("Vraag van Joost Visser van Drukkerij De Punt", "Wie er werkt: Amina Bakker")
    assert "Kan Amina maandag een uur eerder?" in card.text
    await consultant.replies(card, "Dat vraag ik haar.")
    await employer.sees("Karin Smit antwoordt:", "Dat vraag ik haar.")
    await employer.sees_nothing_of("streng")
    await colleague.sees_nothing_of("eerder")
    await candidate.sees_nothing_of("eerder?", "Dat vraag ik haar.")


async def test_a_reply_to_another_message_is_no_part_of_a_question(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A consultant who replies to something else than a question is told kindly; nobody gets a wrong answer."""
    await folk.offer(await folk.job())
    await asks(candidate, "Hoe laat begint het?")
    offer = await consultant.sees("Aangeboden aan Amina.")
    await consultant.replies(offer, "Om negen uur.")
    await consultant.sees(NOT_UNDERSTOOD)
    await candidate.sees_nothing_of("Om negen uur.")


async def test_somebody_else_cannot_answer_or_read_it(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """The buttons of a question are nothing in another chat, whoever forges them."""
    await asks(candidate, "Alleen voor Karin.")
    card = await consultant.sees("Vraag van Amina Bakker")
    forged = card.data("Antwoorden")
    for other in (stand_in, other_candidate):
        await other.presses_data(await other.newest(), forged)
        await other.sees("Deze knop werkt niet meer.")
        await other.sees_nothing_of("Alleen voor Karin.", "Wat wil je schrijven")


async def test_the_second_tap_changes_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """[Geen antwoord nodig] twice, and once more when it was written on since: the new words still wait."""
    await asks(candidate, "Hoe laat?")
    card = await consultant.sees("Vraag van Amina Bakker")
    await consultant.replies(card, "Negen uur.")
    await candidate.writes("Bedankt!")
    thanks = await consultant.sees("Bedankt!")
    settled = thanks.data("Geen antwoord nodig")
    await consultant.presses_data(thanks, settled)
    await consultant.presses_data(thanks, settled)
    await consultant.sees("Dit was al afgehandeld. Het blijft zoals het was.")
    await candidate.writes("O ja, en waar?")
    again = await consultant.sees("O ja, en waar?")
    await consultant.presses_data(again, settled)
    assert (await consultant.looks(again)).buttons == ["Antwoorden", "Geen antwoord nodig"]


async def test_two_answers_at_once_both_arrive(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Whoever answers first answered it; the other's words are added."""
    await asks(candidate, "Welke bus?")
    card = await consultant.sees("Vraag van Amina Bakker")
    await asyncio.gather(consultant.replies(card, "Bus 7."), consultant.replies(card, "Of bus 12."))
    await candidate.sees("Bus 7.")
    await candidate.sees("Of bus 12.")
    assert (await consultant.reads(card)).count("heeft deze vraag beantwoord") == 1


async def test_everybody_in_their_own_language(folk: Folk, english_candidate: Phone, consultant: Phone) -> None:
    """The question is not translated, everything around it is."""
    await english_candidate.chooses("Ask something")
    await english_candidate.sees("What do you want to ask Karin?")
    await english_candidate.writes("May I bring my own lunch?")
    await english_candidate.sees("Your question was sent to Karin.", "Karin answers by Wednesday 18 November")
    card = await consultant.sees("Vraag van Selam Tesfay", "May I bring my own lunch?")
    await consultant.replies(card, "Yes, sure.")
    await english_candidate.sees("Karin Smit answers:", "Yes, sure.")


async def test_an_edit_changes_nothing_that_was_sent(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Who changes an own message in the thread hears that it must be sent anew."""
    own = await asks(candidate, "Om 9 uur?")
    card: Message = await consultant.sees("Om 9 uur?")
    await candidate.edits(own, "Om 10 uur?")
    await candidate.sees("Je hebt een ouder bericht veranderd.")
    assert "Om 9 uur?" in await consultant.reads(card)
