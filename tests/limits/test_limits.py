"""Nobody can do too much at once: links are tried a few times, updates of one person are refused above a number, and nothing is amplified."""

import asyncio
import os
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select

from bot.incoming.intake import TOO_FAST, Intake
from bot.incoming.limit import WITHIN, Limit
from bot.settings import read
from bot.store import inbox
from core.actions.deed import Deed, write
from core.actions.people.invites import make_invite, use_invite
from core.rules.people.invites import TRIES, InviteCode
from core.rules.refusals import Refusal
from core.store.database import Database
from core.store.opening import connect
from core.store.people import invites, people
from core.store.people.people import Person
from core.store.tables.messages import outbox
from core.store.tables.people import address
from tests.kept import NOW, Kept

RACES = int(os.environ.get("FLEXBOT_RACES", "400"))
"""10,000 in the full form."""


def text(number: int, sender: int, seconds: float = 0.0) -> dict[str, Any]:
    body = {
        "message_id": number,
        "date": int(NOW.timestamp() + seconds),
        "chat": {"id": sender, "type": "private"},
        "text": "hoi",
    }
    return {
        "update_id": number,
        "message": body | {"from": {"id": sender, "is_bot": False, "first_name": "A", "language_code": "nl"}},
    }


async def outcomes(house: Kept) -> dict[str | None, int]:
    async with house.database.begin() as tx:
        rows = await tx.execute(select(inbox.c.outcome, func.count()).group_by(inbox.c.outcome))
        return {row[0]: row[1] for row in rows}


async def test_above_the_number_one_kind_message(house: Kept) -> None:
    """Of 100 in a second 20 are handled; the rest is refused with one message; others are not touched; after a rest all is well."""
    now = NOW
    intake = Intake(house.database, lambda: now, lambda: None, Limit(20))
    for start in range(0, 100, 25):
        await intake.store([text(start + n, 1001) for n in range(25)])
    await intake.store([text(200 + n, 1002) for n in range(20)])
    assert await outcomes(house) == {None: 40, "limited": 80}
    await intake.store([text(300, 1001, WITHIN.total_seconds() + 1)])
    assert (await outcomes(house))[None] == 41
    assert await house.one(select(func.count()).where(outbox.c.what == TOO_FAST)) == 1


async def test_what_comes_twice_counts_once(house: Kept) -> None:
    """Twelve updates that Telegram hands over again, also within one batch, use up nobody's limit: of twenty, eight are left."""
    intake = Intake(house.database, lambda: NOW, lambda: None, Limit(20))
    first = [text(n, 1001) for n in range(12)]
    await intake.store(first)
    await intake.store(first + first)
    await intake.store([text(100 + n, 1001) for n in range(9)])
    assert await outcomes(house) == {None: 20, "limited": 1}


async def test_what_waited_during_a_downtime_is_handled(house: Kept) -> None:
    """Messages that were written over an hour and come in at once are not too fast."""
    intake = Intake(house.database, lambda: NOW + timedelta(hours=1), lambda: None, Limit(20))
    await intake.store([text(n, 1001, n * 36) for n in range(100)])
    assert await outcomes(house) == {None: 100}


def test_where_the_limit_holds() -> None:
    """Against Telegram always, against a local server when it is set."""
    assert read(api_base="https://api.telegram.org").updates_per_person == 20
    assert read(api_base="http://127.0.0.1:8081").updates_per_person == 0
    assert read(api_base="http://127.0.0.1:8081", person_limit="5").updates_per_person == 5


async def invited(house: Kept) -> tuple[str, int]:
    """A link of somebody whose phone is not known."""
    async with house.database.begin() as tx:
        deed = Deed(tx, house.now)
        number = await house.number(tx, 1003)
        await invites.unlink(tx, number, house.now)
        someone = await people.by_id(tx, number)
        assert someone is not None
        secret = (await make_invite(deed, someone)).secret
        await write(tx, [deed])
    return secret, number


async def claim(database: Database, secret: str, external: int, at: Any) -> Person | Refusal:
    async with database.begin() as tx:
        deed = Deed(tx, at)
        answer = await use_invite(deed, secret, "telegram", external)
        await write(tx, [deed])
    return answer


async def test_wrong_links_are_tried_a_few_times(house: Kept) -> None:
    """After five the chat waits an hour, even with the right one; another chat does not; then the right one works."""
    secret, number = await invited(house)
    for n in range(TRIES):
        answer = await claim(house.database, f"wrong{n}", 77, house.now)
        assert isinstance(answer, Refusal)
        assert answer.code is InviteCode.INVITE_UNKNOWN
    answer = await claim(house.database, secret, 77, house.now)
    assert isinstance(answer, Refusal)
    assert answer.code is InviteCode.TOO_MANY_TRIES
    came_in = await claim(house.database, secret, 77, house.now + timedelta(hours=1))
    assert isinstance(came_in, Person)
    assert came_in.id == number


async def test_a_link_has_one_owner_however_often_it_is_raced(house: Kept) -> None:
    """Many chats over several processes at once, again and again: one of them is in, and stays the only one."""
    dice = Random(3)
    databases = [connect(house.url) for _ in range(3)]
    tries = 0
    while tries < RACES:
        secret, number = await invited(house)
        chats = [dice.randrange(10**6, 10**9) for _ in range(10)]
        claims = [claim(dice.choice(databases), secret, chat, house.now) for chat in chats for _ in range(2)]
        answers = await asyncio.gather(*claims)
        tries += len(answers)
        owners = {chats[place // 2] for place, answer in enumerate(answers) if isinstance(answer, Person)}
        async with house.database.begin() as tx:
            reached = select(address.c.external).where(address.c.person == number, address.c.until.is_(None))
            assert set((await tx.execute(reached)).scalars()) == owners
        assert len(owners) == 1
        assert sum(isinstance(answer, Person) for answer in answers) == 1
    for database in databases:
        await database.close()
