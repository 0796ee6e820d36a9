"""How long is kept what: by law, by default, or as a municipality decided; a sweep does it, in each municipality by its own terms."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.timing.chores import Chores, letting_go
from core.actions.talk.questions import Message, ask, write_on
from core.rules.choices import Choices
from core.rules.rights.retention import TERMS, Kind, Term, books_kept, terms_of
from core.rules.talk.questions import MessageKind
from core.store.tables.messages import outbox
from core.store.tables.people import policy_row
from core.store.tables.questions import question, question_wait
from tests.contracts.clone import OFFSET, clone
from tests.kept import Kept, kept

OTHER = 1 + OFFSET


def test_the_defaults_are_those_of_the_table() -> None:
    """Deciding nothing changes nothing, and every term has its source."""
    assert terms_of(Choices()) == dict(TERMS)
    assert all(term.source for term in TERMS.values())


@pytest.mark.parametrize(("years", "until"), [(7, date(2034, 1, 1)), (10, date(2037, 1, 1)), (2, date(2034, 1, 1))])
def test_books_are_kept_as_long_as_the_law_says_or_longer(years: int, until: date) -> None:
    """AWR art. 52 lid 4: seven years after the end of 2026; a municipality may take ten, and not two."""
    assert books_kept(date(2026, 6, 30), Choices(keep_books_years=years)).until == until


async def test_each_municipality_by_its_own_terms(tmp_path: Path) -> None:
    """Ten days for questions and five for messages in one town; in the other they stay, until there too the year is over."""
    async with kept(tmp_path) as house:
        await house.days_pass()
        async with house.database.begin() as tx:
            waiting = (
                (await tx.execute(select(question_wait.c.question).where(question_wait.c.ended_at.is_(None)))).scalars().all()
            )
        for number in waiting:
            await house.does(3001, write_on, number, Message(MessageKind.TEXT, "Volgende week."))
        async with house.database.begin() as tx:
            await clone(tx)
            await tx.execute(outbox.update().values(done_at=house.now, outcome="sent"))
            values = {"municipality": 1, "valid_from": date(2026, 1, 1), "source": "besluit"}
            for policy, value in (("keep_questions_days", "10"), ("keep_messages_days", "5")):
                await tx.execute(insert(policy_row), values | {"policy": policy, "value": value})
        asked, said = await left(house)
        assert asked[1] == asked[OTHER] > 0
        assert said[1] == said[OTHER] > 0
        house.now += timedelta(days=11)
        await swept(house)
        asked_then, said_then = await left(house)
        assert (asked_then.get(1, 0), said_then.get(1, 0)) == (0, 0)
        assert (asked_then[OTHER], said_then[OTHER]) == (asked[OTHER], said[OTHER])
        house.now = datetime(2027, 12, 31, tzinfo=UTC)
        await swept(house)
        assert await left(house) == ({}, {})


async def test_what_goes_on_is_not_over(tmp_path: Path) -> None:
    """A question that still waits for its answer stays, however old it is."""
    async with kept(tmp_path) as house:
        await house.does(1001, ask, Message(MessageKind.TEXT, "Wanneer hoor ik iets?"))
        house.now += timedelta(days=800)
        await swept(house)
        assert (await left(house))[0] == {1: 1}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_term_or_goes_on_request(kind: Kind) -> None:
    """Nothing is kept that is not in the table."""
    term: Term = TERMS[kind]
    assert (term.days is not None) + (term.years is not None) <= 1
    assert term.event


async def swept(house: Kept) -> None:
    """The daily chore."""
    await Chores(house.database, lambda: house.now, [letting_go()]).run()


async def left(house: Kept) -> tuple[dict[int, int], dict[int, int]]:
    """Questions, and messages whose words are still there, by municipality."""
    async with house.database.begin() as tx:
        questions = (await tx.execute(select(question.c.municipality))).scalars().all()
        told = select(outbox.c.municipality).where(outbox.c.facts.is_not(None), outbox.c.done_at.is_not(None))
        messages = (await tx.execute(told.where(outbox.c.municipality.is_not(None)))).scalars().all()
    return {town: questions.count(town) for town in set(questions)}, {town: messages.count(town) for town in set(messages)}
