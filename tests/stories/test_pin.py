"""After a long silence a deed with money asks for one's own PIN, on a keypad whose digits stand elsewhere every time."""

import json
import re
from dataclasses import dataclass
from datetime import date, time

import pytest
from sqlalchemy import text

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

WELCOME = "Amina wil graag bij je werken."
CHOOSE = "Kies een pincode: tik 4, 5 of 6 cijfers."
ENTER = "Ben jij het? Tik je pincode."
OLD = "Tik eerst je oude pincode."
PIN = "284917"


@dataclass
class Desk:
    """An employer to whom Amina is proposed, in a municipality that asks a PIN after twelve hours."""

    folk: Folk
    phones: dict[str, Phone]

    def __getitem__(self, name: str) -> Phone:
        return self.phones[name]

    async def silent(self, hours: int = 12) -> None:
        """So long nobody is heard of."""
        await self.folk.town.clock(advance=f"PT{hours}H")

    async def proposes(self) -> Message:
        """Amina says yes to another offer and is proposed; the employer's card."""
        starts = 8 + 2 * (self.folk.jobs % 5)  # nobody is chosen for hours at which they work already
        job = await self.folk.job(title=f"Klus {self.folk.jobs}", starts=time(starts), ends=time(starts + 2))
        await self.folk.offer(job)
        candidate, consultant, employer = self["candidate"], self["consultant"], self["employer"]
        await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
        await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
        return await employer.sees(WELCOME)


@pytest.fixture(name="desk")
async def asked_after_twelve_hours(open_town: OpenTown) -> Desk:
    """A town of its own, whose clock is moved."""
    folk = await Folk.settle(await open_town())
    await folk.policy("pin_after_hours", "12", since=date(2025, 1, 1))
    names = ("candidate", "employer", "colleague", "consultant", "stand_in", "lead")
    return Desk(folk, {name: await folk.phone(name) for name in names})


async def keys(phone: Phone, pin: str, *words: str) -> Message:
    """Taps digits on the keypad with these words, and says that these are all."""
    pad = await phone.sees(*words)
    for digit in pin:
        await phone.taps(pad, digit)
    await phone.taps(pad, "Klaar")
    return await phone.looks(pad)


async def chooses_pin(phone: Phone, pin: str = PIN) -> Message:
    """Chooses a PIN, twice the same."""
    pad = await keys(phone, pin, CHOOSE)
    assert "Tik dezelfde pincode nog een keer." in pad.text
    return await keys(phone, pin, "Tik dezelfde pincode nog een keer.")


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


@on_sqlite
async def test_easy_short_and_different_ones_are_chosen_again(desk: Desk) -> None:
    """1234, 000000, three digits, and a second one that is not the first."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    for pin, why in (
        ("1234", "Dat is makkelijk te raden."),
        ("0000", "Dat is makkelijk te raden."),
        ("284", "Een pincode heeft 4, 5"),
    ):
        assert why in (await keys(employer, pin, CHOOSE)).text
    await keys(employer, "2849", CHOOSE)
    assert "Dat waren andere cijfers." in (await keys(employer, "2840", "nog een keer")).text
    pad = await employer.sees(CHOOSE)
    for digit in "28":
        await employer.taps(pad, digit)
    assert "●●○○" in await employer.reads(pad)
    await employer.taps(pad, "Wissen")
    assert "○○○○" in await employer.reads(pad)
    await chooses_pin(employer)
    assert "Je koos Amina" in await employer.reads(card)


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


@on_sqlite
async def test_a_typed_pin_is_taken_out_of_the_chat(desk: Desk) -> None:
    """It is not looked at, the keypad still works; other words are answered kindly."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    typed = await employer.writes("28 49 17")
    await employer.sees("Ik heb die cijfers weggehaald. Typ je pincode nooit.")
    assert (await employer.looks(typed)).deleted
    await employer.writes("hoe moet dit")
    await employer.sees("Gebruik de cijfers onder het bericht hierboven, of kies “Stoppen”.")
    await chooses_pin(employer)
    assert "Je koos Amina" in await employer.reads(card)


@on_sqlite
async def test_an_older_keypad_types_nothing(desk: Desk) -> None:
    """Its digits stood elsewhere: the newest keypad is shown again."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    older = await employer.sees(CHOOSE)
    await employer.taps(card, "Welkom")
    newer = await employer.sees(CHOOSE, after=older)
    await employer.taps(older, "4")
    shown = await employer.sees(CHOOSE, after=newer)
    assert "○○○○" in shown.text
    await employer.taps(shown, "Stoppen")
    await employer.taps(older, "4")
    await employer.sees("Deze knop werkt niet meer.")


async def test_the_digits_are_nowhere_to_be_read(desk: Desk) -> None:
    """Not in what buttons carry, in the database as it lies on disk, in the log or the trail; nor in what the bot was told to draw."""
    card = await desk.proposes()
    employer = desk["employer"]
    await desk.silent()
    await employer.taps(card, "Welkom")
    pad = await employer.sees(CHOOSE)
    carried = {caption: pad.data(caption) for caption in "0123456789"}
    await chooses_pin(employer)
    second = await desk.proposes()
    await desk.silent()
    await employer.taps(second, "Welkom")
    other = await employer.sees(ENTER)
    await keys(employer, PIN, ENTER)
    assert all(not re.search(rf"(?<!\w){digit}(?!\w)", data) for digit, data in carried.items())
    assert {other.data(caption) for caption in carried}.isdisjoint(carried.values())
    assert PIN not in desk.folk.town.log()
    async with desk.folk.town.database.begin() as tx:
        for table in ("trail", "inbox", "conversation", "outbox", "pin"):
            rows = [dict(row._mapping) for row in await tx.execute(text(f"SELECT * FROM {table}"))]
            assert rows
            assert PIN not in json.dumps(rows, default=repr), table
        talks = (await tx.execute(text("SELECT state FROM conversation"))).scalars().all()
        assert not [state for state in talks if state and state.startswith("pin:")]


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
