"""A person with a phone: sees, taps, writes. What went wrong is told with the whole chat."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.simulator.desk import PNG, file
from tests.stories.running import Json, RunningTown

SEES_SECONDS = 45.0


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True)
class Message:
    """A message as its reader sees it at this moment."""

    id: int
    from_bot: bool
    text: str
    html: str
    rows: tuple[tuple[Button, ...], ...]
    keyboard: list[list[str]] | None
    edited: bool
    deleted: bool
    reply_to: int | None
    file: Json | None

    @property
    def buttons(self) -> list[str]:
        """The captions of its buttons, in reading order."""
        return [button.text for row in self.rows for button in row]

    def data(self, caption: str) -> str:
        """What the button with this caption sends to the bot."""
        found = next((b.data for row in self.rows for b in row if b.text == caption), None)
        assert found is not None, f"no button {caption!r} under {self}"
        return found

    def __str__(self) -> str:
        marks = " ".join(filter(None, ["edited" if self.edited else "", "deleted" if self.deleted else ""]))
        buttons = "".join(f"\n    {' '.join(f'[{b.text}]' for b in row)}" for row in self.rows)
        return f"-- {self.id} {'bot' if self.from_bot else 'me'} {marks}\n    " + self.text.replace("\n", "\n    ") + buttons


def _read(seen: Json) -> Message:
    rows = tuple(tuple(Button(b["text"], b["data"], b["url"]) for b in row) for row in seen["buttons"] or [])
    same = {name: seen[name] for name in ("from_bot", "text", "html", "keyboard", "edited", "deleted", "reply_to", "file")}
    return Message(id=seen["message_id"], rows=rows, **same)


class Phone:
    """Somebody's chat with the bot. `taps` counts presses of buttons and of the fixed keyboard.

    Whatever a person does is waited for until the town is quiet again, unless `wait=False`.
    """

    def __init__(self, town: RunningTown, person: int, first_name: str) -> None:
        self.town, self.id, self.first_name = town, person, first_name
        self.taps_made = 0

    async def appears(self, language_code: str = "nl", **names: str) -> "Phone":
        """This person has Telegram. They have not met the bot yet."""
        await self.town.post("/people", id=self.id, first_name=self.first_name, language_code=language_code, **names)
        return self

    # Seeing

    async def chat(self) -> list[Message]:
        """The whole chat, oldest first."""
        return [_read(m) for m in (await self.town.get(f"/people/{self.id}/chat"))["messages"]]

    async def sees(self, *words: str, after: Message | int = 0, seconds: float = SEES_SECONDS) -> Message:
        """The newest message of the bot that holds all these words; waits for it. `after`: only one that came later than that."""
        first = after.id if isinstance(after, Message) else after
        event, end = 0, asyncio.get_running_loop().time() + seconds
        while True:
            left = end - asyncio.get_running_loop().time()
            seen = await self.town.get(f"/people/{self.id}/chat?after={event}&wait={max(left, 0) if event else 0}")
            event = seen["event"]
            for message in reversed(list(map(_read, seen["messages"]))):
                if message.from_bot and not message.deleted and message.id > first and all(w in message.text for w in words):
                    return message
            if left <= 0:
                raise AssertionError(f"{self.first_name} does not see {words}:\n{await self.printed()}")

    async def sees_nothing_of(self, *words: str, after: Message | int = 0) -> None:
        """Once all is quiet, no message of the bot holds any of these words."""
        first = after.id if isinstance(after, Message) else after
        await self.town.quiet()
        for message in await self.chat():
            held = [w for w in words if w in message.text] if message.from_bot and message.id > first else []
            assert not held, f"{self.first_name} sees {held}:\n{await self.printed()}"

    async def looks(self, message: Message | int) -> Message:
        """A message as it is now, once all is quiet."""
        number = message.id if isinstance(message, Message) else message
        await self.town.quiet()
        return next(m for m in await self.chat() if m.id == number)

    async def reads(self, message: Message | int) -> str:
        """The text of a message as it is now, once all is quiet."""
        return (await self.looks(message)).text

    async def newest(self) -> Message:
        """The last message of the bot, once all is quiet."""
        await self.town.quiet()
        return next(m for m in reversed(await self.chat()) if m.from_bot and not m.deleted)

    async def keyboard(self) -> list[list[str]]:
        """The fixed keyboard as it stands below the chat."""
        shown = [m.keyboard for m in await self.chat() if m.from_bot and m.keyboard is not None]
        return shown[-1] if shown else []

    async def printed(self) -> str:
        """The chat for people."""
        return "\n".join(map(str, await self.chat()))

    # Doing

    async def starts(self, payload: str = "", *, wait: bool = True) -> int:
        """Opens the bot, by a link when there is a payload."""
        return await self._do("start", wait, **({"payload": payload} if payload else {}))

    async def taps(self, message: Message, caption: str, *, wait: bool = True) -> Any:
        """Presses a button that stands under a message now; answers what Telegram shows for it."""
        self.taps_made += 1
        return await self._press(wait, message_id=message.id, text=caption)

    async def presses_data(self, message: Message | int, data: str, *, wait: bool = True) -> Any:
        """A press with data of one's own making: an old button, or a forged one."""
        return await self._press(wait, message_id=message.id if isinstance(message, Message) else message, data=data)

    async def chooses(self, caption: str, *, wait: bool = True) -> int:
        """Presses a key of the fixed keyboard."""
        keys = [key for row in await self.keyboard() for key in row]
        assert caption in keys, f"{self.first_name} has no key {caption!r}, but {keys}"
        self.taps_made += 1
        return await self.writes(caption, wait=wait)

    async def writes(self, text: str, *, wait: bool = True) -> int:
        """Sends a text; answers its number."""
        return await self._do("send", wait, text=text)

    async def replies(self, message: Message, text: str, *, wait: bool = True) -> int:
        """Telegram's own reply to a message."""
        return await self._do("send", wait, text=text, reply_to=message.id)

    async def edits(self, message_id: int, text: str, *, wait: bool = True) -> int:
        """Changes an own message."""
        return await self._do("edit", wait, message_id=message_id, text=text)

    async def sends_photo(self, caption: str = "", *, wait: bool = True) -> int:
        """A picture, with or without words."""
        return await self._do("send", wait, photo=file(PNG, "foto.png"), **({"text": caption} if caption else {}))

    async def sends_voice(self, *, wait: bool = True) -> int:
        """A spoken message."""
        return await self._do("send", wait, voice=file(b"OggS-spoken", "stem.ogg"))

    async def sends_contact(self, *, wait: bool = True) -> int:
        """One's own contact card."""
        return await self._do("send", wait, contact=True)

    async def sends_sticker(self, *, wait: bool = True) -> None:
        """A sticker: a kind of message that the simulator's phones do not have."""
        sticker = {"file_id": "CAACAgIAAxkBAAE", "file_unique_id": "AgADAQADrQ", "type": "regular", "width": 512, "height": 512}
        await self.sends_raw(sticker=sticker | {"is_animated": False, "is_video": False, "emoji": "👍"}, wait=wait)

    async def sends_raw(self, *, wait: bool = True, **content: Any) -> None:
        """A message with this content, whatever it is."""
        me: Json = {"id": self.id, "first_name": self.first_name}
        update = await self.town.numbered()
        number = update["update_id"]
        message = {"message_id": number, "date": 1_790_000_000, "from": me | {"is_bot": False}, "chat": me | {"type": "private"}}
        await self.town.hand_over(update | {"message": message | content})
        if wait:
            await self.town.quiet()

    async def blocks(self, *, wait: bool = True) -> None:
        """Blocks the bot."""
        await self._do("block", wait)

    async def unblocks(self, *, wait: bool = True) -> None:
        """Lets the bot write again."""
        await self._do("unblock", wait)

    async def _press(self, wait: bool, **fields: Any) -> Any:
        try:
            answered = await self.town.post(f"/people/{self.id}/press", **fields)
        except AssertionError as refused:
            raise AssertionError(f"{self.first_name} cannot press {fields}: {refused}\n{await self.printed()}") from None
        if wait:
            await self.town.quiet()
        return answered["answer"]

    async def _do(self, what: str, wait: bool, **fields: Any) -> Any:
        done = await self.town.post(f"/people/{self.id}/{what}", **fields)
        if wait:
            await self.town.quiet()
        return done.get("message_id")


def taps_of(*phones: Phone) -> Iterator[str]:
    """How many taps each made, for printing."""
    return (f"{phone.first_name}: {phone.taps_made}" for phone in phones)
