"""Questions with their messages, and the wait for an answer that each is in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.passing import Level
from core.rules.talk.questions import MessageKind, Question, QuestionState, state_of
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import address
from core.store.tables.questions import question, question_message, question_owner, question_wait


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `chat` and `original` say where the file itself is: the author's chat and its number there."""

    id: int
    question: int
    author: int
    kind: MessageKind
    text: str
    chat: int | None
    original: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in its newest wait. `about` names a thing, or is empty; `due_at` is when it passes on."""

    id: int
    municipality: int
    about: str
    about_id: int | None
    asked_at: datetime
    wait_id: int
    opened_at: datetime
    due_at: datetime | None
    facts: Question

    @property
    def state(self) -> QuestionState:
        return state_of(self.facts)


_QUESTIONS = select(
    question.c.id,
    question.c.municipality,
    question.c.asker,
    question.c.contact,
    question.c.about,
    question.c.about_id,
    question.c.asked_at,
    question_wait.c.id.label("wait_id"),
    question_wait.c.number,
    question_wait.c.opened_with,
    question_wait.c.owner,
    question_wait.c.level,
    question_wait.c.opened_at,
    question_wait.c.due_at,
    question_wait.c.seen_at,
    question_wait.c.ended_by,
    question_wait.c.answered,
).join(question_wait, and_(question_wait.c.question == question.c.id, question_wait.c.number == question.c.waits))
_BY_IDS = _QUESTIONS.where(among(question.c.id, "ids"))
_WAITING_FOR = _QUESTIONS.where(
    question_wait.c.owner == bindparam("who"),
    question_wait.c.ended_at.is_(None),
    question.c.municipality == bindparam("municipality"),
).order_by(question_wait.c.due_at, question.c.id)
_ELSEWHERE = _QUESTIONS.where(
    question.c.contact == bindparam("who"),
    question_wait.c.owner != bindparam("who"),
    question_wait.c.ended_at.is_(None),
    question.c.municipality == bindparam("municipality"),
).order_by(question_wait.c.due_at, question.c.id)
_OPEN_OF = _QUESTIONS.where(question.c.asker == bindparam("who"), question_wait.c.ended_at.is_(None)).order_by(question.c.id)
_OF_ASKER = _QUESTIONS.where(question.c.asker == bindparam("of")).order_by(question.c.id.desc()).limit(bindparam("most"))
_OPEN_ABOUT = (
    select(func.count())
    .select_from(question)
    .join(question_wait, and_(question_wait.c.question == question.c.id, question_wait.c.ended_at.is_(None)))
    .where(question.c.about == bindparam("thing"), question.c.about_id == bindparam("one"))
)
_OWNERS = select(question_owner.c.question, question_owner.c.person).where(among(question_owner.c.question, "ids"))
_LOCK = select(question.c.id).where(question.c.id == bindparam("one")).with_for_update()
_OF_WAIT = select(question_wait.c.question, question_wait.c.number).where(question_wait.c.id == bindparam("one"))
_MESSAGES = (
    select(question_message, address.c.external)
    .join(address, address.c.id == question_message.c.address, isouter=True)
    .where(among(question_message.c.question, "ids"))
    .order_by(question_message.c.id)
)
_LATEST = (
    select(question_message.c.question, func.max(question_message.c.at).label("said_at"))
    .join(question, question.c.id == question_message.c.question)
    .where(question.c.asker == bindparam("who"))
    .group_by(question_message.c.question)
    .order_by(func.max(question_message.c.id).desc())
    .limit(1)
)
_ADD = insert(question).returning(question.c.id)
_OPEN = insert(question_wait).returning(question_wait.c.id)
_REOPEN = update(question).where(question.c.id == bindparam("one")).values(waits=bindparam("wait"))
_END = (
    update(question_wait)
    .where(question_wait.c.id == bindparam("one"), question_wait.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"), ended_by=bindparam("who"), answered=bindparam("is_answered"))
)
_SEE = (
    update(question_wait)
    .where(question_wait.c.id == bindparam("one"), question_wait.c.seen_at.is_(None))
    .values(seen_at=bindparam("at"))
)
_PASS = (
    update(question_wait)
    .where(question_wait.c.id == bindparam("one"), question_wait.c.ended_at.is_(None))
    .values(owner=bindparam("who"), level=bindparam("to"), due_at=bindparam("due"), seen_at=None)
)
_OWN = {
    d: m.insert(question_owner).on_conflict_do_nothing(index_elements=["question", "person"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_SAY = insert(question_message).returning(question_message.c.id)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, QuestionRow]:
    """The questions with these numbers."""
    wanted = list(ids)
    return {row.id: row for row in await _whole(tx, _BY_IDS, {"ids": wanted})} if wanted else {}


async def locked(tx: Transaction, question_id: int) -> QuestionRow | None:
    """One question, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": question_id})
    return (await by_ids(tx, [question_id])).get(question_id)


async def of_wait(tx: Transaction, wait_id: int) -> QuestionRow | None:
    """The question that is in this wait now, locked; None when it has waited anew since."""
    row = (await tx.execute(_OF_WAIT, {"one": wait_id})).first()
    found = await locked(tx, row.question) if row else None
    return found if found and found.wait_id == wait_id else None


