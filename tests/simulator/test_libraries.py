"""Second opinions: two independent client libraries hold real conversations, and one parses all that was said."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator
from typing import Any

import aiogram
import pytest
import telegram
import telegram.ext
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand, BotCommandScopeChat, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from tests.simulator.desk import ANN, PNG, TOKEN, Desk, file, until
from tests.simulator.emitted import parsed


@pytest.fixture
async def aio(desk: Desk) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(desk.simulator.url.rstrip("/")))
    bot = aiogram.Bot(TOKEN, session=session)
    yield bot
    await session.close()


@pytest.fixture
async def ptb(desk: Desk) -> AsyncIterator[telegram.Bot]:
    base = desk.simulator.url.rstrip("/")
    async with telegram.Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as bot:
        yield bot


async def sees(desk: Desk, text: str) -> dict[str, Any]:
    """The message with this text on Ann's phone, as soon as it is there."""
    found: list[dict[str, Any]] = []

    async def there() -> bool:
        found[:] = [
            message for message in await desk.messages() if text in (message["text"], (message["file"] or {}).get("caption"))
        ]
        return bool(found)

    await until(there)
    return found[-1]


async def converse(desk: Desk) -> None:
    """Ann's side of the conversation; both bots answer alike."""
    await desk.post(f"/people/{ANN}/start", payload="invite-1")
    card = await sees(desk, "Welkom invite-1")
    assert card["html"] == "<b>Welkom</b> invite-1"
    answer = await asyncio.wait_for(desk.post(f"/people/{ANN}/press", message_id=card["message_id"], text="Ja"), 5)
    assert answer == {"answer": {"text": "Genoteerd", "show_alert": False}}
    changed = await sees(desk, "Je hebt ja gezegd")
    assert (changed["message_id"], changed["edited"], changed["buttons"]) == (card["message_id"], True, [])
    await desk.post(f"/people/{ANN}/send", photo=file(PNG, "kaart.png"), caption="kaartje")
    back = await sees(desk, f"{len(PNG)} bytes")
    assert (back["file"]["kind"], back["file"]["size"]) == ("photo", len(PNG))
    number = await desk.writes("8 uur", ANN)
    await sees(desk, "echo: 8 uur")
    await desk.post(f"/people/{ANN}/edit", message_id=number, text="9 uur")
    await sees(desk, "gewijzigd: 9 uur")


@contextlib.asynccontextmanager
async def aiogram_polling(bot: aiogram.Bot) -> AsyncIterator[None]:
    dispatcher = aiogram.Dispatcher()
    buttons = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ja", callback_data="yes")]])

    @dispatcher.message(aiogram.filters.CommandStart(deep_link=True))
    async def on_start(message: aiogram.types.Message, command: aiogram.filters.CommandObject) -> None:
        await message.answer(f"<b>Welkom</b> {command.args}", parse_mode="HTML", reply_markup=buttons)

    @dispatcher.callback_query()
    async def on_press(query: aiogram.types.CallbackQuery) -> None:
        assert isinstance(query.message, aiogram.types.Message)
        await query.answer("Genoteerd")
        await query.message.edit_text("Je hebt ja gezegd")

    @dispatcher.message(aiogram.F.photo)
    async def on_photo(message: aiogram.types.Message) -> None:
        assert message.photo
        content = await bot.download(message.photo[-1])
        assert content is not None
        size = len(content.read())
        await message.answer_photo(BufferedInputFile(PNG, "kaart.png"), caption=f"{size} bytes")

    @dispatcher.message()
    async def on_text(message: aiogram.types.Message) -> None:
        await message.reply(f"echo: {message.text}")

    @dispatcher.edited_message()
    async def on_edit(message: aiogram.types.Message) -> None:
        await message.answer(f"gewijzigd: {message.text}")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    yield
    await dispatcher.stop_polling()
    await polling


@contextlib.asynccontextmanager
async def ptb_polling(bot: telegram.Bot) -> AsyncIterator[None]:
    app = telegram.ext.Application.builder().bot(bot).build()
    buttons = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Ja", callback_data="yes")]])

    async def on_start(update: Any, context: Any) -> None:
        await update.message.reply_text(f"<b>Welkom</b> {context.args[0]}", parse_mode="HTML", reply_markup=buttons)

    async def on_press(update: Any, context: Any) -> None:
        await update.callback_query.answer("Genoteerd")
        await update.callback_query.edit_message_text("Je hebt ja gezegd")

    async def on_photo(update: Any, context: Any) -> None:
        content = await (await update.message.photo[-1].get_file()).download_as_bytearray()
        await update.message.reply_photo(io.BytesIO(PNG), caption=f"{len(content)} bytes")

    async def on_text(update: Any, context: Any) -> None:
        if update.edited_message:
            await update.edited_message.reply_text(f"gewijzigd: {update.edited_message.text}")
        else:
            await update.message.reply_text(f"echo: {update.message.text}", do_quote=True)

    app.add_handler(telegram.ext.CommandHandler("start", on_start))
    app.add_handler(telegram.ext.CallbackQueryHandler(on_press))
    app.add_handler(telegram.ext.MessageHandler(telegram.ext.filters.PHOTO, on_photo))
    app.add_handler(telegram.ext.MessageHandler(telegram.ext.filters.TEXT, on_text))
    await app.initialize()
    await app.start()
    assert app.updater is not None
    await app.updater.start_polling(poll_interval=0, timeout=1)
    yield
    await app.updater.stop()
    await app.stop()


