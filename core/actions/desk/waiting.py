"""What waits for somebody, the most urgent first; and for who leads what their people leave lying."""

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.desk.on_desk import on_desk
from core.actions.desk.tasks import ORDER, Task, Waiting
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.desk.desk import LIES_AFTER_WORKING_DAYS
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.people import contacts, leaves, people
from core.store.people.people import Person, Role

NOT_TOLD = frozenset({Task.CONCERN, Task.ACCOUNT, Task.PAYMENTS, Task.LIES})
"""What is told to nobody else, and what waits for everybody who may decide it."""


@by(*WITH_EMPLOYERS)
async def what_waits(deed: Deed) -> list[Waiting] | Refusal:
    """Everything that somebody has to answer, decide or do, what others have not answered, and what the own people leave lying."""
    return _sorted([*await on_desk(deed), *await _lying(deed)])


@by(Role.LEAD)
async def what_lies(deed: Deed, account_id: int) -> tuple[Person, list[Waiting]] | Refusal:
    """What somebody of the own team leaves lying; empty once it is done. Refused: nobody of the own team."""
    colleague = next((one for one in await _team(deed) if one.id == account_id), None)
    return (colleague, await _lies_with(deed, colleague)) if colleague else refuse(CommonCode.NOT_FOUND)


async def _lying(deed: Deed) -> list[Waiting]:
    """A line for each of the team who leaves something lying: how much, and since when the oldest waits. Of who is away the desk is with
    somebody else."""
    if deed.who.role is not Role.LEAD:
        return []
    found = []
    for colleague in await _team(deed):
        if await leaves.away(deed.tx, colleague.id, local_day(deed.now)):
            continue
        lies = await _lies_with(deed, colleague)
        if lies:
            since = min(one.since for one in lies)
            found.append(Waiting(Task.LIES, colleague.id, colleague.first_name, "", since, amount=len(lies)))
    return found


async def _lies_with(deed: Deed, colleague: Person) -> list[Waiting]:
    """What waits there too long, and whose day has not to come yet."""
    waits = await on_desk(Deed(deed.tx, deed.now, colleague))
    return _sorted(
        [
            one
            for one in waits
            if one.task not in NOT_TOLD
            and (one.due_at is None or one.due_at <= deed.now)
            and add_working_days(one.since, LIES_AFTER_WORKING_DAYS) <= deed.now
        ]
    )


async def _team(deed: Deed) -> list[Person]:
    """The others whom whoever acts leads; who has no lead is led by who leads in the municipality."""
    leader = await contacts.lead_of(deed.tx, deed.who.municipality)
    found = []
    for colleague in await contacts.colleagues(deed.tx, deed.who.municipality):
        _, lead = await people.cover_of(deed.tx, colleague.id)
        if colleague.id != deed.who.id and (lead or (leader.id if leader else None)) == deed.who.id:
            found.append(colleague)
    return found


def _sorted(found: list[Waiting]) -> list[Waiting]:
    return sorted(found, key=lambda one: (ORDER.index(one.task), one.due_at or one.since, one.id))
