"""The simulator's state in a folder, so that it goes on where it was."""

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

from simulator.files import StoredFile
from simulator.queue import Queued
from simulator.state import Bot, Chat, Message, Person, Query, Webhook, World

Json = dict[str, Any]

PAUSE = 0.5
"""Seconds between two looks whether anything changed."""
HISTORY = 500
"""How many past updates of a bot are kept for delivering again."""


def load(world: World, folder: Path) -> bool:
    """Fills the world from the folder; answers whether there was anything."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    saved = folder / "telegram.json"
    if not saved.exists():
        return False
    state = json.loads(saved.read_text("utf-8"))
    world.clock.offset, world.clock.version = state["clock"]
    world.next_person_id, world.next_query_id = state["next_person_id"], state["next_query_id"]
    world.people = {fields["id"]: Person(fields) for fields in state["people"]}
    for fields in state["files"]:
        world.files.keep(StoredFile(**fields, content=(folder / "files" / fields["unique_id"]).read_bytes()))
    for fields in state["bots"]:
        _load_bot(world, fields)
    return True


def _load_bot(world: World, fields: Json) -> None:
    bot = world.bot(fields["token"])
    for name in ("user", "next_message_id", "commands", "profile", "menu_buttons"):
        setattr(bot, name, fields[name])
    bot.met = set(fields["met"])
    bot.queries.update({number: Query(at, None) for number, at in fields["queries"]})
    bot.webhook = Webhook(**fields["webhook"]) if fields["webhook"] else None
    queue, saved = bot.updates, fields["updates"]
    queue.next_id, queue.numbering = saved["next_id"], saved["numbering"]
    queue.allowed = None if saved["allowed"] is None else frozenset(saved["allowed"])
    queue.fetches_since = 0.0 if saved.get("fetched", True) else None
    queue.restore([Queued(*entry) for entry in saved["pending"]], [Queued(*entry) for entry in saved["history"]])
    for kept in fields["chats"]:
        chat = bot.chats[kept["person"]] = Chat(world.people[kept["person"]])
        chat.started, chat.blocked, chat.event = kept["started"], kept["blocked"], kept["event"]
        chat.messages = {message[0]["message_id"]: Message(*message) for message in kept["messages"]}


def _saved(world: World) -> Json:
    return {
        "clock": [world.clock.offset, world.clock.version],
        "next_person_id": world.next_person_id,
        "next_query_id": world.next_query_id,
        "people": [person.listed() for person in world.people.values()],
        "files": [_file_fields(stored) for stored in world.files.by_id.values()],
        "bots": [_bot_fields(bot) for bot in world.bots.values()],
    }


def _file_fields(stored: StoredFile) -> Json:
    return {name: getattr(stored, name) for name in ("file_id", "unique_id", "owner", "kind", "name", "mime", "path")}


def _bot_fields(bot: Bot) -> Json:
    names = ("token", "user", "next_message_id", "commands", "profile", "menu_buttons")
    webhook, queue = bot.webhook, bot.updates
    return {
        **{name: getattr(bot, name) for name in names},
        "met": sorted(bot.met),
        "queries": [[number, query.at] for number, query in bot.queries.items()],
        "webhook": webhook and {name: getattr(webhook, name) for name in Webhook.__slots__},
        "updates": {
            "fetched": queue.fetches_since is not None,
            "next_id": queue.next_id, "numbering": queue.numbering, "allowed": queue.allowed and sorted(queue.allowed),
            "pending": [_entry(entry) for entry in queue.pending.values()],
            "history": [_entry(entry) for entry in list(queue.history)[-HISTORY:]],
        },
        "chats": [_chat_fields(chat) for chat in bot.chats.values()],
    }  # fmt: skip


def _entry(entry: Queued) -> list[Any]:
    return [getattr(entry, name) for name in Queued.__slots__]


def _chat_fields(chat: Chat) -> Json:
    messages = [[getattr(message, name) for name in Message.__slots__] for message in chat.messages.values()]
    return {"person": chat.person.id, "started": chat.started, "blocked": chat.blocked, "event": chat.event, "messages": messages}


def save(world: World, folder: Path) -> None:
    """Writes the state beside the old one and puts it in its place."""
    world.touched = False
    for stored in world.files.by_id.values():
        kept = folder / "files" / stored.unique_id
        if not kept.exists():
            _replace(kept, stored.content)
    _replace(folder / "telegram.json", json.dumps(_saved(world), separators=(",", ":")).encode())


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)


async def keep_saving(world: World, folder: Path) -> None:
    """Saves soon after every change, for as long as it runs; never more than a tenth of the time."""
    pause = PAUSE
    while True:
        await asyncio.sleep(pause)
        if world.touched:
            began = time.monotonic()
            save(world, folder)
            pause = max(PAUSE, 10 * (time.monotonic() - began))
