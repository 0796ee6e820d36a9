"""Send limits: how many messages a bot may send in a second, over all and into one chat."""

import math
import time
from collections import deque

SLACK = 0.05
"""Part of a second by which two messages may be too close: clocks of two programs are not one."""

COUNTED = ("send", "copymessage", "forwardmessage")
FREE = ("sendchataction",)


class Limits:
    """Sliding windows over real time. Without a limit set nothing is counted."""

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
        """Sets both limits anew (`None`: no limit). Raises ValueError when one is not above 0."""
        if any(limit is not None and limit <= 0 for limit in (per_second, per_chat_per_second)):
            raise ValueError("a limit must be above 0")
        self.per_second, self.per_chat_per_second = per_second, per_chat_per_second
        self._sent.clear()

    def refuse(self, bot: int, method: str, chat: str) -> int:
        """Counts one send; when it is too many, answers `retry_after` in whole seconds instead, else 0."""
        if not method.startswith(COUNTED) or method in FREE:
            return 0
        now = time.monotonic()
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
    while window and window[0] <= now - span:
        window.popleft()
    return window[0] + span - now if len(window) >= room else 0.0
