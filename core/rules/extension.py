"""Toward the end of a term: three warnings, and the one extension of three months where the policy has it (RIB: 3 and 3 more)."""

from datetime import date, timedelta

from core.rules.refusals import Code, Refusal, refuse
from core.rules.terms import LONG, SHORT, Terms, last_allowed_day

WEEKS_AHEAD = (4, 2, 1)


class ExtensionCode(Code):
    """Why a placement is not extended."""

    NO_EXTENSIONS = "no_extensions"
    ALREADY_EXTENDED = "already_extended"
    TERM_OVER = "term_over"


def warning_days(last_day: date) -> tuple[date, ...]:
    """The days 4, 2 and 1 weeks before a last day: extend, a contract, or what next?"""
    return tuple(last_day - timedelta(weeks=weeks) for weeks in WEEKS_AHEAD)


def extended_until(terms: Terms, first_start: date, today: date, extended: bool) -> date | Refusal:
    """The last allowed day after an extension, counted from the first start of the work.

    Refused: a policy without extensions, a second extension, and one asked for after the first three months.
    """
    if terms is not Terms.THREE_PLUS_THREE:
        return refuse(ExtensionCode.NO_EXTENSIONS)
    if extended:
        return refuse(ExtensionCode.ALREADY_EXTENDED)
    last = last_allowed_day(first_start, SHORT)
    return refuse(ExtensionCode.TERM_OVER, last_day=last) if today > last else last_allowed_day(first_start, LONG)
