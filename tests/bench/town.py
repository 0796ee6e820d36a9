"""Towns for the benchmarks: people at work with a day to be asked about, and the bot beside the simulator as a process of its own."""

import asyncio
import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from core.actions.deed import Deed, write
from core.actions.things import Thing
from core.rules.calendar import local_day, monday
from core.store.database import Transaction
from core.store.migrate import migrate
from core.store.opening import connect
from core.store.people.people import Person, Role
from core.store.tables import hours, people, work
from tests.bench.ground import FIRST_PERSON, TOKEN, ask, cards_sent, free_port, local_telegram, press, process, until
from tests.postgres import Postgres

CAPTION = "Ja, zoals gepland"
STOCK_CAPTION = "As planned"
DAYS_A_PLACEMENT = 250
AT_ONCE = 5_000


@dataclass
class Running:
    """A simulator and a bot that has asked its questions; `presses` waits to be handed over."""

    url: str
    bot: subprocess.Popen[bytes]
    presses: list[dict[str, Any]]

    @property
    def pid(self) -> int:
        """The bot's process."""
        return self.bot.pid

    def stop(self) -> None:
        """End the bot; the simulator stays."""
        self.bot.terminate()
        self.bot.wait()

    def take(self, count: int) -> list[dict[str, Any]]:
        """The next presses, each by another person as long as there are others."""
        taken, self.presses = self.presses[:count], self.presses[count:]
        return taken


@contextlib.contextmanager
def database(dialect: str) -> Iterator[str]:
    """The URL of an empty database that writes to the disk as a user's would."""
    if dialect == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'bench.db'}"
        return
    server = Postgres(durable=True)
    server.start()
    try:
        yield server.database()
    finally:
        server.stop()


def settings_of(url: str, telegram: str, health: int) -> dict[str, str]:
    """What a bot is started with."""
    return {
        "FLEXBOT_TOKEN": TOKEN,
        "FLEXBOT_DATABASE": url,
        "FLEXBOT_API_BASE": telegram,
        "FLEXBOT_HEALTH_PORT": str(health),
        "FLEXBOT_SEND_RATE": "0",
        "FLEXBOT_ANCHOR": os.devnull,
    }


@contextlib.contextmanager
def flexbot(url: str, count: int, each: int, days: int = 0) -> Iterator[Running]:
    """The bot with so many people, each with so many open questions, and `days` entered days of others in the database."""
    asyncio.run(fill(url, count, each, days))
    with local_telegram() as telegram:
        people_of(telegram, count)
        health = free_port()
        with process("-m", "bot", "run", **settings_of(url, telegram, health)) as bot:
            cards = cards_sent(telegram, CAPTION, count, each)
            until(lambda: ask(f"http://127.0.0.1:{health}/health")["outbox"] == 0)
            turns = [(chat, found[n]) for n in range(each) for chat, found in cards.items()]
            yield Running(telegram, bot, _numbered(turns))


@contextlib.contextmanager
def stock(script: str, count: int, each: int, *more: str) -> Iterator[Running]:
    """A stock bot with so many people, each with one question that they may press so many times."""
    with local_telegram() as telegram:
        people_of(telegram, count)
        with process("-m", f"tests.bench.stock.{script}", telegram, TOKEN, *more) as bot:
            cards = cards_sent(telegram, STOCK_CAPTION, count, 1)
            yield Running(telegram, bot, _numbered([(chat, found[0]) for _ in range(each) for chat, found in cards.items()]))


def _numbered(turns: list[tuple[int, tuple[dict[str, Any], str]]]) -> list[dict[str, Any]]:
    return [press(10_000_000 + n, chat, *card) for n, (chat, card) in enumerate(turns)]


async def fill(url: str, count: int, each: int, days: int = 0) -> None:
    """A town of candidates at work, each with as many ended shifts to be asked about; and so many days that others entered before."""
    await migrate(url)
    now = datetime.now(UTC)
    first = local_day(now) - timedelta(days=each)
    kept = connect(url)
    async with kept.begin() as tx:
        town = await Ground.lay(tx, first, now)
        deed = Deed(tx, now)
        for n in range(count):
            person, placed = await town.at_work(f"P{n}", FIRST_PERSON + n)
            worked = [first + timedelta(days=d) for d in range(each)]
            await tx.execute(insert(hours.timesheet), [town.open_week(placed, week) for week in sorted(set(map(monday, worked)))])
            for day in worked:
                shift = await town.add(work.planned_shift, **town.shift(placed, day))
                deed.show(Person(person, town.number, Role.CANDIDATE, "", "", "nl"), Thing.SHIFT, shift, fresh=True)
        await write(tx, [deed])
    for begun in range(0, days, AT_ONCE):
        async with kept.begin() as tx:
            await replace(town, tx=tx).worked_before(begun, min(AT_ONCE, days - begun))
    await kept.close()


