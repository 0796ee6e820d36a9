"""What the local Telegram knows: bots, people, their chats and messages."""

import asyncio
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from simulator.calls import Calls
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Limits
from simulator.queue import UpdateQueue

Json = dict[str, Any]

QUERY_LIFE = 150.0
"""Seconds that a press waits to be fetched and answered."""


class Person:
    """Somebody with a phone. `user` and `chat` are the Bot API's objects for them."""

    __slots__ = ("chat", "first_name", "id", "language_code", "last_name", "role", "user", "username")

    def __init__(self, fields: Json) -> None:
        self.id: int = fields["id"]
        self.first_name: str = fields["first_name"]
        self.last_name: str | None = fields.get("last_name")
        self.username: str | None = fields.get("username")
        self.language_code: str | None = fields.get("language_code")
        self.role: str | None = fields.get("role")
        name: Json = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        known = {key: value for key, value in name.items() if value}
        self.user: Json = {"id": self.id, "is_bot": False, **known}
        if self.language_code:
            self.user["language_code"] = self.language_code
        self.chat: Json = {"id": self.id, **known, "type": "private"}

    def listed(self) -> Json:
        """As `GET /people` shows them; what is not known is left out, except the language."""
        fields = {name: getattr(self, name) for name in ("id", "first_name", "last_name", "username", "language_code", "role")}
        return {name: value for name, value in fields.items() if value is not None or name == "language_code"}


@dataclass(slots=True)
class Message:
    """One message of a chat. `payload` is the Bot API's Message; it is replaced, never changed in place."""

    payload: Json
    from_bot: bool
    deleted: bool = False
    keyboard: list[list[str]] | None = None
    """The captions of the reply keyboard it brought; an empty list takes the keyboard away."""
    fixed: bool = False
    """It carries a reply keyboard or asks for a reply, and so can never be edited."""


class Chat:
    """The private chat of one person with one bot."""

    __slots__ = ("blocked", "event", "messages", "person", "started", "waiting")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.started = False
        self.blocked = False
        self.messages: dict[int, Message] = {}
        self.event = 0
        self.waiting: list[asyncio.Future[None]] = []

    def changed(self) -> None:
        """Counts a change and wakes whoever looks on."""
        self.event += 1
        if self.waiting:
            for waiter in self.waiting:
                if not waiter.done():
                    waiter.set_result(None)
            self.waiting.clear()

    async def next_change(self, after: int, seconds: float) -> None:
        """Returns when `event` has passed `after`, or after `seconds`."""
        if self.event > after or seconds <= 0:
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(waiter)
        await asyncio.wait([waiter], timeout=seconds)
        if waiter in self.waiting:
            self.waiting.remove(waiter)


@dataclass(slots=True)
class Query:
    """A press that waits for the bot's answer."""

    at: float
    answer: asyncio.Future[Json] | None


@dataclass(slots=True)
class Webhook:
    """Where a bot's updates are posted to, and how that last went wrong."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class Closable(Protocol):
    """Something at work that can be stopped."""

    async def close(self) -> None:
        """Stops it."""


class Bot:
    """One bot: what it said of itself, its chats and its updates."""

    def __init__(self, token: str, clock: Clock) -> None:
        self.token = token
        self.id = int(token.partition(":")[0])
        self.user: Json = {"id": self.id, "is_bot": True, "first_name": f"Bot {self.id}", "username": f"local_{self.id}_bot"}
        self.updates = UpdateQueue(clock)
        self.chats: dict[int, Chat] = {}
        self.met: set[int] = set()
        self.next_message_id = 1
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self.commands: dict[str, list[Json]] = {}
        self.profile: dict[str, str] = {}
        self.menu_buttons: dict[str, Json] = {}
        self.webhook: Webhook | None = None
        self.delivery: Closable | None = None

    def fetches(self) -> tuple[bool, bool, float]:
        """Whether it fetches its updates now, whether it ever did, and since when: the greater, the more likely the real one."""
        since = self.updates.fetches_since
        return self.webhook is not None or self.updates.fetched_lately(), since is not None, since or 0.0

    def new_message_id(self) -> int:
        """The next message number; one row of numbers for all chats of a bot, as for any account."""
        number = self.next_message_id
        self.next_message_id = number + 1
        return number


@dataclass(slots=True)
class World:
    """Everything of one running simulator."""

    data: Path | None = None
    clock: Clock = field(default_factory=Clock)
    bots: dict[str, Bot] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    calls: Calls = field(default_factory=Calls)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    unknown_methods: Counter[str] = field(default_factory=Counter)
    next_person_id: int = 700_000_001
    next_query_id: int = 4_000_000_000_000_000_001
    touched: bool = False

    def bot(self, token: str) -> Bot:
        """The bot of this token; a new one when the token was never seen."""
        found = self.bots.get(token)
        if found is None:
            found = self.bots[token] = Bot(token, self.clock)
            self.touched = True
        return found

    def chosen_bot(self, bot_id: int | None) -> Bot | None:
        """The newest bot, or the one with that id. Of several tokens with one id (at Telegram only one is right) it is whoever fetches."""
        if bot_id is None:
            bot_id = next(reversed(dict.fromkeys(bot.id for bot in self.bots.values())), None)
        same = [bot for bot in self.bots.values() if bot.id == bot_id]
        return max(reversed(same), key=Bot.fetches, default=None)

    def chat(self, bot: Bot, person: Person) -> Chat:
        """The chat of these two, made when it is not there yet."""
        found = bot.chats.get(person.id)
        if found is None:
            found = bot.chats[person.id] = Chat(person)
        return found

    def query(self, bot: Bot, query_id: str | None = None, answer: asyncio.Future[Json] | None = None) -> str:
        """Opens a press for answering; answers its id. Those past their life are forgotten."""
        if query_id is None:
            query_id = str(self.next_query_id)
            self.next_query_id += 1
        now = self.clock.now()
        bot.queries[query_id] = Query(now, answer)
        while bot.queries and next(iter(bot.queries.values())).at < now - QUERY_LIFE:
            bot.queries.popitem(last=False)
        return query_id
