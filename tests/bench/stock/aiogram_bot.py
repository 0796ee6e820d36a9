"""What people would otherwise use: stock aiogram, polling, MemoryStorage, one dict write a press. Nothing durable."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

dispatcher = Dispatcher(storage=MemoryStorage())
days: dict[int, int] = {}
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="As planned", callback_data="planned")]])


@dispatcher.message(CommandStart())
async def start(message: Message) -> None:
    await message.answer("How was your work?", reply_markup=KEYBOARD)


@dispatcher.callback_query()
async def planned(press: CallbackQuery) -> None:
    day = days[press.from_user.id] = days.get(press.from_user.id, 0) + 1
    await press.answer()
    await press.message.edit_text(f"Saved: day {day}, 4 hours.", reply_markup=KEYBOARD)


async def main(base: str, token: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(base), limit=100)
    await dispatcher.start_polling(Bot(token, session=session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
