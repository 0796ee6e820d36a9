"""How a bot gets its updates: by asking, or by having them posted."""

import asyncio
import re
from typing import Any

from simulator.bot_api.args import Args
from simulator.bot_api.errors import ApiError, BadRequest
from simulator.bot_api.registry import Described, method
from simulator.queue import UpdateQueue
from simulator.state import Bot, Webhook, World
from simulator.webhooks import deliver_to, stop_delivery

Json = dict[str, Any]

LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]*")

OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
BY_WEBHOOK = "Conflict: terminated by setWebhook request"


@method("getUpdates")
async def get_updates(world: World, bot: Bot, args: Args) -> list[Any]:
    """The oldest pending updates; waits up to `timeout` seconds for one. A positive offset confirms all before it, a
    negative one forgets all but the last. Another poller, or a webhook, ends a waiting call with 409."""
    if bot.webhook is not None:
        raise ApiError(409, WEBHOOK_SET)
    queue = bot.updates
    _end_poll(queue, OTHER_POLL)
    _allow(queue, args)
    offset = args.integer("offset")
    if offset < 0:
        queue.keep_last(-offset)
    elif offset > 0:
        queue.confirm(offset)
    limit = args.integer("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    taken = queue.take(limit)
    timeout = min(args.integer("timeout"), LONGEST_POLL)
    if taken or timeout <= 0:
        return taken
    return await _wait(queue, limit, timeout)


async def _wait(queue: UpdateQueue, limit: int, seconds: int) -> list[Any]:
    poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    queue.poll = poll
    try:
        done, _ = await asyncio.wait([poll], timeout=seconds)
        if done:
            poll.result()
        return queue.take(limit)
    finally:
        if queue.poll is poll:
            queue.poll = None


def _end_poll(queue: UpdateQueue, why: str) -> None:
    if queue.poll is not None and not queue.poll.done():
        queue.poll.set_exception(ApiError(409, why))
    queue.poll = None


def _allow(queue: UpdateQueue, args: Args) -> None:
    if "allowed_updates" not in args.values:
        return
    kinds = args.decoded("allowed_updates")
    if not isinstance(kinds, list):
        raise BadRequest("can't parse allowed_updates: expected an Array of String")
    queue.allowed = frozenset(map(str, kinds)) if kinds else None


@method("setWebhook")
async def set_webhook(world: World, bot: Bot, args: Args) -> Described:
    """From now on updates are posted to `url`; an empty one goes back to getUpdates."""
    url, secret = args.text("url").strip(), args.text("secret_token")
    if not url:
        return await _forget_webhook(bot, args)
    if len(secret) > 256:
        raise BadRequest("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    if not url.startswith(("http://", "https://")):
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(bot.updates, args)
    if args.flag("drop_pending_updates"):
        bot.updates.clear()
    same = bot.webhook is not None and (bot.webhook.url, bot.webhook.secret) == (url, secret)
    _end_poll(bot.updates, BY_WEBHOOK)
    await stop_delivery(bot)
    bot.updates.fetching()
    bot.webhook = Webhook(url, secret, max(1, min(args.integer("max_connections", 40), 100)))
    deliver_to(world, bot)
    return Described(True, "Webhook is already set" if same else "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(world: World, bot: Bot, args: Args) -> Described:
    """Back to getUpdates; what is pending stays, unless it is to be dropped."""
    return await _forget_webhook(bot, args)


async def _forget_webhook(bot: Bot, args: Args) -> Described:
    if args.flag("drop_pending_updates"):
        bot.updates.clear()
    was_set = bot.webhook is not None
    bot.webhook = None
    await stop_delivery(bot)
    return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(world: World, bot: Bot, args: Args) -> Json:
    """Where updates go, how many wait, what last went wrong."""
    webhook = bot.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": bot.updates.waiting(),
    }
    if webhook is not None:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error_date:
            info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error_message}
    if bot.updates.allowed is not None:
        info["allowed_updates"] = sorted(bot.updates.allowed)
    return info
