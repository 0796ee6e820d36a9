"""Updates handled: a batch of different people's oldest updates in one transaction.

Effect, conversation state, messages and "handled" are committed together, or nothing is. A batch that fails is rolled back and its
updates are taken one by one; the one that fails three times by itself is set aside, the person told, and the next one taken. It is one
file because these ways out of a batch are read together or not understood.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from pydantic import ValidationError
from sqlalchemy import Row, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.breakpoints import reach
from bot.callbacks import Sealer
from bot.incoming.claims import claim
from bot.incoming.pin_gate import heard_of, silence_of
from bot.logs import about_update, where
from bot.metrics import BATCH_SECONDS, HANDLER_SECONDS, UPDATES
from bot.store import conversation, inbox
from bot.turns.filters import leads_elsewhere
from bot.turns.shown import forget_cards, write_and_show
from bot.turns.turn import LONGEST_SHOWN, Say, Turn
from bot.wire.api import Api
from core.actions.deed import Deed, outbox_row
from core.actions.people.reach import reached
from core.actions.things import Priority
from core.store.database import Database, Transaction, in_trouble
from core.store.outbox import write_told
from core.store.people import pins
from core.store.people.people import known

BATCH = 50
TRIES = 3
REST_SECONDS = 0.5
SET_ASIDE = "set_aside"
IGNORED = "ignored"
WENT_WRONG = "went_wrong"
BLOCKED_OR_BACK = "my_chat_member"
"""Says by itself whether its sender can be reached; whatever else somebody sends, they can."""

log = structlog.get_logger()

_HANDLED = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"))
    .values(handled_at=bindparam("at"), outcome=bindparam("end"), payload=None, tries=bindparam("tried"))
)
_TRIED = update(inbox).where(inbox.c.id == bindparam("row")).values(tries=bindparam("tried"))
_STATE = {
    dialect: module.insert(conversation).on_conflict_do_update(
        index_elements=["external"],
        set_={name: module.insert(conversation).excluded[name] for name in ("state", "data", "changed_at")},
    )
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}


@dataclass(slots=True)
class Handled:
    """An update that was handled in the batch at hand."""

    row: Row[Any]
    turn: Turn


class Worker:
    """Takes what waits in the inbox and hands it to aiogram's dispatcher."""

    def __init__(
        self,
        database: Database,
        dispatcher: Dispatcher,
        bot: Bot,
        api: Api,
        sealer: Sealer,
        now: Callable[[], datetime],
        pulse: Callable[[], None],
    ) -> None:
        self._database, self._dispatcher, self._bot, self._api, self._sealer = database, dispatcher, bot, api, sealer
        self._now, self._pulse = now, pulse
        self._wake = asyncio.Event()
        self._answering: set[asyncio.Task[Any]] = set()

    def ring(self) -> None:
        """There is something in the inbox."""
        self._wake.set()

    async def run(self) -> None:
        """Handle updates for ever; looks by itself too, for what another process stored."""
        while True:
            try:
                if not await self.round():
                    await self._rest()
            except (SQLAlchemyError, OSError) as problem:
                log.error("database cannot be used; updates wait", problem=type(problem).__name__)
                await asyncio.sleep(REST_SECONDS)

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), REST_SECONDS)
        except TimeoutError:
            return
        self._wake.clear()

    async def round(self) -> bool:
        """Handle one batch; False when nothing waited."""
        self._wake.clear()
        try:
            handled = await self._batch(BATCH)
        except (DBAPIError, OSError, HandlerFailed) as problem:
            log.warning("batch undone; its updates are taken one by one", problem=_kind(problem))
            handled = await self._one()
        if handled is None:
            return False
        for h in handled:
            UPDATES.labels(h.turn.outcome).inc()
        self._answer(handled)
        self._pulse()
        self._wake.set()  # another batch at a time may have found everybody's turn taken
        return True

    async def _batch(self, most: int) -> list[Handled] | None:
        with BATCH_SECONDS.time():
            async with self._database.begin() as tx:
                rows = await claim(tx, most)
                if not rows:
                    return None
                reach("after_claim")
                handled = [Handled(row, await self._handle(tx, row)) for row in rows]
                reach("after_handling")
                await self._keep(tx, handled)
                reach("before_effect_commit")
            reach("after_effect_commit")
            return handled

    async def _one(self) -> list[Handled] | None:
        """The oldest update alone. When it fails by itself the failure is counted, and at the third it is set aside."""
        for _ in range(BATCH):
            try:
                handled = await self._batch(1)
            except HandlerFailed as failure:
                await self._failed(failure.row, failure.__cause__)
                continue
            return handled
        return []

    async def _handle(self, tx: Transaction, row: Row[Any]) -> Turn:
        with about_update(row.inbox_id), HANDLER_SECONDS.time():
            turn = await self._dispatch(tx, row)
            log.debug("update handled", outcome=turn.outcome, tries=row.tries + 1)
        return turn

    async def _dispatch(self, tx: Transaction, row: Row[Any]) -> Turn:
        try:
            turn = self._turn(tx, row)
        except Exception as problem:
            raise HandlerFailed(row) from problem
        try:
            if row.reachable is False and BLOCKED_OR_BACK not in row.payload:
                await reached(turn.deed)
            say = Say(turn)
            result = await self._dispatcher.feed_raw_update(self._bot, row.payload, turn=turn, deed=turn.deed, say=say)
            say.become_result()
        except ValidationError as fault:
            log.error("update set aside", fault="cannot be read", errors=fault.error_count())
            turn.outcome = SET_ASIDE
            return turn
        except Exception as problem:
            if in_trouble(problem):
                raise
            raise HandlerFailed(row) from problem
        if result is UNHANDLED:
            turn.outcome = IGNORED
        return turn

    def _turn(self, tx: Transaction, row: Row[Any]) -> Turn:
        deed = Deed(tx, self._now(), known(row) if row.id is not None else None)
        deed.silence = silence_of(row, deed.now)
        turn = Turn(deed, row.sender or 0, row.address, row.masked, row.state, dict(row.data or {}), row.inbox_id)
        text = (row.payload.get("message") or {}).get("text")
        turn.leads_elsewhere = isinstance(text, str) and leads_elsewhere(text)
        turn.said = text[:LONGEST_SHOWN] if isinstance(text, str) and not turn.leads_elsewhere else None
        opened = (self._sealer.open(data, row.sender) for data in beneath_replied(row.payload))
        turn.beneath = tuple(button for button in opened if button is not None)
        press = row.payload.get("callback_query")
        if press is not None:
            turn.press_id, turn.press_data = press["id"], press.get("data")
            turn.message_id = (press.get("message") or {}).get("message_id")
            turn.press = self._sealer.open(press.get("data", ""), row.sender)
        return turn

    async def _keep(self, tx: Transaction, handled: Sequence[Handled]) -> None:
        """What cannot be written is the failure of an update; of which one shows when they are taken one by one."""
        try:
            await self._write(tx, handled)
        except Exception as problem:
            if in_trouble(problem):
                raise
            raise HandlerFailed(handled[0].row) from problem

    async def _write(self, tx: Transaction, handled: Sequence[Handled]) -> None:
        turns = [h.turn for h in handled]
        deeds = [turn.deed for turn in turns]
        if left := [person for deed in deeds for person in deed.left]:
            await forget_cards(tx, left)
        await write_and_show(tx, deeds)
        await pins.seen(tx, heard_of([(h.row, h.turn) for h in handled]))
        states = [
            {"external": t.chat, "state": t.state, "data": t.data, "changed_at": t.deed.now} for t in turns if t.state_changed
        ]
        if states:
            await tx.execute(_STATE[tx.dialect], states)
        await tx.execute(
            _HANDLED,
            [{"row": h.row.inbox_id, "at": h.turn.deed.now, "end": h.turn.outcome, "tried": h.row.tries + 1} for h in handled],
        )

    async def _failed(self, row: Row[Any], cause: BaseException | None) -> None:
        """Count a failure outside the transaction that it undid; at the third, set aside and tell the person."""
        tries, now = row.tries + 1, self._now()
        last = tries >= TRIES
        log.error("update failed", update=row.inbox_id, tries=tries, set_aside=last, problem=_kind(cause), where=where(cause))
        async with self._database.begin() as tx:
            if not last:
                await tx.execute(_TRIED, {"row": row.inbox_id, "tried": tries})
                reach("in_counting_a_failure")
                return
            await tx.execute(_HANDLED, {"row": row.inbox_id, "at": now, "end": SET_ASIDE, "tried": tries})
            someone = known(row) if row.id is not None else None
            stranger = None if someone else row.sender
            if someone or stranger:
                sorry = outbox_row(
                    now,
                    WENT_WRONG,
                    {},
                    to=someone,
                    stranger=stranger,
                    key=f"{WENT_WRONG}:{row.inbox_id}",
                    priority=Priority.ANSWER,
                )
                await write_told(tx, [sorry])
            reach("in_setting_aside")
        reach("after_setting_aside")
        self._pulse()

    def _answer(self, handled: Sequence[Handled]) -> None:
        """Stop the spinners of pressed buttons: after the commit, best effort."""
        for h in handled:
            if h.turn.press_id:
                task = asyncio.ensure_future(self._stop_spinner(h.turn.press_id))
                self._answering.add(task)
                task.add_done_callback(self._answering.discard)

    async def _stop_spinner(self, press: str) -> None:
        await self._api.call("answerCallbackQuery", callback_query_id=press)
        reach("after_answer")


def beneath_replied(payload: dict[str, Any]) -> list[str]:
    """What the buttons under the bot's message that is replied to carry, as the intake kept it."""
    replied = (payload.get("message") or {}).get("reply_to_message")
    kept = replied.get("beneath") if isinstance(replied, dict) else None
    return [data for data in kept if isinstance(data, str)] if isinstance(kept, list) else []


class HandlerFailed(Exception):
    """A handler raised; the batch is undone and this update is tried by itself."""

    def __init__(self, row: Row[Any]) -> None:
        super().__init__(row.inbox_id)
        self.row = row


def _kind(problem: BaseException | None) -> str:
    cause = problem.__cause__ if isinstance(problem, HandlerFailed) else problem
    return type(cause).__name__
