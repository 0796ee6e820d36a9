"""Where documents disagree (domain section 10): each choice of the municipality is applied by its rule, and makes a difference."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.rules.amounts import MINIMUM_WAGE, PREMIUM_CAP, TARIFF_FLOOR, Amount, statutory
from core.rules.choices import DEFAULTS, Cao
from core.rules.dated import Dated
from core.rules.disagreements import QUESTIONS
from core.rules.matching.displacement import Answers, Found, Offered, findings
from core.rules.money.attribution import CapDate
from core.rules.money.cap_warnings import counted_by
from core.rules.money.invoicing import SettledBy, settled_on, vat
from core.rules.money.outflow import PaymentAtExit, at_exit
from core.rules.money.planner import Case, DueUnit, OtherPremium, Paid, Plan, best_plan, planned
from core.rules.money.premium import AboveCap, moments, pay
from core.rules.money.settlement import AdministrationBase, settle
from core.rules.money.tariff import RunningTariff, TariffFloor, floor_on, may_charge, tariff_on
from core.rules.money.travel import TravelPaid, payable_from
from core.rules.people.invitation_checklist import Intake, next_question, number_in, reasons_against
from core.rules.policy import Policy
from core.rules.refusals import PaymentCode, Refusal, refuse
from core.rules.work.terms import At28Hours, Span, Terms, TermUnit, counted_hours, opens_new_term, shares_term, term_months
from core.rules.work.terms import Term as RunningTerm

LAW = statutory()
CAP = LAW[PREMIUM_CAP]
FLOOR_2017 = Amount(TARIFF_FLOOR, Decimal("12.30"), date(2017, 1, 1), "a source")

# The known disagreements as the domain lists them, and the questions that a municipality answers about each.
SECTION_10 = {
    "exactly 28 hours": ["at_28_hours"],
    "flat terms and extension": ["terms"],
    "unit of the maximum": ["term_unit", "term_resets_after_months", "sum_simultaneous"],
    "premium rate": ["premium_per_hour"],
    "above the cap": ["above_cap"],
    "which cap": ["cap_date", "premium_cap_per_calendar_year"],
    "year of attribution": ["attributed_to", "other_premiums_are_moments"],
    "the second payment at exit": ["payment_at_exit"],
    "travel rate": ["travel_per_km", "travel_paid"],
    "minimum tariff in 2016": ["tariff_floor_per_hour", "tariff_floor"],
    "CAO binding or advisory": ["cao"],
    "tariff fixed at placement or following the floor": ["running_tariff"],
    "administration base and percentage": ["administration_base", "administration_percentage"],
    "fixed yearly NVSI fee": ["yearly_fee"],
    "creditor named on invoices": ["creditor", "vat_percentage"],
    "settlement by work date or invoice date": ["settled_by"],
    "temporary work only": ["temporary_work_only"],
    "minimum age and benefit duration": ["minimum_age", "minimum_benefit_months", "school_leavers"],
    "who is told about what": [
        "contact_told_of_start",
        "start_told_to",
        "region",
        "contact_first_days",
        "contact_every_months",
        "question_days_stand_in",
        "question_days_lead",
    ],
}


@pytest.mark.parametrize("disagreement", SECTION_10)
def test_every_known_disagreement_is_a_policy_value_with_a_default_and_sources(disagreement: str) -> None:
    """Never a silent constant: a question, its choices, the source of each, and what holds when nobody decides."""
    for question in SECTION_10[disagreement]:
        assert QUESTIONS[question].says
        assert hasattr(DEFAULTS, question)
        assert Policy().on(date(2017, 1, 1)) == DEFAULTS


def worked_in_june(attributed: CapDate = CapDate.PAYMENT, cap_date: CapDate = CapDate.PAYMENT) -> Case:
    """3,000.00 worked until June 2017, asked for in August."""
    units = [DueUnit(date(2017, 6, 30), 300_000)]
    return Case(date(2017, 8, 1), units, CAP, attributed_to=attributed, cap_date=cap_date)


def paid_on(case: Case, *days: date) -> list[int]:
    plan = planned(case, days)
    assert isinstance(plan, Plan)
    return [moment.payment.paid for moment in plan.moments]


def two_years_of_work(attributed: CapDate) -> Case:
    """2,000.00 worked in 2016 and 2,000.00 in 2017, nothing paid yet."""
    units = [DueUnit(date(2016, 12, 30), 200_000), DueUnit(date(2017, 3, 31), 200_000)]
    return Case(date(2017, 4, 1), units, CAP, attributed_to=attributed)


def both_moments_used(outflow: date) -> Case:
    """100.00 worked, of which 10.00 and 20.00 were paid before."""
    paid = [Paid(date(2017, 2, 1), 1000), Paid(date(2017, 3, 1), 2000)]
    return Case(outflow, [DueUnit(date(2017, 1, 31), 10_000)], CAP, paid=paid)


def code_of(found: object) -> str:
    return found.code.value if isinstance(found, Refusal) else "no refusal"


def first_weight(found: Found, answers: Answers, **policy: object) -> str:
    """What a finding of the displacement check means; nothing where it is not found."""
    offered = Offered(1, 1, Decimal("12.30"), agency=False, employer_refused=False)
    return next((one.weight.value for one in findings(answers, offered, **policy) if one.found is found), "nothing")


def reasons(**choices: object) -> list[str]:
    """Why somebody of 27, three months on benefit, who left school lately, is not invited."""
    chosen = replace(DEFAULTS, **choices)
    said: dict[str, bool] = {}
    while question := next_question(said, chosen):
        number = number_in(question, chosen)
        said[question] = {Intake.BENEFIT: number <= 3, Intake.OLD_ENOUGH: number <= 27}.get(question, True)
    return [one.why.value for one in reasons_against(said, chosen)]


WORK_ENDED = RunningTerm(date(2016, 1, 1), date(2016, 3, 31))
OTHER_JOB = [Span(date(2017, 1, 1), date(2017, 6, 30), 20)]
IN_2016 = Dated([(date(2016, 5, 1), Decimal("12.00"))])

# For each question: what its rule answers for each choice. The default comes first.
APPLIED: Mapping[str, tuple[Callable[[object], object], Mapping[object, object]]] = {
    "at_28_hours": (lambda at: term_months(Terms.BY_HOURS, at, 28), {At28Hours.SHORT: 3, At28Hours.LONG: 6}),
    "terms": (
        lambda terms: [term_months(terms, At28Hours.SHORT, 20), term_months(terms, At28Hours.SHORT, 20, extended=True)],
        {Terms.BY_HOURS: [6, 6], Terms.ALWAYS_3: [3, 3], Terms.ALWAYS_6: [6, 6], Terms.THREE_PLUS_THREE: [3, 6]},
    ),
    "term_unit": (lambda unit: shares_term(unit, same_work=False), {TermUnit.WORK: False, TermUnit.CANDIDATE: True}),
    "term_resets_after_months": (lambda n: opens_new_term(WORK_ENDED, date(2017, 4, 1), n), {12: True, 13: False, 0: False}),
    "sum_simultaneous": (lambda adds: counted_hours(10, date(2017, 2, 1), OTHER_JOB, adds), {True: 30, False: 10}),
    "above_cap": (
        lambda above: (pay(300, 200, above).left, pay(300, 200, above).written_off),
        {AboveCap.HOLD: (100, 0), AboveCap.FORFEIT: (0, 100)},
    ),
    "cap_date": (
        lambda which: paid_on(worked_in_june(cap_date=which), date(2017, 8, 1)),
        {CapDate.PAYMENT: [240_400], CapDate.WORK: [239_200]},
    ),
    "attributed_to": (
        lambda which: paid_on(two_years_of_work(which), date(2017, 4, 1)),
        {CapDate.PAYMENT: [239_200], CapDate.WORK: [400_000]},
    ),
    "other_premiums_are_moments": (lambda count: moments(1, 1, count), {True: 2, False: 1}),
    "payment_at_exit": (
        lambda choice: code_of(at_exit(both_moments_used(date(2017, 4, 1)), date(2017, 4, 1), choice)),
        {PaymentAtExit.HOLD: "no refusal", PaymentAtExit.REFUSE: "third_payment_moment"},
    ),
    "travel_paid": (
        lambda when: payable_from(date(2017, 1, 16), when),
        {TravelPaid.MONTHLY: date(2017, 2, 1), TravelPaid.WITH_PREMIUM: None},
    ),
    "tariff_floor": (
        lambda hard: code_of(may_charge(Decimal(1), None, date(2018, 1, 1), hard)),
        {TariffFloor.HARD: "unknown_amount", TariffFloor.ADVISORY: "no refusal"},
    ),
    "cao": (
        lambda cao: first_weight(Found.BELOW_MARKET, Answers(market=Decimal(15)), cao=cao),
        {Cao.ADVISORY: "reason", Cao.BINDING: "forbids"},
    ),
    "running_tariff": (
        lambda choice: tariff_on(Decimal("11.75"), FLOOR_2017, choice),
        {RunningTariff.FIXED: Decimal("11.75"), RunningTariff.FOLLOWS_FLOOR: Decimal("12.30")},
    ),
    "administration_base": (
        lambda base: settle(60, Decimal("12.30"), 200, 0, 0, Decimal(10), base).administration,
        {AdministrationBase.NET_TURNOVER: 103, AdministrationBase.TARIFF: 123},
    ),
    "settled_by": (
        lambda by: settled_on(date(2017, 6, 30), date(2017, 7, 4), by),
        {SettledBy.WORK_DATE: date(2017, 6, 30), SettledBy.INVOICE_DATE: date(2017, 7, 4)},
    ),
    "temporary_work_only": (
        lambda only: first_weight(Found.NOT_TEMPORARY, Answers(temporary=False), temporary_work_only=only),
        {True: "forbids", False: "reason"},
    ),
    "vat_percentage": (lambda percentage: vat(9840, percentage), {None: 0, Decimal(21): 2066, Decimal(0): 0}),
    "minimum_age": (lambda years: reasons(minimum_age=years), {None: [], 30: ["old_enough"]}),
    "minimum_benefit_months": (lambda n: reasons(minimum_benefit_months=n), {0: [], 3: [], 6: ["benefit"]}),
    "school_leavers": (lambda taken: reasons(school_leavers=taken), {True: [], False: ["school"]}),
}


@pytest.mark.parametrize("question", APPLIED)
def test_each_choice_is_applied(question: str) -> None:
    """The rule answers otherwise for another choice; the first one is the default; every choice of an enumeration is tried."""
    rule, answers = APPLIED[question]
    assert next(iter(answers)) == getattr(DEFAULTS, question)
    choices = set(QUESTIONS[question].says) - {"any", "none"}
    if isinstance(getattr(DEFAULTS, question), str):
        assert {str(choice) for choice in answers} == choices
    for choice, answer in answers.items():
        assert rule(choice) == answer, choice
    assert len({str(answer) for answer in answers.values()}) > 1


def test_a_minimum_tariff_in_2016_is_the_municipality_s_to_date() -> None:
    """12.00 was set in the course of 2016, on a date that no document gives: before the municipality's date 11.75 holds, after it 12.00."""
    floors = [
        floor_on(day, LAW[TARIFF_FLOOR], IN_2016, LAW[MINIMUM_WAGE])
        for day in (date(2016, 4, 30), date(2016, 5, 1), date(2017, 1, 1))
    ]
    assert [floor.value for floor in floors if floor] == [Decimal("11.75"), Decimal("12.00"), Decimal("12.30")]
    unknown = floor_on(date(2016, 5, 1), LAW[TARIFF_FLOOR], Dated(), LAW[MINIMUM_WAGE])
    assert unknown is not None
    assert unknown.value == Decimal("11.75")


