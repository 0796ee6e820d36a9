"""What a bot may ask of a chat, and files to fetch."""

from typing import Any

from simulator.bot_api.addressing import chat_of, message_of
from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.registry import method
from simulator.state import Bot, World

Json = dict[str, Any]

DOWNLOAD_BYTES = 20 * 1024 * 1024


@method("getChat")
def get_chat(world: World, bot: Bot, args: Args) -> Json:
    """The person behind a chat."""
    gifts = {
        "unlimited_gifts": True,
        "limited_gifts": True,
        "unique_gifts": True,
        "premium_subscription": True,
        "gifts_from_channels": True,
    }
    chat = chat_of(world, bot, args)
    return {**chat.person.chat, "accent_color_id": chat.person.id % 7, "max_reaction_count": 11, "accepted_gift_types": gifts}


@method("getChatMember")
def get_chat_member(world: World, bot: Bot, args: Args) -> Json:
    """The person or the bot as member of their chat."""
    chat = chat_of(world, bot, args)
    user = {chat.person.id: chat.person.user, bot.id: bot.user}.get(args.integer("user_id"))
    if user is None:
        raise BadRequest("user not found" if args.integer("user_id") else "invalid user_id specified")
    return {"user": user, "status": "member"}


@method("leaveChat")
def leave_chat(world: World, bot: Bot, args: Args) -> bool:
    """Leaves a group; a private chat has nothing to leave."""
    number = args.integer("chat_id")
    if number < 0:
        return True
    chat_of(world, bot, args)
    raise BadRequest("chat member status can't be changed in private chats")


@method("pinChatMessage", "unpinChatMessage")
def pin_chat_message(world: World, bot: Bot, args: Args) -> bool:
    """Pins and unpins; the phones do not show it."""
    message_of(chat_of(world, bot, args), args, "message to pin not found")
    return True


@method("getFile")
def get_file(world: World, bot: Bot, args: Args) -> Json:
    """Where a file can be fetched; up to 20 MB."""
    file_id = args.text("file_id")
    if not file_id:
        raise BadRequest("file_id not specified")
    stored = world.files.by_id.get(file_id)
    if stored is None or stored.owner != bot.token:
        raise BadRequest("invalid file_id")
    if stored.size > DOWNLOAD_BYTES:
        raise BadRequest("file is too big")
    return {**stored.ids(), "file_path": stored.path}
