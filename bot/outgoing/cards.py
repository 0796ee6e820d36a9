"""Which card shows which thing to whom: how it is loaded and how it is drawn."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.screens import (
    Screen,
    accounts,
    agreement,
    at_work,
    colleagues,
    coming_in,
    concerns,
    contact_moments,
    corrections,
    employer_weeks,
    endings,
    erasures,
    hours,
    job_checks,
    matching,
    meetings,
    moments,
    next_step,
    offers,
    own_candidates,
    pay_runs,
    premium,
    questions,
    reported_absences,
    reports,
    seen,
    staff_work,
    wanted,
    weeks,
    work_changes,
)
from bot.screens import jobs as job_screens
from bot.screens import placements as placement_screens
from bot.screens import proofs as proof_screens
from bot.screens import proposals as proposal_screens
from core.actions.access import STAFF, WITH_EMPLOYERS
from core.actions.desk import candidates
from core.actions.desk import next_step as next_actions
from core.actions.desk import seen as seen_actions
from core.actions.hours import absences, day_views, week_views
from core.actions.hours import corrections as correction_actions
from core.actions.hours import reported_absences as reported_actions
from core.actions.matching import agreements, proposals
from core.actions.matching import job_checks as check_actions
from core.actions.matching import jobs as job_actions
from core.actions.matching import matching as matching_actions
from core.actions.matching import meetings as meeting_actions
from core.actions.matching import offers as offer_actions
from core.actions.matching import reports as report_actions
from core.actions.matching import wanted as wanted_actions
from core.actions.money import moments as moment_actions
from core.actions.money import pay_run_views
from core.actions.money import premium as premium_actions
from core.actions.people import accounts as account_actions
from core.actions.people import colleagues as colleague_actions
from core.actions.people import participation_views
from core.actions.rights import my_data
from core.actions.talk import concerns as concern_actions
from core.actions.talk import question_views
from core.actions.things import Thing
from core.actions.work import ask_answers, asks, own_work, placements, proofs, wish_views
from core.actions.work import contact_moments as contact_actions
from core.actions.work import work_changes as change_actions
from core.store.database import Transaction
from core.store.people.people import Role
from words import Words

Load = Callable[[Transaction, Sequence[int], datetime], Awaitable[dict[int, Any]]]


@dataclass(frozen=True)
class CardKind:
    """Loads the views of many things at once, and draws one; where not every reader sees the same, as one person sees it."""

    load: Load
    screen: Callable[[Words, Any], Screen]
    seen_by: Callable[[Any, int], Any] | None = None


_ROWS: dict[tuple[Thing, *tuple[Role, ...]], CardKind] = {
    (Thing.ACCOUNT, *STAFF): CardKind(account_actions.change_views, accounts.change),
    (Thing.AGREEMENT, Role.EMPLOYER): CardKind(agreements.agreement_views, agreement.employer_agreement),
    (Thing.COLLEAGUE, Role.EMPLOYER): CardKind(colleague_actions.colleague_views, colleagues.employer_colleague),
    (Thing.OFFER, Role.CANDIDATE): CardKind(offer_actions.offer_views, offers.candidate_offer),
    (Thing.OFFER, *STAFF): CardKind(offer_actions.offer_views, offers.consultant_offer, offer_actions.OfferView.seen_by),
    (Thing.JOB, *STAFF): CardKind(job_actions.job_views, job_screens.consultant_job),
    (Thing.JOB, Role.ACCOUNT_MANAGER): CardKind(job_actions.job_views, job_screens.account_manager_job),
    (Thing.SHARED_JOB, *STAFF): CardKind(job_actions.shared_job_views, job_screens.shared_job),
    (Thing.SEARCH, *STAFF): CardKind(matching_actions.search_views, matching.search),
    (Thing.WANTED, Role.CANDIDATE): CardKind(wanted_actions.wanted_views, wanted.candidate_wanted),
    (Thing.WANTED, *STAFF): CardKind(wanted_actions.wanted_views, wanted.staff_wanted),
    (Thing.JOB_REPORT, Role.EMPLOYER): CardKind(report_actions.report_views, reports.employer_report),
    (Thing.JOB_REPORT, *WITH_EMPLOYERS): CardKind(check_actions.check_views, job_checks.staff_report),
    (Thing.MEETING, Role.CANDIDATE): CardKind(meeting_actions.meeting_views, meetings.candidate_meeting),
    (Thing.PROPOSAL, Role.EMPLOYER): CardKind(
        proposals.proposal_views, proposal_screens.employer_proposal, proposals.ProposalView.seen_by
    ),
    (Thing.PLACEMENT, Role.CANDIDATE): CardKind(placements.placement_views, placement_screens.candidate_placement),
    (Thing.PLACEMENT, Role.EMPLOYER): CardKind(placements.placement_views, placement_screens.employer_placement),
    (Thing.PLACEMENT, *STAFF): CardKind(own_work.work_views, staff_work.staff_work),
    (Thing.ENDING, Role.EMPLOYER): CardKind(asks.ending_views, endings.employer_ending),
    (Thing.ASK, *STAFF): CardKind(ask_answers.ask_views, staff_work.staff_ask),
    (Thing.WORK_CHANGE, Role.CANDIDATE): CardKind(change_actions.change_views, work_changes.candidate_change),
    (Thing.WORK_CHANGE, *STAFF): CardKind(change_actions.change_views, work_changes.staff_change),
    (Thing.SHIFT, Role.CANDIDATE): CardKind(day_views.shift_views, hours.candidate_day),
    (Thing.DAY, Role.CANDIDATE): CardKind(day_views.day_views, hours.candidate_day),
    (Thing.ABSENCE, Role.CANDIDATE): CardKind(absences.absence_views, at_work.candidate_absence),
    (Thing.ABSENCE, Role.EMPLOYER): CardKind(absences.absence_views, at_work.employer_absence),
    (Thing.WISH, Role.CANDIDATE): CardKind(wish_views.wish_views, at_work.candidate_wish),
    (Thing.WISH, *STAFF): CardKind(wish_views.wish_views, at_work.staff_wish),
    (Thing.WEEK, Role.CANDIDATE): CardKind(week_views.candidate_weeks, weeks.candidate_week),
    (Thing.WEEK, Role.EMPLOYER): CardKind(week_views.employer_weeks, employer_weeks.employer_week),
    (Thing.WEEK, *STAFF): CardKind(week_views.week_views, weeks.consultant_week),
    (Thing.REPORTED_ABSENCE, Role.CANDIDATE): CardKind(reported_actions.reported_views, reported_absences.candidate_reported),
    (Thing.REPORTED_ABSENCE, Role.EMPLOYER): CardKind(reported_actions.reported_views, reported_absences.employer_reported),
    (Thing.REPORTED_ABSENCE, *STAFF): CardKind(reported_actions.reported_views, reported_absences.staff_reported),
    (Thing.CORRECTION, Role.CANDIDATE): CardKind(correction_actions.correction_views, corrections.candidate_correction),
    (Thing.CORRECTION, Role.EMPLOYER): CardKind(correction_actions.correction_views, corrections.employer_correction),
    (Thing.CORRECTION, *STAFF): CardKind(correction_actions.correction_views, corrections.staff_correction),
    (Thing.PREMIUM, Role.CANDIDATE): CardKind(premium_actions.premium_views, premium.candidate_premium),
    (Thing.CONTACT, *STAFF): CardKind(contact_actions.contact_views, contact_moments.contact),
    (Thing.CONTACT, Role.ACCOUNT_MANAGER): CardKind(contact_actions.contact_views, contact_moments.managers_contact),
    (Thing.CONCERN, Role.CANDIDATE): CardKind(concern_actions.concern_views, concerns.raised),
    (Thing.CONCERN, *STAFF): CardKind(concern_actions.concern_views, concerns.received),
    (Thing.ERASURE, Role.CANDIDATE): CardKind(my_data.erasure_views, erasures.candidate_erasure),
    (Thing.ERASURE, *STAFF): CardKind(my_data.erasure_views, erasures.staff_erasure),
    (Thing.NEXT, Role.CANDIDATE): CardKind(next_actions.next_views, next_step.candidate_next),
    (Thing.MOMENT, Role.CANDIDATE): CardKind(moment_actions.moment_views, moments.candidate_moment),
    (Thing.MOMENT, *STAFF): CardKind(moment_actions.moment_views, moments.consultant_moment, moment_actions.MomentView.seen_by),
    (Thing.SOURCES, Role.CANDIDATE): CardKind(premium_actions.premium_views, premium.premium_sources),
    (Thing.SEEN_PREMIUM, *STAFF): CardKind(seen_actions.seen_premiums, seen.seen_premium),
    (Thing.SEEN_WORK, *STAFF): CardKind(placements.placement_views, seen.seen_work),
    (Thing.QUESTION, Role.CANDIDATE, Role.EMPLOYER): CardKind(question_views.question_views, questions.asked),
    (Thing.QUESTION, *STAFF): CardKind(question_views.question_views, questions.to_answer),
    (Thing.QUESTION, Role.ACCOUNT_MANAGER): CardKind(question_views.question_views, questions.of_employer_to_answer),
    (Thing.RECOMMENDATION, Role.EMPLOYER): CardKind(proofs.recommendation_views, proof_screens.recommendation),
    (Thing.CHECKLIST_POINT, Role.CANDIDATE): CardKind(participation_views.point_views, coming_in.checklist_point),
    (Thing.PARTICIPATION, Role.CANDIDATE): CardKind(participation_views.participation_views, coming_in.candidate_participation),
    (Thing.PARTICIPATION, *STAFF): CardKind(participation_views.participation_views, coming_in.contact_participation),
    (Thing.FIRST_CALL, *STAFF): CardKind(participation_views.first_call_views, coming_in.first_call),
    (Thing.PAY_RUN, *STAFF): CardKind(pay_run_views.pay_run_views, pay_runs.pay_run),
    (Thing.PERSON, *STAFF): CardKind(candidates.candidate_views, own_candidates.candidate),
}
CARDS: dict[tuple[Thing, Role], CardKind] = {(thing, role): kind for (thing, *roles), kind in _ROWS.items() for role in roles}
