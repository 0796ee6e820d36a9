"""What the amounts under "my premium" rest on besides hours: what was paid this year, and the newest travel costs with their rates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.actions.money.premium_case import FIRST_DAY, LAST_DAY, Basis, of_year
from core.rules.dated import Dated
from core.rules.disagreements import TRAVEL_RATE
from core.store.database import Transaction
from core.store.hours import travel
from core.store.hours.travel import Claim
from core.store.money.payments import Paid

CLAIMS_SHOWN = 4


@dataclass(frozen=True)
class ClaimView:
    """A day's travel costs (cents): by the ticket, or kilometres at a rate of euros each that holds since a day."""

    day: date
    cents: int
    kilometres: Decimal | None = None
    rate: Decimal | None = None
    rate_since: date | None = None


@dataclass(frozen=True)
class Sources:
    """As of today: the payments of this year, and the newest travel costs, the latest first."""

    today: date
    payments: tuple[Paid, ...]
    claims: tuple[ClaimView, ...]


async def sources_of(tx: Transaction, basis: Basis, today: date) -> Sources:
    """What a candidate's amounts rest on."""
    claims = await travel.latest(tx, [p.id for p in basis.placements], FIRST_DAY, LAST_DAY)
    newest = sorted((claim for claim in claims if claim.cents), key=lambda claim: claim.day, reverse=True)[:CLAIMS_SHOWN]
    rates = basis.policy.amounts(TRAVEL_RATE)
    return Sources(today, tuple(of_year(basis.paid, today.year)), tuple(_claim(claim, rates) for claim in newest))


def _claim(claim: Claim, rates: Dated[Decimal]) -> ClaimView:
    rate = rates.on(claim.day)
    if claim.kilometres is None or rate is None:
        return ClaimView(claim.day, claim.cents)
    return ClaimView(claim.day, claim.cents, claim.kilometres, rate.value, rate.since)
