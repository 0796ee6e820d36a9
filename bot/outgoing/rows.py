"""The outbox as its rows are taken, kept, let go and marked: by one process at a time, in strict order for each reader."""

import os
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.outgoing.render import PICTURE_OF_LINK
from bot.store import card, thread
from bot.turns.turn import RESULT
from bot.wire.api import CHANNEL
from core.actions.deed import CARD
from core.actions.people.reach import unreachable
from core.actions.things import Thing
from core.store.database import Transaction
from core.store.lists import among
from core.store.outbox import FORGOTTEN, UNREACHABLE
from core.store.tables.messages import outbox
from core.store.tables.people import address, person

TAKE = 400
HEADS = 200
LEASE = timedelta(seconds=10)
RENEW_SECONDS = 3.0
THREADED = frozenset({Thing.QUESTION})  # a reply to any message about one of these belongs to it
SECRET = frozenset({"invite_link", PICTURE_OF_LINK, "pin_pad"})  # said once and kept nowhere

_LANE = func.coalesce(outbox.c.person, -outbox.c.stranger)
_NOBODYS = or_(outbox.c.taken_until.is_(None), outbox.c.taken_until < bindparam("real_now"))
_HEADS = (
    select(func.min(outbox.c.id).label("head"), func.min(outbox.c.priority).label("priority"))
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"))
    .group_by(_LANE)
    # a later row may be on its way while an older one comes up: it became due, or was committed, after the later one was taken
    .having(or_(func.max(outbox.c.taken_until).is_(None), func.max(outbox.c.taken_until) < bindparam("real_now")))
    .order_by("priority", "head")
    .limit(bindparam("most"))
    .subquery()
)
_FREE = (
    select(_LANE.label("lane"), _HEADS.c.priority)
    .join(_HEADS, _HEADS.c.head == outbox.c.id)
    .where(outbox.c.done_at.is_(None), _NOBODYS)
    .order_by(_HEADS.c.priority, outbox.c.id)
    .with_for_update(of=outbox, skip_locked=True)
)
_TAKEN = update(outbox).where(among(outbox.c.id, "rows")).values(taken_by=bindparam("by"), taken_until=bindparam("until"))
_MINE = (outbox.c.taken_by == bindparam("by"), outbox.c.done_at.is_(None))
_RENEW = update(outbox).where(*_MINE, among(_LANE, "lanes")).values(taken_until=bindparam("until"))
_DROP = update(outbox).where(*_MINE, among(outbox.c.id, "rows")).values(taken_until=None)
_ALL_FREE = update(outbox).where(outbox.c.done_at.is_(None), outbox.c.taken_by.is_not(None)).values(taken_until=None)
_WAITING = (
    select(
        outbox.c.id,
        outbox.c.municipality,
        outbox.c.person,
        outbox.c.what,
        outbox.c.facts,
        outbox.c.thing,
        outbox.c.thing_id,
        outbox.c.priority,
        outbox.c.stranger,
        address.c.id.label("address"),
        address.c.external,
        address.c.reachable,
        person.c.role,
        person.c.language,
        card.c.message_id,
    )
    .select_from(outbox)
    .join(person, person.c.id == outbox.c.person, isouter=True)
    .join(
        address,
        and_(address.c.person == outbox.c.person, address.c.channel == CHANNEL, address.c.until.is_(None)),
        isouter=True,
    )
    .join(
        card,
        and_(card.c.address == address.c.id, card.c.thing == outbox.c.thing, card.c.thing_id == outbox.c.thing_id),
        isouter=True,
    )
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"), among(_LANE, "lanes"), _NOBODYS)
    .order_by(outbox.c.id + 0)  # a sum: SQLite else walks through all that was ever told, instead of what waits
    .limit(TAKE)
    .with_for_update(of=outbox, skip_locked=True)
)
_DONE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.done_at.is_(None))
    .values(done_at=bindparam("at"), outcome=bindparam("end"))
)
_FORGET = update(outbox).where(outbox.c.id == bindparam("row")).values(facts={})
_CARD = {
    dialect: module.insert(card).on_conflict_do_update(
        index_elements=["address", "thing", "thing_id"],
        set_={"message_id": module.insert(card).excluded.message_id},
    )
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}
_THREAD = {
    dialect: module.insert(thread).on_conflict_do_nothing(index_elements=["address", "message_id"])
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}


