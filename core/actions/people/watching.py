"""Who looks after somebody's account, and hears what happens to it."""

from core.actions.deed import Deed
from core.actions.things import Notice
from core.store.people import contacts, people
from core.store.people.people import Person, Role


async def watcher_of(deed: Deed, about: Person) -> Person | None:
    """The contact person of a candidate, the contact of an employer, and for the municipality's own people somebody who leads."""
    match about.role:
        case Role.CANDIDATE:
            return await people.contact_of(deed.tx, about.id)
        case Role.EMPLOYER:
            employer = await people.employer_of(deed.tx, about.id)
            return await contacts.of_employer(deed.tx, about.municipality, employer.id if employer else None)
    colleagues = await contacts.colleagues(deed.tx, about.municipality)
    return next((one for one in colleagues if one.id != about.id), None)


async def tell_watcher(deed: Deed, about: Person, what: Notice, *, key: str) -> None:
    """Say to whoever looks after an account what happened to it, once a `key`."""
    watcher = await watcher_of(deed, about)
    if watcher and watcher.id != (deed.actor and deed.actor.id):
        deed.tell(watcher, what, key=f"{about.id}:{key}", name=about.name)
