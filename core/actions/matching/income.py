"""What an offered job does to somebody's income, beside the same hours in a regular part-time job."""

from dataclasses import dataclass
from decimal import Decimal

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.matching.jobs import seen_by
from core.actions.matching.offers import own_offer
from core.actions.work.placing import terms_for
from core.rules.amounts import EARNINGS_EXEMPTION, MINIMUM_WAGE, Amount, Series
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.income import Comparison, compare
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.matching import jobs
from core.store.matching.jobs import Job
from core.store.people.people import Role


@dataclass(frozen=True)
class Income:
    """The comparison for one job at a wage of euros an hour. `minimum` is the minimum wage it was taken from, None for one of one's own."""

    job: Job
    wage: Decimal
    minimum: Amount | None
    comparison: Comparison


@by(Role.CANDIDATE)
async def compare_income(deed: Deed, offer_id: int, wage: Decimal | None) -> Income | Refusal:
    """This job both ways; at the minimum wage when no wage is given. Refused: unknown or foreign offer, an amount that is not known."""
    offer = await own_offer(deed, offer_id)
    job = await jobs.by_id(deed.tx, offer.job) if offer else None
    if offer is None or job is None:
        return refuse(CommonCode.NOT_FOUND)
    terms = await terms_for(deed.tx, seen_by(job, offer.municipality), offer.candidate, deed.now)
    if isinstance(terms, Refusal):
        return terms
    policy, amounts = await policies.of(deed.tx, offer.municipality), await policies.amounts(deed.tx)
    minimum = None if wage else _minimum_wage(amounts[MINIMUM_WAGE], terms.job)
    if isinstance(minimum, Refusal):
        return minimum
    paid = wage or (minimum.value if minimum else Decimal(0))
    comparison = compare(terms.minutes_by_day, paid, policy.amounts(PREMIUM_RATE), amounts[EARNINGS_EXEMPTION])
    return comparison if isinstance(comparison, Refusal) else Income(job, paid, minimum, comparison)


def _minimum_wage(series: Series, job: Job) -> Amount | Refusal:
    """The minimum wage on the job's first day, or the last one that is known before it."""
    return series.on(min(job.starts_on, series.known_until))
