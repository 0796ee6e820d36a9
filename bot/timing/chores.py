"""What is done over and over, beside the deeds that are due at their time: sealing the trail, letting go of what was kept long enough.

Every process may do a chore; it is done once for each scheduled time. The row of a chore is locked while it is done, so that
two times of one chore never run side by side, and a killed process leaves nothing claimed.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakpoints import reach
from bot.store import let_go_of_chats
from core.actions.deed import Deed, write
from core.actions.desk.desk_counts import show_count
from core.actions.desk.mornings import greet
from core.actions.money.cap_warnings import warn_of_caps
from core.actions.rights.retention import let_go
from core.rules.desk.desk import latest_digest, next_digest
from core.rules.rights.retention import Kind, kept_since
from core.store import anchor
from core.store.database import Database, Transaction
from core.store.desk import desk
from core.store.tables.messages import chore
from core.store.trail import Head, head, seal_some

SEALED_EVERY = timedelta(minutes=1)
LET_GO_EVERY = timedelta(days=1)
WARNED_EVERY = timedelta(hours=6)
GREETED_EVERY = timedelta(days=1)
COUNTED_EVERY = timedelta(seconds=30)
COUNTED_AT_ONCE = 3
WARNED_AT_ONCE = 20
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

log = structlog.get_logger()

_KNOWN = {
    d: m.insert(chore).on_conflict_do_nothing(index_elements=["name"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_LOCKED = select(chore.c.done_for).where(chore.c.name == bindparam("of")).with_for_update()
_DONE = update(chore).where(chore.c.name == bindparam("of")).values(done_for=bindparam("slot"))


@dataclass(frozen=True)
class Chore:
    """Something done once every so often, in portions: `do` answers whether more is left, each portion being a transaction.

    `kept` is called when a portion is committed: how far a chore has come is moved there, not before. `afterwards` is called, outside any
    transaction, when the last portion is committed. `slot` says the latest scheduled time where that is not a multiple of `every`; `coming`
    the next one, where people hear it at that time: a clock that is moved on stops there too.
    """

    name: str
    every: timedelta
    do: Callable[[Transaction, datetime], Awaitable[bool]]
    afterwards: Callable[[], Awaitable[None]] | None = None
    kept: Callable[[], None] | None = None
    slot: Callable[[datetime], datetime] | None = None
    coming: Callable[[datetime], datetime] | None = None

    def latest(self, now: datetime) -> datetime:
        """Its latest scheduled time."""
        return self.slot(now) if self.slot else slot_of(now, self.every)


class Chores:
    """Does each chore when its scheduled time has come, unless another process did."""

    def __init__(self, database: Database, now: Callable[[], datetime], chores: Sequence[Chore]) -> None:
        self._database, self._now, self._chores = database, now, chores
        self._seen: dict[str, datetime] = {}

    def coming(self) -> datetime | None:
        """When the next chore is due that people hear of."""
        now = self._now()
        return min((one.coming(now) for one in self._chores if one.coming), default=None)

    async def run(self) -> None:
        """Everything whose time has come. What fails is logged and tried at the next sweep."""
        for one in self._chores:
            slot = one.latest(self._now())
            if self._seen.get(one.name) == slot:
                continue
            try:
                await self._do(one, slot)
            except Exception as problem:
                log.error("chore failed", chore=one.name, problem=type(problem).__name__)
            else:
                self._seen[one.name] = slot

    async def _do(self, one: Chore, slot: datetime) -> None:
        more: bool | None = True
        while more:
            more = await self._portion(one, slot)
        if more is not None and one.afterwards:
            await one.afterwards()

    async def _portion(self, one: Chore, slot: datetime) -> bool | None:
        """One transaction's work, the last of which notes that this time's chore is done; None when another process did it."""
        async with self._database.begin() as tx:
            await tx.execute(_KNOWN[tx.dialect], {"name": one.name, "done_for": BEGINNING})
            done_for = (await tx.execute(_LOCKED, {"of": one.name})).scalar_one()
            if done_for >= slot:
                return None
            more = await one.do(tx, self._now())
            if not more:
                await tx.execute(_DONE, {"of": one.name, "slot": slot})
            reach("in_chore")
        if one.kept:
            one.kept()
        reach("after_chore")
        return more


def slot_of(now: datetime, every: timedelta) -> datetime:
    """The latest scheduled time of a chore: whole multiples of `every` since the beginning of 1970, in UTC."""
    return now - (now - BEGINNING) % every


def sealing(database: Database, file: Path, now: Callable[[], datetime]) -> Chore:
    """The trail is chained, and the chain's head noted outside the database."""
    noted: Head | None = None

    async def do(tx: Transaction, at: datetime) -> bool:
        return await seal_some(tx, at) > 0

    async def afterwards() -> None:
        nonlocal noted
        async with database.begin() as tx:
            last = await head(tx)
        if last.number and last != noted:
            anchor.note(file, last, now())
            log.info("trail sealed", number=last.number, link=last.link.hex())
            noted = last

    return Chore("sealing", SEALED_EVERY, do, afterwards)


