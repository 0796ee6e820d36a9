"""What the simulator itself can do: updates fetched, and for each press the two calls that any bot makes; nothing read, nothing kept."""

import asyncio
import sys

import aiohttp

KEYBOARD = {"inline_keyboard": [[{"text": "As planned", "callback_data": "planned"}]]}


async def main(base: str, token: str) -> None:
    async with aiohttp.ClientSession(f"{base}/bot{token}/", connector=aiohttp.TCPConnector(limit=100)) as session:

        async def call(method: str, **params: object) -> object:
            async with session.post(method, json=params) as answer:
                return (await answer.json()).get("result")

        async def handle(update: dict, number: int) -> None:
            press = update.get("callback_query")
            if press is None:
                await call(
                    "sendMessage", chat_id=update["message"]["chat"]["id"], text="How was your work?", reply_markup=KEYBOARD
                )
                return
            await call("answerCallbackQuery", callback_query_id=press["id"])
            place = {"chat_id": press["message"]["chat"]["id"], "message_id": press["message"]["message_id"]}
            await call("editMessageText", text=f"Saved: {number}, 4 hours.", reply_markup=KEYBOARD, **place)

        offset, tasks = 0, set()
        while True:
            for update in await call("getUpdates", offset=offset, timeout=10, limit=100):
                offset = update["update_id"] + 1
                tasks.add(task := asyncio.create_task(handle(update, offset)))
                task.add_done_callback(tasks.discard)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
