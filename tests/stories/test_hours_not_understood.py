"""Which hours was it then? Whoever is not understood three times can ask the contact person, and the week stays as it was."""

import pytest

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.weeks import AWeek, settled

ASK = "Iets vragen"


@pytest.fixture(name="week")
async def ended_week(open_town: OpenTown) -> AWeek:
    """A town in which the week has just ended."""
    return await settled(open_town)


async def is_not_understood(phone: Phone, *answers: str, says: str = "Dat begrijp ik nog niet.") -> Message:
    """Three answers, of which only the last brings the contact person nearer; answers the message that does."""
    *first, last = answers
    for typed in first:
        await phone.writes(typed)
        again = await phone.newest()
        assert (says in again.text, ASK in again.buttons) == (True, False), typed
    await phone.writes(last)
    offered = await phone.newest()
    assert says in offered.text
    assert ASK in offered.buttons, "left alone with the question"
    return offered


async def asks_karin(week: AWeek, phone: Phone, offered: Message, question: str) -> None:
    """The offer is taken, and Karin has the question."""
    await phone.taps(offered, ASK)
    await phone.sees("Wat wil je vragen aan Karin?")
    await phone.writes(question)
    await phone.sees("Je vraag is verstuurd aan Karin.")
    await week["consultant"].sees("Vraag van", question)


async def in_the_dispute(week: AWeek) -> Phone:
    """The employer says that the week is not right."""
    await week.signed()
    employer = week["employer"]
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    return employer


async def test_a_candidate_whose_hours_are_disputed_is_not_left_alone(week: AWeek) -> None:
    """After three answers Karin is offered and gets the question; the choices stand beneath it again, and the week waits for the candidate."""
    candidate = week["candidate"]
    await week.disputed()
    card = await candidate.sees("Drukkerij De Punt ziet vrijdag anders: 3 uur in plaats van 5 uur en 15 min.")
    await candidate.taps(card, "Andere uren voorstellen")
    question = await candidate.sees("Hoe lang heb je gewerkt op vrijdag 20 november?")
    offered = await is_not_understood(candidate, "net als altijd", "weet ik niet", "zie mijn rooster")
    assert offered.buttons == [*question.buttons[:-2], ASK, "Terug", "Stoppen"]
    await asks_karin(week, candidate, offered, "Mijn rooster zegt iets anders. Wat nu?")
    assert (await candidate.looks(card)).buttons == ["Akkoord", "Vraag Karin", "Andere uren voorstellen"]
    await week.town.clock(advance="PT61S")
    await week["employer"].sees_nothing_of("Amina ziet het anders dan jullie.")
    await candidate.taps(card, "Akkoord")
    await candidate.sees("Bevestigd: 19 uur.")


@on_sqlite
async def test_stickers_count_and_an_answer_that_is_understood_begins_anew(week: AWeek) -> None:
    """A sticker is not understood either; what comes after an answer that is, is another question, with tries of its own."""
    candidate, employer = week["candidate"], await in_the_dispute(week)
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "di 17 nov: 4 uur")
    await employer.writes("3 uur")
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")
    await candidate.taps(await candidate.sees("Drukkerij De Punt ziet dinsdag anders"), "Andere uren voorstellen")
    await candidate.writes("weet ik niet")
    await candidate.sends_sticker()
    assert ASK not in (await candidate.newest()).buttons
    await candidate.sends_sticker()
    again = await candidate.sees("Hoe lang heb je gewerkt op dinsdag 17 november?")
    assert again.buttons == ["Zoals ik zei: 4 uur", "Ertussenin: 3 uur en 30 min", ASK, "Terug", "Stoppen"]
    await candidate.writes("9:00 tot 12:30")
    which = await candidate.sees("Wat bedoel je?")
    assert ASK not in which.buttons
    which = await is_not_understood(candidate, "de eerste", "die", "ja")
    await candidate.taps(which, "09:00 tot 12:30: 3 uur en 30 min")
    send = await candidate.sees("Zal ik dit naar Drukkerij De Punt sturen?")
    assert send.buttons == ["Versturen", "Terug", "Stoppen"]
    offered = await is_not_understood(candidate, "goed", "doe maar", "oké", says="Zal ik dit naar Drukkerij De Punt sturen?")
    await candidate.taps(offered, "Versturen")
    await candidate.sees("Je hebt getekend.")


