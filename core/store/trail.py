"""The trail: written with each deed, sealed into a chain a little later so that deeds do not queue for one head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from os import urandom
from typing import Any

from sqlalchemy import Text, bindparam, func, insert, select, update

from core.rules.trail import SALT_BYTES, START, commitment_of, detail_of, link_of
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.base import dumps
from core.store.tables.messages import seal, trail

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
