"""Agreed payment moments that are near or past and not paid, while there is premium to pay: the office prepares the payment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.actions.money.pay_lines import premium_on
from core.actions.money.payable import near
from core.rules.money import moments as rules
from core.rules.money import planner
from core.rules.money.pay_runs import PayLine
from core.rules.money.planner import Case
from core.store.database import Transaction
from core.store.money import moments, payments
from core.store.money.moments import Chosen, MomentState
from core.store.money.payments import Paid
from core.store.people import people

FARTHEST = timedelta(days=14)
"""More days than so many working days can take."""


def paid_for(one: Chosen, paid: Sequence[Paid]) -> Paid | None:
    """The payment that an agreed day came to."""
    day = rules.paid_for(one.day, (payment.paid_on for payment in paid)) if one.state is MomentState.AGREED else None
    return next((payment for payment in paid if payment.paid_on == day), None)


@dataclass(frozen=True)
class Late:
    """An agreed day that is over and not paid, and what is still to be paid of it now."""

    chosen: Chosen
    pay_line: PayLine


async def late_payment(tx: Transaction, candidate_id: int, today: date) -> Late | None:
    """The oldest agreed day of a candidate that is over and not paid, while something is confirmed to pay."""
    paid, chosen = await payments.of_candidate(tx, candidate_id), await moments.chosen_of(tx, candidate_id, date.min)
    agreed = [one for one in chosen if one.state is MomentState.AGREED and one.day < today and not paid_for(one, paid)]
    someone = await people.by_id(tx, candidate_id) if agreed else None
    pay_line = await premium_on(tx, someone, today) if someone else None
    return Late(agreed[0], pay_line) if pay_line else None


def besides(case: Case, late: Late | None, today: date) -> Case:
    """The same, with what is late as if it were paid today: another day pays nothing of it, and comes after it in the year."""
    if late is None or not late.pay_line.cents:
        return case
    return replace(case, paid=[*case.paid, planner.Paid(today, late.pay_line.cents, late.pay_line.written_off)])


async def moments_to_pay(tx: Transaction, consultants: Collection[int], today: date) -> list[Chosen]:
    """Of these consultants' candidates the agreed day, one each, that is near or past and not paid, when something is confirmed to pay."""
    found: dict[int, Chosen] = {}
    for one in await moments.unpaid_of(tx, consultants, today + FARTHEST):
        if near(one.day) <= today:
            found.setdefault(one.candidate, one)
    named = await people.by_ids(tx, found)
    return [one for number, one in found.items() if await premium_on(tx, named[number], max(one.day, today))]
