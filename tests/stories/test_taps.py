"""The fewest taps there can be: counted on the phones, and printed."""

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

KEYS = ("Mijn werk", "Mijn uren", "Mijn premie", "Iets vragen")
FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"
DAYS = ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20")


class Count:
    """How many taps a deed took; a message that is typed and sent counts as one."""

    def __init__(self, phone: Phone) -> None:
        self._phone, self._before = phone, 0
        self.taps = 0

    async def __aenter__(self) -> "Count":
        self._before = self._phone.taps_made + await self._typed()
        return self

    async def __aexit__(self, *_problem: object) -> None:
        self.taps = self._phone.taps_made + await self._typed() - self._before

    async def _typed(self) -> int:
        return sum(not m.from_bot and m.text not in KEYS for m in await self._phone.chat())


async def accept(folk: Folk, phone: Phone) -> int:
    """Yes to an offer."""
    await folk.phone("consultant")
    await folk.offer(await folk.job())
    card = await phone.sees("Wil je dit werk doen?")
    async with Count(phone) as count:
        await phone.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd" in await phone.reads(card)
    return count.taps


async def a_week(folk: Folk, phone: Phone) -> None:
    """Worked since Monday; it is Friday afternoon and every shift was asked about."""
    await folk.placement()
    await folk.town.clock(now=FRIDAY_AFTERNOON)


async def normal_day(folk: Folk, phone: Phone) -> int:
    """A day as planned."""
    await a_week(folk, phone)
    card = await phone.sees("Hoe was je werk op maandag 16 november?")
    async with Count(phone) as count:
        await phone.taps(card, "Ja, zoals gepland")
    assert "Opgeslagen: 09:00 tot 13:15, 4 uur." in await phone.reads(card)
    return count.taps


async def signing(folk: Folk, phone: Phone) -> int:
    """A week that is right."""
    await a_week(folk, phone)
    for day in DAYS:
        await phone.taps(await phone.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    week = await phone.sees("Klopt je week?")
    async with Count(phone) as count:
        await phone.taps(week, "Mijn week klopt")
    assert "Je hebt getekend." in await phone.reads(week)
    return count.taps


async def travel_as_usual(folk: Folk, phone: Phone) -> int:
    """The usual distance, once it is known."""
    await a_week(folk, phone)
    first = await phone.sees("Hoe was je werk op maandag 16 november?")
    await phone.taps(first, "Ja, zoals gepland")
    await phone.taps(await phone.looks(first), "Reiskosten")
    await phone.writes("12")
    await phone.taps(await phone.newest(), "Ja")
    card = await phone.sees("Hoe was je werk op dinsdag 17 november?")
    await phone.taps(card, "Ja, zoals gepland")
    async with Count(phone) as count:
        await phone.taps(await phone.looks(card), "Reiskosten, zoals altijd: 12 km")
    assert "Reiskosten: 12 km, € 2,76" in await phone.reads(card)
    return count.taps


async def question(folk: Folk, phone: Phone) -> int:
    """A question to the contact person: the key, and the words."""
    consultant = await folk.phone("consultant")
    async with Count(phone) as count:
        await phone.chooses("Iets vragen")
        await phone.writes("Kan ik met de bus?")
    await consultant.sees("Vraag van Amina Bakker", "Kan ik met de bus?")
    return count.taps


async def my_premium(folk: Folk, phone: Phone) -> int:
    """Where I stand."""
    await folk.placement()
    async with Count(phone) as count:
        await phone.chooses("Mijn premie")
    await phone.sees("premie")
    return count.taps


async def calling_off(folk: Folk, phone: Phone) -> int:
    """I cannot come today."""
    await folk.placement()
    card = await phone.sees("Dit is je werk:")
    async with Count(phone) as count:
        await phone.taps(card, "Vandaag kan ik niet")
    await phone.sees("weet dat je niet komt")
    return count.taps


MOST = {accept: 1, normal_day: 1, signing: 1, travel_as_usual: 1, question: 2, my_premium: 1, calling_off: 1}


@on_sqlite
async def test_no_deed_takes_more_taps_than_it_must(open_town: OpenTown, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepting, a normal day, signing, travelling as usual, asking, my premium: counted, and printed as a table."""
    taken = {}
    for deed in MOST:
        folk = await Folk.settle(await open_town())
        taken[deed] = await deed(folk, await folk.phone("candidate"))
    with capsys.disabled():
        print("\ntaps  at most  deed")
        for deed, taps in taken.items():
            print(f"{taps:>4}  {MOST[deed]:>7}  {deed.__doc__}")
    assert {deed.__name__: taps for deed, taps in taken.items()} == {deed.__name__: most for deed, most in MOST.items()}
