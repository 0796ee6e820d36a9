"""Words out: the outbox to Telegram, in strict order per chat, many chats at once.

A row is rendered in its reader's language at delivery. A card edits the message that shows the thing, and only its newest state is sent.
What Telegram refuses for ever is set aside with an alert; what it refuses for now is tried again.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row, and_, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.api import Api, Reply
from bot.pace import Pace
from bot.render import NOTHING, Call, Renderer
from bot.store import card, thread
from core.actions.deed import CARD
from core.actions.reach import unreachable
from core.actions.things import Priority, Thing
from core.store.database import Database, Transaction
from core.store.tables.messages import outbox
from core.store.tables.people import address, person

TAKE = 200
LANES = 24
BULK_LANES = 8
LOOK_SECONDS = 0.5
LONGEST_PAUSE = 30.0
CHANNEL = "telegram"
UNREACHABLE = "unreachable"
THREADED = frozenset({Thing.QUESTION})  # a reply to any message about one of these belongs to it

log = structlog.get_logger()

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
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"))
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
)
_DONE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.done_at.is_(None))
    .values(done_at=bindparam("at"), outcome=bindparam("end"))
)
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


class Delivery:
    """Takes rows, sends them in lanes (one lane a chat), and marks many at a time."""

    def __init__(
        self,
        database: Database,
        api: Api,
        renderer: Renderer,
        pace: Pace,
        now: Callable[[], datetime],
        pulse: Callable[[], None],
    ) -> None:
        self._database, self._api, self._renderer, self._pace = database, api, renderer, pace
        self._now, self._pulse = now, pulse
        self._wake = asyncio.Event()
        self._finished: list[Finished] = []
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._bulk = 0
        self._in_flight: set[int] = set()
        self._more = False

    def ring(self) -> None:
        """There is something in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver for ever; looks by itself too, for what becomes due or what another process wrote."""
        while True:
            try:
                await self.round()
            except (SQLAlchemyError, OSError) as problem:
                log.error("database cannot be used; messages wait", problem=type(problem).__name__)
            if self._more and len(self._lanes) < LANES:
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)
            self._wake.clear()

    async def round(self) -> None:
        """Mark what went out, take what waits, and start lanes for it."""
        finished, self._finished = self._finished, []
        try:
            async with self._database.begin() as tx:
                await self._mark(tx, finished)
                lanes = await self._take(tx)
        except BaseException:
            self._finished = finished + self._finished
            raise
        self._in_flight.difference_update(f.row.id for f in finished)
        for chat, calls in lanes.items():
            self._start(chat, calls)
        if finished:
            self._pulse()

    async def _take(self, tx: Transaction) -> dict[int, list[tuple[Row[Any], Call | None]]]:
        """What waits, by chat, rendered; at most as many chats as there are free lanes."""
        most = TAKE + len(self._in_flight)
        rows = (await tx.execute(_WAITING, {"now": self._now(), "most": most})).all()
        lanes: dict[int, list[Row[Any]]] = defaultdict(list)
        bulk = self._bulk
        self._more = len(rows) == most
        for row in rows:
            if row.id in self._in_flight:
                continue
            chat = row.external or row.stranger or 0
            if chat in self._lanes:
                continue
            if chat not in lanes:
                is_bulk = row.priority == Priority.BULK
                if len(self._lanes) + len(lanes) >= LANES or (is_bulk and bulk >= BULK_LANES):
                    continue
                bulk += is_bulk
            lanes[chat].append(row)
        chosen = [row for chat in lanes.values() for row in chat]
        calls = await self._renderer.render(tx, chosen) if chosen else {}
        return {
            chat: [(row, calls.get(row.id)) for row in sorted(some, key=lambda r: (r.priority == Priority.BULK, r.id))]
            for chat, some in lanes.items()
        }

    def _start(self, chat: int, calls: Sequence[tuple[Row[Any], Call | None]]) -> None:
        bulk = calls[0][0].priority == Priority.BULK
        self._bulk += bulk
        self._in_flight.update(row.id for row, _ in calls)
        task = asyncio.ensure_future(self._lane(chat, calls))
        self._lanes[chat] = task

        def ended(done: asyncio.Task[None]) -> None:
            del self._lanes[chat]
            self._bulk -= bulk
            if not done.cancelled() and done.exception():
                log.error("a lane broke", problem=type(done.exception()).__name__)
                self._in_flight.difference_update(row.id for row, _ in calls)
            self._wake.set()

        task.add_done_callback(ended)

    async def _lane(self, chat: int, calls: Sequence[tuple[Row[Any], Call | None]]) -> None:
        newest = {(row.thing, row.thing_id): row.id for row, _ in calls if row.what == CARD}
        shown: dict[tuple[Any, Any], int] = {}
        for row, call in calls:
            about = (row.thing, row.thing_id)
            if call is None:
                self._finished.append(Finished(row, UNREACHABLE if row.external is None or not row.reachable else "set_aside"))
            elif call.method == NOTHING:
                self._finished.append(Finished(row, "settled"))
            elif row.what == CARD and not row.facts.get("fresh") and (newest[about] != row.id or about in shown):
                self._finished.append(Finished(row, "superseded"))
            else:
                done = await self._send(chat, row, call.following(shown.get(about)))
                if done.message_id and row.what == CARD:
                    shown[about] = done.message_id
                self._finished.append(done)

    async def _send(self, chat: int, row: Row[Any], call: Call) -> Finished:
        tries = 0
        while True:
            await self._pace.wait(chat)
            reply = await self._api.call(call.method, **call.params)
            if reply.ok:
                if call.after:
                    await self._pace.wait(chat)
                    await self._api.call(call.after.method, **call.after.params)
                message = reply.result.get("message_id") if isinstance(reply.result, dict) else None
                return Finished(row, "sent", message)
            if (settled := self._settle(row, call, reply)) is not None:
                return settled
            if (anew := call.anew(reply)) is not None:
                call = anew
                continue
            tries += 1
            pause = reply.retry_after if reply.retry_after is not None else min(LONGEST_PAUSE, 0.25 * 2**tries)
            log.warning("message waits", row=row.id, code=reply.code, seconds=pause, tries=tries)
            self._pace.pause(chat, pause)

    def _settle(self, row: Row[Any], call: Call, reply: Reply) -> Finished | None:
        """What a refusal means for good; None when the message must be tried again, or anew."""
        if reply.code == 403 or (reply.code == 400 and "chat not found" in reply.description):
            return Finished(row, UNREACHABLE)
        if reply.code != 400:
            if reply.code in (404, 413):
                log.error("message set aside", row=row.id, what=row.what, code=reply.code)
                return Finished(row, "set_aside")
            return None
        if "not modified" in reply.description or call.harmless(reply):
            return Finished(row, "sent")
        if call.anew(reply) is not None:
            return None
        log.error("message set aside", row=row.id, what=row.what, code=reply.code, description=reply.description)
        return Finished(row, "set_aside")

    async def _mark(self, tx: Transaction, finished: Sequence[Finished]) -> None:
        if not finished:
            return
        now = self._now()
        await tx.execute(_DONE, [{"row": f.row.id, "at": now, "end": f.outcome} for f in finished])
        sent = [(f.row.what, _place(f)) for f in finished if f.message_id and f.row.address and f.row.thing]
        cards = [place for what, place in sent if what == CARD]
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


def _place(finished: Finished) -> dict[str, Any]:
    """Where a thing now stands on a phone."""
    row = finished.row
    return {"address": row.address, "thing": row.thing, "thing_id": row.thing_id, "message_id": finished.message_id}
