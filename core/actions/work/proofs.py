"""The end of a placement: the employer is asked once for a word about the work, and the candidate gets a proof of it.

Work that ended before its first hour has neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.documents import issue
from core.actions.people.sites import is_own_placement
from core.actions.things import Clocked, Sort, Thing
from core.actions.work.placements import first_day_of
from core.rules.calendar import local_day, monday
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import MessageKind, may_say
from core.rules.work import proofs as rules
from core.rules.work.proofs import ProofCode
from core.store import municipalities
from core.store.database import Transaction
from core.store.documents import Issued
from core.store.hours import days
from core.store.matching import jobs
from core.store.people import members, people
from core.store.people.people import Person, Role
from core.store.work import placements, recommendations
from core.store.work.placements import Placement

SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class RecommendationView:
    """Whose work ends when, what the employer wrote ("" for nothing, None while it is open), and who of them did."""

    id: int
    name: str
    title: str
    last_day: date
    words: str | None
    by: Person | None


@dataclass(frozen=True)
class EndedWork:
    """Work that is over: its number, what it was and where, and whether the employer wrote about it."""

    id: int
    title: str
    employer: str
    words: bool


async def work_ends(deed: Deed, placement_id: int) -> None:
    """The last day: the employer is asked for a word about the work, unless they gave it or nobody came."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or await recommendations.of_placements(deed.tx, [placement_id]):
        return
    if not await _is_worked(deed.tx, placement):
        return
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.show(member, Thing.RECOMMENDATION, placement_id, key="ends", fresh=True)


async def work_ended(deed: Deed, placement_id: int) -> None:
    """The day after: the candidate gets the proof, or later, when the last hours are confirmed; without hours there is nothing to prove yet."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement and not await _give(deed, placement, key="made"):
        deed.call(placement.municipality, Clocked.PROOF_WAITED, placement_id, rules.waited_until(placement.last_day))


async def proof_waited(deed: Deed, placement_id: int) -> None:
    """Two weeks later hours are still not confirmed: the proof says until when they are."""
    placement = await placements.by_id(deed.tx, placement_id)
    if placement and not await _is_confirmed(deed.tx, placement):
        await _give(deed, placement, key="waited")


async def prove_confirmed(deed: Deed, placement: Placement) -> None:
    """A week was confirmed after the last day: when it was the last one that was open, the candidate gets the proof."""
    if await _is_confirmed(deed.tx, placement):
        await _give(deed, placement, key="confirmed")


@by(Role.CANDIDATE)
async def proof_of_work(deed: Deed, placement_id: int, *, with_words: bool = True) -> int | Refusal:
    """The proof of own work, as it stands now, with what the employer wrote or without. Nothing new: the same document once more. Refused:
    work that is not over, and work without hours, of which there is no proof.
    """
    placement = await placements.by_id(deed.tx, placement_id)
    if placement is None or placement.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_prove(placement.last_day, local_day(deed.now))
    if refusal:
        return refusal
    if not await _with_hours(deed.tx, [placement]):
        return refuse(CommonCode.NOT_FOUND)
    document = await _prove(deed, placement, deed.who, with_words=with_words)
    deed.send(deed.who, document.id, Sort.PROOF_OF_WORK)
    return document.id


@by(Role.CANDIDATE)
async def ended_work(deed: Deed) -> list[EndedWork] | Refusal:
    """Own work that is over and of which there are hours, the latest first; at most five."""
    over = [p for p in await placements.of_candidate(deed.tx, deed.who.id) if p.last_day < local_day(deed.now)]
    found = await _with_hours(deed.tx, over)
    latest = sorted(found, key=lambda p: (p.last_day, p.id), reverse=True)[:SHOWN]
    words = await recommendations.of_placements(deed.tx, [p.id for p in latest])
    return [EndedWork(p.id, p.title, p.employer_name, bool(words.get(p.id))) for p in latest]


@by(Role.EMPLOYER)
async def may_recommend(deed: Deed, placement_id: int) -> Person | Refusal:
    """Whether something can be written about this work, and about whom. Refused: written, or skipped, before."""
    placement = await _at_own(deed, placement_id)
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    if await recommendations.of_placements(deed.tx, [placement_id]):
        deed.changed(Thing.RECOMMENDATION, placement_id)
        return refuse(ProofCode.WORDS_GIVEN)
    someone = await people.by_id(deed.tx, placement.candidate)
    return someone or refuse(CommonCode.NOT_FOUND)


@by(Role.EMPLOYER)
async def before_recommending(deed: Deed, placement_id: int, text: str) -> str | Refusal:
    """The words as they would stand in the proof; nothing is kept. Refused as `recommend` would."""
    whose = await may_recommend(deed, placement_id)
    return whose if isinstance(whose, Refusal) else _fitting(text)


@by(Role.EMPLOYER)
async def recommend(deed: Deed, placement_id: int, text: str) -> Placement | Refusal:
    """The employer's words about the work. Refused: no words in it, too many, an answer before."""
    placement = await _at_own(deed, placement_id)
    if placement is None:
        return refuse(CommonCode.NOT_FOUND)
    words = _fitting(text)
    return words if isinstance(words, Refusal) else await _answer(deed, placement, words)


@by(Role.EMPLOYER)
async def skip_recommendation(deed: Deed, placement_id: int) -> Placement | Refusal:
    """The employer writes nothing. The same again changes nothing."""
    placement = await _at_own(deed, placement_id)
    return refuse(CommonCode.NOT_FOUND) if placement is None else await _answer(deed, placement, "")


