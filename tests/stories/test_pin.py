"""After a long silence a deed with money asks for one's own PIN, on a keypad whose digits stand elsewhere every time."""

from tests.stories.pins import CHOOSE, ENTER, OLD, PIN, Desk, chooses_pin, keys
from tests.stories.pins import open_desk as open_desk
from tests.stories.running import on_sqlite


async def test_who_was_here_today_is_asked_nothing(desk: Desk) -> None:
    """Eleven hours of silence: one tap, as always."""
    card = await desk.proposes()
    await desk.silent(11)
    await desk["employer"].taps(card, "Welkom")
    assert "Je koos Amina" in await desk["employer"].reads(card)


async def test_the_first_time_a_pin_is_chosen_and_the_deed_goes_on(desk: Desk) -> None:
    """What was pressed goes on by itself; whoever looks after the employer hears of the PIN, and not which it is."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    pad = await employer.sees(CHOOSE)
    assert sorted(pad.buttons[:10]) == sorted("0123456789")
    assert pad.buttons[10:] == ["Wissen", "Klaar", "Stoppen"]
    assert "Je koos" not in await employer.reads(card)
    pad = await chooses_pin(employer)
    assert "Je pincode is gekozen." in pad.text
    assert pad.buttons == []
    assert "Je koos Amina" in await employer.reads(card)
    await desk["consultant"].sees("Joost Visser heeft een pincode gekozen.")
    await desk["consultant"].sees_nothing_of(PIN)


async def test_the_next_time_it_is_given(desk: Desk) -> None:
    """After another night the PIN is asked; a wrong one is asked again on another keypad; right, and the deed goes on, once."""
    employer = desk["employer"]
    first = await desk.proposes()
    await desk.silent()
    await employer.taps(first, "Welkom")
    await chooses_pin(employer)
    second = await desk.proposes()
    await desk.silent()
    await employer.taps(second, "Welkom")
    pad = await keys(employer, "111222", ENTER)
    assert "Dat is niet je pincode. Je kunt het nog 4 keer proberen." in pad.text
    done = await keys(employer, PIN, ENTER)
    assert done.text == "Dank je, dat klopt."
    assert "Je koos Amina" in await employer.reads(second)
    third = await desk.proposes()
    await employer.taps(third, "Welkom")
    assert "Je koos Amina" in await employer.reads(third)


async def test_looking_around_does_not_open_what_the_silence_closed(desk: Desk) -> None:
    """Whoever finds the phone and presses something harmless first is asked all the same."""
    card = await desk.proposes()
    await desk.silent()
    await desk["employer"].writes("/hulp")
    await desk["employer"].taps(card, "Welkom")
    await desk["employer"].sees(CHOOSE)


async def test_who_stops_loses_nothing(desk: Desk) -> None:
    """The card stands as it stood, and the same button asks again."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    pad = await employer.sees(CHOOSE)
    await employer.taps(pad, "Stoppen")
    assert (await employer.looks(pad)).text == "Gestopt. Er is niets veranderd.\nJe kunt later weer op dezelfde knop drukken."
    assert "Welkom" in (await employer.looks(card)).buttons
    await employer.taps(card, "Welkom")
    await employer.sees(CHOOSE, after=pad)


async def test_five_wrong_ones_lock_it_and_two_people_open_it(desk: Desk) -> None:
    """For an hour even the right one does nothing; the contact is told; forgotten, who leads agrees and another is chosen."""
    employer, consultant, lead = desk["employer"], desk["consultant"], desk["lead"]
    await employer.writes("/pincode")
    await chooses_pin(employer)
    card = await desk.proposes()
    await desk.silent()
    await employer.taps(card, "Welkom")
    for _ in range(4):
        await keys(employer, "1928", ENTER)
    locked = await keys(employer, "1928", ENTER)
    assert "Dat was te vaak fout. Wacht een uur" in locked.text
    assert locked.buttons == ["Pincode vergeten"]
    await consultant.sees("De pincode van Joost Visser was vijf keer fout.")
    await employer.taps(card, "Welkom")
    again = await employer.newest()
    assert "Dat was te vaak fout." in again.text
    await employer.taps(again, "Pincode vergeten")
    await employer.sees("Ik heb het iemand van de gemeente gevraagd.")
    asked = await lead.sees("Joost Visser is de pincode vergeten en wil een nieuwe kiezen.", "Bel Joost Visser eerst")
    await lead.taps(asked, "Ja, akkoord")
    assert "Akkoord van Els de Boer." in await lead.reads(asked)
    await employer.sees("Els de Boer gaf akkoord.")
    await employer.taps(card, "Welkom")
    await chooses_pin(employer, "73920")
    assert "Je koos Amina" in await employer.reads(card)


async def test_after_an_hour_it_may_be_tried_again(desk: Desk) -> None:
    """The right one then works."""
    employer = desk["employer"]
    await employer.writes("/pincode")
    await chooses_pin(employer)
    card = await desk.proposes()
    await desk.silent()
    await employer.taps(card, "Welkom")
    for _ in range(5):
        await keys(employer, "1928", ENTER)
    await desk.silent(1)
    await employer.taps(card, "Welkom")
    await keys(employer, PIN, ENTER)
    assert "Je koos Amina" in await employer.reads(card)


@on_sqlite
async def test_another_pin(desk: Desk) -> None:
    """/pincode asks the old one first."""
    employer = desk["employer"]
    await employer.writes("/pincode")
    await chooses_pin(employer)
    await employer.writes("/pincode")
    assert "Dat is niet je pincode." in (await keys(employer, "1928", OLD)).text
    await keys(employer, PIN, OLD)
    await chooses_pin(employer, "73920")
    card = await desk.proposes()
    await desk.silent()
    await employer.taps(card, "Welkom")
    assert "Dat is niet je pincode." in (await keys(employer, PIN, ENTER)).text
    await keys(employer, "73920", ENTER)
    assert "Je koos Amina" in await employer.reads(card)


async def test_it_is_asked_in_the_middle_of_a_conversation(desk: Desk) -> None:
    """What was being said is still there when the PIN was given."""
    employer, consultant, candidate = desk["employer"], desk["consultant"], desk["candidate"]
    await desk.folk.placement()
    await desk.folk.town.clock(now="2026-11-20T13:16:00+01:00")
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await candidate.taps(await candidate.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await candidate.taps(await candidate.sees("Klopt je week?"), "Mijn week klopt")
    await desk.folk.town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "vr 20 nov: 4 uur")
    await employer.taps(await employer.sees("Wat moet het zijn op vrijdag 20 november?"), "Half uur minder")
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")
    await candidate.sees_nothing_of("ziet vrijdag anders")
    await chooses_pin(employer)
    card = await candidate.sees("Drukkerij De Punt ziet vrijdag anders")
    await candidate.taps(card, "Vraag Karin")
    await consultant.taps(await consultant.sees("Wil je over deze week beslissen?"), "Uren van Amina")
    await chooses_pin(consultant, "9461")
    await desk["lead"].sees("Karin Smit heeft een pincode gekozen.")
    assert "Uren van Amina" not in (await consultant.sees("16 november")).buttons
