"""Whose day it is, whether it may be entered, and where it stands. Somebody else's day is the same as one that does not exist."""

from datetime import date, timedelta

from core.actions.deed import Deed
from core.actions.things import Card, Priority, Thing
from core.rules.calendar import local_day
from core.rules.hours import days as rules
from core.rules.hours.days import DayCode, meet
from core.rules.hours.week_days import Work
from core.rules.refusals import Refusal, refuse
from core.store.hours import day_facts, days
from core.store.hours.day_facts import DayFacts
from core.store.work import placements


async def own_day(deed: Deed, placement_id: int, day: date) -> DayFacts | None:
    """A day of an own placement."""
    return own(deed, await day_facts.of_day(deed.tx, placement_id, day))


async def own_shift(deed: Deed, shift_id: int) -> DayFacts | None:
    """The day of a planned shift of an own placement."""
    return own(deed, await day_facts.of_shift(deed.tx, shift_id))


def own(deed: Deed, facts: DayFacts | None) -> DayFacts | None:
    """The day, when it is one of whoever acts."""
    return facts if facts and facts.placement.candidate == deed.who.id else None


def may_enter(deed: Deed, facts: DayFacts) -> Refusal | None:
    """Why this day cannot be entered or changed now."""
    placement = facts.placement
    return rules.may_enter(facts.day, local_day(deed.now), placement.starts_on, placement.last_day, facts.week)


async def over_other_work(deed: Deed, facts: DayFacts, work: Work) -> Refusal | None:
    """Nobody works at two places at the same time. A day of which only a total is known has no times that could meet."""
    if not facts.elsewhere:
        return None
    other = {p.id: p for p in await placements.of_candidate(deed.tx, facts.placement.candidate) if p.id != facts.placement.id}
    near = timedelta(days=1)
    for entry in await days.latest(deed.tx, list(other), facts.day - near, facts.day + near):
        if meet((facts.day, work), (entry.day, entry.work)):
            times = {"starts": f"{entry.starts:%H:%M}", "ends": f"{entry.ends:%H:%M}"}
            return refuse(DayCode.OTHER_WORK_THEN, title=other[entry.placement].title, **times)
    return None


def card_of(facts: DayFacts) -> Card | None:
    """The card on which a day stands: its planned shift's, else its own; None when nothing was planned or entered."""
    if facts.shift:
        return Thing.SHIFT, facts.shift.id
    return (Thing.DAY, facts.first) if facts.first else None


def show_anew(deed: Deed, facts: DayFacts) -> None:
    """Put the day on the phone as it stands now."""
    if card := card_of(facts):
        deed.show(deed.who, *card, fresh=True, priority=Priority.ANSWER)
