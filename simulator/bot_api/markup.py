"""Keyboards: read, checked as strictly as Telegram checks them, and kept."""

from dataclasses import dataclass
from typing import Any

from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.links import WrongUrl, checked

Json = dict[str, Any]

DATA_BYTES = 64
BUTTONS = 100

_ACTIONS = ("url", "login_url", "callback_data", "web_app", "switch_inline_query", "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat", "callback_game", "pay", "copy_text")  # fmt: skip
_YES_OR_NO = ("force_reply", "remove_keyboard", "selective", "resize_keyboard", "one_time_keyboard", "is_persistent")
_LOOKS = ("style", "icon_custom_emoji_id")


@dataclass(slots=True)
class Markup:
    """What a `reply_markup` comes to: an inline keyboard, or the captions of a reply keyboard (empty: taken away)."""

    inline: Json | None = None
    keyboard: list[list[str]] | None = None
    fixed: bool = False


NONE = Markup()


def read_markup(args: Args) -> Markup:
    """The markup of a call. Raises BadRequest as Telegram does."""
    if not args.values.get("reply_markup"):
        return NONE
    value = args.decoded("reply_markup", "reply keyboard markup")
    if value is None or value == {}:
        return NONE
    if not isinstance(value, dict):
        raise BadRequest("object expected as reply markup")
    for field in _YES_OR_NO:
        if field in value and not isinstance(value[field], bool):
            raise BadRequest(f'field "{field}" must be of type Boolean')
    if "inline_keyboard" in value:
        rows = [[_inline_button(button) for button in row] for row in _rows(value, "inline_keyboard")]
        return _inline(rows)
    if "keyboard" in value:
        rows_of_captions = [[_caption(key) for key in row] for row in _rows(value, "keyboard")]
        return Markup(keyboard=[row for row in rows_of_captions if row], fixed=True)
    if value.get("remove_keyboard"):
        return Markup(keyboard=[], fixed=True)
    return Markup(fixed=bool(value.get("force_reply")))


def read_inline(args: Args) -> Json | None:
    """The inline keyboard of an edit. Refused: any other keyboard."""
    markup = read_markup(args)
    if markup.fixed:
        raise BadRequest("inline keyboard expected")
    return markup.inline


def _inline(rows: list[list[Json]]) -> Markup:
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > BUTTONS:
        raise BadRequest("reply markup is too long")
    return Markup({"inline_keyboard": rows}) if rows else NONE


def _rows(markup: Json, field: str) -> list[list[Any]]:
    value = markup[field]
    if not isinstance(value, list):
        raise BadRequest(f'field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise BadRequest(f"can't parse {field.replace('_', ' ')}: expected an Array of Array")
    return value


def _inline_button(button: Any) -> Json:
    what = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise BadRequest(f"{what}: expected an Object")
    text = button.get("text")
    if text is None:
        raise BadRequest(f'{what}: Can\'t find field "text"')
    if not isinstance(text, str):
        raise BadRequest(f'{what}: Field "text" must be of type String')
    kept: Json = {"text": text}
    action = next((name for name in _ACTIONS if button.get(name) not in (None, "", False)), None)
    if action is None and any(button.get(name) == "" for name in _ACTIONS[4:6]):
        action = next(name for name in _ACTIONS[4:6] if button.get(name) == "")
    if action is None:
        raise BadRequest(f"{what}: Text buttons are unallowed in the inline keyboard")
    kept[action] = _action(action, button[action])
    kept.update({name: button[name] for name in _LOOKS if button.get(name)})
    if not text.strip():
        raise BadRequest("BUTTON_TEXT_INVALID" if text else "inline keyboard button text must be non-empty")
    return kept


def _action(action: str, value: Any) -> Any:
    if action == "callback_data":
        if not isinstance(value, str):
            raise BadRequest('can\'t parse inline keyboard button: Field "callback_data" must be of type String')
        if len(value.encode()) > DATA_BYTES:
            raise BadRequest("BUTTON_DATA_INVALID")
    elif action == "url":
        try:
            return checked(str(value))
        except WrongUrl as wrong:
            raise BadRequest(f"inline keyboard button URL '{value}' is invalid: {wrong}") from None
    return value


def _caption(key: Any) -> str:
    text = key.get("text") if isinstance(key, dict) else key
    if text is None:
        raise BadRequest("can't parse keyboard button: Can't find field \"text\"")
    if not isinstance(text, str):
        raise BadRequest('can\'t parse keyboard button: Field "text" must be of type String')
    if not text:
        raise BadRequest("keyboard button text must be non-empty")
    return text
