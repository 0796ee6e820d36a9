"""A job is reported, by an employer or by whoever speaks to them: filled in answer by answer, sent with one tap, seen while it is checked,
taken back by the employer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.matching.closing import close_offers
from core.actions.matching.jobs import job_changed
from core.actions.people.desks import at_desk, staff_at_desk
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.matching import reports as rules
from core.rules.matching.reports import Field, Kept, ReportState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.matching import jobs, offers, reports
from core.store.matching.jobs import Job
from core.store.matching.offers import OfferRow
from core.store.matching.reports import Report
from core.store.people import contacts, employers, members, people
from core.store.people.members import Site
from core.store.people.people import Role

REPORTERS = (Role.EMPLOYER, *WITH_EMPLOYERS)


@dataclass(frozen=True)
class ReportView:
    """A reported job as its employer sees it; `contact` is who checks it; `tariff` in euros an hour, once the check has set it."""

    id: int
    state: ReportState
    told: dict[str, Any]
    contact: str
    reason: str
    tariff: Decimal | None


@by(*REPORTERS)
async def my_draft(deed: Deed) -> Report | Refusal | None:
    """What whoever acts began and has not sent yet."""
    return await reports.draft_of(deed.tx, deed.who.id)


@by(*WITH_EMPLOYERS)
async def begin_report(deed: Deed, employer_id: int) -> Report | Refusal:
    """Begin to enter work of an employer of the municipality; what whoever acts began before and has not sent goes."""
    one = await employers.by_id(deed.tx, employer_id)
    if one is None or one.municipality != deed.who.municipality:
        return refuse(CommonCode.NOT_FOUND)
    await drop_draft(deed)
    number = await reports.begin(deed.tx, one.municipality, one.id, deed.who.id, {}, None)
    draft = await reports.draft_of(deed.tx, deed.who.id)
    if number is None or draft is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.trail(one.municipality, "job report begun", Thing.JOB_REPORT, number)
    return draft


@by(*REPORTERS)
async def fill_in(deed: Deed, field: Field, value: Any) -> dict[str, Any] | Refusal:
    """Keep an answer in the draft, which the first answer begins; answers all that is told so far. Refused: what does not fit.

    A typed place that is the name of a site is that site; any other is at the one site of whoever acts, when they have one and no other.
    """
    named = await _named_site(deed, str(value)) if field is Field.PLACE else None
    return await _fill(deed, field, named.place or named.name, named.id) if named else await _fill(deed, field, value, None)


@by(*REPORTERS)
async def sites_to_report(deed: Deed) -> list[Site] | Refusal:
    """The sites that whoever acts can report work for: a contact all of the employer, a supervisor the own ones; of whoever enters it for
    an employer, all of that."""
    if deed.who.role is not Role.EMPLOYER:
        draft = await reports.draft_of(deed.tx, deed.who.id)
        return await members.sites_of(deed.tx, draft.employer) if draft else []
    own = await members.of_person(deed.tx, deed.who.id)
    return [one for one in await members.sites_of(deed.tx, own.employer) if own.looks_after(one.employer, one.id)] if own else []


@by(*REPORTERS)
async def report_at(deed: Deed, site_id: int) -> dict[str, Any] | Refusal:
    """The work is at this site: its address is the place."""
    own = await sites_to_report(deed)
    site = next((one for one in own if one.id == site_id), None) if not isinstance(own, Refusal) else None
    return await _fill(deed, Field.PLACE, site.place or site.name, site.id) if site else refuse(CommonCode.NOT_FOUND)


async def _named_site(deed: Deed, typed: str) -> Site | None:
    own = await sites_to_report(deed)
    said = typed.strip().casefold()
    return None if isinstance(own, Refusal) else next((one for one in own if one.name.casefold() == said), None)


async def _fill(deed: Deed, field: Field, value: Any, site: int | None) -> dict[str, Any] | Refusal:
    draft = await reports.draft_of(deed.tx, deed.who.id)
    me = await members.of_person(deed.tx, deed.who.id)
    if me is None and (draft is None or deed.who.role is Role.EMPLOYER):
        return refuse(CommonCode.NOT_FOUND)
    known = draft.facts if draft else {}
    if site is None:
        site = await _only_site(deed) if field is Field.PLACE else (draft.site if draft else None)
    refusal = rules.may_fill_in(known, field, value, local_day(deed.now))
    if refusal:
        return refusal
    filled = rules.after_filling_in(known, field, value)
    if draft:
        await reports.fill(deed.tx, draft.id, filled, site)
    elif me and (number := await reports.begin(deed.tx, deed.who.municipality, me.employer, deed.who.id, filled, site)):
        deed.trail(deed.who.municipality, "job report begun", Thing.JOB_REPORT, number)
    return filled


async def _only_site(deed: Deed) -> int | None:
    own = await sites_to_report(deed)
    return own[0].id if not isinstance(own, Refusal) and len(own) == 1 else None


@by(*REPORTERS)
async def drop_draft(deed: Deed) -> bool | Refusal:
    """Begin anew: the draft goes. False when there was none."""
    draft = await reports.draft_of(deed.tx, deed.who.id)
    if draft:
        deed.trail(draft.municipality, "job report dropped", Thing.JOB_REPORT, draft.id)
    return await reports.drop_draft(deed.tx, deed.who.id)


@by(*REPORTERS)
async def send_report(deed: Deed, report_id: int) -> int | Refusal:
    """Send the own draft to whoever speaks for the municipality to this employer; who enters it for them checks it too. The same again
    changes nothing."""
    one = await reports.locked(deed.tx, report_id)
    if one is None or one.by != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    if one.standing.kept is Kept.SENT:
        return one.id
    refusal = rules.may_send(one.standing.kept, one.facts, local_day(deed.now))
    is_ours = deed.who.role is not Role.EMPLOYER
    owner = deed.who if is_ours else await contacts.of_employer(deed.tx, one.municipality, one.employer)
    if refusal or owner is None:
        return refusal or refuse(CommonCode.NOT_FOUND)
    await reports.send(deed.tx, one.id, owner.id, deed.now)
    deed.trail(one.municipality, "job reported", Thing.JOB_REPORT, one.id)
    if not is_ours:
        desk = await at_desk(deed.tx, owner, local_day(deed.now))
        deed.show(desk, Thing.JOB_REPORT, one.id, key="sent", fresh=True)
    return one.id


@by(Role.EMPLOYER)
async def withdraw_report(deed: Deed, report_id: int) -> int | Refusal:
    """The job is not needed after all, as long as nobody is placed on it. Candidates who were asked hear it, and whoever checks it.
    The same again changes nothing.
    """
    one = await _own(deed, report_id)
    if one is None or one.standing.kept is Kept.DRAFT:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.JOB_REPORT, one.id)
    if rules.state_of(one.standing) is ReportState.WITHDRAWN:
        return one.id
    refusal = rules.may_withdraw(one.standing)
    if refusal:
        return refusal
    if one.job is None:
        await reports.write_decision(deed.tx, one.id, Kept.WITHDRAWN, deed.who.id, deed.now)
    else:
        await _withdraw_job(deed, one, one.job)
    deed.trail(one.municipality, "job withdrawn", Thing.JOB_REPORT, one.id)
    owner = await people.by_id(deed.tx, one.owner) if one.owner else None
    if owner:
        about = {"employer": one.employer_name, "title": one.facts[Field.TITLE], "report": one.id}
        desk = await at_desk(deed.tx, owner, local_day(deed.now))
        deed.tell(desk, Notice.REPORT_WITHDRAWN, key=str(one.id), **about)
    return one.id


async def _withdraw_job(deed: Deed, one: Report, job_id: int) -> None:
    """The candidates who were asked hear it, and colleagues to whom somebody was proposed."""
    await reports.withdraw_job(deed.tx, job_id, deed.now)
    job = await jobs.by_id(deed.tx, job_id)
    assert job is not None, "a report names a job that is there"
    await job_changed(deed, job_id)
    closed = await close_offers(deed, job, Notice.JOB_WITHDRAWN)
    await _tell_contacts(deed, job, closed)
    if any(offer.proposal for offer in closed):
        for member in await members.looking_after(deed.tx, job.employer, job.site):
            if member.id != deed.who.id:
                deed.tell(member, Notice.WORK_TAKEN_BACK, key=str(one.id), name=deed.who.name, job=job.title)


async def _tell_contacts(deed: Deed, job: Job, closed: list[OfferRow]) -> None:
    """Who offered it to a candidate who said yes, or who has their desk: they reassure the candidate, and look further."""
    named = await people.by_ids(deed.tx, {number for one in closed for number in (one.candidate, one.by)})
    for one in closed:
        if one.facts.wants:
            desk = await staff_at_desk(deed.tx, named[one.by], local_day(deed.now))
            known: dict[str, Any] = {
                "name": named[one.candidate].name,
                "job": job.title,
                "employer": job.employer_name,
                "offer": one.id,
            }
            deed.tell(desk, Notice.WANTED_WITHDRAWN, key=str(one.id), **known)


@by(Role.EMPLOYER)
async def my_reports(deed: Deed) -> list[Report] | Refusal:
    """The jobs that whoever acts reported, and those for the own sites, newest first."""
    own = await members.of_person(deed.tx, deed.who.id)
    found = await reports.of_employer(deed.tx, own.employer) if own else []
    return [one for one in found if own and (one.by == deed.who.id or own.looks_after(one.employer, one.site))]


@by(Role.EMPLOYER)
async def open_report(deed: Deed, report_id: int) -> int | Refusal:
    """A job that whoever acts reported, or that is for an own site."""
    one = await _own(deed, report_id)
    return one.id if one and one.standing.kept is not Kept.DRAFT else refuse(CommonCode.NOT_FOUND)


async def _own(deed: Deed, report_id: int) -> Report | None:
    """The report, when it is the own one or for an own site. Its job, if there is one, fills no place meanwhile."""
    one = await reports.by_id(deed.tx, report_id)
    own = await members.of_person(deed.tx, deed.who.id)
    if one is None or own is None or one.employer != own.employer:
        return None
    if one.by != deed.who.id and not own.looks_after(one.employer, one.site):
        return None
    if one.job:
        await offers.lock_job(deed.tx, one.job)
    return await reports.locked(deed.tx, report_id)


async def report_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ReportView]:
    """Reported jobs as an employer may see them: nothing of the check but why it was refused, as it was written for them."""
    found = await reports.by_ids(tx, ids)
    owners = await people.by_ids(tx, {one.owner for one in found.values() if one.owner})
    named = {number: await at_desk(tx, owner, local_day(now)) for number, owner in owners.items()}
    opened = await jobs.by_ids(tx, {one.job for one in found.values() if one.job})
    return {
        number: ReportView(
            number,
            rules.state_of(one.standing),
            one.facts,
            named[one.owner].first_name if one.owner else "",
            one.reason,
            opened[one.job].tariff if one.job else None,
        )
        for number, one in found.items()
    }
