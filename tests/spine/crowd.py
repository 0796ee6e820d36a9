"""Many people at once: forty candidates, each with an offer, in a town of the test's own."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from bot.store import inbox
from core.actions.deed import Deed, write
from core.actions.things import Thing
from core.store.people import people
from core.store.tables import messages, work
from core.store.tables import people as tables
from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk

FIRST = 500_000


@dataclass
class Crowd:
    """Candidates with phones, and the card of each one's offer."""

    folk: Folk
    consultant: Phone
    phones: list[Phone]
    offers: list[int]
    cards: list[Message]

    @classmethod
    async def gather(cls, town: RunningTown, size: int = 40) -> "Crowd":
        """Everybody has started the bot and sees an offer of a job with a place for each."""
        folk = await Folk.settle(town)
        consultant = await folk.phone("consultant")
        job = await folk.job(places=size)
        numbers = await cls._settle(folk, size)
        phones = [Phone(town, FIRST + n, f"Kandidaat{n}") for n in range(size)]
        await asyncio.gather(*(phone.appears() for phone in phones))
        await asyncio.gather(*(phone.starts(wait=False) for phone in phones))
        await town.quiet()
        offers = await cls._offer(folk, job, numbers)
        await town.quiet()
        cards = list(await asyncio.gather(*(phone.sees("Wil je dit werk doen?") for phone in phones)))
        return cls(folk, consultant, phones, offers, cards)

    @staticmethod
    async def _settle(folk: Folk, size: int) -> list[int]:
        numbers = []
        async with folk.town.database.begin() as tx:
            for n in range(size):
                row = {"municipality": folk.municipality, "ref": f"crowd{n}", "role": "candidate", "language": "nl"}
                added = await tx.execute(
                    insert(tables.person).returning(tables.person.c.id), row | {"first_name": f"Kandidaat{n}", "last_name": ""}
                )
                numbers.append(added.scalar_one())
                whose = {"person": numbers[-1], "municipality": folk.municipality}
                address = whose | {"channel": "telegram", "external": FIRST + n, "since": folk.moment}
                await tx.execute(insert(tables.address), address)
                facts = {"consultant": folk.ids["consultant"], "birth_date": folk.moment.date().replace(year=1980)}
                await tx.execute(insert(tables.candidate), whose | facts)
        return numbers

    @staticmethod
    async def _offer(folk: Folk, job: int, numbers: list[int]) -> list[int]:
        offers = []
        async with folk.town.database.begin() as tx:
            deed = Deed(tx, await folk.town.now())
            for number in numbers:
                values = {"municipality": folk.municipality, "job": job, "candidate": number, "by": folk.ids["consultant"]}
                added = await tx.execute(insert(work.offer).returning(work.offer.c.id), values | {"made_at": folk.moment})
                offers.append(added.scalar_one())
                person = await people.by_id(tx, number)
                assert person is not None
                deed.show(person, Thing.OFFER, offers[-1], fresh=True)
            await write(tx, [deed])
        return offers


async def rows(town: RunningTown, *columns: Any) -> list[Any]:
    """All rows of these columns."""
    async with town.database.begin() as tx:
        return list((await tx.execute(select(*columns))).all())


async def deeds_done(town: RunningTown, deed: str) -> Counter[int]:
    """How often the trail says that this was done, by thing."""
    found = await rows(town, messages.trail.c.deed, messages.trail.c.thing_id)
    return Counter(row.thing_id for row in found if row.deed == deed)


async def said(town: RunningTown, what: str) -> Counter[int]:
    """How often this was told, by person."""
    found = await rows(town, messages.outbox.c.what, messages.outbox.c.person)
    return Counter(row.person for row in found if row.what == what)


async def outcomes(town: RunningTown) -> Counter[str | None]:
    """What became of the updates."""
    return Counter(row.outcome for row in await rows(town, inbox.c.outcome))
