"""A question that waits too long passes to the stand-in, and then to the team lead; the asker always sees who has it.

Where nobody is left to have it, it stays where it is; that a promise passed is said once, and no other is made.
"""

from datetime import date, datetime

from core.actions.deed import Deed
from core.actions.people.along import send_along
from core.actions.things import Notice, Thing
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.talk import questions as rules
from core.rules.talk.questions import Cover, Level
from core.store import policies
from core.store.database import Transaction
from core.store.desk import workbox
from core.store.people import contacts, leaves, people
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
    if one is None or (one.due_at and one.due_at > deed.now):
        return
    cover = await cover_for(deed.tx, one.facts.contact, one.municipality, local_day(deed.now))
    next_id = rules.passes_to(one.facts, to, cover)
    if next_id is None:
        await _say_late(deed, one)
        return
    promised = to is Level.STAND_IN and one.due_at
    due = await lead_due(deed, one.municipality, one.opened_at, promised) if promised else None
    if not is_overtaken(deed, due, cover):
        await _hand_over(deed, one, next_id, to, due, cover)


async def _hand_over(deed: Deed, one: QuestionRow, next_id: int, to: Level, due: datetime | None, cover: Cover) -> None:
    named = await people.by_ids(deed.tx, {next_id, one.facts.owner, one.facts.asker, one.facts.contact})
    await questions.pass_on(deed.tx, one, next_id, to, deed.now, due)
    deed.trail(one.municipality, "passed on", Thing.QUESTION, one.id, to=next_id, level=int(to))
    deed.changed(Thing.QUESTION, one.id)
    deed.show(named[next_id], Thing.QUESTION, one.id, key=f"passed:{time_of(deed)}", fresh=True)
    send_along(deed, named[next_id], one.id, (await questions.messages_of(deed.tx, [one.id]))[one.id])
    _tell_asker(deed, one, named[one.facts.asker], named[one.facts.owner], named[next_id], due)
    if cover.contact not in (None, next_id):
        deed.tell(
            named[one.facts.contact],
            Notice.QUESTION_PASSED,
            key=f"{one.wait_id}:{time_of(deed)}",
            about=(Thing.QUESTION, one.id),
            asker=named[one.facts.asker].first_name,
            name=named[next_id].name,
        )


def time_of(deed: Deed) -> int:
    """What tells two hand-overs of the same thing apart: after a leave it may go the same way again."""
    return int(deed.now.timestamp())


async def _say_late(deed: Deed, one: QuestionRow) -> None:
    """The promise passed while nobody else can have the question: said once, and from then on nothing is promised."""
    if not one.facts.waits or one.due_at is None:
        return
    named = await people.by_ids(deed.tx, {one.facts.owner, one.facts.asker})
    await questions.pass_on(deed.tx, one, one.facts.owner, one.facts.level, deed.now, None)
    deed.changed(Thing.QUESTION, one.id)
    deed.tell(
        named[one.facts.asker],
        Notice.QUESTION_LATE,
        key=f"{one.wait_id}:{time_of(deed)}",
        about=(Thing.QUESTION, one.id),
        name=named[one.facts.owner].first_name,
    )


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


def is_overtaken(deed: Deed, due: datetime | None, cover: Cover) -> bool:
    """Whether the time of whoever would have it next is over as well: then it goes to who leads at once."""
    return due is not None and due <= deed.now and cover.lead is not None


async def lead_due(deed: Deed, municipality: int, made_at: datetime, due_at: datetime) -> datetime:
    """When it passes on to who leads: so many working days after it passed on to the stand-in, by the policy of the day it was asked."""
    policy = (await policies.of(deed.tx, municipality)).on(local_day(made_at))
    return add_working_days(due_at, policy.question_days_lead - policy.question_days_stand_in)


async def cover_for(tx: Transaction, contact: int, municipality: int, day: date) -> Cover:
    """Who can take over from a contact person on a day: only people who are there and can be reached."""
    stand_in, lead = await people.cover_of(tx, contact)
    if lead is None:
        leader = await contacts.lead_of(tx, municipality)
        lead = leader.id if leader else None
    away = {one.consultant for one in await leaves.between(tx, municipality, day, day)}
    able = [person for person in (contact, stand_in, lead) if person and person not in away]
    phones = await workbox.phones(tx, able)
    reached = [
        person if person in able and person in phones and phones[person].reachable else None
        for person in (contact, stand_in, lead)
    ]
    return Cover(*reached)
