"""`/bot<token>/<method>` and `/file/bot<token>/<path>`: where bots come in."""

import asyncio
import re

from aiohttp import web

import simulator.bot_api.answering
import simulator.bot_api.chats
import simulator.bot_api.editing
import simulator.bot_api.profile
import simulator.bot_api.sending
import simulator.bot_api.updating  # noqa: F401 - each registers its methods
from simulator.bot_api.args import Args, read
from simulator.bot_api.calling import Json, encode, note, perform
from simulator.bot_api.errors import ApiError, not_found
from simulator.faults import Fault
from simulator.guard import foreign
from simulator.keys import WORLD
from simulator.state import Bot, World

_TOKEN = re.compile(r"[1-9]\d{0,18}:[A-Za-z0-9_-]{20,}")
_NUMBERED = re.compile(r"\d+:.*")

GARBAGE = "<!DOCTYPE html><html><head><title>Something went wrong</title></head><body><h1>Please try again</h1></body></html>"


def known_bot(world: World, token: str) -> Bot:
    """The bot of a well-formed token. Raises 401 or 404 as Telegram does."""
    _check(world, token)
    return world.bot(token)


def _check(world: World, token: str) -> None:
    if token not in world.bots and not _TOKEN.fullmatch(token):
        raise ApiError(401, "Unauthorized") if _NUMBERED.fullmatch(token) else not_found()


async def call(request: web.Request) -> web.StreamResponse:
    """One call of a bot."""
    world = request.app[WORLD]
    if foreign(request):
        return respond(403, {"ok": False, "error_code": 403, "description": "Forbidden: local programs only"})
    name = request.match_info["method"]
    try:
        bot = known_bot(world, request.match_info["token"])
        args = await read(request)
    except ApiError as refused:
        return respond(refused.code, refused.envelope())
    fault = world.faults.take(name.lower())
    if fault is not None:
        return await _faulty(request, world, bot, name, args, fault)
    status, envelope = await perform(world, bot, name.lower(), args)
    return _json(status, note(world, bot, name, args, status, envelope))


def respond(status: int, envelope: Json) -> web.Response:
    """The envelope as Telegram's servers send it."""
    return _json(status, encode(envelope).encode())


def _json(status: int, content: bytes) -> web.Response:
    return web.Response(body=content, status=status, content_type="application/json")


async def _faulty(request: web.Request, world: World, bot: Bot, name: str, args: Args, fault: Fault) -> web.StreamResponse:
    answer: Json | None = None
    status = 0
    if fault.kind == "cut":
        status, answer = await perform(world, bot, name.lower(), args)
    elif fault.kind not in ("garbage", "timeout"):
        status, answer = int(fault.kind), fault.error()
    content = note(world, bot, name, args, status, answer, fault.kind)
    if fault.kind == "garbage":
        return web.Response(text=GARBAGE, content_type="text/html")
    if fault.kind == "timeout":
        await asyncio.sleep(fault.seconds)
    if answer is None or fault.kind == "cut":
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    return _json(status, content)


async def download(request: web.Request) -> web.StreamResponse:
    """A file by the path that getFile gave. Whoever only asks for one is no bot yet."""
    world, token = request.app[WORLD], request.match_info["token"]
    try:
        _check(world, token)
    except ApiError as refused:
        return respond(refused.code, refused.envelope())
    stored = world.files.at(token, request.match_info["path"])
    if stored is None:
        return respond(404, not_found().envelope())
    return web.Response(body=stored.content, content_type="application/octet-stream")
