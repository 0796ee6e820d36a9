"""What a contact person watches without being asked, and what of it was noted."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.calendar import local_day
from core.rules.desk.desk import Agreed
from core.rules.work.ending import ChangeKind, ChangeState
from core.store.database import Transaction
from core.store.hours import days
from core.store.lists import among
from core.store.people.people import COLUMNS, Person, Role, known
from core.store.tables.desk import task_note
from core.store.tables.endings import work_change
from core.store.tables.messages import outbox, trail
from core.store.tables.money import cap_warning
from core.store.tables.people import address, candidate, consultant, person
from core.store.tables.work import job, placement

DESKS = (Role.CONSULTANT, Role.LEAD, Role.ACCOUNT_MANAGER)
MENU = "menu"
"""What a row of the outbox is that renews somebody's menu."""


@dataclass(frozen=True, slots=True)
class Warned:
    """The highest level of the cap that a candidate was warned of, in percent, when, and the day on which it is reached (if kept)."""

    level: int
    at: datetime
    day: date | None


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody to whom nothing arrives: at which address, when they last did something (no press is noted that does nothing), and when
    that was noticed."""

    candidate: int
    address: int
    last_sign: datetime
    noticed_at: datetime


_OWN = among(candidate.c.consultant, "whose")
_EXTENDED_AT = (
    select(func.max(work_change.c.ended_at))
    .where(
        work_change.c.placement == placement.c.id,
        work_change.c.kind == ChangeKind.EXTEND,
        work_change.c.state == ChangeState.AGREED,
    )
    .scalar_subquery()
)
_WORK = (
    select(
        placement.c.candidate,
        placement.c.id,
        placement.c.minutes_per_week,
        placement.c.starts_on,
        placement.c.last_day,
        placement.c.made_at,
        _EXTENDED_AT.label("extended_at"),
        job.c.title,
    )
    .join(candidate, candidate.c.person == placement.c.candidate)
    .join(job, job.c.id == placement.c.job)
    .where(_OWN, placement.c.last_day >= bindparam("since"))
    .order_by(placement.c.id)
)
_WARNED = (
    select(cap_warning.c.candidate, cap_warning.c.level, cap_warning.c.at, cap_warning.c.day)
    .join(candidate, candidate.c.person == cap_warning.c.candidate)
    .where(_OWN, cap_warning.c.year == bindparam("year"))
    .order_by(cap_warning.c.level)
)
_lost = trail.alias()
LAST_DEED = select(func.max(trail.c.at)).where(trail.c.actor == address.c.person).scalar_subquery()
"""When whoever has an address last did something."""
LOST_AT = (
    select(func.max(_lost.c.at))
    .where(_lost.c.thing == "person", _lost.c.thing_id == address.c.person, _lost.c.deed == "unreachable")
    .scalar_subquery()
)
"""When it was noticed that nothing arrives there."""
_UNREACHABLE = (
    select(address.c.person, address.c.id, address.c.since, LAST_DEED.label("last_deed"), LOST_AT.label("lost_at"))
    .join(candidate, candidate.c.person == address.c.person)
    .where(_OWN, address.c.until.is_(None), address.c.reachable.is_(False))
)
_NOTED = (
    select(task_note.c.candidate, task_note.c.kind, task_note.c.mark)
    .join(candidate, candidate.c.person == task_note.c.candidate)
    .where(_OWN)
)
_STAFF = (
    select(*COLUMNS)
    .join(address, address.c.person == person.c.id)
    .where(
        person.c.role.in_((Role.CONSULTANT, Role.LEAD, Role.ACCOUNT_MANAGER)),
        address.c.until.is_(None),
        address.c.reachable.is_(True),
    )
    .order_by(person.c.id)
)
_TOLD = (
    select(*COLUMNS, func.max(outbox.c.id).label("last"))
    .join(outbox, outbox.c.person == person.c.id)
    .where(outbox.c.id > bindparam("after"), outbox.c.what != MENU, person.c.role.in_(DESKS))
    .group_by(*COLUMNS)
    .order_by("last")
    .limit(bindparam("most"))
)
_LAST = select(func.max(outbox.c.id))
_SHOWN = select(consultant.c.waiting).where(consultant.c.person == bindparam("who"))
_SHOW = (
    update(consultant)
    .where(consultant.c.person == bindparam("who"), consultant.c.waiting != bindparam("now"))
    .values(waiting=bindparam("now"))
)
_NOTE = {
    d: m.insert(task_note).on_conflict_do_nothing(index_elements=["candidate", "kind", "mark"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def work_of(tx: Transaction, consultants: Collection[int], ends_from: date) -> dict[int, list[Agreed]]:
    """The work of these consultants' candidates that ends on a day or later, by candidate."""
    found: dict[int, list[Agreed]] = defaultdict(list)
    for row in await tx.execute(_WORK, {"whose": list(consultants), "since": ends_from}):
        since = local_day(row.extended_at or row.made_at)
        found[row.candidate].append(Agreed(row.id, row.minutes_per_week, row.last_day, since, row.title))
    return dict(found)


