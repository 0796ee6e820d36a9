"""The consultant's desk: what waits, and the own candidates with their phones."""

import re

from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.town import Folk

OLD_BUTTON = "Deze knop werkt niet meer."
STRANGER = "Hallo! Ik ken je nog niet."


async def test_nothing_waits(folk: Folk, consultant: Phone) -> None:
    """One sentence, no buttons."""
    box = await what_waits(consultant)
    assert box.text == "Er wacht niets."
    assert box.buttons == []


async def test_everything_that_waits_most_urgent_first(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone
) -> None:
    """A question, a candidate to propose, an offer without an answer; each line opens the live card, and what is done is gone."""
    await folk.offer(await folk.job(title="Poetsen"))
    await folk.offer(await folk.job(title="Sjouwen"), to="other_candidate")
    await other_candidate.taps(await other_candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wie is de baas daar?")
    box = await what_waits(consultant)
    assert "Er wachten 3 dingen op je." in box.text
    assert re.fullmatch(r"Vraag: Amina, voor wo 18 nov \d\d:\d\d", box.buttons[0])
    assert box.buttons[1:] == ["Voorstellen: Henk, Sjouwen", "Nog geen antwoord: Amina, Poetsen"]
    await consultant.taps(box, box.buttons[0])
    card = await consultant.sees("Vraag van Amina Bakker", after=box)
    await consultant.replies(card, "Joost Visser.")
    await consultant.taps(box, "Voorstellen: Henk, Sjouwen")
    offer = await consultant.sees("Henk wil voorgesteld worden bij Drukkerij De Punt.", after=card)
    await consultant.taps(offer, "Voorstellen")
    await consultant.taps(box, "Nog geen antwoord: Amina, Poetsen")
    await consultant.sees("Aangeboden aan Amina. Wacht op antwoord.", after=offer)
    assert (await what_waits(consultant)).buttons == ["Nog geen antwoord: Amina, Poetsen"]


async def test_more_than_ten_things_come_in_pages(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Ten to a page, each once; the second page leads back to the first."""
    titles = [f"Klus {number:02}" for number in range(1, 13)]
    for title in titles:
        await folk.offer(await folk.job(title=title))
    first = await what_waits(consultant)
    assert "Er wachten 12 dingen op je." in first.text
    assert "• Nog geen antwoord: Amina, Klus 01. Sinds vandaag." in first.text
    assert "Klus 11" not in first.text
    assert first.buttons == [*(f"Nog geen antwoord: Amina, {title}" for title in titles[:10]), "Volgende"]
    await consultant.taps(first, "Volgende")
    second = await consultant.sees("Er wachten 12 dingen op je.", after=first)
    assert second.buttons == [*(f"Nog geen antwoord: Amina, {title}" for title in titles[10:]), "Vorige"]


async def test_an_old_button_to_a_page_that_is_no_more_shows_the_last_one(
    folk: Folk, candidate: Phone, consultant: Phone
) -> None:
    """Eleven waited, and one was answered since: the old *Next* shows the ten that are left, and turns to nothing."""
    for number in range(1, 12):
        await folk.offer(await folk.job(title=f"Klus {number:02}"))
    old = await what_waits(consultant)
    assert old.buttons[-1] == "Volgende"
    await candidate.taps(await candidate.sees("Wil je dit werk doen?", "Klus 11"), "Nee")
    await consultant.taps(old, "Volgende")
    left = await consultant.sees("Er wachten 10 dingen op je.", after=old)
    assert left.buttons == [f"Nog geen antwoord: Amina, Klus {number:02}" for number in range(1, 11)]


async def test_a_held_offer_is_one_line_that_of_its_question(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """While a question about it is open, the offer itself does not wait for the candidate."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Eerst een vraag")
    await candidate.writes("Is er een kantine?")
    box = await what_waits(consultant)
    assert len(box.buttons) == 1
    assert box.buttons[0].startswith("Vraag: Amina, voor")


async def test_only_what_is_ones_own_waits(
    folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone, lead: Phone, far_consultant: Phone
) -> None:
    """A question waits for who has it; other consultants, the lead and other municipalities have their own desks."""
    await candidate.chooses("Iets vragen")
    await candidate.writes("Hoe gaat het?")
    assert len((await what_waits(consultant)).buttons) == 1
    for other in (stand_in, lead, far_consultant):
        assert (await what_waits(other)).text == "Er wacht niets."


async def test_the_desk_and_the_candidates_are_for_staff_alone(folk: Folk, candidate: Phone, employer: Phone) -> None:
    """Who types the key's words without having the key is not understood."""
    for phone in (candidate, employer):
        for words in ("Wat wacht", "Mijn kandidaten", "/wacht", "/kandidaten"):
            await phone.writes(words)
        await phone.sees("Dit begrijp ik niet.")
        await phone.sees_nothing_of("Er wacht", "Je hebt 4 kandidaten")


async def test_a_candidates_card_shows_work_offers_and_questions(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """From the list, in two taps: what they do, what was offered, what they asked; each opens."""
    await folk.placement()
    await folk.offer(await folk.job())
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik een dag ruilen?")
    await consultant.chooses("Mijn kandidaten")
    listed = await consultant.sees("Je hebt 4 kandidaten. Wie wil je zien?")
    await consultant.taps(listed, "Amina Bakker")
    card = await consultant.sees("Telefoon gekoppeld sinds 16 november 2026.", after=listed)
    assert "Werkt: Inpakken bij Drukkerij De Punt, tot en met 15 mei 2027" in card.text
    assert "Aangeboden: Folders vouwen bij Drukkerij De Punt" in card.text
    assert "1 open vraag" in card.text
    assert card.buttons == [
        *("Vraag van ma 16 nov", "Werk: Inpakken", "Betaaldag kiezen", "Wensen voor werk", "Andere kosten"),
        "Aanbod: Folders vouwen",
        *("Contact met Amina", "Contact met Drukkerij De Punt", "Wat er eerder was", "Zien wat Amina ziet", "Telefoon kwijt"),
    ]
    await consultant.taps(card, "Vraag van ma 16 nov")
    await consultant.sees("Mag ik een dag ruilen?", after=card)


async def test_a_lost_phone_has_no_access_at_once_and_a_new_link_brings_them_back(
    folk: Folk, candidate: Phone, consultant: Phone
) -> None:
    """The old chat and its buttons are nobody's; the link, pressed on another phone, opens what was there."""
    await folk.offer(await folk.job())
    offer = await candidate.sees("Wil je dit werk doen?")
    yes = offer.data("Ja, stel me voor")
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Telefoon gekoppeld"), "Telefoon kwijt")
    sure = await consultant.sees("Is de telefoon van Amina kwijt?")
    await consultant.taps(sure, "Ja, telefoon afsluiten")
    await candidate.presses_data(offer, yes)
    await candidate.sees(STRANGER)
    before = await candidate.newest()
    await candidate.writes("Mijn werk")
    await candidate.sees(STRANGER, after=before)
    await consultant.sees_nothing_of("Amina wil voorgesteld worden")
    card = await consultant.sees("Er is geen telefoon gekoppeld.")
    assert "Telefoon kwijt" not in card.buttons
    await consultant.taps(card, "Nieuwe uitnodiging maken")
    told = await consultant.sees(
        "Geef deze link aan Amina, en aan niemand anders:", "Hij werkt één keer, tot donderdag 19 november"
    )
    secret = re.search(r"https://t\.me/\w+\?start=([\w-]{22})\n", told.text)
    assert secret
    new_phone = await folk.stranger("Amina")
    await new_phone.starts(secret[1])
    await new_phone.sees("Hallo Amina!")
    await new_phone.sees("Wil je dit werk doen?")
    await consultant.sees("Amina Bakker heeft de link geopend en is binnen.")
    again = await candidate.newest()
    await candidate.starts(secret[1])
    await candidate.sees("Deze link is al gebruikt.", after=again)


async def test_a_lost_phone_is_asked_twice(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """One tap alone closes nothing: no leaves everything as it was."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Telefoon gekoppeld"), "Telefoon kwijt")
    await consultant.taps(await consultant.sees("Is de telefoon van Amina kwijt?"), "Nee")
    await candidate.chooses("Iets vragen")
    await candidate.sees("Wat wil je vragen aan Karin?")


async def test_a_newer_link_replaces_the_older(folk: Folk, consultant: Phone, newcomer: Phone) -> None:
    """Who is not in yet gets one link that works: the last one."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Ilse van Dam")
    card = await consultant.sees("Er is geen telefoon gekoppeld.")
    secrets = []
    for _ in range(2):
        await consultant.taps(card, "Nieuwe uitnodiging maken")
        told = await consultant.newest()
        found = re.search(r"start=([\w-]+)", told.text)
        assert found
        secrets.append(found[1])
    await newcomer.starts(secrets[0])
    await newcomer.sees("Deze link is te oud.")
    await newcomer.starts(secrets[1])
    await newcomer.sees("Kies je taal")


async def test_another_consultants_candidate_does_not_exist(
    folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone, far_consultant: Phone
) -> None:
    """The list shows one's own, and a forged button opens nothing."""
    await consultant.chooses("Mijn kandidaten")
    listed = await consultant.sees("Wie wil je zien?")
    data = listed.data("Amina Bakker")
    await stand_in.chooses("Mijn kandidaten")
    none = await stand_in.sees("Je hebt geen kandidaten.")
    await stand_in.presses_data(none, data)
    await stand_in.sees(OLD_BUTTON)
    await far_consultant.chooses("Mijn kandidaten")
    assert (await far_consultant.sees("Je hebt 1 kandidaat.")).buttons == [
        "Noor Dekker",
        "Iemand uitnodigen",
        "Aan iedereen schrijven",
    ]


async def test_a_candidate_is_found_by_some_letters_of_the_name(folk: Folk, consultant: Phone, far_consultant: Phone) -> None:
    """Of one's own candidates alone; who has that name nowhere is not found."""
    await consultant.writes("/kandidaten bak")
    found = await consultant.sees("Wie wil je zien?")
    assert found.buttons == ["Amina Bakker"]
    await consultant.taps(found, "Amina Bakker")
    await consultant.sees("Telefoon gekoppeld sinds", after=found)
    await far_consultant.writes("/kandidaten bakker")
    await far_consultant.sees("Ik vind niemand met die naam.")