async def recommendation_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, RecommendationView]:
    """What employers are asked at the end of placements."""
    found = await placements.by_ids(tx, ids)
    words, authors = await recommendations.of_placements(tx, ids), await recommendations.authors(tx, ids)
    named = await people.by_ids(tx, {*(p.candidate for p in found.values()), *authors.values()})
    return {
        number: RecommendationView(
            id=number,
            name=named[p.candidate].first_name,
            title=p.title,
            last_day=p.last_day,
            words=words.get(number),
            by=named.get(authors.get(number, 0)),
        )
        for number, p in found.items()
    }


async def _at_own(deed: Deed, placement_id: int) -> Placement | None:
    placement = await placements.by_id(deed.tx, placement_id)
    return placement if placement and await is_own_placement(deed, placement) else None


def _fitting(text: str) -> str | Refusal:
    words = text.strip()
    return may_say(MessageKind.TEXT, words) or rules.too_long(words) or words


async def _answer(deed: Deed, placement: Placement, words: str) -> Placement | Refusal:
    deed.changed(Thing.RECOMMENDATION, placement.id)
    if not await recommendations.add(deed.tx, placement.municipality, placement.id, deed.who.id, words, deed.now):
        given = (await recommendations.of_placements(deed.tx, [placement.id]))[placement.id]
        return placement if given == words else refuse(ProofCode.WORDS_GIVEN)
    deed.trail(placement.municipality, "recommended", Thing.PLACEMENT, placement.id)
    if words:
        await _give(deed, placement, key="recommended")
    return placement


async def _give(deed: Deed, placement: Placement, key: str) -> bool:
    """The candidate gets the proof, once the work is over and has hours, and these are confirmed or were waited for. False: not yet."""
    someone = await people.by_id(deed.tx, placement.candidate)
    is_over = rules.may_prove(placement.last_day, local_day(deed.now)) is None
    is_waited_for = deed.now >= rules.waited_until(placement.last_day)
    if not is_over or not (is_waited_for or await _is_confirmed(deed.tx, placement)):
        return False
    if someone and await _with_hours(deed.tx, [placement]):
        document = await _prove(deed, placement, someone)
        deed.send(someone, document.id, Sort.PROOF_OF_WORK, key=key)
    return True


async def _weeks(tx: Transaction, placement: Placement) -> set[date]:
    """The Mondays of the weeks in which something was worked, or was planned and nobody said how it was."""
    entries = await days.latest(tx, [placement.id], placement.starts_on, placement.last_day)
    planned = await placements.shifts_of(tx, [placement.id], placement.starts_on, placement.last_day)
    open_days = {shift.day for shift in planned} - {entry.day for entry in entries}
    return {monday(day) for day in open_days} | {monday(entry.day) for entry in entries if entry.minutes}


async def _is_confirmed(tx: Transaction, placement: Placement) -> bool:
    """Whether both sides confirmed all hours, and no planned day is open."""
    return await _weeks(tx, placement) <= await recommendations.confirmed_weeks(tx, placement.id)


async def _with_hours(tx: Transaction, works: Sequence[Placement]) -> list[Placement]:
    """Those of which hours were entered."""
    if not works:
        return []
    first, last = min(p.starts_on for p in works), max(p.last_day for p in works)
    worked = {entry.placement for entry in await days.latest(tx, [p.id for p in works], first, last) if entry.minutes}
    return [p for p in works if p.id in worked]


async def _is_worked(tx: Transaction, placement: Placement) -> bool:
    """Whether hours were entered, or a planned day is still to be entered: what is confirmed of a last week comes after its last day."""
    entries = await days.latest(tx, [placement.id], placement.starts_on, placement.last_day)
    planned = await placements.shifts_of(tx, [placement.id], placement.starts_on, placement.last_day)
    return any(entry.minutes for entry in entries) or bool({shift.day for shift in planned} - {entry.day for entry in entries})


async def _prove(deed: Deed, placement: Placement, someone: Person, *, with_words: bool = True) -> Issued:
    facts = await _facts(deed.tx, placement, someone)
    said = facts if with_words else facts | {"words": ""}
    return await issue(deed, Sort.PROOF_OF_WORK, someone, Thing.PLACEMENT, placement.id, said)


async def _facts(tx: Transaction, placement: Placement, someone: Person) -> dict[str, Any]:
    job = await jobs.by_id(tx, placement.job)
    entries = await days.latest(tx, [placement.id], placement.starts_on, placement.last_day)
    minutes = {entry.day: entry.minutes for entry in entries}
    confirmed = await recommendations.confirmed_weeks(tx, placement.id)
    worked = await _weeks(tx, placement)
    until = None if worked <= confirmed else rules.confirmed_until(worked, confirmed, placement.last_day)
    return {
        "language": someone.language,
        "municipality": await municipalities.name_of(tx, placement.municipality),
        "candidate": someone.name,
        "employer": placement.employer_name,
        "title": placement.title,
        "tasks": job.tasks if job else "",
        "place": placement.place,
        "first_day": first_day_of(placement, job.shifts if job else ()).isoformat(),
        "last_day": placement.last_day.isoformat(),
        "minutes": sum(minutes.values()),
        "confirmed_until": until.isoformat() if until else "",
        "confirmed_minutes": rules.minutes_confirmed(minutes, confirmed),
        "words": (await recommendations.of_placements(tx, [placement.id])).get(placement.id, ""),
    }