async def minutes_of(tx: Transaction, works: dict[int, list[Agreed]], first: date, last: date) -> dict[int, dict[date, int]]:
    """Minutes entered by day, of all work of a candidate together."""
    whose = {one.placement: number for number, mine in works.items() for one in mine}
    found: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for entry in await days.latest(tx, whose, first, last):
        found[whose[entry.placement]][entry.day] += entry.minutes
    return found


async def warned(tx: Transaction, consultants: Collection[int], year: int) -> dict[int, Warned]:
    """Candidates of these consultants who were warned of the cap in a calendar year."""
    rows = await tx.execute(_WARNED, {"whose": list(consultants), "year": year})
    return {row.candidate: Warned(row.level, row.at, row.day) for row in rows}


async def unreachable(tx: Transaction, consultants: Collection[int]) -> list[Lost]:
    """Candidates of these consultants to whom nothing arrives."""
    found = []
    for row in await tx.execute(_UNREACHABLE, {"whose": list(consultants)}):
        last_sign = max(row.since, row.last_deed or row.since)
        found.append(Lost(row.person, row.id, last_sign, max(last_sign, row.lost_at or last_sign)))
    return found


async def noted(tx: Transaction, consultants: Collection[int]) -> set[tuple[int, str, str]]:
    """What was noted about these consultants' candidates: candidate, kind and mark."""
    return {(row.candidate, row.kind, row.mark) for row in await tx.execute(_NOTED, {"whose": list(consultants)})}


async def staff(tx: Transaction) -> list[Person]:
    """The consultants and leads of all municipalities who can be reached."""
    return [known(row) for row in await tx.execute(_STAFF)]


async def told_since(tx: Transaction, after: int, most: int) -> tuple[list[Person], int]:
    """The consultants and leads who were told something, or saw something change, after a row of the outbox; and up to which row. At most
    so many of them."""
    rows = (await tx.execute(_TOLD, {"after": after, "most": most})).all()
    return [known(row) for row in rows], max((row.last for row in rows), default=after)


async def last_told(tx: Transaction) -> int:
    """The newest row of the outbox."""
    return int((await tx.execute(_LAST)).scalar() or 0)


async def waiting_shown(tx: Transaction, person: int) -> int:
    """How many things the menu of somebody shows."""
    return int((await tx.execute(_SHOWN, {"who": person})).scalar() or 0)


async def show_waiting(tx: Transaction, person: int, waiting: int) -> bool:
    """Keep how many the menu shows; False when it shows so many."""
    return (await tx.execute(_SHOW, {"who": person, "now": waiting})).rowcount == 1


async def note(tx: Transaction, values: dict[str, Any]) -> bool:
    """Keep that something was noted; False when it was (UNIQUE)."""
    return (await tx.execute(_NOTE[tx.dialect], values)).rowcount == 1
