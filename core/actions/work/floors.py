"""The lowest tariff that may be agreed for a job, as law, NVSI and municipality state it for the day of its start."""

from datetime import date

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount
from core.rules.money.tariff import floor_on
from core.store import policies
from core.store.database import Transaction
from core.store.matching.jobs import Job


async def floor_of(tx: Transaction, job: Job) -> Amount | None:
    """The floor with its date and source; None where none is known."""
    return await floor_at(tx, job.municipality, job.starts_on)


async def floor_at(tx: Transaction, municipality: int, day: date) -> Amount | None:
    """The floor in a municipality for work that begins on this day."""
    amounts, own = await policies.amounts(tx), (await policies.of(tx, municipality)).amounts(TARIFF_FLOOR)
    return floor_on(day, amounts[TARIFF_FLOOR], own, amounts[MINIMUM_WAGE])
