"""How much one person may ask at once. Above it updates are refused, with one kind message and no other answer."""

from collections import deque
from datetime import datetime, timedelta

WITHIN = timedelta(seconds=10)
FORGET_ABOVE = 10_000


class Limit:
    """Counts the updates of each person over the last seconds, in this process. A limit of 0 is none."""

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._lately: dict[int, deque[datetime]] = {}
        self._told: dict[int, datetime] = {}

    @property
    def is_set(self) -> bool:
        """Whether there is a limit at all."""
        return self._most > 0

    def allows(self, person: int | None, now: datetime) -> bool:
        """Whether this update of a person is handled. One that is refused counts too: who goes on waits on."""
        if not self.is_set or person is None:
            return True
        if len(self._lately) > FORGET_ABOVE:
            self._lately = {who: seen for who, seen in self._lately.items() if seen[-1] > now - WITHIN}
            self._told = {who: at for who, at in self._told.items() if who in self._lately}
        seen = self._lately.setdefault(person, deque(maxlen=self._most + 1))
        seen.append(now)
        while seen[0] <= now - WITHIN:
            seen.popleft()
        return len(seen) <= self._most

    def forget(self) -> None:
        """Begin to count anew."""
        self._lately.clear()
        self._told.clear()

    def tells(self, person: int, now: datetime) -> bool:
        """Whether a person who is refused hears it: once, until they have been quiet."""
        before = self._told.get(person)
        self._told[person] = now
        return before is None or before <= now - WITHIN
