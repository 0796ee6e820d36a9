"""What an employer agrees to before somebody is placed there: the additional terms (MANUAL 4c), clause by clause, and their version."""

from collections.abc import Sequence
from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse

TERMS = 1
"""The version of the clauses and their words; whoever changes them counts on, and every employer is asked anew."""


class AgreementCode(Code):
    """Why nobody is placed yet, or the agreement stays as it is."""

    AGREE_FIRST = "agree_first"
    CONTACT_AGREES = "contact_agrees_first"
    OTHER_TERMS = "other_terms"
    EMPLOYER_AGREES = "employer_agrees_first"
    ON_PAPER = "agree_on_paper_first"


class Clause(StrEnum):
    """What is agreed, in the order in which it stands in the document."""

    TEMPORARY = "temporary"
    TARIFF = "tariff"
    HOURS = "hours"
    GUIDANCE = "guidance"
    FREE = "free"
    CONTRACT = "contract"
    WORK_ALONE = "work_alone"


def may_place(accepted: bool, is_contact: bool) -> Refusal | None:
    """Looking, and reporting work, is free; a placement binds the employer, so that it waits for who speaks for the employer.

    Refused: as long as the terms are not agreed to: who speaks for the employer agrees first, others wait for them."""
    if accepted:
        return None
    return refuse(AgreementCode.AGREE_FIRST if is_contact else AgreementCode.CONTACT_AGREES)


def may_place_there(accepted: bool, employer: str, asked: Sequence[str]) -> Refusal | None:
    """The same for who places somebody for the municipality: the employer agrees first, on a phone (`asked` are the names of whoever got
    the terms), or on paper where nobody who speaks for it has one. Refused: as long as it did not."""
    if accepted:
        return None
    if asked:
        return refuse(AgreementCode.EMPLOYER_AGREES, employer=employer, names=", ".join(asked))
    return refuse(AgreementCode.ON_PAPER, employer=employer)


def may_accept(shown: int) -> Refusal | None:
    """What is agreed to is what was read. Refused: other terms than those of today."""
    return None if shown == TERMS else refuse(AgreementCode.OTHER_TERMS)
