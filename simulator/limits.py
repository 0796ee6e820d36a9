"""Send limits: how many messages a bot may send in a second, over all and into one chat."""

import math
from collections import deque

SLACK = 0.05
"""Part of a second by which two messages may be too close: clocks of two programs are not one."""

COUNTED = ("send", "copymessage", "forwardmessage")
FREE = ("sendchataction",)


class Limits:
    """Sliding windows over time as the simulator's clock has it: what was sent before a jump is long ago.

    Without a limit set nothing is counted."""

    __slots__ = ("_sent", "per_chat_per_second", "per_second")

    def __init__(self) -> None:
        self.per_second: float | None = None
        self.per_chat_per_second: float | None = None
        self._sent: dict[tuple[int, str], deque[float]] = {}

    @property
    def active(self) -> bool:
        """Whether any limit is set."""
        return self.per_second is not None or self.per_chat_per_second is not None

    def set(self, per_second: float | None, per_chat_per_second: float | None) -> None:
        """Sets both limits anew (`None`: no limit), each above 0."""
        self.per_second, self.per_chat_per_second = per_second, per_chat_per_second
        self._sent.clear()

    def refuse(self, bot: int, method: str, chat: str, now: float) -> int:
        """Counts one send at a moment in seconds; when it is too many, answers `retry_after` in whole seconds instead, else 0."""
        if not method.startswith(COUNTED) or method in FREE:
            return 0
        windows = [
            (self._sent.setdefault((bot, key), deque()), limit)
            for key, limit in (("", self.per_second), (chat, self.per_chat_per_second))
            if limit is not None
        ]
        wait = max((_wait(window, limit, now) for window, limit in windows), default=0.0)
        if wait > 0:
            return max(1, math.ceil(wait))
        for window, _ in windows:
            window.append(now)
        return 0


def _wait(window: deque[float], limit: float, now: float) -> float:
    room = max(1, int(limit))
    span = (room / limit) * (1 - SLACK)
    while window and not now - span < window[0] <= now:  # also what was sent after this moment, before the clock went back
        window.popleft()
    return window[0] + span - now if len(window) >= room else 0.0
