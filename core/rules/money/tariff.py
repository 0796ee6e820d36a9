"""The floor of the tariff: minimum wage plus employer charges (REPORT 5.1.8, MANUAL 4a), as far as somebody has stated it.

The charges are known only through the stated floors and the municipality's own rows. The minimum wage per hour raises a floor, but is
not one by itself.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.rules.amounts import TARIFF_FLOOR, Amount, Series, known_amount
from core.rules.dated import Dated
from core.rules.money.cap import MUNICIPALITY
from core.rules.refusals import AmountCode, PlacementCode, Refusal, refuse


class TariffFloor(StrEnum):
    """Whether a tariff under the floor is refused, as the NVSI does since 2017, or accepted and listed, as before."""

    HARD = "hard"
    ADVISORY = "advisory"


class RunningTariff(StrEnum):
    """Whether a running placement keeps the tariff that was agreed for its start (MANUAL 4a, 4c), or follows the floor."""

    FIXED = "fixed"
    FOLLOWS_FLOOR = "follows_floor"


def floor_on(day: date, stated: Series, own: Dated[Decimal], minimum_wage: Series) -> Amount | None:
    """The floor on a day: the higher of the stated one and the municipality's, raised to the minimum wage; None when neither is known."""
    row = own.on(day)
    entered = Amount(TARIFF_FLOOR, row.value, row.since, MUNICIPALITY) if row else None
    floors = [floor for floor in (known_amount(stated.on(day)), entered) if floor]
    if not floors:
        return None
    wage = known_amount(minimum_wage.on(day))
    return max([*floors, *([wage] if wage else [])], key=lambda floor: floor.value)


def tariff_on(agreed: Decimal, floor: Amount | None, choice: RunningTariff) -> Decimal:
    """The tariff (euros an hour) of a day of a running placement, by that day's floor: it may rise with it, and never falls."""
    return max(agreed, floor.value) if floor and choice is RunningTariff.FOLLOWS_FLOOR else agreed


def may_charge(tariff: Decimal, floor: Amount | None, day: date, policy: TariffFloor) -> Refusal | None:
    """Why a tariff of euros an hour cannot be agreed with a start on `day`: its floor is unknown, or it is below it.

    Under `advisory` the one refusal is `tariff_below_floor`, and it is to be listed, not obeyed.
    """
    if floor is None:
        unknown = refuse(AmountCode.UNKNOWN_AMOUNT, series=TARIFF_FLOOR, date=day)
        return unknown if policy is TariffFloor.HARD else None
    if tariff >= floor.value:
        return None
    return refuse(PlacementCode.TARIFF_BELOW_FLOOR, floor=floor.value, since=floor.since, source=floor.source)
