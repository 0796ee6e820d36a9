"""When the next message may go, as all processes together know it: values only, so that any order of things can be tried.

A slot counts from when it is given until it is given back: then until a window after Telegram counted its message. Whatever stands still
meanwhile, a process, the database or Telegram, there are never more messages in a window than may be.
"""

from bisect import insort
from dataclasses import dataclass, field

HELD_SECONDS = 10.0
"""So long after its moment a slot counts that nobody gives back: whoever had it was killed."""
BEHIND = 6
"""So many slots may be made up for at once; more would make a broadcast go in bursts, and an answer wait for the next one."""


@dataclass(slots=True)
class Slots:
    """At most so many in a window (seconds), a gap (seconds) apart. All moments are in seconds since 1970."""

    most: int
    window: float
    gap: float
    next_at: float
    counting: list[float] = field(default_factory=list)
    """Until when each counts, the soonest first."""

    def give(self, now: float, asked: int) -> list[float]:
        """Moments to send at: as many as are asked for, fewer when it is not known yet when more may go. Each is given back once."""
        ahead, given = now + self.window, []
        self.counting = [until for until in self.counting if now < until <= ahead + HELD_SECONDS]
        if self.next_at > ahead + self.gap:  # the clock was put back, and nothing from before it holds
            self.next_at = now
        for _ in range(asked):
            free = self.counting[-self.most] if len(self.counting) >= self.most else now
            moment = max(self.next_at, free, now)
            if moment > ahead:
                break
            self.next_at = max(self.next_at, now - BEHIND * self.gap) + self.gap
            insort(self.counting, moment + HELD_SECONDS)
            given.append(moment)
        return given

    def back(self, slot: float, counted: float | None) -> None:
        """What became of a slot: Telegram counted its message then; None when it was not used."""
        if slot + HELD_SECONDS in self.counting:
            self.counting.remove(slot + HELD_SECONDS)
        insort(self.counting, slot if counted is None else counted + self.window)
