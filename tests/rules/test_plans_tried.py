"""Plans of premium beside every choice that could be made: none is better."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.amounts import PREMIUM_CAP, After, Entry, Series
from core.rules.dated import Dated
from core.rules.money.attribution import CapDate
from core.rules.money.planner import Case, OtherPremium, Paid, best_plan
from core.rules.money.premium import AboveCap
from tests.rules.plans import DAY, LAST, LAW, TODAY, caps_near, near, past, units_near, weekly

ALL_DAYS = [TODAY + n * DAY for n in range((LAST - TODAY).days + 1)]


def law_of(rows: list[tuple[date, int]]) -> Series:
    """A cap's series with these rows."""
    entries = Dated([(since, Entry(Decimal(cents) / 100, "a test")) for since, cents in rows])
    return Series(PREMIUM_CAP, "EUR", "31", "A", date(2027, 12, 31), After.CEILING, ((1, 1),), entries)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Small cases around a turn of the year."""
    own = [(since, Decimal(cents) / 100) for since, cents in draw(st.lists(st.tuples(near, st.integers(0, 60)), max_size=1))]
    return Case(
        TODAY,
        draw(units_near),
        law_of(draw(caps_near)),
        Dated(own),
        [Paid(day, draw(st.integers(1, 20)), draw(st.integers(0, 5))) for day in draw(past)],
        [OtherPremium(day, draw(st.integers(1, 20))) for day in draw(st.lists(near, max_size=2))],
        draw(st.sampled_from(AboveCap)),
        draw(st.booleans()),
        LAST,
        draw(st.sampled_from(CapDate)),
        draw(st.sampled_from(CapDate)),
    )


def cap_in_cents(case: Case, day: date) -> int | None:
    law = [row.value.value for row in case.law.rows if row.since <= day]
    own = [row.value for row in case.own if row.since <= day]
    return int(min([law[-1], *own[-1:]]) * 100) if law else None


def years_of_work(case: Case, history: list[tuple[date, int, int]], day: date) -> dict[int, tuple[int, int]]:
    """What is due of each year of work on a day and what there is room for, after the payments before: each goes to the oldest year first."""
    paid: dict[int, int] = {}
    lost: dict[int, int] = {}

    def state(on: date) -> dict[int, tuple[int, int]]:
        found = {}
        for year in sorted({unit.due.year for unit in case.units if unit.due <= on}):
            own = [unit for unit in case.units if unit.due <= on and unit.due.year == year]
            due = sum(unit.premium for unit in own) - paid.get(year, 0) - lost.get(year, 0)
            cap = cap_in_cents(case, max(unit.due for unit in own) if case.cap_date is CapDate.WORK else on)
            others = sum(one.amount for one in case.others if one.day.year == year)
            if due > 0:
                found[year] = due, max(0, max(0, (cap or 0) - others) - paid.get(year, 0))
        return found

    for on, amount, off in sorted(history):
        years = state(on)
        for year, (due, room) in years.items():
            share = min(due, room, amount)
            gone = min(due - share, off)
            paid[year], lost[year] = paid.get(year, 0) + share, lost.get(year, 0) + gone
            amount, off = amount - share, off - gone
        newest = max(years, default=on.year)
        paid[newest] = paid.get(newest, 0) + amount
    return state(day)


def tried(case: Case, days: tuple[date, ...]) -> tuple[int, int, int, int, list[date]] | None:
    """How good paying on these days is, smaller is better; None when one of them cannot pay."""
    history = [(one.day, one.paid, one.written_off) for one in case.paid]
    paid = lost = waited = 0
    for day in days:
        worked = [unit.due for unit in case.units if unit.due <= day]
        cap = cap_in_cents(case, max(worked, default=day) if case.cap_date is CapDate.WORK else day)
        others = [one.amount for one in case.others if one.day.year == day.year]
        in_year = [amount for when, amount, _ in history if when.year == day.year]
        due = sum(unit.premium for unit in case.units if unit.due <= day) - sum(p + w for _, p, w in history)
        used = len(in_year) + (len(others) if case.other_premiums_are_moments else 0)
        if cap is None or used >= 2 or due <= 0 or any(when == day for when, _, _ in history):
            return None
        room = cap - sum(in_year) - sum(others)
        if case.attributed_to is CapDate.WORK:
            room = sum(min(both) for both in years_of_work(case, history, day).values())
        amount = min(due, room)
        if amount <= 0:
            return None
        off = due - amount if case.above_cap is AboveCap.FORFEIT else 0
        history.append((day, amount, off))
        paid, lost, waited = paid + amount, lost + off, waited + amount * (day - case.today).days
    return -paid, lost, waited, len(days), list(days)


def every_choice(days: list[date]) -> Iterator[tuple[date, ...]]:
    yield ()
    yield from ((day,) for day in days)
    yield from combinations(days, 2)


@settings(max_examples=300, deadline=None)
@given(cases())
def test_no_pair_of_days_is_better(case: Case) -> None:
    """Over all days of the window, one by one and in pairs: nothing pays more; as much, loses less; or is sooner."""
    best = min(found for days in every_choice(ALL_DAYS) if (found := tried(case, days)) is not None)
    plan = best_plan(case)
    assert tried(case, tuple(moment.day for moment in plan.moments)) == best
    assert (-plan.paid, plan.written_off) == best[:2]


@settings(max_examples=200, deadline=None)
@given(cases())
def test_no_pair_is_better_where_weekends_may_not_be_chosen(case: Case) -> None:
    """Only days from Monday to Friday are advised, and no two of these are better."""
    weekdays = [day for day in ALL_DAYS if day.weekday() < 5]
    chosen = replace(case, on_or_after=lambda day: day + (7 - day.weekday()) * DAY if day.weekday() > 4 else day)
    best = min(found for days in every_choice(weekdays) if (found := tried(case, days)) is not None)
    plan = best_plan(chosen)
    assert tried(case, tuple(moment.day for moment in plan.moments)) == best
    assert {moment.day.weekday() for moment in plan.moments} <= {0, 1, 2, 3, 4}


@settings(max_examples=150, deadline=None)
@given(cases())
def test_two_days_in_all_pay_as_much_as_four(case: Case) -> None:
    """Two moments in each of two years never pay more in all than the best two."""
    months = [day for day in ALL_DAYS if day.day % 3 == 0]
    found = [tried(case, days) for number in (3, 4) for days in combinations(months, number)]
    most = max((-one[0] for one in found if one), default=0)
    assert best_plan(case).paid >= most


@settings(max_examples=200, deadline=None)
@given(cases())
def test_nothing_is_paid_that_was_not_earned_and_never_above_the_cap(case: Case) -> None:
    """All that a plan pays, writes off and leaves is what was earned and not settled; each year of payment stays within its cap."""
    case = replace(case, attributed_to=CapDate.PAYMENT)
    plan = best_plan(case)
    settled = sum(one.paid for one in case.paid) + sum(one.written_off for one in case.paid)
    assert plan.paid + plan.written_off + plan.left == sum(unit.premium for unit in case.units) - settled
    for moment in plan.moments:
        year = [one.payment.paid for one in plan.moments if one.day <= moment.day and one.day.year == moment.day.year]
        before = [one.paid for one in case.paid if one.day.year == moment.day.year]
        assert sum(year) + sum(before) <= moment.cap.value * 100


@pytest.mark.parametrize("most", [1, 2])
def test_a_plan_has_no_more_moments_than_asked_for(most: int) -> None:
    """Ten weeks, at most one or two moments."""
    case = Case(date(2026, 1, 1), weekly(date(2026, 1, 2), 10, 5000), LAW)
    assert len(best_plan(case, most).moments) == most
