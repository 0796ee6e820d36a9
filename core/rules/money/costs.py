"""Other direct costs of a placement, such as work clothes (RIB: "toeslagen"): a third line beside premium and travel, entered by the
contact person and paid with the travel costs. Money is in cents."""

from datetime import date

from core.rules.refusals import Code, Refusal, refuse

MOST_WORDS = 120


class CostCode(Code):
    """Why a cost is not entered, or not taken back."""

    DAY = "cost_day"
    WORDS = "cost_words"
    MEANWHILE = "cost_meanwhile"


def may_enter(day: date, words: str, first_day: date, last_day: date, today: date) -> Refusal | None:
    """Refused: a day outside of the placement or still to come; no words, or more than fit."""
    last = min(last_day, today)
    if not first_day <= day <= last:
        return refuse(CostCode.DAY, first=first_day, last=last)
    return refuse(CostCode.WORDS, most=MOST_WORDS) if not 0 < len(words.strip()) <= MOST_WORDS else None
