"""Toward the end of a term: three warnings, and the one extension of three months where the policy has it (RIB: 3 and 3 more)."""

from datetime import date, datetime, time, timedelta

from core.rules.calendar import AMSTERDAM
from core.rules.quiet import awake
from core.rules.refusals import Code, Refusal, refuse
from core.rules.work.terms import LONG, SHORT, Terms, last_allowed_day

WEEKS_AHEAD = (4, 2, 1)
"""Warn 4 weeks, 2 weeks and 1 week ahead (domain section 8)."""
WARNED_AT = time(9)


class ExtensionCode(Code):
    """Why a placement is not extended."""

    NO_EXTENSIONS = "no_extensions"
    ALREADY_EXTENDED = "already_extended"
    TERM_OVER = "term_over"


def warning_days(last_day: date) -> tuple[date, ...]:
    """The days so many weeks before a last day: extend, a contract, or what next?"""
    return tuple(last_day - timedelta(weeks=weeks) for weeks in WEEKS_AHEAD)


def warned_on(starts_on: date, last_day: date) -> dict[int, date]:
    """The warnings of a placement, by weeks ahead; work that began only then needs none yet."""
    days = dict(zip(WEEKS_AHEAD, warning_days(last_day), strict=True))
    return {weeks: day for weeks, day in days.items() if day > starts_on}


def warned_at(day: date) -> datetime:
    """When it is said that the work ends soon: in the morning."""
    return awake(datetime.combine(day, WARNED_AT, AMSTERDAM))


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


def latest_last_day(terms: Terms, first_start: date, allowed: date, last_day: date, today: date) -> date | Refusal:
    """Until when running work may be extended: the rest of its term, and after that the one extension where the policy has it.

    `allowed` is the last allowed day now. Refused: work that is over, and what `extended_until` refuses.
    """
    if today > last_day:
        return refuse(ExtensionCode.TERM_OVER, last_day=last_day)
    extended = allowed > last_allowed_day(first_start, SHORT)
    longer = extended_until(terms, first_start, today, extended)
    if isinstance(longer, Refusal):
        return allowed if allowed > last_day else longer
    return max(longer, allowed)
