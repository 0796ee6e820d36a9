"""Every deed has its effect and every effect its deed: one line for each table that deeds write in, so that the two can be compared.

A deed that leaves a row somewhere adds its line here, one that leaves none says so in `WITHOUT_EFFECT`; a test holds every deed to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select

from core.actions.deed import Deed
from core.actions.things import Thing
from core.store.database import Transaction
from core.store.tables.accounts import account_change
from core.store.tables.atwork import absence, ticket, work_wish
from core.store.tables.concerns import concern
from core.store.tables.contacts import contact_moment
from core.store.tables.corrections import reported_absence, week_correction
from core.store.tables.costs import direct_cost
from core.store.tables.desk import leave, task_note
from core.store.tables.documents import document
from core.store.tables.endings import ending, work_ask, work_change
from core.store.tables.hours import day_entry, timesheet, timesheet_answer, timesheet_ruling, timesheet_signature, travel_claim
from core.store.tables.invoices import invoice, invoice_payment
from core.store.tables.matching import instrument_before
from core.store.tables.messages import trail
from core.store.tables.money import cap_warning, other_premium, payment, payment_moment
from core.store.tables.paper import paper_week
from core.store.tables.participation import checklist_point, first_call, participation, recommendation
from core.store.tables.payouts import pay_line, pay_run
from core.store.tables.people import address, agreement, employer, employer_member, person, policy_row, site
from core.store.tables.questions import question, question_message
from core.store.tables.refused import refused_employer
from core.store.tables.reports import job_report, meeting
from core.store.tables.settlements import settlement
from core.store.tables.wishes import erasure_request
from core.store.tables.work import job, offer, offer_answer, offer_reason, placement, proposal, proposal_answer

Key = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One kind of effect: the deeds that leave it, about which thing, and which of the facts that they state can be read in both.

    `effects` selects municipality, thing and then those facts, for each row.
    """

    effect: str
    thing: Thing
    deeds: tuple[str, ...]
    facts: tuple[str, ...]
    effects: Select[Any]


_answered = select(timesheet_answer.c.municipality, timesheet_signature.c.timesheet).join(
    timesheet_signature, timesheet_signature.c.id == timesheet_answer.c.signature
)
_signed = (timesheet_signature.c.municipality, timesheet_signature.c.timesheet, timesheet_signature.c.version)
_claimed = (travel_claim.c.placement, travel_claim.c.day, travel_claim.c.version, travel_claim.c.cents)
_entered = (day_entry.c.placement, day_entry.c.day, day_entry.c.version, day_entry.c.minutes)
_paid = (payment.c.candidate, payment.c.year, payment.c.moment, payment.c.cents)

