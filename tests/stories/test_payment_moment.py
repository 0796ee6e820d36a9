"""Choosing a payment day together, where the amounts come from, and the warnings before the highest premium is passed."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from core.store.tables.hours import day_entry
from core.store.tables.money import payment
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


async def paid(folk: Folk, moment: int, day: date, cents: int) -> None:
    """A payment that has been."""
    row = {"municipality": folk.municipality, "candidate": folk.ids["candidate"], "year": day.year}
    async with folk.town.database.begin() as tx:
        await tx.execute(insert(payment), row | {"moment": moment, "paid_on": day, "cents": cents})


async def logged(folk: Folk, placement: int, *days: tuple[date, int]) -> None:
    """Days with their minutes."""
    row: dict[str, Any] = {
        "municipality": folk.municipality,
        "placement": placement,
        "version": 1,
        "worked": True,
        "break_minutes": 0,
    }
    async with folk.town.database.begin() as tx:
        for day, minutes in days:
            more = {"day": day, "minutes": minutes, "by": folk.ids["candidate"], "at": folk.moment}
            await tx.execute(insert(day_entry), row | more)


async def test_the_candidate_proposes_and_the_contact_person_agrees(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """The planner's day in one tap; it is in what waits; with a yes it stands on both phones, and nothing reaches the employer."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    await candidate.taps(mine, "Betaaldag kiezen")
    question = await candidate.sees("Op welke dag wil je je premie krijgen?")
    assert "Alles past in één betaling, op 18 december 2026. Eerder kan ook. Dat kost je niets." in question.text
    assert question.buttons[:2] == ["27 november 2026", "18 december 2026"], "the first part may come sooner all the same"
    await candidate.taps(question, "18 december 2026")
    card = await candidate.sees("Je stelde 18 december 2026 voor. Karin kijkt ernaar.")
    assert "Zoals het nu lijkt, is dat € 200,00." in card.text
    assert "één betaling" not in card.text, "it says nothing new of the day that was chosen"
    await consultant.chooses("Wat wacht")
    await consultant.taps(await consultant.sees("Er wacht 1 ding op je."), "Betaaldag: Amina, 18 december 2026")
    theirs = await consultant.newest()
    assert "Amina wil de premie graag op 18 december 2026. Is dat goed?" in theirs.text
    await consultant.taps(theirs, "Ja, die dag")
    assert "Afgesproken: de premie van Amina komt op 18 december 2026." in await consultant.reads(theirs)
    await candidate.sees("Karin vindt het goed: 18 december 2026.")
    assert "Afgesproken: je premie komt op 18 december 2026." in await candidate.reads(card)
    assert "Volgende betaling: 18 december 2026. Dat sprak je af met Karin." in await candidate.reads(mine)
    await employer.sees_nothing_of("premie", "betaal")


