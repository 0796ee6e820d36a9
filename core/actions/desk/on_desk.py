"""Everything that waits on the desk of a consultant, a lead or an account manager."""

from datetime import timedelta

from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.desk.tasks import Task, Waiting
from core.actions.desk.watches import watched
from core.actions.hours.reported_absences import two_versions
from core.actions.hours.unsigned_weeks import unsigned_weeks
from core.actions.hours.weeks import Waits, waiting_weeks
from core.actions.money.moments_to_agree import moments_to_agree, moments_to_answer
from core.actions.money.moments_to_pay import moments_to_pay
from core.actions.money.payable import near
from core.actions.people.desks import desks_of
from core.actions.work.contact_moments import contacts_waiting
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day, midnight
from core.rules.matching.offers import UNANSWERED_WORKING_DAYS
from core.rules.money.pay_runs import RunKind, day_over
from core.rules.people.accounts import may_decide
from core.rules.work.ending import AskKind, ChangeKind
from core.store.desk import waiting_offers
from core.store.desk.waiting_offers import WaitingOffer
from core.store.hours import corrections, weeks
from core.store.matching import reports
from core.store.money import pay_runs
from core.store.people import accounts, participation, people
from core.store.people.people import Role
from core.store.rights import erasures
from core.store.talk import concerns, questions
from core.store.work import asks, endings, placements, work_changes, work_wishes

A_DAY = timedelta(days=1)


async def on_desk(deed: Deed) -> list[Waiting]:
    """Everything that somebody has to answer, decide or do, and what others have not answered; of all desks that are theirs today."""
    desks = await desks_of(deed)
    return await (_of_employers(deed, desks) if deed.who.role is Role.ACCOUNT_MANAGER else _of_all(deed, desks))


async def _of_employers(deed: Deed, desks: list[int]) -> list[Waiting]:
    """An account manager has what employers ask and report, and whom to speak with."""
    return [*await _questions(deed), *await _reports(deed, desks), *await _contacts(deed, desks)]


async def _of_all(deed: Deed, desks: list[int]) -> list[Waiting]:
    return [
        *await _concerns(deed),
        *await _questions(deed),
        *await _changes(deed),
        *await _payments(deed),
        *await _coming_in(deed, desks),
        *await _two_versions(deed, desks),
        *await _offers(deed, desks),
        *await _weeks(deed, desks),
        *await _corrections(deed, desks),
        *await _wishes(deed),
        *await _asks(deed, desks),
        *await _ended(deed, desks),
        *await _reports(deed, desks),
        *await _moments(deed, desks),
        *await _contacts(deed, desks),
        *await _erasures(deed, desks),
        *await _watched(deed, desks),
    ]


async def _questions(deed: Deed) -> list[Waiting]:
    rows = await questions.waiting_for(deed.tx, deed.who.municipality, deed.who.id)
    named = await people.by_ids(deed.tx, {row.facts.asker for row in rows})
    return [Waiting(Task.QUESTION, row.id, named[row.facts.asker].first_name, "", row.opened_at, row.due_at) for row in rows]


