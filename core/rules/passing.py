"""What waits for an answer passes on when none comes: to who stands in, then to who leads. Silence harms nobody: nothing is closed by time.

No document names a time within which somebody answers (PAPER asks for one person who does), so that is policy.
"""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How far something has passed on since it waits."""

    OPENED = 0
    STAND_IN = 1
    LEAD = 2


@dataclass(frozen=True)
class Cover:
    """Who can take over from a contact person; only people who can be reached."""

    contact: int | None
    stand_in: int | None
    lead: int | None


def next_owner(level: Level, to: Level, owner: int, cover: Cover) -> int | None:
    """Who gets what somebody did not answer in time; None when it has passed on so far before, or nobody is left."""
    if level >= to:
        return None
    able = {Level.STAND_IN: (cover.stand_in, cover.contact, cover.lead), Level.LEAD: (cover.lead,)}[to]
    return next((person for person in able if person not in (None, owner)), None)
