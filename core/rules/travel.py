"""Travel costs of a worked day (MANUAL 5c, RIB): kilometres at the municipality's rate, or what the ticket cost.

Not part of the premium or its cap. One claim a day and placement, only for a day that was worked.
"""

from core.rules.money import Cents, Number, half_up
from core.rules.refusals import HoursCode, Refusal, refuse


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