async def test_the_contact_person_proposes_and_the_candidate_wants_another_day(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """A typed day is a counter-proposal: the first gives way, and the other answers the new one."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker", "Telefoon gekoppeld"), "Betaaldag kiezen")
    asked = await consultant.sees(
        "Op welke dag krijgt Amina de premie?",
        "Alles van Amina past in één betaling, op 18 december 2026. Eerder kan ook en kost niets.",
    )
    await consultant.writes("1 januari")
    await consultant.taps(await consultant.sees("Bedoel je 1 januari 2027? Dat is volgend jaar."), "Ja")
    first = await consultant.sees("Je stelde 1 januari 2027 voor aan Amina.")
    assert asked.id < first.id
    card = await candidate.sees("Karin stelt voor: je premie op 1 januari 2027. Is dat goed?")
    await candidate.taps(card, "Een andere dag")
    await candidate.writes("ooit")
    await candidate.sees("Dat begrijp ik nog niet.", "Op welke dag wil je je premie krijgen?")
    await candidate.writes("vrijdag 18 december")
    await candidate.sees("Je stelde 18 december 2026 voor. Karin kijkt ernaar.")
    assert "In plaats van 1 januari 2027 is er een ander voorstel." in await candidate.reads(card)
    assert (await candidate.looks(card)).buttons == []
    await consultant.taps(await consultant.sees("Amina wil de premie graag op 18 december 2026."), "Ja, die dag")
    await candidate.sees("Karin vindt het goed: 18 december 2026.")


async def test_nobody_agrees_with_themselves_and_either_may_take_back(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """What was agreed can be taken back until that day, without loss; an old button says how it stands."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("18-12-2026")
    card = await candidate.sees("Je stelde 18 december 2026 voor.")
    assert card.buttons == ["Toch niet die dag", "Een andere dag", "Makkelijker uitleggen", "Geef een voorbeeld"]
    theirs = await consultant.sees("Amina wil de premie graag op 18 december 2026.")
    old = theirs.data("Ja, die dag")
    await consultant.taps(theirs, "Ja, die dag")
    await consultant.presses_data(theirs, old)
    await candidate.taps(await candidate.looks(card), "Toch niet die dag")
    assert "18 december 2026 gaat niet door. Je premie blijft van jou." in await candidate.reads(card)
    await consultant.sees("Amina trekt 18 december 2026 terug.", "Er gaat niets verloren.")
    await consultant.presses_data(theirs, old)
    await consultant.sees("Deze betaaldag staat niet meer. Hierboven zie je hoe het nu is.")


async def test_a_typed_day_of_next_year_is_read_back(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A day that has just passed would be next year's: nothing goes out before a yes, by a button or typed; no, Back and another day keep
    nothing. A day on a button was chosen, whatever its year."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("12 november")
    asked = await candidate.sees("Bedoel je 12 november 2027? Dat is volgend jaar.")
    assert asked.buttons == ["Ja", "Een andere dag", "Terug", "Stoppen"]
    for leave in ("Een andere dag", "Terug"):
        await candidate.taps(asked, leave)
        await candidate.sees("Op welke dag wil je je premie krijgen?", after=asked)
        await candidate.writes("12-11-2027")
        asked = await candidate.sees("Bedoel je 12 november 2027?", after=asked)
    await candidate.sends_sticker()
    await candidate.sees("Hier kan ik alleen tekst lezen.", "Op welke dag wil je je premie krijgen?")
    await candidate.writes("12 november")
    await candidate.writes("15 november")
    await candidate.writes("nee")
    await candidate.sees("Op welke dag wil je je premie krijgen?", after=asked)
    await candidate.writes("ooit")
    await candidate.sees("Dat begrijp ik nog niet.", "Op welke dag wil je je premie krijgen?")
    await consultant.sees_nothing_of("2027")
    await candidate.writes("1 juli")
    await candidate.writes("ja")
    await candidate.sees("Je stelde 1 juli 2027 voor. Karin kijkt ernaar.")
    await consultant.sees("Amina wil de premie graag op 1 juli 2027. Is dat goed?")


async def test_a_third_moment_in_a_year_is_refused(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """One was paid in 2026, one is agreed for it: a third is not taken, next year's is."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await paid(folk, 1, date(2026, 6, 30), 10000)
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    await candidate.taps(mine, "Betaaldag kiezen")
    await candidate.writes("18 december 2026")
    await consultant.taps(await consultant.sees("Amina wil de premie graag op 18 december 2026."), "Ja, die dag")
    await candidate.taps(mine, "Betaaldag kiezen")
    await candidate.writes("30 december 2026")
    again = await candidate.sees("Premie komt hooguit twee keer per jaar. Beide keren van dat jaar zijn al gekozen.")
    assert "Al gekozen: 18 december 2026." in again.text
    await candidate.writes("1 juni 2025")
    await candidate.sees("Kies een dag die nog komt.")
    await candidate.writes("4 januari 2027")
    await candidate.taps(await candidate.sees("Bedoel je 4 januari 2027? Dat is volgend jaar."), "Ja")
    await candidate.sees("Je stelde 4 januari 2027 voor. Karin kijkt ernaar.")


async def test_the_amounts_are_followed_down_to_week_rule_and_source(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """Hours times rate of each of the last weeks, and who decided the rate."""
    placement = await folk.placement(starts_on=folk.today - timedelta(days=7))
    await logged(folk, placement, (date(2026, 11, 9), 240), (date(2026, 11, 10), 150))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    assert "0 % is betaald" in mine.text
    await candidate.taps(mine, "Hoe komt dit bedrag?")
    sources = await candidate.sees("Je laatste weken")
    for line in (
        "• vanaf 9 november 2026, Drukkerij De Punt: 6 uur en 30 min × € 2,00 = € 13,00 (nog niet bevestigd)",
        "Bron: besluit van de gemeente",
    ):
        assert line in sources.text, line


async def test_what_was_paid_and_the_room_that_is_left_are_explained(folk: Folk, candidate: Phone) -> None:
    """The payment with its date, and the sum that leaves the room: the highest premium less what was paid."""
    await folk.policy("premium_cap_per_calendar_year", "3398.00")
    await folk.placement(starts_on=folk.today - timedelta(days=7))
    await paid(folk, 1, date(2026, 6, 30), 4750)
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Hoe komt dit bedrag?")
    sources = await candidate.sees("De ruimte die over is")
    for line in (
        "• 30 juni 2026: € 47,50",
        "Eerder betaald in dat jaar: € 47,50.",
        "Andere premies van dat jaar: € 0,00.",
        "Ruimte over: € 3.350,50",
    ):
        assert line in sources.text, line


async def test_both_are_warned_before_the_highest_premium_is_passed_once(open_town: OpenTown) -> None:
    """At a cap of 100 euros: three quarters are reached, and the planned hours pass it on a day that is named. The employer hears nothing."""
    folk = await Folk.settle(await open_town())
    candidate, employer = await folk.phone("candidate"), await folk.phone("employer")
    consultant = await folk.phone("consultant")
    await folk.policy("premium_cap_per_calendar_year", "100.00")
    placement = await folk.placement(starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 18))
    await logged(folk, placement, *((date(2026, 11, day), 480) for day in range(9, 14)))
    await folk.town.clock(now="2026-11-17T09:00:00+01:00")
    await candidate.sees(
        "Je komt dicht bij de hoogste premie van 2026.", "75 % van € 100,00 is bereikt. Er is nog ruimte voor € 20,00."
    )
    passed = await candidate.sees("Met de geplande uren kom je er op 20 november 2026 boven: € 100,00.")
    assert "Wat erboven komt, gaat niet verloren. Het wacht op de volgende betaling." in passed.text
    told = await consultant.sees("Amina komt dicht bij de hoogste premie van 2026.", "20 november 2026")
    await consultant.chooses("Wat wacht")
    assert "Boven hoogste premie op vr 20 nov: Amina" in (await consultant.sees("wacht", after=told)).buttons
    await folk.town.clock(now="2026-11-18T09:00:00+01:00")
    await candidate.sees_nothing_of("Je komt dicht bij", after=passed)
    await consultant.sees_nothing_of("komt dicht bij", after=told)
    await employer.sees_nothing_of("premie")


async def test_two_payments_are_advised_only_where_they_give_more(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """All 200 euros fit in one payment or in two; with a highest premium of 120 euros a year the other 80 come in the next year."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    assert "Je krijgt het meeste" not in mine.text
    await folk.policy("premium_cap_per_calendar_year", "120.00")
    await candidate.chooses("Mijn premie")
    less = await candidate.sees("Zo staat het er vandaag voor:", after=mine)
    assert "Je krijgt het meeste met twee betalingen: op " in less.text
    assert "en op 4 januari 2027." in less.text, "on 1 January the bank pays nothing"


async def test_waiting_is_advised_where_a_payment_before_would_leave_money_waiting(folk: Folk, candidate: Phone) -> None:
    """One payment of this year was made: after the second the rest would come in the next year."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await paid(folk, 1, date(2026, 6, 30), 4000)
    await candidate.chooses("Mijn premie")
    await candidate.sees("Je krijgt het meeste met één betaling, op 18 december 2026.")


async def test_a_day_that_is_paid_is_no_coming_one(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Once its payment is on its way it is said when it comes, and nothing of that day is still to be agreed."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("20 november 2026")
    await consultant.taps(await consultant.sees("Amina wil de premie graag op 20 november 2026."), "Ja, die dag")
    await paid(folk, 1, date(2026, 11, 20), 4000)
    before = await candidate.newest()
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Komt op 20 november 2026: € 40,00", after=before)
    assert "Betaald in 2026: € 0,00" in mine.text
    assert "Volgende betaling" not in mine.text
    await candidate.writes("/nu")
    assert "20 november" not in (await candidate.newest()).text


async def test_a_typed_weekday_is_the_next_one(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """On a Monday: Friday is this week's, Monday is next week's, as no premium is paid today."""
    await folk.placement(ends_on=date(2026, 12, 18))
    for typed, day in (("vrijdag", "20 november 2026"), ("maandag", "23 november 2026")):
        await candidate.chooses("Mijn premie")
        await candidate.taps(await candidate.newest(), "Betaaldag kiezen")
        await candidate.writes(typed)
        await candidate.taps(await candidate.sees(f"Je stelde {day} voor."), "Toch niet die dag")


@on_sqlite
async def test_what_an_agreed_day_pays_follows_the_hours_on_both_phones(open_town: OpenTown) -> None:
    """Four hours that were not worked are 8 euros less, on the cards that stand there already."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("18 december 2026")
    card = await candidate.sees("Je stelde 18 december 2026 voor.")
    theirs = await consultant.sees("Amina wil de premie graag op 18 december 2026.")
    await consultant.taps(theirs, "Ja, die dag")
    assert "Zoals het nu lijkt, is dat € 200,00." in await candidate.reads(card)
    await folk.town.clock(now="2026-11-16T14:00:00+01:00")
    await candidate.taps(await candidate.sees("Hoe was je werk op maandag 16 november?"), "Niet gewerkt")
    await candidate.sees("Opgeslagen: niet gewerkt.")
    for phone, shown in ((candidate, card), (consultant, theirs)):
        assert "Zoals het nu lijkt, is dat € 192,00." in await phone.reads(shown)
