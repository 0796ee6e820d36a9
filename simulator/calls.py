"""Every call that a bot made, newest last."""

import json
from collections import deque
from itertools import islice
from typing import Any, NamedTuple

from simulator.clock import as_iso

KEPT = 250_000
"""How many calls are remembered."""


class Call(NamedTuple):
    """One call. `answer` is the body the bot got (or would have got, when the line was cut); `at` is unix seconds on the
    simulator's clock; `fault` is the kind of fault that was ordered for it."""

    bot: int
    method: str
    parameters: dict[str, Any]
    answer: bytes | None
    status: int
    at: float
    fault: str | None = None


class Calls:
    """A bounded list of calls, numbered from 1."""

    __slots__ = ("_kept", "count")

    def __init__(self) -> None:
        self._kept: deque[Call] = deque(maxlen=KEPT)
        self.count = 0

    def add(self, call: Call) -> None:
        """Notes one call."""
        self.count += 1
        self._kept.append(call)

    def after(self, number: int) -> list[dict[str, Any]]:
        """The calls numbered above `number`, in order."""
        oldest = self.count - len(self._kept)
        skipped = max(0, number - oldest)
        return [_shown(oldest + skipped + place, call) for place, call in enumerate(islice(self._kept, skipped, None), 1)]


def _shown(number: int, call: Call) -> dict[str, Any]:
    shown = {"n": number, **call._asdict(), "answer": call.answer and json.loads(call.answer), "time": as_iso(call.at)}
    del shown["at"]
    if call.fault is None:
        del shown["fault"]
    return shown
