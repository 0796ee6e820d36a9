"""Who may take part, as it is asked before an invitation: on welfare and by free will everywhere; age, time on benefit and school leavers
as the municipality chose (REPORT 3.2). Questions with yes and no, and every reason why not.

No birth date is asked: whether somebody is so old today is all that the rules need (Participatiewet art. 31 lid 5; REPORT 3.2).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.rules.choices import Choices
from core.rules.people.exemption import EXEMPT_FROM
from core.rules.refusals import Code, Refusal, refuse

KVK = re.compile(r"(?<!\d)\d{4}[ .]?\d{4}(?!\d)")


class IntakeCode(Code):
    """Why somebody is not invited."""

    KVK_WRONG = "kvk_wrong"
    EMPLOYER_KNOWN = "employer_known"
    NOT_ELIGIBLE = "not_eligible"


class Intake(StrEnum):
    """What is asked about somebody."""

    WILLING = "willing"
    WELFARE = "welfare"
    BENEFIT = "benefit"
    OLD_ENOUGH = "old_enough"
    WAGE_SUBSIDY = "wage_subsidy"
    MINIMUM_AGE = "minimum_age"
    SCHOOL = "school"


QUESTIONS = tuple(Intake)
Answers = Mapping[str, bool]


@dataclass(frozen=True)
class Reason:
    """Why somebody cannot take part now: the answer that says so, and the months or years that are asked (0: none)."""

    why: Intake
    number: int = 0


def number_in(question: Intake, choices: Choices) -> int:
    """The months or years that a question names; 0 when none."""
    return {
        Intake.BENEFIT: choices.minimum_benefit_months,
        Intake.OLD_ENOUGH: max(EXEMPT_FROM, choices.minimum_age or 0),
        Intake.MINIMUM_AGE: choices.minimum_age or 0,
    }.get(question, 0)


def next_question(said: Answers, choices: Choices) -> Intake | None:
    """What is asked next; None when all is said that the policy asks."""
    return next((question for question in _asked(said, choices) if question not in said), None)


def _asked(said: Answers, choices: Choices) -> Iterator[Intake]:
    yield Intake.WILLING
    yield Intake.WELFARE
    if choices.minimum_benefit_months and said.get(Intake.WELFARE):
        yield Intake.BENEFIT
    yield Intake.OLD_ENOUGH
    minimum = choices.minimum_age or 0
    if said.get(Intake.OLD_ENOUGH) is False and minimum <= EXEMPT_FROM:
        yield Intake.WAGE_SUBSIDY
        if said.get(Intake.WAGE_SUBSIDY) and 0 < minimum < EXEMPT_FROM:
            yield Intake.MINIMUM_AGE
    if not choices.school_leavers:
        yield Intake.SCHOOL


def reasons_against(said: Answers, choices: Choices) -> list[Reason]:
    """Every reason why somebody cannot take part now, from what was said; a question that was not answered is none."""
    found = [
        Reason(question, number_in(question, choices))
        for question in (Intake.WILLING, Intake.WELFARE, Intake.BENEFIT, Intake.MINIMUM_AGE)
        if said.get(question) is False
    ]
    if said.get(Intake.OLD_ENOUGH) is False and (choices.minimum_age or 0) > EXEMPT_FROM:
        found.append(Reason(Intake.OLD_ENOUGH, number_in(Intake.OLD_ENOUGH, choices)))
    if said.get(Intake.WAGE_SUBSIDY) is False:
        found.append(Reason(Intake.WAGE_SUBSIDY, EXEMPT_FROM))
    if said.get(Intake.SCHOOL):
        found.append(Reason(Intake.SCHOOL))
    return found


def known_age(said: Answers, choices: Choices) -> int | None:
    """The years that somebody is at least, as it was said; None when nothing was."""
    for question in (Intake.OLD_ENOUGH, Intake.MINIMUM_AGE):
        if said.get(question):
            return number_in(question, choices)
    return None


def read_kvk(text: str) -> str | None:
    """The eight digits of a number in the trade register; None when there are not exactly eight."""
    found = KVK.findall(text)
    return re.sub(r"\D", "", found[0]) if len(found) == 1 else None


def may_enter(kvk: str) -> Refusal | None:
    """A number in the trade register has eight digits. Refused: any other."""
    return None if re.fullmatch(r"\d{8}", kvk) else refuse(IntakeCode.KVK_WRONG)
