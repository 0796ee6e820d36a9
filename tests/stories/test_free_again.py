"""A place is free again after the last day of who had it; whoever comes then gets a place of their own."""

from datetime import date

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown
from tests.stories.test_offer import proposed
from tests.stories.town import Folk

LASTS = {"starts_on": date(2026, 11, 17), "ends_on": date(2026, 12, 18)}


async def job_of(consultant: Phone) -> Message:
    """The card of the job, as it is now."""
    await consultant.chooses("Klussen")
    before = await consultant.newest()
    await consultant.taps(before, "Folders vouwen, Drukkerij De Punt")
    return await consultant.sees("Tarief: € 18,50 per gewerkt uur.", after=before)


async def stops(folk: Folk, worker: Phone, consultant: Phone, day: str) -> None:
    """Wants to stop, and does on that day."""
    await worker.taps(await worker.sees("Dit is je werk:"), "Stoppen met dit werk")
    await worker.taps(await worker.sees("Wil je stoppen met dit werk?"), "Ja, ik wil stoppen")
    await worker.taps(await worker.sees("waarom?"), "Liever niet")
    await consultant.taps(await consultant.sees("wil stoppen."), day)


async def test_who_stops_leaves_a_place_free(open_town: OpenTown) -> None:
    """Two places and two at work; one stops on Friday. On Monday there is one place, which a third gets, and none after that."""
    folk = await Folk.settle(await open_town())
    names = ("candidate", "other_candidate", "english_candidate", "consultant", "employer")
    amina, henk, selam, karin, joost = [await folk.phone(name) for name in names]
    job = await folk.job(**LASTS, places=2)
    for phone, name in ((amina, "candidate"), (henk, "other_candidate")):
        await proposed(folk, phone, karin, job, name)
        await joost.taps(await joost.sees(f"{phone.first_name} wil graag bij je werken."), "Welkom")
    full = await job_of(karin)
    assert "0 plekken vrij" in full.text
    assert "Wie past?" not in full.buttons
    await stops(folk, henk, karin, "vr 20 nov")
    assert "0 plekken vrij" in (await job_of(karin)).text
    await folk.town.clock(now="2026-11-23T09:00:00+01:00")
    free = await job_of(karin)
    assert "1 plek vrij" in free.text
    assert "• Amina Bakker: geplaatst\n• Henk de Vries: werkte tot en met 20 november 2026" in free.text
    await karin.taps(free, "Wie past?")
    await karin.taps(await karin.newest(), "Selam Tesfay")
    await karin.taps(await karin.newest(), "Aanbieden")
    await selam.taps(await selam.sees("Do you want to do this work?"), "Yes, propose me")
    await karin.taps(await karin.sees("Selam wil voorgesteld worden"), "Voorstellen")
    await joost.taps(await joost.sees("Selam wil graag bij je werken."), "Welkom")
    await joost.sees("Bevestigd: Selam komt bij je werken.", "Eerste dag: 24 november 2026")
    await selam.sees("This is your work:")
    assert "0 plekken vrij" in (await job_of(karin)).text


async def test_who_was_not_chosen_and_is_placed_at_once_is_placed(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Not this time, and then agreed by telephone: the job, the candidate's card and the employer's say so."""
    mine = await proposed(folk, candidate, consultant)
    proposal = await employer.sees("Amina wil graag bij je werken.")
    await employer.taps(proposal, "Deze keer niet")
    assert "• Amina Bakker: niet gekozen" in (await job_of(consultant)).text
    await consultant.taps(await job_of(consultant), "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Wil je Amina nu plaatsen?"), "Ja, plaatsen")
    assert "• Amina Bakker: geplaatst" in (await job_of(consultant)).text
    assert (await candidate.reads(mine)).startswith("Je hebt dit werk. Dat is afgesproken met Drukkerij De Punt.")
    assert (await employer.reads(proposal)).startswith("Amina heeft dit werk.")
    await consultant.sees("Amina is direct geplaatst bij Drukkerij De Punt.")


async def test_who_is_placed_at_once_while_proposed_is_chosen_by_nobody_else(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """The proposal waits, and the only place goes to that same candidate: no card says that it went to somebody else."""
    mine = await proposed(folk, candidate, consultant)
    proposal = await employer.sees("Amina wil graag bij je werken.")
    await consultant.taps(await job_of(consultant), "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Wil je Amina nu plaatsen?"), "Ja, plaatsen")
    assert (await candidate.reads(mine)).startswith("Je hebt dit werk.")
    assert (await employer.reads(proposal)).startswith("Amina heeft dit werk.")
    assert (await employer.looks(proposal)).buttons == []
    for phone in (candidate, employer):
        await phone.sees_nothing_of("vergeven", "iemand anders", "deze keer niet")
