"""What aiogram knows the bot by."""

from aiogram import Bot
from aiogram.types import User


class Itself(Bot):
    """aiogram's own bot, which here only names itself. It calls nobody: a command with a mention, `/stop@somebody`, makes aiogram ask
    who the bot is, in the middle of a transaction. Without a name every mention is taken for this bot; groups are left anyway."""

    async def me(self) -> User:
        """The bot, without asking Telegram."""
        return User(id=self.id, is_bot=True, first_name="")
