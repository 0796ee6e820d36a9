"""Several people want the same thing, or one wants it twice: one gets it, and everybody hears what became of it."""

import asyncio

from tests.stories.phones import Phone
from tests.stories.test_offer import proposed
from tests.stories.town import Folk


async def test_two_for_one_place(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The first choice fills the place; who else was proposed hears it kindly, and their proposal closes at the employer's."""
    job = await folk.job()
    mine = await proposed(folk, candidate, consultant, job)
    theirs = await proposed(folk, other_candidate, consultant, job, "other_candidate")
    await employer.taps(await employer.sees("Henk wil graag bij je werken."), "Welkom")
    await candidate.sees("De plek voor “Folders vouwen” is vergeven.", "Dat zegt niets over jou.")
    assert "Drukkerij De Punt zegt: welkom!" in await other_candidate.reads(theirs)
    closed = await employer.sees("Deze plek is vergeven.", "Ervaring: 3 jaar in een kantine")
    assert closed.buttons == []
    await employer.sees_nothing_of("deze keer niet.")
    assert "Drukkerij De Punt koos deze keer iemand anders." in await candidate.reads(mine)
    await candidate.sees_nothing_of("Henk", "Dit is je werk")


async def test_an_open_offer_closes_when_the_place_is_filled(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Who had not answered yet hears it, and the buttons are gone."""
    job = await folk.job()
    await folk.offer(job, "other_candidate")
    waiting = await other_candidate.sees("Wil je dit werk doen?")
    yes = waiting.data("Ja, stel me voor")
    await proposed(folk, candidate, consultant, job)
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await other_candidate.sees("De plek voor “Folders vouwen” is vergeven.", "Je hoeft niets te doen.")
    assert (await other_candidate.looks(waiting)).buttons == []
    await other_candidate.presses_data(waiting, yes)
    await other_candidate.sees("Deze plek is vergeven. Dank je dat je hebt gekeken.", after=waiting)


async def test_two_places_take_two(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """With two places the second candidate is welcome too."""
    job = await folk.job(places=2)
    await proposed(folk, candidate, consultant, job)
    await proposed(folk, other_candidate, consultant, job, "other_candidate")
    for name in ("Amina", "Henk"):
        await employer.taps(await employer.sees(f"{name} wil graag bij je werken."), "Welkom")
        await employer.sees(f"Bevestigd: {name} komt bij je werken.")
    await candidate.sees("Dit is je werk:")
    await other_candidate.sees("Dit is je werk:")


async def test_a_second_tap_changes_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Ten taps at once are one yes: the contact person hears it once."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    await asyncio.gather(*(candidate.presses_data(card, yes, wait=False) for _ in range(10)))
    assert "Je hebt ja gezegd" in await candidate.reads(card)
    heard = [m for m in await consultant.chat() if "wil voorgesteld worden" in m.text and m.buttons]
    assert len(heard) == 1
    assert len([m for m in await candidate.chat() if "Folders vouwen" in m.text]) == 1


async def test_yes_and_no_at_once_is_one_answer(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """What came first counts; card and contact person tell the same story."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes, no = card.data("Ja, stel me voor"), card.data("Nee")
    await asyncio.gather(*(candidate.presses_data(card, data, wait=False) for data in (yes, no, yes, no)))
    said_yes = "Je hebt ja gezegd" in await candidate.reads(card)
    told_yes = any("wil voorgesteld worden" in m.text for m in await consultant.chat())
    told_no = any("heeft nee gezegd tegen" in m.text for m in await consultant.chat())
    assert (told_yes, told_no) == (said_yes, not said_yes)
    await candidate.sees("Hier is al op geantwoord. Het antwoord blijft zoals het was.")


async def test_the_colleague_can_answer_too_once(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone, other_employer: Phone
) -> None:
    """Both people of the employer get the proposal; the first answer counts and the other's card shows it."""
    await proposed(folk, candidate, consultant)
    ours = await employer.sees("Amina wil graag bij je werken.")
    theirs = await colleague.sees("Amina wil graag bij je werken.")
    late = theirs.data("Welkom")
    await employer.taps(ours, "Deze keer niet")
    assert "Joost Visser koos Amina deze keer niet." in await colleague.reads(theirs)
    await colleague.presses_data(theirs, late)
    await colleague.sees("Hier is al op geantwoord. Het antwoord blijft zoals het was.")
    await candidate.sees_nothing_of("Dit is je werk")
    await other_employer.sees_nothing_of("Amina")


async def test_two_employers_choose_at_once(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """Two colleagues welcome different people for one place at the same moment: one placement, one kind word."""
    job = await folk.job()
    await proposed(folk, candidate, consultant, job)
    await proposed(folk, other_candidate, consultant, job, "other_candidate")
    one, other = await employer.sees("Amina wil graag"), await colleague.sees("Henk wil graag")
    await asyncio.gather(employer.taps(one, "Welkom", wait=False), colleague.taps(other, "Welkom", wait=False))
    await folk.town.quiet()
    placed = [any("Dit is je werk:" in m.text for m in await phone.chat()) for phone in (candidate, other_candidate)]
    filled = [any("is vergeven" in m.text for m in await phone.chat()) for phone in (candidate, other_candidate)]
    assert sorted(placed) == [False, True]
    assert filled == [not one for one in placed]


async def test_nobody_is_asked_twice_for_the_same_job(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """An offered candidate is no longer in the list, and the button of an older list does not offer again."""
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij “Folders vouwen”?"), "Amina Bakker")
    one = await consultant.sees("Amina Bakker en")
    again = one.data("Aanbieden")
    await consultant.taps(one, "Aanbieden")
    await consultant.presses_data(one, again)
    await consultant.sees("Deze klus is al aan deze persoon aangeboden.")
    assert len([m for m in await candidate.chat() if "Wil je dit werk doen?" in m.text]) == 1
