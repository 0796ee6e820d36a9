"""Whoever lost their phone hears in the new chat what was said meanwhile, once and in order."""

from datetime import timedelta

from sqlalchemy import select, update

from core.actions.deed import Deed, write
from core.actions.people.invites import make_invite, use_invite
from core.actions.things import Notice, Priority
from core.store.people import invites, people
from core.store.people.people import Person
from core.store.tables.messages import outbox
from tests.kept import Kept


async def told(house: Kept, reader: int, key: str, outcome: str | None = "unreachable") -> None:
    """A notice that ended like this."""
    async with house.database.begin() as tx:
        someone = await people.by_id(tx, reader)
        assert someone is not None
        deed = Deed(tx, house.now)
        deed.tell(someone, Notice.NOT_CHOSEN, key=key, job="Vouwen", contact="Karin")
        await write(tx, [deed])
        ended = {"done_at": house.now if outcome else None, "outcome": outcome}
        await tx.execute(update(outbox).where(outbox.c.business_key.like(f"%:{key}:%")).values(**ended))


async def waiting(house: Kept, reader: int) -> list[str]:
    """The keys of what is still to be said, in order."""
    rows = select(outbox.c.business_key).where(
        outbox.c.person == reader, outbox.c.done_at.is_(None), outbox.c.what == Notice.NOT_CHOSEN
    )
    async with house.database.begin() as tx:
        return [key.split(":")[1] for key in (await tx.execute(rows.order_by(outbox.c.id))).scalars()]


async def comes_in(house: Kept, reader: int, external: int) -> None:
    """By a new link, in another chat."""
    async with house.database.begin() as tx:
        someone = await people.by_id(tx, reader)
        assert someone is not None
        deed = Deed(tx, house.now)
        secret = (await make_invite(deed, someone)).secret
        assert isinstance(await use_invite(deed, secret, "telegram", external), Person)
        await write(tx, [deed])


async def test_what_was_said_meanwhile_is_said_in_the_new_chat(house: Kept) -> None:
    """Not what arrived, not what could not arrive before the phone was lost, not an answer to a press of then; and not a second time."""
    async with house.database.begin() as tx:
        reader = await house.number(tx, 1003)
    await told(house, reader, "blocked")
    house.now += timedelta(hours=1)
    async with house.database.begin() as tx:
        await invites.unlink(tx, reader, house.now)
    house.now += timedelta(hours=1)
    for key in ("first", "second", "answer"):
        await told(house, reader, key)
    await told(house, reader, "arrived", "sent")
    async with house.database.begin() as tx:
        of = outbox.c.business_key.like("%:answer:%")
        await tx.execute(update(outbox).where(of).values(priority=int(Priority.ANSWER)))
    house.now += timedelta(hours=1)
    await comes_in(house, reader, 55_555)
    assert await waiting(house, reader) == ["first", "second"]
    async with house.database.begin() as tx:
        await tx.execute(update(outbox).where(outbox.c.person == reader).values(done_at=house.now, outcome="sent"))
        await invites.unlink(tx, reader, house.now)
    house.now += timedelta(hours=1)
    await comes_in(house, reader, 66_666)
    assert await waiting(house, reader) == []
