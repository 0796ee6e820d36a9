"""What an account manager can see and do: the work and its employers, and of candidates neither money nor a card.

Every button of the house that names a thing, and every command, as somebody to whom every employer of the municipality was given.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from aiogram import Dispatcher
from sqlalchemy import select, update

from bot.callbacks import KINDS, Callback
from bot.outgoing.cards import CARDS
from bot.screens import SCREENS, Screen
from bot.wire.commands import ACCOUNT_OF, COMMAND_OF
from core.actions.access import ACTS, DEEDS, MONEY
from core.actions.deed import CARD, Deed
from core.actions.talk.along import COPY, WHOLE_TEXT
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.tables.people import employer, person
from core.store.tables.reports import job_report
from tests.contracts.test_doors import all_handlers as all_handlers
from tests.contracts.test_doors import buttons, handled, table_of
from tests.contracts.things import VALUES, arguments, numbers
from tests.contracts.two_towns import two_municipalities as two_municipalities
from tests.kept import NOW, Kept
from words import words_for

OF_A_CANDIDATE = frozenset({"candidate", "offer", "week", "cost", "call", "participation", "wish", "ask", "work_change"})
"""What a button names that opens something of a candidate."""
NEVER = (
    *("premie", "Premie", "plafond", "uitkering", "bijstand", "toeslag", "€ 2,00", "€ 8,", "betaalmoment", "Betaaldag"),
    *("Bakker", "de Vries", "Tesfay", "Ik krijg nooit pauze", "Te ver weg", "Kan ik daar parkeren"),
)
"""Words of a candidate's money and benefit, the rate of the sample, last names, and what candidates said in the sample."""
OF_AN_EMPLOYER = frozenset({Thing.JOB, Thing.JOB_REPORT, Thing.CONTACT, Thing.QUESTION})


async def fatma(tx: Transaction) -> Person:
    """The account manager of the first municipality, who now has all its employers, with what they reported."""
    number = (await tx.execute(select(person.c.id).where(person.c.ref == "P3004", person.c.municipality == 1))).scalar_one()
    await tx.execute(update(employer).where(employer.c.municipality == 1).values(account_manager=number))
    await tx.execute(update(job_report).where(job_report.c.municipality == 1).values(owner=number))
    found = await people.by_id(tx, number)
    assert found is not None
    return found


async def drawn(tx: Transaction, row: dict[str, Any]) -> Screen:
    """What is told, as it reads on the phone."""
    words = words_for("nl")
    if row["what"] != CARD:
        return SCREENS[row["what"]](words, row["facts"])
    kind = CARDS[(Thing(row["thing"]), Role.ACCOUNT_MANAGER)]
    return kind.screen(words, (await kind.load(tx, [row["thing_id"]], NOW))[row["thing_id"]])


def read(screen: Screen) -> str:
    return "\n".join([screen.text, *(one.caption for line in screen.buttons for one in line)])


def pressed(screen: Screen) -> Iterator[type[Callback]]:
    yield from (type(one.press) for line in screen.buttons for one in line if one.press)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_no_button_and_no_command_shows_a_candidates_money(house: Kept, door: Dispatcher) -> None:
    """Thousands of presses and every command: nothing told holds a word of money, a last name, or a button that opens somebody's card."""
    kinds = [kind for kind in KINDS.values() if any(table_of(name) for name in kind.__annotations__)]
    commands = [
        *(f"/{one}" for one in COMMAND_OF.values()),
        *(f"/{one}" for rows in ACCOUNT_OF.values() for one, _ in rows),
        *COMMAND_OF,
    ]
    await house.does(2002, ACTS["ask"], VALUES["message"][0])
    read_so_far, cards, tries = set(), set(), 0
    async with house.database.begin() as tx:
        who, things = await fatma(tx), await numbers(tx)
        turns = [
            *[("", mine) for kind in kinds for mine, _ in buttons(kind, things, who.id)],
            *[(text, None) for text in commands],
        ]
        for text, press in turns:
            turn = await handled(door, tx, who, 3004, press=press, text=text)
            tries += 1
            for row in turn.deed.told:
                if row["person"] != who.id or row["what"] in (COPY, WHOLE_TEXT):
                    continue
                screen = await drawn(tx, row)
                words = read(screen)
                assert [word for word in NEVER if word in words] == [], f"{text or press}: {words}"
                named = {name for kind in pressed(screen) for name in kind.__annotations__}
                assert not named & OF_A_CANDIDATE, f"{text or press}: {words}"
                read_so_far.add(words)
                cards |= {row["thing"]} if row["what"] == CARD else set()
    assert tries > 1_000
    assert len(read_so_far) > 20
    assert cards == OF_AN_EMPLOYER, "every card that an account manager has was seen"


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_whatever_is_about_a_candidate_does_not_exist(house: Kept) -> None:
    """Each deed that staff may do and an account manager may not, with everything there is: refused, also of candidates at own employers."""
    staff = {name for name, roles in DEEDS.items() if Role.CONSULTANT in roles and Role.ACCOUNT_MANAGER not in roles}
    assert {"open_candidate", "my_candidates", "view_as", "costs_of", "enter_cost", "propose_moment", "see_month"} <= staff
    tries = 0
    async with house.database.begin() as tx:
        who, things = await fatma(tx), await numbers(tx)
        for name in sorted(staff):
            for values in arguments(ACTS[name], things):
                deed = Deed(tx, NOW, who)
                assert isinstance(await ACTS[name](deed, **values), Refusal), f"{name} {values}"
                assert [*deed.told, *deed.trailed, *deed.due, *deed.touched] == []
                tries += 1
    assert tries > 500


def test_an_account_manager_does_no_deed_with_a_candidates_money() -> None:
    """Of the deeds with money they do one: opening work with its tariff, which the employer pays."""
    assert {name for name in MONEY if Role.ACCOUNT_MANAGER in DEEDS[name]} == {"accept_report"}


def test_an_account_manager_has_no_card_of_a_candidate() -> None:
    """The cards that there are for this role."""
    assert {thing for thing, role in CARDS if role is Role.ACCOUNT_MANAGER} == OF_AN_EMPLOYER


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_contact_with_the_candidate_is_the_consultants(house: Kept) -> None:
    """Of the same work the employer's side opens and the candidate's does not."""
    async with house.database.begin() as tx:
        who, things = await fatma(tx), await numbers(tx)
        sides: dict[bool, set[bool]] = {True: set(), False: set()}
        for placed, with_employer in product(things["placement_id"], (True, False)):
            answer = await ACTS["contact_now"](Deed(tx, NOW, who), placed, with_employer)
            sides[with_employer].add(isinstance(answer, Refusal))
    assert sides == {True: {False}, False: {True}}
