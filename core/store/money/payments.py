"""What was paid to a candidate: premium, and other premiums of the same article."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet
from core.store.tables.money import other_premium, payment
from core.store.tables.people import candidate


@dataclass(frozen=True, slots=True)
class Paid:
    """An amount in cents, paid on a day; `moment` is 1 or 2 of that calendar year, None for another premium."""

    paid_on: date
    cents: int
    moment: int | None
    written_off: int = 0


_PAYMENTS = select(payment).where(among(payment.c.candidate, "those")).order_by(payment.c.paid_on, payment.c.id)
_OTHERS = select(other_premium).where(among(other_premium.c.candidate, "those")).order_by(other_premium.c.paid_on)
_CONFIRMED = select(timesheet.c.placement, timesheet.c.monday).where(
    among(timesheet.c.placement, "ids"),
    timesheet.c.confirmed_at.is_not(None),
)

_WITH_OTHERS = (
    select(other_premium.c.candidate)
    .join(candidate, candidate.c.person == other_premium.c.candidate)
    .where(among(candidate.c.consultant, "whose"), other_premium.c.paid_on.between(bindparam("first"), bindparam("last")))
    .distinct()
)


async def of_candidate(tx: Transaction, candidate_id: int) -> list[Paid]:
    """The premium payments of a candidate, by day."""
    return (await of_candidates(tx, [candidate_id]))[candidate_id]


async def of_candidates(tx: Transaction, candidates: Collection[int]) -> dict[int, list[Paid]]:
    """The premium payments of each of these candidates, by day."""
    found: dict[int, list[Paid]] = {number: [] for number in candidates}
    for row in await tx.execute(_PAYMENTS, {"those": list(candidates)}) if candidates else ():
        found[row.candidate].append(Paid(row.paid_on, row.cents, row.moment, row.written_off_cents))
    return found


async def others_of(tx: Transaction, candidate_id: int) -> list[Paid]:
    """Other premiums that the municipality paid to a candidate, by day."""
    return (await others_of_candidates(tx, [candidate_id]))[candidate_id]


async def others_of_candidates(tx: Transaction, candidates: Collection[int]) -> dict[int, list[Paid]]:
    """Other premiums that the municipality paid to each of these candidates, by day."""
    found: dict[int, list[Paid]] = {number: [] for number in candidates}
    for row in await tx.execute(_OTHERS, {"those": list(candidates)}) if candidates else ():
        found[row.candidate].append(Paid(row.paid_on, row.cents, None))
    return found


async def with_others(tx: Transaction, consultants: Collection[int], year: int) -> list[int]:
    """The candidates of these consultants to whom an other premium was paid in a calendar year."""
    values = {"whose": list(consultants), "first": date(year, 1, 1), "last": date(year, 12, 31)}
    return list((await tx.execute(_WITH_OTHERS, values)).scalars())


async def confirmed_weeks(tx: Transaction, placements: Collection[int]) -> set[tuple[int, date]]:
    """The weeks (placement, Monday) that both sides confirmed."""
    if not placements:
        return set()
    return {(row.placement, row.monday) for row in await tx.execute(_CONFIRMED, {"ids": list(placements)})}
