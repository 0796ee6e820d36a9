"""The registries that everything said rests on: what can change, what can be told, and what a clock can call for."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType


class Thing(StrEnum):
    """What deeds change and cards show."""

    JOB = "job"
    SHARED_JOB = "shared_job"
    JOB_REPORT = "job_report"
    MEETING = "meeting"
    SEARCH = "job_search"
    WANTED = "wanted_work"
    OFFER = "offer"
    PROPOSAL = "proposal"
    PLACEMENT = "placement"
    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    CORRECTION = "correction"
    REPORTED_ABSENCE = "reported_absence"
    QUESTION = "question"
    TALK = "talk"
    ABSENCE = "absence"
    WISH = "wish"
    ENDING = "ending"
    ASK = "work_ask"
    WORK_CHANGE = "work_change"
    PREMIUM = "premium"
    SOURCES = "sources"
    SEEN_PREMIUM = "seen_premium"
    SEEN_WORK = "seen_work"
    MOMENT = "payment_moment"
    CONCERN = "concern"
    NEXT = "next"
    ERASURE = "erasure_request"
    PERSON = "person"
    PARTICIPATION = "participation"
    CHECKLIST_POINT = "checklist_point"
    FIRST_CALL = "first_call"
    RECOMMENDATION = "recommendation"
    DOCUMENT = "document"
    EMPLOYER = "employer"
    MUNICIPALITY = "municipality"
    ACCOUNT = "account"
    LEAVE = "leave"
    CONTACT = "contact_moment"
    PAY_RUN = "pay_run"
    SETTLEMENT = "settlement"
    INVOICE = "invoice"
    AGREEMENT = "agreement"
    COLLEAGUE = "colleague"
    SITE = "site"
    COST = "direct_cost"


class Sort(StrEnum):
    """What documents are issued."""

    PARTICIPATION = "participation"
    CONFIRMATION = "confirmation"
    MY_PLACEMENT = "my_placement"
    TIMESHEET = "timesheet"
    TRAVEL_FORM = "travel_form"
    INVOICE = "invoice"
    PROOF_OF_WORK = "proof_of_work"
    MY_DATA = "my_data"
    MY_DATA_FILE = "my_data_file"
    AGREEMENT = "agreement"


class Form(StrEnum):
    """As what an overview is sent."""

    PICTURE = "png"
    WORKBOOK = "xlsx"
    PAPER = "pdf"


class Notice(StrEnum):
    """What people are told when somebody else, or the clock, did something."""

    OFFER_ANSWERED = "offer_answered"
    OFFER_PLACE_FILLED = "offer_place_filled"
    OFFER_REASON = "offer_reason"
    OFFER_UNANSWERED = "offer_unanswered"
    JOB_WITHDRAWN = "job_withdrawn"
    FIRST_DAY = "first_day"
    MEETING_PROPOSED = "meeting_proposed"
    MEETING_ANSWERED = "meeting_answered_notice"
    PROPOSED = "proposed"
    PROPOSAL_ANSWERED = "proposal_answered"
    NOT_CHOSEN = "not_chosen"
    MOMENT_AGREED = "moment_agreed"
    MOMENT_TAKEN_BACK = "moment_taken_back"
    CAP_NEAR = "cap_near"
    ERASURE_ASKED = "erasure_asked"
    CONCERN_RAISED = "concern_raised"
    CONCERN_MESSAGE = "concern_message"
    CONCERN_CLOSED = "concern_closed_notice"
    WEEK_CONFIRMED = "week_confirmed"
    WEEK_AGREED = "week_agreed"
    WEEK_UNANSWERED = "week_unanswered"
    WEEK_DECIDED = "week_decided"
    WEEKS_TO_CONFIRM = "weeks_to_confirm"
    QUESTION_ANSWERED = "question_answered"
    QUESTION_FOLLOWED = "question_followed"
    QUESTION_MOVED = "question_moved"
    QUESTION_COVERED = "question_covered"
    INVITE_USED = "invite_used"
    INVITE_CLAIMED_AGAIN = "invite_claimed_again"
    PLACEMENT_STOPPED = "placement_stopped"
    WORK_ENDS = "work_ends"
    WORK_ENDS_SOON = "work_ends_soon"
    WORK_GOES_ON = "work_goes_on"
    WORK_STOPPED = "work_stopped"
    NEW_WORK = "new_work"
    PREMIUM_HELD = "premium_held"
    ASK_DECLINED = "ask_declined"
    CHANGE_ANSWERED = "change_answered"
    HOURS_CHANGE = "hours_change"
    HOURS_GROW = "hours_grow_notice"
    TICKET_UNREADABLE = "ticket_unreadable"
    TICKET_SEEN_BEFORE = "ticket_seen_before"
    UNREACHABLE = "unreachable"
    PIN_CHOSEN = "pin_chosen_notice"
    PIN_LOCKED = "pin_locked_notice"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_CHANGED = "account_changed"
    COLLEAGUE_LEFT = "colleague_left"
    COST_CHANGED = "cost_changed"
    PAYMENTS_DECIDED = "payments_decided"
    BROADCAST = "broadcast"
    FORM_UNREADABLE = "form_unreadable"
    STARTS_TOLD = "starts_told"
    START_TO_PASS_ON = "start_to_pass_on"
    MORNING = "morning"


class Clocked(StrEnum):
    """What wakes up at a time."""

    OFFER_UNANSWERED = "offer_unanswered"
    CONCERN_UNANSWERED = "concern_unanswered"
    FIRST_DAY = "first_day"
    SHIFT_ENDED = "shift_ended"
    SHIFT_HOUR_AFTER = "shift_hour_after"
    SHIFT_NEXT_MORNING = "shift_next_morning"
    WEEK_ENDED = "week_ended"
    WEEK_NEXT_MORNING = "week_next_morning"
    WEEK_MONDAY = "week_monday"
    WEEK_TO_EMPLOYER = "week_to_employer"
    WEEK_FIRST_REMINDER = "week_first_reminder"
    WEEK_SECOND_REMINDER = "week_second_reminder"
    WEEK_UNANSWERED = "week_unanswered"
    WEEK_DIGEST = "week_digest"
    CORRECTION_UNANSWERED = "correction_unanswered"
    ENDS_IN_FOUR_WEEKS = "ends_in_four_weeks"
    ENDS_IN_TWO_WEEKS = "ends_in_two_weeks"
    ENDS_IN_A_WEEK = "ends_in_a_week"
    HOURS_GROW = "hours_grow"
    WORK_ENDS = "work_ends"
    WORK_ENDED = "work_ended"
    QUESTION_TO_STAND_IN = "question_to_stand_in"
    QUESTION_TO_LEAD = "question_to_lead"
    CONTACT_DUE = "contact_due"
    LEAVE_BEGINS = "leave_begins"
    LEAVE_ENDS = "leave_ends"
    WISH_TO_STAND_IN = "wish_to_stand_in"
    WISH_TO_LEAD = "wish_to_lead"


class Priority(IntEnum):
    """Answers to people go before notices, notices before bulk."""

    ANSWER = 0
    NOTICE = 1
    BULK = 2


class Choosable(StrEnum):
    """Kinds of messages that one may choose not to get. Never offers, money, rights, or an answer to oneself."""

    REMINDERS = "reminders"
    DIGESTS = "digests"
    NEWS = "news"


CHOOSABLE: Mapping[str, Choosable] = MappingProxyType({Notice.MORNING: Choosable.DIGESTS, Notice.BROADCAST: Choosable.NEWS})
"""Which notices are of such a kind; whoever does not want it is not told (core.store.outbox.write_told)."""
