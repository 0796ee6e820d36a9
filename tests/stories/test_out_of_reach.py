"""Telegram says that somebody cannot be written to. Nothing that was to be told to them is lost: it comes when they are heard of again."""

from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk
from tests.stories.weeks import AWeek


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


async def test_who_confirms_hours_and_blocked_the_bot_waits_until_they_are_back(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """The contact person of who works there hears it once and has it on the list, until that person is back; nobody else has it."""
    await folk.placement()
    await employer.blocks()
    await consultant.sees("Berichten aan Joost Visser van Drukkerij De Punt komen niet meer aan. Bel even.")
    box = await what_waits(consultant)
    assert box.buttons == ["Niet te bereiken voor Amina: Drukkerij De Punt"]
    await consultant.taps(box, box.buttons[0])
    found = await consultant.sees("Over Amina:", "Berichten aan Joost Visser van Drukkerij De Punt komen niet aan.", after=box)
    assert "Het laatste teken was op 16 november 2026." in found.text
    assert "Bel de opdrachtgever. Anders worden de uren van Amina misschien niet bevestigd." in found.text
    assert (await what_waits(stand_in)).text == "Er wacht niets."
    assert len([m for m in await consultant.chat() if "komen niet meer aan" in m.text]) == 1
    await employer.unblocks()
    assert (await what_waits(consultant)).text == "Er wacht niets."


async def test_a_week_that_the_employer_cannot_see_is_said_to_be_so(week: AWeek) -> None:
    """The bot was blocked and nobody was told yet: the week that is asked does not arrive, and the contact person hears why."""
    await week.town.fault("sendMessage", "403")
    await week.signed()
    await week["consultant"].sees("Berichten aan Joost Visser van Drukkerij De Punt komen niet meer aan. Bel even.")
    await week["employer"].writes("/hulp")
    await week["employer"].sees("Kloppen deze uren?")
    await week["employer"].sees("Dit kun je hier doen:")
    assert (await what_waits(week["consultant"])).text == "Er wacht niets."


async def test_it_does_not_wait_any_more_when_it_is_dealt_with(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """One tap takes it off the list, while that person still cannot be reached."""
    await folk.placement()
    await employer.blocks()
    box = await what_waits(consultant)
    await consultant.taps(box, box.buttons[0])
    await consultant.taps(await consultant.newest(), "Het is geregeld")
    await consultant.sees("Genoteerd.", "Dit over Amina staat niet meer op je lijst.")
    assert (await what_waits(consultant)).text == "Er wacht niets."


async def test_an_employer_at_whom_nobody_works_is_missed_by_nobody(
    folk: Folk, candidate: Phone, other_employer: Phone, consultant: Phone
) -> None:
    """Somebody works at one employer; of another one the contact blocks the bot."""
    await folk.placement()
    await other_employer.blocks()
    assert (await what_waits(consultant)).text == "Er wacht niets."
    await consultant.sees_nothing_of("komen niet meer aan")
