"""Which chat, which message a call is about."""

from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest, Forbidden
from simulator.state import Bot, Chat, Message, World


def chat_of(world: World, bot: Bot, args: Args, name: str = "chat_id") -> Chat:
    """The started chat a call names. Refused: none named, one the bot never saw, a person who never started it."""
    value = args.text(name).strip()
    if not value:
        raise BadRequest(f"{name} is empty")
    try:
        number = int(value)
    except ValueError:
        raise BadRequest("chat not found") from None
    chat = bot.chats.get(number)
    if chat is not None and chat.started:
        return chat
    if number in bot.met and number in world.people:
        raise Forbidden("bot can't initiate conversation with a user")
    raise BadRequest("chat not found")


def writable_chat(world: World, bot: Bot, args: Args) -> Chat:
    """The chat, when the person has not blocked the bot."""
    chat = chat_of(world, bot, args)
    if chat.blocked:
        raise Forbidden("bot was blocked by the user")
    return chat


def message_of(chat: Chat, args: Args, missing: str, name: str = "message_id") -> Message:
    """A message that is still there; `missing` is the refusal when it is not."""
    number = args.integer(name)
    if number <= 0:
        raise BadRequest("message identifier is not specified" if name not in args.values else missing)
    message = chat.messages.get(number)
    if message is None or message.deleted:
        raise BadRequest(missing)
    return message
