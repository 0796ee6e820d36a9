"""The two doors for updates: a webhook that takes only what is Telegram's and acknowledges only what is kept, and a poller that is alone."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.incoming.intake import YOUNG_SECONDS, AnotherPoller, Intake, Poller
from bot.incoming.webhook import LARGEST, SECRET_HEADER, Webhook
from bot.wire.api import Api
from tests.faults.processes import FaultTown, Ground
from tests.faults.proxy import Proxy
from tests.faults.reading import read
from tests.ports import free_port
from tests.stories.running import TOKEN

if TYPE_CHECKING:
    from tests.nursery import Nursery
    from tests.postgres import Postgres

SECRET = "OnlyTheTestsKnowIt"
STRANGER = 800_001
Doors = tuple[FaultTown, str, Proxy]


@pytest.fixture(name="door")
async def webhook_town(nursery: "Nursery", postgres: "Postgres", tmp_path: Path) -> AsyncIterator[Doors]:
    """A bot with a webhook, its address, and the wire between it and its database."""
    ground = Ground(tmp_path, nursery, postgres)
    direct, port = postgres.database(), free_port()
    proxy, url = Proxy(direct), f"http://127.0.0.1:{port}/hook"
    more = {"webhook_url": url, "webhook_secret": SECRET, "webhook_port": str(port), "database": await proxy.open()}
    async with ground.town(url=direct, started=False) as town:
        await town.start_bot(**more)
        await listening(town, url)
        yield town, url, proxy
    await proxy.close()


async def listening(town: FaultTown, url: str) -> None:
    """Until the door is open: the bot says that it is there a moment earlier."""
    async with asyncio.timeout(20):
        while True:
            with suppress(aiohttp.ClientConnectorError):
                async with town.session.get(url):
                    return
            await asyncio.sleep(0.01)


def text(number: int, words: str = "een zin") -> dict[str, Any]:
    """Somebody whom nobody knows writes."""
    me = {"id": STRANGER, "is_bot": False, "first_name": "P"}
    message = {"message_id": number, "date": 1_790_000_000, "from": me, "chat": me | {"type": "private"}, "text": words}
    return {"update_id": number, "message": message}


async def posted(town: FaultTown, url: str, body: Any, secret: str | None = SECRET) -> int:
    """The status that a POST gets."""
    headers = {} if secret is None else {SECRET_HEADER: secret}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with town.session.post(url, data=raw, headers=headers) as answer:
        return answer.status


async def kept(town: FaultTown) -> list[int]:
    """The numbers of the updates in the inbox."""
    return [row["update_id"] for row in (await read(town.database_url, "SELECT update_id FROM inbox ORDER BY id"))[0]]


async def test_only_whoever_knows_the_secret(door: Doors) -> None:
    """Without it, with another, a shorter or a longer one: 403, and nothing is kept. Other paths and methods are not there."""
    town, url, _ = door
    for secret in (None, "", "x", SECRET[:-1], SECRET + "x", "geheim\u00e9"):
        assert await posted(town, url, text(1), secret) == 403
    assert await posted(town, url.replace("/hook", "/other"), text(1)) == 404
    async with town.session.get(url) as answer:
        assert answer.status == 405
    assert await kept(town) == []


async def test_the_secret_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch, door: Doors) -> None:
    """Each comparison is `hmac.compare_digest` of the whole secret, also with one of another length."""
    compared: list[tuple[bytes, bytes]] = []

    def spy(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return compare_digest(one, other)

    monkeypatch.setattr("bot.incoming.webhook.compare_digest", spy)
    from aiohttp.test_utils import TestClient, TestServer

    async with TestClient(TestServer(Webhook(Nothing(), "http://127.0.0.1/hook", SECRET).app())) as client:  # type: ignore[arg-type]
        for secret in ("x", SECRET):
            await client.post("/hook", data=b"{}", headers={SECRET_HEADER: secret})
    assert compared == [(b"x", SECRET.encode()), (SECRET.encode(), SECRET.encode())]


async def test_a_secret_of_strange_bytes_is_a_wrong_one() -> None:
    """A byte that is no UTF-8 in the secret's header: 403, as for every other wrong secret."""
    from aiohttp.test_utils import TestServer

    async with TestServer(Webhook(Nothing(), "http://127.0.0.1/hook", SECRET).app()) as server:  # type: ignore[arg-type]
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"POST /hook HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n%b: \xe9\r\n\r\n{}" % SECRET_HEADER.encode())
        assert (await reader.readline()).startswith(b"HTTP/1.1 403")
        writer.close()


