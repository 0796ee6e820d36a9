"""What does not feel right to candidates, with what was written about it, and who the reporting point is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.talk.concerns import Concern, ConcernState, state_of
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS, Person, known
from core.store.tables.concerns import concern, concern_message
from core.store.tables.people import consultant, person


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One concern: whose, who has it, its receipt number, and until when an answer is due (nothing once that passed, or it came)."""

    id: int
    municipality: int
    candidate: int
    receiver: int
    receipt: str
    to_reporting_point: bool
    made_at: datetime
    due_at: datetime | None
    facts: Concern

    @property
    def state(self) -> ConcernState:
        return state_of(self.facts)

    @property
    def is_late(self) -> bool:
        """Whether the promised time passed without an answer."""
        return self.due_at is None and self.state in (ConcernState.SENT, ConcernState.SEEN)


@dataclass(frozen=True, slots=True)
class Written:
    """One message in it."""

    concern: int
    author: int
    text: str
    at: datetime


_BY_IDS = select(concern).where(among(concern.c.id, "ids"))
_WAITING = select(concern).where(concern.c.receiver == bindparam("who"), concern.c.closed_at.is_(None)).order_by(concern.c.id)
_OF = select(concern).where(concern.c.candidate == bindparam("who")).order_by(concern.c.id.desc()).limit(5)
_LOCK = select(concern.c.id).where(concern.c.id == bindparam("one")).with_for_update()
_MESSAGES = select(concern_message).where(among(concern_message.c.concern, "ids")).order_by(concern_message.c.id)
_POINT = (
    select(*COLUMNS)
    .join(consultant, consultant.c.person == person.c.id)
    .where(person.c.municipality == bindparam("municipality_id"), consultant.c.reporting_point.is_(True))
    .order_by(person.c.id)
    .limit(1)
)
_ADD = {
    d: m.insert(concern).on_conflict_do_nothing(index_elements=["receipt"]).returning(concern.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_WRITE = insert(concern_message)
_SEEN = update(concern).where(concern.c.id == bindparam("one"), concern.c.seen_at.is_(None)).values(seen_at=bindparam("now"))
_ANSWERED = (
    update(concern)
    .where(concern.c.id == bindparam("one"), concern.c.answered_at.is_(None))
    .values(answered_at=bindparam("now"), due_at=None)
)
_PROMISE_NOTHING = update(concern).where(concern.c.id == bindparam("one"), concern.c.due_at.is_not(None)).values(due_at=None)
_CLOSE = (
    update(concern)
    .where(concern.c.id == bindparam("one"), concern.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"), passed_on=bindparam("passes"), due_at=None)
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, ConcernRow]:
    """The concerns with these numbers."""
    wanted = list(ids)
    return {row.id: _concern(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def locked(tx: Transaction, concern_id: int) -> ConcernRow | None:
    """One concern, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": concern_id})
    return (await by_ids(tx, [concern_id])).get(concern_id)


async def waiting_for(tx: Transaction, person_id: int) -> list[ConcernRow]:
    """The open concerns that somebody has, oldest first."""
    return [_concern(row) for row in await tx.execute(_WAITING, {"who": person_id})]


async def of_candidate(tx: Transaction, person_id: int) -> list[ConcernRow]:
    """The newest concerns of a candidate, at most five."""
    return [_concern(row) for row in await tx.execute(_OF, {"who": person_id})]


async def messages_of(tx: Transaction, ids: Iterable[int]) -> dict[int, list[Written]]:
    """What was written in these concerns, oldest first."""
    found: dict[int, list[Written]] = defaultdict(list)
    for row in await tx.execute(_MESSAGES, {"ids": list(ids)}):
        found[row.concern].append(Written(row.concern, row.author, row.text, row.at))
    return found


async def reporting_point(tx: Transaction, municipality: int) -> Person | None:
    """Who the municipality named as its reporting point; None when it named nobody."""
    row = (await tx.execute(_POINT, {"municipality_id": municipality})).first()
    return known(row) if row else None


async def add(tx: Transaction, values: dict[str, Any]) -> int | None:
    """Write a concern; None when its receipt number is taken (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def write(tx: Transaction, one: ConcernRow, author: int, text: str, at: datetime) -> None:
    """Write a message in it."""
    values = {"municipality": one.municipality, "concern": one.id, "author": author, "text": text, "at": at}
    await tx.execute(_WRITE, values)


async def see(tx: Transaction, concern_id: int, at: datetime) -> bool:
    """Whoever has it opened it; False when they did before."""
    return (await tx.execute(_SEEN, {"one": concern_id, "now": at})).rowcount == 1


async def answer(tx: Transaction, concern_id: int, at: datetime) -> bool:
    """Whoever has it wrote back; False when they did before."""
    return (await tx.execute(_ANSWERED, {"one": concern_id, "now": at})).rowcount == 1


async def promise_nothing(tx: Transaction, concern_id: int) -> bool:
    """The promised time is over; False when nothing was promised."""
    return (await tx.execute(_PROMISE_NOTHING, {"one": concern_id})).rowcount == 1


async def close(tx: Transaction, concern_id: int, passes_on: bool, at: datetime) -> bool:
    """It is over, or passes on; False when it was over."""
    return (await tx.execute(_CLOSE, {"one": concern_id, "passes": passes_on, "now": at})).rowcount == 1


def _concern(row: Row[Any]) -> ConcernRow:
    facts = Concern(row.seen_at, row.answered_at, row.closed_at, row.passed_on)
    return ConcernRow(
        row.id, row.municipality, row.candidate, row.receiver, row.receipt, row.to_reporting_point, row.made_at, row.due_at, facts
    )
