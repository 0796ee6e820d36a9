"""Rows of the outbox into calls to Telegram: the words of the reader's language, the live state of cards, sealed buttons."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape
from typing import Any

import structlog
from sqlalchemy import Row, case, func, select

from bot.callbacks import Sealer
from bot.outgoing import beneath
from bot.outgoing.call import NOTHING, Call, gives_way
from bot.outgoing.cards import CARDS
from bot.outgoing.months import AskedMonth
from bot.screens import NOT_FOR_CANDIDATES, SCREENS
from bot.screens.asking import TROUBLE
from bot.screens.month import MONTH, MONTH_FILE
from bot.screens.screen import Screen
from bot.store import thread
from bot.turns.turn import READ_BACK, RESULT
from bot.wire.commands import menu_of
from core.actions.deed import CARD, DOCUMENT
from core.actions.talk.along import COPY
from core.actions.things import Form, Notice, Thing
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import Role
from words import Words, words_for

NOTICES = frozenset(Notice)
PICTURE_OF_LINK = "invite_picture"
TO_PASS_ON = frozenset({"invite_link", PICTURE_OF_LINK, Notice.START_TO_PASS_ON})
"""What its reader is asked to hand to somebody."""

log = structlog.get_logger()

_OWN = (
    select(
        thread.c.address,
        thread.c.thing_id,
        func.coalesce(func.max(case((thread.c.own, thread.c.message_id))), func.min(thread.c.message_id)).label("answers"),
    )
    .where(thread.c.thing == Thing.QUESTION, among(thread.c.thing_id, "ids"))
    .group_by(thread.c.address, thread.c.thing_id)
)


class NotTheirs(Exception):
    """A message that is not for candidates was about to reach one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A row of the outbox on its way: to which chat, in whose words, in answer to which message, and of a card what it shows."""

    row: Row[Any]
    chat: int
    words: Words
    answers: int | None
    view: Any

    @property
    def screen(self) -> Screen:
        """The message as it is drawn."""
        return _drawn(self.words, self.row.what, self.row.facts, self.row.role)

    @property
    def place(self) -> dict[str, Any]:
        """Where in the chat it goes: as a reply to what it belongs to, while that is there."""
        reply = {"message_id": self.answers, "allow_sending_without_reply": True}
        return {"chat_id": self.chat, "reply_parameters": reply} if self.answers else {"chat_id": self.chat}


class Renderer:
    """Makes calls of rows; one that cannot be rendered is set aside with an alert."""

    def __init__(self, sealer: Sealer, now: Callable[[], datetime]) -> None:
        self._sealer, self._now = sealer, now
        self._makers: dict[str, Callable[[_Said], Call]] = {
            "delete": self._delete,
            "leave": self._leave,
            "menu": self._menu,
            COPY: self._copy,
            RESULT: self._result,
            CARD: self._card,
            DOCUMENT: self._document,
            PICTURE_OF_LINK: self._picture_of_link,
            MONTH: self._month,
            MONTH_FILE: self._month,
        }

    async def render(self, tx: Transaction, rows: Sequence[Row[Any]]) -> dict[int, Call]:
        """The call of each row; a row without one cannot be reached or cannot be rendered."""
        rows = [row for row in rows if row.stranger or (row.external and row.reachable)]
        views = await self._views(tx, rows)
        own = await self._own(tx, rows)
        calls: dict[int, Call] = {}
        for row in rows:
            try:
                calls[row.id] = _protected(self._call(row, views, own), row)
            except Exception as problem:
                log.error("message cannot be rendered", row=row.id, what=row.what, problem=type(problem).__name__)
        return calls

    async def _views(self, tx: Transaction, rows: Sequence[Row[Any]]) -> dict[tuple[str, str, int], Any]:
        wanted: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in rows:
            if row.what == CARD:
                wanted[(row.thing, row.role)].add(row.thing_id)
        views = {}
        for (thing, role), ids in wanted.items():
            kind = CARDS.get((Thing(thing), Role(role)))
            if kind:
                for number, view in (await kind.load(tx, sorted(ids), self._now())).items():
                    views[(thing, role, number)] = view
        return views

    async def _own(self, tx: Transaction, rows: Sequence[Row[Any]]) -> dict[tuple[int, int], int]:
        """What anything that is said about a question answers in each chat: one's own last message in it, or else its first."""
        ids = sorted({row.thing_id for row in rows if row.thing == Thing.QUESTION})
        if not ids:
            return {}
        return {(row.address, row.thing_id): row.answers for row in await tx.execute(_OWN, {"ids": ids})}

    def _call(self, row: Row[Any], views: dict[tuple[str, str, int], Any], own: dict[tuple[int, int], int]) -> Call:
        said = _Said(
            row=row,
            chat=row.external or row.stranger,
            words=words_for(row.language or row.facts.get("language")),
            answers=own.get((row.address, row.thing_id)) if row.thing == Thing.QUESTION else None,
            view=views[(row.thing, row.role, row.thing_id)] if row.what == CARD else None,
        )
        return self._makers.get(row.what, self._message)(said)

    def _delete(self, said: _Said) -> Call:
        return Call("deleteMessage", {"chat_id": said.chat, "message_id": said.row.facts["message_id"]})

    def _leave(self, said: _Said) -> Call:
        return Call("leaveChat", {"chat_id": said.row.facts["chat"]})

    def _copy(self, said: _Said) -> Call:
        facts = said.row.facts
        return Call("copyMessage", {**said.place, "from_chat_id": facts["chat"], "message_id": facts["message"]})

    def _menu(self, said: _Said) -> Call:
        commands = menu_of(said.words, said.row.role, said.row.facts.get("waiting", 0))
        return Call("setMyCommands", {"commands": commands, "scope": {"type": "chat", "chat_id": said.chat}})

    def _card(self, said: _Said) -> Call:
        facts, screen = said.row.facts, _drawn_card(said.words, said.row, said.view)
        if facts.get("if_open") and (screen.is_answered or not screen.buttons):
            return Call(NOTHING, {})
        return self._shown(said, screen, fresh=bool(facts.get("fresh")), moves=bool(facts.get("moves")))

    def _document(self, said: _Said) -> Call:
        return Call("sendDocument", _captioned(said.chat, said.screen), document=said.row.thing_id)

    def _picture_of_link(self, said: _Said) -> Call:
        return Call("sendPhoto", _captioned(said.chat, said.screen), link=said.row.facts["link"])

    def _message(self, said: _Said) -> Call:
        row, screen = said.row, said.screen
        if "edits" in row.facts:
            params = self._params(said.chat, screen)
            return Call("editMessageText", params | {"message_id": row.facts["edits"]}, sends=params)
        if row.what in NOTICES:
            receipt = said.words("no. {number}", number=row.id)
            screen = replace(screen, text=f"{screen.text}\n\n<i>{receipt}</i>")
        if row.thing == Thing.TALK:
            return self._shown(said, screen, fresh=True)
        return Call("sendMessage", self._params(said.chat, screen) | said.place)

    def _result(self, said: _Said) -> Call:
        """A question of a conversation with its answer below it, and without what was wrong with an earlier one. Left without an answer it
        gives up its buttons, and says that nothing was kept where it reads otherwise."""
        words, row, chat = said.words, said.row, said.chat
        what, facts = row.facts["what"], row.facts["facts"]
        screen = _drawn(words, what, facts, row.role)
        here = {"chat_id": chat, "message_id": row.message_id}
        press, typed, left = row.facts.get("press"), row.facts.get("said"), row.facts.get("left")
        chosen = (b for line in screen.buttons for b in line if press and b.press and self._sealer.seal(b.press, chat) == press)
        if button := next(chosen, None):
            answer = words("You chose: {answer}", answer=unescape(button.caption))
        elif typed:
            answer = words("You wrote: {answer}", answer=typed)
        elif (press or left) and what in READ_BACK:
            answer = words("Not kept.")
        else:
            return Call("editMessageReplyMarkup", here, is_result=True)
        plain = _drawn(words, what, {name: fact for name, fact in facts.items() if name not in TROUBLE}, row.role)
        text = f"{plain.text}\n\n<i>{answer}</i>"
        return Call("editMessageText", self._params(chat, Screen(text)) | here, is_result=True)

    def _month(self, said: _Said) -> Call:
        row, screen = said.row, said.screen
        first, form = date.fromisoformat(row.facts["first"]), Form(row.facts["form"])
        asked = AskedMonth(row.municipality, row.person, row.role, row.language, first, form)
        params = self._params(said.chat, Screen("", screen.buttons)) | {"caption": screen.text}
        kept = {name: value for name, value in params.items() if name not in ("text", "link_preview_options")}
        return Call("sendPhoto" if form is Form.PICTURE else "sendDocument", kept, month=asked)

    def _shown(self, said: _Said, screen: Screen, *, fresh: bool, moves: bool = False) -> Call:
        params, number = self._params(said.chat, screen), said.row.message_id
        if number and not fresh:
            return Call("editMessageText", params | {"message_id": number}, sends=params | said.place)
        params |= said.place
        old = number and {"chat_id": said.chat, "message_id": number}
        return Call("sendMessage", params, sends=params, after=gives_way(old, moves) if old else None, moves=moves)

    def _params(self, chat: int, screen: Screen) -> dict[str, Any]:
        params: dict[str, Any] = {
            "chat_id": chat,
            "text": screen.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if screen.menu:
            params["reply_markup"] = {
                "keyboard": [[{"text": caption} for caption in row] for row in screen.menu],
                "resize_keyboard": True,
                "is_persistent": True,
            }
        elif screen.buttons:
            params["reply_markup"] = {"inline_keyboard": [[self._button(b, chat) for b in row] for row in screen.buttons]}
        return params

    def _button(self, button: Any, chat: int) -> dict[str, str]:
        caption = unescape(button.caption)  # words escape what they are given; a caption is no HTML
        if button.url:
            return {"text": caption, "url": button.url}
        return {"text": caption, "callback_data": self._sealer.seal(button.press, chat)}


def _drawn(words: Words, what: str, facts: Mapping[str, Any], role: str | None) -> Screen:
    if role == Role.CANDIDATE and what in NOT_FOR_CANDIDATES:
        raise NotTheirs(what)
    if role == Role.CANDIDATE and what in beneath.MESSAGES:
        return beneath.with_dutch(words, lambda w: SCREENS[what](w, facts))
    return SCREENS[what](words, facts)


def _drawn_card(words: Words, row: Row[Any], view: Any) -> Screen:
    thing, role = Thing(row.thing), Role(row.role)
    kind = CARDS[(thing, role)]
    draw, view = kind.screen, kind.seen_by(view, row.person) if kind.seen_by else view
    if role is Role.CANDIDATE and thing in beneath.CARDS:
        return beneath.with_dutch(words, lambda w: draw(w, view))
    return draw(words, view)


def _protected(call: Call, row: Row[Any]) -> Call:
    """What is said to others than candidates is about candidates: their phones neither forward nor save it. One's own is one's own."""
    if row.role is None or Role(row.role) is Role.CANDIDATE or row.what in TO_PASS_ON:
        return call
    kept_in = {"protect_content": True}
    params = call.params | kept_in if call.method in ("sendMessage", "copyMessage") else call.params
    return replace(call, params=params, sends=call.sends and call.sends | kept_in)


def _captioned(chat: int, screen: Screen) -> dict[str, Any]:
    return {"chat_id": chat, "caption": screen.text, "parse_mode": "HTML"}
