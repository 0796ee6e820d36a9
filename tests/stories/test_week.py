"""The week, from signing to confirmed, on the phones of candidate, employer and consultant."""

import asyncio
from datetime import date, datetime

import pytest

from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk
from tests.stories.weeks import MONDAY, PLANNED, AWeek, fill, settled


async def test_a_right_week_takes_one_tap_on_each_side(week: AWeek) -> None:
    """The candidate signs, the employer confirms, the candidate hears the hours and the premium to the cent."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    card = await candidate.sees("Klopt je week?")
    for line in (
        "Inpakken bij Drukkerij De Punt",
        "De week van maandag 16 november",
        "• maandag 16 november: 09:00 tot 13:15, pauze 15 minuten: 4 uur",
        "• vrijdag 20 november: 09:00 tot 14:15: 5 uur en 15 min (anders dan gepland)",
        "Samen: 21 uur en 15 min",
        "Premie van deze week: € 42,50",
    ):
        assert line in card.text, line
    await candidate.taps(card, "Mijn week klopt")
    assert "Je hebt getekend. Over één minuut krijgt Drukkerij De Punt je uren." in await candidate.reads(card)
    await employer.sees_nothing_of("Kloppen deze uren?")
    await week.town.clock(advance="PT61S")
    assert "Je hebt getekend. Nu kijkt Drukkerij De Punt ernaar." in await candidate.reads(card)
    asked, other = await employer.sees("Kloppen deze uren?"), await colleague.sees("Kloppen deze uren?")
    assert "Samen: 21 uur en 15 min" in asked.text
    assert "Kosten: € 393,13 (€ 18,50 per uur)" in asked.text
    await employer.taps(asked, "Klopt")
    assert "Bevestigd door Joost Visser op vrijdag 20 november, 13:1" in await employer.reads(asked)
    seen = await colleague.looks(other)
    assert "Bevestigd door Joost Visser op vrijdag 20 november" in seen.text
    assert seen.buttons == ["Ik heb me vergist", "Urenstaat (PDF)"]
    await candidate.sees("Bevestigd: 21 uur en 15 min.", "Premie van deze week: € 42,50.", "De week van maandag 16 november"[3:])
    assert "Bevestigd door Drukkerij De Punt." in await candidate.reads(card)
    await employer.sees_nothing_of("remie", "42,50")
    assert (candidate.taps_made, employer.taps_made) == (1, 1)


async def test_a_second_tap_shows_the_same_result(week: AWeek) -> None:
    """Signed twice, confirmed twice, or confirmed by a colleague who had the old card: one signature, one confirmation, told once."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    card = await candidate.sees("Klopt je week?")
    sign = card.data("Mijn week klopt")
    await candidate.taps(card, "Mijn week klopt")
    await candidate.presses_data(card, sign)
    await week.town.clock(advance="PT61S")
    asked, other = await employer.sees("Kloppen deze uren?"), await colleague.sees("Kloppen deze uren?")
    right = {employer: asked.data("Klopt"), colleague: other.data("Klopt")}
    await employer.taps(asked, "Klopt")
    await employer.presses_data(asked, right[employer])
    await colleague.presses_data(other, right[colleague])
    assert "Bevestigd door Joost Visser" in await colleague.reads(other)
    told = [m for m in await candidate.chat() if "Bevestigd: 21 uur en 15 min." in m.text]
    assert len(told) == 1


async def test_for_a_minute_it_can_be_taken_back(week: AWeek) -> None:
    """The week is open again and the employer hears nothing; signed anew, the employer is asked once."""
    candidate, employer = week["candidate"], week["employer"]
    card = await candidate.sees("Klopt je week?")
    await candidate.taps(card, "Mijn week klopt")
    back = (await candidate.looks(card)).data("Toch nog iets veranderen")
    await candidate.taps(await candidate.looks(card), "Toch nog iets veranderen")
    assert "Klopt je week?" in await candidate.reads(card)
    await week.town.clock(advance="PT5M")
    await employer.sees_nothing_of("Kloppen deze uren?")
    await candidate.taps(await candidate.looks(card), "Mijn week klopt")
    await week.town.clock(advance="PT61S")
    assert (await candidate.looks(card)).buttons == []
    await candidate.presses_data(card, back)
    await candidate.sees("Dit was een oude knop. Hieronder zie je hoe het nu staat.")
    await candidate.sees("Je hebt getekend. Nu kijkt Drukkerij De Punt ernaar.")
    assert len([m for m in await employer.chat() if "Kloppen deze uren?" in m.text]) == 1


async def test_a_missing_day_is_named_and_not_counted_as_zero(open_town: OpenTown) -> None:
    """Signing asks for the day first; the card offers to fill it in, or to say that it was not worked."""
    week = await settled(open_town, dict.fromkeys((0, 1, 3, 4), PLANNED))
    candidate = week["candidate"]
    card = await candidate.sees("Klopt je week?", "• woensdag 18 november: nog niet ingevuld", "Samen: 16 uur")
    await candidate.taps(card, "Mijn week klopt")
    await candidate.sees("Nog niet ingevuld: woensdag 18 november. Vul dat eerst in, of kies “niet gewerkt”.")
    card = await candidate.newest()
    assert card.buttons[:3] == ["Mijn week klopt", "wo 18 nov: invullen", "wo 18 nov: niet gewerkt"]
    await week.town.clock(advance="PT61S")
    await week["employer"].sees_nothing_of("Kloppen deze uren?")


