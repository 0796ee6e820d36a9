"""The controls: what bots called, faults, limits, updates out of order, time."""

import asyncio
from typing import Any

from aiohttp import web

from simulator.clock import as_iso, from_iso, later
from simulator.guard import Refused, body, number, whole
from simulator.keys import STEPS, WORLD
from simulator.people import some_bot
from simulator.state import Bot, World

Json = dict[str, Any]


async def calls(request: web.Request) -> web.Response:
    """Every call made after number `after`."""
    return web.json_response(request.app[WORLD].calls.after(whole(request.query.get("after"), "after", 0)))


async def bots(request: web.Request) -> web.Response:
    """The bots that called, oldest first, and the methods nobody knows."""
    world = request.app[WORLD]
    shown = [{**bot.user, "pending": bot.updates.waiting(), "webhook": bot.webhook is not None} for bot in world.bots.values()]
    return web.json_response({"bots": shown, "unknown_methods": dict(world.unknown_methods)})


async def faults(request: web.Request) -> web.Response:
    """Lists the faults to come; POST orders one, DELETE takes them all back."""
    ordered = request.app[WORLD].faults
    if request.method == "DELETE":
        ordered.clear()
    elif request.method == "POST":
        fields = await body(request)
        try:
            ordered.add(
                str(fields.get("kind", "")),
                str(fields.get("method", "*")).lower(),
                whole(fields.get("times"), "times", 1),
                whole(fields.get("retry_after") or 1, "retry_after"),
                number(fields.get("seconds") or 5, "seconds"),
            )
        except ValueError as wrong:
            raise Refused(400, str(wrong)) from None
    return web.json_response({"faults": ordered.listed()})


async def limits(request: web.Request) -> web.Response:
    """Shows the send limits; POST sets them, DELETE takes them away."""
    set_limits = request.app[WORLD].limits
    if request.method == "DELETE":
        set_limits.set(None, None)
    elif request.method == "POST":
        fields = await body(request)
        set_limits.set(_rate(fields, "per_second"), _rate(fields, "per_chat_per_second"))
    return web.json_response({"per_second": set_limits.per_second, "per_chat_per_second": set_limits.per_chat_per_second})


def _rate(fields: Json, name: str) -> float | None:
    value = fields.get(name)
    if value is None:
        return None
    rate = number(value, name)
    if rate <= 0:
        raise Refused(400, f"{name} must be above 0")
    return rate


async def updates(request: web.Request) -> web.Response:
    """Updates again, in another order, made up, or numbered anew; answers how many were delivered."""
    world, bot, fields = request.app[WORLD], some_bot(request), await body(request)
    unknown = set(fields) - {"again", "shuffle", "raw", "next_id"}
    if unknown or not fields:
        raise Refused(400, "one of again, shuffle, raw, next_id is required")
    delivered = 0
    if "next_id" in fields:
        bot.updates.number_from(whole(fields["next_id"], "next_id"))
    if "again" in fields:
        delivered += bot.updates.again(whole(fields["again"], "again"))
    if "shuffle" in fields:
        delivered += bot.updates.again(whole(fields["shuffle"], "shuffle"), shuffled=True)
    if "raw" in fields:
        delivered += _raw(world, bot, fields["raw"])
    world.touched = True
    return web.json_response({"delivered": delivered, "next_id": bot.updates.next_id})


def _raw(world: World, bot: Bot, given: Any) -> int:
    if not isinstance(given, list):
        raise Refused(400, "raw must be a list of updates")
    for update in given:
        _introduce(world, bot, update)
        bot.updates.raw(update)
    return len(given)


def _introduce(world: World, bot: Bot, update: Any) -> None:
    """The bot has met whoever a made-up update is from, and may answer the press in it."""
    for kind, content in update.items() if isinstance(update, dict) else ():
        if not isinstance(content, dict):
            continue
        sender = content.get("from")
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            bot.met.add(sender["id"])
        if kind == "callback_query" and isinstance(content.get("id"), str):
            world.query(bot, content["id"])


async def clock(request: web.Request) -> web.Response:
    """The time; POST moves it, through every due time of the bots that follow."""
    world, steps = request.app[WORLD], request.app[STEPS]
    if request.method == "GET":
        return web.json_response({"now": world.clock.iso(), "offset": world.clock.offset, "version": world.clock.version})
    fields = await body(request)
    try:
        target = from_iso(str(fields["now"])) if "now" in fields else later(world.clock.now(), str(fields["advance"]))
    except KeyError:
        raise Refused(400, "advance (an ISO 8601 duration) or now (an ISO 8601 moment) is required") from None
    except (ValueError, OverflowError) as wrong:
        raise Refused(400, str(wrong)) from None
    moved, quiet = await asyncio.shield(asyncio.ensure_future(steps.move(target)))
    world.touched = True
    return web.json_response({"now": world.clock.iso(), "steps": moved, "quiet": quiet})


async def follow(request: web.Request) -> web.Response:
    """A bot process says how it stands, and hears when the clock was moved (or after 20 s that it was not)."""
    world, fields = request.app[WORLD], await body(request)
    due = fields.get("next_due")
    try:
        next_due = None if due is None else from_iso(str(due))
    except ValueError as wrong:
        raise Refused(400, str(wrong)) from None
    seen = whole(fields.get("seen"), "seen", 0)
    await request.app[STEPS].follow(str(fields.get("bot", "")), seen, bool(fields.get("quiet")), next_due)
    return web.json_response({"version": world.clock.version, "now": as_iso(world.clock.now()), "offset": world.clock.offset})
