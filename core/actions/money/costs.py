"""Other direct costs: entered by the contact person for one placement, told to the candidate, taken back while nobody needs them."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.guided import open_candidate
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.cents import Cents
from core.rules.money.costs import CostCode, may_enter
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.money import costs
from core.store.money.costs import Cost
from core.store.people import people
from core.store.people.people import Person
from core.store.work import placements
from core.store.work.placements import Placement

LATE = timedelta(days=183)
"""So long after its last day a placement still stands in the list."""


@dataclass(frozen=True)
class Costs:
    """A candidate's placements that are not long over, and what was entered for them."""

    candidate: Person
    placements: tuple[Placement, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True)
class NextCost:
    """Where a cost is entered, for whom, and under which number."""

    placement: Placement
    candidate: Person
    number: int


@by(*STAFF)
async def costs_of(deed: Deed, candidate_id: int) -> Costs | Refusal:
    """Where costs can be entered for an own candidate, and those that stand."""
    found = await open_candidate(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    today = local_day(deed.now)
    placed = [p for p in await placements.of_candidate(deed.tx, candidate_id) if p.starts_on <= today <= p.last_day + LATE]
    return Costs(found, tuple(placed), tuple(await costs.standing(deed.tx, [p.id for p in placed])))


@by(*STAFF)
async def begin_cost(deed: Deed, placement_id: int) -> NextCost | Refusal:
    """A placement of an own candidate, and the number that its next cost gets."""
    found = await _placement(deed, placement_id)
    if isinstance(found, Refusal):
        return found
    whose = await people.by_id(deed.tx, found.candidate)
    assert whose is not None, "somebody works there"
    return NextCost(found, whose, await costs.last_number(deed.tx, placement_id) + 1)


@by(*STAFF, money=True)
async def enter_cost(deed: Deed, placement_id: int, number: int, day: date, cents: Cents, text: str) -> Cost | Refusal:
    """Enter a cost under the number that it was begun with; the same again changes nothing. Refused: a day that cannot be, too many words."""
    at = await _placement(deed, placement_id)
    if isinstance(at, Refusal):
        return at
    refusal = may_enter(day, text, at.starts_on, at.last_day, local_day(deed.now))
    if refusal:
        return refusal
    words = text.strip()
    row = await costs.add(deed.tx, at.municipality, at.id, number, day, words, cents, deed.who.id, deed.now)
    made = await costs.numbered(deed.tx, at.id, number)
    assert made is not None, "one stands"
    if row is None:
        same = (made.day, made.cents, made.words, made.by) == (day, cents, words, deed.who.id)
        return made if same else refuse(CostCode.MEANWHILE)
    deed.trail(at.municipality, "cost entered", Thing.COST, made.id, day=day, cents=cents)
    await _tell(deed, at, made, is_back=False)
    return made


@by(*STAFF, money=True)
async def take_cost_back(deed: Deed, cost_id: int) -> Cost | Refusal:
    """Take back what was entered. What was paid of it meanwhile is set off in the next month's run."""
    found = await costs.locked(deed.tx, cost_id)
    at = await _placement(deed, found.placement) if found else None
    if found is None or at is None or isinstance(at, Refusal):
        return refuse(CommonCode.NOT_FOUND)
    if await costs.take_back(deed.tx, cost_id, deed.who.id, deed.now):
        deed.trail(at.municipality, "cost taken back", Thing.COST, cost_id)
        await _tell(deed, at, found, is_back=True)
    return found


async def _placement(deed: Deed, placement_id: int) -> Placement | Refusal:
    found = await placements.by_id(deed.tx, placement_id)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    whose = await open_candidate(deed, found.candidate)
    return whose if isinstance(whose, Refusal) else found


async def _tell(deed: Deed, at: Placement, cost: Cost, *, is_back: bool) -> None:
    reader = await people.by_id(deed.tx, at.candidate)
    if reader:
        deed.tell(
            reader,
            Notice.COST_CHANGED,
            key=f"{cost.id}:{is_back}",
            by=deed.who.first_name,
            cents=cost.cents,
            words=cost.words,
            day=cost.day.isoformat(),
            back=is_back,
        )
