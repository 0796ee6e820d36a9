"""What a contact person does not answer in time passes on: to who stands in, then to who leads. One clock for questions, for what
candidates wish of their work and for what employers ask about its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from core.actions.deed import Deed
from core.actions.people.desks import cover_for
from core.actions.things import Clocked, Notice, Thing
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.passing import Cover, Level, next_owner
from core.store import policies
from core.store.people import people
from core.store.people.people import Person
from core.store.work import replanning

CALLS: Mapping[Thing, tuple[Clocked, Clocked]] = MappingProxyType(
    {
        Thing.QUESTION: (Clocked.QUESTION_TO_STAND_IN, Clocked.QUESTION_TO_LEAD),
        Thing.WISH: (Clocked.WISH_TO_STAND_IN, Clocked.WISH_TO_LEAD),
        Thing.ASK: (Clocked.ASK_TO_STAND_IN, Clocked.ASK_TO_LEAD),
    }
)
"""What the clock calls when nobody answered. The subject of a question's calls is its wait, not the question."""


@dataclass(frozen=True)
class Promise:
    """By when what is asked now is answered, or who stands in has it; and by when, or who leads has it."""

    stand_in_at: datetime
    lead_at: datetime


@dataclass(frozen=True)
class Waits:
    """What waits for an answer of `owner`, in the place of `contact` or as they themselves, since `made_at`; `due_at` is by when they
    promised one (None: no more)."""

    contact: int
    owner: int
    municipality: int
    made_at: datetime
    level: Level
    due_at: datetime | None


@dataclass(frozen=True)
class Taker:
    """Who has it from now on, how far it has passed on with that, and by when they answer (None: nothing is promised)."""

    person: Person
    level: Level
    due: datetime | None
    cover: Cover


async def promised(deed: Deed, municipality: int) -> Promise:
    """What is promised about something that is asked now, by the policy of today."""
    policy = (await policies.of(deed.tx, municipality)).on(local_day(deed.now))
    return Promise(
        add_working_days(deed.now, policy.question_days_stand_in), add_working_days(deed.now, policy.question_days_lead)
    )


def call_when_late(deed: Deed, thing: Thing, municipality: int, subject: int, promise: Promise) -> None:
    """Let the clock call when nobody has answered."""
    to_stand_in, to_lead = CALLS[thing]
    deed.call(municipality, to_stand_in, subject, promise.stand_in_at)
    deed.call(municipality, to_lead, subject, promise.lead_at)


async def promise_again(deed: Deed, thing: Thing, municipality: int, subject: int) -> datetime:
    """As for what is asked now; the clock that passes it on begins again. Answers by when whoever has it now answers."""
    promise, (to_stand_in, to_lead) = await promised(deed, municipality), CALLS[thing]
    await replanning.call_again(deed.tx, to_stand_in, {subject: promise.stand_in_at})
    await replanning.call_again(deed.tx, to_lead, {subject: promise.lead_at})
    return promise.stand_in_at


async def next_taker(deed: Deed, one: Waits, to: Level) -> Taker | None:
    """Who has it from now on: the next, or who leads at once when the time of the next is over as well. None: it has passed on so far
    before, or nobody is left to have it."""
    cover = await cover_for(deed.tx, one.contact, one.municipality, local_day(deed.now))
    due = await _lead_at(deed, one) if to is Level.STAND_IN else None
    if due is not None and due <= deed.now and cover.lead is not None:
        to, due = Level.LEAD, None
    number = next_owner(one.level, to, one.owner, cover)
    person = await people.by_id(deed.tx, number) if number else None
    return Taker(person, to, due, cover) if person else None


def tell_late(deed: Deed, readers: Iterable[Person], owner: Person, about: tuple[Thing, int], subject: int) -> None:
    """The promise passed while nobody else can have it: whoever waits hears so, and from then on nothing is promised."""
    for reader in readers:
        deed.tell(reader, Notice.QUESTION_LATE, key=f"{about[0]}:{subject}:{time_of(deed)}", about=about, name=owner.first_name)


def is_early(deed: Deed, due_at: datetime | None) -> bool:
    """Whether somebody has it who has still time to answer: the clock called for who had it before."""
    return due_at is not None and due_at > deed.now


def time_of(deed: Deed) -> int:
    """What tells two hand-overs of the same thing apart: after a leave it may go the same way again."""
    return int(deed.now.timestamp())


async def _lead_at(deed: Deed, one: Waits) -> datetime | None:
    """So many working days after it passed on to the stand-in, by the policy of the day on which it was asked."""
    if one.due_at is None:
        return None
    policy = (await policies.of(deed.tx, one.municipality)).on(local_day(one.made_at))
    return add_working_days(one.due_at, policy.question_days_lead - policy.question_days_stand_in)
