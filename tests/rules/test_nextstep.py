"""Which step comes next, and who takes it."""

from datetime import date

import pytest

from core.rules.desk.next_step import TAKEN_BY, Step, StepKind, Who, next_steps

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("found", "first"),
    [
        ([], Step(StepKind.CONTACT_LOOKS)),
        (
            [Step(StepKind.PAYMENT, FRIDAY, 1), Step(StepKind.SIGN_WEEK, MONDAY, 2, "De Punt")],
            Step(StepKind.SIGN_WEEK, MONDAY, 2, "De Punt"),
        ),
        ([Step(StepKind.NEXT_DAY, MONDAY), Step(StepKind.ANSWER_OFFER, None, 4)], Step(StepKind.ANSWER_OFFER, None, 4)),
        ([Step(StepKind.EMPLOYER_CHOOSES, None, 1), Step(StepKind.FIRST_DAY, FRIDAY, 9)], Step(StepKind.FIRST_DAY, FRIDAY, 9)),
        ([Step(StepKind.FIRST_DAY, FRIDAY, 1), Step(StepKind.NEXT_DAY, MONDAY, 2)], Step(StepKind.NEXT_DAY, MONDAY, 2)),
        ([Step(StepKind.FIRST_DAY, MONDAY, 1), Step(StepKind.NEXT_DAY, FRIDAY, 2)], Step(StepKind.FIRST_DAY, MONDAY, 1)),
        ([Step(StepKind.SIGN_WEEK, FRIDAY, 1), Step(StepKind.SIGN_WEEK, MONDAY, 2)], Step(StepKind.SIGN_WEEK, MONDAY, 2)),
        ([Step(StepKind.ANSWER_OFFER, None, 7), Step(StepKind.ANSWER_OFFER, None, 3)], Step(StepKind.ANSWER_OFFER, None, 3)),
    ],
)
def test_what_you_can_do_comes_first_then_what_has_a_day(found: list[Step], first: Step) -> None:
    """Of one kind the soonest, a first and a next day of work being one kind; when nothing stands, the contact person looks on for work."""
    assert next_steps(found)[0] == first


def test_at_most_three_are_shown() -> None:
    """The next one and two after it."""
    assert len(next_steps([Step(StepKind.ANSWER_OFFER, None, n) for n in range(5)])) == 3


def test_every_step_is_taken_by_somebody() -> None:
    """Nothing simply happens; what asks for the candidate comes before what does not."""
    assert set(TAKEN_BY) == set(StepKind)
    mine = [kind for kind in StepKind if Step(kind).who is Who.YOU]
    assert mine == list(StepKind)[: len(mine)]


def test_a_payment_that_is_late_is_never_left_out() -> None:
    """However many weeks there are to sign; what the candidate can do comes first all the same."""
    weeks = [Step(StepKind.SIGN_WEEK, MONDAY, n) for n in range(5)]
    late = Step(StepKind.PAYMENT_LATE, MONDAY, 9)
    assert next_steps([late, *weeks]) == (weeks[0], weeks[1], late)
