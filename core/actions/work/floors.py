"""The lowest tariff that may be agreed for a job, as law, NVSI and municipality state it for the day of its start."""

from dataclasses import replace
from datetime import date

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount
from core.rules.money.cap import MUNICIPALITY
from core.rules.money.tariff import floor_on
from core.store import policies
from core.store.database import Transaction
from core.store.matching.jobs import Job


async def floor_of(tx: Transaction, job: Job) -> Amount | None:
    """The floor with its date and source; None where none is known."""
    return await floor_at(tx, job.municipality, job.starts_on)


async def floor_at(tx: Transaction, municipality: int, day: date) -> Amount | None:
    """The floor in a municipality for work that begins on this day, with the source that the municipality named for a row of its own."""
    amounts, own = await policies.amounts(tx), (await policies.of(tx, municipality)).amounts(TARIFF_FLOOR)
    floor = floor_on(day, amounts[TARIFF_FLOOR], own, amounts[MINIMUM_WAGE])
    if floor is None or floor.source != MUNICIPALITY:
        return floor
    return replace(floor, source=await policies.source_of(tx, municipality, TARIFF_FLOOR, floor.since) or MUNICIPALITY)
