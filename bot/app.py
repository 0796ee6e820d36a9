"""The only wiring: what runs in one process, and how it starts and ends."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Dispatcher
from aiohttp import ClientError, web
from sqlalchemy.exc import SQLAlchemyError

from bot.breakpoints import NotHere, arm
from bot.callbacks import Sealer
from bot.handlers import routers
from bot.health import Health
from bot.incoming.downtime import EVERY_SECONDS, Presence, ask_again, note_alive
from bot.incoming.intake import AnotherPoller, Intake, Poller
from bot.incoming.limit import Limit
from bot.incoming.pin_gate import PinGate
from bot.incoming.webhook import Webhook
from bot.incoming.worker import Worker
from bot.outgoing.delivery import Delivery
from bot.outgoing.pace import Pace
from bot.outgoing.render import Renderer
from bot.settings import Settings, WrongSetting
from bot.timing.chores import Chores, counting, greeting, letting_go, sealing, warning_of_caps
from bot.timing.clock import Clock, Follower
from bot.timing.photos import Photos
from bot.timing.schedule import Sweep
from bot.turns.routing import Rooms
from bot.wire.api import Api
from bot.wire.face import show_face
from bot.wire.itself import Itself
from core.store.database import Database
from core.store.keys import WrongKey
from core.store.migrate import is_newest
from core.store.opening import connect
from core.store.resealing import check_keys
from office.database import undone

log = structlog.get_logger()

WRONG_TOKEN = frozenset({401, 404})
LONGEST_WAIT_SECONDS = 10.0


@dataclass
class House:
    """Everything of one process, wired."""

    settings: Settings
    clock: Clock
    dispatcher: Dispatcher
    database: Database
    api: Api
    intake: Intake
    worker: Worker
    delivery: Delivery
    sweep: Sweep
    photos: Photos
    health: Health
    pace: Pace
    follower: Follower | None

    def pulse(self) -> None:
        """Something was done: others may have work now, or all may be quiet."""
        self.delivery.ring()
        if self.follower:
            self.follower.pulse()

    async def moved(self) -> None:
        """The followed clock was moved: what is due now is done, and what was sent is long ago."""
        self.pace.chats.time_passed()
        await note_alive(self.database, self.clock.now())
        await self.sweep.run()
        self.delivery.ring()


def build(settings: Settings) -> House:
    """Wire a house from its settings. Nothing runs yet."""
    token = settings.token.get_secret_value()
    clock = Clock()
    now = clock.now
    database = connect(settings.database)
    api = Api(settings.api_base, token)
    sealer = Sealer(token)
    dispatcher = Rooms(routers())
    dispatcher.update.outer_middleware(PinGate(sealer))

    def pulse() -> None:
        house.pulse()

    worker = Worker(database, dispatcher, Itself(token), api, sealer, now, pulse)
    pace = Pace(settings.send_rate, database)
    delivery = Delivery(database, api, Renderer(sealer, now), pace, now, pulse)
    chores = Chores(
        database, now, [sealing(database, settings.anchor_file, now), letting_go(), warning_of_caps(), greeting(), counting()]
    )
    health = Health(database, now, chores.coming)
    sweep = Sweep(database, now, pulse, chores)
    intake = Intake(database, now, worker.ring, Limit(settings.updates_per_person))
    house = House(
        settings,
        clock,
        dispatcher,
        database,
        api,
        intake,
        worker,
        delivery,
        sweep,
        Photos(database, api, now, pulse),
        health,
        pace,
        None,
    )
    if settings.clock:
        house.follower = Follower(clock, settings.clock, health.standing, house.moved, delivery.ring)
    return house


async def run(settings: Settings) -> None:
    """Run the bot until it is cancelled. WrongSetting when Telegram does not know the token."""
    try:
        arm([settings.api_base, settings.database, settings.webhook_url])
    except NotHere as why:
        raise WrongSetting(str(why)) from None
    try:
        house = build(settings)
    except (SQLAlchemyError, OSError) as problem:
        raise WrongSetting(undone(problem)) from None
    except WrongKey as wrong:
        raise WrongSetting(str(wrong)) from None
    await house.api.open()
    try:
        await _check_database(house.database)
        async with _page(house.health.app(), settings.health_port, "FLEXBOT_HEALTH_PORT"):
            house.dispatcher["username"] = await _check_token(house.api, house.health)
            if house.follower:
                await _take_over_clock(house.follower)
            await _back(house)
            house.health.in_the_way = ""
            await _run_all(house)
    finally:
        await house.api.close()
        await house.database.close()


async def _take_over_clock(follower: Follower) -> None:
    try:
        await follower.start()
    except (ClientError, OSError, ValueError, KeyError):
        raise WrongSetting("FLEXBOT_CLOCK: no local simulator's clock answers there") from None


async def _check_database(database: Database) -> None:
    try:
        if not await is_newest(database):
            raise WrongSetting("FLEXBOT_DATABASE has not the newest tables: run `flexbot migrate` first")
        await check_keys(database)
        database.keys.make()
    except OSError as problem:
        raise WrongSetting(f"FLEXBOT_DATABASE cannot be reached: {problem.strerror or problem}") from None
    except WrongKey as wrong:
        raise WrongSetting(str(wrong)) from None


async def _back(house: House) -> None:
    """Before anybody can see that the bot is there: what was open while it was away is asked again. Waits for the database."""
    while True:
        try:
            await ask_again(house.database, house.clock.now())
        except (SQLAlchemyError, OSError) as problem:
            log.error("database cannot be used yet", problem=type(problem).__name__)
            house.health.in_the_way = "the database cannot be used yet"
            await asyncio.sleep(1.0)
        else:
            return


async def _run_all(house: House) -> None:
    _settle_memory()
    scheduler = house.sweep.scheduler()

    presence = Presence(house.database, house.clock.now, house.intake)
    scheduler.add_job(presence.note, "interval", seconds=EVERY_SECONDS, misfire_grace_time=None, coalesce=True)
    scheduler.start()
    await house.sweep.run()
    parts: list[Coroutine[Any, Any, None]] = [
        *(house.worker.run() for _ in range(house.database.hands)),
        house.delivery.run(),
        house.photos.run(),
        _door(house),
        show_face(house.api, house.settings.name),
    ]
    if house.follower:
        parts.append(house.follower.run())
    try:
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part)
    except* AnotherPoller:
        raise WrongSetting("another process already fetches updates with this token: stop that one first") from None
    except* WrongSetting as wrong:
        raise wrong.exceptions[0] from None
    finally:
        scheduler.shutdown(wait=False)


def _settle_memory() -> None:
    """What the imports left behind lives as long as the process. Going through it all again for garbage would stop a busy bot for 0.2 s
    at a time. Until here none was looked for (bot/__main__.py)."""
    gc.collect()
    gc.freeze()
    gc.enable()


async def _door(house: House) -> None:
    """Where updates come in: the webhook when one is set, else by polling."""
    settings = house.settings
    if not settings.webhook_url:
        await house.api.insist("deleteWebhook")
        await Poller(house.api, house.intake).run()
        return
    webhook = Webhook(house.intake, settings.webhook_url, settings.webhook_secret.get_secret_value())
    async with _page(webhook.app(), settings.webhook_port, "FLEXBOT_WEBHOOK_PORT"):
        if not await webhook.announce(house.api):
            raise WrongSetting("FLEXBOT_WEBHOOK_URL was refused by Telegram: it must be public and start with https://")
        await asyncio.Event().wait()


async def _check_token(api: Api, health: Health) -> str:
    """What the bot is called in links. Telegram may be away for a while; a token that it does not know never becomes right."""
    pause = 0.0
    while True:
        reply = await api.call("getMe")
        if reply.ok:
            return str(reply.result["username"])
        if reply.code in WRONG_TOKEN:
            raise WrongSetting("FLEXBOT_TOKEN is not known to Telegram: copy it from BotFather again")
        health.in_the_way = "Telegram cannot be reached yet"
        log.warning("Telegram cannot be reached yet", code=reply.code, description=reply.description)
        pause = min(pause + 1.0, LONGEST_WAIT_SECONDS)
        await asyncio.sleep(reply.retry_after or pause)


@contextlib.asynccontextmanager
async def _page(pages: web.Application, port: int, setting: str) -> AsyncIterator[None]:
    """Serve pages on a port of this machine while the block runs."""
    runner = web.AppRunner(pages, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise WrongSetting(f"{setting} {port} is taken: choose another") from None
    try:
        yield
    finally:
        await runner.cleanup()
