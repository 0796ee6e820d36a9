"""What happens next? The next step for a candidate, when, and who takes it (PAPER: to know where you stand).

Derived from what stands, never kept. What the candidate can do comes first, then what has a day, then what waits for others. When nothing
stands the contact person looks on for work: there is always a next step, and somebody who takes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What the step is."""

    ANSWER_OBJECTION = "answer_objection"
    SIGN_WEEK = "sign_week"
    ANSWER_OFFER = "answer_offer"
    ANSWER_MEETING = "answer_meeting"
    AGREE_MOMENT = "agree_moment"
    FIRST_DAY = "first_day"
    NEXT_DAY = "next_day"
    MEETING = "meeting"
    EMPLOYER_CONFIRMS = "employer_confirms"
    CONTACT_DECIDES = "contact_decides"
    EMPLOYER_CHOOSES = "employer_chooses"
    CONTACT_PROPOSES = "contact_proposes"
    CONTACT_ANSWERS = "contact_answers"
    CONTACT_AGREES = "contact_agrees"
    PAYMENT_LATE = "payment_late"
    PAYMENT = "payment"
    CONTACT_LOOKS = "contact_looks"


class Who(StrEnum):
    """Who takes the step."""

    YOU = "you"
    EMPLOYER = "employer"
    CONTACT = "contact"
    MUNICIPALITY = "municipality"


ORDER = tuple(StepKind)
EXPECTED = (StepKind.FIRST_DAY, StepKind.NEXT_DAY, StepKind.MEETING)
"""On these days somebody expects the candidate."""
TAKEN_BY = {
    StepKind.ANSWER_OBJECTION: Who.YOU,
    StepKind.SIGN_WEEK: Who.YOU,
    StepKind.ANSWER_OFFER: Who.YOU,
    StepKind.ANSWER_MEETING: Who.YOU,
    StepKind.AGREE_MOMENT: Who.YOU,
    StepKind.FIRST_DAY: Who.YOU,
    StepKind.NEXT_DAY: Who.YOU,
    StepKind.MEETING: Who.YOU,
    StepKind.EMPLOYER_CONFIRMS: Who.EMPLOYER,
    StepKind.CONTACT_DECIDES: Who.CONTACT,
    StepKind.EMPLOYER_CHOOSES: Who.EMPLOYER,
    StepKind.CONTACT_PROPOSES: Who.CONTACT,
    StepKind.CONTACT_ANSWERS: Who.CONTACT,
    StepKind.CONTACT_AGREES: Who.CONTACT,
    StepKind.PAYMENT_LATE: Who.MUNICIPALITY,
    StepKind.PAYMENT: Who.MUNICIPALITY,
    StepKind.CONTACT_LOOKS: Who.CONTACT,
}


@dataclass(frozen=True)
class Step:
    """One step: the day it is about or due (None: as soon as possible), the thing's number, and the employer it is with.

    `name`: who of the municipality takes it, where that is not simply the contact person. Of a meeting `at`, `place` and `guide` are known.
    `is_holiday`: work is planned on a public holiday.
    """

    kind: StepKind
    day: date | None = None
    thing: int = 0
    employer: str = ""
    name: str = ""
    at: datetime | None = None
    place: str = ""
    guide: str = ""
    is_holiday: bool = False

    @property
    def who(self) -> Who:
        """Who takes it."""
        return TAKEN_BY[self.kind]


def next_steps(found: Sequence[Step], most: int = 3) -> tuple[Step, ...]:
    """The next steps in order, the soonest of a kind first; one when nothing stands: the contact person looks on. A payment that is late has
    the last place at least, however much else there is."""
    ranked = sorted(found, key=lambda step: (_rank(step.kind), step.day or date.max, step.thing))
    late = [step for step in ranked[most:] if step.kind is StepKind.PAYMENT_LATE]
    return (*ranked[: most - len(late)], *late) or (Step(StepKind.CONTACT_LOOKS),)


def _rank(kind: StepKind) -> int:
    """Days on which one is expected are of one kind: tomorrow's work comes before a first day that is later."""
    return ORDER.index(StepKind.FIRST_DAY if kind in EXPECTED else kind)
