"""What each call of the clock does."""

from collections.abc import Awaitable, Callable
from functools import partial

from core.actions.deed import Deed
from core.actions.desk import leaves
from core.actions.hours import corrections, reminders, week_clock
from core.actions.matching import meetings, offers, proposals
from core.actions.money import moment_clock
from core.actions.talk import concerns, escalation
from core.actions.things import Clocked
from core.actions.work import ask_escalation, contact_moments, end_calls, first_day, proofs, replanning, work_wishes

CALLED: dict[Clocked, Callable[[Deed, int], Awaitable[None]]] = {
    Clocked.FIRST_DAY: first_day.first_day,
    Clocked.MEETING_NEAR: meetings.meeting_near,
    Clocked.OFFER_UNANSWERED: offers.offer_unanswered,
    Clocked.PROPOSAL_UNANSWERED: proposals.proposal_unanswered,
    Clocked.CONTACT_DUE: contact_moments.contact_due,
    Clocked.CONCERN_UNANSWERED: concerns.concern_unanswered,
    Clocked.SHIFT_ENDED: reminders.shift_ended,
    Clocked.SHIFT_HOUR_AFTER: reminders.hour_after,
    Clocked.SHIFT_NEXT_MORNING: reminders.next_day,
    **{kind: partial(end_calls.ends_soon, weeks=weeks) for weeks, kind in end_calls.WARNED.items()},
    Clocked.HOURS_GROW: replanning.hours_grow,
    Clocked.MOMENT_NEAR: moment_clock.moment_near,
    Clocked.MOMENT_OVER: moment_clock.moment_over,
    Clocked.MOMENT_UNANSWERED: moment_clock.moment_unanswered,
    Clocked.WORK_ENDS: proofs.work_ends,
    Clocked.WORK_ENDED: proofs.work_ended,
    Clocked.PROOF_WAITED: proofs.proof_waited,
    Clocked.QUESTION_TO_STAND_IN: escalation.to_stand_in,
    Clocked.QUESTION_TO_LEAD: escalation.to_lead,
    Clocked.LEAVE_BEGINS: leaves.leave_begins,
    Clocked.LEAVE_ENDS: leaves.leave_ends,
    Clocked.WISH_TO_STAND_IN: work_wishes.to_stand_in,
    Clocked.WISH_TO_LEAD: work_wishes.to_lead,
    Clocked.ASK_TO_STAND_IN: ask_escalation.to_stand_in,
    Clocked.ASK_TO_LEAD: ask_escalation.to_lead,
    Clocked.WEEK_ENDED: week_clock.week_ended,
    Clocked.WEEK_NEXT_MORNING: week_clock.week_unsigned,
    Clocked.WEEK_MONDAY: week_clock.week_unsigned,
    Clocked.WEEK_TO_EMPLOYER: week_clock.week_to_employer,
    Clocked.WEEK_FIRST_REMINDER: week_clock.week_first_reminder,
    Clocked.WEEK_SECOND_REMINDER: week_clock.week_second_reminder,
    Clocked.WEEK_UNANSWERED: week_clock.week_unanswered,
    Clocked.WEEK_DIGEST: week_clock.week_digest,
    Clocked.CORRECTION_UNANSWERED: corrections.correction_unanswered,
}
