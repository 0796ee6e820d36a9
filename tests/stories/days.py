"""What stories about days have in common: a candidate with work about which nothing was filled in, and the way to a day."""

from datetime import date
from typing import Any

from sqlalchemy import update

from core.store.tables.messages import deadline
from tests.stories.phones import Message, Phone
from tests.stories.town import Folk

FIRST_DAY = date(2026, 11, 2)
ASKS_TIMES = "Van hoe laat tot hoe laat heb je gewerkt?"
ASKED_AGAIN = "Dat begrijp ik nog niet."


async def works(folk: Folk, **placement: Any) -> None:
    """A placement since two weeks, about which nothing was filled in. Its candidate was asked after each shift before the story begins."""
    await folk.placement(**{"starts_on": FIRST_DAY} | placement, wait=False)
    asked = update(deadline).where(deadline.c.done_at.is_(None), deadline.c.due_at <= folk.moment).values(done_at=folk.moment)
    async with folk.town.database.begin() as tx:
        await tx.execute(asked)
    await folk.town.quiet()


async def hired(folk: Folk) -> Phone:
    """Works at the printer's since two weeks; nothing was filled in. It is Monday 16 November, before the shift."""
    phone = await folk.phone("candidate")
    await works(folk)
    return phone


async def a_day(phone: Phone, caption: str) -> Message:
    """The candidate opens one of the last days and reads what is newest then. It is Monday 16 November, 9:00."""
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.sees("Welke dag wil je invullen of veranderen?"), caption)
    return await phone.newest()


async def other_times(phone: Phone, caption: str = "vr 13 nov: invullen") -> Message:
    """The candidate is asked when the work of a day was."""
    card = await a_day(phone, caption)
    await phone.taps(card, "Andere tijden")
    return await phone.sees(ASKS_TIMES, after=card)