def warning_of_caps() -> Chore:
    """Candidates and contact persons hear that the highest premium of the year comes near. So many at a time: who writes on SQLite waits
    for the whole of a portion."""
    begun, after, upto = BEGINNING, 0, 0

    async def do(tx: Transaction, at: datetime) -> bool:
        nonlocal begun, after, upto
        if begun != (slot := slot_of(at, WARNED_EVERY)):
            begun, after = slot, 0
        last = await warn_of_caps(tx, at, after, WARNED_AT_ONCE)
        upto = last or 0
        return last is not None

    def kept() -> None:
        nonlocal after
        after = upto

    return Chore("warning of caps", WARNED_EVERY, do, kept=kept)


def greeting() -> Chore:
    """On working days at 08:30 consultants and leads hear what waits for them; in one transaction, so that it is said to all or to none."""

    async def do(tx: Transaction, at: datetime) -> bool:
        await greet(tx, at)
        return False

    return Chore("greeting", GREETED_EVERY, do, slot=latest_digest, coming=next_digest)


def counting() -> Chore:
    """The menu of consultants and leads says how many things wait: counted anew for some of them at a time, each time that something was
    told to them or changed before them. What a restart leaves uncounted is counted with the next message, at the latest in the morning.

    Each row is looked at twice, half a minute apart: one with a lower number may be committed after one with a higher.
    """
    seen: int | None = None
    before = after = upto = newest = 0
    is_last = True

    async def do(tx: Transaction, at: datetime) -> bool:
        nonlocal seen, before, after, upto, newest, is_last
        if seen is None:
            seen = before = after = newest = upto = await desk.last_told(tx)
            return False
        if is_last:
            after, newest = before, await desk.last_told(tx)
        people, upto = await desk.told_since(tx, after, COUNTED_AT_ONCE)
        deeds = [Deed(tx, at, person) for person in people]
        for deed in deeds:
            await show_count(deed)
        await write(tx, deeds)
        is_last = len(people) < COUNTED_AT_ONCE
        return not is_last

    def kept() -> None:
        nonlocal seen, before, after
        after = upto
        if is_last and seen is not None:
            before, seen = seen, newest

    return Chore("counting", COUNTED_EVERY, do, kept=kept)


def letting_go() -> Chore:
    """What was kept long enough goes (core/rules/rights/retention.py)."""

    async def do(tx: Transaction, at: datetime) -> bool:
        updates, talks = kept_since(Kind.UPDATES, at), kept_since(Kind.CONVERSATIONS, at)
        assert updates is not None, "has a term in days"
        assert talks is not None, "has a term in days"
        await let_go_of_chats(tx, updates, talks)
        return await let_go(tx, at)

    return Chore("letting go", LET_GO_EVERY, do)
