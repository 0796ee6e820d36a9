"""What everybody sees of the bot before anything is said: commands and descriptions, neutral, in every language."""

import re
from typing import Any

import structlog

from bot.wire.api import Api
from bot.wire.commands import menu_of
from words import LANGUAGES, words_for
from words.language import DEFAULT

REVEALING = re.compile(
    r"bijstand|uitkering|flextensie|participatie|sociale dienst|werk en inkomen|welfare|benefit|jobcent", re.IGNORECASE
)
"""What must not stand in the name, which everybody sees who sees a phone. The picture is given at BotFather."""

LANGUAGE_CODE = 2
"""Letters of the languages that Telegram knows a person by; whoever wants easy Dutch has their phone in Dutch."""

log = structlog.get_logger()


async def show_face(api: Api, name: str) -> None:
    """Set name, commands and descriptions, best effort. What is already so is left alone: Telegram limits changes."""
    if REVEALING.search(name):
        log.warning("FLEXBOT_NAME says what the bot is for, to whoever sees a phone: a neutral one is set")
        name = ""
    for language in (None, *(code for code in LANGUAGES if len(code) == LANGUAGE_CODE)):
        words = words_for(language or DEFAULT)
        await _set_commands(api, menu_of(words, None), language)
        await _set(api, "Name", "name", name or words("Hours and questions"), language)
        await _set(
            api, "Description", "description", words("Here you talk with your contact person and keep your hours."), language
        )
        await _set(api, "ShortDescription", "short_description", words("Your hours and your questions."), language)


async def _set_commands(api: Api, commands: list[dict[str, str]], language: str | None) -> None:
    known = await api.call("getMyCommands", language_code=language)
    if not known.ok or known.result != commands:
        await api.call("setMyCommands", commands=commands, language_code=language)


async def _set(api: Api, method: str, field: str, text: str, language: str | None) -> None:
    known = await api.call(f"getMy{method}", language_code=language)
    if known.ok and known.result.get(field) != text:
        changed: dict[str, Any] = {field: text, "language_code": language}
        await api.call(f"setMy{method}", **changed)
