"""The updates that wait for a bot: kept in order until the bot confirms them or they grow too old."""

import asyncio
import random
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.clock import Clock

MESSAGE_LIFE = 86_400.0
"""Seconds that a message waits to be fetched."""
PRESS_LIFE = 150.0
"""Seconds that a press waits to be fetched."""
REMEMBERED = 10_000
"""How many past updates can be delivered again."""
POLLING = 30.0
"""Seconds (of real time) after which a bot that asked for updates counts as gone."""
AHEAD = 10
"""An offset this far past the numbering is not of this numbering."""

ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that a bot only gets when it lists them."""


@dataclass(slots=True)
class Queued:
    """One update. `forced`: it must be handed out before an offset can confirm it, whatever its number."""

    update: Any
    number: int | None
    kind: str
    lane: str
    at: float
    life: float
    numbering: int
    forced: bool = False
    handed: bool = False


class UpdateQueue:
    """The pending updates of one bot, in order of arrival, and the numbers they get."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._places = 0
        self.pending: OrderedDict[int, Queued] = OrderedDict()
        self.history: deque[Queued] = deque(maxlen=REMEMBERED)
        self.next_id = 100_000_001
        self.numbering = 0
        self.forced = False
        self.allowed: frozenset[str] | None = None
        self.poll: asyncio.Future[None] | None = None
        self.deliver: Callable[[int, Queued], None] | None = None
        self.last_fetch = float("-inf")
        self.fetches_since: float | None = None

    def push(self, kind: str, content: Any, lane: str) -> None:
        """Queues one update of this kind, unless the bot did not ask for the kind. `lane` groups what a webhook gets in order."""
        if kind not in self.allowed if self.allowed is not None else kind in ON_DEMAND:
            return
        number = self.next_id
        self.next_id = number + 1
        life = PRESS_LIFE if kind == "callback_query" else MESSAGE_LIFE
        entry = Queued({"update_id": number, kind: content}, number, kind, lane, self._clock.now(), life, self.numbering)
        self.history.append(entry)
        self._place(entry)

    def _place(self, entry: Queued) -> None:
        self._places += 1
        self.pending[self._places] = entry
        self.forced = self.forced or entry.forced
        if self.deliver is not None:
            self.deliver(self._places, entry)
        elif self.poll is not None and not self.poll.done():
            self.poll.set_result(None)

    def confirm(self, offset: int) -> None:
        """Forgets what a getUpdates with this positive offset confirms. What was handed out before the update just below
        the offset is confirmed with it, also when its number is higher: updates may have come in another order."""
        foreign = self.numbering > 0 and offset > self.next_id + AHEAD
        if self.forced:
            last = max((place for place, entry in self.pending.items() if entry.handed and entry.number == offset - 1), default=0)
            for place, entry in list(self.pending.items()):
                if (entry.handed and place <= last) or self._confirmed(entry, offset, foreign):
                    self.done(place)
        else:
            while self.pending and self._confirmed(next(iter(self.pending.values())), offset, foreign):
                self.pending.popitem(last=False)
        if not self.pending:
            self.forced = False

    def _confirmed(self, entry: Queued, offset: int, foreign: bool) -> bool:
        if entry.forced:
            return entry.handed and (entry.number is None or entry.number < offset)
        if foreign and entry.numbering == self.numbering:
            return False
        return entry.number is not None and (entry.number < offset or entry.numbering < self.numbering)

    def keep_last(self, count: int) -> None:
        """Forgets all but the last `count` updates, as a negative offset does."""
        while len(self.pending) > count:
            self.pending.popitem(last=False)

    def take(self, limit: int) -> list[Any]:
        """Hands out the oldest updates, at most `limit`; what is too old is dropped."""
        now = self._clock.now()
        self.fetching()
        taken, old = [], []
        for place, entry in self.pending.items():
            if now - entry.at > entry.life:
                old.append(place)
                continue
            entry.handed = True
            taken.append(entry.update)
            if len(taken) == limit:
                break
        for place in old:
            del self.pending[place]
        return taken

    def fetching(self) -> None:
        """Somebody fetches what comes: goes on with it, or begins now."""
        if self.fetches_since is None or not self.fetched_lately():
            self.fetches_since = time.monotonic()
        self.last_fetch = time.monotonic()

    def done(self, place: int) -> None:
        """A webhook took this one."""
        self.pending.pop(place, None)

    def waiting(self) -> int:
        """How many updates wait that are not too old."""
        now = self._clock.now()
        return sum(now - entry.at <= entry.life for entry in self.pending.values())

    def fetched_lately(self) -> bool:
        """Whether somebody polls: right now, or in the last seconds."""
        return self.poll is not None or time.monotonic() - self.last_fetch < POLLING

    def clear(self) -> None:
        """Forgets every pending update."""
        self.pending.clear()
        self.forced = False

    def again(self, count: int, shuffled: bool = False) -> int:
        """Delivers the last `count` updates once more, with their old numbers; answers how many there were."""
        chosen = list(self.history)[-count:] if count > 0 else []
        waiting = {id(entry.update): place for place, entry in self.pending.items()}
        for entry in chosen:
            self.pending.pop(waiting.get(id(entry.update), 0), None)
        for entry in _other_order(chosen) if shuffled else chosen:
            self._place(
                Queued(entry.update, entry.number, entry.kind, entry.lane, self._clock.now(), entry.life, self.numbering, True)
            )
        return len(chosen)

    def raw(self, update: Any) -> None:
        """Hands over exactly this JSON, whatever it is."""
        fields = update if isinstance(update, dict) else {}
        number = fields.get("update_id")
        number = number if isinstance(number, int) and not isinstance(number, bool) else None
        kind = next((key for key in fields if key != "update_id"), "")
        life = PRESS_LIFE if kind == "callback_query" else MESSAGE_LIFE
        entry = Queued(update, number, kind, "raw", self._clock.now(), life, self.numbering, True)
        self.history.append(entry)
        self._place(entry)

    def restore(self, pending: list[Queued], history: list[Queued]) -> None:
        """Puts back what was pending and what is remembered."""
        self.history.extend(history)
        for entry in pending:
            self._place(entry)

    def number_from(self, number: int) -> None:
        """Goes on numbering from `number`, which may be lower than before."""
        self.numbering += number < self.next_id
        self.next_id = number


def _other_order(entries: list[Queued]) -> list[Queued]:
    shuffled = entries[:]
    while len(entries) > 1 and shuffled == entries:
        random.shuffle(shuffled)
    return shuffled
