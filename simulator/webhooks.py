"""Updates posted to a bot's webhook: in order for each person's messages and presses, again until they are taken."""

import asyncio
from collections import deque
from email import message_from_bytes
from email.policy import HTTP
from typing import Any

import aiohttp

from simulator.bot_api.args import Args, parsed
from simulator.bot_api.calling import note, perform
from simulator.bot_api.errors import BadRequest
from simulator.queue import Queued
from simulator.state import Bot, Webhook, World

FIRST_DELAY = 1.0
LONGEST_DELAY = 60.0
"""Seconds between two tries; it doubles with each failure."""
PATIENCE = 60.0
"""Seconds that a webhook has to answer."""


class Delivery:
    """Posts the updates of one bot. What shares a lane goes one by one; lanes go side by side."""

    def __init__(self, world: World, bot: Bot, webhook: Webhook) -> None:
        self._world, self._bot, self._webhook = world, bot, webhook
        self._lanes: dict[str, deque[tuple[int, Queued]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(webhook.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))

    def take(self, place: int, entry: Queued) -> None:
        """Queues one update for posting."""
        lane = self._lanes.get(entry.lane)
        if lane is not None:
            lane.append((place, entry))
            return
        self._lanes[entry.lane] = deque([(place, entry)])
        task = asyncio.create_task(self._run(entry.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            place, entry = lane[0]
            delay = FIRST_DELAY
            while not self._too_old(entry) and not await self._post(entry):
                await asyncio.sleep(delay)
                delay = min(delay * 2, LONGEST_DELAY)
            self._bot.updates.done(place)
            lane.popleft()
        del self._lanes[name]

    def _too_old(self, entry: Queued) -> bool:
        return self._world.clock.now() - entry.at > entry.life

    async def _post(self, entry: Queued) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._webhook.secret} if self._webhook.secret else {}
        entry.handed = True
        try:
            async with self._room, self._session.post(self._webhook.url, json=entry.update, headers=headers) as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    await self._reply(body, answer.content_type, answer.headers.get("Content-Type", ""))
                    return True
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientError as error:
            self._failed("Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection closed")
        return False

    def _failed(self, why: str) -> None:
        self._webhook.last_error_date = int(self._world.clock.now())
        self._webhook.last_error_message = why

    async def _reply(self, body: bytes, kind: str, header: str) -> None:
        """A webhook may answer with one call: `method` and its arguments, as JSON or a form."""
        if b"method" not in body:
            return
        try:
            args = parsed(body, kind, {}) if kind != "multipart/form-data" else Args(_multipart(body, header))
        except BadRequest:
            return
        name = args.text("method")
        if name:
            status, answer = await perform(self._world, self._bot, name.lower(), args)
            note(self._world, self._bot, name, args, status, answer)

    async def close(self) -> None:
        """Stops posting; what was not taken stays pending."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()


def _multipart(body: bytes, header: str) -> dict[str, Any]:
    """The text fields of a multipart form."""
    form = message_from_bytes(b"Content-Type: " + header.encode() + b"\r\n\r\n" + body, policy=HTTP)
    fields = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in form.iter_parts()}
    return {str(name): value.decode("utf-8", "replace") for name, value in fields.items() if isinstance(value, bytes)}


def deliver_to(world: World, bot: Bot) -> None:
    """Starts posting to the bot's webhook: first what is pending, then what comes."""
    if bot.webhook is None:
        return
    delivery = Delivery(world, bot, bot.webhook)
    bot.delivery = delivery
    bot.updates.deliver = delivery.take
    for place, entry in list(bot.updates.pending.items()):
        delivery.take(place, entry)


async def stop_delivery(bot: Bot) -> None:
    """Stops posting, if it was going on; also what another call began while this one waited for its end."""
    while bot.delivery is not None:
        delivery, bot.delivery, bot.updates.deliver = bot.delivery, None, None
        await delivery.close()
