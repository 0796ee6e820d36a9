"""Every button and every command at its handler, pressed by those to whom the thing does not belong.

Nothing is seen, nothing is changed, and the answer is that for a number that nobody has. What deeds alone answer: `test_access.py`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from sqlalchemy import select

from bot.buttons.documents import GetInvoice, GetTimesheet, OpenInvoice
from bot.callbacks import KINDS, Callback
from bot.turns.turn import Say, Turn
from bot.wire.commands import COMMAND_OF
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.tables.people import person
from tests.contracts.clone import OFFSET
from tests.contracts.test_access import OF_INVOICES, SHARED_IN_A_MUNICIPALITY, changes
from tests.contracts.things import NOBODYS, TABLES, numbers
from tests.contracts.two_towns import DAY, strangers
from tests.contracts.two_towns import two_municipalities as two_municipalities
from tests.doorway import TOKEN, dispatcher
from tests.kept import NOW, Kept

BOT = Bot(TOKEN)
OTHER_NUMBERS = frozenset(
    {
        *("version", "wait", "page", "number", "language", "draft", "kind", "pad", "place", "terms"),
        *("metres", "cents", "minutes", "starts", "ends", "break_minutes", "going", "ready", "part", "municipality"),
    }
)
"""Fields of buttons that are no numbers of things."""
NAMED_OTHERWISE = {"change": "change_id", "account": "account_id"}
MOST, COMBINATIONS = 24, 96
LEAST_TRIES = 10_000


@pytest.fixture(name="door", scope="module")
def all_handlers() -> Dispatcher:
    """What the worker hands updates to."""
    return dispatcher()


async def handled(
    door: Dispatcher, tx: Transaction, who: Person, chat: int, *, press: Callback | None = None, text: str = ""
) -> Turn:
    """One update of somebody, as the worker hands it on."""
    turn = Turn(Deed(tx, NOW + timedelta(days=2), who), chat, None, 0, None, {})
    turn.press, turn.message_id = press, 1
    sender = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "nl"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}}
    content = (
        {"callback_query": {"id": "1", "from": sender, "chat_instance": "1", "data": "x", "message": message | {"text": "x"}}}
        if press
        else {"message": message | {"from": sender, "text": text}}
    )
    await door.feed_raw_update(BOT, {"update_id": 1, **content}, turn=turn, deed=turn.deed, say=Say(turn))
    return turn


def table_of(name: str) -> str | None:
    """Under which name of `TABLES` a button's field names a thing."""
    wanted = NAMED_OTHERWISE.get(name, f"{name}_id")
    return wanted if wanted in TABLES else None


def buttons(kind: type[Callback], things: dict[str, list[int]], who: int) -> Iterator[tuple[Callback, Callback]]:
    """A kind of button with things that are not `who`'s, each beside the same with numbers that nobody has."""
    values: list[list[Any]] = []
    for f in fields(kind):
        table = table_of(f.name)
        assert table or f.type is not int or f.name in OTHER_NUMBERS, f"{kind.__name__}.{f.name}: a number of what?"
        values.append(
            [n for n in things[table] if n != who][:MOST] if table else {int: [0, 1], bool: [False, True], date: [DAY]}[f.type]
        )  # type: ignore[index]
    for chosen in list(product(*values))[:COMBINATIONS]:
        nobodys = [NOBODYS if table_of(f.name) else v for f, v in zip(fields(kind), chosen, strict=True)]
        yield kind(*chosen), kind(*nobodys)


def said(turn: Turn) -> list[Any]:
    """What somebody is told, other than about which number they asked."""
    return [(row["what"], row["person"], row["thing"]) for row in turn.deed.told]


def left(turn: Turn) -> list[Any]:
    """What else an update left behind."""
    return [*turn.deed.trailed, *turn.deed.due, *turn.deed.touched]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_no_button_opens_what_is_somebody_elses(house: Kept, door: Dispatcher, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 10,000 presses, of every kind that names a thing, by people of every role, of here and of elsewhere."""
    tries: Counter[str] = Counter()
    kinds = [kind for kind in KINDS.values() if any(table_of(f.name) for f in fields(kind))]
    async with house.database.begin() as tx:
        things, before = await numbers(tx), changes(tx)
        for (who, is_elsewhere), kind in product(await strangers(tx), kinds):
            tables = {table_of(f.name) for f in fields(kind)} - {None}
            if not is_elsewhere and who.role in WITH_EMPLOYERS and tables & SHARED_IN_A_MUNICIPALITY:
                continue
            if not is_elsewhere and who.first_name == OF_INVOICES and kind in (GetTimesheet, OpenInvoice, GetInvoice):
                continue
            for mine, nobodys in buttons(kind, things, who.id):
                answer = await handled(door, tx, who, 77, press=mine)
                otherwise = await handled(door, tx, who, 77, press=nobodys)
                assert said(answer) == said(otherwise), f"{who.role} {mine}"
                assert left(answer) == [], f"{who.role} {mine}"
                assert {row["person"] for row in answer.deed.told} <= {who.id}, f"{who.role} {mine}"
                assert not [row for row in answer.deed.told if row["thing_id"] and row["thing_id"] < OFFSET], f"{who.role} {mine}"
                assert (answer.state, set(answer.data)) == (otherwise.state, set(otherwise.data)), f"{who.role} {mine}"
                tries[who.role] += 1
            assert changes(tx) == before, f"{who.role} {kind.__name__}: wrote"
    with capsys.disabled():
        print(f"\n{tries.total()} presses of {len(kinds)} kinds of buttons: {dict(tries)}")
    assert tries.total() >= LEAST_TRIES
    assert set(tries) >= {Role.CANDIDATE, Role.EMPLOYER, Role.CONSULTANT, Role.LEAD, Role.ACCOUNT_MANAGER}


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_no_command_shows_another_municipality(house: Kept, door: Dispatcher) -> None:
    """Every command and every key, by everybody of the second municipality: nothing of the first is shown, told or written."""
    words = [
        *(f"/{command}" for command in COMMAND_OF.values()),
        "/accounts",
        "/mensen A",
        "/pincode",
        "/hulp",
        "/taal",
        "/stop",
        *COMMAND_OF,
    ]
    tried = 0
    async with house.database.begin() as tx:
        ids = (await tx.execute(select(person.c.id).where(person.c.municipality != 1))).scalars().all()
        ours = {number for found in (await numbers(tx)).values() for number in found}
        for who, text in product((await people.by_ids(tx, ids)).values(), words):
            turn = await handled(door, tx, who, 77, text=text)
            for row in turn.deed.told:
                assert row["person"] == who.id, f"{who.role} {text}"
                assert row["thing_id"] is None or row["thing_id"] >= OFFSET or row["thing"] == "talk", f"{who.role} {text}"
                assert not ours & set(_numbers_in(row["facts"])), f"{who.role} {text}: {row['facts']}"
            assert all(row["municipality"] != 1 for row in turn.deed.trailed), f"{who.role} {text}"
            tried += 1
    assert tried > 100


def _numbers_in(facts: Any) -> Iterator[int]:
    """Every number that is called `id` or like a thing, however deep."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            if isinstance(value, int) and not isinstance(value, bool) and (name == "id" or table_of(name)):
                yield value
            yield from _numbers_in(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from _numbers_in(value)
