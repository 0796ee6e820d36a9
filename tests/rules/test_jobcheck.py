"""The displacement check: which reason goes when an answer is changed."""

import pytest

from core.rules.matching.job_check import outdated_by

SAID = {"temporary": "no", "market": "20", "tariff": "18.5", "prospect": ""}
REASONS = {"reason:not_temporary": "a", "reason:below_market": "b", "reason:no_prospect": "c", "reason:nobody_hired": "d"}


@pytest.mark.parametrize(
    ("question", "answer", "goes"),
    [
        ("tariff", "18.5", []),
        ("tariff", "18", ["reason:below_market"]),
        ("market", "19", ["reason:below_market"]),
        ("temporary", "yes", ["reason:not_temporary"]),
        ("prospect", "Ervaring.", ["reason:no_prospect"]),
        ("why_no_vacancy", "Alleen voor kerst.", []),
        ("reason:below_market", "e", []),
    ],
)
def test_a_reason_goes_with_the_answer_that_it_was_for(question: str, answer: str, goes: list[str]) -> None:
    """The same answer again leaves it; another question too; who worked there before is no answer."""
    assert outdated_by(SAID | REASONS, question, answer) == goes
    assert outdated_by(SAID, question, answer) == []
