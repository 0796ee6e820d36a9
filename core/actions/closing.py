"""The offers of a job close: the place is filled, or the employer took the job back. Who was asked hears it kindly."""

from core.actions.deed import Deed
from core.actions.things import Notice, Thing
from core.rules.offers import OfferState
from core.store import meetings, offers, people
from core.store.jobs import Job

DECIDED = (OfferState.DECLINED, OfferState.CHOSEN, OfferState.NOT_CHOSEN)


async def close_offers(deed: Deed, job: Job, what: Notice, chosen: int | None = None) -> None:
    """Close every offer that is not decided, other than `chosen`; the candidates are told `what`."""
    for other in await offers.of_job(deed.tx, job.id):
        if other.id == chosen or other.state in DECIDED:
            continue
        await offers.withdraw(deed.tx, other.id, deed.now)
        if other.proposal and await offers.write_choice(deed.tx, other, False, None, deed.now):
            deed.changed(Thing.PROPOSAL, other.proposal)
            met = (await meetings.newest_of(deed.tx, [other.proposal])).get(other.proposal)
            if met:
                deed.changed(Thing.MEETING, met.id)
        deed.changed(Thing.OFFER, other.id)
        candidate = await people.by_id(deed.tx, other.candidate)
        if candidate:
            deed.tell(candidate, what, key=str(other.id), job=job.title)
