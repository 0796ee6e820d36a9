"""What was kept long enough goes by itself, kind by kind, by the terms of each municipality (core/rules/rights/retention.py).

A sweep does a portion at a time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.actions.deed import Deed, write
from core.actions.kept import KEPT_IN, forget_words
from core.rules.calendar import local_day
from core.rules.rights.retention import Kind, Term, kept_since, terms_of
from core.store import municipalities, policies, trail
from core.store.database import Transaction
from core.store.rights import forgetting, over
from core.store.rights.held import belonging_to
from core.store.rights.over import PORTION, ROOTS

Terms = Mapping[Kind, Term]


async def let_go(tx: Transaction, now: datetime) -> bool:
    """Remove a portion of what was kept long enough in each municipality; answers whether there may be more. What looks through all that was
    ever said comes once, with the last portion."""
    all_of = sorted(await municipalities.names(tx))
    terms = {of: terms_of((await policies.of(tx, of)).on(local_day(now))) for of in all_of}
    more = [await _let_go_of(tx, now, of, terms[of]) for of in all_of]
    if any(more):
        return True
    for of in all_of:
        await over.unsay_before(tx, of, kept_since(Kind.MESSAGES, now, terms[of]))
    await over.unsay_to_strangers_before(tx, kept_since(Kind.MESSAGES, now))
    await over.unname(tx)
    return False


async def _let_go_of(tx: Transaction, now: datetime, of: int, terms: Terms) -> bool:
    more = False
    for kind, table in ROOTS:
        since = kept_since(kind, now, terms)
        day = since.date() if since and kind is Kind.BOOKS else since
        numbers = await over.some_over(tx, kind, table, of, day)
        await _remove(tx, now, of, kind, table, numbers)
        more = more or len(numbers) == PORTION
    return await _old_words(tx, now, of, terms) or more


async def _remove(tx: Transaction, now: datetime, of: int, kind: Kind, table: str, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    deed = Deed(tx, now)
    going = await belonging_to(tx, {table: numbers}, KEPT_IN)
    await forgetting.remove(tx, going)
    await forget_words(deed, of, 0, going["trail"].values(), f"kept long enough: {kind}")
    await write(tx, [deed])


async def _old_words(tx: Transaction, now: datetime, of: int, terms: Terms) -> bool:
    """The trail says nothing any more of what is older than the books."""
    rows = await trail.with_words_before(tx, of, kept_since(Kind.BOOKS, now, terms), PORTION)
    deed = Deed(tx, now)
    await forget_words(deed, of, 0, rows, f"kept long enough: {Kind.BOOKS}")
    await write(tx, [deed])
    return len(rows) == PORTION
