"""Travel costs of a worked day (MANUAL 5c): one claim a day and placement, by distance or by what the ticket cost."""

from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.things import Card, Thing
from core.actions.work.day_access import card_of, own_day, show_anew
from core.rules.calendar import monday
from core.rules.cents import Cents
from core.rules.disagreements import TRAVEL_RATE
from core.rules.hours.days import DayCode
from core.rules.hours.weeks import WeekState
from core.rules.money.travel import for_kilometres, may_claim
from core.rules.refusals import AmountCode, CommonCode, HoursCode, Refusal, refuse
from core.store import policies
from core.store.hours import travel
from core.store.hours.day_facts import DayFacts
from core.store.people.people import Role
from core.store.work import placements
from core.store.work.placements import Placement


@dataclass(frozen=True)
class Quote:
    """What would be claimed for a day: kilometres (None for a ticket) and cents, and the version of the claim that it would follow.

    `same_at`: the employer at whose work the same amount was claimed for the same day; it may be the same ticket.
    """

    facts: DayFacts
    version: int
    kilometres: Decimal | None
    cents: Cents
    same_at: str = ""


@by(Role.CANDIDATE)
async def open_claim(deed: Deed, placement_id: int, day: date) -> DayFacts | Refusal:
    """An own day for which travel costs may be claimed or changed now."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    return _refused(facts) or facts


@by(Role.CANDIDATE)
async def quote_kilometres(deed: Deed, placement_id: int, day: date, kilometres: Decimal) -> Quote | Refusal:
    """What kilometres would be refunded. Refused as `claim_kilometres` would be; nothing is written."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    cents = _refused(facts) or await refund(deed, facts, kilometres)
    return cents if isinstance(cents, Refusal) else Quote(facts, _version(facts), kilometres, cents)


@by(Role.CANDIDATE)
async def quote_ticket(deed: Deed, placement_id: int, day: date, cents: Cents) -> Quote | Refusal:
    """What a ticket would be refunded: what it cost. Refused as `claim_ticket` would be; nothing is written."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    return _refused(facts) or Quote(facts, _version(facts), None, cents, await _same_at(deed, facts, cents))


@by(Role.CANDIDATE)
async def claim_kilometres(deed: Deed, placement_id: int, day: date, version: int, kilometres: Decimal) -> Card | Refusal:
    """Claim kilometres, there and back, at the municipality's rate of that day. `version` is the claim's that was shown, 0 for none."""
    facts = await own_day(deed, placement_id, day)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    cents = await refund(deed, facts, kilometres)
    return cents if isinstance(cents, Refusal) else await _claim(deed, facts, version, kilometres, cents)


@by(Role.CANDIDATE)
async def claim_ticket(deed: Deed, placement_id: int, day: date, version: int, cents: Cents) -> Card | Refusal:
    """Claim what public transport cost, there and back."""
    facts = await own_day(deed, placement_id, day)
    return await _claim(deed, facts, version, None, cents) if facts else refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def claim_nothing(deed: Deed, placement_id: int, day: date, version: int) -> Card | Refusal:
    """No travel costs for this day; what was claimed is withdrawn."""
    facts = await own_day(deed, placement_id, day)
    return await _claim(deed, facts, version, None, 0) if facts else refuse(CommonCode.NOT_FOUND)


async def withdraw(deed: Deed, placement: Placement, day: date) -> None:
    """A day turned out not to be worked: what was claimed for it counts no more."""
    for claim in await travel.latest(deed.tx, [placement.id], day, day):
        if claim.cents:
            await write_claim(deed, placement, day, claim.version, None, 0)


async def _claim(deed: Deed, facts: DayFacts, version: int, kilometres: Decimal | None, cents: Cents) -> Card | Refusal:
    """Write the next version of a claim. What stands there already is shown as it stands."""
    card = card_of(facts)
    if card is None:
        return refuse(HoursCode.NOT_WORKED)
    deed.changed(*card)
    if _version(facts) == version:
        refusal = await _week_refused(deed, facts) or may_claim(facts.entry.minutes if facts.entry else 0, claimed_before=False)
        if refusal:
            return refusal
        if await write_claim(deed, facts.placement, facts.day, version, kilometres, cents):
            return card
    if facts.claim and (facts.claim.kilometres, facts.claim.cents) == (kilometres, cents):
        return card
    show_anew(deed, facts)
    return refuse(HoursCode.TWO_CLAIMS)


async def write_claim(
    deed: Deed, placement: Placement, day: date, version: int, kilometres: Decimal | None, cents: Cents
) -> bool:
    """Write the version of a day's claim after `version`; False when somebody was first."""
    written = await travel.write(
        deed.tx,
        municipality=placement.municipality,
        placement=placement.id,
        day=day,
        version=version + 1,
        kilometres=kilometres,
        cents=cents,
        at=deed.now,
    )
    if written:
        said = {"day": day, "version": version + 1, "cents": cents, "kilometres": kilometres, "at": deed.now.astimezone(UTC)}
        deed.trail(placement.municipality, "travel claimed", Thing.PLACEMENT, placement.id, **said)
    return written


async def refund(deed: Deed, facts: DayFacts, kilometres: Decimal) -> Cents | Refusal:
    """What kilometres on a day are refunded, in cents. Refused: no rate is known."""
    policy = await policies.of(deed.tx, facts.placement.municipality)
    rate = policy.amounts(TRAVEL_RATE).on(facts.day)
    if rate is None:
        return refuse(AmountCode.UNKNOWN_AMOUNT, series=TRAVEL_RATE, date=facts.day)
    return for_kilometres(kilometres, rate.value)


async def _same_at(deed: Deed, facts: DayFacts, cents: Cents) -> str:
    others = {p.id: p for p in await placements.of_candidate(deed.tx, deed.who.id) if p.id != facts.placement.id}
    claims = await travel.latest(deed.tx, list(others), facts.day, facts.day)
    same = (claim for claim in claims if claim.kilometres is None and claim.cents == cents)
    return next((others[claim.placement].employer_name for claim in same), "")


def _refused(facts: DayFacts) -> Refusal | None:
    if facts.week is WeekState.CONFIRMED:
        return refuse(DayCode.TRAVEL_TOO_LATE)
    return may_claim(facts.entry.minutes if facts.entry else 0, claimed_before=False)


async def _week_refused(deed: Deed, facts: DayFacts) -> Refusal | None:
    """The employer signs hours, not travel: it may be claimed until the week is confirmed, and the week stays as it is meanwhile."""
    week = await travel.locked_week(deed.tx, facts.placement.id, monday(facts.day))
    if week is None:
        return None
    number, state = week
    deed.changed(Thing.WEEK, number)
    return refuse(DayCode.TRAVEL_TOO_LATE) if state is WeekState.CONFIRMED else None


def _version(facts: DayFacts) -> int:
    return facts.claim.version if facts.claim else 0
