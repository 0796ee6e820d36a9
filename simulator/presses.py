"""A person presses a button and waits for the bot's answer."""

import asyncio

from aiohttp import web

from simulator.guard import Refused, body, whole
from simulator.people import open_chat
from simulator.state import Chat, Json

PRESS_SECONDS = 10.0
"""How long a phone waits for the answer to a press."""


async def press(request: web.Request) -> web.Response:
    """Presses a button, by its text, by row and column, or with forged data; answers what the bot answered."""
    world, bot, person, chat = open_chat(request)
    fields = await body(request)
    if chat.blocked:
        raise Refused(409, "this person has blocked the bot")
    message, data = _pressed(chat, fields)
    answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    query: Json = {"id": world.query(bot, answer=answer), "from": person.user, "message": message}
    query |= {"chat_instance": str(bot.id * 1_000_003 + person.id), "data": data}
    bot.updates.push("callback_query", query, f"callback_query {person.id}")
    await asyncio.wait([answer], timeout=PRESS_SECONDS)
    return web.json_response({"answer": answer.result() if answer.done() else None})


def _pressed(chat: Chat, fields: Json) -> tuple[Json, str]:
    number = whole(fields.get("message_id"), "message_id")
    message = chat.messages.get(number)
    gone = message is None or message.deleted
    if fields.get("data") is not None:
        unreachable = {"chat": chat.person.chat, "message_id": number, "date": 0}
        return unreachable if message is None or gone else message.payload, str(fields["data"])
    if message is None or gone:
        raise Refused(404, "no such message")
    button = _button(message.payload.get("reply_markup", {}).get("inline_keyboard", []), fields)
    if "callback_data" not in button:
        raise Refused(400, "this button tells the bot nothing")
    return message.payload, button["callback_data"]


def _button(rows: list[list[Json]], fields: Json) -> Json:
    if fields.get("text") is not None:
        found = [button for row in rows for button in row if button["text"] == fields["text"]]
    else:
        row, column = whole(fields.get("row"), "row"), whole(fields.get("column"), "column")
        found = rows[row][column : column + 1] if 0 <= row < len(rows) and column >= 0 else []
    if not found:
        raise Refused(400, "no such button")
    return found[0]
