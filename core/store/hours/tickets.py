"""Photos of tickets: noted when they are sent, kept sealed when they were fetched and cleaned."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.at_work import ticket
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class Ticket:
    """A photo of the ticket of a day: where it is fetched (`file`), and its look once it is kept."""

    id: int
    municipality: int
    placement: int
    candidate: int
    day: date
    file: str
    pixels: str | None
    look: str | None


_ALL = select(
    *(ticket.c[name] for name in Ticket.__slots__ if name != "candidate"), placement.c.candidate.label("candidate")
).join(placement, placement.c.id == ticket.c.placement)
_WAITING = _ALL.where(ticket.c.kept_at.is_(None)).order_by(ticket.c.id).limit(bindparam("most"))
_KEPT_OF = _ALL.where(
    placement.c.candidate == bindparam("of"), ticket.c.pixels.is_not(None), ticket.c.id != bindparam("besides")
).order_by(ticket.c.id.desc())
_NEWEST_OF = (
    _ALL.add_columns(ticket.c.kept_at).where(placement.c.candidate == bindparam("of")).order_by(ticket.c.id.desc()).limit(1)
)
_NOTE = {
    d: m.insert(ticket).on_conflict_do_nothing(index_elements=["placement", "day", "mark"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_KEEP = (
    update(ticket)
    .where(ticket.c.id == bindparam("one"), ticket.c.kept_at.is_(None))
    .values(kept_at=bindparam("at"), picture=bindparam("content"), pixels=bindparam("sum"), look=bindparam("rough"))
)


async def note(
    tx: Transaction, municipality: int, placement_id: int, day: date, address: int | None, file: str, mark: str, at: datetime
) -> bool:
    """A photo was sent; False when the same file was sent for this day before (UNIQUE)."""
    values = {"municipality": municipality, "placement": placement_id, "day": day, "address": address}
    return (await tx.execute(_NOTE[tx.dialect], values | {"file": file, "mark": mark, "sent_at": at})).rowcount == 1


async def waiting(tx: Transaction, most: int) -> list[Ticket]:
    """Photos that were not fetched yet, oldest first."""
    return [Ticket(**row._mapping) for row in await tx.execute(_WAITING, {"most": most})]


async def kept_of(tx: Transaction, candidate: int, besides: int) -> list[Ticket]:
    """The other kept photos of a candidate, newest first."""
    return [Ticket(**row._mapping) for row in await tx.execute(_KEPT_OF, {"of": candidate, "besides": besides})]


async def unreadable_of(tx: Transaction, candidate: int) -> Ticket | None:
    """The last photo that a candidate sent, when it could not be read."""
    row = (await tx.execute(_NEWEST_OF, {"of": candidate})).first()
    if row is None or row.kept_at is None or row.pixels is not None:
        return None
    return Ticket(**{name: row._mapping[name] for name in Ticket.__slots__})


async def keep(tx: Transaction, number: int, content: bytes | None, pixels: str | None, look: str | None, at: datetime) -> bool:
    """Keep a fetched photo, or (None) that it could not be read; False when another process did."""
    values = {"one": number, "at": at, "content": content, "sum": pixels, "rough": look}
    return (await tx.execute(_KEEP, values)).rowcount == 1