LINES = (
    Line(
        "policy_row",
        Thing.MUNICIPALITY,
        ("policy decided",),
        ("policy", "valid_from", "value"),
        select(
            policy_row.c.municipality,
            policy_row.c.municipality.label("town"),
            policy_row.c.policy,
            policy_row.c.valid_from,
            policy_row.c.value,
        ),
    ),
    Line(
        "person",
        Thing.PERSON,
        ("person entered",),
        (),
        select(person.c.municipality, person.c.id).where(
            ~select(employer_member.c.person)
            .where(employer_member.c.person == person.c.id, employer_member.c.invited_by.is_not(None))
            .exists()
        ),
    ),
    Line(
        "instrument_before",
        Thing.PERSON,
        ("instrument noted",),
        ("employer", "instrument", "first_day"),
        select(
            instrument_before.c.municipality,
            instrument_before.c.candidate,
            instrument_before.c.employer,
            instrument_before.c.instrument,
            instrument_before.c.first_day,
        ),
    ),
    Line(
        "refused_employer",
        Thing.EMPLOYER,
        ("employer refused",),
        (),
        select(refused_employer.c.municipality, refused_employer.c.employer),
    ),
    Line("employer", Thing.EMPLOYER, ("employer entered",), (), select(employer.c.municipality, employer.c.id)),
    Line(
        "agreement",
        Thing.EMPLOYER,
        ("agreement accepted",),
        ("terms",),
        select(agreement.c.municipality, agreement.c.employer, agreement.c.terms),
    ),
    Line("site", Thing.SITE, ("site added",), (), select(site.c.municipality, site.c.id)),
    Line(
        "invited employer_member",
        Thing.COLLEAGUE,
        ("colleague invited",),
        ("duty",),
        select(employer_member.c.municipality, employer_member.c.person, employer_member.c.duty).where(
            employer_member.c.invited_by.is_not(None)
        ),
    ),
    Line(
        "ended employer_member",
        Thing.COLLEAGUE,
        ("colleague taken off",),
        (),
        select(employer_member.c.municipality, employer_member.c.person).where(employer_member.c.until.is_not(None)),
    ),
    Line("job", Thing.JOB, ("job entered",), (), select(job.c.municipality, job.c.id)),
    Line(
        "offer",
        Thing.OFFER,
        ("job offered",),
        ("job", "candidate"),
        select(offer.c.municipality, offer.c.id, offer.c.job, offer.c.candidate),
    ),
    Line(
        "offer_answer",
        Thing.OFFER,
        ("offer answered",),
        ("wants",),
        select(offer_answer.c.municipality, offer_answer.c.offer, offer_answer.c.wants),
    ),
    Line(
        "offer_reason",
        Thing.OFFER,
        ("reason given",),
        (),
        select(offer_reason.c.municipality, offer_reason.c.offer),
    ),
    Line(
        "proposal",
        Thing.PROPOSAL,
        ("candidate proposed",),
        ("offer",),
        select(proposal.c.municipality, proposal.c.id, proposal.c.offer),
    ),
    Line(
        "proposal_answer",
        Thing.PROPOSAL,
        ("proposal declined",),
        (),
        select(proposal_answer.c.municipality, proposal_answer.c.proposal).where(
            ~proposal_answer.c.welcome, proposal_answer.c.by.is_not(None)
        ),
    ),
    Line(
        "sent job_report",
        Thing.JOB_REPORT,
        ("job reported",),
        (),
        select(job_report.c.municipality, job_report.c.id).where(job_report.c.sent_at.is_not(None)),
    ),
    Line(
        "accepted job_report",
        Thing.JOB_REPORT,
        ("job opened",),
        ("job",),
        select(job_report.c.municipality, job_report.c.id, job_report.c.job).where(job_report.c.state == "accepted"),
    ),
    Line(
        "refused job_report",
        Thing.JOB_REPORT,
        ("job refused",),
        (),
        select(job_report.c.municipality, job_report.c.id).where(job_report.c.state == "refused"),
    ),
    Line(
        "meeting",
        Thing.MEETING,
        ("meeting proposed",),
        ("version",),
        select(meeting.c.municipality, meeting.c.id, meeting.c.version),
    ),
    Line(
        "answered meeting",
        Thing.MEETING,
        ("meeting answered",),
        ("fits",),
        select(meeting.c.municipality, meeting.c.id, meeting.c.fits).where(meeting.c.fits.is_not(None)),
    ),
    Line("placement", Thing.PLACEMENT, ("placed",), (), select(placement.c.municipality, placement.c.id)),
    Line(
        "day_entry",
        Thing.PLACEMENT,
        ("day entered",),
        ("day", "version", "minutes"),
        select(day_entry.c.municipality, *_entered),
    ),
    Line(
        "travel_claim",
        Thing.PLACEMENT,
        ("travel claimed",),
        ("day", "version", "cents"),
        select(travel_claim.c.municipality, *_claimed),
    ),
    Line(
        "absence",
        Thing.PLACEMENT,
        ("called off", "coming after all"),
        ("day", "version", "absent"),
        select(absence.c.municipality, absence.c.placement, absence.c.day, absence.c.version, absence.c.absent),
    ),
    Line(
        "reported_absence",
        Thing.PLACEMENT,
        ("reported absent",),
        ("day",),
        select(reported_absence.c.municipality, reported_absence.c.placement, reported_absence.c.day),
    ),
    Line("ticket", Thing.PLACEMENT, ("ticket sent",), ("day",), select(ticket.c.municipality, ticket.c.placement, ticket.c.day)),
    Line(
        "work_wish",
        Thing.PLACEMENT,
        ("work wished",),
        ("kind", "minutes_per_week"),
        select(work_wish.c.municipality, work_wish.c.placement, work_wish.c.kind, work_wish.c.minutes_per_week),
    ),
    Line(
        "work_ask",
        Thing.ASK,
        ("work ask made",),
        ("kind",),
        select(work_ask.c.municipality, work_ask.c.id, work_ask.c.kind),
    ),
    Line(
        "work_change",
        Thing.WORK_CHANGE,
        ("work change proposed",),
        ("kind",),
        select(work_change.c.municipality, work_change.c.id, work_change.c.kind),
    ),
    Line(
        "ending",
        Thing.PLACEMENT,
        ("end recorded",),
        ("version", "reason", "outflow"),
        select(ending.c.municipality, ending.c.placement, ending.c.version, ending.c.reason, ending.c.outflow),
    ),
    Line("timesheet_signature", Thing.WEEK, ("week signed",), ("version",), select(*_signed)),
    Line(
        "timesheet_answer that confirms",
        Thing.WEEK,
        ("week confirmed",),
        ("version",),
        _answered.add_columns(timesheet_signature.c.version).where(timesheet_answer.c.is_right),
    ),
    Line("timesheet_answer that disputes", Thing.WEEK, ("week disputed",), (), _answered.where(~timesheet_answer.c.is_right)),
    Line(
        "timesheet_ruling",
        Thing.WEEK,
        ("week ruled",),
        ("employer_is_right",),
        select(timesheet_ruling.c.municipality, timesheet_signature.c.timesheet, timesheet_ruling.c.employer_is_right).join(
            timesheet_signature, timesheet_signature.c.id == timesheet_ruling.c.signature
        ),
    ),
    Line(
        "paper_week",
        Thing.WEEK,
        ("week entered on paper",),
        (),
        select(paper_week.c.municipality, paper_week.c.timesheet),
    ),
    Line(
        "week_correction",
        Thing.WEEK,
        ("mistake said",),
        ("day", "minutes"),
        select(week_correction.c.municipality, week_correction.c.timesheet, week_correction.c.day, week_correction.c.minutes),
    ),
    Line(
        "confirmed timesheet",
        Thing.WEEK,
        ("week confirmed", "week ruled", "week imported"),
        (),
        select(timesheet.c.municipality, timesheet.c.id).where(timesheet.c.state == "confirmed"),
    ),
    Line(
        "question",
        Thing.QUESTION,
        ("asked",),
        ("about", "about_id"),
        select(question.c.municipality, question.c.id, question.c.about, question.c.about_id),
    ),
    Line(
        "question_message",
        Thing.QUESTION,
        ("asked", "wrote on", "answered", "added to an answer"),
        (),
        select(question_message.c.municipality, question_message.c.question),
    ),
    Line(
        "participation",
        Thing.PARTICIPATION,
        ("participation begun",),
        (),
        select(participation.c.municipality, participation.c.id),
    ),
    Line(
        "checklist_point",
        Thing.CHECKLIST_POINT,
        ("point understood",),
        ("point",),
        select(checklist_point.c.municipality, checklist_point.c.id, checklist_point.c.point).where(
            checklist_point.c.understood_at.is_not(None)
        ),
    ),
    Line(
        "confirmed participation",
        Thing.PARTICIPATION,
        ("participation confirmed",),
        (),
        select(participation.c.municipality, participation.c.id).where(participation.c.confirmed_at.is_not(None)),
    ),
    Line(
        "signed participation",
        Thing.PARTICIPATION,
        ("participation signed",),
        (),
        select(participation.c.municipality, participation.c.id).where(participation.c.signed_at.is_not(None)),
    ),
    Line(
        "first_call",
        Thing.FIRST_CALL,
        ("to be called first",),
        (),
        select(first_call.c.municipality, first_call.c.id),
    ),
    Line(
        "made first_call",
        Thing.FIRST_CALL,
        ("called",),
        (),
        select(first_call.c.municipality, first_call.c.id).where(first_call.c.called_at.is_not(None)),
    ),
    Line(
        "recommendation",
        Thing.PLACEMENT,
        ("recommended",),
        (),
        select(recommendation.c.municipality, recommendation.c.placement),
    ),
    Line(
        "document",
        Thing.DOCUMENT,
        ("document issued",),
        ("sort", "version"),
        select(document.c.municipality, document.c.id, document.c.sort, document.c.version),
    ),
    Line(
        "printed document",
        Thing.DOCUMENT,
        ("document printed",),
        ("sha256",),
        select(document.c.municipality, document.c.id, document.c.sha256).where(document.c.sha256.is_not(None)),
    ),
    Line("address", Thing.PERSON, ("came in",), (), select(address.c.municipality, address.c.person)),
    Line(
        "account_change",
        Thing.ACCOUNT,
        ("change asked",),
        ("kind",),
        select(account_change.c.municipality, account_change.c.id, account_change.c.kind),
    ),
    Line(
        "account_change that was decided",
        Thing.ACCOUNT,
        ("change decided",),
        ("agreed",),
        select(account_change.c.municipality, account_change.c.id, account_change.c.agreed).where(
            account_change.c.decided_at.is_not(None)
        ),
    ),
    Line("payment", Thing.PREMIUM, ("premium paid",), ("year", "moment", "cents"), select(payment.c.municipality, *_paid)),
    Line(
        "pay_run",
        Thing.PAY_RUN,
        ("payments proposed",),
        ("kind", "day"),
        select(pay_run.c.municipality, pay_run.c.id, pay_run.c.kind, pay_run.c.day),
    ),
    Line(
        "approved pay_run",
        Thing.PAY_RUN,
        ("payments approved",),
        (),
        select(pay_run.c.municipality, pay_run.c.id).where(pay_run.c.approved_by.is_not(None)),
    ),
    Line(
        "made pay_run",
        Thing.PAY_RUN,
        ("payments made",),
        ("cents",),
        select(pay_run.c.municipality, pay_run.c.id, pay_run.c.cents).where(pay_run.c.made_at.is_not(None)),
    ),
    Line(
        "paid pay_line",
        Thing.PREMIUM,
        ("travel paid",),
        ("run", "cents"),
        select(pay_line.c.municipality, pay_line.c.candidate, pay_line.c.run, pay_line.c.cents)
        .join(pay_run, pay_run.c.id == pay_line.c.run)
        .where(pay_line.c.is_paid, pay_run.c.kind == "travel"),
    ),
    Line(
        "invoice",
        Thing.INVOICE,
        ("invoice issued",),
        ("number", "net"),
        select(invoice.c.municipality, invoice.c.id, invoice.c.number, invoice.c.net),
    ),
    Line(
        "invoice_payment",
        Thing.INVOICE,
        ("invoice paid",),
        ("day", "cents"),
        select(invoice_payment.c.municipality, invoice_payment.c.invoice, invoice_payment.c.booked_on, invoice_payment.c.cents),
    ),
    Line(
        "direct_cost",
        Thing.COST,
        ("cost entered",),
        ("day", "cents"),
        select(direct_cost.c.municipality, direct_cost.c.id, direct_cost.c.day, direct_cost.c.cents),
    ),
    Line(
        "direct_cost that was taken back",
        Thing.COST,
        ("cost taken back",),
        (),
        select(direct_cost.c.municipality, direct_cost.c.id).where(direct_cost.c.taken_back_at.is_not(None)),
    ),
    Line(
        "settlement",
        Thing.SETTLEMENT,
        ("half settled",),
        ("half",),
        select(settlement.c.municipality, settlement.c.id, settlement.c.half),
    ),
    Line(
        "erasure_request",
        Thing.ERASURE,
        ("erasure asked",),
        (),
        select(erasure_request.c.municipality, erasure_request.c.id),
    ),
    Line(
        "concern",
        Thing.CONCERN,
        ("concern raised",),
        (),
        select(concern.c.municipality, concern.c.id).where(concern.c.receipt.not_like("%-2")),
    ),
    Line(
        "payment_moment",
        Thing.MOMENT,
        ("payment moment proposed",),
        ("day", "number"),
        select(payment_moment.c.municipality, payment_moment.c.id, payment_moment.c.day, payment_moment.c.number),
    ),
    Line(
        "agreed payment_moment",
        Thing.MOMENT,
        ("payment moment agreed",),
        (),
        select(payment_moment.c.municipality, payment_moment.c.id).where(payment_moment.c.agreed_by.is_not(None)),
    ),
    Line(
        "cap_warning",
        Thing.PREMIUM,
        ("cap warned",),
        ("year", "level"),
        select(cap_warning.c.municipality, cap_warning.c.candidate, cap_warning.c.year, cap_warning.c.level),
    ),
    Line(
        "task_note",
        Thing.PERSON,
        ("noted",),
        ("kind", "mark"),
        select(task_note.c.municipality, task_note.c.candidate, task_note.c.kind, task_note.c.mark),
    ),
    Line(
        "contact_moment that was held",
        Thing.CONTACT,
        ("contact held",),
        ("with_employer",),
        select(contact_moment.c.municipality, contact_moment.c.id, contact_moment.c.with_employer).where(
            contact_moment.c.held_at.is_not(None)
        ),
    ),
    Line(
        "leave",
        Thing.LEAVE,
        ("goes away",),
        ("first_day", "last_day"),
        select(leave.c.municipality, leave.c.id, leave.c.first_day, leave.c.last_day),
    ),
    Line(
        "ended leave",
        Thing.LEAVE,
        ("is back",),
        (),
        select(leave.c.municipality, leave.c.id).where(leave.c.ended_at.is_not(None)),
    ),
    Line(
        "other_premium",
        Thing.PREMIUM,
        ("other premium entered",),
        ("paid_on", "cents"),
        select(other_premium.c.municipality, other_premium.c.candidate, other_premium.c.paid_on, other_premium.c.cents),
    ),
)


