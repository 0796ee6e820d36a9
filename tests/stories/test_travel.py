"""Travel costs on the candidate's phone: typed once, one tap after that, only for a day that was worked."""

from datetime import date

import pytest

from tests.stories.days import hired
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

HOW_FAR = "Hoeveel kilometer reisde je, heen en terug samen?"


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    return await hired(folk)


async def worked(phone: Phone, day: str) -> Message:
    """The card of a day that was worked as planned."""
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), f"{day} nov: invullen")
    card = await phone.newest()
    await phone.taps(card, "Ja, zoals gepland")
    return await phone.looks(card)


async def claimed(phone: Phone, day: str, kilometres: str) -> Message:
    """The card of a day for which kilometres were typed and claimed."""
    card = await worked(phone, day)
    await phone.taps(card, "Reiskosten" if "Reiskosten" in card.buttons else "Andere reiskosten")
    await phone.writes(kilometres)
    await phone.taps(await phone.newest(), "Ja")
    return await phone.newest()


async def test_kilometres_are_typed_once_and_one_tap_after_that(worker: Phone) -> None:
    """There and back together, read back with what it makes, at the rate of the municipality; the next day it is the usual distance."""
    card = await worked(worker, "do 12")
    assert "Had je reiskosten?" in card.text
    assert card.buttons == ["Reiskosten", "Geen reiskosten", "Uren veranderen"]
    await worker.taps(card, "Reiskosten")
    assert (await worker.newest()).text.startswith(HOW_FAR)
    await worker.writes("12,5")
    check = await worker.sees("Ik lees: 12,5 km heen en terug samen. Je krijgt € 2,88. Klopt dat?")
    await worker.sees_nothing_of("Reiskosten: 12,5")
    await worker.taps(check, "Ja")
    saved = await worker.sees("Opgeslagen: 09:00 tot 13:15, 4 uur.", "Reiskosten: 12,5 km, € 2,88")
    assert saved.buttons == ["Uren veranderen", "Reiskosten veranderen"]
    next_day = await worked(worker, "vr 13")
    before = worker.taps_made
    await worker.taps(next_day, "Reiskosten, zoals altijd: 12,5 km")
    assert worker.taps_made == before + 1
    assert "Reiskosten: 12,5 km, € 2,88" in await worker.reads(next_day)
    await worker.chooses("Mijn premie")
    await worker.taps(await worker.sees("Zo staat het er vandaag voor:"), "Hoe komt dit bedrag?")
    await worker.sees(
        "Je laatste reiskosten",
        "• 13 november 2026: 12,5 kilometer, tegen € 0,23 per kilometer. Dat is € 2,88.",
        "Reizen is € 0,23 per kilometer sinds",
    )


async def test_the_same_tap_twice_is_one_claim(worker: Phone) -> None:
    """One claim a day and placement: the second tap shows the same result."""
    await claimed(worker, "do 12", "12")
    card = await worked(worker, "vr 13")
    usual = card.data("Reiskosten, zoals altijd: 12 km")
    await worker.taps(card, "Reiskosten, zoals altijd: 12 km")
    await worker.presses_data(card, usual)
    seen = await worker.looks(card)
    assert seen.text.count("Reiskosten: 12 km, € 2,76") == 1
    assert seen.buttons == ["Uren veranderen", "Reiskosten veranderen"]
    await worker.sees_nothing_of("Voor deze dag stonden al reiskosten.")


async def test_an_old_button_claims_nothing_more(worker: Phone) -> None:
    """The usual distance of before, pressed after the costs were changed to a ticket: how it stands, and nothing else."""
    await claimed(worker, "do 12", "12")
    card = await worked(worker, "vr 13")
    usual = card.data("Reiskosten, zoals altijd: 12 km")
    await worker.taps(card, "Andere reiskosten")
    await worker.taps(await worker.newest(), "Met bus of trein")
    await worker.writes("4,50")
    await worker.taps(await worker.sees("Ik lees: € 4,50 voor bus of trein, heen en terug samen. Klopt dat?"), "Ja")
    await worker.presses_data(card, usual)
    said = await worker.sees("Voor deze dag stonden al reiskosten. Hierboven zie je wat er staat.")
    shown = [m for m in await worker.chat() if m.from_bot and m.id < said.id][-1]
    assert "Reiskosten: € 4,50" in shown.text


