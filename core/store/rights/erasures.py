"""That somebody asked to be forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.erasures import erasure_request
from core.store.tables.people import candidate


@dataclass(frozen=True, slots=True)
class ErasureRequest:
    """Somebody asked that everything goes; ended when they took it back."""

    id: int
    municipality: int
    person: int
    asked_at: datetime
    settled_at: datetime | None


_COLUMNS = tuple(erasure_request.c[name] for name in ErasureRequest.__slots__)
_BY_IDS = select(*_COLUMNS).where(among(erasure_request.c.id, "ids"))
_OPEN_OF = select(*_COLUMNS).where(erasure_request.c.person == bindparam("who"), erasure_request.c.settled_at.is_(None))
_WAITING = (
    select(*_COLUMNS)
    .join(candidate, candidate.c.person == erasure_request.c.person)
    .where(among(candidate.c.consultant, "whose"), erasure_request.c.settled_at.is_(None))
    .order_by(erasure_request.c.id)
)
_LOCK = select(erasure_request.c.id).where(erasure_request.c.id == bindparam("one")).with_for_update()
_ASK = {
    d: m.insert(erasure_request).on_conflict_do_nothing().returning(erasure_request.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_SETTLE = (
    update(erasure_request)
    .where(erasure_request.c.id == bindparam("one"), erasure_request.c.settled_at.is_(None))
    .values(settled_at=bindparam("now"), settled_by=bindparam("who"))
)


async def requests(tx: Transaction, ids: Iterable[int]) -> dict[int, ErasureRequest]:
    """The requests with these numbers."""
    wanted = list(ids)
    return {row.id: _request(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def locked(tx: Transaction, request_id: int) -> ErasureRequest | None:
    """One request, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": request_id})
    return (await requests(tx, [request_id])).get(request_id)


async def open_of(tx: Transaction, person: int) -> ErasureRequest | None:
    """What somebody asked and has not ended."""
    row = (await tx.execute(_OPEN_OF, {"who": person})).first()
    return _request(row) if row else None


async def waiting_for(tx: Transaction, consultants: Iterable[int]) -> list[ErasureRequest]:
    """What the candidates of these contact persons asked, oldest first."""
    return [_request(row) for row in await tx.execute(_WAITING, {"whose": list(consultants)})]


async def ask(tx: Transaction, municipality: int, person: int, at: datetime) -> int | None:
    """Write a request; None when one stands (UNIQUE)."""
    return (await tx.execute(_ASK[tx.dialect], {"municipality": municipality, "person": person, "asked_at": at})).scalar()


async def end(tx: Transaction, request_id: int, by: int, at: datetime) -> bool:
    """It stands no more; False when it did not."""
    return (await tx.execute(_SETTLE, {"one": request_id, "who": by, "now": at})).rowcount == 1


def _request(row: Row[Any]) -> ErasureRequest:
    return ErasureRequest(**row._mapping)
