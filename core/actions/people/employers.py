"""The employers of a municipality, for whoever speaks to them: the list, one of them, and who their account manager is."""

from dataclasses import dataclass

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.matching import refused
from core.store.matching.refused import Refused
from core.store.people import contacts, employers
from core.store.people.employers import Employer
from core.store.people.people import Person, Role
from core.store.work import placements


@dataclass(frozen=True)
class EmployerView:
    """An employer: its refusal when one stands, its account manager when there is one, and the work that runs there (number, title)."""

    employer: Employer
    refused: Refused | None
    manager: Person | None
    work: tuple[tuple[int, str], ...]


@by(*WITH_EMPLOYERS)
async def list_employers(deed: Deed) -> list[Employer] | Refusal:
    """The employers of the municipality by name; of an account manager the own ones first."""
    found = await employers.of_municipality(deed.tx, deed.who.municipality)
    return sorted(found, key=lambda one: one.account_manager != deed.who.id)


@by(*WITH_EMPLOYERS)
async def open_employer(deed: Deed, employer_id: int) -> EmployerView | Refusal:
    """An employer of the municipality."""
    one = await employers.by_id(deed.tx, employer_id)
    if one is None or one.municipality != deed.who.municipality:
        return refuse(CommonCode.NOT_FOUND)
    today = local_day(deed.now)
    running = [
        (p.id, p.title)
        for p in await placements.of_employer(deed.tx, employer_id)
        if p.municipality == one.municipality and p.starts_on <= today <= p.last_day
    ]
    manager = await contacts.account_manager_of(deed.tx, employer_id)
    return EmployerView(one, await refused.of_employer(deed.tx, employer_id), manager, tuple(running))


@by(Role.ACCOUNT_MANAGER)
async def take_employer(deed: Deed, employer_id: int) -> EmployerView | Refusal:
    """From now on whoever acts is the employer's account manager: its questions, its reported work and contact with it come to them.

    What waits for somebody else stays with them. The same again changes nothing.
    """
    found = await open_employer(deed, employer_id)
    if isinstance(found, Refusal) or (found.manager and found.manager.id == deed.who.id):
        return found
    await employers.name_account_manager(deed.tx, employer_id, deed.who.id)
    deed.trail(deed.who.municipality, "account manager named", Thing.EMPLOYER, employer_id, who=deed.who.id)
    return await open_employer(deed, employer_id)
