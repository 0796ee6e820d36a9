"""What the clock calls for toward the end of a placement, and what it says then: that the work ends soon, and how it goes on."""

from datetime import date, datetime, timedelta

from core.actions.deed import Deed
from core.actions.people.desks import contact_today
from core.actions.things import Clocked, Notice, Thing
from core.rules.calendar import local_day
from core.rules.work import proofs
from core.rules.work.ending import AskKind, AskState
from core.rules.work.extension import WEEKS_AHEAD, warned_at, warned_on
from core.store.people import members, people
from core.store.work import asks, endings, placements

WARNED = dict(zip(WEEKS_AHEAD, (Clocked.ENDS_IN_FOUR_WEEKS, Clocked.ENDS_IN_TWO_WEEKS, Clocked.ENDS_IN_A_WEEK), strict=True))


def end_calls(starts_on: date, last_day: date) -> dict[Clocked, datetime]:
    """What the clock calls for toward the end of a placement, and when."""
    warned = {WARNED[weeks]: warned_at(day) for weeks, day in warned_on(starts_on, last_day).items()}
    return {Clocked.WORK_ENDS: proofs.asked_at(last_day), Clocked.WORK_ENDED: proofs.given_at(last_day), **warned}


async def ends_soon(deed: Deed, placement_id: int, weeks: int) -> None:
    """So many weeks ahead employer, candidate and contact person hear it, unless the end stands, the work goes on longer now, or a nearer
    call has come."""
    placement, today = await placements.by_id(deed.tx, placement_id), local_day(deed.now)
    if placement is None or await endings.of_placements(deed.tx, [placement_id]):
        return
    nearer = max((one for one in WEEKS_AHEAD if one < weeks), default=0)
    if not timedelta(weeks=nearer) < placement.last_day - today <= timedelta(weeks=weeks):
        return
    key = f"{placement.last_day}:{weeks}"
    candidate, contact = (
        await people.by_id(deed.tx, placement.candidate),
        await contact_today(deed.tx, placement.candidate, today),
    )
    for reader in (candidate, contact):
        if reader and candidate:
            deed.tell(
                reader,
                Notice.WORK_ENDS_SOON,
                key=f"{placement.id}:{key}",
                name="" if reader.id == candidate.id else candidate.first_name,
                contact=contact.first_name if contact else "",
                title=placement.title,
                employer=placement.employer_name,
                last_day=placement.last_day.isoformat(),
                placement=placement.id,
            )
    newest = (await asks.newest_of(deed.tx, [placement_id])).get(placement_id)
    if newest and newest.state in (AskState.OPEN, AskState.GRANTED) and newest.kind is not AskKind.EXTEND:
        return
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.show(member, Thing.ENDING, placement_id, key=key, fresh=True)
