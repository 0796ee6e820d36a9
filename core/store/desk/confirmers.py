"""Who confirms hours for an employer and cannot be reached, and about whose work that is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, or_, select

from core.rules.hours.weeks import WeekState
from core.store.database import Transaction
from core.store.desk.desk import LAST_DEED, LOST_AT
from core.store.lists import among
from core.store.people import members
from core.store.people.people import Person
from core.store.tables.hours import timesheet
from core.store.tables.people import address, candidate, employer_member
from core.store.tables.work import job, placement


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Somebody to whom nothing arrives, at which address, when they were last heard of and when it was noticed; and a candidate whose work
    they look after."""

    person: Person
    employer_name: str
    address: int
    seen: datetime
    noticed_at: datetime
    candidate: int


_WAITS = exists().where(timesheet.c.placement == placement.c.id, timesheet.c.state == WeekState.SIGNED)
_LOST = (
    select(
        address.c.id,
        address.c.person,
        address.c.since,
        address.c.seen_at,
        LAST_DEED.label("last_deed"),
        LOST_AT.label("lost_at"),
        placement.c.candidate,
        placement.c.employer,
        job.c.site,
    )
    .join(employer_member, employer_member.c.person == address.c.person)
    .join(placement, placement.c.employer == employer_member.c.employer)
    .join(job, job.c.id == placement.c.job)
    .where(
        address.c.until.is_(None),
        address.c.reachable.is_(False),
        employer_member.c.until.is_(None),
        or_(placement.c.last_day >= bindparam("today"), _WAITS),
    )
    .order_by(address.c.id, placement.c.id)
)
_AT_WORK_OF = _LOST.join(candidate, candidate.c.person == placement.c.candidate).where(among(candidate.c.consultant, "whose"))
_ONE = _LOST.where(address.c.person == bindparam("who"))


async def out_of_reach(tx: Transaction, consultants: Collection[int], today: date) -> list[Confirmer]:
    """Of the work of these consultants' candidates that runs on a day, or of which a week waits for the employer: who looks after it and
    cannot be reached, once a candidate."""
    return await _found(tx, _AT_WORK_OF, {"whose": list(consultants), "today": today})


async def looked_after_by(tx: Transaction, person: int, today: date) -> list[Confirmer]:
    """The same of one person: a line for each candidate whose work they look after; none while they can be reached."""
    return await _found(tx, _ONE, {"who": person, "today": today})


async def _found(tx: Transaction, statement: Select[Any], params: dict[str, Any]) -> list[Confirmer]:
    rows = (await tx.execute(statement, params)).all()
    known = {number: await members.of_person(tx, number) for number in {row.person for row in rows}}
    found: dict[tuple[int, int], Confirmer] = {}
    for row in rows:
        one = known[row.person]
        if one and one.looks_after(row.employer, row.site):
            seen = _seen(row)
            noticed = max(seen, row.lost_at or seen)
            found[row.id, row.candidate] = Confirmer(one.person, one.employer_name, row.id, seen, noticed, row.candidate)
    return list(found.values())


def _seen(row: Row[Any]) -> datetime:
    """When somebody was last heard of: since when they are here, their last deed, or whatever they sent."""
    seen: datetime = max(moment for moment in (row.since, row.last_deed, row.seen_at) if moment)
    return seen
