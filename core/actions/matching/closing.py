"""The offers of a job close: the place is filled, or the employer took the job back. Who was asked hears it kindly, and an agreed meeting is
called off, in the same message."""

from datetime import UTC
from typing import Any

from core.actions.deed import Deed
from core.actions.people.desks import staff_at_desk
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.matching.meetings import is_called_off
from core.rules.matching.offers import is_decided
from core.store.matching import meetings, offers
from core.store.matching.jobs import Job
from core.store.matching.meetings import Meeting
from core.store.matching.offers import OfferRow
from core.store.people import members, people


async def close_offers(deed: Deed, job: Job, what: Notice, chosen: int | None = None) -> list[OfferRow]:
    """Close every offer that is not settled, other than `chosen`; the candidates are told `what`. Answers what closed."""
    closed = [one for one in await offers.of_job(deed.tx, job.id) if one.id != chosen and not is_decided(one.facts)]
    for one in closed:
        off, proposed = "", one.proposal is not None
        await offers.withdraw(deed.tx, one.id, deed.now)
        named = await people.by_ids(deed.tx, {one.candidate, one.by})
        contact = await staff_at_desk(deed.tx, named[one.by], local_day(deed.now))
        if one.proposal and await offers.write_choice(deed.tx, one, False, None, deed.now):
            deed.changed(Thing.PROPOSAL, one.proposal)
            off = await meeting_changes(deed, one, job)
        deed.changed(Thing.OFFER, one.id)
        said: dict[str, Any] = {
            "job": job.title,
            "employer": job.employer_name,
            "contact": contact.first_name if proposed else "",
            "off": off,
        }
        deed.tell(named[one.candidate], what, key=str(one.id), **said)
        if off:
            facts: dict[str, Any] = {"name": named[one.candidate].name, "moment": off, "employer": job.employer_name}
            deed.tell(contact, Notice.MEETING_OFF, key=str(one.id), **facts)
    return closed


async def meeting_changes(deed: Deed, offer: OfferRow, job: Job) -> str:
    """The meetings about a proposal show how it stands; an agreed one that was still to come is called off when the answer is no.

    The employer's people hear that here, by first name. Answers its moment, for what the candidate and the contact person hear anyway.
    """
    off = await meeting_off(deed, offer)
    candidate = await people.by_id(deed.tx, offer.candidate)
    if off and candidate:
        for member in await members.looking_after(deed.tx, job.employer, job.site):
            deed.tell(member, Notice.MEETING_OFF, key=str(offer.id), name=candidate.first_name, moment=off, employer="")
    return off


async def meeting_off(deed: Deed, offer: OfferRow) -> str:
    """The moment of the agreed meeting that does not take place, now that the proposal was answered; empty when there is none."""
    found = await meetings.of_proposal(deed.tx, offer.proposal) if offer.proposal else []
    answered = (await offers.by_ids(deed.tx, [offer.id]))[offer.id]
    for one in found:
        deed.changed(Thing.MEETING, one.id)
    newest = found[-1] if found else None
    if newest is None or newest.moment is None or not called_off(newest, None, answered):
        return ""
    return newest.moment.astimezone(UTC).isoformat()


def called_off(one: Meeting, newer: Meeting | None, offer: OfferRow) -> bool:
    """Whether an agreed meeting does not take place, as the offer and what was proposed after it stand."""
    replaced_at = newer.made_at if newer else None
    return one.moment is not None and is_called_off(one.moment, offer.facts.welcome, offer.chosen_at, replaced_at)