@dataclass(frozen=True)
class Ground:
    """The municipality with its job, and whoever is put to work there."""

    tx: Transaction
    first: date
    now: datetime
    number: int
    consultant: int
    employer: int
    job: int

    @classmethod
    async def lay(cls, tx: Transaction, first: date, now: datetime) -> "Ground":
        """The municipality, its premium, a consultant, an employer and a job."""
        bare = cls(tx, first, now, 0, 0, 0, 0)
        number = await bare.add(people.municipality, name="Bench")
        of = {"municipality": number}
        await bare.add(people.policy_row, policy="premium_per_hour", valid_from=first, value="2.00", source="bench", **of)
        consultant = await bare.add(people.person, ref="C", role="consultant", first_name="C", language="nl", **of)
        employer = await bare.add(people.employer, ref="E", name="E", **of)
        job = await bare.add(
            work.job,
            employer=employer,
            ref="J",
            title="Werk",
            place="Hier",
            starts_on=first,
            minutes_per_week=1200,
            tariff=Decimal("18.50"),
            places=1_000_000,
            **of,
        )
        return replace(bare, number=number, consultant=consultant, employer=employer, job=job)

    async def add(self, table: Any, **values: Any) -> int:
        """One row; answers its number."""
        return int((await self.tx.execute(insert(table).returning(table.c.id), values)).scalar_one())

    async def at_work(self, ref: str, external: int | None = None) -> tuple[int, int]:
        """A candidate with a placement, and with a phone when there is a number for one; answers both numbers."""
        of = {"municipality": self.number}
        person = await self.add(people.person, ref=ref, role="candidate", first_name=ref, language="nl", **of)
        born = self.first.replace(year=1970, day=1)
        facts = {"person": person, "consultant": self.consultant, "birth_date": born, **of}
        await self.tx.execute(insert(people.candidate), facts)
        if external is not None:
            await self.add(people.address, person=person, channel="telegram", external=external, since=self.now, **of)
        placed = await self.add(
            work.placement,
            job=self.job,
            employer=self.employer,
            candidate=person,
            seat=person,
            tariff=Decimal("18.50"),
            premium_rate=Decimal("2.00"),
            minutes_per_week=1200,
            starts_on=self.first,
            last_day=self.first + timedelta(days=90),
            last_allowed_day=self.first + timedelta(days=90),
            made_at=self.now,
            **of,
        )
        return person, placed

    def shift(self, placed: int, day: date) -> dict[str, Any]:
        """Four hours in the morning."""
        of = {"municipality": self.number, "placement": placed}
        return of | {"day": day, "starts": time(9), "ends": time(13), "break_minutes": 0, "minutes": 240}

    def open_week(self, placed: int, monday: date) -> dict[str, Any]:
        """A week that is not over: in one that is, the first day that is filled in late also shows the week to sign. Then a press would
        be more than an answer and an edit, on some weekdays more often than on others."""
        open_until = {"state": "open", "version": 1, "ends_at": self.now + timedelta(days=1)}
        return {"municipality": self.number, "placement": placed, "monday": monday} | open_until

    async def worked_before(self, begun: int, count: int) -> None:
        """So many entered days of others, planned, entered and confirmed."""
        shifts, entries, weeks = [], [], []
        for n in range(begun, begun + count, DAYS_A_PLACEMENT):
            person, placed = await self.at_work(f"B{n}")
            days = [self.first - timedelta(days=d + 1) for d in range(min(DAYS_A_PLACEMENT, begun + count - n))]
            planned = [self.shift(placed, day) for day in days]
            shifts += planned
            entries += [shift | {"version": 1, "worked": True, "by": person, "at": self.now} for shift in planned]
            weeks += [self._confirmed(placed, day) for day in days if day.weekday() == 0]
        for table, rows in ((work.planned_shift, shifts), (hours.day_entry, entries), (hours.timesheet, weeks)):
            if rows:
                await self.tx.execute(insert(table), rows)

    def _confirmed(self, placed: int, monday: date) -> dict[str, Any]:
        signed = {"ends_at": self.now, "signed_at": self.now, "confirmed_at": self.now, "confirmed_by": self.consultant}
        return {"municipality": self.number, "placement": placed, "monday": monday, "state": "confirmed", "version": 1} | signed


def people_of(url: str, count: int) -> None:
    """The people as Telegram users who opened the bot."""
    ask(f"{url}/bot{TOKEN}/getMe", {})
    for n in range(count):
        ask(f"{url}/people", {"id": FIRST_PERSON + n, "first_name": f"P{n}"})
        ask(f"{url}/people/{FIRST_PERSON + n}/start", {})
