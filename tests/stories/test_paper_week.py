"""A week on paper: who has no phone here hands in the signed form; the contact person enters it, with a photo of it."""

import asyncio
import base64
from datetime import date
from time import monotonic

from sqlalchemy import select, update

from core.store.tables.paper import paper_week
from core.store.tables.people import address
from tests.stories.phones import Message, Phone
from tests.stories.running import GLANCE
from tests.stories.test_tickets import KEPT_SECONDS, photo
from tests.stories.town import Folk

STARTED = date(2026, 11, 2)


async def form_of(consultant: Phone, name: str, week: str = "Week van ma 9 nov") -> Message:
    """The way to the days of a form, by search."""
    await consultant.writes(f"/kandidaten {name}")
    found = await consultant.sees("Wie wil je zien?")
    await consultant.taps(found, found.buttons[0])
    card = await consultant.sees("gekoppeld", after=found)
    await consultant.taps(card, "Week op papier: Inpakken")
    await consultant.taps(await consultant.sees("Welke week is het?", after=card), week)
    return await consultant.sees("Staat het zo op het formulier?", after=card)


async def sends_form(consultant: Phone) -> Message:
    """The photo, and what is read back."""
    asked = await consultant.sees("Stuur een foto van het getekende formulier.", "Dek ze af.")
    files = {"photo": {"name": "formulier.jpg", "base64": base64.b64encode(photo(3)).decode()}}
    await consultant.town.post(f"/people/{consultant.id}/send", **files)
    await consultant.town.quiet()
    return await consultant.sees("Zal ik deze week bewaren?", after=asked)


async def test_a_form_of_somebody_without_a_phone(folk: Folk, consultant: Phone, employer: Phone) -> None:
    """Days that are otherwise are typed, travel by day; everything is read back; then both have signed, and the employer sees it."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    days = await form_of(consultant, "ilse")
    assert days.buttons[:5] == ["ma 9 nov: 4 uur", "di 10 nov: 4 uur", "wo 11 nov: 4 uur", "do 12 nov: 4 uur", "vr 13 nov: 4 uur"]
    await consultant.taps(days, "di 10 nov: 4 uur")
    await consultant.sees("Wat staat er op het formulier voor dinsdag 10 november?")
    await consultant.writes("heel lang")
    await consultant.sees("Dat begrijp ik nog niet.", "Wat staat er op het formulier voor dinsdag 10 november?")
    await consultant.writes("9:00 tot 12:30 pauze 15")
    again = await consultant.sees("Staat het zo op het formulier?", after=days)
    await consultant.taps(again, "vr 13 nov: 4 uur")
    await consultant.taps(await consultant.sees("Wat staat er op het formulier voor vrijdag 13 november?"), "Niet gewerkt")
    last = await consultant.sees("Staat het zo op het formulier?", after=again)
    assert "vr 13 nov: 0 uur" in last.buttons
    await consultant.taps(last, "De uren kloppen")
    await consultant.sees("Welke reiskosten staan er op het formulier?")
    await consultant.writes("12")
    await consultant.sees("Dat begrijp ik nog niet.", "Welke reiskosten staan er op het formulier?")
    await consultant.writes("ma 12 km; di € 4,50")
    await consultant.sees("Stuur een foto")
    await consultant.writes("die heb ik niet")
    await consultant.sees("Dat is geen foto.", "Stuur een foto van het getekende formulier.")
    check = await sends_form(consultant)
    for line in (
        *("• maandag 9 november: 09:00 tot 13:15, pauze 15 minuten: 4 uur", "• vrijdag 13 november: 0 uur"),
        *("• dinsdag 10 november: 09:00 tot 12:30, pauze 15 minuten: 3 uur en 15 min", "Samen: 15 uur en 15 min"),
        *("• Reiskosten maandag 9 november: 12 km", "• Reiskosten dinsdag 10 november: € 4,50"),
    ):
        assert line in check.text, check.text
    await employer.sees_nothing_of("papier")
    keep = check.data("Bewaren")
    await consultant.taps(check, "Bewaren")
    kept = await consultant.sees("Door beide kanten op papier getekend. Ingevoerd door Karin.", "Samen: 15 uur en 15 min")
    await consultant.presses_data(check, keep)
    again = await consultant.sees("Door beide kanten op papier getekend. Ingevoerd door Karin.", after=kept)
    assert again.text == kept.text
    await consultant.sees_nothing_of("Sorry, er ging bij ons iets mis.", "Deze knop werkt niet meer.")

    await consultant.writes("/kandidaten ilse")
    await consultant.taps(await consultant.newest(), "Ilse van Dam")
    await consultant.taps(await consultant.newest(), "Week op papier: Inpakken")
    assert "Week van ma 9 nov" not in (await consultant.sees("Welke week is het?", after=kept)).buttons


async def test_who_has_a_phone_hears_it_and_sees_who_entered_it(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The employer has none: the candidate reads the confirmed hours, the premium, and who did what."""
    await folk.placement(starts_on=STARTED)
    async with folk.town.database.begin() as tx:
        gone = [folk.ids[name] for name in ("employer", "colleague")]
        await tx.execute(update(address).where(address.c.person.in_(gone)).values(until=folk.moment))
    days = await form_of(consultant, "amina")
    await consultant.taps(days, "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten staan er op het formulier?"), "Geen reiskosten")
    check = await sends_form(consultant)
    assert "Geen reiskosten." in check.text
    await consultant.taps(check, "Bewaren")
    await candidate.sees("Bevestigd: 20 uur.", "Premie van deze week: € 40,00.")
    await candidate.writes("/gegevens")
    await candidate.taps(await candidate.sees("Je gegevens zijn van jou."), "Wie deed wat?")
    await candidate.sees("Karin nam je week over van een getekend formulier.")


