"""Stock aiogram: each text is saved in a table of its own and answered. Polling, or its webhook with the defaults."""

import asyncio
import sqlite3

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web


def dispatcher_of(path: str) -> Dispatcher:
    """Saves and answers."""
    router, kept = Router(), sqlite3.connect(path, isolation_level=None)
    kept.execute("CREATE TABLE IF NOT EXISTS saved (text TEXT)")

    @router.message()
    async def on_text(message: Message) -> None:
        await asyncio.sleep(0.005)  # what a call to a database on another machine takes
        kept.execute("INSERT INTO saved VALUES (?)", (message.text,))
        await message.answer(f"Saved: {message.text}")

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


def _bot(base: str, token: str) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))


def polling(base: str, token: str, path: str, _port: int) -> None:
    """`start_polling`, as in the first example of its documentation."""
    asyncio.run(dispatcher_of(path).start_polling(_bot(base, token), handle_signals=False))


def webhook(base: str, token: str, path: str, port: int) -> None:
    """`SimpleRequestHandler`, as in its documentation."""
    bot, dispatcher, app = _bot(base, token), dispatcher_of(path), web.Application()

    async def announce() -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook")

    dispatcher.startup.register(announce)
    SimpleRequestHandler(dispatcher, bot).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port, print=None)