async def waiting_for(tx: Transaction, municipality: int, person_id: int) -> list[QuestionRow]:
    """The unanswered questions that somebody has now, the soonest due first."""
    return await _whole(tx, _WAITING_FOR, {"who": person_id, "municipality": municipality})


async def elsewhere(tx: Transaction, municipality: int, person_id: int) -> list[QuestionRow]:
    """The unanswered questions to a contact person that somebody else has now, the soonest due first."""
    return await _whole(tx, _ELSEWHERE, {"who": person_id, "municipality": municipality})


async def open_of(tx: Transaction, person_id: int) -> list[QuestionRow]:
    """The unanswered questions of an asker, oldest first."""
    return await _whole(tx, _OPEN_OF, {"who": person_id})


async def of_asker(tx: Transaction, person_id: int, most: int) -> list[QuestionRow]:
    """The last questions of an asker, answered or not, newest first."""
    return await _whole(tx, _OF_ASKER, {"of": person_id, "most": most})


async def open_about(tx: Transaction, thing: str, thing_id: int) -> int:
    """How many unanswered questions there are about a thing."""
    return int((await tx.execute(_OPEN_ABOUT, {"thing": thing, "one": thing_id})).scalar_one())


async def latest_of(tx: Transaction, person_id: int) -> tuple[int, datetime] | None:
    """The question of an asker in which something was said last, and when that was."""
    row = (await tx.execute(_LATEST, {"who": person_id})).first()
    return (row.question, row.said_at) if row else None


async def messages_of(tx: Transaction, ids: Iterable[int]) -> dict[int, list[Said]]:
    """Everything that was said in these questions, oldest first."""
    said: dict[int, list[Said]] = defaultdict(list)
    for row in await tx.execute(_MESSAGES, {"ids": list(ids)}):
        kind = MessageKind(row.kind)
        said[row.question].append(
            Said(row.id, row.question, row.author, kind, row.text, row.external, row.original, row.at),
        )
    return said


async def add(
    tx: Transaction, municipality: int, asker: int, contact: int, about: str, about_id: int | None, at: datetime
) -> int:
    """Write a new question; answers its number."""
    values = {"municipality": municipality, "asker": asker, "contact": contact, "about": about, "about_id": about_id}
    return int((await tx.execute(_ADD, values | {"asked_at": at})).scalar_one())


async def wait(tx: Transaction, municipality: int, question_id: int, number: int, owner: int, at: datetime, due: datetime) -> int:
    """From now on the asker waits for an answer of `owner` until `due`; answers the number of the wait."""
    values = {"municipality": municipality, "question": question_id, "number": number, "opened_with": owner, "owner": owner}
    number_of = (await tx.execute(_OPEN, values | {"opened_at": at, "due_at": due})).scalar_one()
    await tx.execute(_REOPEN, {"one": question_id, "wait": number})
    await own(tx, municipality, question_id, owner, at)
    return int(number_of)


async def own(tx: Transaction, municipality: int, question_id: int, owner: int, at: datetime) -> None:
    """Somebody has the question, and may answer it from now on."""
    values = {"municipality": municipality, "question": question_id, "person": owner, "since": at}
    await tx.execute(_OWN[tx.dialect], values)


async def see(tx: Transaction, one: QuestionRow, at: datetime) -> bool:
    """Whoever has it opened it; False when they did before."""
    return (await tx.execute(_SEE, {"one": one.wait_id, "at": at})).rowcount == 1


async def pass_on(tx: Transaction, one: QuestionRow, owner: int, to: Level, at: datetime, due: datetime | None) -> None:
    """The question is somebody else's from now on."""
    await tx.execute(_PASS, {"one": one.wait_id, "who": owner, "to": int(to), "due": due})
    await own(tx, one.municipality, one.id, owner, at)


async def end(tx: Transaction, one: QuestionRow, by: int, answered: bool, at: datetime) -> bool:
    """The wait is over; False when somebody else ended it."""
    values = {"one": one.wait_id, "who": by, "is_answered": answered, "at": at}
    return (await tx.execute(_END, values)).rowcount == 1


async def say(tx: Transaction, municipality: int, question_id: int, author: int, message: dict[str, Any], at: datetime) -> int:
    """Keep what somebody said (`kind`, `text`, `address`, `original`); answers its number."""
    values = {"municipality": municipality, "question": question_id, "author": author, "at": at}
    return int((await tx.execute(_SAY, values | message)).scalar_one())


async def _whole(tx: Transaction, statement: Any, values: dict[str, Any]) -> list[QuestionRow]:
    rows = (await tx.execute(statement, values)).all()
    if not rows:
        return []
    owners: dict[int, set[int]] = defaultdict(set)
    for owner in await tx.execute(_OWNERS, {"ids": [row.id for row in rows]}):
        owners[owner.question].add(owner.person)
    return [_question(row, frozenset(owners[row.id])) for row in rows]


def _question(row: Row[Any], owners: frozenset[int]) -> QuestionRow:
    facts = Question(
        asker=row.asker,
        contact=row.contact,
        opened_with=row.opened_with,
        owner=row.owner,
        had_by=owners,
        wait=row.number,
        level=Level(row.level),
        ended_by=row.ended_by,
        answered=row.answered,
        seen=row.seen_at is not None,
    )
    return QuestionRow(
        row.id, row.municipality, row.about, row.about_id, row.asked_at, row.wait_id, row.opened_at, row.due_at, facts
    )