async def test_strange_distances_and_prices_are_asked_again(worker: Phone) -> None:
    """Nothing is read as something else; a photo or sticker is no number; Stop keeps nothing."""
    card = await worked(worker, "vr 13")
    await worker.taps(card, "Reiskosten")
    for typed in ("1.250", "1e9", "-8", "８", "0", "1000", "ver"):
        await worker.writes(typed)
        assert (await worker.newest()).text.startswith("Dat begrijp ik nog niet."), typed
    await worker.sends_photo()
    assert (await worker.newest()).text.startswith("Hier kan ik alleen tekst lezen.")
    await worker.taps(await worker.newest(), "Met bus of trein")
    for typed in ("1.250", "4,505", "0", "gratis"):
        await worker.writes(typed)
        assert (await worker.newest()).text.startswith("Dat begrijp ik nog niet."), typed
    await worker.sends_sticker()
    await worker.writes("4 euro 50")
    check = await worker.newest()
    await worker.taps(check, "Stoppen")
    assert (await worker.looks(check)).buttons == []
    await worker.presses_data(check, check.data("Ja"))
    assert "Had je reiskosten?" in (await worker.newest()).text


async def test_a_day_that_was_not_worked_has_no_travel_costs(worker: Phone) -> None:
    """Changed to not worked, a claim is withdrawn; worked after all, it stays withdrawn until it is claimed anew."""
    card = await claimed(worker, "vr 13", "12")
    claim = card.data("Reiskosten veranderen")
    await worker.taps(card, "Uren veranderen")
    await worker.taps(await worker.newest(), "Toch niet gewerkt")
    not_worked = await worker.newest()
    assert "Reiskosten" not in not_worked.text
    assert not_worked.buttons == ["Uren veranderen"]
    await worker.presses_data(not_worked, claim)
    await worker.sees("Reiskosten kan alleen voor een dag dat je hebt gewerkt.")
    await worker.taps(not_worked, "Uren veranderen")
    await worker.taps(await worker.newest(), "Toch zoals gepland")
    assert "Reiskosten: geen" in (await worker.newest()).text


async def test_no_travel_costs_is_one_tap_and_can_be_changed(worker: Phone) -> None:
    """None is an answer too."""
    card = await worked(worker, "vr 13")
    await worker.taps(card, "Geen reiskosten")
    seen = await worker.looks(card)
    assert "Reiskosten: geen" in seen.text
    await worker.taps(seen, "Reiskosten veranderen")
    await worker.writes("3")
    await worker.taps(await worker.sees("Ik lees: 3 km heen en terug samen. Je krijgt € 0,69. Klopt dat?"), "Ja")
    await worker.sees("Reiskosten: 3 km, € 0,69")


async def test_each_work_has_its_own_usual_distance(folk: Folk, worker: Phone) -> None:
    """How far one workplace is says nothing about another."""
    await claimed(worker, "vr 13", "12")
    await folk.placement(
        starts_on=date(2026, 11, 14),
        employer="Zorggroep Oost",
        member="other_employer",
        title="Afwassen",
        weekdays=(6,),
    )
    await worker.chooses("Mijn uren")
    await worker.taps(await worker.newest(), "za 14 nov: invullen")
    await worker.taps(await worker.newest(), "Afwassen bij Zorggroep Oost")
    card = await worker.newest()
    await worker.taps(card, "Ja, zoals gepland")
    assert (await worker.looks(card)).buttons == ["Reiskosten", "Geen reiskosten", "Uren veranderen"]


@on_sqlite
async def test_travel_can_be_claimed_until_the_week_is_confirmed(open_town: OpenTown) -> None:
    """The employer signs hours, not travel: what was forgotten is claimed after signing; after the confirmation by asking."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, employer = await hired(folk), await folk.phone("employer")
    cards = [await worked(worker, day) for day in ("ma 9", "di 10", "wo 11", "do 12", "vr 13")]
    await worker.taps(await worker.sees("Klopt je week?", "De week van maandag 9 november"), "Mijn week klopt")
    await worker.taps(cards[0], "Reiskosten")
    await worker.writes("12")
    await worker.taps(await worker.newest(), "Ja")
    claim = await worker.sees("Reiskosten: 12 km, € 2,76", "Je hebt deze week getekend.")
    await town.clock(advance="PT61S")
    asked = await employer.sees("Kloppen deze uren?", "De week van maandag 9 november")
    await employer.taps(asked, "Klopt")
    await employer.sees_nothing_of("km", "eiskosten")
    await worker.taps(claim, "Reiskosten veranderen")
    await worker.sees("Deze week is al bevestigd. Heb je nog reiskosten? Vraag het je contactpersoon.")


async def test_somebody_elses_day_gives_nothing_away(worker: Phone, other_candidate: Phone) -> None:
    """A travel button of another chat is nobody's."""
    card = await worked(worker, "vr 13")
    own = await other_candidate.newest()
    await other_candidate.presses_data(own, card.data("Geen reiskosten"))
    assert "Deze knop werkt niet meer." in (await other_candidate.newest()).text
    assert "Had je reiskosten?" in await worker.reads(card)
