"""The next version of a day, by whoever may write it: kept in the trail, and without travel costs when it was not worked."""

from datetime import UTC
from typing import Any

from core.actions.deed import Deed
from core.actions.hours import travel
from core.actions.things import Thing
from core.rules.hours.week_days import Work
from core.store.hours import days
from core.store.hours.day_facts import DayFacts


async def write_day(deed: Deed, facts: DayFacts, work: Work) -> bool:
    """Write what a day was, as the version after the one in `facts`; False when somebody was first. What was claimed for a day that
    turns out not to be worked is withdrawn. When the clock writes, it is the candidate's own word of before."""
    placement, version = facts.placement, facts.version + 1
    said: dict[str, Any] = {
        "day": facts.day,
        "version": version,
        "worked": work.minutes > 0,
        "starts": work.starts,
        "ends": work.ends,
        "break_minutes": work.break_minutes,
        "minutes": work.minutes,
    }
    said |= {"by": deed.actor.id if deed.actor else placement.candidate, "at": deed.now.astimezone(UTC)}
    written = await days.write(deed.tx, municipality=placement.municipality, placement=placement.id, **said)
    if written:
        deed.trail(placement.municipality, "day entered", Thing.PLACEMENT, placement.id, **said)
        if facts.claim and not work.minutes:
            await travel.withdraw(deed, placement, facts.day)
    return written
