"""Who fits a job: what a candidate wants, the list with reasons on the contact person's phone, and an offer to several at once."""

from datetime import time

from tests.stories.phones import Message, Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk


async def answers(phone: Phone, *rounds: tuple[str, ...]) -> Message:
    """Taps these answers, question by question; the card with all of them."""
    await phone.writes("/wensen")
    card = await phone.newest()
    for number, choices in enumerate(rounds):
        for choice in choices:
            card = await phone.looks(card)
            await phone.taps(card, choice)
        await phone.taps(await phone.looks(card), "Verder")
        assert number < 4
    return await phone.looks(card)


async def list_of(consultant: Phone, title: str = "Folders vouwen, Drukkerij De Punt") -> Message:
    """Who fits a job?"""
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), title)
    await consultant.taps(await consultant.newest(), "Wie past?")
    return await consultant.sees("Wie past bij")


async def test_what_a_candidate_wants(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """Four questions on one message, each answer with a tap and taken back with one; no employer reads it."""
    await candidate.writes("/wensen")
    card = await candidate.sees("Wat voor werk wil je doen?", "Tik alles aan wat past.", "Soort werk: nog niet gezegd")
    assert card.buttons[:3] == ["keukenwerk", "schoonmaak", "inpakwerk"]
    await candidate.taps(card, "keukenwerk")
    await candidate.taps(await candidate.looks(card), "zorg")
    await candidate.taps(await candidate.looks(card), "✓ zorg")
    await candidate.taps(await candidate.looks(card), "inpakwerk")
    assert "Soort werk: keukenwerk, inpakwerk" in await candidate.reads(card)
    await candidate.taps(await candidate.looks(card), "Verder")
    assert (await candidate.reads(card)).startswith("Op welke dagen kun je werken?")
    for day in ("dinsdag", "woensdag", "donderdag", "zaterdag"):
        await candidate.taps(await candidate.looks(card), day)
    assert "Dagen: di-do, za" in await candidate.reads(card)
    await candidate.taps(await candidate.looks(card), "Verder")
    assert (await candidate.reads(card)).startswith("Hoe ver weg mag het werk zijn?\nTik één antwoord aan.")
    await candidate.taps(await candidate.looks(card), "hooguit 10 km")
    await candidate.taps(await candidate.looks(card), "Verder")
    await candidate.taps(await candidate.looks(card), "ritme")
    await candidate.taps(await candidate.looks(card), "Terug")
    assert "Afstand: hooguit 10 km" in await candidate.reads(card)
    await candidate.taps(await candidate.looks(card), "Verder")
    await candidate.taps(await candidate.looks(card), "Verder")
    done = await candidate.looks(card)
    for line in (
        "Dit zijn je wensen.",
        "Opdrachtgevers zien dit niet.",
        "Soort werk: keukenwerk, inpakwerk",
        "Dagen: di-do, za",
        "Afstand: hooguit 10 km",
        "Doel: ritme",
    ):
        assert line in done.text, line
    assert done.buttons == ["Soort werk", "Dagen", "Afstand", "Doel"]
    assert len([m for m in await candidate.chat() if "Soort werk" in m.text]) == 1
    await candidate.writes("/wensen")
    assert (await candidate.newest()).text.startswith("Dit zijn je wensen.")
    await employer.sees_nothing_of("keuken", "ritme", "wensen")


async def test_the_list_says_why(folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone) -> None:
    """Best fitting first, each with the reasons in words; what cannot be stands last with its reason."""
    await folk.job()
    await answers(candidate, ("winkelwerk",), ("maandag",), (), ("taal",))
    await answers(
        other_candidate, ("inpakwerk", "vervoer"), ("dinsdag", "woensdag", "donderdag"), ("maakt niet uit",), ("ritme",)
    )
    found = await list_of(consultant)
    assert "Soort werk: nog niet gezegd." in found.text
    await consultant.taps(found, "Soort werk")
    await consultant.taps(await consultant.looks(found), "inpakwerk")
    await consultant.taps(await consultant.looks(found), "Naar de lijst")
    await consultant.taps(await consultant.looks(found), "Helpt bij")
    await consultant.taps(await consultant.looks(found), "ritme")
    await consultant.taps(await consultant.looks(found), "Naar de lijst")
    text = await consultant.reads(found)
    for line in (
        "Soort werk: inpakwerk.\nHelpt bij: ritme.",
        "1. Henk de Vries: wil inpakwerk; vrij di, do; doel: ritme",
        "2. Selam Tesfay: heeft nog geen wensen gezegd",
        "3. Amina Bakker: wil ander werk: winkelwerk; niet vrij di, do; ander doel: taal",
        "4. Ilse van Dam: kan niet: doet nog niet mee; geen telefoon",
        "Jij kiest. Een nee tegen ander werk telt hier niet mee.",
    ):
        assert line in text, f"{line}\n{text}"
    await consultant.taps(await consultant.looks(found), "Henk de Vries")
    why = await consultant.sees("Henk de Vries en “Folders vouwen”")
    assert "• wil inpakwerk\n• vrij di, do\n• doel: ritme" in why.text
    assert why.buttons == ["Aanbieden", "Wensen voor werk"]


async def test_offered_to_several_with_one_tap(
    folk: Folk, candidate: Phone, other_candidate: Phone, english_candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """Three are picked, one of them not any more; both hear it; the place is filled once, and the other hears it kindly."""
    await folk.job()
    found = await list_of(consultant)
    rows = [(row[0].text, row[1].text) for row in found.rows if len(row) == 2 and row[1].text == "Kiezen"]
    assert rows == [("Amina Bakker", "Kiezen"), ("Henk de Vries", "Kiezen"), ("Selam Tesfay", "Kiezen")]
    for _ in range(3):
        found = await consultant.looks(found)
        await consultant.presses_data(found, found.data("Kiezen"))
    found = await consultant.looks(found)
    assert "Aanbieden aan 3" in found.buttons
    last = [b for row in found.rows for b in row if b.text == "Niet kiezen"][-1]
    await consultant.presses_data(found, last.data or "")
    await consultant.taps(await consultant.looks(found), "Aanbieden aan 2")
    await consultant.sees("Aangeboden aan Amina, Henk.")
    assert "Selam Tesfay" in await consultant.reads(found)
    assert "Amina Bakker" not in await consultant.reads(found)
    await english_candidate.sees_nothing_of("Do you want to do this work?")
    for phone in (candidate, other_candidate):
        await phone.taps(await phone.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await consultant.taps(await consultant.sees("Henk wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await other_candidate.sees("De plek voor “Folders vouwen” is vergeven.")
    await employer.sees("Deze plek is vergeven.", "heftruck, magazijn")


async def test_refusing_work_changes_no_place_in_the_list(
    folk: Folk, candidate: Phone, other_candidate: Phone, english_candidate: Phone, consultant: Phone
) -> None:
    """Somebody says no to three other jobs, and why; the list stays letter for letter as it was."""
    others = [await folk.job(title=f"Ander werk {n}") for n in range(3)]
    await folk.job()
    before = (await list_of(consultant)).text
    for job in others:
        await folk.offer(job)
        await candidate.taps(await candidate.newest(), "Nee")
    await candidate.taps(await candidate.sees("Je hebt nee gezegd."), "Waarom? (hoeft niet)")
    await candidate.writes("Ik wil geen folders.")
    assert (await list_of(consultant)).text == before


async def test_hours_that_overlap_stop_an_offer(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """Who works then already stands last, cannot be picked, and a button from before offers nothing."""
    job = await folk.job(title="Ochtendwerk", starts=time(8), ends=time(12))
    early = await list_of(consultant, "Ochtendwerk, Drukkerij De Punt")
    await consultant.taps(early, "Amina Bakker")
    why = await consultant.sees("Amina Bakker en “Ochtendwerk”")
    await folk.placement()
    await consultant.taps(why, "Aanbieden")
    await consultant.sees("Deze persoon werkt op die uren al: Inpakken.")
    assert "Amina Bakker: kan niet: werkt dan al (Inpakken)" in (await list_of(consultant, "Ochtendwerk, Drukkerij De Punt")).text
    await candidate.sees_nothing_of("Wil je dit werk doen?")
    assert job


async def test_how_far_it_is_and_who_was_here_in_another_way(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Kilometres between two areas, as far as the municipality gave them; another instrument on the same work is a stop."""
    await folk.job(place="Kade 12, 3511 AB Voorbeeldstad")
    await folk.lives_in("candidate", "3512", p3511=(136_000, 455_000), p3512=(136_000, 459_000))
    await folk.was_in("other_candidate", "work_experience_place")
    await answers(candidate, (), ("dinsdag", "donderdag"), ("hooguit 5 km",))
    found = await list_of(consultant)
    assert "1. Amina Bakker: vrij di, do; 4 km" in found.text
    assert "Selam Tesfay: dagen nog niet gezegd; afstand niet bekend" in found.text
    assert "Henk de Vries: kan niet: was hier al met een werkervaringsplaats" in found.text
    await consultant.taps(found, "Henk de Vries")
    await consultant.sees("Deze persoon deed dit werk hier al eerder", "werkervaringsplaats, tot en met 30 juni 2026")
    await employer.sees_nothing_of("km", "werkervaringsplaats", "3512")


async def test_the_contact_person_fills_it_in_with_them(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """On the candidate's card; both see the same."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Wensen voor werk")
    card = await consultant.sees("Wat voor werk wil Amina doen?")
    await consultant.taps(card, "groenwerk")
    await candidate.writes("/wensen")
    await candidate.sees("Dit zijn je wensen.", "Soort werk: groenwerk")


async def test_many_candidates_in_pages(folk: Folk, consultant: Phone) -> None:
    """Six a page, the next and the previous."""
    await folk.more_candidates(9)
    await folk.job()
    found = await list_of(consultant)
    assert "6. " in found.text
    assert "7. " not in found.text
    await consultant.taps(found, "Volgende")
    found = await consultant.looks(found)
    assert "7. " in found.text
    assert "13. Ilse van Dam: kan niet" not in found.text
    await consultant.taps(found, "Volgende")
    assert "13. Ilse van Dam: kan niet" in await consultant.reads(found)
    await consultant.taps(await consultant.looks(found), "Vorige")
    assert "7. " in await consultant.reads(found)


@on_sqlite
async def test_the_list_is_the_contact_persons_alone(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone, far_consultant: Phone
) -> None:
    """A colleague has a list of their own candidates; nobody opens another's with a stolen button."""
    await folk.job()
    found = await list_of(consultant)
    for phone in (candidate, employer, stand_in, far_consultant):
        for caption in ("Amina Bakker", "Kiezen", "Soort werk"):
            await phone.presses_data(found, found.data(caption))
            await phone.sees("Deze knop werkt niet meer.")
    await stand_in.chooses("Klussen")
    await stand_in.taps(await stand_in.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await stand_in.taps(await stand_in.newest(), "Wie past?")
    assert (await stand_in.newest()).text == "Deze klus is aan al je kandidaten aangeboden."