WITHOUT_EFFECT = frozenset(
    {
        "areas entered",
        "employer accepted again",
        "account manager named",
        "employer changed",
        "erased",
        "invite claimed again",
        "invited",
        "job changed",
        "job checked",
        "job described",
        "job shared",
        "job shared no longer",
        "month sent",
        "job report begun",
        "job report dropped",
        "job withdrawn",
        "language chosen",
        "start told",
        "seen as candidate",
        "stand-in chosen",
        "passed on",
        "concern added to",
        "question seen",
        "erasure taken back",
        "messages chosen",
        "concern answered",
        "concern closed",
        "concern passed on",
        "concern seen",
        "payment moment taken back",
        "payments replaced",
        "pin chosen",
        "pin locked",
        "role changed",
        "site changed",
        "sites changed",
        "person changed",
        "phone unlinked",
        "read without an answer",
        "unreachable",
        "hours changed",
        "work extended",
        "work ask ended",
        "work ask passed on",
        "work change ended",
        "work ended early",
        "work wanted",
        "work wish ended",
        "work wish passed on",
        "week taken back",
        "week to consultant",
        "mistake answered",
        "absence answered",
        "wrote to everybody",
    }
)
"""Deeds whose effect is a newer state of something that other lines hold, or that leave nothing behind."""

