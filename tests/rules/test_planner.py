"""The planner: its choice is the best there is, shown by trying every pair of days."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.rules.amounts import PREMIUM_CAP, Amount
from core.rules.dated import Dated
from core.rules.money.planner import (
    Advice,
    Alternative,
    Case,
    DueUnit,
    OtherPremium,
    Paid,
    Plan,
    advice,
    advised_plan,
    alternatives,
    best_plan,
    planned,
)
from core.rules.money.premium import AboveCap
from core.rules.refusals import AmountCode, PaymentCode, Refusal, refuse
from tests.rules.plans import LAW, weekly


def days_of(plan: Plan) -> list[str]:
    return [moment.day.isoformat() for moment in plan.moments]


def amounts_of(plan: Plan) -> list[int]:
    return [moment.payment.paid for moment in plan.moments]


class TestThePlan:
    """Plans worked out by hand."""

    def test_two_units_are_paid_on_the_days_on_which_they_fall_due(self) -> None:
        """10.00 due on 6 March and 20.00 on 13 March: nothing waits a day."""
        case = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 1000), DueUnit(date(2026, 3, 13), 2000)], LAW)
        plan = best_plan(case)
        assert (days_of(plan), amounts_of(plan), plan.left) == (["2026-03-06", "2026-03-13"], [1000, 2000], 0)

    def test_a_second_day_is_advised_only_when_it_gives_more(self) -> None:
        """30.00 in all comes with one payment on 13 March as with two; of 6,000.00 the cap lets 3,398.00 through in one year."""
        case = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 1000), DueUnit(date(2026, 3, 13), 2000)], LAW)
        assert (days_of(advised_plan(case)), amounts_of(advised_plan(case))) == (["2026-03-13"], [3000])
        more = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 300000), DueUnit(date(2026, 3, 13), 300000)], LAW)
        assert (days_of(advised_plan(more)), amounts_of(advised_plan(more))) == (["2026-03-13", "2027-01-01"], [339800, 260200])

    def test_paying_sooner_besides_takes_nothing_away_where_a_moment_is_left(self) -> None:
        """10.00 on 6 March and 20.00 on 13 March are the same 30.00 together; with one moment used the first would leave 20.00 waiting."""
        case = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 1000), DueUnit(date(2026, 3, 13), 2000)], LAW)
        assert advice(case) == Advice(date(2026, 3, 13), sooner=True)
        once = replace(case, others=[OtherPremium(date(2026, 1, 5), 100)])
        assert advice(once) == Advice(date(2026, 3, 13))

    def test_with_one_day_to_pay_there_is_nothing_to_advise(self) -> None:
        """10.00 on 6 March comes that day or later; where nothing is due nothing comes."""
        case = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 1000)], LAW)
        assert advice(case) is None
        assert advice(replace(case, units=[])) is None

    def test_two_days_are_advised_as_they_are(self) -> None:
        """Of 6,000.00 the cap lets 3,398.00 through in one year: the two days give more than one."""
        case = Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 300000), DueUnit(date(2026, 3, 13), 300000)], LAW)
        assert advice(case) == Advice(date(2026, 3, 13), date(2027, 1, 1))

    def test_three_equal_weeks_wait_as_little_as_they_can(self) -> None:
        """60.00 a week on 2, 9 and 16 January: paying 9 and 16 January makes one week wait 7 days; so does 2 and 16: the earlier pair."""
        case = Case(date(2026, 1, 1), weekly(date(2026, 1, 2), 3, 6000), LAW)
        assert days_of(best_plan(case)) == ["2026-01-02", "2026-01-16"]

    def test_one_moment_is_left_when_one_was_used(self) -> None:
        """One payment in February: the rest of this year's money comes with the last unit."""
        units = weekly(date(2026, 1, 9), 3, 5000)
        case = Case(date(2026, 2, 1), [*units, DueUnit(date(2026, 3, 27), 700)], LAW, paid=[Paid(date(2026, 1, 30), 15000)])
        plan = best_plan(case)
        assert (days_of(plan), amounts_of(plan)) == (["2026-03-27"], [700])

    def test_when_both_moments_are_used_money_waits_for_new_year(self) -> None:
        """The third payment of 2026 is refused; 1 January 2027 is the first day that pays."""
        paid = [Paid(date(2026, 3, 1), 1000), Paid(date(2026, 6, 1), 1000)]
        case = Case(date(2026, 7, 1), [DueUnit(date(2026, 2, 27), 5000)], LAW, paid=paid)
        plan = best_plan(case)
        assert (days_of(plan), amounts_of(plan)) == (["2027-01-01"], [3000])
        assert planned(case, [date(2026, 7, 1)]) == refuse(PaymentCode.THIRD_PAYMENT_MOMENT, moments=2)

    def test_another_premium_takes_room_and_a_moment(self) -> None:
        """A premium of 3,000.00 from elsewhere leaves 398.00 and one moment; by policy it may leave both."""
        units = [DueUnit(date(2026, 3, 6), 30000), DueUnit(date(2026, 3, 13), 30000)]
        case = Case(date(2026, 3, 1), units, LAW, others=[OtherPremium(date(2026, 11, 1), 300000)])
        assert amounts_of(best_plan(case)) == [39800, 20200]
        assert days_of(best_plan(case)) == ["2026-03-13", "2027-01-01"]
        free = replace(case, other_premiums_are_moments=False)
        assert (days_of(best_plan(free)), amounts_of(best_plan(free))) == (["2026-03-13", "2027-01-01"], [39800, 20200])

    def test_a_cap_that_rises_on_1_july_is_waited_for(self) -> None:
        """2025: 3,263 until June, 3,326 from July. 3,300.00 due in May: one moment left pays most from 1 July."""
        case = Case(date(2025, 5, 1), [DueUnit(date(2025, 5, 2), 330000)], LAW, until=date(2025, 12, 31))
        case = replace(case, paid=[Paid(date(2025, 1, 2), 0)])
        assert days_of(best_plan(case)) == ["2025-07-01"]

    def test_with_two_moments_the_rise_needs_no_waiting(self) -> None:
        """3,263.00 at once and the 37.00 above it on 1 July."""
        case = Case(date(2025, 5, 1), [DueUnit(date(2025, 5, 2), 330000)], LAW)
        plan = best_plan(case)
        assert (days_of(plan), amounts_of(plan)) == (["2025-05-02", "2025-07-01"], [326300, 3700])

    def test_where_the_rest_is_written_off_it_pays_before_the_cap_is_passed(self) -> None:
        """Forfeit, 3,000.00 due in October and 1,000.00 in November: paying in between and in the new year loses nothing."""
        units = [DueUnit(date(2026, 10, 2), 300000), DueUnit(date(2026, 11, 6), 100000)]
        case = Case(date(2026, 9, 1), units, LAW, above_cap=AboveCap.FORFEIT)
        plan = best_plan(case)
        assert (days_of(plan), plan.paid, plan.written_off) == (["2026-10-02", "2027-01-01"], 400000, 0)

    def test_of_two_ways_that_pay_as_much_the_one_that_loses_less(self) -> None:
        """Forfeit, 30.00 due and room for 20.00; a correction of 10.00 two days later: waiting for it loses nothing."""
        units = [DueUnit(date(2026, 10, 2), 3000), DueUnit(date(2026, 10, 4), -1000)]
        own = Dated([(date(2026, 1, 1), Decimal(20))])
        case = Case(date(2026, 10, 2), units, LAW, own, above_cap=AboveCap.FORFEIT, until=date(2026, 12, 31))
        plan = best_plan(case)
        assert (days_of(plan), plan.paid, plan.written_off) == (["2026-10-04"], 2000, 0)

    def test_a_municipality_that_is_stricter_is_heard(self) -> None:
        """A cap of its own of 1,000.00 splits 1,500.00 over two years."""
        own = Dated([(date(2026, 1, 1), Decimal(1000))])
        plan = best_plan(Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 150000)], LAW, own))
        assert (days_of(plan), amounts_of(plan)) == (["2026-03-06", "2027-01-01"], [100000, 50000])

    def test_what_falls_due_after_next_year_is_shown_as_waiting(self) -> None:
        """A unit of 2028 is no part of a plan of 2026, and not forgotten."""
        plan = best_plan(Case(date(2026, 3, 1), [DueUnit(date(2028, 1, 7), 500)], LAW))
        assert (plan.moments, plan.left) == ((), 500)

    def test_today_is_no_second_time_when_it_was_paid_today(self) -> None:
        """Two payments on one day are one too many: the rest comes tomorrow."""
        today = date(2026, 3, 6)
        case = Case(today, [DueUnit(today, 900)], LAW, paid=[Paid(today, 100)])
        assert days_of(best_plan(case)) == ["2026-03-07"]
        assert planned(case, [today]) == refuse(PaymentCode.PAID_THAT_DAY, date=today)

    def test_a_cap_after_the_last_confirmed_row_is_said_to_be_unconfirmed(self) -> None:
        """From 2026-07-01 on the row of 2026-01-01 is a ceiling."""
        plan = best_plan(Case(date(2026, 8, 1), [DueUnit(date(2026, 8, 7), 900)], LAW))
        assert plan.moments[0].cap == Amount(
            PREMIUM_CAP,
            Decimal(3398),
            date(2026, 1, 1),
            "https://wetten.overheid.nl/BWBR0015703/2026-01-01#Artikel31",
            date(2026, 7, 1),
        )


