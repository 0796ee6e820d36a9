"""Taking part, and the proof of work: what comes when, and what fits."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.rules.calendar import AMSTERDAM
from core.rules.people.participation import ParticipationCode, Point, Stage, may_confirm, may_sign, stage_of
from core.rules.refusals import Refusal
from core.rules.work.proofs import MOST_CHARACTERS, ProofCode, asked_at, given_at, may_prove, minutes_confirmed, too_long


@pytest.mark.parametrize(
    ("understood", "confirmed", "signed", "stage"),
    [
        ([False] * 7, False, False, Stage.TOLD),
        ([True] * 6 + [False], False, False, Stage.TOLD),
        ([True] * 7, False, False, Stage.ASKED),
        ([True] * 7, True, False, Stage.CONFIRMED),
        ([True] * 7, True, True, Stage.TAKES_PART),
        ([False] * 7, True, True, Stage.TAKES_PART),
        ([], True, True, Stage.TAKES_PART),
    ],
)
def test_how_far_somebody_has_come(understood: list[bool], confirmed: bool, signed: bool, stage: Stage) -> None:
    """Point by point, then asked, then confirmed by one side, then by both; on paper without the points."""
    assert stage_of(understood, confirmed, signed) is stage


def test_seven_points_in_this_order() -> None:
    """The benefit comes first, who sees what comes last."""
    assert [str(point) for point in Point] == [
        "benefit_continues",
        "no_contract",
        "may_say_no",
        "premium_and_cap",
        "paid_twice",
        "hours_and_travel",
        "who_sees_what",
    ]


def test_nobody_confirms_what_was_not_explained() -> None:
    """The candidate after the last point, the contact person after the candidate."""
    told = may_confirm(Stage.TOLD)
    assert isinstance(told, Refusal)
    assert told.code is ParticipationCode.NOT_ALL_UNDERSTOOD
    assert [may_confirm(stage) for stage in (Stage.ASKED, Stage.CONFIRMED, Stage.TAKES_PART)] == [None] * 3
    for stage in (Stage.TOLD, Stage.ASKED):
        early = may_sign(stage)
        assert isinstance(early, Refusal)
        assert early.code is ParticipationCode.NOT_YET_CONFIRMED
    assert [may_sign(stage) for stage in (Stage.CONFIRMED, Stage.TAKES_PART)] == [None] * 2


@pytest.mark.parametrize(
    ("last_day", "asked", "given_on"),
    [
        (date(2026, 11, 20), "2026-11-20T12:00", "2026-11-21T09:00"),
        (date(2026, 11, 21), "2026-11-21T12:00", "2026-11-23T08:00"),
        (date(2026, 11, 22), "2026-11-23T08:00", "2026-11-23T09:00"),
        (date(2027, 3, 27), "2027-03-27T12:00", "2027-03-29T08:00"),
    ],
)
def test_the_end_disturbs_nobody(last_day: date, asked: str, given_on: str) -> None:
    """At noon of the last day and at nine the morning after; what falls on a Sunday waits until people are awake."""
    assert asked_at(last_day) == datetime.fromisoformat(asked).replace(tzinfo=AMSTERDAM)
    assert given_at(last_day) == datetime.fromisoformat(given_on).replace(tzinfo=AMSTERDAM)


def test_work_is_proved_once_it_is_over() -> None:
    """The last day is a day of work."""
    last = date(2026, 11, 20)
    early = may_prove(last, last)
    assert isinstance(early, Refusal)
    assert early.code is ProofCode.WORK_NOT_OVER
    assert may_prove(last, date(2026, 11, 21)) is None


@given(some.text(max_size=2 * MOST_CHARACTERS))
def test_so_many_words_fit(words: str) -> None:
    """Five hundred characters, whatever they are."""
    assert (too_long(words) is None) is (len(words) <= 500)


def test_confirmed_minutes_are_those_of_confirmed_weeks() -> None:
    """A week runs from Monday to Sunday."""
    minutes = {date(2026, 11, 15): 60, date(2026, 11, 16): 240, date(2026, 11, 22): 30, date(2026, 11, 23): 120}
    assert minutes_confirmed(minutes, frozenset({date(2026, 11, 16)})) == 270
    assert minutes_confirmed(minutes, frozenset()) == 0