@dataclass(slots=True)
class Finished:
    """What became of a row."""

    row: Row[Any]
    outcome: str
    message_id: int | None = None


class Outgoing:
    """The rows of this process. Whoever dies lets go of theirs when the lease runs out."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._name = f"{os.getpid()}-{uuid4().hex[:8]}"
        self._renewed = 0.0

    async def release(self, tx: Transaction) -> None:
        """On SQLite nobody else delivers: what a killed process had taken is free at once."""
        if tx.dialect == "sqlite":
            await tx.execute(_ALL_FREE)

    async def renew(self, tx: Transaction, lanes: Collection[int]) -> None:
        """What is still on its way stays taken."""
        if lanes and time.monotonic() - self._renewed > RENEW_SECONDS:
            await tx.execute(_RENEW, {"by": self._name, "lanes": list(lanes), "until": _real() + LEASE})
            self._renewed = time.monotonic()

    async def drop(self, tx: Transaction, rows: Collection[int]) -> None:
        """What was taken and is on its way no more is free at once: a lane broke, or the answer to a commit was lost."""
        if rows:
            await tx.execute(_DROP, {"by": self._name, "rows": sorted(rows)})

    async def free(self, tx: Transaction) -> Sequence[Row[Any]]:
        """The readers for whom something waits that nobody has: `lane` and `priority`, the most urgent first."""
        return (await tx.execute(_FREE, {"now": self._now(), "real_now": _real(), "most": HEADS})).all()

    async def take(self, tx: Transaction, lanes: Sequence[int]) -> Sequence[Row[Any]]:
        """All that waits for these readers and nobody has, oldest first; it is ours as long as the lease is renewed."""
        rows = (await tx.execute(_WAITING, {"now": self._now(), "real_now": _real(), "lanes": lanes})).all()
        await tx.execute(_TAKEN, {"rows": [row.id for row in rows], "by": self._name, "until": _real() + LEASE})
        return rows

    async def mark(self, tx: Transaction, finished: Sequence[Finished]) -> None:
        """What became of each, where things now stand on phones, and who cannot be reached any more."""
        if not finished:
            return
        now = self._now()
        await tx.execute(_DONE, [{"row": f.row.id, "at": now, "end": _end(f)} for f in finished])
        secrets = [{"row": f.row.id} for f in finished if f.row.what in SECRET]
        if secrets:
            await tx.execute(_FORGET, secrets)
        sent = [(f.row, _place(f)) for f in finished if f.message_id and f.row.address and f.row.thing]
        cards = [place for row, place in sent if is_shown(row)]
        if cards:
            await tx.execute(_CARD[tx.dialect], cards)
        threads = [place for _, place in sent if place["thing"] in THREADED]
        if threads:
            await tx.execute(_THREAD[tx.dialect], threads)
        gone = {
            f.row.person for f in finished if f.outcome == UNREACHABLE and f.row.person and f.row.external and f.row.reachable
        }
        for someone in gone:
            await unreachable(tx, someone, now)


def is_shown(row: Row[Any]) -> bool:
    """Whether its message is remembered: a card, or a question of a conversation."""
    return bool(row.what == CARD or (row.thing == Thing.TALK and row.what != RESULT))


def _end(finished: Finished) -> str:
    return FORGOTTEN if finished.outcome == UNREACHABLE and finished.row.what in SECRET else finished.outcome


def _place(finished: Finished) -> dict[str, Any]:
    """Where a thing now stands on a phone."""
    row = finished.row
    return {"address": row.address, "thing": row.thing, "thing_id": row.thing_id, "message_id": finished.message_id}


def _real() -> datetime:
    """Leases are about processes and run on real time, whatever the followed clock says."""
    return datetime.now(UTC)