class TestTheYearOfWork:
    """`attributed_to = work`: each calendar year of work has room of its own, whenever it is paid."""

    def test_a_year_s_room_is_no_use_to_another(self) -> None:
        """3,000.00 of 2016 paid in 2017: 2,392.00 at most, though nothing of 2017 was paid; the rest waits."""
        units = [DueUnit(date(2016, 12, 30), 300_000)]
        case = Case(date(2017, 4, 1), units, CAP, attributed_to=CapDate.WORK)
        plan = best_plan(case)
        assert [(m.day, m.payment.paid) for m in plan.moments] == [(date(2017, 4, 1), 239_200), (date(2018, 7, 1), 3_700)]
        assert plan.left == 300_000 - 239_200 - 3_700

    def test_what_was_paid_before_stands_with_the_oldest_year_first(self) -> None:
        """1,000.00 of 2016 and 2,000.00 of 2017; 1,500.00 was paid: 500.00 of it is 2017's."""
        units = [DueUnit(date(2016, 12, 30), 100_000), DueUnit(date(2017, 3, 31), 200_000), DueUnit(date(2017, 4, 28), 200_000)]
        case = Case(date(2017, 5, 1), units, CAP, paid=[Paid(date(2017, 3, 31), 150_000)], attributed_to=CapDate.WORK)
        assert paid_on(case, date(2017, 5, 1)) == [239_200 - 50_000]

    def test_another_premium_takes_room_of_its_own_year(self) -> None:
        """2,392.00 from elsewhere in 2017 leaves nothing for work of 2017, and all for that of 2016."""
        others = [OtherPremium(date(2017, 2, 1), 239_200)]
        case = replace(two_years_of_work(CapDate.WORK), others=others)
        assert paid_on(case, date(2017, 4, 1)) == [200_000]

    def test_both_by_work_take_the_cap_of_that_year(self) -> None:
        """3,000.00 of 2016, paid in 2017 under the cap of the day of work, 2,376.00."""
        units = [DueUnit(date(2016, 12, 30), 300_000)]
        case = Case(date(2017, 4, 1), units, CAP, attributed_to=CapDate.WORK, cap_date=CapDate.WORK)
        assert paid_on(case, date(2017, 4, 1)) == [237_600]

    def test_what_was_written_off_is_gone(self) -> None:
        """Under forfeit the rest of 2016 is no longer due when 2017 is paid."""
        units = [DueUnit(date(2016, 12, 30), 300_000), DueUnit(date(2017, 6, 30), 1_000)]
        paid = [Paid(date(2017, 2, 1), 239_200, 60_800)]
        case = Case(date(2017, 7, 3), units, CAP, paid=paid, above_cap=AboveCap.FORFEIT, attributed_to=CapDate.WORK)
        assert paid_on(case, date(2017, 7, 3)) == [1_000]

    def test_the_moments_stay_those_of_the_year_of_payment(self) -> None:
        """Two payments in 2017 are two, whatever year they are for."""
        paid = [Paid(date(2017, 1, 5), 100), Paid(date(2017, 1, 6), 100)]
        case = replace(two_years_of_work(CapDate.WORK), paid=paid)
        assert planned(case, [date(2017, 4, 1)]) == refuse(PaymentCode.THIRD_PAYMENT_MOMENT, moments=2)

    def test_what_counts_toward_this_year_s_cap(self) -> None:
        """For the warnings: what was worked this year, not what is paid in it."""
        assert counted_by(two_years_of_work(CapDate.WORK), date(2017, 4, 1)) == 200_000
        assert counted_by(two_years_of_work(CapDate.PAYMENT), date(2017, 4, 1)) == 400_000


