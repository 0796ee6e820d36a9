"""The trail: written with each deed, sealed into a chain a little later so that deeds do not queue for one head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from os import urandom
from typing import Any

from sqlalchemy import Row, Text, bindparam, func, insert, select, type_coerce, update

from core.rules.trail import SALT_BYTES, START, commitment_of, detail_of, link_of
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.base import dumps
from core.store.tables.messages import seal, trail

ERASED = "erased"
"""The deed that says which rows of the trail were emptied."""
PORTION = 5_000
WINDOW = 10_000  # rows of deeds that were still being committed when higher numbers were sealed
MOST = 2_000

_WRITE = insert(trail).values(change=bindparam("said", type_=Text))
_HEAD = select(seal).order_by(seal.c.number.desc()).limit(1)
_sealed = seal.alias("sealed")
_UNSEALED = (
    select(trail.c.id, trail.c.commitment)
    .join(_sealed, _sealed.c.trail == trail.c.id, isouter=True)
    .where(trail.c.id > bindparam("after"), _sealed.c.number.is_(None))
    .order_by(trail.c.id)
    .limit(bindparam("most"))
)
_LAST = select(func.max(seal.c.trail))
_SEAL = insert(seal)
_FORGET = update(trail).where(among(trail.c.id, "rows")).values(change=None, salt=None)
_said = type_coerce(trail.c.change, Text).label("said")
_ROWS = (
    select(
        trail.c.id,
        trail.c.municipality,
        trail.c.at,
        trail.c.actor,
        trail.c.deed,
        trail.c.thing,
        trail.c.thing_id,
        _said,
        trail.c.salt,
        trail.c.detail,
        trail.c.commitment,
        seal.c.number,
    )
    .join(seal, seal.c.trail == trail.c.id, isouter=True)
    .where(trail.c.id > bindparam("after"))
    .order_by(trail.c.id)
    .limit(PORTION)
)
_LINKS = (
    select(seal.c.number, seal.c.trail, seal.c.at, seal.c.link, trail.c.commitment)
    .join(trail, trail.c.id == seal.c.trail, isouter=True)
    .where(seal.c.number > bindparam("after"))
    .order_by(seal.c.number)
    .limit(PORTION)
)
_TWICE = (
    select(func.max(trail.c.id)).group_by(trail.c.commitment).having(func.count() > 1).order_by(func.max(trail.c.id)).limit(1)
)
_ERASED = select(trail.c.change).where(trail.c.deed == ERASED)
_DEEDS = select(trail.c.deed, trail.c.municipality, trail.c.thing_id, trail.c.change).where(among(trail.c.deed, "deeds"))
_STATING = select(trail.c.deed, trail.c.thing_id, _said, trail.c.salt).where(among(trail.c.deed, "deeds")).order_by(trail.c.id)
_OLD = (
    select(trail.c.id, trail.c.deed, trail.c.salt)
    .where(
        trail.c.municipality == bindparam("municipality_id"),
        trail.c.at < bindparam("since"),
        trail.c.salt.is_not(None),
        trail.c.deed != ERASED,
    )
    .order_by(trail.c.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Head:
    """How far the chain is: the place of its last link, and the link."""

    number: int
    link: bytes


async def write_trail(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep who did what, each row with its commitment and a salt: a fresh one, or its own when it has that already."""
    if rows:
        salts = urandom(SALT_BYTES * len(rows))
        fresh = (salts[i : i + SALT_BYTES] for i in range(0, len(salts), SALT_BYTES))
        await tx.execute(_WRITE, [_committed(row, row.get("salt", salt)) for row, salt in zip(rows, fresh, strict=True)])


def _committed(row: Mapping[str, Any], salt: bytes) -> dict[str, Any]:
    said = dumps(row["change"])
    detail = detail_of(salt, said)
    whose = {name: row[name] for name in ("municipality", "at", "actor", "deed", "thing", "thing_id")}
    return {**whose, "said": said, "salt": salt, "detail": detail, "commitment": commitment_of(**whose, detail=detail)}


async def head(tx: Transaction) -> Head:
    """The last link of the chain."""
    row = (await tx.execute(_HEAD)).first()
    return Head(row.number, row.link) if row else Head(0, START)


async def seal_some(tx: Transaction, at: datetime, most: int = MOST) -> int:
    """Chain rows that are not chained yet, oldest first; answers how many. Only one transaction at a time may do this."""
    last = (await tx.execute(_LAST)).scalar() or 0
    rows = (await tx.execute(_UNSEALED, {"after": last - WINDOW, "most": most})).all()
    before = await head(tx)
    number, link, links = before.number, before.link, []
    for row in rows:
        number += 1
        link = link_of(link, number, row.id, at, row.commitment)
        links.append({"number": number, "trail": row.id, "at": at, "link": link})
    if links:
        await tx.execute(_SEAL, links)
    return len(links)


async def forget(tx: Transaction, rows: Sequence[int]) -> None:
    """Take change and salt out of rows of the trail. Their commitments, and so the chain, stay."""
    if rows:
        await tx.execute(_FORGET, {"rows": list(rows)})


async def rows_after(tx: Transaction, number: int) -> Sequence[Row[Any]]:
    """A portion of the trail, by number, with each row's place in the chain and its change as the text that was kept."""
    return (await tx.execute(_ROWS, {"after": number})).all()


async def links_after(tx: Transaction, number: int) -> Sequence[Row[Any]]:
    """A portion of the chain, by place, with the commitment of the row that each link holds; None where there is no such row."""
    return (await tx.execute(_LINKS, {"after": number})).all()


async def copied(tx: Transaction) -> int | None:
    """A row with the commitment of another. Every row has a salt of its own, so no two have the same unless one was copied."""
    return (await tx.execute(_TWICE)).scalar()


async def erasures(tx: Transaction) -> list[dict[str, Any] | None]:
    """What each erasure of words says."""
    return [row.change for row in await tx.execute(_ERASED)]


async def of_deeds(tx: Transaction, deeds: Sequence[str]) -> Iterable[Row[Any]]:
    """Deed, municipality, thing and change of the rows of these deeds."""
    return await tx.execute(_DEEDS, {"deeds": list(deeds)})


async def stating(tx: Transaction, deeds: Iterable[str]) -> Iterable[Row[Any]]:
    """Deed, thing, change as the text that was kept, and salt of the rows of these deeds, oldest first."""
    return await tx.execute(_STATING, {"deeds": list(deeds)})


async def with_words_before(tx: Transaction, municipality: int, since: datetime | None, most: int) -> Sequence[Row[Any]]:
    """The first so many rows of a municipality from before this moment that still say something."""
    return (await tx.execute(_OLD, {"municipality_id": municipality, "since": since, "most": most})).all()
