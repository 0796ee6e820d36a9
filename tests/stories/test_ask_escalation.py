"""What an employer asks about the end of work passes on as questions do: to the stand-in after two working days, to the lead after four."""

from datetime import date

from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def asked(open_town: OpenTown, answer: str) -> tuple[Folk, dict[str, Phone]]:
    """Joost answers how Amina's work goes on, on Monday 16 November at nine."""
    folk = await Folk.settle(await open_town())
    names = ("candidate", "employer", "consultant", "stand_in", "lead")
    phones = {name: await folk.phone(name) for name in names}
    await folk.placement(ends_on=date(2027, 1, 29))
    await phones["employer"].chooses("Mijn mensen")
    await phones["employer"].taps(await phones["employer"].newest(), "Hoe gaat het verder?")
    card = await phones["employer"].newest()
    await phones["employer"].taps(card, answer)
    return folk, phones


async def test_an_offered_contract_goes_to_the_stand_in_and_then_to_the_lead(open_town: OpenTown) -> None:
    """The employer sees who has it and until when; it is in one box at a time; the lead answers, and it is gone for all."""
    folk, phones = await asked(open_town, "Contract aanbieden")
    joost, karin, mark, els = (phones[name] for name in ("employer", "consultant", "stand_in", "lead"))
    first = await karin.sees("Drukkerij De Punt wil Amina een contract aanbieden.", "Antwoord voor woensdag 18 november, 09:0")
    assert (await what_waits(karin)).buttons == ["Biedt contract aan: Amina, voor wo 18 nov"]
    await folk.town.clock(now="2026-11-18T08:55:00+01:00")
    await mark.sees_nothing_of("contract aanbieden")

    await folk.town.clock(now="2026-11-18T09:15:00+01:00")
    taken = await mark.sees(
        "Drukkerij De Punt wil Amina een contract aanbieden.", "Mark Jansen heeft dit overgenomen van Karin Smit."
    )
    assert "Antwoord voor vrijdag 20 november, 09:0" in taken.text
    told = await joost.sees("Karin kon je nog niet antwoorden over het werk van Amina.", "Mark Jansen heeft het nu.")
    assert "Mark Jansen antwoordt uiterlijk vrijdag 20 november, 09:0" in told.text
    await joost.chooses("Mijn mensen")
    await joost.taps(await joost.newest(), "Hoe gaat het verder?")
    await joost.sees("Je wilt een contract aanbieden. Mark neemt contact met je op.", after=told)
    assert (await what_waits(karin)).buttons == []
    assert (await what_waits(mark)).buttons == ["Biedt contract aan: Amina, voor vr 20 nov"]
    await els.sees_nothing_of("contract aanbieden")

    await folk.town.clock(now="2026-11-20T09:15:00+01:00")
    last = await els.sees(
        "Drukkerij De Punt wil Amina een contract aanbieden.", "Els de Boer heeft dit overgenomen van Karin Smit."
    )
    await joost.sees("Mark kon je nog niet antwoorden over het werk van Amina.", "Els de Boer antwoordt zo snel mogelijk.")
    assert (await what_waits(els)).buttons == ["Biedt contract aan: Amina, sinds ma 16 nov"]
    assert (await what_waits(mark)).buttons == []
    await els.taps(last, "Gaat niet door")
    no = await joost.sees("Het contract voor Amina gaat nu niet door.", "De laatste dag blijft vrijdag 29 januari.")
    assert "Els neemt contact met je op." in no.text
    for phone, card in ((karin, first), (mark, taken), (els, last)):
        assert "Het gaat zo niet door. De opdrachtgever weet het, en leest dat Els contact opneemt." in await phone.reads(card)
        assert (await phone.looks(card)).buttons == []
        assert (await what_waits(phone)).buttons == []
    await phones["candidate"].sees_nothing_of("contract")


async def test_a_promise_that_nobody_can_keep_is_taken_back_once(open_town: OpenTown) -> None:
    """Neither stand-in nor lead can be reached: once the day passes the employer reads that it takes longer, and Karin's card names none."""
    folk, phones = await asked(open_town, "Contract aanbieden")
    joost, karin = phones["employer"], phones["consultant"]
    first = await karin.sees("Drukkerij De Punt wil Amina een contract aanbieden.", "Antwoord voor woensdag 18 november, 09:0")
    for name in ("stand_in", "lead"):
        await phones[name].blocks()
    await folk.town.clock(now="2026-11-27T12:00:00+01:00")
    await joost.sees("Het duurt langer dan beloofd.", "Karin heeft je vraag nog.")
    assert len([one for one in await joost.chat() if "Het duurt langer dan beloofd." in one.text]) == 1
    assert "Antwoord zo snel mogelijk." in await karin.reads(first)
    assert "Biedt contract aan: Amina, sinds ma 16 nov" in (await what_waits(karin)).buttons


