"""What employers ask for with work that runs. At most one ask is open for a placement; the reason is never for the candidate."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.work.ending import AskKind, AskState, ChangeKind, ChangeState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.contacts import contact_moment
from core.store.tables.endings import work_ask, work_change
from core.store.tables.people import candidate
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class Ask:
    """What an employer asked, when, and how far it is.

    `owner` has it once it was passed on (None: the contact person, or who stands in meanwhile); `due_at` is when it passes on (None: no
    more); `level` counts how often it did.
    """

    id: int
    municipality: int
    placement: int
    kind: AskKind
    reason: str
    by: int
    made_at: datetime
    owner: int | None
    level: int
    due_at: datetime | None
    state: AskState


_ALL = select(*(work_ask.c[name] for name in Ask.__slots__))
_BY_IDS = _ALL.where(among(work_ask.c.id, "ids"))
_OF = _ALL.where(among(work_ask.c.placement, "at"), work_ask.c.state != AskState.WITHDRAWN).order_by(work_ask.c.id)
_REFUSED = select(work_ask.c.placement, work_ask.c.owner).where(
    among(work_ask.c.placement, "at"),
    work_ask.c.kind == AskKind.EXTEND,
    work_ask.c.state == AskState.DECLINED,
    ~exists().where(
        contact_moment.c.placement == work_ask.c.placement,
        contact_moment.c.with_employer,
        contact_moment.c.held_at >= work_ask.c.ended_at,
    ),
    ~exists().where(
        work_change.c.placement == work_ask.c.placement,
        work_change.c.kind == ChangeKind.EXTEND,
        work_change.c.state == ChangeState.AGREED,
        work_change.c.ended_at >= work_ask.c.ended_at,
    ),
)
_WAITING = (
    _ALL.join(placement, placement.c.id == work_ask.c.placement)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .where(
        or_(
            and_(work_ask.c.owner.is_(None), among(candidate.c.consultant, "whose")),
            work_ask.c.owner == bindparam("who"),
        ),
        work_ask.c.state == AskState.OPEN,
    )
    .order_by(work_ask.c.id)
)
_ADD = {
    d: m.insert(work_ask).on_conflict_do_nothing().returning(work_ask.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = (
    update(work_ask)
    .where(work_ask.c.id == bindparam("one"), work_ask.c.state == AskState.OPEN)
    .values(state=bindparam("ends"), ended_by=bindparam("who"), ended_at=bindparam("at"))
)
_PASS = (
    update(work_ask)
    .where(work_ask.c.id == bindparam("one"), work_ask.c.state == AskState.OPEN)
    .values(owner=bindparam("who"), level=bindparam("to"), due_at=bindparam("due"))
)


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, Ask]:
    """The asks with these numbers."""
    return {row.id: _ask(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def by_id(tx: Transaction, number: int) -> Ask | None:
    """The ask with this number."""
    return (await by_ids(tx, [number])).get(number)


async def newest_of(tx: Transaction, placements: Collection[int]) -> dict[int, Ask]:
    """The newest ask about each of these placements that was not taken back."""
    rows = await tx.execute(_OF, {"at": list(placements)}) if placements else ()
    return {row.placement: _ask(row) for row in rows}


async def refused_longer(tx: Transaction, placements: Collection[int]) -> dict[int, int | None]:
    """The placements of which going on longer was refused, with who had taken that ask over (None: nobody): until somebody has spoken with the
    employer since, or the work did go on longer."""
    rows = await tx.execute(_REFUSED, {"at": list(placements)}) if placements else ()
    return {row.placement: row.owner for row in rows}


async def open_of(tx: Transaction, placement_id: int) -> Ask | None:
    """The open ask about a placement."""
    newest = (await newest_of(tx, [placement_id])).get(placement_id)
    return newest if newest and newest.state is AskState.OPEN else None


async def waiting_for(tx: Transaction, person: int, consultants: Collection[int]) -> list[Ask]:
    """The open asks that somebody has: about these consultants' candidates, or passed on to them; oldest first."""
    return [_ask(row) for row in await tx.execute(_WAITING, {"who": person, "whose": list(consultants)})]


async def add(tx: Transaction, values: dict[str, Any]) -> int | None:
    """Write an ask; None when one is open about this placement (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], {"reason": "", "ended_by": None, "ended_at": None} | values)).scalar()


async def end(tx: Transaction, number: int, state: AskState, by: int, at: datetime) -> bool:
    """Write how an open ask ended; False when it was not open."""
    return (await tx.execute(_END, {"one": number, "ends": state, "who": by, "at": at})).rowcount == 1


async def pass_on(tx: Transaction, number: int, to: int | None, level: int, due: datetime | None) -> None:
    """Somebody else has an open ask from now on, or (None) whoever has the desk of the contact person."""
    await tx.execute(_PASS, {"one": number, "who": to, "to": level, "due": due})


def _ask(row: Row[Any]) -> Ask:
    values = dict(row._mapping)
    return Ask(**(values | {"kind": AskKind(values["kind"]), "state": AskState(values["state"])}))
