"""Who may do what: every deed, tried by every role, by another municipality and with other people's things.

Nothing changes, nothing is told, and the answer is the one for a thing that does not exist.
"""

import ast
import inspect
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from core.actions.access import ACTS, DEEDS
from core.actions.deed import Deed
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.people.people import Person
from core.store.sqlite import SqliteTransaction
from core.store.tables import metadata
from core.store.tables.messages import outbox
from core.store.tables.people import person
from core.store.tables.work import job
from tests.contracts.clone import OFFSET
from tests.contracts.things import NOBODYS, TABLES, VALUES, arguments, numbers, without
from tests.contracts.two_towns import strangers, wrong_roles
from tests.contracts.two_towns import two_municipalities as two_municipalities
from tests.kept import NOW, Kept

ROOT = Path(__file__).parents[2]
WITHOUT_A_ROLE = {
    "use_invite": "whoever holds the link is nobody yet",
    "contact_line": "about whoever acts",
    "reached": "about whoever acts",
}
OF_INVOICES = "administrator"
INVOICE_DEEDS = frozenset({"open_invoice", "send_invoice", "send_timesheet"})
"""What an administrator of the employer may see: invoices, and the timesheets behind their lines."""
SHARED_IN_A_MUNICIPALITY = frozenset({"job_id", "account_id", "change_id", "run_id", "employer_id"})


async def attempt(tx: Transaction, who: Person, name: str, values: dict[str, Any]) -> Any:
    """What a deed answers; it must have left nothing behind."""
    deed = Deed(tx, NOW + timedelta(days=2), who)
    answer = await ACTS[name](deed, **values)
    left = [*deed.told, *deed.trailed, *deed.due, *deed.touched]
    assert left == [], f"{who.role} {name} {values}: left something behind"
    return answer


