"""What an employer may still ask about work: a contract always, anything else while it lasts."""

from datetime import date

import pytest

from core.rules.refusals import Refusal
from core.rules.work.ending import AskKind, End, EndReason, Outflow, may_ask

LAST = date(2026, 11, 20)
TERM = End(LAST, EndReason.TERM)
HIRED = End(LAST, EndReason.WORK_HERE, Outflow.FULL_TIME, contract=True)
ELSEWHERE = End(LAST, EndReason.WORK_ELSEWHERE, Outflow.PART_TIME, contract=True)
LATER = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("kind", "end", "today", "answer"),
    [
        (AskKind.EXTEND, None, LAST, None),
        (AskKind.EXTEND, None, LATER, "ending_last_day_over"),
        (AskKind.LET_GO, TERM, LAST, "ending_work_over"),
        (AskKind.EXTEND, TERM, LATER, "ending_work_over"),
        (AskKind.HIRE, None, LATER, None),
        (AskKind.HIRE, TERM, LAST, None),
        (AskKind.HIRE, ELSEWHERE, LATER, None),
        (AskKind.HIRE, HIRED, LATER, "ending_work_over"),
    ],
)
def test_what_may_be_asked(kind: AskKind, end: End | None, today: date, answer: str | None) -> None:
    """The last day is Friday 20 November. A contract that is recorded here needs no second offer."""
    found = may_ask(kind, end, LAST, today)
    assert (found.code.value if isinstance(found, Refusal) else None) == answer
