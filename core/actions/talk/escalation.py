"""A question that waits too long passes to the stand-in, and then to the team lead; the asker always sees who has it.

Where nobody is left to have it, it stays where it is; that a promise passed is said once, and no other is made.
"""

from datetime import datetime

from core.actions.deed import Deed
from core.actions.people.passing import Taker, Waits, is_early, next_taker, tell_late, time_of
from core.actions.talk.along import send_along
from core.actions.things import Notice, Thing
from core.rules.passing import Level
from core.store.people import people
from core.store.people.people import Person
from core.store.talk import questions
from core.store.talk.questions import QuestionRow


async def to_stand_in(deed: Deed, wait_id: int) -> None:
    """The contact person did not answer in time: the stand-in has it now, or who leads when there is none."""
    await _pass_on(deed, wait_id, Level.STAND_IN)


async def to_lead(deed: Deed, wait_id: int) -> None:
    """Nobody answered in time: who leads the team has it now."""
    await _pass_on(deed, wait_id, Level.LEAD)


async def _pass_on(deed: Deed, wait_id: int, to: Level) -> None:
    one = await questions.of_wait(deed.tx, wait_id)
    if one is None or not one.facts.waits or is_early(deed, one.due_at):
        return
    facts = one.facts
    waits = Waits(facts.contact, facts.owner, one.municipality, one.opened_at, facts.level, one.due_at)
    taker = await next_taker(deed, waits, to)
    if taker:
        await _hand_over(deed, one, taker)
    else:
        await _say_late(deed, one)


async def _hand_over(deed: Deed, one: QuestionRow, taker: Taker) -> None:
    now, due = taker.person, taker.due
    named = await people.by_ids(deed.tx, {one.facts.owner, one.facts.asker, one.facts.contact})
    await questions.pass_on(deed.tx, one, now.id, taker.level, deed.now, due)
    deed.trail(one.municipality, "passed on", Thing.QUESTION, one.id, to=now.id, level=int(taker.level))
    deed.changed(Thing.QUESTION, one.id)
    deed.show(now, Thing.QUESTION, one.id, key=f"passed:{time_of(deed)}", fresh=True)
    send_along(deed, now, one.id, (await questions.messages_of(deed.tx, [one.id]))[one.id])
    _tell_asker(deed, one, named[one.facts.asker], named[one.facts.owner], now, due)
    if taker.cover.contact not in (None, now.id):
        deed.tell(
            named[one.facts.contact],
            Notice.QUESTION_PASSED,
            key=f"{one.wait_id}:{time_of(deed)}",
            about=(Thing.QUESTION, one.id),
            asker=named[one.facts.asker].first_name,
            name=now.name,
        )


async def _say_late(deed: Deed, one: QuestionRow) -> None:
    """The promise passed while nobody else can have the question: said once, and from then on nothing is promised."""
    if one.due_at is None:
        return
    named = await people.by_ids(deed.tx, {one.facts.owner, one.facts.asker})
    await questions.pass_on(deed.tx, one, one.facts.owner, one.facts.level, deed.now, None)
    deed.changed(Thing.QUESTION, one.id)
    tell_late(deed, [named[one.facts.asker]], named[one.facts.owner], (Thing.QUESTION, one.id), one.wait_id)


def _tell_asker(deed: Deed, one: QuestionRow, asker: Person, before: Person, now: Person, due: datetime | None) -> None:
    deed.tell(
        asker,
        Notice.QUESTION_MOVED,
        key=f"{one.wait_id}:{now.id}:{time_of(deed)}",
        about=(Thing.QUESTION, one.id),
        before=before.first_name,
        name=now.name,
        due=due.isoformat() if due else "",
    )
