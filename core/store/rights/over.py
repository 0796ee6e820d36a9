"""What was kept long enough, by kind: the rows that it begins with, and what is emptied."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, select, update

from core.rules.rights.retention import Kind
from core.store.database import Transaction
from core.store.people.people import REMEMBERED
from core.store.tables.concerns import concern
from core.store.tables.messages import outbox
from core.store.tables.money import other_premium, payment
from core.store.tables.people import invite, person
from core.store.tables.questions import question, question_message, question_wait
from core.store.tables.work import offer, placement, proposal

PORTION = 100

_since: Any = bindparam("since")
_ended = (
    select(func.max(question_message.c.at))
    .where(question_message.c.question == question.c.id)
    .correlate(question)
    .scalar_subquery()
)
_waits = exists().where(question_wait.c.question == question.c.id, question_wait.c.ended_at.is_(None))
_placed = exists().where(proposal.c.offer == offer.c.id, placement.c.proposal == proposal.c.id)


def _over(table: Any, *over: Any) -> Select[Any]:
    return select(table.c.id).where(table.c.municipality == bindparam("municipality_id"), *over).limit(PORTION)


_ROOTS: dict[tuple[Kind, str], Select[Any]] = {
    (Kind.INVITES, "invite"): _over(invite, invite.c.expires_at < _since),
    (Kind.QUESTIONS, "question"): _over(question, _ended < _since, ~_waits),
    (Kind.CONCERNS, "concern"): _over(concern, concern.c.closed_at < _since),
    (Kind.BOOKS, "placement"): _over(placement, placement.c.last_day < _since),
    (Kind.BOOKS, "payment"): _over(payment, payment.c.paid_on < _since),
    (Kind.BOOKS, "other_premium"): _over(other_premium, other_premium.c.paid_on < _since),
    (Kind.OFFERS, "offer"): _over(offer, offer.c.made_at < _since, ~_placed),
}
ROOTS = tuple(_ROOTS)
"""Of which kind the rows of which table are that go, with everything that refers to them."""

_SAID = (
    update(outbox)
    .where(outbox.c.municipality == bindparam("municipality_id"), outbox.c.done_at < _since, outbox.c.facts.is_not(None))
    .values(facts=None)
)
_SAID_TO_STRANGERS = (
    update(outbox)
    .where(outbox.c.municipality.is_(None), outbox.c.done_at < _since, outbox.c.facts.is_not(None))
    .values(facts=None)
)
_NAMELESS = (
    update(person)
    .where(
        person.c.first_name != "",
        ~REMEMBERED,
        ~exists().where(placement.c.candidate == person.c.id),
        ~exists().where(payment.c.candidate == person.c.id),
        ~exists().where(other_premium.c.candidate == person.c.id),
    )
    .values(first_name="", last_name="")
)


async def some_over(tx: Transaction, kind: Kind, table: str, municipality: int, since: date | datetime | None) -> Sequence[int]:
    """A portion of the rows of a municipality that are from before this moment (of the books: this day)."""
    return (await tx.execute(_ROOTS[kind, table], {"municipality_id": municipality, "since": since})).scalars().all()


async def unsay_before(tx: Transaction, municipality: int, since: datetime | None) -> None:
    """No facts stay of what was said to people of a municipality before this moment."""
    await tx.execute(_SAID, {"municipality_id": municipality, "since": since})


async def unsay_to_strangers_before(tx: Transaction, since: datetime | None) -> None:
    """Nor of what was said to who belongs nowhere."""
    await tx.execute(_SAID_TO_STRANGERS, {"since": since})


async def unname(tx: Transaction) -> None:
    """Who was forgotten keeps a name only as long as the books need it."""
    await tx.execute(_NAMELESS)
