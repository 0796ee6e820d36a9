"""One call of a bot, performed and noted."""

import inspect
import json
import logging
from typing import Any

from simulator.bot_api.args import Args
from simulator.bot_api.errors import ApiError, BadRequest, not_found, too_many
from simulator.bot_api.registry import METHODS, Described
from simulator.calls import Call
from simulator.state import Bot, World

Json = dict[str, Any]

_log = logging.getLogger(__name__)


encode = json.JSONEncoder(separators=(",", ":")).encode


def note(world: World, bot: Bot, name: str, args: Args, status: int, answer: Json | None, fault: str | None = None) -> bytes:
    """Notes a call with its answer; answers the answer's body."""
    body = encode(answer).encode() if answer is not None else None
    world.calls.add(Call(bot.id, name, args.recorded(), body, status, world.clock.now(), fault))
    return body or b""


async def perform(world: World, bot: Bot, name: str, args: Args) -> tuple[int, Json]:
    """Does what the method (in lower case) does; answers the HTTP status and the envelope."""
    try:
        return 200, await _result(world, bot, name, args)
    except ApiError as refused:
        return refused.code, refused.envelope()
    except (TypeError, ValueError, KeyError, AttributeError):
        _log.exception("arguments of %s that nobody foresaw", name)
        return 400, BadRequest("wrong parameters").envelope()


async def _result(world: World, bot: Bot, name: str, args: Args) -> Json:
    function = METHODS.get(name)
    if function is None:
        world.unknown_methods[name] += 1
        raise not_found()
    if world.limits.active:
        retry_after = world.limits.refuse(bot.id, name, args.text("chat_id"), world.clock.now())
        if retry_after:
            raise too_many(retry_after)
    result = function(world, bot, args)
    if inspect.isawaitable(result):
        result = await result
    if name != "getupdates" or result:
        world.touched = True
    if isinstance(result, Described):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}
