"""What an hour of a placement's work earns: the municipality's rate of the day (domain section 4), whatever was agreed when it was made."""

from collections.abc import Collection
from datetime import date

from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.premium import HourRate, RateFrom, rate_of_work, rates_during
from core.store import policies
from core.store.database import Transaction
from core.store.work.placements import Placement


async def hour_rates(tx: Transaction, works: Collection[Placement], today: date) -> dict[int, HourRate]:
    """The rate that holds, by placement; without those for which none is known."""
    rates = {of: (await policies.of(tx, of)).amounts(PREMIUM_RATE) for of in {one.municipality for one in works}}
    found = {one.id: rate_of_work(rates[one.municipality], one.starts_on, one.last_day, today) for one in works}
    return {number: rate for number, rate in found.items() if rate}


async def all_rates(tx: Transaction, work: Placement) -> tuple[RateFrom, ...]:
    """Every rate from the first day of the work to the last."""
    return rates_during((await policies.of(tx, work.municipality)).amounts(PREMIUM_RATE), work.starts_on, work.last_day)
