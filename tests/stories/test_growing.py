"""Hours that grow step by step, and placing at once."""

from datetime import date, time
from typing import Any

from tests.stories.endings import Story
from tests.stories.phones import Message
from tests.stories.running import OpenTown
from tests.stories.town import Folk

LEAFLETS: dict[str, Any] = {
    "weekdays": (2, 4),
    "starts": time(14),
    "ends": time(17),
    "break_minutes": 0,
    "minutes_per_week": 6 * 60,
}


async def test_hours_grow_from_eight_to_twelve_to_twenty(open_town: OpenTown) -> None:
    """Step by step, with dates and the candidate's yes; the planned shifts follow, and each Monday the agreed hours."""
    story = await Story.begins(open_town)
    await story.folk.placement(weekdays=(2, 4), starts=time(9), ends=time(13), break_minutes=0, minutes_per_week=8 * 60)
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.sees("Hoeveel uur per week werkt Amina dan?", "Nu: 8 uur per week")
    await story.karin.writes("8 uur")
    await story.karin.sees("8 uur", "Hoeveel uur per week werkt Amina dan?")
    await story.karin.writes("12")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 12 uur per week?"), "ma 30 nov")
    await story.karin.taps(await story.karin.sees("Zal ik dit aan Amina vragen?"), "Nog een stap")
    await story.karin.writes("20")
    await story.karin.writes("14 december")
    check = await story.karin.sees("Zal ik dit aan Amina vragen?", "• vanaf maandag 14 december: 20 uur per week")
    assert "Met deze uren mag dit werk duren tot en met 15 mei 2027." in check.text
    await story.karin.taps(check, "Vraag Amina")
    question = await story.amina.sees(
        "Wil je stap voor stap andere uren werken?",
        "• vanaf maandag 30 november: 12 uur per week\nWanneer: dinsdag, donderdag: 09:00 tot 15:00",
        "• vanaf maandag 14 december: 20 uur per week\nWanneer: dinsdag, donderdag: 09:00 tot 19:00",
        "Met deze uren mag dit werk duren tot en met 15 mei 2027.",
        "Nee zeggen mag altijd.",
    )
    await story.joost.sees_nothing_of("12 uur")
    await story.amina.taps(question, "Ja, dat is goed")
    await story.joost.sees(
        "De uren van Amina veranderen:",
        "• vanaf maandag 30 november: 12 uur per week\nWanneer: dinsdag, donderdag: 09:00 tot 15:00",
    )
    await story.karin.sees("Amina wil de andere uren.")
    agreed = await story.amina.reads(question)
    assert "• vanaf maandag 30 november: 12 uur per week\nWanneer: dinsdag, donderdag: 09:00 tot 15:00" in agreed
    assert "• vanaf maandag 14 december: 20 uur per week\nWanneer: dinsdag, donderdag: 09:00 tot 19:00" in agreed
    assert "Hoeveel: 8 uur per week" in (await story.work()).text
    await story.town.clock(now="2026-11-24T13:05:00")
    await story.amina.sees("Hoe was je werk op dinsdag 24 november?", "Gepland: 09:00 tot 13:00, 4 uur.")
    await story.town.clock(now="2026-12-01T15:05:00")
    await story.amina.sees("Hoe was je werk op dinsdag 1 december?", "Gepland: 09:00 tot 15:00, 6 uur.")
    assert "Hoeveel: 12 uur per week" in (await story.work()).text
    await story.town.clock(now="2026-12-15T19:05:00")
    await story.amina.sees("Hoe was je werk op dinsdag 15 december?", "Gepland: 09:00 tot 19:00, 10 uur.")
    assert "Hoeveel: 20 uur per week" in (await story.work()).text


async def test_growing_past_28_hours_is_refused_where_the_term_becomes_too_short(folk: Folk) -> None:
    """From 28 hours on the work may last three months; this one lasts six. The term stays as it is."""
    story = await Story.of(folk)
    await folk.placement()
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("28")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 28 uur per week?"), "ma 23 nov")
    await story.karin.sees("Met zo veel uren mag dit werk duren tot en met 15 februari 2027.")
    await story.amina.sees_nothing_of("andere uren")
    await story.karin.writes("/stop")
    assert "De termijn loopt tot en met 15 mei 2027." in (await story.work()).text


