"""What an employer asks about the end of work passes on when nobody answers: to the stand-in, then to who leads; the employer sees to whom.

While the candidate is asked whether to stay longer it does not: then the answer is the candidate's.
"""

from core.actions.deed import Deed
from core.actions.people.desks import at_desk
from core.actions.people.passing import Taker, Waits, is_early, next_taker, tell_late, time_of
from core.actions.things import Notice, Priority, Thing
from core.rules.calendar import local_day
from core.rules.passing import Level
from core.rules.work.ending import AskKind, AskState, ChangeKind
from core.store.people import members, people
from core.store.people.people import Person
from core.store.work import asks, placements, replanning, work_changes
from core.store.work.asks import Ask
from core.store.work.placements import Placement


async def to_stand_in(deed: Deed, ask_id: int) -> None:
    """The contact person did not answer in time."""
    await _pass_on(deed, ask_id, Level.STAND_IN)


async def to_lead(deed: Deed, ask_id: int) -> None:
    """Nobody answered in time: who leads has it now."""
    await _pass_on(deed, ask_id, Level.LEAD)


async def _pass_on(deed: Deed, ask_id: int, to: Level) -> None:
    known = await asks.by_id(deed.tx, ask_id)
    if known is None:
        return
    await replanning.lock(deed.tx, known.placement)
    one, placement = await asks.by_id(deed.tx, ask_id), await placements.by_id(deed.tx, known.placement)
    contact = await people.contact_of(deed.tx, placement.candidate) if placement else None
    if one is None or placement is None or contact is None or one.state is not AskState.OPEN:
        return
    if is_early(deed, one.due_at) or (one.kind is AskKind.EXTEND and await _is_asked(deed, placement)):
        return
    today = local_day(deed.now)
    had = await people.by_id(deed.tx, one.owner) if one.owner else await at_desk(deed.tx, contact, today)
    assert had, "people are not removed"
    waits = Waits(contact.id, had.id, one.municipality, one.made_at, Level(one.level), one.due_at)
    taker = await next_taker(deed, waits, to)
    if taker:
        await _hand_over(deed, one, placement, had, taker)
    else:
        await _say_late(deed, one, placement, had)


async def _is_asked(deed: Deed, placement: Placement) -> bool:
    return any(one.kind is ChangeKind.EXTEND for one in await work_changes.open_of(deed.tx, [placement.id]))


async def _hand_over(deed: Deed, one: Ask, placement: Placement, had: Person, taker: Taker) -> None:
    now, due = taker.person, taker.due
    await asks.pass_on(deed.tx, one.id, now.id, int(taker.level), due)
    deed.trail(one.municipality, "work ask passed on", Thing.ASK, one.id, to=now.id, level=int(taker.level))
    deed.changed(Thing.ASK, one.id)
    deed.changed(Thing.ENDING, placement.id)
    deed.show(now, Thing.ASK, one.id, key=f"passed:{time_of(deed)}", fresh=True, priority=Priority.NOTICE)
    candidate = await people.by_id(deed.tx, placement.candidate)
    for member in await members.looking_after(deed.tx, placement.employer, placement.site):
        deed.tell(
            member,
            Notice.ASK_MOVED,
            key=f"{one.id}:{now.id}:{time_of(deed)}",
            about=(Thing.ENDING, placement.id),
            before=had.first_name,
            name=now.name,
            asked=member.id == one.by,
            whose=candidate.first_name if candidate else "",
            due=due.isoformat() if due else "",
        )


async def _say_late(deed: Deed, one: Ask, placement: Placement, owner: Person) -> None:
    if one.due_at is None:
        return
    await asks.pass_on(deed.tx, one.id, one.owner, one.level, None)
    deed.changed(Thing.ASK, one.id)
    readers = await members.looking_after(deed.tx, placement.employer, placement.site)
    tell_late(deed, readers, owner, (Thing.ENDING, placement.id), one.id)
