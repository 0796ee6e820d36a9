"""How work ended is recorded: a contract here or elsewhere, the premium that is still held, other work that runs on, an end that waits."""

from datetime import date, time

from tests.stories.endings import Story
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


async def test_a_contract_is_outflow_after_the_check_and_congratulated(folk: Folk) -> None:
    """The contact person checks, full-time, a day; the candidate is congratulated and hears of premium that is held."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2026, 12, 18))
    asked = await story.what_next()
    await story.joost.taps(asked, "Contract aanbieden")
    ask = await story.karin.sees("Drukkerij De Punt wil Amina een contract aanbieden.")
    await story.amina.sees_nothing_of("contract", "Gefeliciteerd")
    assert await story.box() == ["Biedt contract aan: Amina, voor wo 18 nov"]
    await story.karin.taps(ask, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Is het betaalde werk voltijd of deeltijd?"), "Voltijd")
    day = await story.karin.sees("Wat is de laatste dag?", "• vr 18 dec: € 200,00")
    await story.karin.taps(day, "vr 18 dec")
    await story.karin.sees("Het einde is vastgelegd: betaald werk bij dezelfde opdrachtgever, voltijd.")
    await story.amina.sees("Gefeliciteerd! Je blijft werken bij Drukkerij De Punt, in betaald werk.")
    held = await story.amina.sees("Je krijgt nog € 200,00 premie, je laatste dagen meegeteld.", "Kies de dag samen met Karin.")
    assert held.buttons == ["Betaaldag kiezen"]
    assert "Amina komt bij jullie werken met een contract. Gefeliciteerd." in await story.joost.reads(asked)
    assert await story.box() == []
    await story.joost.sees_nothing_of("premie", "uitkering")


async def test_paid_work_elsewhere_ends_it_sooner_and_nobody_says_where_to(open_town: OpenTown) -> None:
    """Regular work goes first: the last day comes forward, no hours after it, the employer hears the day alone."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "Betaald werk elders")
    await story.karin.taps(await story.karin.sees("voltijd of deeltijd?"), "Deeltijd")
    await story.karin.taps(await story.karin.sees("Is er een contract?"), "Ja")
    day = await story.karin.sees("Wat is de laatste dag?")
    assert day.buttons[:4] == ["ma 16 nov", "vr 20 nov", "vr 27 nov", "vr 4 dec"]
    assert "Amina krijgt dan nog" not in day.text
    for held in ("• ma 16 nov: € 8,00", "• vr 20 nov: € 40,00", "• vr 4 dec: € 120,00", "• vr 18 dec: € 200,00"):
        assert held in day.text
    await story.karin.taps(day, "vr 20 nov")
    await story.amina.sees("Je krijgt nog € 40,00 premie, je laatste dagen meegeteld.")
    await story.amina.sees("Gefeliciteerd! Je hebt betaald werk.", "Je laatste dag bij ons is vrijdag 20 november.")
    await story.joost.sees("Het werk van Amina stopt.", "De laatste dag is vrijdag 20 november.")
    await story.joost.sees_nothing_of("elders", "betaald werk", "contract")
    await story.town.clock(now="2026-11-23T14:00:00")
    await story.amina.sees_nothing_of("Hoe was je werk op maandag 23 november?")
    await story.amina.chooses("Mijn uren")
    await story.amina.sees_nothing_of("ma 23 nov")
    assert "Laatste dag: 20 november 2026" in (await story.karin.sees("betaald werk elders, deeltijd")).text


