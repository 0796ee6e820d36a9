"""Updates are posted to a webhook: with the secret, in order for each person, again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.simulator.desk import ANN, BOB, Desk, until


class Hook:
    """A bot's own server. `answers` are the statuses and bodies to give, then 200."""

    def __init__(self) -> None:
        self.got: list[tuple[Any, str | None]] = []
        self.answers: list[tuple[int, Any]] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((await request.json(), request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        status, body = self.answers.pop(0) if self.answers else (200, None)
        return web.json_response(body, status=status) if body else web.Response(status=status)

    async def received(self, count: int) -> list[Any]:
        async def enough() -> bool:
            return len(self.got) >= count

        await until(enough)
        return [update for update, _ in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    taken = Hook()
    app = web.Application()
    app.router.add_post("/hook", taken.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    taken.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield taken
    await runner.cleanup()


async def nothing_waits(desk: Desk) -> None:
    async def empty() -> bool:
        return (await desk.ok("getWebhookInfo"))["pending_update_count"] == 0

    await until(empty)


async def test_updates_are_posted_with_the_secret(desk: Desk, hook: Hook) -> None:
    """What was pending first; and then no poll is possible."""
    await desk.writes("before")
    await desk.ok("setWebhook", url=hook.url, secret_token="s3cret_-")
    await desk.writes("after")
    updates = await hook.received(2)
    assert [update["message"]["text"] for update in updates] == ["before", "after"]
    assert {secret for _, secret in hook.got} == {"s3cret_-"}
    why = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    assert await desk.refused("getUpdates") == (409, why)
    await nothing_waits(desk)


async def test_what_is_not_taken_comes_again_in_order(desk: Desk, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a 500 and a 404 the same update a third time, and only then the person's next; getWebhookInfo says the last error."""
    monkeypatch.setattr("simulator.webhooks.FIRST_DELAY", 0.02)
    hook.answers = [(500, None), (404, None)]
    await desk.ok("setWebhook", url=hook.url)
    await desk.writes("a")
    await desk.writes("b")
    updates = await hook.received(4)
    assert [update["message"]["text"] for update in updates] == ["a", "a", "a", "b"]
    info = await desk.ok("getWebhookInfo")
    assert info["url"] == hook.url
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_several_that_set_it_at_once_are_posted_to_by_one(desk: Desk, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five replicas start together, each with a secret of its own: from then on one of them counts, and nothing is posted side by side."""
    monkeypatch.setattr("simulator.webhooks.FIRST_DELAY", 0.01)
    monkeypatch.setattr("simulator.webhooks.LONGEST_DELAY", 0.01)
    hook.answers = [(500, None)] * 60
    await desk.ok("setWebhook", url=hook.url, secret_token="s")
    await desk.writes("a")
    await asyncio.gather(*(desk.ok("setWebhook", url=hook.url, secret_token=f"s{n}") for n in range(5)))
    so_far = len(hook.got)
    await hook.received(so_far + 25)
    assert len({secret for _, secret in hook.got[so_far + 5 :]}) == 1
    await nothing_waits(desk)


async def test_a_stuck_person_does_not_hold_up_another(desk: Desk, hook: Hook) -> None:
    """One's update was answered with 500: before it comes again, the other's is posted."""
    await desk.ok("setWebhook", url=hook.url)
    hook.answers = [(500, None)]
    await desk.writes("stuck")
    await hook.received(1)
    await desk.post(f"/people/{BOB}/start")
    assert (await hook.received(2))[1]["message"]["from"]["id"] == BOB


async def test_a_dead_webhook_keeps_updates_for_polling(desk: Desk, hook: Hook) -> None:
    """getWebhookInfo says `Connection refused`; after deleteWebhook getUpdates brings the update."""
    await desk.ok("setWebhook", url="http://127.0.0.1:1/hook")
    await desk.writes("a")

    async def failed() -> bool:
        return (await desk.ok("getWebhookInfo")).get("last_error_message") == "Connection refused"

    await until(failed)
    await desk.ok("deleteWebhook")
    assert [update["message"]["text"] for update in await desk.updates()] == ["a"]


async def test_a_webhook_may_answer_with_a_call(desk: Desk, hook: Hook) -> None:
    """A method in the body of a 200 is done, once, and listed among the calls, as the Bot API allows."""
    hook.answers = [(200, {"method": "sendMessage", "chat_id": ANN, "text": "by reply"})]
    await desk.ok("setWebhook", url=hook.url)
    await desk.writes("a")
    await nothing_waits(desk)
    assert (await desk.last())["text"] == "by reply"
    assert [call["method"] for call in await desk.get("/calls") if call["method"] == "sendMessage"] == ["sendMessage"]


async def test_setting_and_deleting_say_what_they_did(desk: Desk, hook: Hook) -> None:
    """`was` the first time, `is already` the second; an empty address is a deletion. A secret with a blank: 400."""
    described = [
        ("setWebhook", {"url": hook.url}, "Webhook was set"),
        ("setWebhook", {"url": hook.url}, "Webhook is already set"),
        ("deleteWebhook", {}, "Webhook was deleted"),
        ("deleteWebhook", {"drop_pending_updates": True}, "Webhook is already deleted"),
        ("setWebhook", {"url": ""}, "Webhook is already deleted"),
    ]
    for method, parameters, description in described:
        assert (await desk.call(method, **parameters))[1] == {"ok": True, "result": True, "description": description}
    bad = await desk.refused("setWebhook", url=hook.url, secret_token="no spaces")
    assert bad == (400, "Bad Request: secret token contains unallowed characters")


async def test_setting_a_webhook_ends_a_poll(desk: Desk, hook: Hook) -> None:
    """The poll that waits is told so: terminated by setWebhook request."""
    poll = asyncio.create_task(desk.call("getUpdates", timeout=30))
    await until(desk.polls)
    await desk.ok("setWebhook", url=hook.url)
    assert (await poll)[1]["description"] == "Conflict: terminated by setWebhook request"


async def test_pending_updates_can_be_dropped(desk: Desk, hook: Hook) -> None:
    """What was written before is not posted, what is written after is; getWebhookInfo has the kinds that were asked for."""
    await desk.writes("a")
    await desk.ok("setWebhook", url=hook.url, drop_pending_updates=True, allowed_updates=["message"])
    await desk.writes("b")
    assert [update["message"]["text"] for update in await hook.received(1)] == ["b"]
    assert (await desk.ok("getWebhookInfo"))["allowed_updates"] == ["message"]
