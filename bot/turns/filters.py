"""Which handler an update is for.

All of them are coroutines: aiogram hands any other filter (a lambda, `F.text`) to a thread, for every update that it looks at.
"""

from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.callbacks import Callback
from bot.turns.turn import Turn
from bot.wire.commands import COMMAND_OF, MENU_OF
from core.store.people.people import Role
from words import LANGUAGES, words_for

CAPTIONS = frozenset(
    words_for(language)(caption) for language in LANGUAGES for rows in MENU_OF.values() for row in rows for caption in row
)
"""What the small fixed keyboards say, in every language."""


def leads_elsewhere(text: str | None) -> bool:
    """Whether a text is no answer to anything: a command, known or not, or what a key of the small keyboard says."""
    return text is not None and (text.startswith("/") or text in CAPTIONS)


class Pressed(BaseFilter):
    """A button of this kind that was sent to this chat. The handler gets it as `tap`."""

    def __init__(self, kind: type[Callback]) -> None:
        self.kind = kind

    async def __call__(self, _press: CallbackQuery, turn: Turn) -> bool | dict[str, Any]:
        return {"tap": turn.press} if type(turn.press) is self.kind else False


class Is(BaseFilter):
    """A known person with one of these roles."""

    def __init__(self, *roles: Role) -> None:
        self.roles = frozenset(roles)

    async def __call__(self, _event: Any, turn: Turn) -> bool:
        return turn.deed.actor is not None and turn.deed.actor.role in self.roles


class At(BaseFilter):
    """The person is at this step of a conversation, and says something to it: a command or the small keyboard leads elsewhere."""

    def __init__(self, *steps: str) -> None:
        self.steps = frozenset(steps)

    async def __call__(self, event: Any, turn: Turn) -> bool:
        return turn.state in self.steps and not (isinstance(event, Message) and leads_elsewhere(event.text))


class Idle(BaseFilter):
    """The person is in no conversation."""

    async def __call__(self, _event: Any, turn: Turn) -> bool:
        return turn.state is None


class Typed(BaseFilter):
    """A message of words: no command, and nothing of the small keyboard."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not leads_elsewhere(message.text)


class Pictured(BaseFilter):
    """A message with a photo, or with a file that may be one."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.photo or message.document)


class WasMasked(BaseFilter):
    """A BSN or an account number was in it."""

    async def __call__(self, _message: Message, turn: Turn) -> bool:
        return bool(turn.masked)


class IsStranger(BaseFilter):
    """Nobody who is known, or no longer."""

    async def __call__(self, _event: Any, turn: Turn) -> bool:
        return turn.deed.actor is None


class InPrivate(BaseFilter):
    """In a chat with one person."""

    async def __call__(self, event: Message | ChatMemberUpdated) -> bool:
        return event.chat.type == "private"


class InGroup(BaseFilter):
    """In a group or channel."""

    async def __call__(self, event: Message | ChatMemberUpdated) -> bool:
        return event.chat.type != "private"


class Menu(BaseFilter):
    """The caption of the small fixed keyboard, in whichever language it was once shown, or the command that does the same."""

    def __init__(self, caption: str) -> None:
        command = {f"/{COMMAND_OF[caption]}"} if caption in COMMAND_OF else set()
        self.captions = frozenset({words_for(language)(caption) for language in LANGUAGES} | command)

    async def __call__(self, message: Message) -> bool:
        return message.text in self.captions
