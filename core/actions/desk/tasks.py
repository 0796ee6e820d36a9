"""What can wait for a consultant or a lead, the most urgent kind first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Task(StrEnum):
    """What is to be done, the most urgent kind first."""

    CONCERN = "concern"
    QUESTION = "question"
    LIES = "lies"
    ERASURE = "erasure"
    TWO_VERSIONS = "two_versions"
    ACCOUNT = "account"
    PAYMENTS = "payments"
    WISH = "wish"
    WEEK_TO_DECIDE = "week_to_decide"
    CORRECTION = "correction"
    ASK = "work_ask"
    ENDS = "ends"
    END_TO_RECORD = "end_to_record"
    CONTACT = "contact"
    UNREACHABLE = "unreachable"
    CANNOT_CONFIRM = "cannot_confirm"
    JOB_REPORT = "job_report"
    FIRST_CALL = "first_call"
    SIGN = "sign"
    PROPOSE = "propose"
    MOMENT_TO_PAY = "moment_to_pay"
    MOMENT = "payment_moment"
    MOMENT_TO_AGREE = "moment_to_agree"
    HOURS = "hours"
    PAID_OVER = "paid_over"
    THIRD_MOMENT = "third_moment"
    CAP = "cap"
    WEEK_OVERDUE = "week_overdue"
    WEEKS_UNSIGNED = "weeks_unsigned"
    OFFER_OPEN = "offer_open"
    PROPOSAL_OPEN = "proposal_open"
    CHANGE_OPEN = "work_change_open"


ORDER = list(Task)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what it is, its number, whose it is, what it is about, since when, until when (if known), how much; and about
    which candidate, where `name` is somebody else's."""

    task: Task
    id: int
    name: str
    about: str
    since: datetime
    due_at: datetime | None = None
    amount: int = 0
    candidate: str = ""
