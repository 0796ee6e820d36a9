"""All that an employer's people can get, by the registries: every notice, card and document, and the answer to every button and command.

Marks stand in everything that is no work; nothing holds one. A new notice, card, document or button is tried here, or it fails by name.
"""

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import fields
from datetime import date
from io import BytesIO
from itertools import islice, product
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import Row, select

from bot.callbacks import KINDS, Callback
from bot.handlers import routers
from bot.outgoing.cards import CARDS
from bot.screens import SCREENS
from bot.turns.turn import Turn
from bot.wire.commands import COMMAND_OF
from core.actions.deed import CARD, DOCUMENT
from core.actions.things import Notice, Sort, Thing
from core.store import documents
from core.store.database import Transaction
from core.store.people.people import Role
from core.store.tables.concerns import concern_message
from core.store.tables.messages import outbox
from core.store.tables.people import person
from office.documents import print_document
from tests.contracts.test_doors import handled, table_of
from tests.contracts.things import numbers
from tests.contracts.two_towns import DAY
from tests.doorway import dispatcher
from tests.kept import Kept, kept
from tests.masking.marked import (
    BOSS,
    MARKS,
    at_work,
    marks_in,
    marks_planted,
    met_first,
    people_come,
    questions_asked,
    taken_back,
    weeks_worked,
)
from words import LANGUAGES, words_for

routers()
MOST_PRESSES = 96
TO_EMPLOYERS = frozenset(
    {
        Notice.FIRST_DAY,
        Notice.MEETING_ANSWERED,
        Notice.MEETING_OFF,
        Notice.WORK_TAKEN_BACK,
        Notice.MEETING_CANNOT,
        Notice.MEETING_SOON,
        Notice.CANDIDATE_NOT_FREE,
        Notice.WEEK_AGREED,
        Notice.WEEK_DECIDED,
        Notice.WEEKS_TO_CONFIRM,
        Notice.QUESTION_ANSWERED,
        Notice.QUESTION_MOVED,
        Notice.QUESTION_COVERED,
        Notice.QUESTION_LATE,
        Notice.ASK_MOVED,
        Notice.INVITE_CLAIMED_AGAIN,
        Notice.WORK_ENDS,
        Notice.HOURS_CHANGE,
        Notice.HOURS_GROW,
        Notice.WORK_GOES_ON,
        Notice.ASK_DECLINED,
        Notice.ACCOUNT_CHANGED,
    }
)
"""The notices that an employer's people get; each is told below."""
TO_OTHERS = {
    "my_meeting_soon contact_changed": "the candidate",
    "yes_taken_back": "the contact person",
    "cost_changed work_stopped new_work premium_held premium_paid my_first_day change_ended": "the candidate",
    "work_ends_soon": "the candidate and the contact person",
    "change_answered ask_taken_back outflow_recorded": "the contact person",
    "moment_near moment_passed moment_lapsed moment_unpaid moment_to_pay": "the candidate and the contact person",
    "offer_place_filled job_withdrawn meeting_proposed proposed not_chosen cap_near concern_message concern_closed_notice": "the candidate",
    "concern_late": "the candidate",
    "week_confirmed ticket_unreadable ticket_seen_before moment_agreed moment_taken_back broadcast": "the candidate, or the contact person",
    "offer_answered offer_reason offer_unanswered proposal_unanswered proposal_answered erasure_asked concern_raised": "the contact person",
    "week_unanswered question_passed concern_overdue wanted_withdrawn": "the contact person",
    "question_followed invite_used placement_stopped unreachable pin_chosen_notice pin_locked_notice": "the municipality",
    "account_closed colleague_left morning payments_decided starts_told start_to_pass_on form_unreadable report_withdrawn": "the municipality",
}
"""Those that they never get, and who does."""
SHEETS_TO_EMPLOYERS = frozenset({Sort.AGREEMENT, Sort.CONFIRMATION, Sort.TIMESHEET, Sort.INVOICE})
SHEETS_TO_OTHERS = frozenset(
    {Sort.PARTICIPATION, Sort.MY_PLACEMENT, Sort.TRAVEL_FORM, Sort.PROOF_OF_WORK, Sort.MY_DATA, Sort.MY_DATA_FILE}
)
"""Documents about candidates, for them and their contact person; everybody may ask for what is kept about themselves."""
OWN_DATA = frozenset({Sort.MY_DATA, Sort.MY_DATA_FILE})


@pytest.fixture(name="house", scope="module")
async def lived_in(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Kept]:
    """Two weeks in which everything happened that an employer hears of, with marks in all the rest."""
    async with kept(tmp_path_factory.mktemp("lived")) as house:
        await marks_planted(house)
        await house.days_pass()
        await questions_asked(house)
        await met_first(house)
        await taken_back(house)
        await weeks_worked(house)
        await at_work(house)
        await people_come(house)
        yield house


async def _got(tx: Transaction, who: Any = None) -> list[Row[Any]]:
    """Everything that was said to an employer's people (or to `who`), by the deeds and by the clock."""
    query = select(outbox.c.what, outbox.c.facts, outbox.c.thing, outbox.c.thing_id).join(person, person.c.id == outbox.c.person)
    return list(
        (await tx.execute(query.where(person.c.role == Role.EMPLOYER if who is None else who).order_by(outbox.c.id))).all()
    )


