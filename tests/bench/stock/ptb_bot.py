"""What people would otherwise use: stock python-telegram-bot with PicklePersistence, one dict write a press."""

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("As planned", callback_data="planned")]])


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    await update.message.reply_text("How was your work?", reply_markup=KEYBOARD)
    return 1


async def planned(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    context.user_data["days"] = context.user_data.get("days", 0) + 1
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(f"Saved: day {context.user_data['days']}, 4 hours.", reply_markup=KEYBOARD)
    return 1


def main(base: str, token: str, path: str) -> None:
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{base}/bot")
        .persistence(PicklePersistence(path))
        .concurrent_updates(False)
        .build()
    )
    conversation = ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={1: [CallbackQueryHandler(planned)]},
        fallbacks=[],
        name="day",
        persistent=True,
        per_message=False,
    )
    app.add_handler(conversation)
    app.run_polling(stop_signals=None)


if __name__ == "__main__":
    main(*sys.argv[1:4])
