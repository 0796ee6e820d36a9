"""The displacement check and the neighbouring instruments: each finding, what it means, and when a job may be offered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.rules.choices import Cao
from core.rules.matching.displacement import Answers, Finding, Found, Offered, Weight, can_be_offered, findings, findings_for
from core.rules.work.instruments import RULE_SETS, Condition, Episode, Instrument, fitting, last_day_of, unmet

GOOD = Answers(True, "a colleague is ill until May", Decimal("14.00"), None, "a contract is thought of")
JOB = Offered(job=7, employer=3, tariff=Decimal("14.50"), agency=False, employer_refused=False)


def on_job(candidate: int, instrument: Instrument = Instrument.FLEXTENSIE, job: int = 7, hired: bool = False) -> Episode:
    return Episode(candidate, 3, job, instrument, date(2025, 1, 6), date(2025, 4, 5), hired)


def weighed(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.found.value, one.weight.value) for one in found]


def test_a_good_check_finds_nothing() -> None:
    """Temporary, explained, at market level, with a prospect and no history."""
    assert findings(GOOD, JOB) == []
    assert can_be_offered([], {})


def test_an_empty_check_is_not_done() -> None:
    """Nothing answered: three answers are missing, and a reason is asked for the prospect."""
    found = findings(Answers(), JOB)
    assert weighed(found) == [
        ("not_said_whether_temporary", "missing"),
        ("not_said_why_no_vacancy", "missing"),
        ("market_not_known", "missing"),
        ("no_prospect", "reason"),
    ]
    assert not can_be_offered(found, {})


@pytest.mark.parametrize(("only", "weight"), [(True, Weight.FORBIDS), (False, Weight.REASON)])
def test_lasting_work_is_forbidden_or_explained(only: bool, weight: Weight) -> None:
    """Most municipalities want temporary work only; some use Flextensie as a trial of a vacancy (REPORT 3.3)."""
    assert findings(replace(GOOD, temporary=False), JOB, temporary_work_only=only) == [Finding(Found.NOT_TEMPORARY, weight)]


def test_temporary_work_only_unless_decided_otherwise() -> None:
    """The default (REPORT 3.3: most; MANUAL 3)."""
    assert weighed(findings(replace(GOOD, temporary=False), JOB)) == [("not_temporary", "forbids")]


def test_the_latest_of_several_is_told() -> None:
    """Two candidates, and two instruments of one candidate: the last day is that of the later."""
    early = Episode(1, 3, 7, Instrument.PARTICIPATION_PLACE, date(2020, 1, 6), date(2021, 1, 5), True)
    job = replace(JOB, history=[on_job(1, Instrument.WORK_EXPERIENCE_PLACE), early])
    assert [one.facts["last"] for one in findings(GOOD, job)] == [date(2025, 4, 5)]
    assert [(one.facts["instrument"], one.facts["times"], one.facts["last"]) for one in findings_for(1, job)] == [
        ("work_experience_place", 2, date(2025, 4, 5))
    ]


def test_a_refused_employer_is_refused() -> None:
    """No reason helps."""
    found = findings(GOOD, replace(JOB, employer_refused=True))
    assert weighed(found) == [("employer_refused", "forbids")]
    assert not can_be_offered(found, {Found.EMPLOYER_REFUSED: "but they are kind"})


def test_candidate_after_candidate_asks_for_a_reason() -> None:
    """One candidate on this job before: a written reason, and then it may go on. Blanks are no reason."""
    found = findings(GOOD, replace(JOB, history=[on_job(1, hired=True)]))
    assert found == [
        Finding(Found.CANDIDATE_AFTER_CANDIDATE, Weight.REASON, {"candidates": 1, "last": date(2025, 4, 5)}),
    ]
    assert not can_be_offered(found, {Found.CANDIDATE_AFTER_CANDIDATE: "  "})
    assert can_be_offered(found, {Found.CANDIDATE_AFTER_CANDIDATE: "a new season"})


def test_several_candidates_and_nobody_hired() -> None:
    """Two candidates on other jobs of the employer, none hired: a reason; one hired, or one candidate only: nothing."""
    history = [on_job(1, job=5), on_job(2, job=6)]
    found = findings(GOOD, replace(JOB, history=history))
    assert found == [Finding(Found.NOBODY_HIRED, Weight.REASON, {"candidates": 2})]
    assert findings(GOOD, replace(JOB, history=[on_job(1, job=5), on_job(2, job=6, hired=True)])) == []
    assert findings(GOOD, replace(JOB, history=[on_job(1, job=5)])) == []


def test_another_employers_history_does_not_count() -> None:
    """The same job number at employer 4 is other work."""
    other = Episode(1, 4, 7, Instrument.FLEXTENSIE, date(2025, 1, 6), date(2025, 4, 5))
    assert findings(GOOD, replace(JOB, history=[other, replace(other, candidate=2)])) == []


@pytest.mark.parametrize(("cao", "weight"), [(Cao.ADVISORY, Weight.REASON), (Cao.BINDING, Weight.FORBIDS)])
def test_a_tariff_below_the_market(cao: Cao, weight: Weight) -> None:
    """15.00 elsewhere, 14.50 here. At 14.50 elsewhere there is nothing to say."""
    found = findings(replace(GOOD, market=Decimal(15)), JOB, cao=cao)
    assert found == [Finding(Found.BELOW_MARKET, weight, {"tariff": Decimal("14.50"), "market": Decimal(15)})]
    assert findings(replace(GOOD, market=Decimal("14.50")), JOB, cao=cao) == []


def test_an_agency_says_what_its_client_pays() -> None:
    """22.00 from the client, 14.50 to the municipality: 7.50 stays with the agency, and is shown."""
    agency = replace(JOB, agency=True)
    assert weighed(findings(GOOD, agency)) == [("client_price_not_known", "missing")]
    found = findings(replace(GOOD, client_price=Decimal(22)), agency)
    facts = {"price": Decimal(22), "tariff": Decimal("14.50"), "margin": Decimal("7.50")}
    assert found == [Finding(Found.AGENCY_MARGIN, Weight.SHOWN, facts)]
    assert can_be_offered(found, {})


def test_not_one_instrument_after_another() -> None:
    """A work-experience place, then Flextensie, for the same candidate and work (REPORT 3.3, note 18): forbidden."""
    place = on_job(1, Instrument.WORK_EXPERIENCE_PLACE)
    found = findings_for(1, replace(JOB, history=[place]))
    facts = {"instrument": "work_experience_place", "times": 1, "last": date(2025, 4, 5)}
    assert found == [Finding(Found.INSTRUMENT_AFTER_INSTRUMENT, Weight.FORBIDS, facts)]


@pytest.mark.parametrize(
    "before",
    [
        on_job(2, Instrument.WORK_EXPERIENCE_PLACE),
        on_job(1, Instrument.WORK_EXPERIENCE_PLACE, job=8),
        on_job(1, Instrument.FLEXTENSIE),
    ],
    ids=["another candidate", "other work", "flextensie shares its term"],
)
def test_what_is_no_instrument_after_another(before: Episode) -> None:
    """Only another instrument, of the same candidate, on the same work."""
    assert findings_for(1, replace(JOB, history=[before])) == []


def test_every_instrument_has_its_rules_and_source() -> None:
    """Nothing is missing, nothing has no source."""
    assert set(RULE_SETS) == set(Instrument)
    assert all(rules.source for rules in RULE_SETS.values())
    assert [one for one, rules in RULE_SETS.items() if rules.tariff or rules.premium] == [Instrument.FLEXTENSIE]


@pytest.mark.parametrize(
    ("instrument", "months", "paid"),
    [
        (Instrument.FLEXTENSIE, (0, 6, 0), (True, True)),
        (Instrument.TRIAL_PLACEMENT, (1, 3, 0), (False, False)),
        (Instrument.WORK_EXPERIENCE_PLACE, (0, 6, 0), (False, False)),
        (Instrument.PARTICIPATION_PLACE, (0, 24, 24), (False, False)),
        (Instrument.SURPLUS, (0, None, 0), (False, False)),
    ],
)
def test_the_rules_of_each(instrument: Instrument, months: tuple[int, int | None, int], paid: tuple[bool, bool]) -> None:
    """Months at least, at most and of extension; tariff and premium."""
    rules = RULE_SETS[instrument]
    assert (rules.least_months, rules.most_months, rules.extension_months) == months
    assert (rules.tariff, rules.premium) == paid


def test_which_instrument_fits() -> None:
    """Volunteered temporary work is Flextensie; a vacancy with the intention to hire is a trial placement."""
    assert fitting([Condition.VOLUNTARY, Condition.TEMPORARY_WORK]) == (Instrument.FLEXTENSIE,)
    assert fitting([Condition.LASTING_VACANCY, Condition.INTENTION_TO_HIRE]) == (Instrument.TRIAL_PLACEMENT,)
    assert unmet(Instrument.WORK_EXPERIENCE_PLACE, [Condition.ONE_EMPLOYER, Condition.ADDITIONAL_WORK]) == (
        Condition.LEARNING_GOALS,
        Condition.AGREEMENT_OF_THREE,
        Condition.INTERIM_REVIEW,
        Condition.FINAL_REVIEW,
    )


@pytest.mark.parametrize(
    ("instrument", "extended", "last"),
    [
        (Instrument.FLEXTENSIE, False, date(2026, 7, 14)),
        (Instrument.TRIAL_PLACEMENT, False, date(2026, 4, 14)),
        (Instrument.WORK_EXPERIENCE_PLACE, True, date(2026, 7, 14)),
        (Instrument.PARTICIPATION_PLACE, False, date(2028, 1, 14)),
        (Instrument.PARTICIPATION_PLACE, True, date(2030, 1, 14)),
        (Instrument.SURPLUS, False, None),
    ],
)
def test_how_long_each_may_last(instrument: Instrument, extended: bool, last: date | None) -> None:
    """From 15 January 2026."""
    assert last_day_of(instrument, date(2026, 1, 15), extended) == last
