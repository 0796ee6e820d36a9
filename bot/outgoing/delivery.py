"""Words out: the outbox to Telegram, in strict order per chat, many chats at once.

A row is rendered in its reader's language at delivery. A card edits the message that shows the thing, and only its newest state is sent.
What Telegram refuses for ever is set aside with an alert; what it refuses for now is tried again.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import reach
from bot.metrics import SEND_ERRORS, SENDS
from bot.outgoing.call import NOTHING, Call
from bot.outgoing.months import MonthMaker
from bot.outgoing.pace import Pace
from bot.outgoing.printing import File, Printer
from bot.outgoing.render import Renderer
from bot.outgoing.rows import Finished, Outgoing, is_shown
from bot.turns.handing import picture_of
from bot.wire.api import Api, Reply
from core.actions.deed import CARD
from core.actions.things import Priority
from core.store.database import Database, Transaction
from core.store.outbox import UNREACHABLE

LANES = 40
BULK_LANES = 16
BULK_REST_SECONDS = 0.2  # bulk is marked and taken several rows at a time; nobody waits for it
LOOK_SECONDS = 0.5
LONGEST_PAUSE = 30.0
FIELD = {"sendDocument": "document", "sendPhoto": "photo"}

log = structlog.get_logger()

Lane = list[tuple[Row[Any], Call | None]]


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
        self._outgoing, self._pulse = Outgoing(now), pulse
        self._wake = asyncio.Event()
        self._finished: list[Finished] = []
        self._dropped: set[int] = set()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._bulk = 0

    def ring(self) -> None:
        """There is something in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver for ever; looks by itself too, for what becomes due or what another process wrote."""
        try:
            await self._rounds()
        finally:
            await self._pace.close()

    async def _rounds(self) -> None:
        started = False
        while True:
            try:
                if not started:
                    async with self._database.begin() as tx:
                        await self._outgoing.release(tx)
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
                await self._outgoing.mark(tx, finished)
                if finished and self._pace.is_limited:
                    await self._pace.chats.tell(tx, {_chat(f.row) for f in finished})
                await self._outgoing.renew(tx, self._lanes)
                await self._outgoing.drop(tx, dropped)
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

    async def _take(self, tx: Transaction) -> dict[int, Lane]:
        """What waits, by chat, rendered: at most as many chats as there are free lanes, none that another process has."""
        lanes = self._choose(await self._outgoing.free(tx))
        if not lanes:
            return {}
        rows = await self._outgoing.take(tx, lanes)
        if self._pace.is_limited:
            await self._pace.chats.hear(tx)
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
        task = asyncio.ensure_future(self._lane(_chat(calls[0][0]), calls))
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
        # what says nothing any more overtakes nothing
        newest = {(r.thing, r.thing_id): r.id for r, call in calls if r.what == CARD and call and call.method != NOTHING}
        shown: dict[tuple[Any, Any], int] = {}
        edited = {number: row.id for row, _ in calls if (number := (row.facts or {}).get("edits"))}
        for row, call in calls:
            about = (row.thing, row.thing_id)
            if call is None:
                self._finished.append(Finished(row, UNREACHABLE if row.external is None or not row.reachable else "set_aside"))
            elif call.method == NOTHING or (call.is_result and not (row.message_id or about in shown)):
                self._finished.append(Finished(row, "result"))
            elif _overtaken(row, edited) or (
                row.what == CARD and not row.facts.get("fresh") and (newest[about] != row.id or about in shown)
            ):
                self._finished.append(Finished(row, "superseded"))
            else:
                reach("before_send")
                done = await self._send(chat, row, call.following(shown.get(about)))
                if done.message_id and is_shown(row):
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
            if not reply.ok and reply.code == 400 and call.otherwise:
                call = call.otherwise
                continue
            if reply.ok or reply.code in (400, 403, 404):
                return
            SEND_ERRORS.labels(str(reply.code)).inc()
            tries += 1
            self._pace.pause(chat, _pause(reply, tries))


def _chat(row: Row[Any]) -> int:
    """Where a row goes; 0 for nowhere."""
    return row.external or row.stranger or 0


def _pause(reply: Reply, tries: int) -> float:
    """How long to leave a chat alone after a refusal, in seconds: as long as Telegram says, else longer each time."""
    return reply.retry_after if reply.retry_after is not None else float(min(LONGEST_PAUSE, 0.25 * 2**tries))


def _overtaken(row: Row[Any], edited: Mapping[Any, int]) -> bool:
    """Whether a later row changes the same message."""
    return bool(edited.get((row.facts or {}).get("edits"), row.id) != row.id)


def _ids(*lanes: Lane) -> set[int]:
    return {row.id for lane in lanes for row, _ in lane}
