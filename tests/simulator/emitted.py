"""Everything a simulator gave a bot, parsed by an independent implementation of the Bot API."""

from typing import Any

import telegram

from tests.simulator.desk import Desk

RESULTS: dict[str, Any] = {
    **dict.fromkeys(
        ("sendmessage", "sendphoto", "sendvoice", "senddocument", "editmessagetext", "editmessagereplymarkup", "editmessagecaption"),
        telegram.Message,
    ),
    "getme": telegram.User, "getchat": telegram.ChatFullInfo, "getfile": telegram.File, "copymessage": telegram.MessageId,
    "getwebhookinfo": telegram.WebhookInfo, "getmyname": telegram.BotName, "getchatmember": telegram.ChatMember,
    "getchatmenubutton": telegram.MenuButton, "getmydescription": telegram.BotDescription,
}  # fmt: skip


async def parsed(desk: Desk) -> dict[str, int]:
    """Parses every answer of every call; fails on a field nobody knows. Answers how often each kind was seen."""
    seen: dict[str, int] = {}
    for call in await desk.get("/calls"):
        if not (call["answer"] or {}).get("ok"):
            continue
        method, result = call["method"].lower(), call["answer"]["result"]
        payloads = result if method == "getupdates" else [result]
        kind = telegram.Update if method == "getupdates" else RESULTS.get(method)
        for payload in payloads if kind else ():
            known(kind.de_json(payload, None), kind.__name__)
            seen[method] = seen.get(method, 0) + 1
    return seen


def known(value: Any, path: str) -> None:
    """Fails when the object or one in it holds a field that the library does not know."""
    if isinstance(value, list | tuple):
        for item in value:
            known(item, path)
    if isinstance(value, telegram.TelegramObject):
        assert not value.api_kwargs, f"{path}: {dict(value.api_kwargs)}"
        for name in value.__slots__:
            if not name.startswith("_") and name != "api_kwargs":
                known(getattr(value, name, None), f"{path}.{name}")
