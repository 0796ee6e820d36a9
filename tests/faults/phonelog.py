"""What people saw, rebuilt from the simulator's call log alone: every message that arrived, as it stood and as it now stands."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
RECEIPT = re.compile(r"\n\n(?:nr\.|no\.) (\d+)$")
SENDS = frozenset({"sendMessage", "copyMessage", "sendPhoto", "sendDocument"})


@dataclass
class Seen:
    """One message of the bot in somebody's chat. `texts` are all its states, the last is how it stands; `n` is its call."""

    n: int
    id: int
    texts: list[str]
    buttons: dict[str, str]
    payload: Json
    gone: bool = False

    @property
    def text(self) -> str:
        """As it now stands."""
        return self.texts[-1]

    @property
    def receipt(self) -> int | None:
        """The number at the end of a notice."""
        found = RECEIPT.search(self.text)
        return int(found[1]) if found else None


@dataclass
class PhoneLog:
    """Chats by person. `shown` counts what arrived in each: messages, edits and the rest."""

    chats: dict[int, dict[int, Seen]] = field(default_factory=lambda: defaultdict(dict))
    shown: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    unchanged: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    refused: list[Json] = field(default_factory=list)

    @classmethod
    def of(cls, calls: list[Json]) -> "PhoneLog":
        """Read a call log, oldest first. A call whose answer was cut off did arrive."""
        log = cls()
        for call in calls:
            log._read(call)
        return log

    def messages(self, chat: int) -> list[Seen]:
        """What stands in a chat, oldest first."""
        return [m for m in self.chats[chat].values() if not m.gone]

    def receipts(self, chat: int) -> list[int]:
        """The numbers of the notices in a chat, as they arrived."""
        return [m.receipt for m in self.chats[chat].values() if m.receipt is not None]

    def standing(self, chat: int, *words: str) -> list[Seen]:
        """The messages that now hold all these words."""
        return [m for m in self.messages(chat) if all(word in m.text for word in words)]

    def _read(self, call: Json) -> None:
        parameters = call["parameters"]
        answer = call["answer"] or {}
        chat = int(parameters.get("chat_id") or 0)
        if not answer.get("ok"):
            self.refused.append(call)
            self.unchanged[chat] += "not modified" in str(answer.get("description"))
            return
        if call["method"] in SENDS:
            self._sent(call["n"], chat, answer["result"])
        elif call["method"] == "editMessageText":
            self._edited(chat, answer["result"])
        elif call["method"] == "editMessageReplyMarkup":
            self.chats[chat][int(parameters["message_id"])].buttons = _buttons(answer["result"])
        elif call["method"] == "deleteMessage" and int(parameters["message_id"]) in self.chats[chat]:
            self.chats[chat][int(parameters["message_id"])].gone = True

    def _sent(self, n: int, chat: int, message: Json) -> None:
        self.shown[chat] += 1
        number = message["message_id"]
        self.chats[chat][number] = Seen(n, number, [message.get("text", "")], _buttons(message), message)

    def _edited(self, chat: int, message: Json) -> None:
        self.shown[chat] += 1
        seen = self.chats[chat][message["message_id"]]
        seen.texts.append(message.get("text", ""))
        seen.buttons, seen.payload = _buttons(message), message


def _buttons(message: Any) -> dict[str, str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", []) if isinstance(message, dict) else []
    return {b["text"]: b["callback_data"] for row in rows for b in row if "callback_data" in b}
