"""What helps a candidate to decide about an offer: room for premium, income, the way there, and a no that needs no reason."""

from datetime import date

from sqlalchemy import insert

from core.store.tables.hours import travel_claim
from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

EXPLAIN = ["Makkelijker uitleggen", "Geef een voorbeeld"]


async def test_the_room_for_premium_before_and_after_is_said(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The municipality pays at most 3,398 euros a year; of 96 euros for this job, 60 fall in 2026."""
    await folk.policy("premium_cap_per_calendar_year", "3398.00")
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    assert "Ruimte voor premie in 2026: nu € 3.398,00, met dit werk erbij € 3.338,00." in card.text
    assert card.buttons == ["Ja, stel me voor", "Nee", "Eerst een vraag", "Kaart", "En mijn inkomen?", *EXPLAIN]
    url = next(b.url for row in card.rows for b in row if b.text == "Kaart")
    assert url == "https://www.openstreetmap.org/search?query=Kade+12%2C+Voorbeeldstad"


async def test_the_room_beside_other_work_agrees_with_my_premium(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """5 weeks of 20 hours at 2.00 are planned, 200 euros; nothing is paid, so now there is all of 3,398; of this job 60 fall in 2026."""
    await folk.policy("premium_cap_per_calendar_year", "3398.00")
    await folk.placement(ends_on=date(2026, 12, 18))
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    assert "Ruimte voor premie in 2026: nu € 3.398,00." in card.text
    planned = "Tel je al je gewerkte en geplande uren mee, dan blijft € 3.198,00 over. Met dit werk erbij: € 3.138,00."
    assert planned in card.text
    await candidate.chooses("Mijn premie")
    await candidate.sees("Ruimte over: € 3.398,00.")


async def test_premium_above_the_room_is_said_before_a_yes(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A municipality with a cap of 50 euros: what does not fit waits."""
    await folk.policy("premium_cap_per_calendar_year", "50.00")
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?", "Ruimte voor premie in 2026: nu € 50,00, met dit werk erbij € 0,00.")
    assert "€ 10,00 daarvan past niet in dat jaar. Dat wacht op de volgende betaling." in card.text


async def test_what_it_does_to_my_income(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Month by month: the premium beside a regular part-time job, at the minimum wage or at a wage of one's own."""
    await folk.offer(await folk.job(ends_on=date(2026, 12, 31)))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "En mijn inkomen?")
    both = await candidate.sees("Met Flextensie")
    for line in (
        "Je uitkering en je toeslagen blijven gelijk. De premie komt erbij:",
        "• december 2026: € 60,00",
        "Samen: € 60,00",
        "Dezelfde uren, voor € 14,99 per uur.",
        "Van het loon houd je 25 %, met een maximum per maand. Dat mag hooguit 6 maanden. Daarna houd je niets over.",
        "• december 2026: loon € 449,70, daarvan houd je € 112,43",
        "Je toeslagen en de belasting zijn hier niet berekend.",
        "• premie per uur: € 2,00, sinds 1 januari 2024 (besluit van de gemeente)",
        "• het meeste dat je per maand houdt: € 285,00, sinds 1 januari 2026",
        "• minimumloon: € 14,99 per uur, sinds 1 juli 2026",
        "Deze bedragen zijn sinds 1 juli 2026 niet bevestigd.",
    ):
        assert line in both.text, line
    await candidate.taps(both, "Ander loon")
    await candidate.writes("veel")
    await candidate.sees("Dat begrijp ik nog niet.", "Wat zou de gewone baan per uur betalen?")
    await candidate.writes("20")
    await candidate.sees("Dezelfde uren, voor € 20,00 per uur.", "• december 2026: loon € 600,00, daarvan houd je € 150,00")


async def test_a_no_needs_no_reason_and_a_reason_is_for_the_contact_person_alone(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, lead: Phone
) -> None:
    """No is one tap. Whoever wants to say why does so once; neither the employer nor the lead reads it."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Nee")
    assert "Je hebt nee gezegd. Dat is prima. Het heeft geen gevolgen." in await candidate.reads(card)
    await candidate.taps(await candidate.looks(card), "Waarom? (hoeft niet)")
    await candidate.sees("Waarom zei je nee? Schrijf het hieronder.", "Alleen Karin leest het. Het heeft geen gevolgen.")
    await candidate.writes("De bus rijdt daar <b>niet</b> zo laat.")
    await candidate.sees("Dank je. Alleen Karin leest dit.")
    await consultant.sees("Amina vertelt je waarom niet, over “Folders vouwen”:", "De bus rijdt daar <b>niet</b> zo laat.")
    assert "De bus rijdt daar" in (await consultant.sees("Waarom niet, alleen voor jou:")).text
    assert (await candidate.looks(card)).buttons == ["Ik wil toch wel"]
    await employer.sees_nothing_of("bus")
    await lead.sees_nothing_of("bus")


async def test_time_alone_ends_no_offer(open_town: OpenTown) -> None:
    """After three working days the contact person is told; the offer is as open as it was."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker en"), "Aanbieden")
    card = await candidate.sees("Wil je dit werk doen?")
    await folk.town.clock(now="2026-11-19T08:30:00+01:00")
    await consultant.sees_nothing_of("heeft nog niet geantwoord")
    await folk.town.clock(now="2026-11-19T12:00:00+01:00")
    told = await consultant.sees("Amina heeft nog niet geantwoord: “Folders vouwen”.", "Het aanbod blijft open.")
    await consultant.taps(told, "Naar het aanbod")
    await consultant.sees("Aangeboden aan Amina. Wacht op antwoord.")
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd." in await candidate.reads(card)


async def test_two_yeses_for_one_place(
    folk: Folk, candidate: Phone, other_candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """Both hear that somebody else would like it too, and that the employer chooses."""
    job = await folk.job()
    await folk.offer(job)
    first = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(first, "Ja, stel me voor")
    assert "Iemand anders" not in await candidate.reads(first)
    await folk.offer(job, to="other_candidate")
    second = await other_candidate.sees("Wil je dit werk doen?")
    await other_candidate.taps(second, "Ja, stel me voor")
    assert "Iemand anders wil dit werk ook. Drukkerij De Punt kiest." in await other_candidate.reads(second)
    assert "Iemand anders wil dit werk ook. Drukkerij De Punt kiest." in await candidate.reads(first)


async def test_the_way_there_is_said_when_it_is_known(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """Who claimed kilometres to the same place before sees them on the offer."""
    placement = await folk.placement()
    async with folk.town.database.begin() as tx:
        row = {"municipality": folk.municipality, "placement": placement, "day": folk.today, "version": 1}
        await tx.execute(insert(travel_claim), row | {"kilometres": "14", "cents": 322, "at": folk.moment})
    await folk.offer(await folk.job())
    assert "Reizen: 14 km heen en terug. Dat gaf je eerder op." in (await candidate.sees("Wil je dit werk doen?")).text
