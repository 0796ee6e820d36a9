"""What was kept long enough goes by itself, kind by kind, by the terms of each municipality (core/rules/rights/retention.py).

A sweep does a portion at a time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, func, select, update

from core.actions.deed import Deed, write
from core.actions.kept import ERASED, KEPT_IN, forget_words, remove
from core.rules.calendar import local_day
from core.rules.rights.retention import Kind, Term, kept_since, terms_of
from core.store import municipalities, policies
from core.store.database import Transaction
from core.store.people.people import REMEMBERED
from core.store.rights.held import belonging_to
from core.store.tables.concerns import concern
from core.store.tables.messages import outbox, trail
from core.store.tables.money import other_premium, payment
from core.store.tables.people import invite, person
from core.store.tables.questions import question, question_message, question_wait
from core.store.tables.work import offer, placement, proposal

PORTION = 100

Terms = Mapping[Kind, Term]

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
    return select(table.c.id).where(table.c.municipality == bindparam("town"), *over).limit(PORTION)


ROOTS: tuple[tuple[Kind, str, Select[Any]], ...] = (
    (Kind.INVITES, "invite", _over(invite, invite.c.expires_at < _since)),
    (Kind.QUESTIONS, "question", _over(question, _ended < _since, ~_waits)),
    (Kind.CONCERNS, "concern", _over(concern, concern.c.closed_at < _since)),
    (Kind.BOOKS, "placement", _over(placement, placement.c.last_day < _since)),
    (Kind.BOOKS, "payment", _over(payment, payment.c.paid_on < _since)),
    (Kind.BOOKS, "other_premium", _over(other_premium, other_premium.c.paid_on < _since)),
    (Kind.OFFERS, "offer", _over(offer, offer.c.made_at < _since, ~_placed)),
)
"""By kind: which rows are over, with everything that refers to them."""

_SAID = (
    update(outbox)
    .where(outbox.c.municipality == bindparam("town"), outbox.c.done_at < _since, outbox.c.facts.is_not(None))
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
_OLD_WORDS = (
    select(trail.c.id, trail.c.deed, trail.c.salt)
    .where(trail.c.municipality == bindparam("town"), trail.c.at < _since, trail.c.salt.is_not(None), trail.c.deed != ERASED)
    .order_by(trail.c.id)
    .limit(PORTION)
)


async def let_go(tx: Transaction, now: datetime) -> bool:
    """Remove a portion of what was kept long enough in each municipality; answers whether there may be more. What looks through all that was
    ever said comes once, with the last portion."""
    towns = sorted(await municipalities.names(tx))
    terms = {town: terms_of((await policies.of(tx, town)).on(local_day(now))) for town in towns}
    more = [await _let_go_of(tx, now, town, terms[town]) for town in towns]
    if any(more):
        return True
    for town in towns:
        await tx.execute(_SAID, {"town": town, "since": kept_since(Kind.MESSAGES, now, terms[town])})
    await tx.execute(_SAID_TO_STRANGERS, {"since": kept_since(Kind.MESSAGES, now)})
    await tx.execute(_NAMELESS)
    return False


async def _let_go_of(tx: Transaction, now: datetime, town: int, terms: Terms) -> bool:
    more = False
    for kind, table, over in ROOTS:
        since = kept_since(kind, now, terms)
        day = since.date() if since and kind is Kind.BOOKS else since
        numbers = (await tx.execute(over, {"town": town, "since": day})).scalars().all()
        await _remove(tx, now, town, kind, table, numbers)
        more = more or len(numbers) == PORTION
    return await _old_words(tx, now, town, terms) or more


async def _remove(tx: Transaction, now: datetime, town: int, kind: Kind, table: str, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    deed = Deed(tx, now)
    going = await belonging_to(tx, {table: numbers}, KEPT_IN)
    await remove(deed, going)
    await forget_words(deed, town, 0, going["trail"].values(), f"kept long enough: {kind}")
    await write(tx, [deed])


async def _old_words(tx: Transaction, now: datetime, town: int, terms: Terms) -> bool:
    """The trail says nothing any more of what is older than the books."""
    rows: Sequence[Row[Any]] = (await tx.execute(_OLD_WORDS, {"town": town, "since": kept_since(Kind.BOOKS, now, terms)})).all()
    deed = Deed(tx, now)
    await forget_words(deed, town, 0, rows, f"kept long enough: {Kind.BOOKS}")
    await write(tx, [deed])
    return len(rows) == PORTION
