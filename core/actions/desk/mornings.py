"""The beginning of a working day: whoever answers candidates hears what waits for them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from core.actions.deed import Deed, write
from core.actions.desk.tasks import Waiting
from core.actions.desk.waiting import what_waits
from core.actions.things import Notice
from core.actions.workdays import is_working_day
from core.rules.calendar import local_day
from core.rules.desk.desk import is_greeting_time
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.desk import desk
from core.store.people import leaves

SHOWN = 5


async def greet(tx: Transaction, now: datetime) -> None:
    """Every consultant and lead with a phone hears once a working day what waits for them. Where nothing waits, nothing is said; nor to
    who is away: who stands in hears it.
    """
    day = local_day(now)
    if not is_greeting_time(now, is_working_day(day)):
        return
    deeds = []
    for person in await desk.staff(tx):
        if await leaves.away(tx, person.id, day):
            continue
        deed = Deed(tx, now, person)
        waiting = await what_waits(deed)
        if waiting and not isinstance(waiting, Refusal):
            shown = [as_facts(one) for one in waiting[:SHOWN]]
            deed.tell(person, Notice.MORNING, key=day.isoformat(), count=len(waiting), waiting=shown)
        deeds.append(deed)
    await write(tx, deeds)


def as_facts(one: Waiting) -> dict[str, Any]:
    """What waits, as JSON keeps it."""
    return asdict(one) | {"since": one.since.isoformat(), "due_at": one.due_at.isoformat() if one.due_at else ""}
