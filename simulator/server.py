"""The wiring: one web application for bots, people, controls and the page."""

import asyncio
import contextlib
from datetime import datetime
from pathlib import Path

from aiohttp import web

from simulator import controls, people, persistence, presses
from simulator.bot_api import endpoint
from simulator.bot_api.errors import not_found
from simulator.clock import ZONE
from simulator.guard import Handler, guarded
from simulator.keys import STEPS, WORLD
from simulator.state import World
from simulator.stepping import Steps
from simulator.webhooks import deliver_to, stop_delivery

HOST = "127.0.0.1"
PAGE = Path(__file__).parent / "page"
LARGEST = 80 * 1024 * 1024
"""Bytes of the largest request: a 50 MB file in base64."""

ROUTES: list[tuple[str, str, Handler]] = [
    ("GET", "/people", people.listed),
    ("POST", "/people", people.added),
    ("POST", "/people/{id}/start", people.start),
    ("POST", "/people/{id}/send", people.send),
    ("POST", "/people/{id}/press", presses.press),
    ("POST", "/people/{id}/edit", people.edit),
    ("POST", "/people/{id}/block", people.block),
    ("POST", "/people/{id}/unblock", people.unblock),
    ("GET", "/people/{id}/chat", people.chat),
    ("GET", "/people/{id}/files/{message_id}", people.file),
    ("GET", "/calls", controls.calls),
    ("GET", "/bots", controls.bots),
    ("GET", "/faults", controls.faults),
    ("POST", "/faults", controls.faults),
    ("DELETE", "/faults", controls.faults),
    ("GET", "/limits", controls.limits),
    ("POST", "/limits", controls.limits),
    ("DELETE", "/limits", controls.limits),
    ("POST", "/updates", controls.updates),
    ("GET", "/clock", controls.clock),
    ("POST", "/clock", controls.clock),
    ("POST", "/clock/follow", controls.follow),
]


async def front_page(request: web.Request) -> web.StreamResponse:
    """The phones."""
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def page_file(request: web.Request) -> web.StreamResponse:
    """What the page is made of."""
    path = (PAGE / request.match_info["path"]).resolve()
    if not path.is_relative_to(PAGE) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})


async def nowhere(request: web.Request) -> web.StreamResponse:
    """Any other path, as Telegram answers it."""
    return endpoint.respond(404, not_found().envelope())


def application(world: World) -> web.Application:
    """The web application around a world."""
    app = web.Application(client_max_size=LARGEST)
    app[WORLD] = world
    app[STEPS] = Steps(world)
    app.router.add_route("*", "/bot{token}/{method}", endpoint.call)
    app.router.add_get("/file/bot{token}/{path:.+}", endpoint.download)
    for verb, path, handler in [*ROUTES, ("GET", "/", front_page), ("GET", "/page/{path:.+}", page_file)]:
        app.router.add_route(verb, path, guarded(handler))
    app.router.add_route("*", "/{path:.*}", nowhere)
    return app


class Simulator:
    """A running simulator."""

    def __init__(self, world: World, runner: web.AppRunner, port: int) -> None:
        self.world = world
        self.port = port
        self.url = f"http://{HOST}:{port}/"
        self._runner = runner
        self._saving = asyncio.create_task(persistence.keep_saving(world, world.data)) if world.data else None

    async def close(self) -> None:
        """Stops serving, and saves for the last time."""
        await asyncio.gather(*(stop_delivery(bot) for bot in self.world.bots.values()))
        await self._runner.cleanup()
        if self._saving is not None and self.world.data is not None:
            self._saving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._saving
            persistence.save(self.world, self.world.data)


async def start(port: int = 0, data: Path | None = None, now: datetime | None = None) -> Simulator:
    """Starts a simulator on 127.0.0.1; port 0 takes a free one. `data` is the folder that keeps its state. `now` sets the
    clock of a fresh state (without an offset: in Europe/Amsterdam); a kept one goes on with its own. Raises OSError when
    the port is taken."""
    world = World(data=data)
    kept = data is not None and persistence.load(world, data)
    if now is not None and not kept:
        world.clock.set((now if now.tzinfo else now.replace(tzinfo=ZONE)).timestamp())
    runner = web.AppRunner(application(world), access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, HOST, port, backlog=1024)
    await site.start()
    for bot in world.bots.values():
        deliver_to(world, bot)
    return Simulator(world, runner, runner.addresses[0][1])
