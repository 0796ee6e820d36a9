"""Whose turn it is: the oldest update of each person, with what is known of whoever it is from.

Several batches, of one process and of others, are taken at a time; the updates of one person are handled in order all the same.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select

from bot.store import conversation, inbox
from bot.wire.api import CHANNEL
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS
from core.store.tables.people import address, person

SIDE_BY_SIDE = 8
"""So many batches, of all processes together, each find people whose turn nobody has."""

_OLDEST = (
    select(func.min(inbox.c.id).label("first"))
    .where(inbox.c.handled_at.is_(None))
    .group_by(func.coalesce(inbox.c.sender, -inbox.c.id))
    .order_by("first")
    .limit(bindparam("most"))
)


def _claimed(oldest: Any) -> Select[Any]:
    """These updates, unless another process has them, each with what is known of whoever it is from."""
    return (
        select(
            inbox.c.id.label("inbox_id"),
            inbox.c.sender,
            inbox.c.payload,
            inbox.c.masked,
            inbox.c.tries,
            address.c.id.label("address"),
            address.c.since,
            address.c.seen_at,
            address.c.reachable,
            address.c.silent_seconds,
            *COLUMNS,
            conversation.c.state,
            conversation.c.data,
        )
        .select_from(inbox)
        .join(
            address,
            and_(address.c.external == inbox.c.sender, address.c.channel == CHANNEL, address.c.until.is_(None)),
            isouter=True,
        )
        .join(person, person.c.id == address.c.person, isouter=True)
        .join(conversation, conversation.c.external == inbox.c.sender, isouter=True)
        .where(inbox.c.id.in_(oldest), inbox.c.handled_at.is_(None))
        .order_by(inbox.c.id)
        .with_for_update(of=inbox, skip_locked=True)
    )


_CLAIM = _claimed(_OLDEST)
_WAITING = (
    select(inbox.c.sender, func.min(inbox.c.id).label("first"))
    .where(inbox.c.handled_at.is_(None), inbox.c.sender.is_not(None))
    .group_by(inbox.c.sender)
    .order_by("first")
    .limit(bindparam("looked_at"))
    .subquery()
)
_TURNS = select(_WAITING.c.sender).where(func.pg_try_advisory_xact_lock(_WAITING.c.sender)).limit(bindparam("most"))
_OLDEST_OF = (
    select(func.min(inbox.c.id))
    .where(inbox.c.handled_at.is_(None), among(inbox.c.sender, "senders"))
    .group_by(inbox.c.sender)
    .scalar_subquery()
)
_CLAIM_OF = _claimed(_OLDEST_OF)


async def claim(tx: Transaction, most: int) -> Sequence[Row[Any]]:
    """The oldest update of each of so many people, nobody else's until the transaction ends. Telegram queues texts and presses apart, so
    two processes may each have one of the same person: on PostgreSQL a person's turn is a lock, taken before anything of theirs is read."""
    if tx.dialect == "sqlite":
        return (await tx.execute(_CLAIM, {"most": most})).all()
    senders = (await tx.execute(_TURNS, {"most": most, "looked_at": most * SIDE_BY_SIDE})).scalars().all()
    return (await tx.execute(_CLAIM_OF, {"senders": senders})).all() if senders else []
