"""Whether the trail is what it was: every row as it was written, the chain whole up to where it was anchored, every deed with its effect."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from typing import Any

from core.actions.effects import LINES
from core.actions.replay import unmatched
from core.actions.stating import altered
from core.rules.trail import START, commitment_of, detail_of, link_of
from core.store import documents, trail
from core.store.anchor import Anchored
from core.store.database import Row, Transaction
from core.store.keys import WrongKey

DOCUMENTS = 50
UNDERWAY = 10
"""So many times later deeds may be sealed while one is still on its way to a database that has several writers."""


class Wrong(StrEnum):
    """What can be found."""

    ALTERED = "altered"
    ERASED_UNSAID = "erased without saying so"
    REMOVED = "removed"
    INSERTED = "inserted"
    CUT_OFF = "cut off"
    DEED_WITHOUT_EFFECT = "deed without effect"
    EFFECT_WITHOUT_DEED = "effect without deed"


@dataclass(frozen=True)
class Fault:
    """The first thing that is not as it was: where, and what."""

    wrong: Wrong
    table: str
    row: str


@dataclass(frozen=True)
class Sound:
    """Nothing is wrong: how many rows were read, how many of them are chained, and the chain's head in hexadecimal."""

    rows: int
    sealed: int
    head: str


async def verify(tx: Transaction, anchored: Sequence[Anchored]) -> Sound | Fault:
    """Read the whole trail against its commitments, its chain, the heads that were noted elsewhere, and what deeds left behind.

    What money rests on is read against what the newest deed about it stated, documents against the hash of what was sent.
    """
    links = await _chain(tx, anchored)
    if isinstance(links, Fault):
        return links
    rows = await _rows(tx, links)
    if isinstance(rows, Fault):
        return rows
    wrong = await _replayed(tx) or await _stated(tx) or await _documents(tx)
    return wrong or Sound(rows, links.number, links.link.hex())


@dataclass
class _Links:
    number: int
    link: bytes
    highest: deque[int]
    """The highest row that was chained after each of the last times that rows were sealed."""

    @property
    def complete_to(self) -> int:
        """Up to which row everything is chained that ever will be."""
        return self.highest[0]


async def _chain(tx: Transaction, anchored: Sequence[Anchored]) -> _Links | Fault:
    expected = {one.head.number: one.head.link for one in anchored}
    links, sealed_at = _Links(0, START, deque([0], maxlen=1 if tx.dialect == "sqlite" else UNDERWAY)), None
    while portion := await trail.links_after(tx, links.number):
        for row in portion:
            if row.number != links.number + 1:
                return Fault(Wrong.REMOVED, "seal", str(links.number + 1))
            if row.commitment is None:
                return Fault(Wrong.REMOVED, "trail", str(row.trail))
            links.link = link_of(links.link, row.number, row.trail, row.at, row.commitment)
            links.number = row.number
            if row.at != sealed_at:
                sealed_at = row.at
                links.highest.append(links.highest[-1])
            links.highest[-1] = max(links.highest[-1], row.trail)
            if links.link != row.link or expected.pop(row.number, row.link) != row.link:
                return Fault(Wrong.ALTERED, "seal", str(row.number))
    return Fault(Wrong.CUT_OFF, "seal", str(min(expected))) if expected else links


async def _rows(tx: Transaction, links: _Links) -> int | Fault:
    copied = await trail.copied(tx)
    if copied is not None:
        return Fault(Wrong.INSERTED, "trail", str(copied))
    said = await _said_to_be_erased(tx)
    count = after = 0
    while portion := await trail.rows_after(tx, after):
        for row in portion:
            wrong = _wrong(row, said) or _late(row, links)
            if wrong:
                return Fault(wrong, "trail", str(row.id))
        count, after = count + len(portion), portion[-1].id
    return count


def _wrong(row: Row[Any], said_to_be_erased: set[int]) -> Wrong | None:
    whose = (row.municipality, row.at, row.actor, row.deed, row.thing, row.thing_id)
    if commitment_of(*whose, row.detail) != row.commitment:
        return Wrong.ALTERED
    if row.salt is None:
        return None if row.id in said_to_be_erased and row.said is None else Wrong.ERASED_UNSAID
    return None if row.said is not None and detail_of(row.salt, row.said) == row.detail else Wrong.ALTERED


def _late(row: Row[Any], links: _Links) -> Wrong | None:
    """A row that is not chained while what has higher numbers is, was put there afterwards. No clock is asked: people set them."""
    return Wrong.INSERTED if row.number is None and row.id <= links.complete_to else None


async def _said_to_be_erased(tx: Transaction) -> set[int]:
    """The rows of the trail that erasures say to have emptied: in each, pairs of first and last."""
    pairs = chain.from_iterable(change["rows"] for change in await trail.erasures(tx) if change)
    return {number for first, last in pairs for number in range(first, last + 1)}


async def _documents(tx: Transaction) -> Fault | None:
    after = 0
    while True:
        try:
            portion = await documents.printed(tx, after, DOCUMENTS)
        except WrongKey:
            return Fault(Wrong.ALTERED, "document", f"after {after}")
        for row in portion:
            if sha256(row.content).hexdigest() != row.sha256:
                return Fault(Wrong.ALTERED, "document", str(row.id))
        if not portion:
            return None
        after = portion[-1].id


async def _replayed(tx: Transaction) -> Fault | None:
    for line in LINES:
        for one in await unmatched(tx, line):
            wrong = Wrong.EFFECT_WITHOUT_DEED if one.is_effect else Wrong.DEED_WITHOUT_EFFECT
            facts = ", ".join(f"{name} {value}" for name, value in zip(line.stated, one.key[1:], strict=False))
            return Fault(wrong, line.effect if one.is_effect else "trail", f"{line.thing} {one.key[0]} {facts}".strip())
    return None


async def _stated(tx: Transaction) -> Fault | None:
    found = await altered(tx)
    return Fault(Wrong.ALTERED, found.table, found.named) if found else None
