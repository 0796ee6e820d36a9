"""Races without phones: the deeds themselves, on several connections at once, with the house's own checks and without them."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import asyncpg
from sqlalchemy import Table, func, insert, select
from sqlalchemy.exc import DBAPIError

import bot.store  # noqa: F401 - its tables are part of the schema
from core.actions.deed import Deed, write
from core.actions.matching import offers as offer_deeds
from core.actions.matching import proposals as proposal_deeds
from core.rules.matching import offers as rules
from core.rules.people.agreement import TERMS
from core.rules.refusals import Refusal
from core.store.database import Database, Transaction
from core.store.matching import jobs, offers
from core.store.opening import connect
from core.store.people.people import Person, Role
from core.store.tables import messages, people, work
from core.store.work import agreements
from tests.adding import add
from tests.faults.processes import Ground
from tests.faults.rows import Figures, Result, row
from tests.newest import newest

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
CONNECTIONS, COLLEAGUES, MOST = 4, 5, 20
AGAIN = 5
Act = Callable[[Deed], Awaitable[Any]]


@dataclass
class Field:
    """A municipality of twenty-one candidates and an employer with colleagues, reached over several connections as from several processes."""

    databases: list[Database]
    place: int = 0
    boss: int = 0
    consultant: int = 0
    colleagues: list[Person] = field(default_factory=list)
    candidates: list[Person] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    jobs: int = 0
    again: int = AGAIN

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator["Field"]:
        """Lay it down in an empty database."""
        await newest(url)
        found = cls([connect(url) for _ in range(CONNECTIONS)])
        try:
            await found._lay_down()
            yield found
        finally:
            for database in found.databases:
                await database.close()

    async def _lay_down(self) -> None:
        async with self.databases[0].begin() as tx:
            self.place = await add(tx, people.municipality, name="Gemeente")
            for policy, value in (("premium_per_hour", "2.00"), ("tariff_floor_per_hour", "17.50")):
                values = {"policy": policy, "value": value, "valid_from": date(2024, 1, 1), "source": "besluit"}
                await add(tx, people.policy_row, municipality=self.place, **values)
            self.consultant = (await self._person(tx, Role.CONSULTANT, 1)).id
            await tx.execute(insert(people.consultant), {"person": self.consultant, "municipality": self.place})
            self.boss = await add(tx, people.employer, municipality=self.place, ref="E", name="Bedrijf")
            for n in range(COLLEAGUES):
                self.colleagues.append(await self._person(tx, Role.EMPLOYER, 10 + n))
                values = {"person": self.colleagues[-1].id, "municipality": self.place, "employer": self.boss}
                await tx.execute(insert(people.employer_member), values)
            await agreements.accept(tx, self.boss, TERMS, self.colleagues[0], NOW)
            for n in range(MOST + 1):
                self.candidates.append(await self._person(tx, Role.CANDIDATE, 100 + n))
                facts = {"person": self.candidates[-1].id, "municipality": self.place, "birth_date": date(1975, 1, 1)}
                await tx.execute(insert(people.candidate), facts | {"consultant": self.consultant})

    async def _person(self, tx: Transaction, role: Role, external: int) -> Person:
        values = {"ref": str(external), "role": role, "first_name": f"P{external}", "last_name": "", "language": "nl"}
        number = await add(tx, people.person, municipality=self.place, **values)
        return Person(number, self.place, role, values["first_name"], "", "nl")

    async def offered(self, hands: int, *, proposed: bool) -> tuple[int, list[tuple[Person, int]]]:
        """A job of one place that is offered to so many candidates, who all said yes and were proposed, when `proposed`; answers the
        job, and of each candidate the offer or the proposal. Of some jobs somebody else had the place before."""
        self.jobs += 1
        values = {"employer": self.boss, "ref": f"K{self.jobs}", "title": "Werk", "place": "Kade 1", "places": 1}
        values |= {"starts_on": date(2026, 11, 23), "ends_on": date(2026, 11, 29), "minutes_per_week": 180}
        async with self.databases[0].begin() as tx:
            number = await add(tx, work.job, municipality=self.place, tariff=Decimal("18.50"), **values)
            before, things = self.candidates[-1], []
            if self.jobs % 8 in (2, 4):
                await self._had_it(tx, number, before)
            for one in self.chance.sample(self.candidates[:-1], hands):
                said = {"job": number, "candidate": one.id, "by": self.consultant, "made_at": NOW}
                thing = await add(tx, work.offer, municipality=self.place, **said)
                if proposed:
                    of = {"municipality": self.place, "offer": thing}
                    await add(tx, work.offer_answer, wants=True, at=NOW, **of)
                    thing = await add(tx, work.proposal, by=self.consultant, made_at=NOW, **of)
                things.append((one, thing))
        return number, things

    async def _had_it(self, tx: Transaction, job: int, who: Person) -> None:
        """The place was had before, until last week: it is free again."""
        values = {"employer": self.boss, "tariff": Decimal("18.50"), "premium_rate": Decimal(2), "minutes_per_week": 180}
        values |= {"starts_on": date(2026, 11, 2), "last_day": date(2026, 11, 13), "last_allowed_day": date(2027, 5, 1)}
        await add(tx, work.placement, municipality=self.place, job=job, candidate=who.id, seat=1, made_at=NOW, **values)

    async def race(self, acts: list[tuple[Person, Act]]) -> list[Any]:
        """All at once, over all connections; whom the database asks to try again tries again."""
        self.chance.shuffle(acts)
        return list(await asyncio.gather(*(self._does(n, who, act) for n, (who, act) in enumerate(acts))))

    async def _does(self, n: int, who: Person, act: Act) -> Any:
        for _ in range(self.again):
            try:
                async with self.databases[n % CONNECTIONS].begin() as tx:
                    deed = Deed(tx, NOW, who)
                    done = await act(deed)
                    await write(tx, [deed])
            except DBAPIError as problem:
                last: BaseException = problem
            else:
                return done
        return last

    async def count(self, table: Table, *where: Any) -> int:
        """Rows that are there."""
        async with self.databases[0].begin() as tx:
            return int((await tx.execute(select(func.count()).select_from(table).where(*where))).scalar_one())


@contextmanager
def unchecked() -> Iterator[None]:
    """The house asks nothing any more: not whether it was answered, not whether there is a place, and locks no job."""

    async def no_lock(_tx: Transaction, _job: int) -> None: ...

    with ExitStack() as stack:
        for where, name, instead in (
            (rules, "may_choose", lambda _offer: None),
            (rules, "may_answer", lambda _offer: None),
            (jobs.Job, "free_on", lambda _job, _day: 1),
            (offers, "lock_job", no_lock),
        ):
            assert hasattr(where, name)
            stack.enter_context(patch.object(where, name, instead))
        yield


async def one_place(ground: Field, hands: int, result: Result) -> None:
    """Colleagues say welcome to different candidates: one is placed, also where the place was had before."""
    job, proposals = await ground.offered(hands, proposed=True)
    acts = [(ground.chance.choice(ground.colleagues), _welcome(number)) for _, number in proposals]
    done = await ground.race(acts)
    won = sum(not isinstance(one, (Refusal, BaseException)) for one in done)
    seats = await ground.count(work.placement, work.placement.c.job == job, work.placement.c.last_day >= NOW.date())
    result.expect(seats == 1, f"{seats} placements on one place, {hands} at once")
    result.reached["won"] += won
    result.reached["places"] += seats
    result.reached["acts"] += hands


async def two_devices(ground: Field, hands: int, result: Result) -> None:
    """Devices of one person say yes and no: one answer stands, it is told once, and whoever said it first hears that it counted."""
    _, [(who, number)] = await ground.offered(1, proposed=False)
    wishes = [ground.chance.random() < 0.5 for _ in range(hands)]
    done = await ground.race([(who, _answer(number, wants)) for wants in wishes])
    answers = await ground.count(work.offer_answer, work.offer_answer.c.offer == number)
    trail = messages.trail.c
    deeds = await ground.count(messages.trail, trail.deed == "offer answered", trail.thing_id == number)
    result.expect(answers == deeds == 1, f"{answers} answers and {deeds} deeds of one person, {hands} at once")
    result.expect(not any(isinstance(one, BaseException) for one in done), "an answer failed")
    result.reached["acts"] += hands


def _welcome(number: int) -> Act:
    return lambda deed: proposal_deeds.answer_proposal(deed, number, True)


def _answer(number: int, wants: bool) -> Act:
    return lambda deed: offer_deeds.answer_offer(deed, number, wants)


@row(
    "winner",
    "one place and one answer, wanted by 2 to 20 hands at once; also with the house's own checks removed",
    small={"races": 16, "most": 6},
    full={"races": 2000, "most": 20},
)
async def one_winner(ground: Ground, dialect: str, figures: Figures) -> Result:
    """A quarter each: one place and two devices, checked and unchecked. In a checked race exactly one is told that they won."""
    result = Result()
    async with Field.open(await _empty(ground, dialect)) as races:
        for n in range(figures["races"]):
            hands = races.chance.randint(2, figures["most"])
            race = one_place if n % 2 else two_devices
            before = result.reached["won"], result.reached["places"]
            if n % 4 < 2:
                await race(races, hands, result)
                won, places = result.reached["won"] - before[0], result.reached["places"] - before[1]
                result.expect(won == places, f"{won} were told that they won, {places} did")
            else:
                races.again = 1
                with unchecked():
                    await race(races, hands, result)
                races.again = AGAIN
                result.reached["unchecked"] += 1
            result.reached["races"] += 1
    result.reached.pop("won", None)
    return result


async def _empty(ground: Ground, dialect: str) -> str:
    """A new database. Without the house's locks PostgreSQL finds deadlocks; it is asked to look for them at once, not after a second."""
    ground.towns += 1
    if dialect == "sqlite":
        return f"sqlite:///{ground.folder / f'races{ground.towns}.db'}"
    url = ground.postgres().database()
    server = await asyncpg.connect(url)
    await server.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET deadlock_timeout = '10ms'")
    await server.close()
    return url
