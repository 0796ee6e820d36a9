"""What a contact person must watch without being asked: work that ends, hours that creep up, the cap and the two moments,
phones that cannot be reached."""

from collections.abc import Collection
from datetime import date

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.premium_case import of_year
from core.actions.people.desks import desks_of
from core.actions.people.guided import guides
from core.actions.things import Thing
from core.rules.amounts import PREMIUM_CAP, Amount
from core.rules.calendar import local_day, monday
from core.rules.cents import cents_below
from core.rules.desk import desk as rules
from core.rules.desk.desk import DeskCode, Found, Watch
from core.rules.hours.worked_hours import WEEK, WEEKS
from core.rules.money.cap import cap_on
from core.rules.money.premium import MOMENTS_A_YEAR, moments
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.database import Transaction
from core.store.desk import confirmers, desk
from core.store.money import payments
from core.store.people import people
from core.store.people.people import Person
from core.store.work import endings


@by(*STAFF)
async def open_watch(deed: Deed, candidate_id: int, kind: int) -> tuple[Person, list[Found]] | Refusal:
    """What was found of a kind (its place among them) about an own candidate, noted or not. Refused: unknown or foreign, nothing found."""
    if not await guides(deed, candidate_id) or kind >= len(Watch):
        return refuse(CommonCode.NOT_FOUND)
    found = [
        one
        for one in await _found(deed.tx, await desks_of(deed), local_day(deed.now))
        if one.candidate == candidate_id and one.watch is list(Watch)[kind]
    ]
    candidate = await people.by_id(deed.tx, candidate_id)
    return (candidate, found) if found and candidate else refuse(DeskCode.NOTHING_TO_NOTE)


@by(*STAFF)
async def note_watch(deed: Deed, candidate_id: int, kind: int) -> Person | Refusal:
    """It is known and dealt with: it waits for nobody any more, until something new is to be said. The same again changes nothing."""
    opened = await open_watch(deed, candidate_id, kind)
    if isinstance(opened, Refusal):
        return opened
    candidate, found = opened
    for one in found:
        row = {"municipality": candidate.municipality, "candidate": candidate_id, "kind": one.watch, "mark": one.mark}
        if await desk.note(deed.tx, row | {"by": deed.who.id, "at": deed.now}):
            deed.trail(candidate.municipality, "noted", Thing.PERSON, candidate_id, kind=one.watch, mark=one.mark)
    return candidate


async def watched(tx: Transaction, consultants: Collection[int], today: date) -> list[Found]:
    """What is to be known about these consultants' candidates and was not noted."""
    known = await desk.noted(tx, consultants)
    return [one for one in await _found(tx, consultants, today) if (one.candidate, one.watch, one.mark) not in known]


async def _found(tx: Transaction, consultants: Collection[int], today: date) -> list[Found]:
    first = monday(today) - WEEKS * WEEK
    works = await desk.work_of(tx, consultants, first)
    minutes = await desk.minutes_of(tx, works, first, today)
    known = await endings.of_placements(tx, [one.placement for mine in works.values() for one in mine])
    ends = (rules.ending(number, one, today) for number, mine in works.items() for one in mine if one.placement not in known)
    creeps = (rules.creeping(number, works[number], minutes[number], today) for number in sorted(minutes))
    broken = await _broken(tx, consultants, today)
    over = {one.candidate for one in broken if one.watch is Watch.PAID_OVER}
    return [
        *broken,
        *(one for one in (*ends, *creeps) if one),
        *(
            Found(Watch.CAP, number, f"{today.year}:{one.level}", local_day(one.at), one.level, day=one.day)
            for number, one in (await desk.warned(tx, consultants, today.year)).items()
            if number not in over
        ),
        *(
            rules.lost(one.candidate, one.address, local_day(one.last_sign), local_day(one.noticed_at))
            for one in await desk.unreachable(tx, consultants)
        ),
        *(
            Found(
                Watch.CANNOT_CONFIRM,
                one.candidate,
                f"{one.address}:{local_day(one.seen)}",
                local_day(one.noticed_at),
                about=one.employer_name,
                last_sign=local_day(one.seen),
                who=one.person.name,
            )
            for one in await confirmers.out_of_reach(tx, consultants, today)
        ),
    ]


async def _broken(tx: Transaction, consultants: Collection[int], today: date) -> list[Found]:
    """What a premium from elsewhere broke this year, with what was paid here: the cap, the two moments (domain section 4)."""
    numbers = await payments.with_others(tx, consultants, today.year)
    paid, others = await payments.of_candidates(tx, numbers), await payments.others_of_candidates(tx, numbers)
    law = (await policies.amounts(tx))[PREMIUM_CAP] if numbers else None
    found = []
    for number, one in (await people.by_ids(tx, numbers)).items():
        here, elsewhere = of_year(paid[number], today.year), of_year(others[number], today.year)
        since, policy = elsewhere[-1].paid_on, await policies.of(tx, one.municipality)
        cap = cap_on(max(p.paid_on for p in (*here, *elsewhere)), law, policy.amounts(PREMIUM_CAP)) if law else None
        total = sum(p.cents for p in (*here, *elsewhere))
        if isinstance(cap, Amount) and total > cents_below(cap.value):
            over = total - cents_below(cap.value)
            found.append(Found(Watch.PAID_OVER, number, f"{today.year}:{over}", since, over))
        used = moments(len(here), len(elsewhere), policy.on(since).other_premiums_are_moments)
        if used > MOMENTS_A_YEAR:
            found.append(Found(Watch.THIRD_MOMENT, number, f"{today.year}:{used}", since, used))
    return found
