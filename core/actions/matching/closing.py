"""The offers of a job close: the place is filled, or the employer took the job back. Who was asked hears it kindly, and an agreed meeting is
called off."""

from datetime import UTC

from core.actions.deed import Deed
from core.actions.people.leaves import staff_at_desk
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.meetings import is_called_off
from core.rules.offers import is_settled
from core.store import meetings, members, offers, people
from core.store.jobs import Job
from core.store.meetings import Meeting
from core.store.offers import OfferRow


async def close_offers(deed: Deed, job: Job, what: Notice, chosen: int | None = None) -> list[OfferRow]:
    """Close every offer that is not settled, other than `chosen`; the candidates are told `what`. Answers what closed."""
    closed = [one for one in await offers.of_job(deed.tx, job.id) if one.id != chosen and not is_settled(one.facts)]
    for one in closed:
        await offers.withdraw(deed.tx, one.id, deed.now)
        if one.proposal and await offers.write_choice(deed.tx, one, False, None, deed.now):
            deed.changed(Thing.PROPOSAL, one.proposal)
            await meeting_changes(deed, one, job)
        deed.changed(Thing.OFFER, one.id)
        candidate = await people.by_id(deed.tx, one.candidate)
        if candidate:
            deed.tell(candidate, what, key=str(one.id), job=job.title)
    return closed


async def meeting_changes(deed: Deed, offer: OfferRow, job: Job) -> None:
    """The meetings about a proposal show how it stands; an agreed one that was still to come is called off when the answer is no."""
    found = await meetings.of_proposal(deed.tx, offer.proposal) if offer.proposal else []
    answered = (await offers.by_ids(deed.tx, [offer.id]))[offer.id]
    for one in found:
        deed.changed(Thing.MEETING, one.id)
        if one.moment and is_called_off(one.moment, answered.facts.welcome, answered.chosen_at):
            await _call_off(deed, offer, job, one)


async def _call_off(deed: Deed, offer: OfferRow, job: Job, one: Meeting) -> None:
    """Everybody who expected it: the candidate, the employer's people by first name, who has the contact person's desk by name and where."""
    assert one.moment, "an agreed meeting has a moment"
    named = await people.by_ids(deed.tx, {offer.candidate, offer.by})
    candidate, contact = named[offer.candidate], await staff_at_desk(deed.tx, named[offer.by], local_day(deed.now))
    when, key = one.moment.astimezone(UTC).isoformat(), str(one.id)
    deed.tell(candidate, Notice.MY_MEETING_OFF, key=key, employer=job.employer_name, moment=when)
    for member in await members.looking_after(deed.tx, job.employer, job.site):
        deed.tell(member, Notice.MEETING_OFF, key=key, name=candidate.first_name, moment=when, employer="")
    deed.tell(contact, Notice.MEETING_OFF, key=key, name=candidate.name, moment=when, employer=job.employer_name)
