"""A database with a municipality in the middle of things, and the deeds that people do in it, without a bot: for tests of what is kept."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select

import bot.store  # noqa: F401  (its tables belong to the schema)
from bot.demo.sample import sample
from core.actions.deed import Deed, write
from core.actions.hours.days import enter_as_planned
from core.actions.hours.travel import claim_kilometres
from core.actions.hours.week_answers import confirm_week
from core.actions.hours.weeks import sign_week
from core.actions.matching.offers import answer_offer, make_offer, say_why_not
from core.actions.matching.proposals import answer_proposal, propose
from core.actions.money.moments import agree_moment, propose_moment
from core.actions.rights.my_data import ask_erasure, choose_messages
from core.actions.talk.concerns import open_concern, raise_concern, write_in_concern
from core.actions.talk.questions import Message, ask, write_on
from core.actions.work.work_wishes import want_to_stop
from core.rules.refusals import Refusal
from core.rules.talk.questions import MessageKind
from core.store.database import Database, Transaction
from core.store.opening import connect
from core.store.people import people
from core.store.tables.hours import timesheet
from core.store.tables.people import address
from core.store.tables.work import job, offer, planned_shift
from core.store.trail import seal_some
from tests.newest import newest

NOW = datetime.fromisoformat("2026-11-16T09:00:00+01:00")
T = TypeVar("T")


@dataclass
class Kept:
    """A database, and who does what in it at which moment. People are named by their number in the chat."""

    database: Database
    url: str
    now: datetime = NOW

    async def does(self, external: int, act: Callable[..., Awaitable[T]], *args: Any, after: timedelta = timedelta()) -> T:
        """Somebody does a deed, which is committed; a refusal fails."""
        self.now += after
        async with self.database.begin() as tx:
            deed = await self.deed(tx, external)
            done = await act(deed, *args)
            await write(tx, [deed])
        assert not isinstance(done, Refusal), f"{act.__name__}{args}: {done}"
        return done

    async def deed(self, tx: Transaction, external: int) -> Deed:
        """A deed of somebody."""
        return Deed(tx, self.now, await people.by_id(tx, await self.number(tx, external)))

    async def number(self, tx: Transaction, external: int) -> int:
        """The number of a person who is reached in this chat."""
        return int((await tx.execute(select(address.c.person).where(address.c.external == external))).scalar_one())

    async def one(self, query: Any) -> Any:
        """A single value."""
        async with self.database.begin() as tx:
            return (await tx.execute(query)).scalar_one()

    async def seal(self) -> None:
        """Chain what is not chained yet."""
        async with self.database.begin() as tx:
            await self.seal_in(tx)

    async def seal_in(self, tx: Transaction) -> None:
        """The same, in a transaction."""
        while await seal_some(tx, self.now):
            pass

    async def days_pass(self) -> None:
        """Amina is offered work, takes it and is placed; Henk declines; a week is signed and confirmed; questions are asked and answered."""
        hour = timedelta(hours=1)
        folders = await self.one(select(offer.c.id))
        await self.does(1001, ask, Message(MessageKind.TEXT, "Kan ik daar parkeren?"), folders, after=hour)
        await self.does(3001, write_on, 1, Message(MessageKind.TEXT, "Ja, achter het gebouw."), after=hour)
        await self.does(1001, write_on, 1, Message(MessageKind.TEXT, "Dank je wel."), after=hour)
        await self.does(1001, answer_offer, folders, True, after=hour)
        await self.seal()
        proposal = await self.does(3001, propose, folders, after=hour)
        await self.does(2001, answer_proposal, proposal, True, after=hour)
        kitchen = await self.one(select(job.c.id).where(job.c.ref == "K3"))
        async with self.database.begin() as tx:
            henk = await self.number(tx, 1002)
        declined = await self.does(3001, make_offer, kitchen, henk, after=hour)
        await self.does(1002, answer_offer, declined, False, after=hour)
        async with self.database.begin() as tx:
            week = (
                await tx.execute(select(timesheet).where(timesheet.c.state == "open").order_by(timesheet.c.id).limit(1))
            ).one()
            shift = select(planned_shift).where(planned_shift.c.day == week.monday + timedelta(days=4))
            friday = (await tx.execute(shift)).one()
        await self.does(1001, enter_as_planned, friday.id, after=hour)
        await self.does(1001, claim_kilometres, friday.placement, friday.day, 0, Decimal(12), after=hour)
        version = await self.one(select(timesheet.c.version).where(timesheet.c.id == week.id))
        await self.does(1001, sign_week, week.id, version, after=hour)
        await self.does(2001, confirm_week, week.id, version, after=hour)
        await self.does(2001, ask, Message(MessageKind.TEXT, "Wanneer komt de factuur?"), after=hour)
        async with self.database.begin() as tx:
            amina = await self.number(tx, 1001)
        moment = await self.does(1001, propose_moment, amina, self.now.date() + timedelta(days=30), after=hour)
        await self.does(3001, agree_moment, moment, after=hour)
        await self.does(1001, want_to_stop, friday.placement, after=hour)
        told = await self.does(1001, raise_concern, "Ik krijg nooit pauze.", False, after=hour)
        await self.does(3001, open_concern, told, after=hour)
        await self.does(3001, write_in_concern, told, "Ik bel je.", after=hour)
        await self.does(1002, ask_erasure, after=hour)
        await self.does(1002, choose_messages, 2, False, after=hour)
        await self.does(1002, say_why_not, declined, "Te ver weg.", after=hour)
        self.now += timedelta(days=1)
        await self.seal()


@asynccontextmanager
async def kept(folder: Path, url: str | None = None) -> AsyncIterator[Kept]:
    """The sample municipality in a new database; SQLite in `folder` unless a URL is given."""
    where = url or f"sqlite:///{folder / 'kept.db'}"
    await newest(where)
    database = connect(where)
    async with database.begin() as tx:
        await sample(tx, NOW)
    try:
        yield Kept(database, where)
    finally:
        await database.close()


def all_bytes(folder: Path) -> bytes:
    """Everything in the files of an SQLite database that `kept` made there."""
    return b"".join(path.read_bytes() for path in folder.glob("kept.db*"))
