"""Telegram's own reply to a message of the bot: it goes to the question that stands there, or to nobody."""

from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from bot.buttons.concerns import CloseConcern, OpenConcern, WriteInConcern
from bot.buttons.questions import WriteBack
from bot.flows import ask, pin
from bot.store import card_at, message_of, thread_of
from bot.turns.filters import leads_elsewhere
from bot.turns.turn import ASKED, Say, Turn
from core.actions.deed import Deed
from core.actions.talk import concerns
from core.actions.things import Thing

OF_A_CONCERN = (OpenConcern, WriteInConcern, CloseConcern)

router = Router(name="replies")


class InThread(BaseFilter):
    """A reply to any message about a question. The handler gets its number as `question`.

    Which message is about what is known when its sending is answered. Where that answer was lost the message came twice, and the buttons
    under the unknown one, which were sealed for this chat, say what it is about.
    """

    async def __call__(self, message: Message, turn: Turn, deed: Deed) -> bool | dict[str, Any]:
        replied = message.reply_to_message
        if replied is None or turn.address is None or leads_elsewhere(message.text):
            return False
        found = await thread_of(deed.tx, turn.address, replied.message_id)
        if found:
            return {"question": found.thing_id} if found.thing == Thing.QUESTION else False
        named = next((button.question for button in turn.beneath if isinstance(button, WriteBack)), None)
        return {"question": named} if named is not None else False


class AboutAConcern(BaseFilter):
    """A reply to a message about what does not feel right. The handler gets its number as `concern`."""

    async def __call__(self, message: Message, turn: Turn, deed: Deed) -> bool | dict[str, Any]:
        replied = message.reply_to_message
        if replied is None or turn.address is None or leads_elsewhere(message.text):
            return False
        named = next((button.concern for button in turn.beneath if isinstance(button, OF_A_CONCERN)), None)
        if named is None:
            found = await card_at(deed.tx, turn.address, replied.message_id)
            named = found.thing_id if found and found.thing == Thing.CONCERN else None
        return {"concern": named} if named is not None else False


class NotToTheQuestion(BaseFilter):
    """In a conversation, a reply to another message of the bot than the question that waits. A keypad takes no words at all."""

    async def __call__(self, message: Message, turn: Turn, deed: Deed) -> bool:
        replied, asked = message.reply_to_message, turn.data.get(ASKED)
        is_bots = replied is not None and replied.from_user is not None and replied.from_user.is_bot
        if replied is None or not is_bots or turn.address is None or turn.state is None or turn.state in pin.STEPS:
            return False
        if asked is None or leads_elsewhere(message.text):
            return False
        return await message_of(deed.tx, turn.address, Thing.TALK, asked["number"]) != replied.message_id


@router.message(InThread())
async def on_reply(message: Message, question: int, turn: Turn, deed: Deed, say: Say) -> None:
    """Two people talk by Telegram's own reply: the bot passes on, and is silent."""
    await ask.write(message, turn, deed, say, question)


@router.message(AboutAConcern())
async def on_reply_in_confidence(message: Message, concern: int, deed: Deed, say: Say) -> None:
    """It goes to whoever has that, also shortly after something was said to somebody else. Only words are kept in confidence."""
    if message.text is None:
        say.card(Thing.CONCERN, concern, fresh=True)
        return
    say.opened(await concerns.write_in_concern(deed, concern, message.text), Thing.CONCERN, concern)


@router.message(NotToTheQuestion())
async def on_reply_elsewhere(_message: Message, say: Say) -> None:
    """It was not meant for whoever the question is about: nobody gets it, and the question is put again."""
    say.screen("replied_elsewhere")
    say.again()