_DEEDS = select(trail.c.thing_id, trail.c.change).where(trail.c.deed.in_(bindparam("deeds", expanding=True)))


@dataclass(frozen=True)
class Unmatched:
    """How often a deed (or an effect, when `is_effect`) stands there without the other. `key` is the thing and the facts, as text."""

    line: Line
    key: Key
    is_effect: bool
    times: int


async def unmatched(tx: Transaction, line: Line) -> list[Unmatched]:
    """What deeds and effects of one line lack of each other. A deed whose change was erased fits any effect of its thing, or none."""
    deeds, erased = await _deeds(tx, line)
    effects = Counter(_key(row[1:]) for row in await tx.execute(line.effects))
    return list(_compared(line, deeds, erased, effects))


def _compared(line: Line, deeds: Counter[Key], erased: Counter[str], effects: Counter[Key]) -> Iterator[Unmatched]:
    for key, times in deeds.items():
        if effects[key] < times:
            yield Unmatched(line, key, False, times - effects[key])
    for key, times in effects.items():
        more = max(times - deeds[key], 0)
        fits = min(more, erased[key[0]])
        erased[key[0]] -= fits
        if more > fits:
            yield Unmatched(line, key, True, more - fits)


async def lay_down(deed: Deed) -> None:
    """What was entered without a deed gets its rows in the trail, so that it begins with them: after a sample or an import."""
    for line in LINES:
        if len(line.deeds) > 1:
            continue
        lacking = Counter({one.key: one.times for one in await unmatched(deed.tx, line) if one.is_effect})
        rows: Sequence[Any] = (await deed.execute(line.effects)).all() if lacking else []
        for row in rows:
            if lacking[key := _key(row[1:])] > 0:
                lacking[key] -= 1
                deed.trail(row[0], line.deeds[0], line.thing, row[1], **dict(zip(line.facts, row[2:], strict=True)))


async def _deeds(tx: Transaction, line: Line) -> tuple[Counter[Key], Counter[str]]:
    deeds: Counter[Key] = Counter()
    erased: Counter[str] = Counter()
    for row in await tx.execute(_DEEDS, {"deeds": list(line.deeds)}):
        if row.change is None:
            erased[str(row.thing_id)] += 1
        else:
            deeds[_key((row.thing_id, *(row.change.get(name) for name in line.facts)))] += 1
    return deeds, erased


def _key(values: Iterable[Any]) -> Key:
    """Facts as text, as the trail keeps what JSON does not know."""
    return tuple(map(str, values))