async def test_a_contract_asks_for_the_end_of_the_other_work_too(open_town: OpenTown) -> None:
    """Amina works at two employers and gets a contract at a third: the other work goes on until somebody records its end, and that waits."""
    story = await Story.begins(open_town)
    petra = await story.folk.phone("other_employer")
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.folk.placement(
        employer="Zorggroep Oost",
        member="other_employer",
        title="Helpen in de keuken",
        weekdays=(1, 3),
        starts=time(15),
        ends=time(17),
        break_minutes=0,
        minutes_per_week=4 * 60,
        ends_on=date(2027, 1, 29),
    )
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "Betaald werk elders")
    await story.karin.taps(await story.karin.sees("voltijd of deeltijd?"), "Voltijd")
    await story.karin.taps(await story.karin.sees("Is er een contract?"), "Ja")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    told = await story.karin.sees(
        "Amina heeft ook nog werk: Helpen in de keuken bij Zorggroep Oost, tot en met 29 januari 2027.",
        "Leg daar ook het einde vast.",
    )
    assert "legde vast" not in told.text
    await petra.sees_nothing_of("De laatste dag is")
    assert await story.box() == ["Einde vastleggen: Amina, Helpen in de keuken"]
    await story.town.clock(now="2026-11-24T10:00:00+01:00")
    assert "Einde vastleggen: Amina, Helpen in de keuken" in await story.box()
    await story.karin.taps(told, "Werk: Helpen in de keuken")
    other = await story.karin.sees("Amina heeft betaald werk. Leg ook van dit werk het einde vast.")
    await story.karin.taps(other, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?", after=other), "Iets anders")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?", after=other), "vr 27 nov")
    await petra.sees("Het werk van Amina stopt.", "De laatste dag is vrijdag 27 november.")
    assert "Einde vastleggen: Amina, Helpen in de keuken" not in await story.box()
    assert "Leg ook van dit werk" not in (await story.karin.sees("Het einde is vastgelegd: iets anders.")).text


async def test_who_leaves_two_works_for_one_is_congratulated_once(open_town: OpenTown) -> None:
    """The second end says only that this work ends too."""
    story = await Story.begins(open_town)
    await story.folk.phone("other_employer")
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.folk.placement(employer="Zorggroep Oost", member="other_employer", title="Koken", ends_on=date(2026, 12, 18))
    for title in ("Inpakken", "Koken"):
        await story.karin.chooses("Mijn kandidaten")
        await story.karin.taps(await story.karin.newest(), "Amina Bakker")
        await story.karin.taps(await story.karin.newest(), f"Werk: {title}")
        work = await story.karin.newest()
        await story.karin.taps(work, "Einde vastleggen")
        await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?", after=work), "Betaald werk elders")
        await story.karin.taps(await story.karin.sees("voltijd of deeltijd?", after=work), "Deeltijd")
        await story.karin.taps(await story.karin.sees("Is er een contract?", after=work), "Ja")
        await story.karin.taps(await story.karin.sees("Wat is de laatste dag?", after=work), "vr 20 nov")
    await story.amina.sees("Gefeliciteerd!")
    assert len([m for m in await story.amina.chat() if "Gefeliciteerd!" in m.text]) == 1
    await story.amina.sees("Koken", "vrijdag 20 november")


async def test_work_that_begins_after_an_outflow_is_no_work_beside_it(open_town: OpenTown) -> None:
    """The part-time work did not last, and Amina works through us again: nothing asks for an end of that."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 11, 20))
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "Betaald werk elders")
    await story.karin.taps(await story.karin.sees("voltijd of deeltijd?"), "Deeltijd")
    await story.karin.taps(await story.karin.sees("Is er een contract?"), "Nee")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    await story.town.clock(now="2027-01-04T10:00:00+01:00")
    story.folk.moment = await story.town.now()
    await story.folk.placement(starts_on=date(2027, 1, 4), title="Poetsen", ends_on=date(2027, 3, 5))
    assert [line for line in await story.box() if "Einde vastleggen" in line] == []


async def test_the_amount_that_was_said_of_a_day_is_what_the_candidate_reads(folk: Folk) -> None:
    """A last day in the middle of a week: what is planned for the rest of that week is not counted."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2026, 12, 18))
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "School of opleiding")
    day = await story.karin.sees(
        "Bij uitstroom krijgt Amina nog premie. Hoeveel, hangt af van de laatste dag:", "• ma 16 nov: € 8,00"
    )
    await story.karin.taps(day, "ma 16 nov")
    await story.amina.sees("Je krijgt nog € 8,00 premie, je laatste dagen meegeteld.")


