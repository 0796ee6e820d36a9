"""An employer who says nothing about a proposed candidate: somebody hears it, so that nobody waits for ever."""

from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def proposed(open_town: OpenTown) -> tuple[Folk, Phone, Phone, Phone]:
    """On Monday 16 November Amina says yes to folding leaflets and is proposed."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    return folk, candidate, employer, consultant


async def test_after_three_working_days_the_contact_person_hears_it_and_calls(open_town: OpenTown) -> None:
    """Once, and from then on it stands in what waits until the employer chooses; the candidate and the employer are told nothing."""
    folk, candidate, employer, consultant = await proposed(open_town)
    await folk.town.clock(now="2026-11-19T08:55:00+01:00")
    assert "Wacht op Drukkerij De Punt: Amina" not in (await what_waits(consultant)).buttons
    await consultant.sees_nothing_of("heeft nog niet gekozen")
    await folk.town.clock(now="2026-11-19T09:10:00+01:00")
    told = await consultant.sees("Drukkerij De Punt heeft nog niet gekozen: Amina, “Folders vouwen”.")
    assert "Amina wacht op antwoord. Bel je Drukkerij De Punt?" in told.text
    await consultant.taps(told, "Naar het aanbod")
    await consultant.sees("Amina is voorgesteld bij Drukkerij De Punt.", after=told)
    assert "Wacht op Drukkerij De Punt: Amina" in (await what_waits(consultant)).buttons
    for phone in (candidate, employer):
        await phone.sees_nothing_of("nog niet gekozen", "wacht op antwoord")
    await folk.town.clock(now="2026-11-20T09:10:00+01:00")
    assert len([m for m in await consultant.chat() if "heeft nog niet gekozen" in m.text]) == 1
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    assert "Wacht op Drukkerij De Punt: Amina" not in (await what_waits(consultant)).buttons


async def test_an_answered_proposal_is_asked_about_no_more(open_town: OpenTown) -> None:
    """The employer said not this time."""
    folk, _, employer, consultant = await proposed(open_town)
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Deze keer niet")
    await folk.town.clock(now="2026-11-19T09:10:00+01:00")
    await consultant.sees_nothing_of("heeft nog niet gekozen")
    assert not [line for line in (await what_waits(consultant)).buttons if line.startswith("Wacht op")]
