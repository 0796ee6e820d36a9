"""What a municipality chooses where the documents disagree or leave it open: the choices and their defaults.

Each is a question of domain 10, which names the documents.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.rules.money.attribution import CapDate
from core.rules.money.invoicing import Creditor, SettledBy
from core.rules.money.outflow import PaymentAtExit
from core.rules.money.premium import AboveCap
from core.rules.money.settlement import AdministrationBase
from core.rules.money.tariff import RunningTariff, TariffFloor
from core.rules.money.travel import TravelPaid
from core.rules.work.terms import At28Hours, Terms, TermUnit


class Cao(StrEnum):
    """What a collective agreement above the floor does: a reason is asked when the tariff is under it, or it is a floor itself."""

    ADVISORY = "advisory"
    BINDING = "binding"


@dataclass(frozen=True)
class Choices:
    """A municipality's choices in force on one day. None: not decided, and there is no default.

    Amounts are euros, percentages of 100; `disagreements.QUESTIONS` tells who says what about each.
    """

    minimum_age: int | None = None
    minimum_benefit_months: int = 0
    school_leavers: bool = True
    temporary_work_only: bool = True
    match_goal: int = 40
    match_kind: int = 30
    match_days: int = 20
    match_distance: int = 10

    premium_per_hour: Decimal | None = None
    premium_cap_per_calendar_year: Decimal | None = None
    above_cap: AboveCap = AboveCap.HOLD
    cap_date: CapDate = CapDate.PAYMENT
    attributed_to: CapDate = CapDate.PAYMENT
    other_premiums_are_moments: bool = True
    payment_at_exit: PaymentAtExit = PaymentAtExit.HOLD

    tariff_floor_per_hour: Decimal | None = None
    tariff_floor: TariffFloor = TariffFloor.HARD
    cao: Cao = Cao.ADVISORY
    running_tariff: RunningTariff = RunningTariff.FIXED
    travel_per_km: Decimal | None = None
    travel_paid: TravelPaid = TravelPaid.MONTHLY

    vat_percentage: Decimal | None = None
    administration_percentage: Decimal = Decimal(0)
    administration_base: AdministrationBase = AdministrationBase.NET_TURNOVER
    yearly_fee: Decimal | None = None
    creditor: Creditor = Creditor.MUNICIPALITY
    settled_by: SettledBy = SettledBy.WORK_DATE

    terms: Terms = Terms.BY_HOURS
    at_28_hours: At28Hours = At28Hours.SHORT
    term_unit: TermUnit = TermUnit.WORK
    sum_simultaneous: bool = True
    term_resets_after_months: int = 12
    contact_told_of_start: bool = True
    start_told_to: str | None = None
    region: str | None = None
    contact_first_days: int = 7
    contact_every_months: int = 1
    question_days_stand_in: int = 2
    question_days_lead: int = 4
    pin_after_hours: int = 12

    keep_messages_days: int = 30
    keep_invites_days: int = 90
    keep_questions_days: int = 365
    keep_concerns_days: int = 365
    keep_offers_days: int = 365
    keep_books_years: int = 7


DEFAULTS = Choices()