async def test_work_found_after_the_end_is_added(open_town: OpenTown) -> None:
    """The term was over; weeks later there is work: the end gets its outflow, and its day stays."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 11, 20))
    work = await story.work()
    await story.karin.taps(work, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk"), "De termijn is voorbij")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    card = await story.karin.sees("Het einde is vastgelegd: de termijn is voorbij.")
    await story.town.clock(now="2026-12-07T10:00:00")
    await story.karin.taps(await story.karin.looks(card), "Werk of school gevonden")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk", after=card), "School of opleiding")
    done = await story.karin.sees("Het einde is vastgelegd: school.")
    assert "Werk of school gevonden" not in done.buttons
    await story.amina.sees("Gefeliciteerd! Je gaat naar school.")


@on_sqlite
async def test_a_last_day_of_last_week_is_recorded_on_monday(open_town: OpenTown) -> None:
    """Amina came last on Thursday; on Monday that is recorded, by its button or typed. No day before the last one with hours, nothing is asked
    of the days after it, and the employer reads which day it was."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.town.clock(now="2026-11-18T13:20:00+01:00")
    await story.amina.taps(await story.amina.sees("Hoe was je werk op woensdag 18 november?"), "Ja, zoals gepland")
    await story.town.clock(now="2026-11-23T09:05:00+01:00")
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "Iets anders")
    day = await story.karin.sees("Wat is de laatste dag?")
    assert day.buttons[:3] == ["vr 20 nov", "ma 23 nov", "vr 27 nov"]
    await story.karin.writes("17 november")
    read = await story.karin.sees("Bedoel je dinsdag 17 november?")
    assert read.buttons == ["Ja", "Terug", "Stoppen"]
    await story.amina.sees_nothing_of("Je laatste dag was")
    await story.karin.taps(read, "Ja")
    await story.karin.sees("dinsdag 17 november kan niet meer. Kies een andere dag.")
    await story.karin.writes("19 november")
    await story.karin.sees("Bedoel je donderdag 19 november?")
    await story.karin.sees_nothing_of("Het einde is vastgelegd")
    await story.karin.writes("ja")
    await story.karin.sees("Het einde is vastgelegd: iets anders.", "Laatste dag: 19 november 2026")
    await story.amina.sees("Je laatste dag was donderdag 19 november.")
    await story.joost.sees("Het werk van Amina is gestopt.", "De laatste dag was donderdag 19 november.")
    await story.town.clock(now="2026-11-24T14:00:00+01:00")
    await story.amina.sees_nothing_of("maandag 23 november?", "dinsdag 24 november?")
    await story.amina.chooses("Mijn uren")
    await story.amina.sees_nothing_of("vr 20 nov: invullen", "ma 23 nov: invullen")
    assert "do 19 nov: invullen" in (await story.amina.newest()).buttons


@on_sqlite
async def test_who_wants_to_stop_may_have_stopped_already(open_town: OpenTown) -> None:
    """Said on Monday, with Friday as the last day: the wish offers that day too."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.town.clock(now="2026-11-23T09:05:00+01:00")
    await story.amina.chooses("Mijn werk")
    await story.amina.taps(await story.amina.newest(), "Stoppen met dit werk")
    await story.amina.taps(await story.amina.newest(), "Ja, ik wil stoppen")
    asked = await story.karin.sees("Amina wil stoppen.")
    assert asked.buttons == ["vr 20 nov", "ma 23 nov", "vr 27 nov", "vr 4 dec", "vr 11 dec"]
    await story.karin.taps(asked, "vr 20 nov")
    await story.joost.sees("Het werk van Amina is gestopt.", "De laatste dag was vrijdag 20 november.")
    await story.town.clock(now="2026-11-23T14:00:00+01:00")
    await story.amina.sees_nothing_of("maandag 23 november?")


@on_sqlite
async def test_an_end_that_nobody_recorded_waits_until_it_is(open_town: OpenTown) -> None:
    """The last day was Friday: from Saturday on it waits, the candidate's page says so and leads to it; recorded, it is off the list."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 11, 20))
    await story.town.clock(now="2026-11-20T18:00:00+01:00")
    assert "Einde vastleggen: Amina, Inpakken" not in await story.box()
    await story.town.clock(now="2026-12-21T10:00:00+01:00")
    await story.karin.sees("Goedemorgen.", "Einde vastleggen: Amina, Inpakken")
    waiting = await story.box()
    assert "Einde vastleggen: Amina, Inpakken" in waiting
    await story.karin.taps(await story.karin.newest(), "Einde vastleggen: Amina, Inpakken")
    await story.karin.sees("Dit werk is voorbij. Hoe het eindigde, is nog niet vastgelegd.")
    await story.karin.writes("/kandidaten Amina")
    await story.karin.taps(await story.karin.newest(), "Amina Bakker")
    await story.karin.sees("Nu geen werk.", "Inpakken stopte op 20 november 2026. Hoe, is nog niet vastgelegd.")
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "De termijn is voorbij")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    await story.karin.sees("Het einde is vastgelegd: de termijn is voorbij.")
    assert "Einde vastleggen: Amina, Inpakken" not in await story.box()
    await story.karin.writes("/kandidaten Amina")
    await story.karin.taps(await story.karin.newest(), "Amina Bakker")
    assert "vastgelegd" not in (await story.karin.newest()).text


