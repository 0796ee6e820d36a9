"""Premium that is due while no payment moment is to come: the contact person agrees one with the candidate (MANUAL 5c)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.actions.deed import Deed
from core.actions.money.premium_case import FIRST_DAY
from core.rules.calendar import local_day, monday
from core.rules.cents import Cents
from core.rules.dated import Dated
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.standing import DayHours, Stage, standing
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import Transaction
from core.store.hours import days, paper
from core.store.money import moments, premium_due
from core.store.money.moments import Chosen
from core.store.money.premium_due import ConfirmedWeek, PaidTo, Unchosen


@dataclass(frozen=True)
class ToAgree:
    """For whom a moment is to be agreed, what is due (cents), and since when."""

    candidate: int
    first_name: str
    cents: Cents
    since: datetime


async def moments_to_agree(deed: Deed, desks: Sequence[int]) -> list[ToAgree]:
    """The candidates of these contact persons with confirmed premium that was not paid, and no moment that is to come or to be paid."""
    today = local_day(deed.now)
    agreed = {one.candidate for one in await moments.unpaid_of(deed.tx, desks, today)}
    unchosen = [someone for desk in desks for someone in await premium_due.unchosen_of(deed.tx, desk, today)]
    found = [someone for someone in unchosen if someone.candidate not in agreed]
    if not found:
        return []
    paid: dict[int, list[PaidTo]] = defaultdict(list)
    for one in await premium_due.paid_to(deed.tx, [someone.candidate for someone in found]):
        paid[one.candidate].append(one)
    worked = await _worked(deed, found, today)
    rates = (await policies.of(deed.tx, deed.who.municipality)).amounts(PREMIUM_RATE)
    due: list[ToAgree] = []
    for someone in found:
        mine = paid[someone.candidate]
        cents = _confirmed(worked[someone.candidate], rates) - sum(one.cents + one.written_off for one in mine)
        if cents > 0:
            due.append(ToAgree(someone.candidate, someone.first_name, cents, _since(someone.weeks, mine)))
    return due


async def moments_to_answer(tx: Transaction, desks: Sequence[int], today: date) -> list[Chosen]:
    """What is proposed for a day to come and waits for these contact persons: by a candidate, or to one who has no phone here to answer."""
    proposed = [one for desk in desks for one in await moments.proposed_to(tx, desk) if one.day > today]
    reachable = await paper.with_phone(tx, {one.candidate for one in proposed})
    return [one for one in proposed if one.proposed_by == one.candidate or one.candidate not in reachable]


def _confirmed(worked: list[DayHours], rates: Dated[Decimal]) -> Cents:
    """The premium of confirmed days, paid or not; none where no rate is known."""
    found = standing(worked, rates)
    return 0 if isinstance(found, Refusal) else found.cents[Stage.CONFIRMED]


async def _worked(deed: Deed, found: list[Unchosen], today: date) -> dict[int, list[DayHours]]:
    """The days of confirmed weeks, by candidate."""
    whose = {(week.placement, week.monday): one.candidate for one in found for week in one.weeks}
    worked: dict[int, list[DayHours]] = defaultdict(list)
    for entry in await days.latest(deed.tx, {placement for placement, _ in whose}, FIRST_DAY, today):
        candidate = whose.get((entry.placement, monday(entry.day)))
        if candidate and entry.worked:
            worked[candidate].append(DayHours(entry.placement, entry.day, entry.minutes, Stage.CONFIRMED))
    return worked


def _since(weeks: tuple[ConfirmedWeek, ...], paid: list[PaidTo]) -> datetime:
    """When the first week after the last payment was confirmed; what was held back at that payment waits since the last week before it."""
    last = max((one.day for one in paid), default=date.min)
    return next((week.at for week in weeks if local_day(week.at) > last), weeks[-1].at)
