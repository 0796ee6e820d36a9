"""A PIN is chosen well, and its digits are nowhere to be read: not on the keypad, in the chat, in the database or in the log."""

import json
import re

from sqlalchemy import text

from tests.stories.pins import CHOOSE, ENTER, PIN, Desk, chooses_pin, keys
from tests.stories.pins import open_desk as open_desk
from tests.stories.running import on_sqlite


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
