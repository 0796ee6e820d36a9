"""The neighbouring instruments, each with its own rules, so that it can be seen why Flextensie fits or does not (domain section 9).

They are also the history that the displacement check looks at: not one instrument after another for the same candidate and work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from core.rules.work.terms import last_allowed_day


class Instrument(StrEnum):
    """Ways of working with a benefit, and one of paying part-time income out evenly."""

    FLEXTENSIE = "flextensie"
    TRIAL_PLACEMENT = "trial_placement"
    WORK_EXPERIENCE_PLACE = "work_experience_place"
    PARTICIPATION_PLACE = "participation_place"
    SURPLUS = "surplus"


class Condition(StrEnum):
    """What an instrument asks of the work, the employer or the agreement."""

    VOLUNTARY = "voluntary"
    TEMPORARY_WORK = "temporary_work"
    LASTING_VACANCY = "lasting_vacancy"
    INTENTION_TO_HIRE = "intention_to_hire"
    ADDITIONAL_WORK = "additional_work"
    ONE_EMPLOYER = "one_employer"
    LEARNING_GOALS = "learning_goals"
    AGREEMENT_OF_THREE = "agreement_of_three"
    INTERIM_REVIEW = "interim_review"
    FINAL_REVIEW = "final_review"
    PART_TIME_INCOME = "part_time_income"


@dataclass(frozen=True)
class RuleSet:
    """One instrument: months it lasts and may be extended by (None: no limit), whether the employer pays a tariff and the
    candidate gets a premium, what it asks, who says so."""

    least_months: int
    most_months: int | None
    extension_months: int
    tariff: bool
    premium: bool
    asks: tuple[Condition, ...]
    source: str


RULE_SETS: Mapping[Instrument, RuleSet] = MappingProxyType(
    {
        Instrument.FLEXTENSIE: RuleSet(
            0, 6, 0, True, True, (Condition.VOLUNTARY, Condition.TEMPORARY_WORK), "MANUAL 2; RIB; REPORT 3.2, 3.3"
        ),
        Instrument.TRIAL_PLACEMENT: RuleSet(
            1, 3, 0, False, False, (Condition.LASTING_VACANCY, Condition.INTENTION_TO_HIRE), "REPORT 3.1.1"
        ),
        Instrument.WORK_EXPERIENCE_PLACE: RuleSet(
            0,
            6,
            0,
            False,
            False,
            (
                Condition.ONE_EMPLOYER,
                Condition.ADDITIONAL_WORK,
                Condition.LEARNING_GOALS,
                Condition.AGREEMENT_OF_THREE,
                Condition.INTERIM_REVIEW,
                Condition.FINAL_REVIEW,
            ),
            "RIB; REPORT 3.1.1",
        ),
        Instrument.PARTICIPATION_PLACE: RuleSet(0, 24, 24, False, False, (Condition.ADDITIONAL_WORK,), "REPORT 3.1.1"),
        Instrument.SURPLUS: RuleSet(0, None, 0, False, False, (Condition.PART_TIME_INCOME,), "PAPER"),
    }
)


@dataclass(frozen=True)
class Episode:
    """One candidate's time on one employer's job under one instrument; `hired` when a contract followed there. Ids are the caller's."""

    candidate: int
    employer: int
    job: int
    instrument: Instrument
    first: date
    last: date
    hired: bool = False


def unmet(instrument: Instrument, met: Iterable[Condition]) -> tuple[Condition, ...]:
    """What an instrument asks and this work does not have; empty when it fits."""
    has = set(met)
    return tuple(condition for condition in RULE_SETS[instrument].asks if condition not in has)


def fitting(met: Iterable[Condition]) -> tuple[Instrument, ...]:
    """The instruments of which every condition is met."""
    has = tuple(met)
    return tuple(instrument for instrument in Instrument if not unmet(instrument, has))


def last_day_of(instrument: Instrument, start: date, extended: bool = False) -> date | None:
    """The last day an instrument may last, inclusive; None where it has no limit. Flextensie's own policy may be shorter (`terms`)."""
    rules = RULE_SETS[instrument]
    if rules.most_months is None:
        return None
    return last_allowed_day(start, rules.most_months + (rules.extension_months if extended else 0))
