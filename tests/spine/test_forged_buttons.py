"""Forged, changed, stolen and replayed buttons: none is accepted, none makes the bot stumble."""

import random
from collections import Counter
from dataclasses import fields
from datetime import date

import pytest
from sqlalchemy import select

import bot.store  # noqa: F401 - its tables belong to the schema
from bot.callbacks import KINDS, Callback, Sealer
from bot.handlers import routers
from core.store.tables import metadata
from tests.stories.phones import Phone
from tests.stories.running import Json, OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

routers()
SEALER, ANOTHER = Sealer("5150001:TownTokenThatOnlyTheTestsUse_abcdefg"), Sealer("5150002:SomebodyElsesTokenOfTheirOwn_abcdefg")
HOW_MANY = 100_000
OVER_HTTP = 600
MINE = 1001
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MOVES = frozenset({"inbox", "outbox", "conversation", "card", "thread", "process", "send_slot", "chore", "seal", "address"})
"""Tables that live by updates alone, whatever they are."""


def any_button(chance: random.Random) -> Callback:
    """A button of any kind with likely values."""
    kind = chance.choice(list(KINDS.values()))
    values = {int: chance.randrange(1, 400), bool: chance.random() < 0.5, date: date(2026, 11, chance.randrange(1, 28))}
    return kind(*(values[f.type] for f in fields(kind)))  # type: ignore[index]


def forged(chance: random.Random) -> tuple[str, str]:
    """What somebody without the key may come up with, for the chat `MINE`, and how it was made."""
    button = any_button(chance)
    stolen = SEALER.seal(button, chance.choice((1002, 2001, 3001, chance.randrange(1, 2**40))))
    other = SEALER.seal(any_button(chance), MINE)
    at = chance.randrange(len(other))
    return chance.choice(
        (
            ("stolen", stolen),
            ("another bot's", ANOTHER.seal(button, MINE)),
            ("a letter changed", other[:at] + chance.choice(ALPHABET.replace(other[at], "")) + other[at + 1 :]),
            ("a letter less", other[:at] + other[at + 1 :]),
            ("two halves", stolen[: len(stolen) // 2] + other[len(other) // 2 :]),
            ("body of one, seal of another", other[:-11] + stolen[-11:]),
            ("made up", "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, 65)))),
            ("in words", f"{type(button).__name__}:{MINE}"),
        )
    )


def test_a_hundred_thousand_from_others(capsys: pytest.CaptureFixture[str]) -> None:
    """0 accepted, 0 exceptions."""
    chance, tried = random.Random(5), Counter[str]()
    for _ in range(HOW_MANY):
        how, data = forged(chance)
        assert SEALER.open(data, MINE) is None, (how, data)
        tried[how] += 1
    with capsys.disabled():
        print(f"\n{tried.total()} buttons, 0 accepted: {dict(tried)}")
    assert min(tried.values()) > HOW_MANY // 20


async def held(town: RunningTown) -> dict[str, list[tuple[object, ...]]]:
    """What the town keeps, other than what lives by updates alone."""
    async with town.database.begin() as tx:
        tables = {name: table for name, table in metadata.tables.items() if name not in MOVES}
        return {name: [tuple(row) for row in await tx.execute(select(table))] for name, table in tables.items()}


def press(number: int, phone: Phone, data: str) -> Json:
    """A press as Telegram would hand it over."""
    me = {"id": phone.id, "is_bot": False, "first_name": phone.first_name, "language_code": "nl"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": phone.id, "type": "private"}, "text": "x"}
    return {
        "update_id": number,
        "callback_query": {"id": str(number), "from": me, "chat_instance": "1", "data": data, "message": message},
    }


@on_sqlite
async def test_the_running_bot_takes_none(open_town: OpenTown) -> None:
    """Over HTTP, by people of every role, with others' real buttons among them: not a row changes, nothing is set aside."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    offer = await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    real = [button.data for row in card.rows for button in row if button.data]
    before, set_aside = await held(folk.town), (await folk.town.health())["set_aside"]
    chance, number = random.Random(offer), (await folk.town.post("/updates", again=0))["next_id"]
    await folk.town.post("/updates", next_id=number + OVER_HTTP)
    for first in range(0, OVER_HTTP, 50):
        presses = []
        for n in range(first, first + 50):
            phone = chance.choice((employer, consultant) if n % 4 == 0 else (candidate, employer, consultant))
            presses.append(press(number + n, phone, chance.choice(real) if n % 4 == 0 else forged(chance)[1]))
        await folk.town.hand_over(*presses)
    await folk.town.quiet(60)
    assert await held(folk.town) == before
    assert (await folk.town.health())["set_aside"] == set_aside
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd" in await candidate.reads(card)


@on_sqlite
async def test_one_button_pressed_again_and_again_counts_once(open_town: OpenTown) -> None:
    """Fifty replays of a real press, under other numbers: one answer, told once."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = [await folk.phone(name) for name in ("candidate", "consultant")]
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    yes = card.data("Ja, stel me voor")
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden")
    before, number = await held(folk.town), (await folk.town.post("/updates", again=0))["next_id"]
    await folk.town.post("/updates", next_id=number + 50)
    await folk.town.hand_over(*(press(number + n, candidate, yes) for n in range(50)))
    await folk.town.quiet(60)
    assert await held(folk.town) == before
    assert len([m for m in await consultant.chat() if "Amina wil voorgesteld worden" in m.text]) == 1
