"""What the clock asks after a planned shift, and how it reminds: an hour later, the next morning, and with the week on Monday.

Each stops the moment the day is entered; a reminder is the same question further down, not a copy of it. Nobody is asked in quiet hours or on
a Sunday, and nobody who does not want reminders is reminded.
"""

from datetime import timedelta

from core.actions.deed import Deed
from core.actions.hours.day_versions import write_day
from core.actions.hours.weeks import day_changed
from core.actions.money.premium_case import premium_changed
from core.actions.things import Choosable, Clocked, Thing
from core.rules.hours.days import NOT_WORKED
from core.rules.hours.weeks import WeekState
from core.rules.quiet import awake, next_morning
from core.store.hours import absences, day_facts, reminders
from core.store.hours.day_facts import DayFacts
from core.store.people import opt_outs, people

AFTER = timedelta(hours=1)


async def shift_ended(deed: Deed, shift_id: int) -> None:
    """A planned shift is over: the candidate is asked how it was, unless the day was entered already. Who called that they could not
    come is not asked: the day was not worked. When nobody was here for so long that the week is over meanwhile, the week's own question
    names the day."""
    facts = await _open_day(deed, shift_id)
    if facts is None:
        return
    called = await absences.of_day(deed.tx, facts.placement.id, facts.day)
    if called and called.absent:
        await _not_worked(deed, facts)
        return
    if deed.is_late and await reminders.week_is_over(deed.tx, facts.placement.id, facts.day, deed.now):
        return
    await _ask(deed, facts, shift_id, "ended")
    later, morning = awake(deed.now + AFTER), next_morning(deed.now)
    municipality = facts.placement.municipality
    deed.call(municipality, Clocked.SHIFT_NEXT_MORNING, shift_id, morning)
    if later < morning and not deed.is_late:
        deed.call(municipality, Clocked.SHIFT_HOUR_AFTER, shift_id, later)


async def hour_after(deed: Deed, shift_id: int) -> None:
    """The day is not entered yet, an hour later."""
    if deed.is_late:
        return
    await _remind(deed, await _open_day(deed, shift_id), shift_id, "hour")


async def next_day(deed: Deed, shift_id: int) -> None:
    """Nor the next morning. When the week is over its own reminder says so already, with each missing day."""
    facts = await _open_day(deed, shift_id)
    if facts and not await reminders.week_is_over(deed.tx, facts.placement.id, facts.day, deed.now):
        await _remind(deed, facts, shift_id, "morning")


async def _open_day(deed: Deed, shift_id: int) -> DayFacts | None:
    """The day, while nothing was entered for it and it still belongs to the work."""
    facts = await day_facts.of_shift(deed.tx, shift_id)
    if facts is None or facts.entry or facts.day > facts.placement.last_day or facts.week is not WeekState.OPEN:
        return None
    return facts


async def _remind(deed: Deed, facts: DayFacts | None, shift_id: int, key: str) -> None:
    if facts and await wants_reminders(deed, facts.placement.candidate):
        await _ask(deed, facts, shift_id, key, moves=True)


async def wants_reminders(deed: Deed, person: int) -> bool:
    """Whether somebody is to be reminded of what they did not do yet."""
    return Choosable.REMINDERS not in await opt_outs.opted_out(deed.tx, person)


async def _ask(deed: Deed, facts: DayFacts, shift_id: int, key: str, *, moves: bool = False) -> None:
    candidate = await people.by_id(deed.tx, facts.placement.candidate)
    if candidate:
        deed.show(candidate, Thing.SHIFT, shift_id, key=key, fresh=True, moves=moves)


async def _not_worked(deed: Deed, facts: DayFacts) -> None:
    if await write_day(deed, facts, NOT_WORKED):
        await day_changed(deed, facts.placement, facts.day)
        await premium_changed(deed, facts.placement.candidate)
