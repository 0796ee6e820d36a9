"""Whose day it is, whether it may be entered, and where it stands. Somebody else's day is the same as one that does not exist."""

from datetime import date

from core.actions.deed import Deed
from core.actions.things import Priority, Thing
from core.rules.calendar import local_day
from core.rules.days import may_enter
from core.rules.refusals import Refusal
from core.store import day_facts
from core.store.day_facts import DayFacts

Card = tuple[Thing, int]


async def own_day(deed: Deed, placement_id: int, day: date) -> DayFacts | None:
    """A day of an own placement."""
    return own(deed, await day_facts.of_day(deed.tx, placement_id, day))


async def own_shift(deed: Deed, shift_id: int) -> DayFacts | None:
    """The day of a planned shift of an own placement."""
    return own(deed, await day_facts.of_shift(deed.tx, shift_id))


def own(deed: Deed, facts: DayFacts | None) -> DayFacts | None:
    """The day, when it is one of whoever acts."""
    return facts if facts and facts.placement.candidate == deed.who.id else None


def refused(deed: Deed, facts: DayFacts) -> Refusal | None:
    """Why this day cannot be entered or changed now."""
    placement = facts.placement
    return may_enter(facts.day, local_day(deed.now), placement.starts_on, placement.last_day, facts.week)


def card_of(facts: DayFacts) -> Card | None:
    """The card on which a day stands: its planned shift's, else its own; None when nothing was planned or entered."""
    if facts.shift:
        return Thing.SHIFT, facts.shift.id
    return (Thing.DAY, facts.first) if facts.first else None


def show_anew(deed: Deed, facts: DayFacts) -> None:
    """Put the day on the phone as it stands now."""
    if card := card_of(facts):
        deed.show(deed.who, *card, fresh=True, priority=Priority.ANSWER)
