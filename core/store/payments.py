"""What was paid to a candidate: premium, and other premiums of the same article."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet
from core.store.tables.money import other_premium, payment


@dataclass(frozen=True, slots=True)
class Paid:
    """An amount in cents, paid on a day; `moment` is 1 or 2 of that calendar year, None for another premium."""

    paid_on: date
    cents: int
    moment: int | None
    written_off: int = 0


_PAYMENTS = select(payment).where(payment.c.candidate == bindparam("of")).order_by(payment.c.paid_on, payment.c.id)
_OTHERS = select(other_premium).where(other_premium.c.candidate == bindparam("of")).order_by(other_premium.c.paid_on)
_CONFIRMED = select(timesheet.c.placement, timesheet.c.monday).where(
    among(timesheet.c.placement, "ids"),
    timesheet.c.confirmed_at.is_not(None),
)


async def of_candidate(tx: Transaction, candidate_id: int) -> list[Paid]:
    """The premium payments of a candidate, by day."""
    rows = await tx.execute(_PAYMENTS, {"of": candidate_id})
    return [Paid(row.paid_on, row.cents, row.moment, row.written_off_cents) for row in rows]


async def others_of(tx: Transaction, candidate_id: int) -> list[Paid]:
    """Other premiums that the municipality paid to a candidate, by day."""
    return [Paid(row.paid_on, row.cents, None) for row in await tx.execute(_OTHERS, {"of": candidate_id})]


async def confirmed_weeks(tx: Transaction, placements: list[int]) -> set[tuple[int, date]]:
    """The weeks (placement, Monday) that both sides confirmed."""
    if not placements:
        return set()
    return {(row.placement, row.monday) for row in await tx.execute(_CONFIRMED, {"ids": placements})}
