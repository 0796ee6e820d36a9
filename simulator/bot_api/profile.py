"""What a bot says of itself: name, descriptions, commands, menu button."""

import json
import re
from typing import Any

from simulator.bot_api.addressing import chat_of
from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.registry import method
from simulator.state import Bot, World

Json = dict[str, Any]

SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)
_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LANGUAGE = re.compile(r"[a-z]{2}|")


@method("getMe")
def get_me(world: World, bot: Bot, args: Args) -> Json:
    """The bot itself."""
    return {
        **bot.user, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip


@method("logOut", "close")
def log_out(world: World, bot: Bot, args: Args) -> bool:
    """Nothing to do for a server that is the only one."""
    return True


def _scope(world: World, bot: Bot, args: Args) -> str:
    scope = args.decoded("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"].startswith("chat"):
        chat_of(world, bot, Args(scope))
    language = args.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise BadRequest("invalid language code specified")
    named = [str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope]
    return json.dumps([*named, language])


@method("setMyCommands")
def set_my_commands(world: World, bot: Bot, args: Args) -> bool:
    """The commands for one scope and language."""
    commands = args.decoded("commands")
    if not isinstance(commands, list):
        raise BadRequest("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    kept = [_command(command) for command in commands]
    bot.commands[_scope(world, bot, args)] = kept
    return True


def _command(command: Any) -> Json:
    fields = command if isinstance(command, dict) else {}
    name = _COMMAND.fullmatch(str(fields.get("command", "")))
    description = str(fields.get("description", ""))
    if not name:
        raise BadRequest("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.group(1), "description": description}


@method("getMyCommands")
def get_my_commands(world: World, bot: Bot, args: Args) -> list[Json]:
    """The commands set for exactly this scope and language."""
    return bot.commands.get(_scope(world, bot, args), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, bot: Bot, args: Args) -> bool:
    """No commands for this scope and language."""
    bot.commands.pop(_scope(world, bot, args), None)
    return True


_LENGTHS = {"name": 64, "description": 512, "short_description": 120}


def _set(bot: Bot, args: Args, field: str) -> bool:
    value, language = args.text(field), args.text("language_code")
    if len(value) > _LENGTHS[field]:
        raise BadRequest(f"bot {field.replace('_', ' ')} is too long")
    if value:
        bot.profile[f"{field}:{language}"] = value
    else:
        bot.profile.pop(f"{field}:{language}", None)
    if field == "name" and not language and value:
        bot.user = {**bot.user, "first_name": value}
    return True


def _get(bot: Bot, args: Args, field: str) -> Json:
    own = bot.profile.get(f"{field}:{args.text('language_code')}")
    return {field: own or bot.profile.get(f"{field}:") or (bot.user["first_name"] if field == "name" else "")}


@method("setMyName")
def set_my_name(world: World, bot: Bot, args: Args) -> bool:
    """The bot's name in a language, or in all others."""
    return _set(bot, args, "name")


@method("getMyName")
def get_my_name(world: World, bot: Bot, args: Args) -> Json:
    """The bot's name in a language."""
    return _get(bot, args, "name")


@method("setMyDescription")
def set_my_description(world: World, bot: Bot, args: Args) -> bool:
    """What an empty chat says of the bot."""
    return _set(bot, args, "description")


@method("getMyDescription")
def get_my_description(world: World, bot: Bot, args: Args) -> Json:
    """What an empty chat says of the bot, in a language."""
    return _get(bot, args, "description")


@method("setMyShortDescription")
def set_my_short_description(world: World, bot: Bot, args: Args) -> bool:
    """What the bot's profile says."""
    return _set(bot, args, "short_description")


@method("getMyShortDescription")
def get_my_short_description(world: World, bot: Bot, args: Args) -> Json:
    """What the bot's profile says, in a language."""
    return _get(bot, args, "short_description")


def _button_place(world: World, bot: Bot, args: Args) -> str:
    return str(chat_of(world, bot, args).person.id) if args.text("chat_id") else ""


@method("setChatMenuButton")
def set_chat_menu_button(world: World, bot: Bot, args: Args) -> bool:
    """The button beside the text field, in one chat or in all."""
    button = args.decoded("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise BadRequest("can't parse menu button: Unsupported type specified")
    bot.menu_buttons[_button_place(world, bot, args)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, bot: Bot, args: Args) -> Json:
    """The button beside the text field."""
    return bot.menu_buttons.get(_button_place(world, bot, args)) or bot.menu_buttons.get("") or {"type": "commands"}
