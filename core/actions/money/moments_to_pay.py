"""Agreed payment moments that are near or past and not paid, while there is premium to pay: the office prepares the payment."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from core.actions.money.payout_lines import premium_on
from core.actions.workdays import working_day_before
from core.rules.money import moments as rules
from core.store.database import Transaction
from core.store.money import moments
from core.store.money.moments import Chosen, MomentState
from core.store.money.payments import Paid
from core.store.people import people

AHEAD = 3
"""Working days before an agreed day: enough to sign and confirm a week, or to prepare a payment."""
FARTHEST = timedelta(days=14)
"""More days than so many working days can take."""


def near(day: date) -> date:
    """The day on which an agreed day is near."""
    for _ in range(AHEAD):
        day = working_day_before(day)
    return day


def paid_for(one: Chosen, paid: Sequence[Paid]) -> Paid | None:
    """The payment that an agreed day came to."""
    day = rules.paid_for(one.day, (payment.paid_on for payment in paid)) if one.state is MomentState.AGREED else None
    return next((payment for payment in paid if payment.paid_on == day), None)


async def moments_to_pay(tx: Transaction, consultants: Collection[int], today: date) -> list[Chosen]:
    """Of these consultants' candidates the agreed day, one each, that is near or past and not paid, when something is confirmed to pay."""
    found: dict[int, Chosen] = {}
    for one in await moments.unpaid_of(tx, consultants, today + FARTHEST):
        if near(one.day) <= today:
            found.setdefault(one.candidate, one)
    named = await people.by_ids(tx, found)
    return [one for number, one in found.items() if await premium_on(tx, named[number], max(one.day, today))]
