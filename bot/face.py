"""What everybody sees of the bot before anything is said: commands and descriptions, neutral, in every language."""

from typing import Any

from bot.api import Api
from bot.commands import menu_of
from words import LANGUAGES, words_for
from words.language import DEFAULT


async def show_face(api: Api) -> None:
    """Set commands and descriptions, best effort. What is already so is left alone: Telegram limits changes."""
    for language in (None, *LANGUAGES):
        words = words_for(language or DEFAULT)
        await api.call("setMyCommands", commands=menu_of(words, None), language_code=language)
        await _set(
            api, "Description", "description", words("Here you talk with your contact person and keep your hours."), language
        )
        await _set(api, "ShortDescription", "short_description", words("Your hours and your questions."), language)


async def _set(api: Api, method: str, field: str, text: str, language: str | None) -> None:
    known = await api.call(f"getMy{method}", language_code=language)
    if known.ok and known.result.get(field) != text:
        changed: dict[str, Any] = {field: text, "language_code": language}
        await api.call(f"setMy{method}", **changed)