class TestOutflow:
    """The premium still due when somebody leaves."""

    def test_with_a_moment_left_it_is_paid_at_once(self) -> None:
        """Whatever the policy."""
        case = replace(both_moments_used(date(2017, 4, 1)), paid=[Paid(date(2017, 2, 1), 1000)])
        for choice in PaymentAtExit:
            plan = at_exit(case, date(2017, 4, 1), choice)
            assert isinstance(plan, Plan)
            assert [(m.day, m.payment.paid) for m in plan.moments] == [(date(2017, 4, 1), 9000)]

    def test_with_none_left_it_waits_for_the_new_year(self) -> None:
        """Nothing is lost to the candidate by default."""
        plan = at_exit(both_moments_used(date(2017, 4, 1)), date(2017, 4, 15), PaymentAtExit.HOLD)
        assert isinstance(plan, Plan)
        assert [(m.day, m.payment.paid) for m in plan.moments] == [(date(2018, 1, 1), 7000)]

    def test_nothing_due_is_said(self) -> None:
        """Also where money would wait."""
        case = replace(both_moments_used(date(2017, 4, 1)), paid=[Paid(date(2017, 2, 1), 10_000)])
        assert at_exit(case, date(2017, 4, 1), PaymentAtExit.HOLD) == refuse(PaymentCode.NOTHING_DUE, due_cents=0)

    def test_an_outflow_in_the_past_is_paid_from_today(self) -> None:
        """No payment is dated back."""
        case = replace(both_moments_used(date(2017, 4, 1)), paid=[])
        plan = at_exit(case, date(2017, 3, 1), PaymentAtExit.REFUSE)
        assert isinstance(plan, Plan)
        assert plan.moments[0].day == date(2017, 4, 1)


def test_a_running_tariff_never_falls() -> None:
    """A floor below it, or none that is known, changes nothing."""
    assert tariff_on(Decimal("13.75"), FLOOR_2017, RunningTariff.FOLLOWS_FLOOR) == Decimal("13.75")
    assert tariff_on(Decimal("13.75"), None, RunningTariff.FOLLOWS_FLOOR) == Decimal("13.75")
