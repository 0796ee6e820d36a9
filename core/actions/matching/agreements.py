"""The agreement with an employer: sent as a document, accepted by name with one tap, and sent again with who accepted it when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.documents import issue
from core.actions.matching.jobs import own_job
from core.actions.things import Sort, Thing
from core.rules.calendar import local_day
from core.rules.people import agreement as rules
from core.rules.people.agreement import TERMS, AgreementCode, Clause
from core.rules.people.members import Duty
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import municipalities
from core.store.database import Transaction
from core.store.desk import waiting_offers
from core.store.matching.jobs import Job
from core.store.people import members
from core.store.people.members import Member
from core.store.people.people import Person, Role
from core.store.work import agreements
from core.store.work.agreements import Agreement


@dataclass(frozen=True)
class AgreementView:
    """The agreement as somebody of the employer sees it: `name` is theirs, `accepted` says who agreed and when."""

    name: str
    employer: str
    municipality: str
    terms: int
    accepted: Agreement | None


@by(Role.EMPLOYER)
async def come_to_agree(deed: Deed) -> int | Refusal | None:
    """Whoever speaks for an employer that did not agree yet gets the document; answers whose card asks for it, None when there is nothing."""
    member = await _contact(deed)
    if member is None or await _accepted(deed.tx, member.employer):
        return None
    await _send(deed, member, [deed.who], key=f"read:{TERMS}")
    return deed.who.id


@by(Role.EMPLOYER)
async def agreement_again(deed: Deed) -> int | Refusal:
    """The document once more, as it stands."""
    member = await _contact(deed)
    if member is None:
        return refuse(CommonCode.NOT_FOUND)
    await _send(deed, member, [deed.who])
    return deed.who.id


@by(Role.EMPLOYER, money=True)
async def accept_agreement(deed: Deed, terms: int) -> int | Refusal:
    """Whoever speaks for the employer agrees, under the own name; all who do get the document. The same again changes nothing."""
    member = await _contact(deed)
    if member is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.AGREEMENT, deed.who.id)
    refusal = rules.may_accept(terms)
    if refusal:
        return refusal
    if await agreements.accept(deed.tx, member.employer, TERMS, deed.who, deed.now):
        deed.trail(deed.who.municipality, "agreement accepted", Thing.EMPLOYER, member.employer, terms=str(TERMS))
        readers = await _contacts(deed.tx, member.employer)
        for reader in readers:
            deed.changed(Thing.AGREEMENT, reader.id)
        await _send(deed, member, readers, key=f"agreed:{TERMS}")
    return deed.who.id


async def may_place(deed: Deed, employer: int) -> Refusal | None:
    """Whether the employer of whoever acts agreed; if not, whoever speaks for it is asked."""
    member = await members.of_person(deed.tx, deed.who.id)
    assert member, "checked before: it is the own work"
    refusal = rules.may_place(await _accepted(deed.tx, employer) is not None, member.duty is Duty.CONTACT)
    if refusal:
        for reader in await _contacts(deed.tx, employer):
            key = None if reader.id == deed.who.id else f"asked:{local_day(deed.now)}"
            deed.show(reader, Thing.AGREEMENT, reader.id, key=key, fresh=True)
    return refusal


async def may_place_there(deed: Deed, job: Job) -> Refusal | None:
    """Whether the employer of a job agreed, before the municipality places somebody there; if not, whoever speaks for it is asked now."""
    if await _accepted(deed.tx, job.employer):
        return None
    speakers = await _contacts(deed.tx, job.employer)
    phones = await waiting_offers.phones(deed.tx, [one.id for one in speakers])
    asked = [one for one in speakers if one.id in phones and phones[one.id].reachable]
    for reader in asked:
        deed.show(reader, Thing.AGREEMENT, reader.id, key=f"asked:{local_day(deed.now)}", fresh=True)
    return rules.may_place_there(False, job.employer_name, [one.name for one in asked])


@by(*STAFF, money=True)
async def agreed_on_paper(deed: Deed, job_id: int) -> Job | Refusal:
    """Whoever speaks for the employer of a job signed the terms on paper, which whoever acts has. The same again changes nothing.
    Refused: an unknown job, one that another municipality shares (which has the paper), somebody with a phone, who agrees there."""
    job = await own_job(deed, job_id)
    if job is None or job.share is not None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = await may_place_there(deed, job)
    if refusal and refusal.code is not AgreementCode.ON_PAPER:
        return refusal
    speakers = await _contacts(deed.tx, job.employer)
    signed = speakers[0].name if speakers else job.employer_name
    if refusal and await agreements.accept(deed.tx, job.employer, TERMS, deed.who, deed.now, name=signed):
        deed.trail(job.municipality, "agreement accepted", Thing.EMPLOYER, job.employer, terms=str(TERMS), paper=True)
    return job


async def agreement_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, AgreementView]:
    """Agreements by whose phone they are on, for showing."""
    found = {number: await members.of_person(tx, number) for number in ids}
    accepted = await agreements.of_employers(tx, {one.employer for one in found.values() if one}, TERMS)
    views = {}
    for number, one in found.items():
        if one:
            municipality = await municipalities.name_of(tx, one.person.municipality)
            views[number] = AgreementView(one.person.name, one.employer_name, municipality, TERMS, accepted.get(one.employer))
    return views


async def _contact(deed: Deed) -> Member | None:
    member = await members.of_person(deed.tx, deed.who.id)
    return member if member and member.duty is Duty.CONTACT else None


async def _contacts(tx: Transaction, employer: int) -> list[Person]:
    return [one.person for one in await members.of_employer(tx, employer) if one.duty is Duty.CONTACT]


async def _accepted(tx: Transaction, employer: int) -> Agreement | None:
    return (await agreements.of_employers(tx, [employer], TERMS)).get(employer)


async def _send(deed: Deed, member: Member, readers: Sequence[Person], key: str | None = None) -> None:
    said = await _accepted(deed.tx, member.employer)
    facts = {
        "language": deed.who.language,
        "municipality": await municipalities.name_of(deed.tx, deed.who.municipality),
        "employer": member.employer_name,
        "terms": TERMS,
        "clauses": [str(clause) for clause in Clause],
        "name": said.name if said else "",
        "accepted_at": said.accepted_at.isoformat() if said else "",
    }
    document = await issue(deed, Sort.AGREEMENT, deed.who, Thing.EMPLOYER, member.employer, facts)
    for reader in readers:
        deed.send(reader, document.id, Sort.AGREEMENT, key=key)
