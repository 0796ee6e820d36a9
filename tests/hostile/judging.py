"""Hostile updates through a local Telegram and the real bot, and whatever came of them that must not."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from simulator.html import parse
from tests.hostile.making import CONFIRMATIONS, EVIL, NAMES, an_update
from tests.stories.cast import CAST, ELSEWHERE, NOBODY_YET
from tests.stories.running import Json, RunningTown
from tests.stories.town import Folk

MARK = re.compile(r"Zq(\d+)Zq")
SENT = ("sendMessage", "editMessageText")
STAFF = frozenset(
    (CAST | ELSEWHERE)[name].place for name in ("consultant", "stand_in", "lead", "account_manager", "far_consultant")
)
NEVER_THE_BOTS = frozenset({"spoiler", "strikethrough", "underline", "pre"})
HARMLESS = ("message is not modified", "message to copy not found", "message to delete not found")
PORTION = 400
STRANGERS = 2
PORTION_SECONDS = 120.0


@dataclass
class Harm:
    """Everything wrong that was seen, by kind; and how much was tried."""

    updates: int = 0
    sent: int = 0
    logged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    passes_for_the_bot: list[str] = field(default_factory=list)
    wrong_chat: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.logged or self.refused or self.markup or self.passes_for_the_bot or self.wrong_chat)


async def besiege(town: RunningTown, updates: int, folks: int, seed: int) -> Harm:
    """So many updates of several towns' people, whose own names are hostile too, and of strangers."""
    dice = Random(seed)
    senders = [sender for _ in range(folks) for sender in await _settled(town, dice)]
    harm, seen = Harm(), (await town.calls())[-1]["n"]
    number = (await town.post("/updates", again=0))["next_id"]
    while harm.updates < updates:
        count = min(PORTION, updates - harm.updates)
        sent = [an_update(dice, number + place, dice.choice(senders), senders) for place in range(count)]
        number += count
        await town.hand_over(*sent)
        await town.post("/updates", next_id=number)
        await town.quiet(PORTION_SECONDS)
        harm.updates += count
        for call in await town.calls(after=seen):
            seen = call["n"]
            _judge(call, harm)
    harm.logged = [line for line in town.log().splitlines() if '"level": "error"' in line or "Traceback" in line]
    return harm


async def _settled(town: RunningTown, dice: Random) -> list[int]:
    names = {who: {"first_name": dice.choice(NAMES), "last_name": dice.choice(NAMES)} for who in CAST}
    folk = await Folk.settle(town, **names)
    known = [name for name in CAST | ELSEWHERE if name not in NOBODY_YET]
    for name in known:
        await folk.phone(name)
    await folk.offer(await folk.job(title=f"Vouwen <b>{dice.choice(NAMES)}", tasks=dice.choice(CONFIRMATIONS)))
    await folk.placement(of="other_candidate", title=dice.choice(NAMES))
    strangers = [await folk.stranger(dice.choice(NAMES)) for _ in range(STRANGERS)]
    for phone in strangers:
        await phone.starts()
    return [folk.external(name) for name in known] + [phone.id for phone in strangers]


def _judge(call: Json, harm: Harm) -> None:
    said = json.dumps(call["parameters"], ensure_ascii=False)
    chat = int(call["parameters"].get("chat_id") or 0)
    description = (call["answer"] or {}).get("description", "")
    if call["status"] != 200 and not any(text in description for text in HARMLESS) and call["method"] in (*SENT, "copyMessage"):
        harm.refused.append(f"{call['method']}: {description}")
    harm.wrong_chat += [f"{call['method']} to {chat}: {mark}" for mark in MARK.findall(said) if not _may_read(chat, int(mark))]
    if chat < 0 and call["method"] != "leaveChat":
        harm.wrong_chat.append(f"{call['method']} to the group {chat}")
    if call["method"] in SENT:
        harm.sent += 1
        text, entities = parse(call["parameters"]["text"])
        harm.markup += [f"{chat}: {text[:200]}" for e in entities if e["type"] in NEVER_THE_BOTS or EVIL in e.get("url", "")]
        harm.passes_for_the_bot += [f"{chat}: {line[:200]}" for line in _own_lines(text, entities) if _passes(line)]


def _may_read(chat: int, writer: int) -> bool:
    """Whoever wrote it; and, in the same town, those of the municipality, or whom they answer."""
    return chat == writer or (chat // 100 == writer // 100 and bool(STAFF & {chat % 100, writer % 100}))


def _own_lines(text: str, entities: list[Json]) -> Iterator[str]:
    """The lines of a message that stand in no quote."""
    units = text.encode("utf-16-le")
    for quote in sorted((e for e in entities if e["type"] == "blockquote"), key=lambda e: e["offset"], reverse=True):
        units = units[: 2 * quote["offset"]] + units[2 * (quote["offset"] + quote["length"]) :]
    yield from units.decode("utf-16-le", "replace").splitlines()


def _passes(line: str) -> bool:
    """A whole line of what only the bot would say, or one of somebody's words that begins with its sign."""
    bare = MARK.sub("", line).strip(" \u2068\u2069")
    is_confirmation = any(bare in (said, said.lstrip("✅✔ℹ️ ")) for said in CONFIRMATIONS)
    return is_confirmation or (bool(MARK.search(line)) and bare[:1] in "✅✔☑🟢❌⚠ℹ🤖" and bool(bare))