async def test_work_that_was_just_over_when_it_was_entered_waits_for_its_end(folk: Folk) -> None:
    """Entered two weeks after its last day: its end waits, and its last weeks may come on paper. What was over for months waits for nobody,
    and is opened from what was before."""
    story = await Story.of(folk)
    await folk.placement(starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 30))
    await folk.placement(title="Sorteren", starts_on=date(2026, 7, 6), ends_on=date(2026, 8, 28))
    assert [line for line in await story.box() if "Einde" in line] == ["Einde vastleggen: Amina, Inpakken"]
    await story.karin.writes("/kandidaten Amina")
    await story.karin.taps(await story.karin.newest(), "Amina Bakker")
    card = await story.karin.newest()
    assert "Werk: Inpakken" in card.buttons
    assert "Werk: Sorteren" not in card.buttons
    await story.karin.taps(card, "Wat er eerder was")
    await story.karin.taps(await story.karin.sees("wat er eerder was", "28 augustus 2026"), "Werk: Sorteren")
    work = await story.karin.sees(
        "Dit werk is voorbij. Hoe het eindigde, is nog niet vastgelegd.", "Laatste dag: 28 augustus 2026"
    )
    await story.karin.taps(work, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk van Amina?"), "De termijn is voorbij")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 28 aug")
    await story.karin.sees("Het einde is vastgelegd: de termijn is voorbij.")


@on_sqlite
async def test_a_contract_reaches_the_contact_person_after_the_last_day_too(open_town: OpenTown) -> None:
    """A week after the last day: going on longer is refused with the true reason, a contract is asked, recorded and congratulated."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 11, 20))
    asked = await story.what_next()
    longer = asked.data("Langer doorgaan")
    await story.town.clock(now="2026-11-27T10:00:00+01:00")
    await story.joost.presses_data(asked, longer)
    await story.joost.sees("De laatste dag was vrijdag 20 november. Daarna kan dit niet meer.")
    card = await story.joost.sees("Dit werk is voorbij.")
    assert card.buttons == ["Contract aanbieden"]
    await story.joost.taps(card, "Contract aanbieden")
    ask = await story.karin.sees("Drukkerij De Punt wil Amina een contract aanbieden.")
    offered = await story.joost.looks(card)
    assert "Je wilt een contract aanbieden. Karin neemt contact met je op." in offered.text
    await story.karin.taps(ask, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("voltijd of deeltijd?"), "Voltijd")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    await story.amina.sees("Gefeliciteerd! Je blijft werken bij Drukkerij De Punt, in betaald werk.")
    closed = await story.joost.looks(card)
    assert "Amina komt bij jullie werken met een contract. Gefeliciteerd." in closed.text
    assert closed.buttons == []


@on_sqlite
async def test_a_contract_is_offered_after_an_end_that_was_recorded(open_town: OpenTown) -> None:
    """The end was recorded as the term; the employer offers a contract after all, and that is added to it."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 11, 20))
    asked = await story.what_next()
    await story.karin.taps(await story.work(), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Waarom stopt het werk"), "De termijn is voorbij")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    agreed = await story.joost.looks(asked)
    assert agreed.buttons == ["Contract aanbieden"]
    await story.joost.taps(agreed, "Contract aanbieden")
    await story.karin.taps(await story.karin.sees("wil Amina een contract aanbieden."), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("voltijd of deeltijd?"), "Deeltijd")
    await story.amina.sees("Gefeliciteerd! Je blijft werken bij Drukkerij De Punt, in betaald werk.")
    assert "Gefeliciteerd." in await story.joost.reads(asked)