@on_sqlite
async def test_an_employer_who_is_not_understood_can_ask(week: AWeek) -> None:
    """At the hours that a day should have: Karin gets the question, nothing is sent to the candidate, and the week can still be confirmed."""
    employer = await in_the_dispute(week)
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "vr 20 nov: 5 uur en 15 min")
    question = await employer.sees("Wat moet het zijn op vrijdag 20 november?")
    offered = await is_not_understood(employer, "korter", "morgen", "veel minder")
    assert offered.buttons == [*question.buttons[:-2], ASK, "Terug", "Stoppen"]
    await asks_karin(week, employer, offered, "Hoe geef ik een kortere dag door?")
    await week["candidate"].sees_nothing_of("ziet vrijdag anders")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    await week["candidate"].sees("Bevestigd: 21 uur en 15 min.")


@on_sqlite
async def test_words_where_a_day_is_chosen_count_too(week: AWeek) -> None:
    """The third time that no day of the week is named somebody to ask is offered; with a day, tapped or typed, the tries begin anew."""
    employer = await in_the_dispute(week)
    offered = await is_not_understood(employer, "zaterdag", "13 november", "de laatste", says="Welke dag klopt niet?")
    assert offered.buttons[-2:] == [ASK, "Stoppen"]
    await employer.writes("vrijdag")
    await employer.sees("Wat moet het zijn op vrijdag 20 november?")
    await is_not_understood(employer, "korter", "morgen", "5 uur en een kwartier minder of zo")
    await employer.writes("4 uur")
    assert (await employer.sees("Zal ik dit naar Amina sturen?")).buttons[-2:] == ["Terug", "Stoppen"]


@on_sqlite
async def test_a_typed_day_is_as_good_as_a_tap(week: AWeek) -> None:
    """A weekday is that of the week, also when the week is over for long; in a dispute and in a mistake."""
    await week.signed()
    await week.town.clock(now="2026-12-09T10:00:00+01:00")
    candidate, employer = week["candidate"], week["employer"]
    card = await employer.sees("Kloppen deze uren?")
    for typed, day in (("ma", "maandag 16"), ("di", "dinsdag 17"), ("20 november", "vrijdag 20")):
        await employer.taps(await employer.looks(card), "Klopt niet")
        await employer.sees("Welke dag klopt niet?")
        await employer.writes(typed)
        await employer.sees(f"Wat moet het zijn op {day} november?")
        await employer.writes("/stop")
    await employer.taps(await employer.looks(card), "Klopt")
    await candidate.taps(await candidate.sees("Bevestigd door Drukkerij De Punt.", "Samen"), "Ik heb me vergist")
    await candidate.sees("Op welke dag heb je je vergist?")
    await candidate.writes("maandag")
    await candidate.sees("Wat moet het zijn op maandag 16 november?")


@pytest.mark.parametrize("who", ["candidate", "employer"])
@on_sqlite
async def test_a_mistake_that_is_not_understood_can_be_asked_about(week: AWeek, who: str) -> None:
    """Whoever was mistaken in a confirmed week, either side: Karin gets the question, and the week stays confirmed as it was."""
    await week.signed()
    await week["employer"].taps(await week["employer"].sees("Kloppen deze uren?"), "Klopt")
    phone, other = week[who], week["employer" if who == "candidate" else "candidate"]
    card = await phone.sees("Bevestigd", "De week van maandag 16 november", "Samen")
    await phone.taps(card, "Ik heb me vergist")
    await phone.taps(await phone.sees("Op welke dag heb je je vergist?"), "vr 20 nov: 5 uur en 15 min")
    await phone.sees("Wat moet het zijn op vrijdag 20 november?")
    offered = await is_not_understood(phone, "korter", "morgen", "veel minder")
    assert offered.buttons[-3:] == [ASK, "Terug", "Stoppen"]
    assert "Half uur minder" in offered.buttons
    await asks_karin(week, phone, offered, "Hoe verbeter ik vrijdag?")
    await other.sees_nothing_of("Een vraag over een week die al bevestigd is.")
    assert "Samen: 21 uur en 15 min" in await phone.reads(card)