async def drawn(tx: Transaction, house: Kept, rows: Iterable[Any], role: Role = Role.EMPLOYER) -> str:
    """What stands in these rows, in every language: text and captions, cards as they are now; and what a message was made of."""
    said = []
    for row in rows:
        facts = row["facts"] if isinstance(row, dict) else row.facts
        what, thing, number = (
            (row["what"], row["thing"], row["thing_id"]) if isinstance(row, dict) else (row.what, row.thing, row.thing_id)
        )
        said.append(json.dumps(facts, ensure_ascii=False, default=str))
        if what == CARD:
            kind = CARDS[Thing(thing), role]
            view = (await kind.load(tx, [number], house.now))[number]
            screens = [kind.screen(words_for(language), view) for language in LANGUAGES]
        elif what in SCREENS:
            screens = [SCREENS[what](words_for(language), facts) for language in LANGUAGES]
        else:
            screens = []
        said += [text for one in screens for text in (one.text, *(b.caption for line in one.buttons for b in line))]
    return "\n".join(said)


def test_every_notice_is_for_employers_or_not() -> None:
    """A new one stands on one of the two sides."""
    others = {name for names in TO_OTHERS for name in names.split()}
    assert TO_EMPLOYERS & others == set()
    assert TO_EMPLOYERS | others == set(Notice)
    assert set(Sort) == SHEETS_TO_EMPLOYERS | SHEETS_TO_OTHERS


async def test_every_notice_card_and_document_for_employers_was_got(house: Kept) -> None:
    """No more and no less than what the registries say."""
    async with house.database.begin() as tx:
        rows = await _got(tx)
    got = {row.what for row in rows}
    assert got & set(Notice) == TO_EMPLOYERS
    assert {Thing(row.thing) for row in rows if row.what == CARD} == {thing for thing, role in CARDS if role is Role.EMPLOYER}
    assert {Sort(row.facts["sort"]) for row in rows if row.what == DOCUMENT} - OWN_DATA == SHEETS_TO_EMPLOYERS


async def test_the_marks_were_planted(house: Kept) -> None:
    """The contact person reads them, and what was told in confidence is kept: without that nothing below would say anything."""
    async with house.database.begin() as tx:
        number = await house.number(tx, 3001)
        rows = await _got(tx, outbox.c.person == number)
        read = await drawn(tx, house, rows, Role.CONSULTANT)
        read += " ".join((await tx.execute(select(concern_message.c.text))).scalars())
    assert [mark for mark in MARKS if mark not in read] == []


async def test_nothing_that_was_got_holds_a_mark(house: Kept) -> None:
    """Every notice and card, as frozen and as drawn."""
    async with house.database.begin() as tx:
        for row in await _got(tx):
            assert marks_in(await drawn(tx, house, [row])) == [], (row.what, row.thing)


async def test_no_document_holds_a_mark(house: Kept) -> None:
    """As they are printed."""
    async with house.database.begin() as tx:
        sent = {row.thing_id for row in await _got(tx) if row.what == DOCUMENT}
        found = [one for number in sorted(sent) if (one := await documents.by_id(tx, number)) and Sort(one.sort) not in OWN_DATA]
    assert found
    for one in found:
        read = " ".join(page.extract_text() for page in PdfReader(BytesIO(print_document(one))).pages)
        assert marks_in(read) == [], one.sort


def presses(kind: type[Callback], things: dict[str, list[int]]) -> Iterator[Callback]:
    """A kind of button with every thing there is, and with other numbers."""
    others: dict[Any, list[Any]] = {int: [0, 1], bool: [False, True], date: [DAY]}
    values = [things[table] if (table := table_of(f.name)) else others[f.type] for f in fields(kind)]
    yield from (kind(*chosen) for chosen in islice(product(*values), MOST_PRESSES))


async def test_no_button_and_no_command_shows_a_mark(house: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of button, with every thing there is, and every command, by a contact of the employer: what is answered holds none."""
    door, tried = dispatcher(), 0
    async with house.database.begin() as tx:
        who = (await house.deed(tx, BOSS)).who
        things = await numbers(tx)
        turns: list[tuple[str, Turn]] = []
        for kind in KINDS.values():
            for press in presses(kind, things):
                turns.append((repr(press), await handled(door, tx, who, 77, press=press)))
        for words in (
            *(f"/{command}" for command in COMMAND_OF.values()),
            *COMMAND_OF,
            "/hulp",
            "/taal",
            "/start",
            "Wat is dit?",
        ):
            turns.append((words, await handled(door, tx, who, 77, text=words)))
        for name, turn in turns:
            answers = [row for row in turn.deed.told if row["person"] == who.id and row["what"] in (CARD, *SCREENS)]
            assert marks_in(await drawn(tx, house, answers)) == [], name
            tried += bool(answers)
    with capsys.disabled():
        print(f"\n{tried} answers to an employer read, {len(KINDS)} kinds of buttons")
    assert tried > 300
