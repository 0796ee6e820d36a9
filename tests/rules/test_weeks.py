"""The week that both sides sign: who may do what, when; and nobody signs or confirms what they did not see.

A little over 300 lines: one machine of states.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.rules.calendar import AMSTERDAM
from core.rules.hours.week_days import Day, Work
from core.rules.hours.weeks import (
    STEPS,
    Step,
    Week,
    WeekCode,
    WeekState,
    after_objection,
    after_take_back,
    closes_at,
    is_done,
    is_step,
    is_taken_back,
    may,
    may_answer,
    may_change,
    may_counter,
    may_object,
    may_sign,
    may_take_back,
    unsigned_from,
)
from core.rules.refusals import Refusal

MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=AMSTERDAM)
FOUR_HOURS = Work(time(9), time(13, 15), 15, 240)
NOTHING = Work(None, None, 0, 0)

OPEN, SIGNED, DISPUTED = WeekState.OPEN, WeekState.SIGNED, WeekState.DISPUTED
TO_CONSULTANT, CONFIRMED = WeekState.TO_CONSULTANT, WeekState.CONFIRMED


def week(state: WeekState, version: int = 3, signed_at: datetime | None = NOW - timedelta(hours=1)) -> Week:
    return Week(state, version, None if state is OPEN else signed_at)


def code(verdict: Refusal | None) -> WeekCode | None:
    return verdict.code if verdict else None


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (OPEN, {Step.SIGN}),
        (SIGNED, {Step.TAKE_BACK, Step.CONFIRM, Step.DISPUTE}),
        (DISPUTED, {Step.AGREE, Step.COUNTER, Step.ASK}),
        (TO_CONSULTANT, {Step.DECIDE}),
        (CONFIRMED, set()),
    ],
)
def test_each_state_allows_its_own_steps_and_no_others(state, allowed):
    """What is confirmed is locked; before that, each side has its turn."""
    assert {step for step in Step if may(week(state), step, 3) is None} == allowed


def test_the_third_objection_goes_to_the_contact_person():
    """Twice the candidate answers; the third time a person decides."""
    assert [after_objection(times) for times in (1, 2, 3, 4)] == [DISPUTED, DISPUTED, TO_CONSULTANT, TO_CONSULTANT]


def test_no_week_goes_where_no_step_leads():
    """What chooses between two ends stays within them; a week that nobody signed is not confirmed, and what is confirmed stays."""
    assert {after_objection(times) for times in (1, 2, 3)} == set(STEPS[Step.DISPUTE][1])
    assert {after_take_back(rounds) for rounds in (0, 1)} == set(STEPS[Step.TAKE_BACK][1])
    assert {after for after in WeekState if is_step(OPEN, after)} == {SIGNED}
    assert {after for after in WeekState if is_step(SIGNED, after)} == {OPEN, DISPUTED, TO_CONSULTANT, CONFIRMED}
    assert not [after for after in WeekState if is_step(CONFIRMED, after)]


def test_other_hours_that_are_taken_back_are_a_dispute_again():
    """A first signature leaves the week open; one under other hours leaves the dispute that it answered."""
    assert [after_take_back(rounds) for rounds in (0, 1, 2)] == [OPEN, DISPUTED, DISPUTED]


def test_a_second_tap_that_takes_back_is_known_as_one():
    """The week is open, or disputed as it was before that version; a dispute of this version or a later one is another."""
    assert is_taken_back(week(OPEN, 4), 3)
    assert is_taken_back(week(DISPUTED, 3), 4)
    assert not is_taken_back(week(DISPUTED, 4), 4)
    assert not is_taken_back(week(DISPUTED, 5), 4)
    assert not is_taken_back(week(SIGNED, 3), 4)
    assert not is_taken_back(week(TO_CONSULTANT, 3), 4)


def test_an_answer_says_each_day_and_not_all_as_the_employer():
    """What is all as the employer has it is agreeing; a day that is left out is no answer."""
    friday = date(2026, 11, 20)
    assert may_counter({MONDAY: 60, friday: 120}, {MONDAY: 60, friday: 180}) is None
    assert code(may_counter({MONDAY: 60, friday: 120}, {MONDAY: 60, friday: 120})) is WeekCode.SAME_HOURS
    assert code(may_counter({MONDAY: 60, friday: 120}, {MONDAY: 90})) is WeekCode.NO_OBJECTION


@pytest.mark.parametrize("step", list(Step))
def test_an_older_version_changes_nothing(step):
    """A button that was shown before the week changed is refused, whatever it says."""
    state = STEPS[step][0]
    assert code(may(week(state, version=4), step, 3)) is WeekCode.CHANGED
    assert code(may(week(state, version=4), step, 5)) is WeekCode.CHANGED


@pytest.mark.parametrize(
    ("step", "state", "again"),
    [
        (Step.SIGN, SIGNED, True),
        (Step.CONFIRM, CONFIRMED, True),
        (Step.AGREE, CONFIRMED, True),
        (Step.ASK, TO_CONSULTANT, True),
        (Step.DECIDE, CONFIRMED, True),
        (Step.CONFIRM, SIGNED, False),
        (Step.CONFIRM, DISPUTED, False),
    ],
)
def test_a_second_tap_is_known_as_one(step, state, again):
    """The same step with the same version finds its own result; with another version it is an old button."""
    assert is_done(week(state), step, 3) is again
    assert not is_done(week(state), step, 2)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (OPEN, None),
        (SIGNED, WeekCode.SIGNED),
        (DISPUTED, WeekCode.DISPUTED),
        (TO_CONSULTANT, WeekCode.DISPUTED),
        (CONFIRMED, WeekCode.CONFIRMED),
    ],
)
def test_days_are_free_only_while_the_week_is_open(state, reason):
    """After signing nobody changes a day by themselves."""
    assert code(may_change(state)) is reason


class TestSigning:
    """The candidate signs when nothing is missing."""

    closes = datetime(2026, 11, 22, 20, 0, tzinfo=AMSTERDAM)

    def verdict(self, *days: Day, now: datetime = NOW):
        return may_sign(week(OPEN), 3, days, now, self.closes)

    def day(self, number: int, planned: Work | None, logged: Work | None, is_over: bool = True) -> Day:
        return Day(MONDAY + timedelta(days=number), planned, logged, is_over)

    def test_one_tap_when_every_planned_day_is_filled_in(self):
        """Worked as planned, otherwise, or not at all: each of them is filled in."""
        other = Work(time(10), time(12), 0, 120)
        assert self.verdict(*(self.day(n, FOUR_HOURS, logged) for n, logged in enumerate((FOUR_HOURS, other, NOTHING)))) is None

    def test_a_missing_day_is_named(self):
        """Missing is not zero: the days are said, so that they can be filled in."""
        verdict = self.verdict(self.day(0, FOUR_HOURS, None), self.day(1, FOUR_HOURS, FOUR_HOURS), self.day(2, FOUR_HOURS, None))
        assert code(verdict) is WeekCode.INCOMPLETE
        assert verdict.facts == {"days": "2026-11-16,2026-11-18"}

    def test_a_day_without_a_plan_may_stay_empty(self):
        """Only what was planned can be missing."""
        assert self.verdict(self.day(0, FOUR_HOURS, FOUR_HOURS), self.day(5, None, None)) is None

    def test_not_before_the_last_planned_shift_has_ended(self):
        """What is still to come cannot be signed yet, unless it was filled in: not worked may be known before."""
        assert code(self.verdict(self.day(0, FOUR_HOURS, FOUR_HOURS), self.day(4, FOUR_HOURS, None, is_over=False))) is (
            WeekCode.NOT_OVER
        )
        assert self.verdict(self.day(0, FOUR_HOURS, FOUR_HOURS), self.day(4, FOUR_HOURS, NOTHING, is_over=False)) is None

    def test_a_week_without_a_plan_is_over_on_sunday_evening(self):
        """Work may still come until then."""
        worked = self.day(1, None, FOUR_HOURS)
        assert code(self.verdict(worked, now=self.closes - timedelta(minutes=1))) is WeekCode.NOT_OVER
        assert self.verdict(worked, now=self.closes) is None

    def test_an_empty_week_is_not_signed(self):
        """Nothing filled in is not nothing worked."""
        assert code(self.verdict(self.day(0, None, None), now=self.closes)) is WeekCode.EMPTY


@pytest.mark.parametrize(
    ("seconds", "candidate", "employer"),
    [
        (0, None, WeekCode.NOT_SIGNED),
        (59, None, WeekCode.NOT_SIGNED),
        (60, WeekCode.TOO_LATE, None),
        (3600, WeekCode.TOO_LATE, None),
    ],
)
def test_the_minute_after_signing_is_the_candidates_alone(seconds, candidate, employer):
    """At every moment either the candidate may take it back or the employer may answer: never both, never neither."""
    signed = week(SIGNED, signed_at=NOW)
    later = NOW + timedelta(seconds=seconds)
    assert code(may_take_back(signed, 3, later)) is candidate
    for step in (Step.CONFIRM, Step.DISPUTE):
        assert code(may_answer(signed, step, 3, later)) is employer


def test_an_objection_says_other_hours():
    """The same hours are no objection, also for a day that was not worked."""
    assert code(may_object(240, 240)) is WeekCode.SAME_HOURS
    assert code(may_object(0, 0)) is WeekCode.SAME_HOURS
    assert may_object(240, 0) is None
    assert may_object(0, 240) is None


def test_a_week_closes_with_its_last_planned_shift():
    """Also when that one ends after midnight; Sunday 20:00 in the Netherlands when nothing is planned, in summer and in winter."""
    shifts = [datetime(2026, 11, 21, 0, 30, tzinfo=AMSTERDAM), datetime(2026, 11, 17, 13, 15, tzinfo=AMSTERDAM)]
    assert closes_at(MONDAY, shifts) == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert closes_at(MONDAY, []) == datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
    assert closes_at(date(2026, 7, 6), []) == datetime(2026, 7, 12, 18, 0, tzinfo=UTC)


def test_a_week_that_is_not_signed_is_known_the_morning_after_the_last_reminder():
    """The last reminder is on the Monday after it was asked: over on Friday, asked then; over on Sunday evening, asked on Monday."""
    assert unsigned_from(datetime(2026, 11, 20, 13, 15, tzinfo=AMSTERDAM)) == datetime(2026, 11, 24, 8, 0, tzinfo=AMSTERDAM)
    assert unsigned_from(datetime(2026, 11, 22, 20, 0, tzinfo=AMSTERDAM)) == datetime(2026, 12, 1, 8, 0, tzinfo=AMSTERDAM)


class AWeek(RuleBasedStateMachine):
    """Any order of taps by candidate, employer and contact person, with old and new buttons, against a model that knows only history."""

    def __init__(self) -> None:
        super().__init__()
        self.week = Week(OPEN, 0, None)
        self.now = NOW
        self.said = "0h"  # what the days say
        self.shown = {0: "0h"}  # what each version said when it was shown
        self.signed: str | None = None
        self.confirmed: str | None = None
        self.objected = self.asked = False

    ages = st.sampled_from([0, 0, 0, 1, 2])  # how many versions ago the button was shown

    def shown_ago(self, age: int) -> int:
        return max(0, self.week.version - age)

    def move(self, step: Step, bump: bool = False) -> None:
        after = STEPS[step][1][0]
        signed_at = self.now if step is Step.SIGN else (None if after is OPEN else self.week.signed_at)
        self.week = Week(after, self.week.version + bump, signed_at)

    @rule(hours=st.integers(min_value=0, max_value=9))
    def change_a_day(self, hours: int) -> None:
        free = self.signed is None
        assert (may_change(self.week.state) is None) is free
        if free:
            self.said = f"{hours}h"
            self.week = Week(OPEN, self.week.version + 1, None)
            self.shown[self.week.version] = self.said

    @rule(seconds=st.integers(min_value=0, max_value=90))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(age=ages)
    def candidate_signs(self, age: int) -> None:
        version = self.shown_ago(age)
        day = Day(MONDAY, FOUR_HOURS, FOUR_HOURS, True)
        if may_sign(self.week, version, [day], self.now, self.now) is None:
            assert self.signed is None, "signed twice"
            self.signed = self.shown[version]
            self.move(Step.SIGN)

    @precondition(lambda self: self.signed is not None)
    @rule(age=ages)
    def candidate_takes_back(self, age: int) -> None:
        version = self.shown_ago(age)
        if may_take_back(self.week, version, self.now) is None:
            assert self.confirmed is None
            assert not self.objected
            self.signed = None
            self.move(Step.TAKE_BACK, bump=True)
            self.shown[self.week.version] = self.said

    @rule(age=ages, step=st.sampled_from([Step.CONFIRM, Step.DISPUTE]))
    def employer_answers(self, age: int, step: Step) -> None:
        version = self.shown_ago(age)
        if may_answer(self.week, step, version, self.now) is not None:
            return
        assert may_take_back(self.week, version, self.now) is not None, "both may act at the same moment"
        if step is Step.CONFIRM:
            assert self.confirmed is None
            assert not self.objected
            self.confirmed = self.shown[version]
        else:
            self.objected = True
        self.move(step)

    @rule(age=ages, step=st.sampled_from([Step.AGREE, Step.ASK, Step.DECIDE]), employer_is_right=st.booleans())
    def dispute_goes_on(self, age: int, step: Step, employer_is_right: bool) -> None:
        version = self.shown_ago(age)
        if may(self.week, step, version) is not None:
            return
        assert self.objected, "nobody objected"
        assert (step is Step.DECIDE) is self.asked, "the contact person decides when asked, and only then"
        self.asked = step is Step.ASK
        if step is not Step.ASK:
            self.confirmed = "employer" if step is Step.AGREE or employer_is_right else self.signed
        self.move(step)

    @invariant()
    def nobody_signed_or_confirmed_what_they_did_not_see(self) -> None:
        assert self.signed in (None, self.said)
        assert self.confirmed in (None, "employer", self.signed)

    @invariant()
    def the_state_tells_the_history(self) -> None:
        state = self.week.state
        assert (state is OPEN) is (self.signed is None)
        assert (state is CONFIRMED) is (self.confirmed is not None)
        assert (state in (DISPUTED, TO_CONSULTANT)) is (self.objected and self.confirmed is None)


TestAWeek = AWeek.TestCase
TestAWeek.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
