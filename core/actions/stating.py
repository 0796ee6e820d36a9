"""What a deed states of the rows that it leaves: a salted SHA-256 of them as they are after it, in its row of the trail, by table.

Of each thing the newest deed counts. The salt is that of the trail's own row, so an erasure takes what was stated along with the words; a
deed that states nothing (written before deeds did so, or emptied) is held against nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from json import loads
from operator import itemgetter
from os import urandom
from typing import Any

from core.actions.effects.record import Record
from core.actions.effects.records import RECORDS
from core.rules.trail import SALT_BYTES
from core.store import trail
from core.store.database import Row, Transaction
from core.store.keys import WrongKey
from core.store.rights.held import referred_to
from core.store.tables.base import dumps

KEPT = "kept"
"""The fact under which a deed states the rows that it leaves."""

Parts = dict[str, str]
Kept = str | Parts
"""Of one thing in one table: a hash in hexadecimal, or one by part."""


@dataclass(frozen=True)
class Altered:
    """Rows that are not as the newest deed about them stated."""

    table: str
    named: str


_BY_DEED: Mapping[str, Sequence[int]] = {
    deed: [number for number, one in enumerate(RECORDS) if deed in one.deeds] for record in RECORDS for deed in record.deeds
}
"""By deed the places in `RECORDS` of those that it states."""


async def state(tx: Transaction, rows: Iterable[dict[str, Any]]) -> None:
    """Let rows of the trail that are about to be written state what their deeds leave: with a salt, and one more fact. Of several about one
    thing the last does so.
    """
    last: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        for number in _BY_DEED.get(row["deed"], ()):
            last[number][row["thing_id"]] = row
    for number, those in last.items():
        record = RECORDS[number]
        for row in those.values():
            row.setdefault("salt", urandom(SALT_BYTES))
        found = dict(_kept(record, await tx.execute(record.some, {"owners": list(those)}), _salts(those)))
        for thing, row in those.items():
            row["change"] = row["change"] | {KEPT: row["change"].get(KEPT, {}) | {record.table.name: found[thing]}}


def _salts(rows: Mapping[int, Mapping[str, Any]]) -> dict[int, bytes]:
    return {thing: row["salt"] for thing, row in rows.items()}


async def altered(tx: Transaction) -> Altered | None:
    """The first rows that are not as the newest deed about them stated."""
    newest = await _newest(tx)
    for number, record in enumerate(RECORDS):
        wrong = await _differing(tx, record, newest[number]) if newest[number] else None
        if wrong:
            return wrong
    return None


@dataclass(frozen=True, slots=True)
class _Stated:
    salt: bytes
    kept: Kept


async def _newest(tx: Transaction) -> dict[int, dict[int, _Stated]]:
    """What the newest deed about each thing stated, by record; nothing of a thing whose newest one states nothing."""
    last: dict[int, dict[int, Row[Any]]] = defaultdict(dict)
    for row in await trail.stating(tx, _BY_DEED):
        for number in _BY_DEED[row.deed]:
            last[number][row.thing_id] = row
    found: dict[int, dict[int, _Stated]] = defaultdict(dict)
    for number, rows in last.items():
        for thing, row in rows.items():
            kept = loads(row.said).get(KEPT, {}) if row.said else {}
            if RECORDS[number].table.name in kept:
                found[number][thing] = _Stated(row.salt, kept[RECORDS[number].table.name])
    return found


async def _differing(tx: Transaction, record: Record, stated: Mapping[int, _Stated]) -> Altered | None:
    salts = {thing: one.salt for thing, one in stated.items()}
    named = record.table.name
    try:
        for thing, now in _kept(record, await tx.execute(record.all), salts):
            then = stated[thing].kept
            if now != then:
                parts = await _parts(tx, record, then, now)
                if parts != []:
                    return Altered(named, _name(record, thing, parts))
    except WrongKey:
        return Altered(named, "what is sealed")
    return None


async def _parts(tx: Transaction, record: Record, then: Kept, now: Kept) -> list[str] | None:
    """Which parts differ, but for those that are gone with what they are about; None where there are none."""
    if isinstance(then, str) or isinstance(now, str):
        return None
    differing = sorted((part for part in {*then, *now} if then.get(part) != now.get(part)), key=int)
    gone = [int(part) for part in differing if part not in now]
    there = await referred_to(tx, record.table.c[record.part], gone)
    return [part for part in differing if part in now or int(part) in there]


def _name(record: Record, thing: int, parts: list[str] | None) -> str:
    of = "" if record.owner in ("id", "person") else f"of {record.owner} "
    return f"{of}{thing}" + (f", {record.part} {parts[0]}" if parts else "")


def _kept(record: Record, rows: Iterable[Row[Any]], salts: Mapping[int, bytes]) -> Iterator[tuple[int, Kept]]:
    """For each thing that has a salt the hash of its rows, or of each part of them; also where it has no rows."""
    left = dict(salts)
    for thing, those in groupby(rows, key=itemgetter(0)):
        salt = left.pop(thing, None)
        if salt is None:
            continue
        if record.part:
            yield thing, {str(part): _hash(salt, some, 2) for part, some in groupby(those, key=itemgetter(1))}
        else:
            yield thing, _hash(salt, those, 1)
    for thing, salt in left.items():
        yield thing, {} if record.part else _hash(salt, (), 1)


def _hash(salt: bytes, rows: Iterable[Row[Any]], since: int) -> str:
    text = "\n".join([dumps(row[since:]) for row in rows])
    return sha256(salt + text.encode()).hexdigest()