def test_alternatives_say_what_waits_and_what_is_lost() -> None:
    """2,000.00 due now, 2,000.00 due in June: what each way pays of it."""
    units = [DueUnit(date(2026, 2, 27), 200000), DueUnit(date(2026, 6, 26), 200000)]
    found = alternatives(Case(date(2026, 3, 1), units, LAW, above_cap=AboveCap.FORFEIT))
    told = {kind: (plan.paid, plan.written_off, plan.left) for kind, plan in found.items() if isinstance(plan, Plan)}
    assert told == {
        Alternative.BEST: (400000, 0, 0),
        Alternative.ONE_MOMENT: (339800, 60200, 0),
        Alternative.NOW: (200000, 0, 200000),
        Alternative.AFTER_LAST_UNIT: (339800, 60200, 0),
        Alternative.NEW_YEAR: (339800, 60200, 0),
    }
    days = {kind: days_of(plan) for kind, plan in found.items() if isinstance(plan, Plan)}
    assert days[Alternative.NOW] == ["2026-03-01"]
    assert days[Alternative.AFTER_LAST_UNIT] == ["2026-06-26"]
    assert days[Alternative.NEW_YEAR] == ["2027-01-01"]


def test_after_the_last_unit_is_within_the_days_looked_at() -> None:
    """A unit on the very last day counts, one after it does not; without units it is today."""
    last = DueUnit(date(2027, 12, 31), 200)
    found = alternatives(Case(date(2026, 3, 1), [DueUnit(date(2026, 3, 6), 100), last, DueUnit(date(2028, 1, 7), 400)], LAW))
    plan = found[Alternative.AFTER_LAST_UNIT]
    assert isinstance(plan, Plan)
    assert (days_of(plan), plan.paid, plan.left) == (["2027-12-31"], 300, 400)
    nothing = alternatives(Case(date(2026, 3, 1), [], LAW))[Alternative.AFTER_LAST_UNIT]
    assert isinstance(nothing, Refusal)
    assert nothing.code is PaymentCode.NOTHING_DUE


def test_other_premiums_are_moments_unless_decided_otherwise() -> None:
    """Two of them this year: nothing before 1 January. A unit is worked unless it is said to be planned."""
    others = [OtherPremium(date(2026, 1, 5), 100), OtherPremium(date(2026, 2, 5), 100)]
    unit = DueUnit(date(2026, 3, 6), 100)
    assert not unit.planned
    assert days_of(best_plan(Case(date(2026, 3, 1), [unit], LAW, others=others))) == ["2027-01-01"]


def test_an_alternative_that_cannot_be_says_why() -> None:
    """Before the first row of the cap nothing can be paid."""
    found = alternatives(Case(date(2013, 3, 1), [DueUnit(date(2013, 3, 1), 100)], LAW))
    assert found[Alternative.NOW] == refuse(
        AmountCode.UNKNOWN_AMOUNT, series=PREMIUM_CAP, date=date(2013, 3, 1), known_until=date(2026, 6, 30)
    )
