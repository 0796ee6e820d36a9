"""Stock python-telegram-bot: each text is saved in a table of its own and answered."""

import asyncio
import sqlite3

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


def polling(base: str, token: str, path: str, _port: int) -> None:
    """`run_polling`, as in the first example of its documentation."""
    kept = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    kept.execute("CREATE TABLE IF NOT EXISTS saved (text TEXT)")

    async def on_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await asyncio.sleep(0.005)  # what a call to a database on another machine takes
        assert update.message
        kept.execute("INSERT INTO saved VALUES (?)", (update.message.text,))
        await update.message.reply_text(f"Saved: {update.message.text}")

    app = ApplicationBuilder().token(token).base_url(f"{base}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, on_text))
    app.run_polling(stop_signals=None)
