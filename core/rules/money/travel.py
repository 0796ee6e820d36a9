"""Travel costs of a worked day (MANUAL 5c, RIB): kilometres at the municipality's rate, or what the ticket cost.

Not part of the premium or its cap. One claim a day and placement, only for a day that was worked.
"""

from datetime import date, timedelta
from enum import StrEnum

from core.rules.calendar import month_end
from core.rules.cents import Cents, Number, half_up
from core.rules.refusals import HoursCode, Refusal, refuse


class TravelPaid(StrEnum):
    """When travel costs are paid: each month (nobody on welfare can advance half a year of fares), or with the premium (MANUAL 5c)."""

    MONTHLY = "monthly"
    WITH_PREMIUM = "with_premium"


def for_kilometres(kilometres: Number, per_km: Number) -> Cents:
    """What kilometres are refunded, at a rate of euros each: rounded per claim, half up."""
    km, km_parts = kilometres.as_integer_ratio()
    rate, rate_parts = per_km.as_integer_ratio()
    return half_up(100 * km * rate, km_parts * rate_parts)


def may_claim(worked_minutes: int, claimed_before: bool) -> Refusal | None:
    """Why a day's travel cannot be claimed: there is a claim already, or the day was not worked."""
    if claimed_before:
        return refuse(HoursCode.TWO_CLAIMS)
    if worked_minutes <= 0:
        return refuse(HoursCode.NOT_WORKED)
    return None


def payable_from(day: date, choice: TravelPaid) -> date | None:
    """From when a worked day's travel is paid: the first of the next month. None: with the next payment moment of the premium."""
    return month_end(day) + timedelta(days=1) if choice is TravelPaid.MONTHLY else None
