"""Values planted wherever a person can write are found nowhere that they do not belong: logs at DEBUG, exceptions, other people's messages."""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog
from aiogram import Bot, Dispatcher
from sqlalchemy import select

from bot.callbacks import Sealer
from bot.incoming.intake import Intake
from bot.incoming.worker import Worker
from bot.store import inbox
from bot.wire.api import Api
from core.store.tables.messages import outbox
from tests.doorway import TOKEN, dispatcher
from tests.kept import Kept, all_bytes, kept

BSN, IBAN, CANARY = "111222333", "NL91ABNA0417164300", "Kanarie7Zq"


@pytest.fixture(name="house")
async def lived_in(tmp_path: Path) -> AsyncIterator[Kept]:
    async with kept(tmp_path) as house:
        yield house


@pytest.fixture(name="logged")
def everything_logged() -> Iterator[StringIO]:
    """All loggers at DEBUG, of the house and of every library."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    before = structlog.get_config()
    structlog.configure(
        processors=[structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    yield stream
    structlog.configure(**before)
    root.removeHandler(handler)
    root.setLevel(level)


def message(number: int, sender: int, **content: Any) -> dict[str, Any]:
    who = {"id": sender, "is_bot": False, "first_name": "Amina", "last_name": CANARY}
    body = {"message_id": number, "date": 1, "chat": {"id": sender, "type": "private", "first_name": "Amina"}, "from": who}
    return {"update_id": number, "message": body | content}


def worker_of(house: Kept, door: Dispatcher) -> Worker:
    return Worker(
        house.database, door, Bot(TOKEN), Api("http://127.0.0.1:9", TOKEN), Sealer(TOKEN), lambda: house.now, lambda: None
    )


async def handle(worker: Worker) -> None:
    while await worker.round():
        pass


async def test_canaries_stay_where_they_are(house: Kept, logged: StringIO) -> None:
    """Ordinary text, text that fails in the handler, malformed updates: no log line holds a word of it, nobody else is told of it."""
    arrived = Intake(house.database, lambda: house.now, lambda: None)

    async def explode(_handler: Any, _event: Any, data: dict[str, Any]) -> Any:
        if data["turn"].masked == 0 and data["event_update"].update_id % 2:
            raise ValueError(f"cannot work with {data['event_update'].message.text}")
        return await _handler(_event, data)

    house_door = dispatcher()
    house_door.update.outer_middleware(explode)
    texts = (f"{CANARY} {BSN}", f"{CANARY} mijn rekening is {IBAN}", f"{CANARY} bsn {BSN[:3]} {BSN[3:6]} {BSN[6:]}", CANARY)
    updates: list[Any] = [message(10 + n, 1001, text=text) for n, text in enumerate(texts * 3)]
    updates += [
        message(60, 1002, caption=f"{CANARY} {BSN}", photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}])
    ]
    updates += [{"update_id": 70, "message": {"text": f"{CANARY} {BSN}"}}, {"update_id": 71, "message": CANARY}, CANARY]
    await arrived.store(updates)
    try:
        await handle(worker_of(house, house_door))
    finally:
        house_door.update.outer_middleware.unregister(explode)
    said = logged.getvalue()
    assert "update set aside" in said
    assert "update failed" in said
    assert [word for word in (CANARY, BSN, IBAN) if word in said] == []
    async with house.database.begin() as tx:
        rows = (await tx.execute(select(outbox))).all()
        (amina, henk) = [await house.number(tx, external) for external in (1001, 1002)]
        waiting = (
            await tx.execute(select(inbox.c.id).where(inbox.c.payload.is_not(None), inbox.c.handled_at.is_not(None)))
        ).all()
    told_to_others = [row for row in rows if row.person not in (amina, henk) and CANARY in str(row.facts)]
    assert (told_to_others, [row for row in rows if BSN in str(row.facts) or IBAN in str(row.facts)]) == ([], [])
    assert waiting == [], "the inbox keeps no handled payload"


async def test_masked_numbers_never_reach_the_disk(house: Kept, tmp_path: Path) -> None:
    """From the moment that an update is stored, no byte of the database holds the number."""
    arrived = Intake(house.database, lambda: datetime.now(UTC), lambda: None)
    await arrived.store([message(n, 1001, text=f"mijn bsn is {BSN} en {IBAN}") for n in range(1, 20)])
    stored = all_bytes(tmp_path)
    assert [word for word in (BSN, IBAN) if word.encode() in stored] == []
