"""What was kept long enough goes by itself, kind by kind (core/rules/retention.py). A sweep does a portion at a time."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, func, select, update

from core.actions.deed import Deed, write
from core.actions.kept import ERASED, KEPT_IN, forget_words, remove
from core.rules.retention import Kind, kept_since
from core.store.database import Transaction
from core.store.held import belonging_to
from core.store.tables.messages import outbox, trail
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

ROOTS: tuple[tuple[Kind, str, Select[Any]], ...] = (
    (Kind.INVITES, "invite", select(invite.c.id, invite.c.municipality).where(invite.c.expires_at < _since)),
    (Kind.QUESTIONS, "question", select(question.c.id, question.c.municipality).where(_ended < _since, ~_waits)),
    (Kind.BOOKS, "placement", select(placement.c.id, placement.c.municipality).where(placement.c.last_day < _since)),
    (Kind.BOOKS, "payment", select(payment.c.id, payment.c.municipality).where(payment.c.paid_on < _since)),
    (
        Kind.BOOKS,
        "other_premium",
        select(other_premium.c.id, other_premium.c.municipality).where(other_premium.c.paid_on < _since),
    ),
    (Kind.OFFERS, "offer", select(offer.c.id, offer.c.municipality).where(offer.c.made_at < _since, ~_placed)),
)
"""By kind: which rows are over, with everything that refers to them."""

_SAID = update(outbox).where(outbox.c.done_at < _since, outbox.c.facts.is_not(None)).values(facts=None)
_NAMELESS = (
    update(person)
    .where(
        person.c.first_name != "",
        person.c.ref.startswith("erased "),
        ~exists().where(placement.c.candidate == person.c.id),
        ~exists().where(payment.c.candidate == person.c.id),
        ~exists().where(other_premium.c.candidate == person.c.id),
    )
    .values(first_name="", last_name="")
)
_OLD_WORDS = (
    select(trail.c.id, trail.c.municipality, trail.c.deed, trail.c.salt)
    .where(trail.c.at < _since, trail.c.salt.is_not(None), trail.c.deed != ERASED)
    .order_by(trail.c.id)
    .limit(PORTION)
)


async def let_go(tx: Transaction, now: datetime) -> bool:
    """Remove a portion of what was kept long enough; answers whether there may be more."""
    more = False
    for kind, table, over in ROOTS:
        since = kept_since(kind, now)
        day = since.date() if since and kind is Kind.BOOKS else since
        rows = (await tx.execute(over.limit(PORTION), {"since": day})).all()
        await _remove(tx, now, kind, table, rows)
        more = more or len(rows) == PORTION
    more = await _old_words(tx, now) or more
    await tx.execute(_SAID, {"since": kept_since(Kind.MESSAGES, now)})
    await tx.execute(_NAMELESS)
    return more


async def _remove(tx: Transaction, now: datetime, kind: Kind, table: str, rows: Sequence[Row[Any]]) -> None:
    of: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        of[row.municipality].append(row.id)
    for municipality, numbers in of.items():
        deed = Deed(tx, now)
        going = await belonging_to(tx, {table: numbers}, KEPT_IN)
        await remove(deed, going)
        await forget_words(deed, municipality, 0, going["trail"].values(), f"kept long enough: {kind}")
        await write(tx, [deed])


async def _old_words(tx: Transaction, now: datetime) -> bool:
    """The trail says nothing any more of what is older than the books."""
    rows = (await tx.execute(_OLD_WORDS, {"since": kept_since(Kind.BOOKS, now)})).all()
    for municipality in {row.municipality for row in rows}:
        deed = Deed(tx, now)
        theirs = [row for row in rows if row.municipality == municipality]
        await forget_words(deed, municipality, 0, theirs, f"kept long enough: {Kind.BOOKS}")
        await write(tx, [deed])
    return len(rows) == PORTION
