"""`make bench`: "log a day as planned", durable and whole, beside stock bots on the same machine in the same run.

HTTP in from the simulator, inbox, effect, outbox, HTTP out (answer and edit); 200 people at once; only FLEXBOT_SEND_RATE=0 is not
what a user would run.
"""

import asyncio
import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from core.actions.deed import Deed, write
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.store.database import connect
from core.store.migrate import migrate
from core.store.people import Person, Role
from core.store.tables import people, work
from tests.bench.ground import FIRST_PERSON, TOKEN, ask, cards_sent, free_port, local_telegram, press, process, run_presses, until

PEOPLE, EACH, ROUNDS = 200, 10, int(os.environ.get("ROUNDS", "5"))
CAPTION = "Ja, zoals gepland"


async def fill(url: str, count: int, each: int) -> None:
    """A town of candidates at work, each with as many ended shifts to be asked about."""
    await migrate(url)
    database, now = connect(url), datetime.now(UTC)
    first = local_day(now) - timedelta(days=each)
    async with database.begin() as tx:

        async def add(table: Any, **values: Any) -> int:
            return int((await tx.execute(insert(table).returning(table.c.id), values)).scalar_one())

        town = await add(people.municipality, name="Bench")
        await add(people.policy_row, municipality=town, policy="premium_per_hour", valid_from=first, value="2.00", source="bench")
        consultant = await add(people.person, municipality=town, ref="C", role="consultant", first_name="C", language="nl")
        boss = await add(people.employer, municipality=town, ref="E", name="E")
        job = await add(
            work.job,
            municipality=town,
            employer=boss,
            ref="J",
            title="Werk",
            place="Hier",
            starts_on=first,
            minutes_per_week=1200,
            tariff=Decimal("18.50"),
            places=count,
        )
        deed = Deed(tx, now)
        for n in range(count):
            number = await add(people.person, municipality=town, ref=f"P{n}", role="candidate", first_name=f"P{n}", language="nl")
            await tx.execute(
                insert(people.candidate),
                {"person": number, "municipality": town, "consultant": consultant, "birth_date": first.replace(year=1970)},
            )
            await add(people.address, municipality=town, person=number, channel="telegram", external=FIRST_PERSON + n, since=now)
            placed = await add(
                work.placement,
                municipality=town,
                job=job,
                employer=boss,
                candidate=number,
                seat=n + 1,
                tariff=Decimal("18.50"),
                premium_rate=Decimal("2.00"),
                minutes_per_week=1200,
                starts_on=first,
                last_day=first + timedelta(days=90),
                last_allowed_day=first + timedelta(days=90),
                made_at=now,
            )
            for d in range(each):
                shift = await add(
                    work.planned_shift,
                    municipality=town,
                    placement=placed,
                    day=first + timedelta(days=d),
                    starts=time(9),
                    ends=time(13),
                    break_minutes=0,
                    minutes=240,
                )
                deed.show(Person(number, town, Role.CANDIDATE, "", "", "nl"), Thing.SHIFT, shift, fresh=True)
        await write(tx, [deed])
    await database.close()


def people_of(url: str, count: int) -> None:
    """The people as Telegram users who opened the bot."""
    ask(f"{url}/bot{TOKEN}/getMe", {})
    for n in range(count):
        ask(f"{url}/people", {"id": FIRST_PERSON + n, "first_name": f"P{n}"})
        ask(f"{url}/people/{FIRST_PERSON + n}/start", {})


def ours(database: str) -> float:
    """Presses a second through the whole path."""
    with local_telegram() as url:
        asyncio.run(fill(database, PEOPLE, EACH))
        people_of(url, PEOPLE)
        health = free_port()
        settings = {
            "FLEXBOT_TOKEN": TOKEN,
            "FLEXBOT_DATABASE": database,
            "FLEXBOT_API_BASE": url,
            "FLEXBOT_HEALTH_PORT": str(health),
            "FLEXBOT_SEND_RATE": "0",
        }
        with process("-m", "bot", "run", **settings):
            cards = cards_sent(url, CAPTION, PEOPLE, EACH)
            until(lambda: ask(f"http://127.0.0.1:{health}/health")["outbox"] == 0)
            presses = [
                press(10_000_000 + n * PEOPLE + i, chat, *card)
                for n in range(EACH)
                for i, (chat, card) in enumerate((chat, found[n]) for chat, found in cards.items())
            ]
            return len(presses) / run_presses(url, presses)


def stock(script: str, *more: str) -> float:
    """The same presses through a stock bot that keeps nothing."""
    with local_telegram() as url:
        people_of(url, PEOPLE)
        with process("-m", f"tests.bench.stock.{script}", url, TOKEN, *more):
            cards = cards_sent(url, "As planned", PEOPLE, 1)
            presses = [
                press(10_000_000 + n * PEOPLE + i, chat, *found[0])
                for n in range(EACH)
                for i, (chat, found) in enumerate(cards.items())
            ]
            return len(presses) / run_presses(url, presses)


def main(kinds: list[str]) -> None:
    """Rounds in turn, medians, and the ratio to stock aiogram."""
    rates: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind in kinds:
            with tempfile.TemporaryDirectory() as folder:
                if kind == "sqlite":
                    rate = ours(f"sqlite:///{Path(folder) / 'bench.db'}")
                elif kind == "postgresql":
                    rate = ours(os.environ["BENCH_POSTGRESQL"])
                elif kind == "ptb":
                    rate = stock("ptb_bot", str(Path(folder) / "bench.pickle"))
                else:
                    rate = stock("aiogram_bot")
            rates[kind].append(rate)
            print(f"{kind}: {rate:.0f} presses a second", flush=True)
    medians = {kind: statistics.median(found) for kind, found in rates.items()}
    for kind, median in medians.items():
        ratio = f", {median / medians['aiogram']:.2f} of stock aiogram" if "aiogram" in medians else ""
        print(f"{kind}: median {median:.0f} presses a second{ratio}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["aiogram", "sqlite", "ptb"])
