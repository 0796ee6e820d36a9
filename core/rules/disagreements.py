"""Who says what: every question that a municipality decides, the kind of its answer, and the source of each choice.

`any` is the source of a value that is free, `none` that of deciding nothing. Where no document says anything, the source says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

OPEN = "no document says"
GDPR = "GDPR art. 5 lid 1 onder e"


class Kind(StrEnum):
    """What kind of value answers a question. Amounts are euros, percentages of 100, counts whole; none is below 0."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    COUNT = "count"
    NAMES = "names"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"


@dataclass(frozen=True)
class Question:
    """One disagreement: the kind of answer, the section of the domain, and the source of each choice."""

    kind: Kind
    section: int
    says: Mapping[str, str]


PREMIUM_RATE = "premium_per_hour"
TRAVEL_RATE = "travel_per_km"

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "minimum_age": Question(Kind.COUNT, 3, {"none": "REPORT 3.2: most municipalities", "27": "REPORT 3.2: some"}),
        "minimum_benefit_months": Question(
            Kind.COUNT,
            3,
            {"0": "REPORT 3.2: most", "3": "REPORT 3.2: a few", "6": "REPORT 3.2: a few", "24": "REPORT 3.2: a few"},
        ),
        "school_leavers": Question(
            Kind.YES_NO, 3, {"true": "REPORT 3.2: most name no such criterion", "false": "REPORT 3.2: some"}
        ),
        "temporary_work_only": Question(
            Kind.YES_NO, 3, {"true": "REPORT 3.3: most; MANUAL 3", "false": "REPORT 3.3: some, as a trial of a vacancy"}
        ),
        "match_goal": Question(Kind.COUNT, 3, {"40": "MANUAL 3: goals lead; how much " + OPEN, "any": OPEN}),
        "match_kind": Question(Kind.COUNT, 3, {"30": OPEN, "any": OPEN}),
        "match_days": Question(Kind.COUNT, 3, {"20": OPEN, "any": OPEN}),
        "match_distance": Question(Kind.COUNT, 3, {"10": OPEN, "any": OPEN}),
        PREMIUM_RATE: Question(
            Kind.AMOUNT, 4, {"any": "MANUAL 5c: the municipality decides", "2.00": "RIB, REPORT", "1.50": "REPORT"}
        ),
        "premium_cap_per_calendar_year": Question(
            Kind.AMOUNT, 4, {"none": "LAW art. 31 lid 2 onder j", "any": "LAW: at most, so a municipality may be stricter"}
        ),
        "above_cap": Question(Kind.CHOICE, 4, {"hold": OPEN + "; nothing is lost to the candidate", "forfeit": OPEN}),
        "cap_date": Question(Kind.CHOICE, 10, {"payment": "LAW art. 31 lid 2 onder j", "work": OPEN}),
        "attributed_to": Question(Kind.CHOICE, 10, {"payment": "LAW: per calendar year", "work": OPEN}),
        "other_premiums_are_moments": Question(Kind.YES_NO, 4, {"true": 'LAW: a "once or twice" yearly premium', "false": OPEN}),
        "payment_at_exit": Question(Kind.CHOICE, 10, {"hold": OPEN + "; nothing is lost to the candidate", "refuse": OPEN}),
        "tariff_floor_per_hour": Question(
            Kind.AMOUNT,
            5,
            {"any": "REPORT 5.1.8, MANUAL 4a up to 2017; after that " + OPEN, "12.00": "REPORT 5.1.8: in 2016, no date"},
        ),
        "tariff_floor": Question(
            Kind.CHOICE,
            5,
            {"hard": "REPORT 5.1.8 note 27, MANUAL 4a", "advisory": "REPORT 5.1.8: advice before the NVSI took it over"},
        ),
        "cao": Question(
            Kind.CHOICE, 5, {"advisory": "MANUAL 4a: the municipality can adjust upwards", "binding": "RIB: unless a CAO applies"}
        ),
        "running_tariff": Question(
            Kind.CHOICE, 10, {"fixed": "MANUAL 4a, 4c: set and confirmed at placement", "follows_floor": OPEN}
        ),
        TRAVEL_RATE: Question(Kind.AMOUNT, 5, {"any": "MANUAL 5c, RIB: travel is refunded; at which rate " + OPEN}),
        "travel_paid": Question(
            Kind.CHOICE,
            5,
            {"monthly": OPEN + "; nobody can advance half a year of fares", "with_premium": "MANUAL 5c, in one sentence"},
        ),
        "vat_percentage": Question(Kind.PERCENTAGE, 6, {"none": OPEN, "any": OPEN}),
        "administration_percentage": Question(
            Kind.PERCENTAGE, 6, {"any": "RIB, MANUAL 5d, REPORT 5.2.4: there are costs, a percentage; which " + OPEN}
        ),
        "administration_base": Question(
            Kind.CHOICE,
            6,
            {"net_turnover": "REPORT 5.2.4, MANUAL 5d: of what is left", "tariff": "RIB: a percentage, no base named"},
        ),
        "yearly_fee": Question(Kind.AMOUNT, 10, {"none": OPEN, "any": "BOOK: a yearly fee to the NVSI; how much " + OPEN}),
        "creditor": Question(
            Kind.CHOICE,
            10,
            {"municipality": "MANUAL 5b: invoiced on behalf of the municipality", "nvsi": "RIB: the employer pays the NVSI"},
        ),
        "settled_by": Question(Kind.CHOICE, 10, {"work_date": "MANUAL 5d, 6: by half year and past month", "invoice_date": OPEN}),
        "terms": Question(
            Kind.CHOICE,
            8,
            {
                "by_hours": "MANUAL 2 and 6; REPORT 3.3: nearly all",
                "always_3": "REPORT 3.3: a stricter municipality",
                "always_6": "REPORT 3.3: one municipality",
                "3_plus_3": "RIB",
            },
        ),
        "at_28_hours": Question(
            Kind.CHOICE, 8, {"short": "MANUAL 2 and 6: 28 hours or more", "long": "REPORT 1.2: six months at 28 hours or less"}
        ),
        "term_unit": Question(
            Kind.CHOICE,
            10,
            {"work": "MANUAL 2 and 6; REPORT 3.3: a candidate on a job", "candidate": "RIB: at most 6 months with benefit"},
        ),
        "sum_simultaneous": Question(Kind.YES_NO, 8, {"true": OPEN + "; the term is about hours a week", "false": OPEN}),
        "term_resets_after_months": Question(
            Kind.COUNT, 8, {"12": OPEN + "; seasonal work comes back", "0": OPEN + "; never", "any": OPEN}
        ),
        "contact_told_of_start": Question(Kind.YES_NO, 10, {"true": "MANUAL 4d: as a rule", "false": "MANUAL 4d: not always"}),
        "start_told_to": Question(
            Kind.NAMES,
            10,
            {"none": "MANUAL 4d: not always", "any": "MANUAL 4d: as a rule also others; references or names, with commas"},
        ),
        "region": Question(
            Kind.NAMES,
            3,
            {"none": OPEN, "any": "REPORT 3.5: municipalities of a region share jobs; names, with commas"},
        ),
        "contact_first_days": Question(
            Kind.COUNT, 3, {"7": OPEN + "; days after the start, in the first week", "any": OPEN + "; days after the start"}
        ),
        "contact_every_months": Question(Kind.COUNT, 3, {"1": OPEN, "0": OPEN + "; none after the first", "any": OPEN}),
        "question_days_stand_in": Question(Kind.COUNT, 1, {"2": OPEN + "; working days", "any": OPEN + "; working days"}),
        "question_days_lead": Question(Kind.COUNT, 1, {"4": OPEN + "; working days", "any": OPEN + "; working days"}),
        "pin_after_hours": Question(
            Kind.COUNT, 10, {"12": OPEN + "; hours of silence", "0": OPEN + "; never", "any": OPEN + "; hours of silence"}
        ),
        "keep_messages_days": Question(Kind.COUNT, 10, {"30": GDPR + ", to show what was said", "any": GDPR}),
        "keep_invites_days": Question(Kind.COUNT, 10, {"90": GDPR + ", to explain a second claim", "any": GDPR}),
        "keep_questions_days": Question(Kind.COUNT, 10, {"365": GDPR, "any": GDPR}),
        "keep_concerns_days": Question(Kind.COUNT, 10, {"365": GDPR, "any": GDPR}),
        "keep_offers_days": Question(Kind.COUNT, 10, {"365": GDPR + ", a refusal leaves no trace: RIB", "any": GDPR}),
        "keep_books_years": Question(
            Kind.COUNT, 10, {"7": "AWR art. 52 lid 4: at least seven years", "any": "Archiefwet: a longer term"}
        ),
    }
)
