"""Words out: the outbox to Telegram, in strict order per chat, many chats at once.

A row is rendered in its reader's language at delivery. A card edits the message that shows the thing, and only its newest state is sent.
What Telegram refuses for ever is set aside with an alert; what it refuses for now is tried again.
"""

import asyncio
import contextlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog
from sqlalchemy import Row, and_, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.api import Api, Reply
from bot.breakpoints import reach
from bot.handing import picture_of
from bot.metrics import SEND_ERRORS, SENDS
from bot.months import MonthMaker
from bot.pace import Pace
from bot.printing import File, Printer
from bot.render import NOTHING, Call, Renderer
from bot.store import card, thread
from bot.turn import SETTLED
from core.actions.deed import CARD
from core.actions.reach import unreachable
from core.actions.things import Priority, Thing
from core.store.database import Database, Transaction
from core.store.tables.messages import outbox
from core.store.tables.people import address, person

TAKE = 400
LANES = 40
HEADS = 200
LEASE = timedelta(seconds=10)
RENEW_SECONDS = 3.0
BULK_LANES = 16
BULK_REST_SECONDS = 0.2  # bulk is marked and taken several rows at a time; nobody waits for it
LOOK_SECONDS = 0.5
LONGEST_PAUSE = 30.0
CHANNEL = "telegram"
FIELD = {"sendDocument": "document", "sendPhoto": "photo"}
UNREACHABLE = "unreachable"
THREADED = frozenset({Thing.QUESTION})  # a reply to any message about one of these belongs to it
SECRET = frozenset({"invite_link", "pin_pad"})  # said once and kept nowhere

log = structlog.get_logger()

_LANE = func.coalesce(outbox.c.person, -outbox.c.stranger)
_HEADS = (
    select(func.min(outbox.c.id).label("head"), func.min(outbox.c.priority).label("priority"))
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"))
    .group_by(_LANE)
    .order_by("priority", "head")
    .limit(bindparam("most"))
    .subquery()
)
_FREE = (
    select(_LANE.label("lane"), _HEADS.c.priority)
    .join(_HEADS, _HEADS.c.head == outbox.c.id)
    .where(
        outbox.c.done_at.is_(None),
        (outbox.c.taken_until.is_(None)) | (outbox.c.taken_until < bindparam("real_now")),
    )
    .order_by(_HEADS.c.priority, outbox.c.id)
    .with_for_update(of=outbox, skip_locked=True)
)
_TAKEN = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("rows", expanding=True)))
    .values(taken_by=bindparam("by"), taken_until=bindparam("until"))
)
_MINE = (outbox.c.taken_by == bindparam("by"), outbox.c.done_at.is_(None))
_RENEW = update(outbox).where(*_MINE, _LANE.in_(bindparam("lanes", expanding=True))).values(taken_until=bindparam("until"))
_DROP = update(outbox).where(*_MINE, outbox.c.id.in_(bindparam("rows", expanding=True))).values(taken_until=None)
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
    .where(outbox.c.done_at.is_(None), outbox.c.not_before <= bindparam("now"), _LANE.in_(bindparam("lanes", expanding=True)))
    .order_by(outbox.c.id + 0)  # a sum: SQLite else walks through all that was ever told, instead of what waits
    .limit(TAKE)
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


