"""The displacement check as a conversation: what is asked of the consultant, in which order, and what the answers amount to.

The questions are those of domain section 8 (REPORT 2.3, 4.3); what is found decides which reasons are asked for (`displacement`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.rules.choices import Cao
from core.rules.matching.displacement import Answers, Finding, Found, Offered, Weight, can_be_offered, findings
from core.rules.matching.reports import ReportCode
from core.rules.refusals import Refusal, refuse
from core.rules.work.instruments import Episode

YES, NO, NONE = "yes", "no", ""
REASON = "reason:"


class Question(StrEnum):
    """What is asked, in this order; an amount is euros an hour with two decimals."""

    TEMPORARY = "temporary"
    WHY_NO_VACANCY = "why_no_vacancy"
    EMPLOYER_REFUSED = "employer_refused"
    CLIENT_PRICE = "client_price"
    MARKET = "market"
    PROSPECT = "prospect"
    TARIFF = "tariff"


YES_OR_NO = frozenset({Question.TEMPORARY, Question.EMPLOYER_REFUSED})
AMOUNTS = frozenset({Question.CLIENT_PRICE, Question.MARKET, Question.TARIFF})
RESTS_ON = {
    Found.NOT_TEMPORARY: frozenset({Question.TEMPORARY}),
    Found.BELOW_MARKET: frozenset({Question.MARKET, Question.TARIFF}),
    Found.NO_PROSPECT: frozenset({Question.PROSPECT}),
}
"""The answers on which a finding rests that asks for a reason; the others rest on who worked there before."""
MAY_BE_NONE = frozenset({Question.CLIENT_PRICE, Question.PROSPECT})


@dataclass(frozen=True)
class Checked:
    """What is known for the check: the answers by question, who was at this employer before, and the municipality's choices.

    An episode's job is 0 when it was the same work, as its title says.
    """

    said: Mapping[str, str]
    employer: int
    history: Sequence[Episode]
    temporary_work_only: bool = True
    cao: Cao = Cao.ADVISORY


def found_in(check: Checked) -> list[Finding]:
    """What is found, as far as it was answered; empty before the tariff is known."""
    said = check.said
    if any(question not in said for question in Question):
        return []
    price = said[Question.CLIENT_PRICE]
    offered = Offered(
        0, check.employer, Decimal(said[Question.TARIFF]), price != NONE, said[Question.EMPLOYER_REFUSED] == YES, check.history
    )
    answers = Answers(
        temporary=said[Question.TEMPORARY] == YES,
        why_no_vacancy=said[Question.WHY_NO_VACANCY],
        market=Decimal(said[Question.MARKET]),
        client_price=Decimal(price) if price else None,
        prospect=said[Question.PROSPECT],
    )
    return findings(answers, offered, check.temporary_work_only, check.cao)


def next_question(check: Checked) -> str | None:
    """The first question without an answer, then the first finding that asks for a reason and has none; None when all is said."""
    open_question = next((question for question in Question if question not in check.said), None)
    if open_question:
        return open_question
    reasons = (f"{REASON}{one.found}" for one in found_in(check) if one.weight is Weight.REASON)
    return next((reason for reason in reasons if reason not in check.said), None)


def outdated_by(said: Mapping[str, str], question: str, answer: str) -> list[str]:
    """The reasons, as they are kept, that were written for what was answered before; none when this answer is the same as before."""
    if said.get(question) == answer:
        return []
    reasons = [f"{REASON}{found}" for found, questions in RESTS_ON.items() if question in questions]
    return [reason for reason in reasons if reason in said]


def reasons_in(said: Mapping[str, str]) -> dict[Found, str]:
    """The reasons that were written, by finding."""
    return {Found(name.removeprefix(REASON)): words for name, words in said.items() if name.startswith(REASON)}


def may_accept(check: Checked) -> Refusal | None:
    """A job opens when everything was answered, each reason is written and nothing forbids it.

    Refused: an answer that is missing, and a finding that forbids it."""
    if next_question(check):
        return refuse(ReportCode.CHECK_UNFINISHED)
    return None if can_be_offered(found_in(check), reasons_in(check.said)) else refuse(ReportCode.CHECK_FORBIDS)
