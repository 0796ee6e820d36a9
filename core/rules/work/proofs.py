"""The proof of work at the end of a placement, and the words that the employer may add to it.

No document says how it is given, or how long it waits.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta

from core.rules.calendar import AMSTERDAM
from core.rules.quiet import awake
from core.rules.refusals import Code, Refusal, refuse

MOST_CHARACTERS = 500
ASKED_AT = time(12)
GIVEN_AT = time(9)
WAITS = timedelta(days=14)
"""So long the proof waits for the last hours to be confirmed; then it says until when they are."""


class ProofCode(Code):
    """Why there is no proof yet, or no words."""

    WORK_NOT_OVER = "work_not_over"
    WORDS_GIVEN = "words_given"
    WORDS_TOO_LONG = "words_too_long"


def may_prove(last_day: date, today: date) -> Refusal | None:
    """Work is proved once it is over. Refused: until the day after its last."""
    return refuse(ProofCode.WORK_NOT_OVER) if today <= last_day else None


def too_long(words: str) -> Refusal | None:
    """Refused: more words than fit on the paper."""
    return refuse(ProofCode.WORDS_TOO_LONG, most=MOST_CHARACTERS) if len(words) > MOST_CHARACTERS else None


def asked_at(last_day: date) -> datetime:
    """When the employer is asked for a word: at noon of the last day, or when people are awake after it."""
    return awake(datetime.combine(last_day, ASKED_AT, AMSTERDAM))


def given_at(last_day: date) -> datetime:
    """When the proof is made: the morning after."""
    return awake(datetime.combine(last_day + timedelta(days=1), GIVEN_AT, AMSTERDAM))


def waited_until(last_day: date) -> datetime:
    """When the proof is made although hours are not confirmed yet."""
    return given_at(last_day + WAITS)


def confirmed_until(weeks: Collection[date], confirmed: frozenset[date], last_day: date) -> date | None:
    """Until when all hours are confirmed, of the weeks (by their Monday) that have work; None where not even the first is."""
    known: date | None = None
    for first in sorted(weeks):
        if first not in confirmed:
            return known
        known = min(first + timedelta(days=6), last_day)
    return known


def minutes_confirmed(minutes: Mapping[date, int], confirmed: frozenset[date]) -> int:
    """Of the minutes by day those in weeks (by their Monday) that both sides confirmed."""
    return sum(one for day, one in minutes.items() if day - timedelta(days=day.weekday()) in confirmed)
