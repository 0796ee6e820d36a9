"""Contact moments, by placement and side: which are to come, which were held."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.work.contact_moments import Going, Ready
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.contacts import contact_moment
from core.store.tables.people import candidate, employer
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class ContactMoment:
    """A contact moment with the candidate of a placement, or with its employer: planned for a day, and what was said when it was held."""

    id: int
    municipality: int
    placement: int
    with_employer: bool
    number: int
    due_on: date
    held_at: datetime | None
    by: int | None
    going: Going | None
    ready: Ready | None


_ALL = select(*(contact_moment.c[name] for name in ContactMoment.__slots__))
_BY_IDS = _ALL.where(among(contact_moment.c.id, "ids"))
_OF_PLACEMENTS = _ALL.where(among(contact_moment.c.placement, "at")).order_by(contact_moment.c.id)
_WAITING = (
    _ALL.join(placement, placement.c.id == contact_moment.c.placement)
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(employer, employer.c.id == placement.c.employer)
    .where(
        or_(
            among(candidate.c.consultant, "whose")
            & or_(contact_moment.c.with_employer.is_(False), employer.c.account_manager.is_(None)),
            among(employer.c.account_manager, "whose") & contact_moment.c.with_employer.is_(True),
        ),
        contact_moment.c.held_at.is_(None),
        contact_moment.c.due_on <= bindparam("today"),
        placement.c.last_day >= bindparam("today"),
    )
    .order_by(contact_moment.c.due_on, contact_moment.c.id)
)
_ADD = {
    d: m.insert(contact_moment).on_conflict_do_nothing().returning(contact_moment.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_HOLD = (
    update(contact_moment)
    .where(contact_moment.c.id == bindparam("one"), contact_moment.c.held_at.is_(None))
    .values(held_at=bindparam("at"), by=bindparam("who"), going=bindparam("how"), ready=bindparam("for_work"))
)


def _moment(row: Row[Any]) -> ContactMoment:
    said = dict(row._mapping)
    going, ready = said.pop("going"), said.pop("ready")
    return ContactMoment(**said, going=going and Going(going), ready=ready and Ready(ready))


async def by_ids(tx: Transaction, ids: Iterable[int]) -> dict[int, ContactMoment]:
    """The contact moments with these numbers."""
    wanted = list(ids)
    return {row.id: _moment(row) for row in await tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


async def of_placements(tx: Transaction, placements: Iterable[int]) -> list[ContactMoment]:
    """All contact moments of placements, in the order in which they were planned."""
    wanted = list(placements)
    return [_moment(row) for row in await tx.execute(_OF_PLACEMENTS, {"at": wanted})] if wanted else []


async def waiting_for(tx: Transaction, desks: Collection[int], today: date) -> list[ContactMoment]:
    """Those of these desks whose day has come, while the work runs, oldest first: with the candidates of consultants, with the employers of
    account managers; with an employer who has none it is the consultant's."""
    rows = await tx.execute(_WAITING, {"whose": list(desks), "today": today})
    return [_moment(row) for row in rows]


async def add(tx: Transaction, values: dict[str, Any]) -> int | None:
    """Plan one; None when it was (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def hold(tx: Transaction, number: int, at: datetime, by: int, going: Going, ready: Ready) -> bool:
    """Keep what was said; False when somebody did."""
    return (await tx.execute(_HOLD, {"one": number, "at": at, "who": by, "how": going, "for_work": ready})).rowcount == 1