async def _coming_in(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Whom to call before they can begin, and whose confirmation waits for the contact person's."""
    calls = await participation.calls_for(deed.tx, desks)
    to_sign = await participation.to_sign(deed.tx, desks)
    return [
        *(Waiting(Task.FIRST_CALL, call.id, call.first_name, "", call.made_at) for call in calls),
        *(Waiting(Task.SIGN, row.id, row.first_name, "", row.confirmed_at) for row in to_sign),
    ]


async def _changes(deed: Deed) -> list[Waiting]:
    """What somebody asked for an account and whoever acts may decide."""
    rows = await accounts.waiting(deed.tx, deed.who.municipality)
    mine = [row for row in rows if may_decide(row.person, row.proposed_by, deed.who.id) is None]
    named = await people.by_ids(deed.tx, {row.person for row in mine})
    return [Waiting(Task.ACCOUNT, row.id, named[row.person].name, row.kind, row.proposed_at) for row in mine]


async def _payments(deed: Deed) -> list[Waiting]:
    """Runs of payments that a colleague proposed, for a day that is not over."""
    proposed, today = await pay_runs.waiting_for(deed.tx, deed.who.municipality, deed.who.id), local_day(deed.now)
    rows = [row for row in proposed if not day_over(RunKind(row.kind), row.day, today)]
    named = await people.by_ids(deed.tx, {row.proposed_by for row in rows})
    return [Waiting(Task.PAYMENTS, row.id, named[row.proposed_by].name, row.kind, row.proposed_at) for row in rows]


async def _offers(deed: Deed, desks: list[int]) -> list[Waiting]:
    """One that is held waits for an answer to its question, which is a line of its own; one that was proposed waits once the employer has
    let some working days go by."""
    rows = await waiting_offers.offers_by(deed.tx, desks)
    proposed = await waiting_offers.proposed_by(deed.tx, desks, local_day(deed.now))
    return [
        *(_offer(row) for row in rows if row.wanted_at or not row.held),
        *(
            Waiting(Task.PROPOSAL_OPEN, row.id, row.first_name, row.employer_name, row.made_at)
            for row in proposed
            if add_working_days(row.made_at, UNANSWERED_WORKING_DAYS) <= deed.now
        ),
    ]


def _offer(row: WaitingOffer) -> Waiting:
    task = Task.PROPOSE if row.wanted_at else Task.OFFER_OPEN
    return Waiting(task, row.id, row.first_name, row.title, row.wanted_at or row.made_at)


async def _contacts(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Whom to speak with: who works, and who gives the work; to an account manager candidates are not named."""
    return [
        Waiting(
            Task.CONTACT,
            one.moment.id,
            one.employer if one.moment.with_employer else one.candidate,
            one.title,
            midnight(one.moment.due_on),
            candidate=one.candidate if one.moment.with_employer and deed.who.role in STAFF else "",
        )
        for one in await contacts_waiting(deed, desks)
    ]


async def _concerns(deed: Deed) -> list[Waiting]:
    """What candidates reported in confidence to whoever acts, and to nobody else; by its receipt number alone."""
    rows = await concerns.waiting_for(deed.tx, deed.who.id)
    return [Waiting(Task.CONCERN, row.id, "", row.receipt, row.made_at, row.due_at) for row in rows]


async def _erasures(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Candidates who want to be forgotten."""
    rows = await erasures.waiting_for(deed.tx, desks)
    named = await people.by_ids(deed.tx, {row.person for row in rows})
    return [Waiting(Task.ERASURE, row.id, named[row.person].first_name, "", row.asked_at) for row in rows]


async def _two_versions(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Days of which an employer says that somebody was not there, and the candidate that they were."""
    rows = await two_versions(deed.tx, desks)
    at = await placements.by_ids(deed.tx, {one.placement for one in rows})
    named = await people.by_ids(deed.tx, {placement.candidate for placement in at.values()})
    return [
        Waiting(
            Task.TWO_VERSIONS,
            one.id,
            named[at[one.placement].candidate].first_name,
            one.day.isoformat(),
            one.answered_at or midnight(one.day),
        )
        for one in rows
    ]


async def _moments(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Payment moments that candidates proposed, while their day is to come, premium for which nobody proposed one, and agreed ones to be
    paid; those that one proposed oneself wait for the candidate, and with one who has no phone here for oneself."""
    today = local_day(deed.now)
    rows = await moments_to_answer(deed.tx, desks, today)
    to_pay = await moments_to_pay(deed.tx, desks, today)
    named = await people.by_ids(deed.tx, {one.candidate for one in (*rows, *to_pay)})
    return [
        *(
            Waiting(
                Task.MOMENT_TO_PAY,
                one.id,
                named[one.candidate].first_name,
                one.day.isoformat(),
                midnight(near(one.day)),
                midnight(one.day),
            )
            for one in to_pay
        ),
        *(
            Waiting(Task.MOMENT, one.id, named[one.candidate].first_name, one.day.isoformat(), one.proposed_at, midnight(one.day))
            for one in rows
        ),
        *(
            Waiting(Task.MOMENT_TO_AGREE, one.candidate, one.first_name, "", one.since, amount=one.cents)
            for one in await moments_to_agree(deed, desks)
        ),
    ]


async def _wishes(deed: Deed) -> list[Waiting]:
    """Who wants to stop, or to work other hours."""
    rows = await work_wishes.waiting_for(deed.tx, deed.who.id)
    named = await people.by_ids(deed.tx, {row.candidate for row in rows})
    return [Waiting(Task.WISH, row.id, named[row.candidate].first_name, row.kind, row.made_at, row.due_at) for row in rows]


async def _asks(deed: Deed, desks: list[int]) -> list[Waiting]:
    """What employers want at the end of work, and changes about which candidates have not answered: then the candidate has it."""
    asked, open_ones = await asks.waiting_for(deed.tx, deed.who.id, desks), await work_changes.waiting_for(deed.tx, desks)
    at = await placements.by_ids(deed.tx, {one.placement for one in asked} | {one.placement for one in open_ones})
    named = await people.by_ids(deed.tx, {placement.candidate for placement in at.values()})
    extending = {one.placement for one in open_ones if one.kind is ChangeKind.EXTEND}

    def name(placement: int) -> str:
        return named[at[placement].candidate].first_name

    return [
        *(
            Waiting(Task.ASK, one.id, name(one.placement), one.kind, one.made_at, one.due_at)
            for one in asked
            if one.kind is not AskKind.EXTEND or one.placement not in extending
        ),
        *(Waiting(Task.CHANGE_OPEN, one.id, name(one.placement), one.kind, one.made_at) for one in open_ones),
    ]


async def _ended(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Work that is over, until it is recorded how it ended (domain 3.8: reason and outflow); and work that runs on beside a contract."""
    today = local_day(deed.now)
    rows = [*await endings.unrecorded(deed.tx, desks, today), *await endings.beside(deed.tx, desks, today)]
    return [
        Waiting(Task.END_TO_RECORD, row.id, row.first_name, row.title, row.since or midnight(row.last_day + A_DAY))
        for row in rows
    ]


async def _reports(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Jobs that employers reported, to be checked."""
    rows = await reports.waiting_for(deed.tx, desks)
    return [Waiting(Task.JOB_REPORT, row.id, row.employer_name, row.facts["title"], row.sent_at or deed.now) for row in rows]


async def _corrections(deed: Deed, desks: list[int]) -> list[Waiting]:
    """Mistakes in confirmed weeks about which the two sides do not agree."""
    rows = await corrections.waiting_of_consultants(deed.tx, desks)
    sheets = await weeks.by_ids(deed.tx, {row.timesheet for row in rows})
    named = await people.by_ids(deed.tx, {sheet.candidate for sheet in sheets.values()})
    return [Waiting(Task.CORRECTION, row.id, named[sheets[row.timesheet].candidate].name, "", row.at) for row in rows]


async def _weeks(deed: Deed, desks: list[int]) -> list[Waiting]:
    """What waits for a decision or an employer, a week a line; what candidates did not sign, a candidate a line."""
    rows = await waiting_weeks(deed, desks)
    task = {Waits.DECISION: Task.WEEK_TO_DECIDE, Waits.EMPLOYER: Task.WEEK_OVERDUE}
    return [
        *(Waiting(task[row.waits], row.id, row.candidate, row.employer, row.since) for row in rows),
        *(
            Waiting(Task.WEEKS_UNSIGNED, one.candidate, one.first_name, "", one.since, amount=one.count)
            for one in await unsigned_weeks(deed, desks)
        ),
    ]


async def _watched(deed: Deed, desks: list[int]) -> list[Waiting]:
    """What nobody said and the contact person must know; a kind about a candidate is one line, its soonest."""
    found = await watched(deed.tx, desks, local_day(deed.now))
    named = await people.by_ids(deed.tx, {one.candidate for one in found})
    first = {(one.watch, one.candidate): one for one in sorted(found, key=lambda one: one.day or one.since, reverse=True)}
    return [
        Waiting(
            Task(one.watch),
            one.candidate,
            named[one.candidate].first_name,
            one.about,
            midnight(one.since),
            midnight(one.day) if one.day else None,
            one.amount,
        )
        for one in first.values()
    ]