async def test_two_colleagues_at_the_same_moment(week: AWeek) -> None:
    """One winner; both see whose answer stands; the candidate hears it once."""
    employer, colleague, candidate = week["employer"], week["colleague"], week["candidate"]
    await week.signed()
    cards = {phone: await phone.sees("Kloppen deze uren?") for phone in (employer, colleague)}
    await asyncio.gather(*(phone.taps(card, "Klopt") for phone, card in cards.items()))
    seen = {(await phone.reads(card)).splitlines()[0] for phone, card in cards.items()}
    assert len(seen) == 1
    assert seen.pop().startswith(("Bevestigd door Joost Visser", "Bevestigd door Anja Prins"))
    assert len([m for m in await candidate.chat() if "Bevestigd: 21 uur en 15 min." in m.text]) == 1


async def test_nobody_elses_week(week: AWeek) -> None:
    """Another employer's person, or a button taken from somebody else's chat, changes nothing and learns nothing."""
    await week.signed()
    asked = await week["employer"].sees("Kloppen deze uren?")
    stranger = week["other_employer"]
    mine = await stranger.newest()
    await stranger.presses_data(mine, asked.data("Klopt"))
    await stranger.sees("Deze knop werkt niet meer.")
    await stranger.sees_nothing_of("Amina", "Inpakken")
    assert (await week["employer"].looks(asked)).buttons == ["Klopt", "Klopt niet"]


@on_sqlite
async def test_a_week_over_a_months_end_is_one_timesheet(open_town: OpenTown) -> None:
    """30 November and 1 December are signed together; the premium is rounded once in each month."""
    town = await open_town(now=datetime.fromisoformat("2026-11-30T08:00:00+01:00"))
    folk = await Folk.settle(town)
    await folk.policy("premium_per_hour", "1.50", date(2026, 11, 1))
    candidate, employer = await folk.phone("candidate"), await folk.phone("employer")
    placement = await folk.placement(weekdays=(1, 2))
    await fill(folk, placement, {0: (None, None, 0, 1), 1: (None, None, 0, 1)}, date(2026, 11, 30))
    await town.clock(now="2026-12-01T13:16:00+01:00")
    card = await candidate.sees("Klopt je week?", "Samen: 2 minuten", "Premie van deze week: € 0,06")
    await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?", "De week van maandag 30 november"), "Klopt")
    await candidate.sees("Bevestigd: 2 minuten.", "Premie van deze week: € 0,06.")


@on_sqlite
async def test_the_employers_lists(open_town: OpenTown) -> None:
    """A few weeks come as cards, the newest last; many come as one message, a page at a time, and each opens as a card."""
    town = await open_town()
    folk = await Folk.settle(town)
    employer = await folk.phone("employer")
    candidate = await folk.phone("candidate")
    await employer.chooses("Uren bevestigen")
    await employer.sees("Er wachten nu geen uren op je.")
    placements = [await folk.placement(weekdays=(1,), ends_on=date(2026, 11, 29)) for _ in range(10)]
    for placement in placements:
        await fill(folk, placement, {0: PLANNED})
    await town.clock(now="2026-11-16T13:16:00+01:00")
    cards = [m for m in await candidate.chat() if "Mijn week klopt" in m.buttons]
    assert len(cards) == 10
    for card in cards[:2]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    before = await employer.newest()
    await employer.chooses("Uren bevestigen")
    assert len([m for m in await employer.chat() if m.id > before.id and m.buttons == ["Klopt", "Klopt niet"]]) == 2
    for card in cards[2:]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.chooses("Uren bevestigen")
    page = await employer.sees("Er wachten 10 weken op je.")
    assert page.buttons[:10] == ["Deze 8 weken kloppen", *["Amina, 4 uur"] * 8, "Volgende"]
    await employer.taps(page, "Volgende")
    page = await employer.newest()
    assert page.buttons[:4] == ["Deze 2 weken kloppen", *["Amina, 4 uur"] * 2, "Vorige"]
    await employer.taps(page, "Amina, 4 uur")
    assert (await employer.newest()).buttons == ["Klopt", "Klopt niet"]
    await employer.chooses("Mijn mensen")
    people = await employer.sees("Er werken 10 mensen bij je. Wie wil je zien?")
    await employer.taps(people, "Amina, Inpakken")
    await employer.sees("Bevestigd: Amina komt bij je werken.", after=people)


@pytest.mark.parametrize("times", [10])
async def test_races_have_one_winner(open_town: OpenTown, times: int) -> None:
    """Confirmed and disputed at the same moment, over many weeks: each has one answer, and both phones show the same."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, employer, colleague = [await folk.phone(name) for name in ("candidate", "employer", "colleague")]
    for _ in range(times):
        await fill(folk, await folk.placement(weekdays=(1,), ends_on=MONDAY), {0: PLANNED})
    await town.clock(now="2026-11-16T13:16:00+01:00")
    for card in [m for m in await candidate.chat() if "Mijn week klopt" in m.buttons]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    asked = [[m for m in await phone.chat() if m.buttons == ["Klopt", "Klopt niet"]] for phone in (employer, colleague)]
    assert len(asked[0]) == len(asked[1]) == times
    for mine, other in zip(*asked, strict=True):
        await asyncio.gather(employer.taps(mine, "Klopt", wait=False), colleague.taps(other, "Klopt", wait=False))
    await town.quiet()
    for mine, other in zip(*asked, strict=True):
        heads = {(await phone.reads(card)).splitlines()[0] for phone, card in ((employer, mine), (colleague, other))}
        assert len(heads) == 1
        assert heads.pop().startswith("Bevestigd door ")
    assert len([m for m in await candidate.chat() if m.text.startswith("Bevestigd: 4 uur.")]) == times
