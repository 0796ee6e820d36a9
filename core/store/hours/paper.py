"""Weeks that were entered from a signed form: who entered them, and the form's photo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.hours.weeks import WeekState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.base import SealedFile
from core.store.tables.hours import timesheet
from core.store.tables.paper import paper_week
from core.store.tables.people import address
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class Form:
    """The photo of a form that was not fetched yet."""

    id: int
    timesheet: int
    by: int
    file: str


_WAITING = (
    select(paper_week.c.id, paper_week.c.timesheet, paper_week.c.by, paper_week.c.file)
    .where(paper_week.c.kept_at.is_(None))
    .order_by(paper_week.c.id)
    .limit(bindparam("most"))
)
_BY = select(paper_week.c.timesheet, paper_week.c.by).where(among(paper_week.c.timesheet, "sheets"))
_NUMBER = select(timesheet.c.id).where(timesheet.c.placement == bindparam("at"), timesheet.c.monday == bindparam("first"))
_STATES = select(timesheet.c.monday, timesheet.c.state).where(timesheet.c.placement == bindparam("at"))
_LATE = (
    select(timesheet.c.placement)
    .join(placement, placement.c.id == timesheet.c.placement)
    .where(
        placement.c.candidate == bindparam("of"),
        placement.c.last_day < bindparam("today"),
        timesheet.c.monday <= placement.c.last_day,
        timesheet.c.state.in_(("open", "signed")),
    )
    .distinct()
)
_ADD = {
    d: m.insert(paper_week).on_conflict_do_nothing(index_elements=["timesheet"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_KEEP = (
    update(paper_week)
    .where(paper_week.c.id == bindparam("one"), paper_week.c.kept_at.is_(None))
    .values(kept_at=bindparam("when"), picture=func.coalesce(bindparam("content", type_=SealedFile), paper_week.c.picture))
)
_ANEW = update(paper_week).where(paper_week.c.timesheet == bindparam("sheet")).values(file=bindparam("photo"), kept_at=None)
_WITH_PHONE = select(address.c.person).where(among(address.c.person, "people"), address.c.until.is_(None))
_HAVE_PHONE = select(exists().where(among(address.c.person, "people"), address.c.until.is_(None)))


async def anybody_has_phone(tx: Transaction, people: Iterable[int]) -> bool:
    """Whether one of these people has a chat here."""
    wanted = list(people)
    return bool(wanted) and bool((await tx.execute(_HAVE_PHONE, {"people": wanted})).scalar())


async def with_phone(tx: Transaction, people: Iterable[int]) -> set[int]:
    """Those of these people who have a chat here."""
    wanted = list(people)
    return set((await tx.execute(_WITH_PHONE, {"people": wanted})).scalars()) if wanted else set()


async def states_of(tx: Transaction, placement_id: int) -> dict[date, WeekState]:
    """How far the kept weeks of a placement are, by Monday."""
    return {row.monday: WeekState(row.state) for row in await tx.execute(_STATES, {"at": placement_id})}


async def late_of(tx: Transaction, candidate: int, today: date) -> set[int]:
    """The placements of a candidate that are over, of which a week is not confirmed and waits for no decision."""
    return set((await tx.execute(_LATE, {"of": candidate, "today": today})).scalars())


async def number_of(tx: Transaction, placement: int, first: date) -> int | None:
    """The week of a placement that begins on this Monday; None before it is kept."""
    number: int | None = (await tx.execute(_NUMBER, {"at": placement, "first": first})).scalar()
    return number


async def add(tx: Transaction, municipality: int, sheet: int, by: int, file: str, at: datetime) -> bool:
    """Keep that a week was entered from paper; False when it was (UNIQUE)."""
    values = {"municipality": municipality, "timesheet": sheet, "by": by, "file": file, "at": at}
    return (await tx.execute(_ADD[tx.dialect], values)).rowcount == 1


async def photo_anew(tx: Transaction, sheet: int, file: str) -> None:
    """A photo of the changed form, to be fetched; the one of before stays until this one is kept."""
    await tx.execute(_ANEW, {"sheet": sheet, "photo": file})


async def entered_by(tx: Transaction, sheets: Iterable[int]) -> dict[int, int]:
    """Who entered each of these weeks from paper; those that were signed on phones are not in it."""
    wanted = list(sheets)
    return {row.timesheet: row.by for row in await tx.execute(_BY, {"sheets": wanted})} if wanted else {}


async def waiting(tx: Transaction, most: int) -> list[Form]:
    """Photos that were not fetched yet, oldest first."""
    return [Form(**row._mapping) for row in await tx.execute(_WAITING, {"most": most})]


async def keep(tx: Transaction, number: int, content: bytes | None, at: datetime) -> bool:
    """Keep a fetched photo, or (None) that it could not be read, which leaves one of before; False when another process did."""
    return (await tx.execute(_KEEP, {"one": number, "when": at, "content": content})).rowcount == 1
