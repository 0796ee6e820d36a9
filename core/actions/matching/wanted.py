"""What work a candidate wants: they answer it themselves, or their contact person with them. Nothing of it reaches an employer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.guided import guides
from core.actions.things import Thing
from core.rules.matching import wanted as rules
from core.rules.matching.wanted import ASKED, Asked, WantedCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.matching import wanted
from core.store.matching.wanted import Wanted
from core.store.people import people
from core.store.people.people import Person, Role


@dataclass(frozen=True)
class WantedView:
    """What somebody wants, and which question is open (None: all answers together)."""

    wanted: Wanted
    candidate: Person
    asks: Asked | None


@by(Role.CANDIDATE, *STAFF)
async def open_wanted(deed: Deed, candidate_id: int) -> Wanted | Refusal:
    """One's own answers, or those of an own candidate: the first question, or all answers when there are some."""
    found = await _of(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    asking = len(ASKED) if found.said else 0
    if found.asking != asking:
        await wanted.write(deed.tx, replace(found, asking=asking), deed.now)
    deed.changed(Thing.WANTED, found.id)
    return replace(found, asking=asking)


@by(Role.CANDIDATE, *STAFF)
async def ask_wanted(deed: Deed, candidate_id: int, kind: int) -> Wanted | Refusal:
    """Go to a question by its place; past the last to all answers."""
    found = await _of(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    deed.changed(Thing.WANTED, found.id)
    asked = replace(found, asking=min(kind, len(ASKED)))
    await wanted.write(deed.tx, asked, deed.now)
    return asked


@by(Role.CANDIDATE, *STAFF)
async def want_work(deed: Deed, candidate_id: int, kind: int, number: int) -> Wanted | Refusal:
    """Choose an answer of a question, or take it back, by their places. Refused: no such question or answer."""
    found = await _of(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    deed.changed(Thing.WANTED, found.id)
    answered = _ANSWERS[ASKED[kind]](found, number) if kind < len(ASKED) else refuse(WantedCode.NO_SUCH_CHOICE)
    if isinstance(answered, Refusal):
        return answered
    await wanted.write(deed.tx, answered, deed.now)
    deed.trail(found.municipality, "work wanted", Thing.WANTED, found.id, question=ASKED[kind].value)
    return answered


def _kinds(found: Wanted, number: int) -> Wanted | Refusal:
    chosen = rules.toggled(found.kinds, rules.KINDS, number)
    return chosen if isinstance(chosen, Refusal) else replace(found, kinds=chosen)


def _days(found: Wanted, number: int) -> Wanted | Refusal:
    chosen = rules.toggled(found.days, rules.DAYS, number)
    return chosen if isinstance(chosen, Refusal) else replace(found, days=chosen)


def _distance(found: Wanted, number: int) -> Wanted | Refusal:
    """One distance; the same again takes it back."""
    chosen = rules.distance(number)
    if isinstance(chosen, Refusal):
        return chosen
    return replace(found, farthest=None if chosen == found.farthest else chosen)


def _goals(found: Wanted, number: int) -> Wanted | Refusal:
    chosen = rules.toggled(found.goals, rules.GOALS, number)
    return chosen if isinstance(chosen, Refusal) else replace(found, goals=chosen)


_ANSWERS: Mapping[Asked, Callable[[Wanted, int], Wanted | Refusal]] = {
    Asked.KINDS: _kinds,
    Asked.DAYS: _days,
    Asked.DISTANCE: _distance,
    Asked.GOALS: _goals,
}


async def _of(deed: Deed, candidate_id: int) -> Wanted | Refusal:
    """The answers of whoever acts, or of one of their candidates, locked."""
    facts = await people.candidate_facts(deed.tx, candidate_id)
    if facts is None:
        return refuse(CommonCode.NOT_FOUND)
    own = candidate_id == deed.who.id
    if not own and (deed.who.role is Role.CANDIDATE or not await guides(deed, candidate_id)):
        return refuse(CommonCode.NOT_FOUND)
    return await wanted.locked(deed.tx, facts.municipality, candidate_id, deed.now)


async def wanted_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, WantedView]:
    """What people want, for showing to them and their contact person."""
    found = await wanted.by_ids(tx, ids)
    named = await people.by_ids(tx, {one.candidate for one in found.values()})
    return {
        number: WantedView(one, named[one.candidate], ASKED[one.asking] if one.asking < len(ASKED) else None)
        for number, one in found.items()
    }
