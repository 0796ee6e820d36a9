"""On which days premium is to be paid: proposed by the candidate or the contact person, agreed by the other."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.money import payment, payment_moment
from core.store.tables.people import candidate


class MomentState(StrEnum):
    """How far a payment moment has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A payment moment of a candidate: the day, who proposed it, and who agreed."""

    id: int
    municipality: int
    candidate: int
    year: int
    number: int
    day: date
    state: MomentState
    proposed_by: int
    proposed_at: datetime
    agreed_by: int | None
    agreed_at: datetime | None


_COLUMNS = tuple(payment_moment.c[name] for name in Chosen.__slots__)
_STANDING = payment_moment.c.state.in_(["proposed", "agreed"])
_BY_IDS = select(*_COLUMNS).where(among(payment_moment.c.id, "ids"))
_OF = (
    select(*_COLUMNS)
    .where(among(payment_moment.c.candidate, "those"), _STANDING, payment_moment.c.day >= bindparam("since"))
    .order_by(payment_moment.c.day)
)
_OF_CONTACT = (
    select(*_COLUMNS)
    .join(candidate, candidate.c.person == payment_moment.c.candidate)
    .where(candidate.c.consultant == bindparam("who"), payment_moment.c.state == "proposed")
    .order_by(payment_moment.c.proposed_at, payment_moment.c.id)
)
_UNPAID = (
    select(*_COLUMNS)
    .join(candidate, candidate.c.person == payment_moment.c.candidate)
    .where(
        among(candidate.c.consultant, "whose"),
        payment_moment.c.state == "agreed",
        payment_moment.c.day <= bindparam("until"),
        ~exists().where(payment.c.candidate == payment_moment.c.candidate, payment.c.paid_on >= payment_moment.c.day),
    )
    .order_by(payment_moment.c.day, payment_moment.c.id)
)
_LOCK = select(payment_moment.c.id).where(payment_moment.c.id == bindparam("one")).with_for_update()
_LOCK_CANDIDATE = select(candidate.c.person).where(candidate.c.person == bindparam("of")).with_for_update()
_ADD = {
    d: m.insert(payment_moment).on_conflict_do_nothing().returning(payment_moment.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_END = update(payment_moment).where(payment_moment.c.id == bindparam("one"), _STANDING).values(state=bindparam("now_is"))
_AGREE = (
    update(payment_moment)
    .where(payment_moment.c.id == bindparam("one"), payment_moment.c.state == "proposed")
    .values(state="agreed", agreed_by=bindparam("who"), agreed_at=bindparam("at"))
)


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, Chosen]:
    """The payment moments with these numbers."""
    wanted = list(ids)
    return {row.id: _chosen(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def locked(tx: Transaction, moment_id: int) -> Chosen | None:
    """One payment moment, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": moment_id})
    return (await by_ids(tx, [moment_id])).get(moment_id)


async def lock_candidate(tx: Transaction, candidate_id: int) -> None:
    """Nobody else chooses a moment of this candidate until the transaction ends."""
    await tx.execute(_LOCK_CANDIDATE, {"of": candidate_id})


async def chosen_of(tx: Transaction, candidate_id: int, since: date) -> list[Chosen]:
    """What stands for a candidate from a day on, proposed or agreed, by day."""
    return (await chosen_of_many(tx, [candidate_id], since))[candidate_id]


async def chosen_of_many(tx: Transaction, candidates: Collection[int], since: date) -> dict[int, list[Chosen]]:
    """The same for each of these candidates."""
    found: dict[int, list[Chosen]] = {number: [] for number in candidates}
    for row in await tx.execute(_OF, {"those": list(candidates), "since": since}) if candidates else ():
        found[row.candidate].append(_chosen(row))
    return found


async def proposed_to(tx: Transaction, consultant_id: int) -> list[Chosen]:
    """What is proposed to or by a contact person and not agreed yet, oldest first."""
    return [_chosen(row) for row in await tx.execute(_OF_CONTACT, {"who": consultant_id})]


async def unpaid_of(tx: Transaction, consultants: Collection[int], until: date) -> list[Chosen]:
    """What was agreed with these consultants' candidates until a day and came to no payment, on that day or later; by day."""
    return [_chosen(row) for row in await tx.execute(_UNPAID, {"whose": list(consultants), "until": until})]


async def add(tx: Transaction, municipality: int, candidate_id: int, day: date, number: int, by: int, at: datetime) -> int | None:
    """Write a proposal; None when that day or that number of the year is taken, or another proposal stands (UNIQUE)."""
    values = {
        "municipality": municipality,
        "candidate": candidate_id,
        "year": day.year,
        "number": number,
        "day": day,
        "state": "proposed",
        "proposed_by": by,
        "proposed_at": at,
    }
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def end(tx: Transaction, moment_id: int, state: MomentState) -> bool:
    """A standing moment gives way to another, or is taken back; False when it stood no more."""
    return (await tx.execute(_END, {"one": moment_id, "now_is": state})).rowcount == 1


async def agree(tx: Transaction, moment_id: int, by: int, at: datetime) -> bool:
    """The other agrees; False when it was no proposal any more."""
    return (await tx.execute(_AGREE, {"one": moment_id, "who": by, "at": at})).rowcount == 1


def _chosen(row: Row[Any]) -> Chosen:
    return Chosen(**(dict(row._mapping) | {"state": MomentState(row.state)}))