class Nothing:
    """An inbox that keeps nothing: for what happens before it."""

    async def store(self, updates: list[Any]) -> None:
        """Take it."""


async def test_acknowledged_is_kept(door: Doors) -> None:
    """After 200 the update is in the inbox, also when the bot is killed at that moment; sent again it is there once."""
    town, url, _ = door
    assert await posted(town, url, text(7)) == 200
    await town.kill_bot()
    assert await kept(town) == [7]
    await town.start_bot(webhook_url=url, webhook_secret=SECRET, webhook_port=url.rpartition(":")[2].removesuffix("/hook"))
    await listening(town, url)
    assert await posted(town, url, text(7)) == 200
    assert await kept(town) == [7]


async def test_a_database_that_is_away(door: Doors) -> None:
    """503, so that Telegram sends it again; then it is taken, and handled once."""
    town, url, proxy = door
    proxy.away(True)
    assert await posted(town, url, text(8)) == 503
    proxy.away(False)
    assert await posted(town, url, text(8)) == 200
    await town.quiet(60)
    assert await kept(town) == [8]


async def test_too_large_is_not_taken(door: Doors) -> None:
    """More than a MiB is 413 and is not kept; just under it is."""
    town, url, _ = door
    assert await posted(town, url, text(1, "x" * LARGEST)) == 413
    assert await posted(town, url, b" " * (LARGEST - 1000) + json.dumps(text(2)).encode()) == 200
    assert await kept(town) == [2]


@pytest.mark.parametrize("body", [b"", b"no json", b"\xff\xfe", b"[" * 100_000, b"[]", b'{"update_id": 5'])
async def test_nonsense_is_set_aside(door: Doors, body: bytes) -> None:
    """It is taken, since it would be the same when sent again, and set aside with an alert; the bot lives on."""
    town, url, _ = door
    assert await posted(town, url, body) == 200
    assert (await town.health())["set_aside"] == 1
    assert '"event": "update set aside"' in town.log()
    assert await posted(town, url, text(9)) == 200


async def fetched(town: FaultTown, *numbers: int) -> None:
    """The last of these updates comes, and all of them are kept."""
    await town.hand_over(text(numbers[-1]))
    while await kept(town) != list(numbers):
        await asyncio.sleep(0.02)


async def test_the_second_poller_gives_way(nursery: "Nursery", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each ends the other's call with 409; the one that came later stops, the first goes on and keeps what comes."""
    monkeypatch.setattr("bot.incoming.intake.REST_SECONDS", 0.05)
    async with Ground(tmp_path, nursery).town(started=False) as town:
        now = await town.now()
        apis = [Api(town.url, TOKEN) for _ in range(2)]
        for api in apis:
            await api.open()
            assert (await api.call("getMe")).ok
        clock = [0.0]
        first, second = [Poller(api, Intake(town.database, lambda: now, lambda: None), lambda: clock[0]) for api in apis]
        polling = asyncio.ensure_future(first.run())
        await fetched(town, 4)
        clock[0] += YOUNG_SECONDS
        with pytest.raises(AnotherPoller):
            await asyncio.wait_for(second.run(), 30)
        await fetched(town, 4, 5)
        assert not polling.done()
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
        for api in apis:
            await api.close()


async def test_the_second_bot_says_why_it_stops(nursery: "Nursery", tmp_path: Path) -> None:
    """One line and exit code 1, when its calls are ended by another poller's again and again from the beginning."""
    async with Ground(tmp_path, nursery).town(started=False) as town:
        await town.fault("getUpdates", "409", 20)
        bot = await town.start_bot()
        assert await town.died()
        assert bot.returncode == 1
        assert town.log().splitlines()[-1].startswith("flexbot: another process already fetches updates with this token")