async def test_growing_past_28_hours_counts_from_the_first_start_of_a_shared_term(folk: Folk) -> None:
    """All work of a candidate shares one term here: it began on 5 October with other work, so three months end on 4 January."""
    await folk.policy("term_unit", "candidate")
    story = await Story.of(folk)
    await folk.placement(starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 30), title="Sorteren")
    await folk.placement()
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("28")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 28 uur per week?"), "ma 23 nov")
    await story.karin.sees("Met zo veel uren mag dit werk duren tot en met 4 januari 2027.")


async def test_hours_grow_counts_other_work_that_begins_later(folk: Folk) -> None:
    """24 hours, with 6 elsewhere that begin a week after the Monday, are 30: three months. 21 with those 6 are 27, and leave the six."""
    story = await Story.of(folk)
    await folk.placement()
    await folk.placement(title="Folders vouwen", starts_on=date(2026, 12, 1), **LEAFLETS)
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("24")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 24 uur per week?"), "ma 23 nov")
    again = await story.karin.sees("Met zo veel uren mag dit werk duren tot en met 15 februari 2027.")
    assert "Dat is eerder dan de laatste dag." in again.text
    assert "Hoeveel uur per week werkt Amina dan?" in again.text
    await story.karin.writes("21")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 21 uur per week?"), "ma 23 nov")
    check = await story.karin.sees("Zal ik dit aan Amina vragen?")
    assert "Met deze uren mag dit werk duren tot en met 15 mei 2027." in check.text


async def test_hours_that_grow_never_count_less_than_before(folk: Folk) -> None:
    """20 hours with 10 elsewhere, begun later, are 30 already. The term stays, until these hours grow by as little as two."""
    story = await Story.of(folk)
    await folk.placement()
    await folk.placement(title="Folders vouwen", starts_on=date(2026, 11, 17), **LEAFLETS | {"minutes_per_week": 10 * 60})
    assert "De termijn loopt tot en met 15 mei 2027." in (await story.work()).text
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("22")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 22 uur per week?"), "ma 23 nov")
    await story.karin.sees("Met zo veel uren mag dit werk duren tot en met 15 februari 2027.")