async def test_the_photo_is_kept_sealed(folk: Folk, consultant: Phone) -> None:
    """Fetched after the tap, cleaned of what the telephone wrote in it, readable by the key alone."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    await consultant.taps(await form_of(consultant, "ilse"), "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten"), "Geen reiskosten")
    await consultant.taps(await sends_form(consultant), "Bewaren")
    await consultant.sees("Door beide kanten op papier getekend.")

    async def picture() -> bytes | None:
        async with folk.town.database.begin() as tx:
            query = select(paper_week.c.picture).where(paper_week.c.municipality == folk.municipality)
            return (await tx.execute(query)).scalar()

    end = monotonic() + KEPT_SECONDS
    while (kept := await picture()) is None:
        assert monotonic() < end, "the photo was not kept"
        await asyncio.sleep(GLANCE)
    assert kept.startswith(b"\xff\xd8")
    assert b"Canon" not in kept


async def test_where_both_have_a_phone_there_is_no_paper(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """They sign themselves: the button is not there."""
    await folk.placement(starts_on=STARTED)
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    card = await consultant.sees("Telefoon gekoppeld")
    assert not [b for b in card.buttons if b.startswith("Week op papier")]


async def test_a_week_that_is_not_over_waits(folk: Folk, consultant: Phone) -> None:
    """This week's shifts are still to come: nothing is kept."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    days = await form_of(consultant, "ilse", "Week van ma 16 nov")
    await consultant.taps(days, "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten"), "Geen reiskosten")
    await consultant.taps(await sends_form(consultant), "Bewaren")
    await consultant.sees("nog niet voorbij")
    await consultant.sees_nothing_of("op papier getekend")


async def test_a_form_of_work_that_is_over(folk: Folk, consultant: Phone) -> None:
    """It ended weeks ago and its forms come in late: each week inside its dates can still be entered, and none outside of them."""
    await folk.placement(of="newcomer", starts_on=date(2026, 8, 3), ends_on=date(2026, 8, 21))
    await consultant.writes("/kandidaten ilse")
    found = await consultant.sees("Wie wil je zien?")
    await consultant.taps(found, "Ilse van Dam")
    card = await consultant.sees("Nu geen werk.", after=found)
    await consultant.taps(card, "Week op papier: Inpakken")
    which = await consultant.sees("Welke week is het?", after=card)
    assert which.buttons[:3] == ["Week van ma 17 aug", "Week van ma 10 aug", "Week van ma 3 aug"]
    assert not [button for button in which.buttons[3:] if button.startswith("Week van")]
    await consultant.taps(which, "Week van ma 17 aug")
    days = await consultant.sees("Staat het zo op het formulier?", after=which)
    assert days.buttons[4] == "vr 21 aug: 4 uur"
    await consultant.taps(days, "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten"), "Geen reiskosten")
    await consultant.taps(await sends_form(consultant), "Bewaren")
    await consultant.sees("Door beide kanten op papier getekend.", "De week van maandag 17 augustus", "Samen: 20 uur")
    await consultant.taps(card, "Week op papier: Inpakken")
    again = await consultant.sees("Welke week is het?", after=days)
    assert again.buttons[:2] == ["Week van ma 10 aug", "Week van ma 3 aug"]