Lane = list[tuple[Row[Any], Call | None]]


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
        self._printer, self._months = Printer(database, now), MonthMaker(database, now)
        self._now, self._pulse = now, pulse
        self._wake = asyncio.Event()
        self._finished: list[Finished] = []
        self._dropped: set[int] = set()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._bulk = 0
        self._name = f"{os.getpid()}-{uuid4().hex[:8]}"
        self._renewed = 0.0

    def ring(self) -> None:
        """There is something in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver for ever; looks by itself too, for what becomes due or what another process wrote."""
        started = False
        while True:
            try:
                if not started:
                    await self.start()
                    started = True
                await self.round()
            except (SQLAlchemyError, OSError) as problem:
                log.error("database cannot be used; messages wait", problem=type(problem).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)
            self._wake.clear()

    async def round(self) -> None:
        """Mark what went out, take what waits, and start lanes for it."""
        finished, self._finished = self._finished, []
        dropped, self._dropped = self._dropped, set()
        lanes: dict[int, Lane] = {}
        try:
            async with self._database.begin() as tx:
                await self._mark(tx, finished)
                await self._renew(tx)
                await self._drop(tx, dropped)
                lanes = await self._take(tx)
                if finished:
                    reach("in_marking")
                if lanes:
                    reach("in_taking")
        except BaseException:
            self._finished = finished + self._finished
            self._dropped |= dropped | _ids(*lanes.values())
            raise
        if lanes:
            reach("after_take")
        for chat, calls in lanes.items():
            self._start(chat, calls)
        for f in finished:
            SENDS.labels(f.outcome).inc()
        if finished:
            reach("after_mark")
            self._pulse()

    async def start(self) -> None:
        """On SQLite nobody else delivers: what a killed process had taken is free at once."""
        async with self._database.begin() as tx:
            if tx.dialect == "sqlite":
                await tx.execute(_ALL_FREE)

    async def _renew(self, tx: Transaction) -> None:
        """What is still on its way stays taken."""
        if self._lanes and time.monotonic() - self._renewed > RENEW_SECONDS:
            await tx.execute(_RENEW, {"by": self._name, "lanes": list(self._lanes), "until": _real() + LEASE})
            self._renewed = time.monotonic()

    async def _drop(self, tx: Transaction, rows: set[int]) -> None:
        """What was taken and is on its way no more is free at once: a lane broke, or the answer to a commit was lost."""
        if rows:
            await tx.execute(_DROP, {"by": self._name, "rows": sorted(rows)})

    async def _take(self, tx: Transaction) -> dict[int, Lane]:
        """What waits, by chat, rendered: at most as many chats as there are free lanes, none that another process has."""
        free = (await tx.execute(_FREE, {"now": self._now(), "real_now": _real(), "most": HEADS})).all()
        lanes = self._choose(free)
        if not lanes:
            return {}
        rows = (await tx.execute(_WAITING, {"now": self._now(), "lanes": lanes})).all()
        await tx.execute(_TAKEN, {"rows": [row.id for row in rows], "by": self._name, "until": _real() + LEASE})
        calls = await self._renderer.render(tx, rows)
        by_chat: dict[int, Lane] = defaultdict(list)
        for row in sorted(rows, key=lambda r: (r.priority == Priority.BULK, r.id)):
            by_chat[row.person or -row.stranger].append((row, calls.get(row.id)))
        return by_chat

    def _choose(self, free: Sequence[Row[Any]]) -> list[int]:
        """Answers and notices first; bulk never fills all lanes."""
        chosen: list[int] = []
        bulk = self._bulk
        unmarked = {f.row.person or -f.row.stranger for f in self._finished}  # went out since this round began
        for head in free:
            is_bulk = head.priority == Priority.BULK
            is_full = len(self._lanes) + len(chosen) >= LANES or (is_bulk and bulk >= BULK_LANES)
            if is_full or head.lane in self._lanes or head.lane in unmarked:
                continue
            bulk += is_bulk
            chosen.append(head.lane)
        return chosen

    def _start(self, lane: int, calls: Lane) -> None:
        bulk = calls[0][0].priority == Priority.BULK
        self._bulk += bulk
        task = asyncio.ensure_future(self._lane(calls[0][0].external or calls[0][0].stranger or 0, calls))
        self._lanes[lane] = task

        def ended(done: asyncio.Task[None]) -> None:
            del self._lanes[lane]
            self._bulk -= bulk
            if not done.cancelled() and done.exception():
                self._dropped |= _ids(calls)
                log.error("a lane broke; what it held is taken again", problem=type(done.exception()).__name__)
            if bulk and self._pace.is_limited:
                asyncio.get_running_loop().call_later(BULK_REST_SECONDS, self._wake.set)
            else:
                self._wake.set()

        task.add_done_callback(ended)

    async def _lane(self, chat: int, calls: Lane) -> None:
        newest = {(row.thing, row.thing_id): row.id for row, _ in calls if row.what == CARD}
        shown: dict[tuple[Any, Any], int] = {}
        edited = {number: row.id for row, _ in calls if (number := (row.facts or {}).get("edits"))}
        for row, call in calls:
            about = (row.thing, row.thing_id)
            if call is None:
                self._finished.append(Finished(row, UNREACHABLE if row.external is None or not row.reachable else "set_aside"))
            elif call.method == NOTHING or (call.settles and not (row.message_id or about in shown)):
                self._finished.append(Finished(row, "settled"))
            elif _overtaken(row, edited) or (
                row.what == CARD and not row.facts.get("fresh") and (newest[about] != row.id or about in shown)
            ):
                self._finished.append(Finished(row, "superseded"))
            else:
                reach("before_send")
                done = await self._send(chat, row, call.following(shown.get(about)))
                if done.message_id and _is_shown(row):
                    shown[about] = done.message_id
                self._finished.append(done)

    async def _send(self, chat: int, row: Row[Any], call: Call) -> Finished:
        tries = 0
        file = await self._file(call)
        if file is None and (call.document or call.month or call.link):
            return Finished(row, "set_aside")
        while True:
            async with self._pace.turn(chat, Priority(row.priority)):
                reply = await self._call(call, file)
            if reply.ok:
                reach("after_send")
                if call.after:
                    reach("between_sends")
                    await self._follow(chat, row, call.after)
                message = reply.result.get("message_id") if isinstance(reply.result, dict) else None
                return Finished(row, "sent", message)
            SEND_ERRORS.labels(str(reply.code)).inc()
            if (settled := self._settle(row, call, reply)) is not None:
                return settled
            if (anew := call.anew(reply)) is not None:
                call = anew
                continue
            tries += 1
            pause = _pause(reply, tries)
            log.warning("message waits", row=row.id, code=reply.code, seconds=pause, tries=tries)
            self._pace.pause(chat, pause)

    async def _file(self, call: Call) -> File | None:
        if call.month:
            return await self._months.file(call.month)
        if call.link:
            return File("link.png", picture_of(call.link))
        return await self._printer.file(call.document) if call.document else None

    async def _call(self, call: Call, file: File | None) -> Reply:
        if file is None:
            return await self._api.call(call.method, **call.params)
        field, params = FIELD[call.method], call.params
        if file.says:
            params = params | {"caption": f"{params['caption']}\n\n{file.says}"}
        return await self._api.upload(call.method, field, file.name, file.content, **params)

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

    async def _follow(self, chat: int, row: Row[Any], call: Call) -> None:
        """What belongs to a message that went out: tried until Telegram does it, or refuses it for good."""
        tries = 0
        while True:
            async with self._pace.turn(chat, Priority(row.priority)):
                reply = await self._api.call(call.method, **call.params)
            if reply.ok or reply.code in (400, 403, 404):
                return
            SEND_ERRORS.labels(str(reply.code)).inc()
            tries += 1
            self._pace.pause(chat, _pause(reply, tries))

    async def _mark(self, tx: Transaction, finished: Sequence[Finished]) -> None:
        if not finished:
            return
        now = self._now()
        await tx.execute(_DONE, [{"row": f.row.id, "at": now, "end": f.outcome} for f in finished])
        secrets = [{"row": f.row.id} for f in finished if f.row.what in SECRET]
        if secrets:
            await tx.execute(_FORGET, secrets)
        sent = [(f.row, _place(f)) for f in finished if f.message_id and f.row.address and f.row.thing]
        cards = [place for row, place in sent if _is_shown(row)]
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


def _is_shown(row: Row[Any]) -> bool:
    """Whether its message is remembered: a card, or a question of a conversation."""
    return bool(row.what == CARD or (row.thing == Thing.TALK and row.what != SETTLED))


def _pause(reply: Reply, tries: int) -> float:
    """How long to leave a chat alone after a refusal, in seconds: as long as Telegram says, else longer each time."""
    return reply.retry_after if reply.retry_after is not None else float(min(LONGEST_PAUSE, 0.25 * 2**tries))


def _overtaken(row: Row[Any], edited: Mapping[Any, int]) -> bool:
    """Whether a later row changes the same message."""
    return bool(edited.get((row.facts or {}).get("edits"), row.id) != row.id)


def _ids(*lanes: Lane) -> set[int]:
    return {row.id for lane in lanes for row, _ in lane}


def _real() -> datetime:
    """Leases are about processes and run on real time, whatever the followed clock says."""
    return datetime.now(UTC)


def _place(finished: Finished) -> dict[str, Any]:
    """Where a thing now stands on a phone."""
    row = finished.row
    return {"address": row.address, "thing": row.thing, "thing_id": row.thing_id, "message_id": finished.message_id}
