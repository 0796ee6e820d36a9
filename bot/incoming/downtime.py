"""After being away for more than 150 seconds: Telegram has dropped the presses of that time, so open questions are asked again, once.

Every process notes that it is there; the gap is counted from the last note of any of them. Away is also whoever lives on but
cannot reach Telegram, or the database.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import reach
from bot.incoming.intake import Intake
from bot.incoming.open_questions import OPEN
from bot.store import conversation, process
from bot.turns.turn import ASKED
from core.actions.deed import CARD, outbox_row
from core.actions.things import Thing
from core.rules.calendar import local_day, monday
from core.rules.quiet import awake
from core.store.database import Database, Transaction
from core.store.outbox import write_told
from core.store.people.people import COLUMNS, known
from core.store.tables.people import address, person

GAP = timedelta(seconds=150)
EVERY_SECONDS = 1  # the last note before a crash is at most this old: a downtime of 149 s is not taken for one of 150
NAME = "bot"

log = structlog.get_logger()

_SEEN = select(process.c.seen_at).where(process.c.name == NAME)
_NOTE = {
    dialect: module.insert(process).on_conflict_do_update(
        index_elements=["name"], set_={"seen_at": module.insert(process).excluded.seen_at}
    )
    for dialect, module in (("sqlite", sqlite), ("postgresql", postgresql))
}
_TALKS = (
    select(*COLUMNS, conversation.c.data, conversation.c.changed_at)
    .join(address, address.c.person == person.c.id)
    .join(conversation, conversation.c.external == address.c.external)
    .where(address.c.until.is_(None), address.c.reachable, conversation.c.state.is_not(None))
)


class Presence:
    """Notes every second that this process is there. A moved clock is no absence: that is measured by `real`, in seconds."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], intake: Intake, real: Callable[[], float] = time.time
    ) -> None:
        self._database, self._now, self._intake, self._real = database, now, intake, real
        self._noted = real()

    async def note(self) -> None:
        """While updates can come in: this process is here. When they could not for longer than Telegram keeps presses: ask again."""
        try:
            if (since := self._intake.cut_off_since) is not None:
                await note_alive(self._database, since)
                return
            if self._real() - self._noted > GAP.total_seconds():
                await ask_again(self._database, self._now())
            else:
                await note_alive(self._database, self._now())
        except (SQLAlchemyError, OSError) as problem:
            log.warning("database cannot be used; nobody is noted to be here", problem=type(problem).__name__)
        else:
            self._noted = self._real()


async def note_alive(database: Database, now: datetime) -> None:
    """This process is here."""
    async with database.begin() as tx:
        await tx.execute(_NOTE[tx.dialect], {"name": NAME, "seen_at": now})


async def ask_again(database: Database, now: datetime) -> int:
    """When nobody was here for longer than Telegram keeps presses, put every open question again. Answers how many rows."""
    async with database.begin() as tx:
        seen = (await tx.execute(_SEEN)).scalar()
        await tx.execute(_NOTE[tx.dialect], {"name": NAME, "seen_at": now})
        if seen is None or now - seen <= GAP:
            return 0
        rows = [*await _cards(tx, now, seen), *await _talks(tx, now, seen)]
        await write_told(tx, rows)
        reach("in_asking_again")
    reach("after_asking_again")
    log.warning("was away; open questions are asked again", seconds=int((now - seen).total_seconds()), questions=len(rows))
    return len(rows)


async def _cards(tx: Transaction, now: datetime, seen: datetime) -> list[dict[str, object]]:
    """Cards that still ask are sent anew, unless the answer comes before the message goes out. In quiet hours it waits until they are over."""
    today = local_day(now)
    return [
        outbox_row(
            now,
            CARD,
            {"fresh": True, "if_open": True},
            to=known(row),
            about=(Thing(row.thing), row.thing_id),
            key=f"again:{seen.isoformat()}:{row.thing}:{row.thing_id}:{row.id}",
            not_before=awake(now),
        )
        for row in await tx.execute(OPEN, {"now": now, "today": today, "monday": monday(today)})
    ]


async def _talks(tx: Transaction, now: datetime, seen: datetime) -> list[dict[str, object]]:
    """Conversations that stopped halfway: their last question."""
    return [
        outbox_row(
            now,
            asked["what"],
            asked["facts"],
            to=known(row),
            about=(Thing.TALK, asked["number"]) if "number" in asked else None,
            key=f"again:{seen.isoformat()}:talk:{row.id}",
            not_before=awake(now),
        )
        for row in await tx.execute(_TALKS)
        if (asked := row.data.get(ASKED))
    ]