async def test_aiogram_holds_a_conversation(desk: Desk, aio: aiogram.Bot) -> None:
    """Deep link, buttons, edit, photo up and down, reply, edited message; every payload parses elsewhere too."""
    async with aiogram_polling(aio):
        await converse(desk)
    seen = await parsed(desk)
    assert seen["getupdates"] >= 5
    assert {"sendmessage", "sendphoto", "editmessagetext", "getfile", "getme"} <= set(seen)


async def test_python_telegram_bot_holds_a_conversation(desk: Desk, ptb: telegram.Bot) -> None:
    """The same conversation through the other library."""
    async with ptb_polling(ptb):
        await converse(desk)
    seen = await parsed(desk)
    assert seen["getupdates"] >= 5
    assert {"sendmessage", "sendphoto", "editmessagetext", "getfile", "getme"} <= set(seen)


AIO_ERRORS = [
    ("400", TelegramBadRequest),
    ("403", TelegramForbiddenError),
    ("409", TelegramConflictError),
    ("429", TelegramRetryAfter),
    ("500", TelegramServerError),
    ("502", TelegramServerError),
    ("cut", TelegramNetworkError),
]


@pytest.mark.parametrize(("kind", "error"), AIO_ERRORS)
async def test_aiogram_recognises_each_fault(desk: Desk, aio: aiogram.Bot, kind: str, error: type[Exception]) -> None:
    """Seven kinds, each as the exception that aiogram has for it; a 429 with its 3 seconds."""
    await desk.post("/faults", method="sendMessage", kind=kind, times=1, retry_after=3)
    with pytest.raises(error) as raised:
        await aio.send_message(ANN, "Hello")
    if isinstance(raised.value, TelegramRetryAfter):
        assert raised.value.retry_after == 3


PTB_ERRORS = [
    ("400", telegram.error.BadRequest),
    ("403", telegram.error.Forbidden),
    ("409", telegram.error.Conflict),
    ("429", telegram.error.RetryAfter),
    ("502", telegram.error.NetworkError),
    ("garbage", telegram.error.TelegramError),
    ("cut", telegram.error.NetworkError),
]


@pytest.mark.parametrize(("kind", "error"), PTB_ERRORS)
async def test_python_telegram_bot_recognises_each_fault(
    desk: Desk, ptb: telegram.Bot, kind: str, error: type[Exception]
) -> None:
    """Seven kinds, garbage among them, each as an exception of the library's own."""
    await desk.post("/faults", method="sendMessage", kind=kind, times=1, retry_after=3)
    with pytest.raises(error):
        await ptb.send_message(ANN, "Hello")


async def test_both_recognise_real_refusals(desk: Desk, aio: aiogram.Bot, ptb: telegram.Bot) -> None:
    """A chat never started, an edit of nothing, a wrong token, a blocked bot."""
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await aio.send_message(9, "Hello")
    with pytest.raises(telegram.error.BadRequest, match="Message to edit not found"):
        await ptb.edit_message_text("x", ANN, 999)
    await desk.post(f"/people/{ANN}/block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await aio.send_message(ANN, "Hello")
    with pytest.raises(telegram.error.Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(ANN, "Hello")
    async with aiogram.Bot("12:wrongwrongwrong", session=AiohttpSession(api=aio.session.api)).context() as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_what_bots_set_is_understood_by_both(desk: Desk, aio: aiogram.Bot, ptb: telegram.Bot) -> None:
    """Set by the one, read by the other; and every answer parses."""
    await aio.set_my_commands(
        [BotCommand(command="hulp", description="Hulp")], scope=BotCommandScopeChat(chat_id=ANN), language_code="nl"
    )
    read = await ptb.get_my_commands(scope=telegram.BotCommandScopeChat(ANN), language_code="nl")
    assert [(command.command, command.description) for command in read] == [("hulp", "Hulp")]
    await ptb.set_my_name("Flex")
    assert (await aio.get_my_name()).name == "Flex"
    await ptb.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert (await aio.get_chat_menu_button()).type == "commands"
    assert (await aio.get_chat(ANN)).first_name == "Ann"
    assert (await ptb.get_chat(ANN)).first_name == "Ann"
    sent = await ptb.send_document(ANN, io.BytesIO(b"x"), filename="a.txt", caption="c")
    assert (await aio.edit_message_caption(chat_id=ANN, message_id=sent.message_id, caption="d")).caption == "d"
    assert (await ptb.copy_message(ANN, ANN, sent.message_id)).message_id > sent.message_id
    await aio.send_voice(ANN, BufferedInputFile(b"OggS", "a.ogg"))
    await ptb.get_chat_member(ANN, ANN)
    await ptb.get_webhook_info()
    await desk.post(f"/people/{ANN}/block")
    await desk.post(f"/people/{ANN}/unblock")
    for fields in (
        {"voice": file(b"OggS", "a.ogg")},
        {"document": file(b"x", "a.txt")},
        {"contact": True},
        {"text": "/hulp a@b.nl"},
    ):
        await desk.post(f"/people/{ANN}/send", **fields)
    await desk.fetched()
    seen = await parsed(desk)
    assert seen["getupdates"] >= 6
    assert {"getchat", "getchatmember", "getwebhookinfo", "copymessage", "sendvoice", "senddocument"} <= set(seen)
