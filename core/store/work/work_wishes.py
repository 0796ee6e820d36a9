"""Wishes about work that runs: to stop, or to work other hours a week. At most one of a kind is open for a placement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.work.at_work import Wish, WishKind, WishState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.at_work import work_wish
from core.store.tables.people import candidate
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class WorkWish:
    """A wish: `owner` answers it, before `due_at` (None: it passes on no more); `day` is the last day, or the first with other hours."""

    id: int
    municipality: int
    placement: int
    candidate: int
    kind: WishKind
    minutes_per_week: int | None
    reason: str
    made_at: datetime
    owner: int
    level: int
    due_at: datetime | None
    state: WishState
    day: date | None

    @property
    def wish(self) -> Wish:
        """What the rules need."""
        return Wish(self.kind, self.state, self.minutes_per_week)


_ALL = select(
    *(work_wish.c[name] for name in WorkWish.__slots__ if name != "candidate"), placement.c.candidate.label("candidate")
).join(placement, placement.c.id == work_wish.c.placement)
_BY_IDS = _ALL.where(among(work_wish.c.id, "ids"))
_OPEN = _ALL.where(among(work_wish.c.placement, "ids"), work_wish.c.state == WishState.OPEN).order_by(work_wish.c.id)
_WAITING = _ALL.where(work_wish.c.owner == bindparam("who"), work_wish.c.state == WishState.OPEN).order_by(work_wish.c.id)
_ELSEWHERE = (
    _ALL.join(candidate, candidate.c.person == placement.c.candidate)
    .where(candidate.c.consultant == bindparam("who"), work_wish.c.owner != bindparam("who"), work_wish.c.state == WishState.OPEN)
    .order_by(work_wish.c.id)
)
_ADD = {
    d: m.insert(work_wish).on_conflict_do_nothing().returning(work_wish.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_OF_ONE = (work_wish.c.id == bindparam("one"), work_wish.c.state == WishState.OPEN)
_END = (
    update(work_wish)
    .where(*_OF_ONE)
    .values(state=bindparam("ends"), day=bindparam("on"), ended_by=bindparam("who"), ended_at=bindparam("at"))
)
_REASON = update(work_wish).where(*_OF_ONE).values(reason=bindparam("words"))
_PASS = update(work_wish).where(*_OF_ONE).values(owner=bindparam("who"), level=bindparam("to"), due_at=bindparam("due"))


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, WorkWish]:
    """The wishes with these numbers."""
    return {row.id: _wish(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def by_id(tx: Transaction, number: int) -> WorkWish | None:
    """The wish with this number."""
    return (await by_ids(tx, [number])).get(number)


async def open_of(tx: Transaction, placements: Collection[int]) -> list[WorkWish]:
    """The open wishes about placements."""
    return [_wish(row) for row in await tx.execute(_OPEN, {"ids": list(placements)})] if placements else []


async def waiting_for(tx: Transaction, person: int) -> list[WorkWish]:
    """The open wishes that somebody has to answer, oldest first."""
    return [_wish(row) for row in await tx.execute(_WAITING, {"who": person})]


async def elsewhere(tx: Transaction, consultant: int) -> list[WorkWish]:
    """The open wishes of a contact person's candidates that somebody else has to answer, oldest first."""
    return [_wish(row) for row in await tx.execute(_ELSEWHERE, {"who": consultant})]


async def add(tx: Transaction, values: dict[str, Any]) -> int | None:
    """Write an open wish; None when one of its kind is open already (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values | {"state": WishState.OPEN, "level": 0})).scalar()


async def end(tx: Transaction, number: int, state: WishState, day: date | None, by: int, at: datetime) -> bool:
    """Write how an open wish ended; False when it was not open."""
    return (await tx.execute(_END, {"one": number, "ends": state, "on": day, "who": by, "at": at})).rowcount == 1


async def give_reason(tx: Transaction, number: int, words: str) -> bool:
    """Write why, for the contact person; False when the wish is not open."""
    return (await tx.execute(_REASON, {"one": number, "words": words})).rowcount == 1


async def pass_on(tx: Transaction, number: int, to: int, level: int, due: datetime | None) -> None:
    """Somebody else answers it from now on."""
    await tx.execute(_PASS, {"one": number, "who": to, "to": level, "due": due})


def _wish(row: Any) -> WorkWish:
    values = dict(row._mapping)
    return WorkWish(**(values | {"kind": WishKind(values["kind"]), "state": WishState(values["state"])}))
