"""The lowest tariff that may be agreed for a job, as law, NVSI and municipality state it for the day of its start."""

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount
from core.rules.tariff import floor_on
from core.store import policies
from core.store.database import Transaction
from core.store.jobs import Job


async def floor_of(tx: Transaction, job: Job) -> Amount | None:
    """The floor with its date and source; None where none is known."""
    amounts, own = await policies.amounts(tx), (await policies.of(tx, job.municipality)).amounts(TARIFF_FLOOR)
    return floor_on(job.starts_on, amounts[TARIFF_FLOOR], own, amounts[MINIMUM_WAGE])
