"""How both databases answer what the bot asks of them: the plans of its statements in a town with many days.

The bot does what is done all day (a press, an opened day, a week, a premium, what waits, a sweep, messages in and out); every statement that
reaches the database meanwhile is explained by that database, with the values it had, and nothing is forced. PostgreSQL has fresh statistics;
SQLite has none, as where the bot runs.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event, insert, text

import simulator.server as local
from bot.buttons.hours import DayAsPlanned, OpenDay, ShowWeek
from bot.callbacks import Callback, Sealer
from bot.incoming.intake import Intake
from bot.incoming.worker import Worker
from bot.outgoing.delivery import Delivery
from bot.outgoing.pace import Pace
from bot.outgoing.render import Renderer
from bot.timing.schedule import Sweep
from bot.wire.api import Api
from bot.wire.itself import Itself
from core.rules.calendar import local_day
from core.store.database import Database, Transaction
from core.store.migrate import migrate
from core.store.opening import connect
from core.store.postgresql import PostgresDatabase
from core.store.sqlite import SqliteDatabase
from core.store.tables import messages, people
from tests.bench.ground import ask
from tests.doorway import TOKEN, dispatcher
from tests.plan_town import CANDIDATE, CONSULTANT, FIRST, OTHERS, Town

WAITING = re.compile(r"ix_(inbox_waiting|outbox_waiting|deadline_due)")
"""Indexes of what waits: all of such a one may be read."""
MOST = re.compile(r"state = '(confirmed|open)'")
BY_STATE = "ix_timesheet_state (state=?)"
"""Of most weeks the state is one of two: who looks for those by it walks through all weeks there are."""
EXPLAINED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
NAMED = re.compile(r'(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?(?:\s+AS\s+"?(\w+)"?)?', re.IGNORECASE)


@dataclass
class Asked:
    """Statements as the database got them, each once, with the values of the first time."""

    database: Database
    found: dict[str, Any] = field(default_factory=dict)
    is_listening: bool = True

    def __enter__(self) -> "Asked":
        if isinstance(self.database, SqliteDatabase):
            self._raw.set_trace_callback(self._told)
        else:
            event.listen(self._engine, "checkout", self._listen)
            event.listen(self._engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if isinstance(self.database, SqliteDatabase):
            self._raw.set_trace_callback(None)
        else:
            event.remove(self._engine, "checkout", self._listen)
            event.remove(self._engine, "before_cursor_execute", self._note)
            self.is_listening = False

    @property
    def _raw(self) -> Any:
        assert isinstance(self.database, SqliteDatabase)
        return self.database._connection.connection.dbapi_connection

    @property
    def _engine(self) -> Any:
        assert isinstance(self.database, PostgresDatabase)
        return self.database._engine.sync_engine

    def _told(self, statement: str) -> None:
        """SQLite tells statements with their values filled in."""
        if statement.startswith(EXPLAINED):
            self.found.setdefault(re.sub(r"'[^']*'|x'\w*'|\b\d+\b", "?", statement), statement)

    def _listen(self, connection: Any, _record: Any, _proxy: Any) -> None:
        """asyncpg tells each statement of a connection with its values; nothing is told twice."""
        connection.driver_connection.add_query_logger(self._logged)

    def _logged(self, query: Any) -> None:
        if self.is_listening and query.query.startswith(EXPLAINED) and "pg_type" not in query.query:
            self.found.setdefault(query.query, query.args[0] if _is_many(query.args) else query.args)

    def _note(self, _connection: Any, _cursor: Any, statement: str, params: Any, _context: Any, is_many: bool) -> None:
        if statement.startswith(EXPLAINED):
            self.found.setdefault(statement, params[0] if is_many else params)

    async def scans(self, more_than: int) -> dict[str, list[str]]:
        """By statement, the tables of more rows than so many that it reads as a whole."""
        async with self.database.begin() as tx:
            big = await big_tables(tx, more_than)
            found = {said: await self._scanned(tx, said, values, big) for said, values in self.found.items()}
        return {said: scanned for said, scanned in found.items() if scanned}

    async def _scanned(self, tx: Transaction, said: str, values: Any, big: set[str]) -> list[str]:
        if isinstance(self.database, SqliteDatabase):
            plan = self._raw.execute(f"EXPLAIN QUERY PLAN {values}").fetchall()
            called = {alias or table: table for table, alias in NAMED.findall(values)}
            by_state = bool(MOST.search(values))
            return [step for *_, step in plan if _is_scan(step, called, big) or (by_state and BY_STATE in step)]
        connection: Any = tx.connection  # type: ignore[attr-defined]
        rows = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {said}", tuple(values))
        plan = rows.scalar_one()
        return list(_seq_scans((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"], big))


def _is_many(values: Any) -> bool:
    """Values of many rows come as a list of lists, those of one as a tuple; each may begin with a list of its own."""
    return isinstance(values, list)


def _is_scan(step: str, called: dict[str, str], big: set[str]) -> bool:
    scanned = re.match(r"SCAN (\w+)", step)
    return bool(scanned and called.get(scanned[1]) in big and not WAITING.search(step))


def _seq_scans(node: dict[str, Any], big: set[str]) -> Iterator[str]:
    whole = node["Node Type"] == "Seq Scan" or ("Index" in node["Node Type"] and "Index Cond" not in node)
    index = node.get("Index Name", "")
    if whole and node.get("Relation Name") in big and not WAITING.search(index):
        yield f"{node['Node Type']} {node['Relation Name']} {index}".strip()
    for inner in node.get("Plans", ()):
        yield from _seq_scans(inner, big)


async def big_tables(tx: Transaction, more_than: int) -> set[str]:
    """The tables of more rows than so many."""
    names = [*people.metadata.tables]
    counts = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS n FROM \"{name}\"" for name in names)
    return {row.name for row in await tx.execute(text(counts)) if row.n > more_than}


@dataclass
class House:
    """The parts of the bot that handle updates, send messages and do what is due; here they go when they are told to."""

    database: Database
    api: Api
    intake: Intake
    worker: Worker
    delivery: Delivery
    sweep: Sweep

    @classmethod
    def at(cls, url: str, telegram: str, now: Callable[[], datetime]) -> "House":
        """Wired as bot/app.py does."""
        database, api, sealer = connect(url), Api(telegram, TOKEN), Sealer(TOKEN)

        def nothing() -> None:
            """Nobody waits for a sign."""

        return cls(
            database,
            api,
            Intake(database, now, nothing),
            Worker(database, dispatcher(), Itself(TOKEN), api, sealer, now, nothing),
            Delivery(database, api, Renderer(sealer, now), Pace(0, database), now, nothing),
            Sweep(database, now, nothing),
        )


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def town(url: str, candidates: int, days: int, now: Callable[[], datetime] = _now) -> AsyncIterator[tuple[House, Asked]]:
    """The bot in such a town at such a moment, with fresh statistics, at a local Telegram."""
    await migrate(url)
    database = connect(url)
    async with database.begin() as tx:
        await Town(tx, candidates, days, now()).fill()
    if isinstance(database, PostgresDatabase):
        async with database.begin() as tx:
            await tx.execute(text("ANALYZE"))
    await database.close()
    telegram = await local.start()
    try:
        await asyncio.to_thread(_phones, telegram.url.rstrip("/"), [CANDIDATE, CONSULTANT, *range(OTHERS + 1, OTHERS + 51)])
        house = House.at(url, telegram.url.rstrip("/"), now)
        await house.api.open()
        try:
            yield house, Asked(house.database)
        finally:
            await house.api.close()
            await house.database.close()
    finally:
        await telegram.close()


def _phones(telegram: str, numbers: Iterable[int]) -> None:
    """People who opened the bot."""
    ask(f"{telegram}/bot{TOKEN}/getMe", {})
    for number in numbers:
        ask(f"{telegram}/people", {"id": number, "first_name": "P"})
        ask(f"{telegram}/people/{number}/start", {})


async def a_day(house: House) -> None:
    """What is done all day, by a candidate and by a consultant; each thing is told before the next is done."""
    now = local_day(_now())
    async with house.database.begin() as tx:
        await tx.execute(insert(messages.deadline), [Town(tx, 1, 1, _now()).deadline(-1) | {"id": FIRST - 9, "done_at": None}])
    buttons: list[Callback] = [DayAsPlanned(FIRST), OpenDay(now - timedelta(days=1)), OpenDay(now), ShowWeek(FIRST)]
    for n, button in enumerate(buttons):
        await _done(house, n, {"callback_query": _press(n, button)})
    for n, (who, said) in enumerate([(CANDIDATE, "/uren"), (CANDIDATE, "/premie"), (CANDIDATE, "/werk"), (CONSULTANT, "/wacht")]):
        await _done(house, 100 + n, {"message": _message(100 + n, who, said)})
    await house.sweep.due()  # not the chores of the night, which may take their time
    await _told(house)


async def presses_at_once(house: House, count: int) -> None:
    """So many candidates press at once that they worked as planned; all that follows is done."""
    buttons = [(OTHERS + n, DayAsPlanned(FIRST + n)) for n in range(1, count + 1)]
    await house.intake.store([_update(n, {"callback_query": _press(n, button, who)}) for n, (who, button) in enumerate(buttons)])
    while await house.worker.round():
        pass
    await _told(house)


async def _done(house: House, n: int, what: dict[str, Any]) -> None:
    await house.intake.store([_update(n, what)])
    while await house.worker.round():
        pass
    await _told(house)


def _update(n: int, what: dict[str, Any]) -> dict[str, Any]:
    return {"update_id": 90_000_000 + n, **what}


async def _told(house: House) -> None:
    """Until nothing is on its way any more."""
    await house.delivery.round()
    while house.delivery._lanes or house.delivery._finished:
        await asyncio.gather(*house.delivery._lanes.values(), return_exceptions=True)
        await house.delivery.round()


def _message(n: int, who: int, said: str) -> dict[str, Any]:
    sender = {"id": who, "is_bot": False, "first_name": "P", "language_code": "nl"}
    return {"message_id": n, "date": 1_790_000_000, "chat": {"id": who, "type": "private"}, "from": sender, "text": said}


def _press(n: int, button: Callback, who: int = CANDIDATE) -> dict[str, Any]:
    message = _message(n, who, "?")
    data = Sealer(TOKEN).seal(button, who)
    return {"id": f"{n}", "from": message["from"], "chat_instance": "1", "data": data, "message": message}
