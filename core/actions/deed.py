"""The one thing that is passed along: who acts, when, the transaction, and what it leaves behind.

The edge opens and commits it; nothing below does. Trail, messages and deadlines are collected and written together
at the end of the batch, so that many people's deeds cost one statement each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.actions.stating import state
from core.actions.things import CHOOSABLE, Card, Clocked, Notice, Priority, Sort, Thing
from core.store.database import Transaction
from core.store.outbox import write_deadlines, write_told
from core.store.people.people import Person
from core.store.trail import write_trail

CARD = "card"
DOCUMENT = "document"
LATE = timedelta(hours=12)


@dataclass(slots=True)
class Deed:
    """One person's act (or the clock's, when `actor` is None) at the moment `now`, inside one transaction."""

    tx: Transaction
    now: datetime
    actor: Person | None = None
    told: list[dict[str, Any]] = field(default_factory=list)
    trailed: list[dict[str, Any]] = field(default_factory=list)
    due: list[dict[str, Any]] = field(default_factory=list)
    touched: dict[Card, None] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    late: timedelta = timedelta()
    """How long after its time a deed of the clock is done."""
    silence: timedelta = timedelta()
    """The longest that whoever acts was not heard of in this chat, since they last gave their PIN."""

    @property
    def is_late(self) -> bool:
        """Whether so long after its time that what was to be said may have passed: after a night without anybody here, or more."""
        return self.late > LATE

    @property
    def who(self) -> Person:
        """The person who acts. Only for deeds of people."""
        assert self.actor is not None, "a deed of the clock has no actor"
        return self.actor

    def trail(self, municipality: int, deed: str, thing: Thing, thing_id: int, **change: Any) -> None:
        """Record who did what to which object."""
        self.trailed.append(
            {
                "municipality": municipality,
                "at": self.now,
                "actor": self.actor.id if self.actor else None,
                "deed": deed,
                "thing": thing,
                "thing_id": thing_id,
                "change": change,
            }
        )

    def tell(
        self,
        to: Person,
        what: Notice,
        *,
        key: str | None = None,
        about: Card | None = None,
        not_before: datetime | None = None,
        priority: Priority = Priority.NOTICE,
        **facts: Any,
    ) -> None:
        """Tell a person something, once per `key`, in their language, when the time has come. Facts are frozen here."""
        key = key and once_key(what, key, to)
        self._put(to, what, key=key, about=about, not_before=not_before, priority=priority, facts=facts)

    def show(
        self,
        to: Person,
        thing: Thing,
        thing_id: int,
        *,
        key: str | None = None,
        fresh: bool = False,
        moves: bool = False,
        priority: Priority = Priority.NOTICE,
        not_before: datetime | None = None,
    ) -> None:
        """Put the live state of a thing on a person's phone: edits the card that is there, or sends one (always, when `fresh`).

        One that `moves` is sent anew too, and its older message goes: a question that stands unanswered is asked in one place.
        """
        self._put(
            to,
            CARD,
            key=key and once_key(CARD, f"{thing}:{thing_id}:{key}", to),
            about=(thing, thing_id),
            priority=priority,
            not_before=not_before,
            facts={"fresh": True, "moves": True} if moves else {"fresh": True} if fresh else {},
        )

    def send(self, to: Person, document: int, sort: Sort, *, key: str | None = None, **facts: str) -> None:
        """Send somebody a document, once per `key`, with `facts` for the words below it. It is printed at its first delivery, and stays so."""
        key = key and once_key(DOCUMENT, f"{document}:{key}", to)
        self._put(to, DOCUMENT, key=key, about=(Thing.DOCUMENT, document), facts={"sort": sort, "number": document, **facts})

    def changed(self, thing: Thing, thing_id: int) -> None:
        """Whoever has this thing on a screen sees it anew."""
        self.touched[(thing, thing_id)] = None

    def leave(self, person: Person) -> None:
        """What stands on this person's phone may no longer be theirs: it stays as it is, and is not seen anew any more."""
        self.left.append(person.id)

    def call(self, municipality: int, kind: Clocked, subject: int, due_at: datetime) -> None:
        """Let the clock call for something, once, at `due_at`."""
        self.due.append({"municipality": municipality, "kind": kind, "subject": subject, "due_at": due_at})

    def _put(
        self,
        to: Person,
        what: str,
        *,
        key: str | None,
        about: Card | None,
        facts: Mapping[str, Any],
        priority: Priority = Priority.NOTICE,
        not_before: datetime | None = None,
    ) -> None:
        row = outbox_row(self.now, what, facts, to=to, key=key, about=about, priority=priority, not_before=not_before)
        self.told.append(row | {"choosable": CHOOSABLE[what]} if what in CHOOSABLE else row)


def once_key(what: str, key: str, to: Person) -> str:
    """By which the outbox knows what a person is told once."""
    return f"{what}:{key}:{to.id}"


def outbox_row(
    now: datetime,
    what: str,
    facts: Mapping[str, Any],
    *,
    to: Person | None = None,
    stranger: int | None = None,
    key: str | None = None,
    about: Card | None = None,
    priority: Priority = Priority.NOTICE,
    not_before: datetime | None = None,
) -> dict[str, Any]:
    """One row of the outbox, to a person or to an address that is nobody's yet."""
    return {
        "municipality": to.municipality if to else None,
        "person": to.id if to else None,
        "stranger": stranger,
        "what": what,
        "facts": dict(facts),
        "thing": about[0] if about else None,
        "thing_id": about[1] if about else None,
        "business_key": key,
        "priority": int(priority),
        "not_before": not_before or now,
        "made_at": now,
    }


async def write(tx: Transaction, deeds: Sequence[Deed]) -> None:
    """Write what a batch of deeds collected: trail, messages, deadlines, one statement each. The trail states what is there now."""
    rows = [row for deed in deeds for row in deed.trailed]
    await state(tx, rows)
    await write_trail(tx, rows)
    await write_told(tx, [row for deed in deeds for row in deed.told])
    await write_deadlines(tx, [row for deed in deeds for row in deed.due])
