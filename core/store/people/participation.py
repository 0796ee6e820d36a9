"""Who takes part: the checklist point by point, the confirmation by both sides, and whom to call first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.participation import checklist_point, first_call, participation
from core.store.tables.people import candidate, person


@dataclass(frozen=True, slots=True)
class Participation:
    """How far a candidate has come in; `consultant` is the contact person."""

    id: int
    municipality: int
    candidate: int
    consultant: int
    begun_at: datetime
    confirmed_at: datetime | None
    on_paper: bool
    signed_by: int | None
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point of somebody's checklist."""

    id: int
    municipality: int
    participation: int
    candidate: int
    place: int
    point: str
    understood: bool


@dataclass(frozen=True, slots=True)
class FirstCall:
    """Somebody to call before anything else. `reason` is a refusal's code."""

    id: int
    municipality: int
    candidate: int
    first_name: str
    consultant: int
    reason: str
    made_at: datetime
    called_at: datetime | None


_COLUMNS = [candidate.c.consultant if n == "consultant" else participation.c[n] for n in Participation.__slots__]
_ALL = select(*_COLUMNS).join(candidate, candidate.c.person == participation.c.candidate)
_BY_IDS = _ALL.where(among(participation.c.id, "ids"))
_OF = _ALL.where(among(participation.c.candidate, "ids"))
_LOCKED = _ALL.where(participation.c.id == bindparam("number")).with_for_update(of=participation)
_TO_SIGN = (
    select(participation.c.id, participation.c.confirmed_at, person.c.first_name)
    .join(candidate, candidate.c.person == participation.c.candidate)
    .join(person, person.c.id == participation.c.candidate)
    .where(among(candidate.c.consultant, "whose"), participation.c.confirmed_at.is_not(None), participation.c.signed_at.is_(None))
    .order_by(participation.c.confirmed_at)
)
_BEGIN = {
    d: m.insert(participation).on_conflict_do_nothing().returning(participation.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ADD_POINTS = insert(checklist_point)
_POINTS = (
    select(
        checklist_point.c.id,
        checklist_point.c.municipality,
        checklist_point.c.participation,
        participation.c.candidate,
        checklist_point.c.place,
        checklist_point.c.point,
        checklist_point.c.understood_at.is_not(None).label("understood"),
    )
    .join(participation, participation.c.id == checklist_point.c.participation)
    .order_by(checklist_point.c.participation, checklist_point.c.place)
)
_POINTS_OF = _POINTS.where(among(checklist_point.c.participation, "ids"))
_POINTS_BY_IDS = _POINTS.where(among(checklist_point.c.id, "ids"))
_UNDERSTAND = (
    update(checklist_point)
    .where(checklist_point.c.id == bindparam("number"), checklist_point.c.understood_at.is_(None))
    .values(understood_at=bindparam("at"))
)
_CONFIRM = (
    update(participation)
    .where(participation.c.id == bindparam("number"), participation.c.confirmed_at.is_(None))
    .values(confirmed_at=bindparam("at"), on_paper=bindparam("paper"))
)
_SIGN = (
    update(participation)
    .where(participation.c.id == bindparam("number"), participation.c.signed_at.is_(None))
    .values(signed_at=bindparam("at"), signed_by=bindparam("who"))
)
_CALLS = (
    select(
        first_call.c.id,
        first_call.c.municipality,
        first_call.c.candidate,
        person.c.first_name,
        candidate.c.consultant,
        first_call.c.reason,
        first_call.c.made_at,
        first_call.c.called_at,
    )
    .join(person, person.c.id == first_call.c.candidate)
    .join(candidate, candidate.c.person == first_call.c.candidate)
    .order_by(first_call.c.made_at, first_call.c.id)
)
_CALLS_BY_IDS = _CALLS.where(among(first_call.c.id, "ids"))
_CALLS_FOR = _CALLS.where(among(candidate.c.consultant, "whose"), first_call.c.called_at.is_(None))
_CALLS_ABOUT = _CALLS.where(first_call.c.candidate == bindparam("of"))
_ADD_CALL = {
    d: m.insert(first_call).on_conflict_do_nothing().returning(first_call.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_CALLED = (
    update(first_call)
    .where(first_call.c.id == bindparam("number"), first_call.c.called_at.is_(None))
    .values(called_at=bindparam("at"), called_by=bindparam("who"))
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Participation]:
    """These participations."""
    return {row.id: Participation(**row._mapping) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def of_candidate(tx: Transaction, candidate_id: int) -> Participation | None:
    """How far somebody has come in; None when they have not begun."""
    row = (await tx.execute(_OF, {"ids": [candidate_id]})).first()
    return Participation(**row._mapping) if row else None


async def locked(tx: Transaction, number: int) -> Participation | None:
    """A participation that nobody else changes meanwhile."""
    row = (await tx.execute(_LOCKED, {"number": number})).first()
    return Participation(**row._mapping) if row else None


async def to_sign(tx: Transaction, consultants: Iterable[int]) -> list[Row[Any]]:
    """Those (id, confirmed_at, first_name) that these contact persons are still to confirm."""
    return list((await tx.execute(_TO_SIGN, {"whose": list(consultants)})).all())


async def begin(tx: Transaction, municipality: int, candidate_id: int, points: Sequence[str], at: datetime) -> int | None:
    """A new checklist; None when there is one (UNIQUE)."""
    values = {"municipality": municipality, "candidate": candidate_id, "begun_at": at}
    number = (await tx.execute(_BEGIN[tx.dialect], values)).scalar()
    if number is not None and points:
        row = {"municipality": municipality, "participation": number, "understood_at": None}
        await tx.execute(_ADD_POINTS, [row | {"place": place, "point": point} for place, point in enumerate(points, 1)])
    return number


async def points_of(tx: Transaction, participation_ids: Iterable[int]) -> list[PointRow]:
    """The points of checklists, in their order."""
    return [PointRow(**row._mapping) for row in await tx.execute(_POINTS_OF, {"ids": list(participation_ids)})]


async def points(tx: Transaction, ids: Iterable[int]) -> dict[int, PointRow]:
    """These points."""
    return {row.id: PointRow(**row._mapping) for row in await tx.execute(_POINTS_BY_IDS, {"ids": list(ids)})}


async def understand(tx: Transaction, point: int, at: datetime) -> bool:
    """Write that a point was understood; False when it was before."""
    return (await tx.execute(_UNDERSTAND, {"number": point, "at": at})).rowcount == 1


async def confirm(tx: Transaction, number: int, at: datetime, *, on_paper: bool = False) -> bool:
    """Write the candidate's confirmation; False when it was there."""
    return (await tx.execute(_CONFIRM, {"number": number, "at": at, "paper": on_paper})).rowcount == 1


async def sign(tx: Transaction, number: int, who: int, at: datetime) -> bool:
    """Write the contact person's; False when it was there."""
    return (await tx.execute(_SIGN, {"number": number, "who": who, "at": at})).rowcount == 1


async def calls(tx: Transaction, ids: Iterable[int]) -> dict[int, FirstCall]:
    """These first calls."""
    return {row.id: FirstCall(**row._mapping) for row in await tx.execute(_CALLS_BY_IDS, {"ids": list(ids)})}


async def calls_for(tx: Transaction, consultants: Iterable[int]) -> list[FirstCall]:
    """Whom these contact persons are still to call, oldest first."""
    return [FirstCall(**row._mapping) for row in await tx.execute(_CALLS_FOR, {"whose": list(consultants)})]


async def calls_about(tx: Transaction, candidate_id: int) -> list[FirstCall]:
    """The first calls about a candidate."""
    return [FirstCall(**row._mapping) for row in await tx.execute(_CALLS_ABOUT, {"of": candidate_id})]


async def add_call(tx: Transaction, municipality: int, candidate_id: int, reason: str, at: datetime) -> int | None:
    """Somebody to call; None when that was written for this reason before (UNIQUE)."""
    values = {"municipality": municipality, "candidate": candidate_id, "reason": reason, "made_at": at}
    return (await tx.execute(_ADD_CALL[tx.dialect], values)).scalar()


async def called(tx: Transaction, number: int, who: int, at: datetime) -> bool:
    """Write that the call was made; False when it was before."""
    return (await tx.execute(_CALLED, {"number": number, "who": who, "at": at})).rowcount == 1