def changes(tx: Transaction) -> int:
    """How many rows were ever written on this connection."""
    assert isinstance(tx, SqliteTransaction)
    return int(tx.connection.connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


async def dump(tx: Transaction, municipality: int | None = None) -> dict[str, list[Any]]:
    """All rows (of one municipality) as they are stored."""
    found = {}
    for name, table in metadata.tables.items():
        if municipality is None or "municipality" in table.c:
            query = select(table).order_by(*table.primary_key.columns)
            query = query.where(table.c.municipality == municipality) if municipality is not None else query
            found[name] = [tuple(row) for row in await tx.execute(query)]
    return found


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_other_peoples_things_do_not_exist(house: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 10,000 tries: the answer is that for a number that nobody has, and not a row changes."""
    tries = 0
    async with house.database.begin() as tx:
        things, before, changed = await numbers(tx), await dump(tx), changes(tx)
        for (who, is_elsewhere), (name, roles) in product(await strangers(tx), DEEDS.items()):
            parameters = set(inspect.signature(ACTS[name]).parameters)
            foreign = set(TABLES) & parameters
            if not is_elsewhere and who.first_name == OF_INVOICES and name in INVOICE_DEEDS:
                continue
            if who.role not in roles or not foreign or (not is_elsewhere and foreign <= SHARED_IN_A_MUNICIPALITY):
                continue
            for values in arguments(ACTS[name], without(things, who.id)):
                nobodys = values | dict.fromkeys(foreign - (set() if is_elsewhere else SHARED_IN_A_MUNICIPALITY), NOBODYS)
                answer = await attempt(tx, who, name, values)
                assert isinstance(answer, Refusal), f"{who.role} {name} {values}: {answer}"
                assert answer == await attempt(tx, who, name, nobodys), f"{who.role} {name} {values}"
                assert changes(tx) == changed, f"{who.role} {name} {values}: wrote"
                tries += 1
        assert await dump(tx) == before
    with capsys.disabled():
        print(f"\n{tries} tries at {len(DEEDS)} deeds")
    assert tries >= 10_000, tries


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_other_roles_may_do_nothing(house: Kept) -> None:
    """Whatever a role may not do is answered as for a thing that does not exist, also with the things of those who may."""
    tries = 0
    async with house.database.begin() as tx:
        things, changed = await numbers(tx), changes(tx)
        for who, (name, roles) in product(await wrong_roles(tx), DEEDS.items()):
            for values in arguments(ACTS[name], things) if who.role not in roles else ():
                answer = await attempt(tx, who, name, values)
                assert isinstance(answer, Refusal)
                assert answer == await attempt(tx, who, name, values | dict.fromkeys(set(TABLES) & set(values), NOBODYS))
                tries += 1
        assert changes(tx) == changed
    assert tries >= 1_000, tries


async def test_a_municipality_touches_only_its_own(house: Kept) -> None:
    """Two full municipalities: what people do in one leaves every row of the other as it was, and is told to nobody there."""
    async with house.database.begin() as tx:
        other = await dump(tx, 1 + OFFSET)
        known = set((await tx.execute(select(outbox.c.id))).scalars())
    await go_on(house)
    async with house.database.begin() as tx:
        assert await dump(tx, 1 + OFFSET) == other
        told = (await tx.execute(select(outbox.c.municipality, outbox.c.person).where(outbox.c.id.not_in(known)))).all()
        theirs = set((await tx.execute(select(person.c.id).where(person.c.municipality == 1))).scalars())
    assert len(told) > 3
    assert all(row.municipality == 1 and row.person in theirs for row in told)


async def go_on(house: Kept) -> None:
    """More deeds in the first municipality, of every role."""
    hour = timedelta(hours=1)
    kitchen = await house.one(select(job.c.id).where(job.c.ref == "K3", job.c.municipality == 1))
    async with house.database.begin() as tx:
        selam = await house.number(tx, 1003)
    made = await house.does(3001, ACTS["make_offer"], kitchen, selam, after=hour)
    asked = await house.does(1003, ACTS["ask"], VALUES["message"][0], made, after=hour)
    await house.does(3001, ACTS["write_on"], asked, VALUES["message"][0], after=hour)
    await house.does(1003, ACTS["answer_offer"], made, True, after=hour)
    proposed = await house.does(3001, ACTS["propose"], made, after=hour)
    await house.does(2002, ACTS["answer_proposal"], proposed, False, after=hour)
    await house.does(1003, ACTS["choose_language"], "nl", after=hour)
    await house.does(3001, ACTS["unlink_phone"], selam, after=hour)
    async with house.database.begin() as tx:
        petra, mark = await house.number(tx, 2002), await house.number(tx, 3002)
    await house.does(3001, ACTS["close_account"], petra, after=hour)
    for asked in (await house.does(3001, ACTS["ask_link"], petra), await house.does(3001, ACTS["ask_role"], mark)):
        await house.does(3003, ACTS["decide_change"], asked, True, after=hour)
    await house.does(2001, ACTS["choose_pin"], "2849", after=hour)


def test_what_the_bot_calls_is_in_the_table() -> None:
    """Handlers and flows give their deed only to deeds of the table, or to what is listed here with a reason."""
    given = {name for path in sorted((ROOT / "bot").rglob("*.py")) for name in calls_with_a_deed(path)}
    assert len(given & set(DEEDS)) > 10
    assert given - set(DEEDS) - WITHOUT_A_ROLE.keys() - of_the_bot() == set()


def of_the_bot() -> set[str]:
    """Functions of handlers and flows themselves."""
    files = [path for room in ("handlers", "flows") for path in (ROOT / "bot" / room).glob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text()))]
    return {node.name for node in nodes if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef)} - set(DEEDS)


def calls_with_a_deed(path: Path) -> Iterator[str]:
    """The names of what is called with `deed` or `turn.deed` first."""
    if path.parent.name not in ("handlers", "flows"):
        return
    for call in ast.walk(ast.parse(path.read_text())):
        if isinstance(call, ast.Call) and call.args and ast.unparse(call.args[0]) in ("deed", "turn.deed"):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if not name.startswith("_"):
                yield name
