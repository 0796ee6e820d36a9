"""Telegram says that somebody cannot be written to. Nothing that was to be told to them is lost: it comes when they are heard of again."""

from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def test_an_answer_that_was_refused_comes_with_the_next_word(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One refusal, and the person writes on: both questions are answered, in order."""
    await folk.town.fault("sendMessage", "403")
    asked = await candidate.writes("/hulp")
    await candidate.sees_nothing_of("Dit kun je hier doen:", after=asked)
    again = await candidate.writes("/nu")
    help_ = await candidate.sees("Dit kun je hier doen:", after=again)
    next_step = await candidate.newest()
    assert next_step.id > help_.id
    assert "Dit gebeurt er nu:" in next_step.text


async def test_a_decided_card_shows_its_result_after_all(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The yes counted, the card could not be changed: it is when the person taps it again, and the contact person hears it once."""
    await folk.offer(await folk.job())
    offer = await candidate.sees("Wil je dit werk doen?")
    await folk.town.fault("editMessageText", "403")
    await candidate.taps(offer, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden")
    assert "Ja, stel me voor" in (await candidate.looks(offer)).buttons
    await candidate.taps(offer, "Ja, stel me voor")
    decided = await candidate.looks(offer)
    assert "Je hebt ja gezegd" in decided.text
    assert "Ja, stel me voor" not in decided.buttons
    assert len([m for m in await consultant.chat() if "Amina wil voorgesteld worden" in m.text]) == 1


async def test_who_blocked_the_bot_hears_afterwards_what_came_meanwhile(open_town: OpenTown) -> None:
    """An offer of three days ago is there when they are back, once; the answer to what they asked then is not: it is asked again in a tap."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.town.fault("sendMessage", "403")
    await candidate.writes("/hulp")
    await candidate.blocks()
    await folk.offer(await folk.job())
    await consultant.sees("Berichten aan Amina Bakker komen niet meer aan. Bel even.")
    await folk.town.clock(advance="P3D")
    last = (await candidate.chat())[-1].id
    await candidate.starts()
    await candidate.sees("Wil je dit werk doen?", after=last)
    assert len([m for m in await candidate.chat() if "Wil je dit werk doen?" in m.text]) == 1
    await candidate.sees_nothing_of("Dit kun je hier doen:", after=last)