async def test_whoever_took_it_over_records_the_end(open_town: OpenTown) -> None:
    """The stand-in does what the contact person would have done; then nothing passes on any more."""
    folk, phones = await asked(open_town, "Contract aanbieden")
    mark, els = phones["stand_in"], phones["lead"]
    await folk.town.clock(now="2026-11-18T09:15:00+01:00")
    await mark.taps(await mark.sees("wil Amina een contract aanbieden"), "Einde vastleggen")
    await mark.taps(await mark.sees("Is het betaalde werk voltijd of deeltijd?"), "Voltijd")
    await mark.taps(await mark.sees("Wat is de laatste dag?"), "vr 29 jan")
    await phones["employer"].sees("Amina komt bij jullie werken met een contract. Gefeliciteerd.")
    await folk.town.clock(now="2026-11-20T09:15:00+01:00")
    await els.sees_nothing_of("contract aanbieden")


async def test_an_answered_ask_and_one_the_candidate_has_pass_to_nobody(open_town: OpenTown) -> None:
    """The candidate is asked whether to stay: that is the candidate's to answer, not the stand-in's."""
    folk, phones = await asked(open_town, "Langer doorgaan")
    karin = phones["consultant"]
    ask = await karin.sees("Drukkerij De Punt wil langer doorgaan met Amina.")
    await karin.taps(ask, ask.buttons[0])
    await phones["candidate"].sees("Wil je doorgaan met dit werk")
    await folk.town.clock(now="2026-11-23T10:00:00+01:00")
    for name in ("stand_in", "lead"):
        await phones[name].sees_nothing_of("wil langer doorgaan")
    await phones["employer"].sees_nothing_of("kon je nog niet antwoorden")


async def test_a_contract_that_the_stand_in_records_is_told_to_the_contact_person(open_town: OpenTown) -> None:
    """Mark took the ask over and records the outflow: Karin reads what he did, and that Amina has other work that runs on."""
    folk, phones = await asked(open_town, "Contract aanbieden")
    await folk.phone("other_employer")
    await folk.placement(
        employer="Zorggroep Oost", member="other_employer", title="Helpen in de keuken", weekdays=(6,), ends_on=date(2027, 1, 29)
    )
    karin, mark = phones["consultant"], phones["stand_in"]
    await folk.town.clock(now="2026-11-18T09:15:00+01:00")
    await mark.taps(await mark.sees("wil Amina een contract aanbieden."), "Einde vastleggen")
    await mark.taps(await mark.sees("Is het betaalde werk voltijd of deeltijd?"), "Voltijd")
    await mark.taps(await mark.sees("Wat is de laatste dag?"), "vr 20 nov")
    told = await karin.sees(
        "Mark Jansen legde vast hoe het werk van Amina eindigt: betaald werk bij dezelfde opdrachtgever, voltijd.",
        "Laatste dag: 20 november 2026",
        "Amina heeft ook nog werk: Helpen in de keuken bij Zorggroep Oost, tot en met 29 januari 2027.",
    )
    assert told.buttons == ["Werk: Helpen in de keuken"]
    await mark.sees_nothing_of("heeft ook nog werk")
    assert "Einde vastleggen: Amina, Helpen in de keuken" in (await what_waits(karin)).buttons
    await karin.taps(told, "Werk: Helpen in de keuken")
    await karin.sees("Leg ook van dit werk het einde vast.")


async def test_a_colleague_who_asked_nothing_reads_it_without_being_addressed(open_town: OpenTown) -> None:
    """Who asked reads that they were not answered; the colleague reads that it has passed on."""
    folk = await Folk.settle(await open_town())
    employer, colleague = await folk.phone("employer"), await folk.phone("colleague")
    for name in ("candidate", "consultant", "stand_in"):
        await folk.phone(name)
    await folk.placement(ends_on=date(2027, 1, 29))
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Hoe gaat het verder?")
    await employer.taps(await employer.newest(), "Contract aanbieden")
    await folk.town.clock(now="2026-11-18T09:15:00+01:00")
    await employer.sees("Karin kon je nog niet antwoorden over het werk van Amina.")
    await colleague.sees("Karin kon nog niet antwoorden over het werk van Amina.", "Mark Jansen heeft het nu.")


async def test_a_new_ask_is_for_who_has_the_desk_now(open_town: OpenTown) -> None:
    """Els had taken the contract over and said no. Why the employer wants to stop earlier is for Karin: the question says so, the card
    says so, and she gets it."""
    folk, phones = await asked(open_town, "Contract aanbieden")
    joost, karin, els = (phones[name] for name in ("employer", "consultant", "lead"))
    for moment in ("2026-11-18T09:15:00+01:00", "2026-11-20T09:15:00+01:00"):
        await folk.town.clock(now=moment)
    await els.taps(await els.sees("Els de Boer heeft dit overgenomen van Karin Smit."), "Gaat niet door")
    await joost.sees("Het contract voor Amina gaat nu niet door.", "Els neemt contact met je op.")
    await joost.chooses("Mijn mensen")
    await joost.taps(await joost.newest(), "Hoe gaat het verder?")
    await joost.taps(await joost.newest(), "Eerder stoppen")
    await joost.sees("Waarom wil je eerder stoppen met Amina?", "Karin leest het")
    await joost.writes("Er is te weinig werk.")
    await joost.sees("Je wilt eerder stoppen. Karin neemt contact met je op.")
    await karin.sees("Drukkerij De Punt wil eerder stoppen met Amina.", "Er is te weinig werk.")
    await els.sees_nothing_of("Er is te weinig werk.")
