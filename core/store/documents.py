"""Issued documents: made with what stands in them, printed once, and from then on as they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.documents import document


@dataclass(frozen=True, slots=True)
class Issued:
    """A document: its sort, about whom and what, the facts that stand in it, and its bytes once it was printed."""

    id: int
    municipality: int
    sort: str
    person: int | None
    thing: str
    thing_id: int
    language: str
    version: int
    replaces: int | None
    code: str
    facts: dict[str, Any]
    made_at: datetime
    content: bytes | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A document as `flexbot verify FILE` names it."""

    id: int
    sort: str
    made_at: datetime
    sha256: str | None
    replaced_by: int | None


_COLUMNS = [document.c[name] for name in Issued.__slots__]
_ALL = select(*_COLUMNS)
_BY_ID = _ALL.where(document.c.id == bindparam("number"))
_NEWEST = (
    _ALL.where(
        document.c.sort == bindparam("kind"), document.c.thing == bindparam("of"), document.c.thing_id == bindparam("number")
    )
    .order_by(document.c.id.desc())
    .limit(1)
)
_NEWEST_IN = _NEWEST.where(document.c.language == bindparam("spoken"))
_ADD = {
    d: m.insert(document).on_conflict_do_nothing().returning(document.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_PRINT = (
    update(document)
    .where(document.c.id == bindparam("number"), document.c.sha256.is_(None))
    .values(content=bindparam("bytes", type_=document.c.content.type), sha256=bindparam("hash"))
)
_later = document.alias("later")
_REPLACED_BY = select(_later.c.id).where(_later.c.replaces == document.c.id).correlate(document).scalar_subquery()
_KNOWN = select(document.c.id, document.c.sort, document.c.made_at, document.c.sha256, _REPLACED_BY.label("replaced_by"))
_BY_HASH = _KNOWN.where(document.c.sha256 == bindparam("hash"))
_BY_CODES = _KNOWN.where(among(document.c.code, "codes"))
_PRINTED = select(document.c.id, document.c.content, document.c.sha256).where(
    document.c.sha256.is_not(None), document.c.id > bindparam("after")
)
_SOME = _PRINTED.order_by(document.c.id).limit(bindparam("most"))


async def add(tx: Transaction, **values: Any) -> int | None:
    """Keep a document that is still to be printed; None when this version of it is there already (UNIQUE)."""
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def by_id(tx: Transaction, number: int) -> Issued | None:
    """The document with this number."""
    row = (await tx.execute(_BY_ID, {"number": number})).first()
    return Issued(**row._mapping) if row else None


async def newest(tx: Transaction, sort: str, thing: str, thing_id: int, language: str | None = None) -> Issued | None:
    """The newest version of a sort of document about a thing; in any language, or in this one."""
    values = {"kind": sort, "of": thing, "number": thing_id}
    row = (await tx.execute(_NEWEST_IN, values | {"spoken": language}) if language else await tx.execute(_NEWEST, values)).first()
    return Issued(**row._mapping) if row else None


async def write_content(tx: Transaction, number: int, content: bytes, sha256: str) -> bool:
    """Keep what was printed; False when that was done before."""
    return (await tx.execute(_PRINT, {"number": number, "bytes": content, "hash": sha256})).rowcount == 1


async def by_hash(tx: Transaction, sha256: str) -> Known | None:
    """The document whose bytes have this hash."""
    row = (await tx.execute(_BY_HASH, {"hash": sha256})).first()
    return Known(**row._mapping) if row else None


async def by_codes(tx: Transaction, codes: list[str]) -> Known | None:
    """A document that carries one of these codes."""
    row = (await tx.execute(_BY_CODES, {"codes": codes})).first() if codes else None
    return Known(**row._mapping) if row else None


async def printed(tx: Transaction, after: int, most: int) -> list[Row[Any]]:
    """Number, bytes and hash of printed documents, those after a number first; at most so many."""
    return list((await tx.execute(_SOME, {"after": after, "most": most})).all())
