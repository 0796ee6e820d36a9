"""How many things wait, as the menu of a consultant or a lead shows it: counted anew for whoever was told or saw something."""

from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed, outbox_row
from core.actions.desk.waiting import what_waits
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.desk import desk
from core.store.people.people import Person


async def waiting_shown(tx: Transaction, person: Person) -> int:
    """How many things somebody's menu shows; none for who has no desk."""
    return await desk.waiting_shown(tx, person.id) if person.role in WITH_EMPLOYERS else 0


async def show_count(deed: Deed) -> None:
    """The menu of whoever acts says how many things wait now."""
    waiting = await what_waits(deed)
    if isinstance(waiting, Refusal) or not await desk.show_waiting(deed.tx, deed.who.id, len(waiting)):
        return
    deed.told.append(outbox_row(deed.now, desk.MENU, {"waiting": len(waiting)}, to=deed.who))
