"""What work a candidate wants, by their own answers from short lists: which kinds, on which days, how far away, and what for.

Each answer may be left open. Nothing typed, no place of living and no wage is asked.
"""

from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse


class WantedCode(Code):
    """Why an answer is none."""

    NO_SUCH_CHOICE = "no_such_choice"


class WorkKind(StrEnum):
    """Kinds of work. New ones come last: buttons name them by their place."""

    KITCHEN = "kitchen"
    CLEANING = "cleaning"
    PACKING = "packing"
    SHOP = "shop"
    CARE = "care"
    GREEN = "green"
    OFFICE = "office"
    TECHNIQUE = "technique"
    DRIVING = "driving"


class Goal(StrEnum):
    """What work is to help with. Re-integration goals lead: the job must help this candidate (MANUAL 3)."""

    RHYTHM = "rhythm"
    EXPERIENCE = "experience"
    LANGUAGE = "language"
    PEOPLE = "people"
    REGULAR_WORK = "regular_work"


class Asked(StrEnum):
    """What is asked, in this order."""

    KINDS = "kinds"
    DAYS = "days"
    DISTANCE = "distance"
    GOALS = "goals"


ASKED = tuple(Asked)
KINDS, GOALS = tuple(WorkKind), tuple(Goal)
DAYS = ("1", "2", "3", "4", "5", "6", "7")
ANY_DISTANCE = 0
DISTANCES = (5, 10, 20, ANY_DISTANCE)
"""Kilometres to the work, as the crow flies; 0: it does not matter."""


def toggled(answers: str, choices: tuple[str, ...], number: int) -> str | Refusal:
    """Comma-separated answers with one more, or one fewer when it was there, in the order of the choices."""
    if not 0 <= number < len(choices):
        return refuse(WantedCode.NO_SUCH_CHOICE)
    chosen = set(listed(answers)) ^ {choices[number]}
    return ",".join(one for one in choices if one in chosen)


def listed(answers: str) -> list[str]:
    """Comma-separated answers apart; none of "" (not said)."""
    return answers.split(",") if answers else []


def distance(number: int) -> int | Refusal:
    """The distance at a place in the list."""
    return DISTANCES[number] if 0 <= number < len(DISTANCES) else refuse(WantedCode.NO_SUCH_CHOICE)
