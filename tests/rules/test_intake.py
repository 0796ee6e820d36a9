"""The checklist before an invitation: what is asked under which policy, what is said against it, and what is known of an age."""

from dataclasses import replace
from datetime import date

import pytest

from core.rules.choices import DEFAULTS, Choices
from core.rules.people.exemption import latest_birth, may_be_placed
from core.rules.people.invitation_checklist import Intake, Reason, known_age, next_question, read_kvk, reasons_against
from core.rules.refusals import PlacementCode

STRICT = replace(DEFAULTS, minimum_benefit_months=6, school_leavers=False, minimum_age=21)
OLDER = replace(DEFAULTS, minimum_age=30)


def asked(choices: Choices, **said: bool) -> list[str]:
    """The questions in a row, each answered as `said` has it (yes when it has nothing)."""
    answers: dict[str, bool] = {}
    found = []
    while (question := next_question(answers, choices)) is not None:
        found.append(str(question))
        answers[question] = said.get(question, True)
    return found


def test_a_municipality_that_decided_nothing_asks_three() -> None:
    """Free will, welfare, 27 or older; the law asks no more."""
    assert asked(DEFAULTS) == ["willing", "welfare", "old_enough"]


def test_each_policy_asks_its_own() -> None:
    """Months on welfare and school leavers; who is under 27 is asked for wage subsidy, and then for the municipality's own age."""
    assert asked(STRICT, school=False) == ["willing", "welfare", "benefit", "old_enough", "school"]
    assert asked(STRICT, welfare=False) == ["willing", "welfare", "old_enough", "school"]
    assert asked(STRICT, old_enough=False) == [
        *("willing", "welfare", "benefit", "old_enough", "wage_subsidy", "minimum_age", "school"),
    ]
    assert asked(STRICT, old_enough=False, wage_subsidy=False)[-2:] == ["wage_subsidy", "school"]
    assert asked(OLDER, old_enough=False) == ["willing", "welfare", "old_enough"]


def test_all_reasons_at_once() -> None:
    """Every no that counts, with the months and years that are asked."""
    said = {"willing": False, "welfare": True, "benefit": False, "old_enough": False, "wage_subsidy": False, "school": True}
    assert reasons_against(said, STRICT) == [
        Reason(Intake.WILLING),
        Reason(Intake.BENEFIT, 6),
        Reason(Intake.WAGE_SUBSIDY, 27),
        Reason(Intake.SCHOOL),
    ]
    assert reasons_against({"old_enough": False}, OLDER) == [Reason(Intake.OLD_ENOUGH, 30)]
    assert reasons_against({"minimum_age": False, "wage_subsidy": True, "old_enough": False}, STRICT) == [
        Reason(Intake.MINIMUM_AGE, 21)
    ]
    assert reasons_against({"willing": True, "welfare": True, "old_enough": True}, DEFAULTS) == []


def test_what_is_known_of_an_age() -> None:
    """27, the municipality's own higher age, its own lower one with wage subsidy; nothing where nothing was said."""
    assert known_age({"old_enough": True}, DEFAULTS) == 27
    assert known_age({"old_enough": True}, OLDER) == 30
    assert known_age({"old_enough": False, "wage_subsidy": True, "minimum_age": True}, STRICT) == 21
    assert known_age({"old_enough": False, "wage_subsidy": True}, DEFAULTS) is None


@pytest.mark.parametrize(
    ("on", "latest"),
    [
        (date(2026, 11, 29), date(1999, 11, 29)),
        (date(2028, 2, 29), date(2001, 2, 28)),
        (date(2027, 3, 1), date(2000, 3, 1)),
    ],
)
def test_the_last_day_on_which_somebody_can_be_born(on: date, latest: date) -> None:
    """27 on that day; born a day later they would not be."""
    assert latest_birth(None, 27, on) == latest
    assert may_be_placed(latest, False, on) is None


def test_a_known_birth_date_goes_first_and_nothing_known_is_too_young() -> None:
    """Of whom no age is known nobody says that they are old enough."""
    assert latest_birth(date(2001, 1, 1), 27, date(2026, 1, 1)) == date(2001, 1, 1)
    assert latest_birth(None, None, None) is None
    refusal = may_be_placed(None, False, date(2026, 11, 29))
    assert refusal is not None
    assert refusal.code is PlacementCode.UNDER_27
    assert may_be_placed(None, True, date(2026, 11, 29)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KVK 12345678", "12345678"),
        ("kvk: 1234 5678", "12345678"),
        ("1234.5678", "12345678"),
        ("KVK 1234567", None),
        ("123456789", None),
        ("12345678 of 87654321", None),
        ("geen idee", None),
    ],
)
def test_a_kvk_number_is_read(text: str, number: str | None) -> None:
    """Eight digits, however they are grouped; nothing else."""
    assert read_kvk(text) == number
