"""In which table each kind of thing is kept, what of it the books need, and how words go out of the trail."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from core.actions.deed import Deed
from core.actions.things import Clocked, Thing
from core.store.rights.held import Rows
from core.store.trail import ERASED, forget

KEPT_IN: Mapping[str, str] = MappingProxyType(
    {
        Thing.JOB: "job",
        Thing.SHARED_JOB: "job_share",
        Thing.JOB_REPORT: "job_report",
        Thing.MEETING: "meeting",
        Thing.SEARCH: "job_search",
        Thing.WANTED: "wanted_work",
        Thing.OFFER: "offer",
        Thing.PROPOSAL: "proposal",
        Thing.PLACEMENT: "placement",
        Thing.SHIFT: "planned_shift",
        Thing.DAY: "day_entry",
        Thing.WEEK: "timesheet",
        Thing.CORRECTION: "week_correction",
        Thing.REPORTED_ABSENCE: "reported_absence",
        Thing.QUESTION: "question",
        Thing.TALK: "inbox",
        Thing.ABSENCE: "absence",
        Thing.WISH: "work_wish",
        Thing.ENDING: "placement",
        Thing.ASK: "work_ask",
        Thing.WORK_CHANGE: "work_change",
        Thing.PREMIUM: "person",
        Thing.SOURCES: "person",
        Thing.SEEN_PREMIUM: "person",
        Thing.SEEN_WORK: "placement",
        Thing.MOMENT: "payment_moment",
        Thing.CONCERN: "concern",
        Thing.NEXT: "person",
        Thing.ERASURE: "erasure_request",
        Thing.PERSON: "person",
        Thing.PARTICIPATION: "participation",
        Thing.CHECKLIST_POINT: "checklist_point",
        Thing.FIRST_CALL: "first_call",
        Thing.RECOMMENDATION: "placement",
        Thing.DOCUMENT: "document",
        Thing.EMPLOYER: "employer",
        Thing.MUNICIPALITY: "municipality",
        Thing.ACCOUNT: "account_change",
        Thing.LEAVE: "leave",
        Thing.CONTACT: "contact_moment",
        Thing.PAY_RUN: "pay_run",
        Thing.SETTLEMENT: "settlement",
        Thing.INVOICE: "invoice",
        Thing.AGREEMENT: "person",
        Thing.COLLEAGUE: "person",
        Thing.SITE: "site",
        Thing.COST: "direct_cost",
        Clocked.OFFER_UNANSWERED: "offer",
        Clocked.PROPOSAL_UNANSWERED: "proposal",
        Clocked.CONCERN_UNANSWERED: "concern",
        Clocked.SHIFT_ENDED: "planned_shift",
        Clocked.FIRST_DAY: "placement",
        Clocked.MEETING_NEAR: "meeting",
        Clocked.ENDS_IN_FOUR_WEEKS: "placement",
        Clocked.ENDS_IN_TWO_WEEKS: "placement",
        Clocked.ENDS_IN_A_WEEK: "placement",
        Clocked.HOURS_GROW: "hours_step",
        Clocked.MOMENT_NEAR: "payment_moment",
        Clocked.MOMENT_OVER: "payment_moment",
        Clocked.MOMENT_UNANSWERED: "payment_moment",
        Clocked.WORK_ENDS: "placement",
        Clocked.WORK_ENDED: "placement",
        Clocked.PROOF_WAITED: "placement",
        Clocked.SHIFT_HOUR_AFTER: "planned_shift",
        Clocked.SHIFT_NEXT_MORNING: "planned_shift",
        Clocked.WEEK_ENDED: "timesheet",
        Clocked.WEEK_NEXT_MORNING: "timesheet",
        Clocked.WEEK_MONDAY: "timesheet",
        Clocked.WEEK_TO_EMPLOYER: "timesheet_signature",
        Clocked.WEEK_FIRST_REMINDER: "timesheet_signature",
        Clocked.WEEK_SECOND_REMINDER: "timesheet_signature",
        Clocked.WEEK_UNANSWERED: "timesheet_signature",
        Clocked.WEEK_DIGEST: "timesheet_signature",
        Clocked.CORRECTION_UNANSWERED: "week_correction",
        Clocked.QUESTION_TO_STAND_IN: "question_wait",
        Clocked.QUESTION_TO_LEAD: "question_wait",
        Clocked.ASK_TO_STAND_IN: "work_ask",
        Clocked.ASK_TO_LEAD: "work_ask",
        Clocked.CONTACT_DUE: "contact_moment",
        Clocked.LEAVE_BEGINS: "leave",
        Clocked.LEAVE_ENDS: "leave",
        Clocked.WISH_TO_STAND_IN: "work_wish",
        Clocked.WISH_TO_LEAD: "work_wish",
    }
)

BOOKS = frozenset(
    {
        "placement",
        "planned_shift",
        "day_entry",
        "travel_claim",
        "timesheet",
        "timesheet_signature",
        "timesheet_answer",
        "timesheet_ruling",
        "week_correction",
        "objection",
        "payment",
        "other_premium",
        "payment_moment",
        "pay_line",
        "settled_unit",
        "invoice_line",
        "direct_cost",
    }
)
"""What amounts rest on: hours, who confirmed them, travel and payments."""


async def forget_words(deed: Deed, municipality: int, person: int, rows: Iterable[Any], why: str) -> int:
    """Empty rows of the trail of change and salt, and say in the trail which; answers how many. `person` 0: nobody in particular."""
    numbers = sorted(row.id for row in rows if row.salt is not None and row.deed != ERASED)
    await forget(deed.tx, numbers)
    if numbers:
        deed.trail(municipality, ERASED, Thing.PERSON, person, rows=spans(numbers), why=why)
    return len(numbers)


def spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as pairs of first and last."""
    pairs: list[tuple[int, int]] = []
    for number in numbers:
        if pairs and number == pairs[-1][1] + 1:
            pairs[-1] = (pairs[-1][0], number)
        else:
            pairs.append((number, number))
    return pairs


def without(rows: Rows, kept: Mapping[str, Collection[Any]]) -> Rows:
    """The rows that are not kept."""
    left: Rows = defaultdict(dict)
    for table, found in rows.items():
        left[table] = {number: row for number, row in found.items() if number not in kept.get(table, ())}
    return left
