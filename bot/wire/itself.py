"""What aiogram knows the bot by."""

from collections.abc import AsyncGenerator
from typing import Any, NoReturn

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.types import User


class NoSession(BaseSession):
    """None is needed; aiogram's own would read all certificates that the machine trusts."""

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> NoReturn:
        """Calls go through the outbox."""
        raise RuntimeError(f"{type(method).__name__} goes through the outbox")

    def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Files come by bot/wire/api.py."""
        raise RuntimeError("files come by bot/wire/api.py")


class Itself(Bot):
    """aiogram's own bot, which here only names itself. It calls nobody: a command with a mention, `/stop@somebody`, makes aiogram ask
    who the bot is, in the middle of a transaction. Without a name every mention is taken for this bot; groups are left anyway."""

    def __init__(self, token: str) -> None:
        super().__init__(token, NoSession())

    async def me(self) -> User:
        """The bot, without asking Telegram."""
        return User(id=self.id, is_bot=True, first_name="")