async def who_fits(story: Story) -> Message:
    """The list of who fits the leaflets."""
    await story.karin.chooses("Klussen")
    await story.karin.taps(await story.karin.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await story.karin.taps(await story.karin.newest(), "Wie past?")
    return await story.karin.sees("Wie past bij")


async def agreed(story: Story, hours: str, monday: str) -> None:
    """Amina agrees to so many hours a week from a Monday on."""
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes(hours)
    await story.karin.taps(await story.karin.sees(f"Vanaf welke maandag: {hours} uur per week?"), monday)
    await story.karin.taps(await story.karin.sees("Zal ik dit aan Amina vragen?"), "Vraag Amina")
    await story.amina.taps(await story.amina.sees("Wil je stap voor stap andere uren werken?"), "Ja, dat is goed")
    await story.karin.sees("Amina wil de andere uren.")


async def test_no_other_work_is_offered_over_hours_that_grow(folk: Folk) -> None:
    """Until 13:00 there is room for leaflets from 14:00 on. Once it is agreed that the days will last until 17:00 there is none: not in the
    list, and not by a button of before."""
    story = await Story.of(folk)
    await folk.placement(weekdays=(2, 4), starts=time(9), ends=time(13), break_minutes=0, minutes_per_week=8 * 60)
    await folk.job()
    found = await who_fits(story)
    assert "Amina Bakker: kan niet" not in found.text
    await story.karin.taps(found, "Amina Bakker")
    why = await story.karin.sees("Amina Bakker en “Folders vouwen”")
    await agreed(story, "16", "ma 7 dec")
    await story.karin.taps(why, "Aanbieden")
    await story.karin.sees("Deze persoon werkt op die uren al: Inpakken.")
    assert "Amina Bakker: kan niet: werkt dan al (Inpakken)" in (await who_fits(story)).text
    await story.amina.sees_nothing_of("Wil je dit werk doen?")


async def test_other_work_is_offered_in_hours_that_became_free(folk: Folk) -> None:
    """Days until 17:00 that will last until 13:00: leaflets from 14:00 on can be offered."""
    story = await Story.of(folk)
    await folk.placement(weekdays=(2, 4), ends=time(17), break_minutes=0, minutes_per_week=16 * 60)
    await folk.job()
    assert "Amina Bakker: kan niet: werkt dan al (Inpakken)" in (await who_fits(story)).text
    await agreed(story, "8", "ma 23 nov")
    await story.karin.taps(await who_fits(story), "Amina Bakker")
    await story.karin.taps(await story.karin.sees("Amina Bakker en “Folders vouwen”"), "Aanbieden")
    await story.amina.sees("Wil je dit werk doen?", "Folders vouwen")


async def test_the_term_of_an_offer_counts_hours_that_grow(folk: Folk) -> None:
    """Six hours beside 20 are 26: until the work ends in May. Once 23 are agreed from December on they are 29: three months."""
    story = await Story.of(folk)
    await folk.placement(weekdays=(1, 3, 5), minutes_per_week=20 * 60)
    await folk.job(ends_on=date(2027, 5, 14))
    await agreed(story, "23", "ma 7 dec")
    await story.karin.taps(await who_fits(story), "Amina Bakker")
    await story.karin.taps(await story.karin.sees("Amina Bakker en “Folders vouwen”"), "Aanbieden")
    await story.amina.sees("Wil je dit werk doen?", "Folders vouwen", "28 februari")


async def test_hours_do_not_grow_over_other_work(folk: Folk) -> None:
    """The day would last until 14:15, and at 14:00 other work begins: that is said before anybody is asked."""
    await folk.policy("at_28_hours", "long")
    story = await Story.of(folk)
    await folk.placement()
    await folk.placement(title="Folders vouwen", starts_on=date(2026, 12, 1), **LEAFLETS | {"minutes_per_week": 3 * 60})
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("25")
    await story.karin.taps(await story.karin.sees("Vanaf welke maandag: 25 uur per week?"), "ma 23 nov")
    await story.karin.sees("Op dinsdag 1 december is er ander werk van 14:00 tot 17:00: Folders vouwen. Kies minder uren.")
    await story.amina.chooses("Mijn werk")
    await story.amina.taps(await story.amina.sees("Dit is je werk:", "Inpakken"), "Meer of minder uren")
    assert (await story.amina.newest()).buttons == ["12 uur", "16 uur", "24 uur", "Terug", "Stoppen"]
    await story.amina.writes("25")
    again = await story.amina.newest()
    assert "Op dinsdag 1 december is er ander werk van 14:00 tot 17:00: Folders vouwen. Kies minder uren." in again.text
    await story.karin.sees_nothing_of("Amina wil 25 uur")


async def test_nobody_works_at_two_places_at_once(open_town: OpenTown) -> None:
    """Work that was planned over other work: the second day is not taken as planned; typed at other times it is."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends=time(15, 15))
    await story.folk.placement(title="Folders vouwen", starts_on=date(2026, 11, 17), **LEAFLETS)
    await story.town.clock(now="2026-11-17T17:05:00")
    await story.amina.taps(await story.amina.sees("dinsdag 17 november?", "Inpakken"), "Ja, zoals gepland")
    second = await story.amina.sees("dinsdag 17 november?", "Folders vouwen")
    await story.amina.taps(second, "Ja, zoals gepland")
    await story.amina.sees("Van 09:00 tot 15:15 werkte je ergens anders: Inpakken. Vul in wanneer je hier werkte.")
    await story.amina.taps(second, "Andere tijden")
    await story.amina.writes("15:15 tot 17:00, geen pauze")
    await story.amina.taps(await story.amina.newest(), "Ja")
    await story.amina.sees("Folders vouwen", "15:15 tot 17:00")


async def test_placing_at_once(folk: Folk) -> None:
    """Agreed outside of the bot: the confirmation comes to both; the same press again makes no second placement."""
    story = await Story.of(folk)
    await folk.offer(await folk.job())
    offer = await story.amina.sees("Wil je dit werk doen?")
    await story.karin.chooses("Klussen")
    await story.karin.taps(await story.karin.newest(), "Folders vouwen, Drukkerij De Punt")
    await story.karin.taps(await story.karin.newest(), "Direct plaatsen")
    await story.karin.taps(await story.karin.sees("Wie plaats je op “Folders vouwen”?"), "Amina Bakker")
    sure = await story.karin.sees("Wil je Amina nu plaatsen?", "Doe dit alleen als Amina en Drukkerij De Punt allebei ja zeiden.")
    place = sure.data("Ja, plaatsen")
    await story.karin.taps(sure, "Ja, plaatsen")
    await story.amina.sees("Dit is je werk:", "Folders vouwen bij Drukkerij De Punt")
    await story.joost.sees("Bevestigd: Amina komt bij je werken.")
    await story.karin.presses_data(sure, place)
    assert len([m for m in await story.joost.chat() if "Bevestigd: Amina" in m.text]) == 1
    assert "Ja, stel me voor" not in (await story.amina.looks(offer)).buttons
    await story.amina.sees_nothing_of("is al iemand anders")
