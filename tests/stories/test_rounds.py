"""Proposal and counter-proposal about a week: three rounds at most, and then a person decides."""

import pytest

from tests.stories.phones import Message
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.weeks import AWeek, settled


@pytest.fixture(name="week")
async def ended_week(open_town: OpenTown) -> AWeek:
    """A town in which the week has just ended."""
    return await settled(open_town)


async def object_to(week: AWeek, caption: str, hours: str) -> None:
    """The employer says that a day, which now says `caption`, was otherwise."""
    employer = week["employer"]
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), caption)
    await employer.writes(hours)
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")


async def answer_with(week: AWeek, asked: Message, choice: str) -> None:
    """The candidate proposes other hours, and the minute is over."""
    candidate = week["candidate"]
    await candidate.taps(asked, "Andere uren voorstellen")
    await candidate.taps(await candidate.sees("Hoe lang heb je gewerkt op vrijdag 20 november?"), choice)
    await candidate.taps(await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?"), "Versturen")
    await week.town.clock(advance="PT61S")


async def test_other_hours_go_back_to_the_employer_who_agrees(week: AWeek) -> None:
    """Three taps propose what lies in between; the employer sees it beside what they said, and confirms with one. The message of what they
    said keeps it."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await object_to(week, "vr 20 nov: 5 uur en 15 min", "4 uur en 15 min")
    asked = await candidate.sees(
        "Drukkerij De Punt ziet vrijdag anders", "Komen jullie er niet uit? Dan beslist de contactpersoon."
    )
    mine = await employer.sees(
        "We hebben je uren aan Amina voorgelegd.", "Dit gaf Joost door:", "• vrijdag 20 november: 4 uur en 15 min"
    )
    before = candidate.taps_made
    await candidate.taps(asked, "Andere uren voorstellen")
    question = await candidate.sees(
        "Hoe lang heb je gewerkt op vrijdag 20 november?",
        "Jij zei: 5 uur en 15 min.",
        "Drukkerij De Punt zegt: 4 uur en 15 min.",
    )
    assert question.buttons == ["Zoals ik zei: 5 uur en 15 min", "Ertussenin: 4 uur en 45 min", "Terug", "Stoppen"]
    await candidate.taps(question, "Ertussenin: 4 uur en 45 min")
    send = await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?", "• vrijdag 20 november: 4 uur en 45 min")
    await candidate.taps(send, "Versturen")
    assert candidate.taps_made - before == 3
    await candidate.sees("Je hebt getekend. Over één minuut krijgt Drukkerij De Punt je uren.", "Samen: 20 uur en 45 min")
    assert "Kloppen deze uren?" not in (await employer.newest()).text
    kept = await employer.reads(mine)
    assert "4 uur en 45 min" not in kept
    await week.town.clock(advance="PT61S")
    again = await employer.newest()
    assert await employer.reads(mine) == kept
    for line in ("We hebben je uren aan Amina voorgelegd.", "Dit gaf Joost door:", "• vrijdag 20 november: 4 uur en 15 min"):
        assert line in kept, line
    for line in (
        "Kloppen deze uren?",
        "• vrijdag 20 november: 4 uur en 45 min (anders dan gepland)",
        "Amina ziet het anders dan jullie. Jullie gaven door:",
        "• vrijdag 20 november: 4 uur en 15 min",
        "Dit is ronde 2 van 3. Daarna beslist de contactpersoon.",
    ):
        assert line in again.text, line
    await employer.taps(again, "Klopt")
    await candidate.sees("Bevestigd: 20 uur en 45 min.", "Premie van deze week: € 41,50.")
    await week["consultant"].sees_nothing_of("Wil je over deze week beslissen?")


async def test_the_third_time_the_contact_person_decides(week: AWeek) -> None:
    """The employer sees it otherwise three times: nothing more is proposed, and Karin gets the last word of both side by side."""
    candidate, employer, consultant = week["candidate"], week["employer"], week["consultant"]
    await week.signed()
    await object_to(week, "vr 20 nov: 5 uur en 15 min", "4 uur")
    await answer_with(week, await candidate.newest(), "Zoals ik zei: 5 uur en 15 min")
    await object_to(week, "vr 20 nov: 5 uur en 15 min", "4 uur en 15 min")
    second = await candidate.newest()
    assert "Dit is ronde 2 van 3." in second.text
    await answer_with(week, second, "Ertussenin: 4 uur en 45 min")
    assert "Dit is ronde 3 van 3." in (await employer.newest()).text
    await consultant.sees_nothing_of("Wil je over deze week beslissen?")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "vr 20 nov: 4 uur en 45 min")
    await employer.writes("4 uur en 30 min")
    send = await employer.sees("Zal ik dit naar Karin sturen?", "Karin is de contactpersoon. Karin beslist over deze week.")
    assert "Amina" not in send.text
    await employer.taps(send, "Versturen")
    await employer.sees("De gemeente beslist over deze week. Je hoort het hier.")
    last = await candidate.sees(
        "Karin beslist over je week. Je hoort het hier.",
        "Drukkerij De Punt ziet vrijdag anders: 4 uur en 30 min in plaats van 4 uur en 45 min.",
    )
    assert last.buttons == []
    box = await consultant.sees(
        "Wil je over deze week beslissen?", "• Amina: 4 uur en 45 min", "• Drukkerij De Punt: 4 uur en 30 min"
    )
    await consultant.taps(box, "Uren van Amina")
    await candidate.sees("Karin besliste", "Bevestigd: 20 uur en 45 min.")


async def test_two_days_are_answered_one_after_the_other(week: AWeek) -> None:
    """Each day that the employer sees otherwise is asked about; theirs is a choice too. All as theirs is agreeing, and is not sent."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "di 17 nov: 4 uur")
    await employer.writes("3 uur")
    await employer.taps(await employer.newest(), "Nog een dag")
    await employer.taps(await employer.newest(), "vr 20 nov: 5 uur en 15 min")
    await employer.writes("5 uur")
    await employer.taps(await employer.newest(), "Versturen")
    asked = await candidate.newest()
    await candidate.taps(asked, "Andere uren voorstellen")
    tuesday = await candidate.sees("Hoe lang heb je gewerkt op dinsdag 17 november?")
    assert "Zoals zij zeggen: 3 uur" in tuesday.buttons
    await candidate.taps(tuesday, "Zoals zij zeggen: 3 uur")
    await candidate.taps(await candidate.sees("gewerkt op vrijdag 20 november?"), "Zoals zij zeggen: 5 uur")
    await candidate.taps(await candidate.newest(), "Versturen")
    await candidate.sees("Dat zijn dezelfde uren.")
    again = await candidate.newest()
    assert again.buttons == ["Akkoord", "Vraag Karin", "Andere uren voorstellen"]
    await candidate.taps(again, "Andere uren voorstellen")
    await candidate.taps(await candidate.newest(), "Zoals zij zeggen: 3 uur")
    await candidate.writes("9:00 tot 14:15 zonder pauze")
    await candidate.taps(await candidate.newest(), "Terug")
    await candidate.writes("9:00 tot 14:15 zonder pauze")
    send = await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?", "• vrijdag 20 november: 09:00 tot 14:15")
    await candidate.taps(send, "Versturen")
    await week.town.clock(advance="PT61S")
    await employer.taps(await employer.newest(), "Klopt")
    await candidate.sees("Bevestigd: 20 uur en 15 min.")


@on_sqlite
async def test_halfway_nothing_is_sent_and_nothing_lost(week: AWeek) -> None:
    """A sticker, no hours, /stop and an old button: the week still waits for the candidate as it was."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await object_to(week, "vr 20 nov: 5 uur en 15 min", "4 uur")
    asked = await candidate.newest()
    await candidate.taps(asked, "Andere uren voorstellen")
    await candidate.writes("weet ik niet meer")
    assert "Dat begrijp ik nog niet." in (await candidate.newest()).text
    await candidate.sends_sticker()
    assert "Hoe lang heb je gewerkt op vrijdag 20 november?" in (await candidate.newest()).text
    await candidate.writes("5 uur")
    send = await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?")
    data = send.data("Versturen")
    await candidate.writes("/stop")
    await candidate.sees("Gestopt. Er is niets veranderd.")
    await candidate.presses_data(send, data)
    await candidate.sees("Dit was een oude knop. Hieronder zie je hoe het nu staat.")
    assert (await candidate.newest()).buttons == ["Akkoord", "Vraag Karin", "Andere uren voorstellen"]
    await week.town.clock(advance="PT61S")
    await employer.sees_nothing_of("Amina ziet het anders dan jullie.")


@on_sqlite
async def test_while_it_can_be_taken_back_the_employer_sees_no_question(week: AWeek) -> None:
    """For a minute the employer's card says that the candidate was asked, with what the employer said, without the candidate's hours and
    without buttons; taken back, it stands as it stood."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await object_to(week, "vr 20 nov: 5 uur en 15 min", "4 uur")
    card = await employer.newest()
    assert "• vrijdag 20 november: 4 uur" in card.text
    await candidate.taps(await candidate.newest(), "Andere uren voorstellen")
    await candidate.taps(await candidate.newest(), "Ertussenin: 4 uur en 30 min")
    await candidate.taps(await candidate.newest(), "Versturen")
    seen = await employer.looks(card)
    assert (seen.buttons, "We hebben je uren aan Amina voorgelegd." in seen.text) == ([], True)
    assert [one for one in ("4 uur en 30 min", "Samen", "Kosten", "ronde", "anders") if one in seen.text] == []
    await candidate.taps(await candidate.newest(), "Toch nog iets veranderen")
    assert await employer.reads(card) == card.text
    await week.town.clock(advance="PT5M")
    assert "Kloppen deze uren?" not in (await employer.newest()).text


async def test_other_hours_that_are_taken_back_lead_back_to_the_dispute(week: AWeek) -> None:
    """What the employer said, the choices and the round stand as they stood; nothing else of the week can be changed."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await object_to(week, "di 17 nov: 4 uur", "3 uur")
    card = await candidate.sees("Drukkerij De Punt ziet dinsdag anders: 3 uur in plaats van 4 uur.")
    await candidate.taps(card, "Andere uren voorstellen")
    await candidate.writes("3,5 uur in totaal")
    await candidate.taps(await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?"), "Versturen")
    sent = await candidate.sees("Je hebt getekend.", "• dinsdag 17 november: 3 uur en 30 min")
    back = sent.data("Toch nog iets veranderen")
    await candidate.taps(sent, "Toch nog iets veranderen")
    await candidate.presses_data(sent, back)
    await candidate.sees_nothing_of("Dit was een oude knop.")
    asked = await candidate.newest()
    for line in (
        "Er is een vraag over je week.",
        "Drukkerij De Punt ziet dinsdag anders: 3 uur in plaats van 4 uur.",
        "Samen: 21 uur en 15 min",
        "Komen jullie er niet uit? Dan beslist de contactpersoon.",
    ):
        assert line in asked.text, line
    assert asked.buttons == ["Akkoord", "Vraag Karin", "Andere uren voorstellen"]
    await week.town.clock(advance="PT5M")
    await employer.sees_nothing_of("Amina ziet het anders dan jullie.")
    await candidate.taps(asked, "Andere uren voorstellen")
    await candidate.taps(await candidate.sees("Jij zei: 4 uur.", "Drukkerij De Punt zegt: 3 uur."), "Zoals ik zei: 4 uur")
    await candidate.taps(await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?"), "Versturen")
    await week.town.clock(advance="PT61S")
    again = await employer.sees("Kloppen deze uren?", "Amina ziet het anders dan jullie.", "Dit is ronde 2 van 3.")
    assert "• dinsdag 17 november: 09:00 tot 13:15" in again.text
    await object_to(week, "di 17 nov: 4 uur", "3 uur")
    assert "Dit is ronde 2 van 3." in (await candidate.newest()).text
    await candidate.taps(await candidate.newest(), "Akkoord")
    await candidate.sees("Bevestigd: 20 uur en 15 min.")


@on_sqlite
async def test_travel_costs_come_back_with_the_day_that_is_taken_back(week: AWeek) -> None:
    """Other hours of none withdraw what was claimed for the day; taken back, the claim stands again."""
    candidate = week["candidate"]
    await candidate.taps(await candidate.sees("Klopt je week?"), "Een dag veranderen")
    await candidate.taps(await candidate.newest(), "di 17 nov")
    await candidate.taps(await candidate.newest(), "Reiskosten")
    await candidate.writes("12")
    await candidate.taps(await candidate.newest(), "Ja")
    claimed = await candidate.sees("Reiskosten: 12 km, € 2,76")
    await week.signed()
    await object_to(week, "di 17 nov: 4 uur", "3 uur")
    await candidate.taps(await candidate.sees("ziet dinsdag anders"), "Andere uren voorstellen")
    await candidate.writes("niet gewerkt")
    await candidate.taps(await candidate.newest(), "Versturen")
    assert "Reiskosten" not in await candidate.reads(claimed)
    await candidate.taps(await candidate.sees("Je hebt getekend."), "Toch nog iets veranderen")
    assert "Reiskosten: 12 km, € 2,76" in await candidate.reads(claimed)
    await candidate.taps(await candidate.sees("ziet dinsdag anders: 3 uur in plaats van 4 uur."), "Akkoord")
    assert "Reiskosten (PDF)" in (await candidate.sees("Bevestigd. Je was het eens met")).buttons
