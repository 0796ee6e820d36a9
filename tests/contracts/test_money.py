"""Every deed with money is marked as one, and takes the PIN after silence: nothing is done before, whoever's thing it is."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

import core.actions
from core.actions.access import ACTS, DEEDS, MONEY, WITH_PIN, PinNeeded
from core.actions.deed import Deed
from core.actions.effects import LINES
from core.actions.kept import BOOKS
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.tables.people import person, policy_row
from tests.contracts.things import NOBODYS, TABLES, VALUES
from tests.kept import Kept, kept

for _module in pkgutil.walk_packages(core.actions.__path__, "core.actions."):
    importlib.import_module(_module.name)

ROOT = Path(core.actions.__path__[0])
WITHOUT_MONEY = {
    "decline_hours": "the hours stay as they are",
    "end_work": "work ends, and nothing is paid by it: closing is never held up",
    "withdraw_report": "work on which nobody is placed: nothing is paid by it",
    "grant_hours": "the plan of coming weeks; hours count when they were worked and confirmed",
}
"""Deeds of employers or staff that write in the books without any money in it, with the reason."""
TWELVE = timedelta(hours=12)


@pytest.fixture(name="house")
async def asks_after_twelve_hours(tmp_path: Path) -> AsyncIterator[Kept]:
    """The sample municipality with the ordinary policy."""
    async with kept(tmp_path) as house:
        async with house.database.begin() as tx:
            row = {"municipality": 1, "policy": "pin_after_hours", "value": "12", "source": "besluit"}
            await tx.execute(insert(policy_row), row | {"valid_from": house.now.date()})
        yield house


async def somebody(house: Kept, role: Role) -> Person:
    async with house.database.begin() as tx:
        number = (await tx.execute(select(person.c.id).where(person.c.role == role).limit(1))).scalar_one()
        found = await people.by_id(tx, number)
    assert found is not None
    return found


def arguments(name: str) -> dict[str, Any]:
    names = list(inspect.signature(ACTS[name]).parameters)[1:]
    return {one: NOBODYS if one in TABLES else VALUES[one][0] for one in names}


@pytest.mark.parametrize("name", sorted(MONEY))
async def test_after_silence_it_takes_the_pin(name: str, house: Kept) -> None:
    """From twelve hours on; the answer is the same whatever thing is named. A minute before it is asked for nothing."""
    for role in DEEDS[name] & set(WITH_PIN):
        who = await somebody(house, role)
        async with house.database.begin() as tx:
            deed = Deed(tx, house.now, who, silence=TWELVE)
            with pytest.raises(PinNeeded):
                await ACTS[name](deed, **arguments(name))
            assert [*deed.told, *deed.trailed, *deed.due, *deed.touched] == []
            awake = Deed(tx, house.now, who, silence=TWELVE - timedelta(minutes=1))
            await ACTS[name](awake, **arguments(name))


def test_a_candidate_is_never_asked() -> None:
    """Candidates have no PIN: whatever they may do they do without, however long they were silent."""
    assert not set(WITH_PIN) & {Role.CANDIDATE, Role.ADMINISTRATOR}
    for name in sorted(MONEY):
        assert DEEDS[name] & set(WITH_PIN), f"{name}: nobody who does it has a PIN"


def test_the_known_ones_are_among_them() -> None:
    """Hours confirmed, disputed and ruled on, somebody placed, and when premium is paid."""
    assert {"confirm_week", "dispute_week", "decide_week", "answer_proposal", "propose_moment", "agree_moment"} <= MONEY


def test_whoever_writes_in_the_books_does_a_deed_with_money() -> None:
    """Read from the source: a deed of employers or staff with an effect in the books is marked, or listed with a reason."""
    trails = {trail for line in LINES if _tables(line) & BOOKS for trail in line.deeds}
    assert {"week confirmed", "placed"} <= trails
    house = _functions()
    unmarked = {
        name for name, roles in DEEDS.items() if roles & set(WITH_PIN) and name not in MONEY and _leads_to(house, name) & trails
    }
    assert unmarked <= set(WITHOUT_MONEY), f"mark with money=True: {sorted(unmarked - set(WITHOUT_MONEY))}"


def _tables(line: Any) -> set[str]:
    return {source.name for source in line.effects.columns_clause_froms if hasattr(source, "name")}


def _functions() -> dict[str, tuple[set[str], set[str]]]:
    """Of every function of the deeds' room: what it writes in the trail, and what it calls."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for file in ROOT.rglob("*.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
                trails, calls = found.setdefault(node.name, (set(), set()))
                for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
                    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                    calls.add(name)
                    if name == "trail" and call.args[1:]:
                        trails |= {
                            n.value for n in ast.walk(call.args[1]) if isinstance(n, ast.Constant) and isinstance(n.value, str)
                        }
    return found


def _leads_to(house: dict[str, tuple[set[str], set[str]]], name: str) -> set[str]:
    seen: set[str] = set()
    waiting, trails = [name], set()
    while waiting:
        one = waiting.pop()
        if one in house and one not in seen:
            seen.add(one)
            trails |= house[one][0]
            waiting += house[one][1]
    return trails
