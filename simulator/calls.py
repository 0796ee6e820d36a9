"""Every call that a bot made, newest last."""

from collections import deque
from itertools import islice
from typing import Any

from simulator.clock import as_iso

KEPT = 250_000
"""How many calls are remembered."""


class Calls:
    """A bounded list of calls, numbered from 1."""

    __slots__ = ("_kept", "count")

    def __init__(self) -> None:
        self._kept: deque[tuple[int, int, str, dict[str, Any], Any, int, float, str | None]] = deque(maxlen=KEPT)
        self.count = 0

    def add(
        self, bot: int, method: str, parameters: dict[str, Any], answer: Any, status: int, at: float, fault: str | None
    ) -> None:
        """Notes one call; `answer` is what the bot got (or would have got, when the line was cut)."""
        self.count += 1
        self._kept.append((self.count, bot, method, parameters, answer, status, at, fault))

    def after(self, number: int) -> list[dict[str, Any]]:
        """The calls numbered above `number`, in order."""
        oldest = self.count - len(self._kept)
        return [_shown(call) for call in islice(self._kept, max(0, number - oldest), None)]


def _shown(call: tuple[int, int, str, dict[str, Any], Any, int, float, str | None]) -> dict[str, Any]:
    number, bot, method, parameters, answer, status, at, fault = call
    shown = {
        "n": number,
        "bot": bot,
        "method": method,
        "parameters": parameters,
        "answer": answer,
        "status": status,
        "time": as_iso(at),
    }
    return {**shown, "fault": fault} if fault else shown
