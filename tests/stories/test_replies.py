"""Telegram's own reply: what somebody writes goes to whom the message is about that they reply to, and to nobody else."""

from tests.stories.asking import asks
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

ELSEWHERE = "Je hebt op een ouder bericht geantwoord. Daar heb ik niets mee gedaan."
QUESTION = "Mijn loon is niet goed."


async def _came_twice(open_town: OpenTown) -> tuple[Folk, Phone, Phone, Phone, Message]:
    """A candidate's question came twice at the contact person, because Telegram's answer was lost; the copy that nobody remembers."""
    folk = await Folk.settle(await open_town())
    amina, henk, karin = await folk.phone("candidate"), await folk.phone("other_candidate"), await folk.phone("consultant")
    await henk.chooses("Iets vragen")
    await folk.town.fault("sendMessage", "cut", times=2)
    await henk.writes(QUESTION)
    cards = [m for m in await karin.chat() if m.from_bot and QUESTION in m.text]
    assert len(cards) > 1, await karin.printed()
    return folk, amina, henk, karin, cards[0]


@on_sqlite
async def test_an_answer_to_a_card_that_came_twice_reaches_who_asked(open_town: OpenTown) -> None:
    """In the middle of writing to somebody else, and otherwise: the answer goes to the candidate whose card it is, and to no other."""
    _, amina, henk, karin, first = await _came_twice(open_town)
    await asks(amina, "Mag ik vrijdag eerder weg?")
    card = await karin.sees("Vraag van Amina")
    await karin.taps(card, "Antwoorden")
    await karin.sees("Wat wil je schrijven aan Amina?")
    await karin.replies(first, "Je loon is geregeld.")
    await henk.sees("Karin Smit antwoordt:", "Je loon is geregeld.")
    await amina.sees_nothing_of("Je loon is geregeld.")
    await karin.writes("Dat mag.")
    await karin.sees("Verstuurd aan Amina.")
    await amina.sees("Karin Smit antwoordt:", "Dat mag.")
    await karin.replies(first, "Kijk maar op je rekening.")
    await henk.sees("Karin Smit antwoordt:", "Kijk maar op je rekening.")


async def test_a_reply_to_another_message_answers_no_question(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone
) -> None:
    """While a question waits, a reply to anything else goes nowhere: it is said, and the question is put again."""
    older = await consultant.newest()
    await asks(candidate, "Mag ik vrijdag eerder weg?")
    card = await consultant.sees("Vraag van Amina")
    await consultant.taps(card, "Antwoorden")
    asked = await consultant.sees("Wat wil je schrijven aan Amina?")
    await consultant.replies(older, "Dit is voor een ander.")
    await consultant.sees(ELSEWHERE, "Hoort het bij mijn vraag? Stuur het dan als nieuw bericht.")
    again = await consultant.sees("Wat wil je schrijven aan Amina?", after=asked)
    await candidate.sees_nothing_of("Dit is voor een ander.")
    await consultant.replies(again, "Dat mag.")
    await consultant.sees("Verstuurd aan Amina.")
    await candidate.sees("Karin Smit antwoordt:", "Dat mag.")


async def test_a_reply_with_a_forged_button_reaches_nobody(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone
) -> None:
    """A button beneath that was sealed for another chat, or by nobody, says nothing."""
    await asks(candidate, "Mag ik vrijdag eerder weg?")
    foreign = (await candidate.sees("Je vraag is verstuurd aan Karin.")).data("Iets erbij zeggen")
    for data in (foreign, "USoBAAAAAAAAAAA", "x" * 65, None, 7):
        await consultant.sends_raw(
            text="Dit is voor niemand.",
            reply_to_message={
                "message_id": 2_000_000_000,
                "date": 1_790_000_000,
                "chat": {"id": consultant.id, "type": "private", "first_name": "Karin"},
                "from": {"id": 1, "is_bot": True, "first_name": "Flexbot"},
                "text": "Vraag van Amina",
                "reply_markup": {"inline_keyboard": [[{"text": "Antwoorden", "callback_data": data}], "Antwoorden"]},
            },
        )
    await consultant.sees("Dit begrijp ik niet.")
    await candidate.sees_nothing_of("Dit is voor niemand.")


@on_sqlite
async def test_a_command_as_a_reply_is_no_words_for_the_other(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One that nobody knows is not understood, as anywhere; the other person gets nothing of it."""
    await asks(candidate, "Mag ik vrijdag eerder weg?")
    card = await consultant.sees("Vraag van Amina")
    await consultant.replies(card, "/abc")
    assert (await consultant.newest()).text.startswith("Dit begrijp ik niet.")
    await candidate.sees_nothing_of("/abc")
    await consultant.replies(card, "Dat mag.")
    await candidate.sees("Karin Smit antwoordt:", "Dat mag.")
