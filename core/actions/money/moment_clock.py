"""What the clock does about payment moments: those nobody answered, those that are near, and those whose day has passed."""

from datetime import date, datetime, timedelta
from typing import Any

from core.actions.deed import Deed
from core.actions.money.moments_to_pay import paid_for
from core.actions.money.pay_lines import premium_on
from core.actions.money.payable import near
from core.actions.people.desks import staff_at_desk
from core.actions.things import Clocked, Notice, Thing
from core.rules.calendar import local_day
from core.rules.quiet import morning_of
from core.store.money import moments, payments
from core.store.money.moments import Chosen, MomentState
from core.store.people import people


def calls(day: date) -> dict[Clocked, datetime]:
    """When the clock looks whether there is something to pay on an agreed day: some days before, and the morning after."""
    mornings = {Clocked.MOMENT_NEAR: near(day), Clocked.MOMENT_OVER: day + timedelta(days=1)}
    return {kind: morning_of(morning) for kind, morning in mornings.items()}


async def moment_unanswered(deed: Deed, moment_id: int) -> None:
    """The proposed day has come without a yes, and nobody can give it any more: the proposal ends, and both hear so."""
    one = await moments.locked(deed.tx, moment_id)
    if one is None or one.state is not MomentState.PROPOSED:
        return
    await moments.end(deed.tx, one.id, MomentState.TAKEN_BACK)
    deed.trail(one.municipality, "payment moment lapsed", Thing.MOMENT, one.id)
    deed.changed(Thing.MOMENT, one.id)
    deed.changed(Thing.PREMIUM, one.candidate)
    await _tell_both(deed, one, Notice.MOMENT_LAPSED)


async def moment_near(deed: Deed, moment_id: int) -> None:
    """Some days before an agreed day both hear it when nothing is confirmed that could be paid on it."""
    one = await moments.locked(deed.tx, moment_id)
    if one and local_day(deed.now) < one.day and await _is_unpaid(deed, one) and not await _has_to_pay(deed, one):
        await _tell_both(deed, one, Notice.MOMENT_NEAR)


async def moment_over(deed: Deed, moment_id: int) -> None:
    """An agreed day that passed with nothing to pay on it is no payment moment any more, and both hear so. One that was paid says so; of what
    was confirmed and is not paid yet both hear that it still is to be paid.
    """
    one = await moments.locked(deed.tx, moment_id)
    if one is None:
        return
    deed.changed(Thing.MOMENT, one.id)
    deed.changed(Thing.PREMIUM, one.candidate)
    if not await _is_unpaid(deed, one):
        return
    if await _has_to_pay(deed, one):
        await _tell_both(deed, one, Notice.MOMENT_UNPAID, Notice.MOMENT_TO_PAY)
        return
    await moments.end(deed.tx, one.id, MomentState.TAKEN_BACK)
    deed.trail(one.municipality, "payment moment passed", Thing.MOMENT, one.id)
    await _tell_both(deed, one, Notice.MOMENT_PASSED)


async def _is_unpaid(deed: Deed, one: Chosen) -> bool:
    return one.state is MomentState.AGREED and not paid_for(one, await payments.of_candidate(deed.tx, one.candidate))


async def _has_to_pay(deed: Deed, one: Chosen) -> bool:
    candidate = await people.by_id(deed.tx, one.candidate)
    return candidate is not None and await premium_on(deed.tx, candidate, one.day) is not None


async def _tell_both(deed: Deed, one: Chosen, what: Notice, to_contact: Notice | None = None) -> None:
    """The candidate, and the contact person or who stands in, who may hear it otherwise."""
    candidate, contact = await people.by_id(deed.tx, one.candidate), await people.contact_of(deed.tx, one.candidate)
    if candidate is None:
        return
    desk = contact and await staff_at_desk(deed.tx, contact, local_day(deed.now))
    facts: dict[str, Any] = {
        "day": one.day.isoformat(),
        "moment": one.id,
        "candidate": candidate.id,
        "name": candidate.first_name,
    }
    deed.tell(candidate, what, key=str(one.id), for_candidate=True, **facts)
    if desk:
        deed.tell(desk, to_contact or what, key=str(one.id), for_candidate=False, **facts)
