"""Jobs, offers, placements and how they end: the effects of deeds about work."""

from sqlalchemy import and_, or_, select

from core.actions.effects.line import Line
from core.actions.things import Thing
from core.store.tables.at_work import absence, ticket, work_wish
from core.store.tables.contacts import contact_moment
from core.store.tables.desk import leave, task_note
from core.store.tables.endings import ending, work_ask, work_change
from core.store.tables.reports import job_report, meeting
from core.store.tables.work import job, offer, offer_answer, offer_reason, placement, proposal, proposal_answer

AGREED = ("job", "employer", "candidate", "tariff", "premium_rate", "starts_on")
"""What the deed of placing states of a placement: none of it changes later."""

_TAKEN_BACK = and_(~offer_answer.c.wants, offer.c.withdrawn_at.is_not(None))
"""A no that was a yes: an offer with a plain no does not close any more."""

LINES = (
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
        select(offer_answer.c.municipality, offer_answer.c.offer, or_(offer_answer.c.wants, _TAKEN_BACK).label("wants")).join(
            offer, offer.c.id == offer_answer.c.offer
        ),
        taken_back_by="no taken back",
    ),
    Line(
        "offer_answer that was taken back",
        Thing.OFFER,
        ("yes taken back",),
        (),
        select(offer_answer.c.municipality, offer_answer.c.offer)
        .join(offer, offer.c.id == offer_answer.c.offer)
        .where(_TAKEN_BACK),
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
        ("meeting proposed", "meeting called off"),
        ("version",),
        select(meeting.c.municipality, meeting.c.id, meeting.c.version),
    ),
    Line(
        "answered meeting",
        Thing.MEETING,
        ("meeting answered", "meeting called off"),
        ("fits",),
        select(meeting.c.municipality, meeting.c.id, meeting.c.fits).where(meeting.c.fits.is_not(None)),
    ),
    Line(
        "placement",
        Thing.PLACEMENT,
        ("placed",),
        AGREED,
        select(placement.c.municipality, placement.c.id, *(placement.c[name] for name in AGREED)),
    ),
    Line(
        "absence",
        Thing.PLACEMENT,
        ("called off", "coming after all"),
        ("day", "version", "absent"),
        select(absence.c.municipality, absence.c.placement, absence.c.day, absence.c.version, absence.c.absent),
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
)
