"""Calls to the Bot API: a method and its parameters as JSON over one HTTP session, the reply as a value.

Deliberately leaner than a library's method objects: it is on the path of every message. Nothing here raises for what
Telegram or the network does; the token never reaches an error text.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.wire.connections import CONNECT_SECONDS, Wires

log = structlog.get_logger()

UNREACHED = 0
ANSWER_SECONDS = 30.0
UPLOAD_SECONDS = 60.0
AGAIN_SECONDS = 1.0
CHANNEL = "telegram"
"""The channel of every address here: a person's address is a channel and an id in it."""
FOR_GOOD = frozenset({400, 401, 403, 404})

_json = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `code` is 0 when no sensible answer came at all (network, time-out, garbage)."""

    ok: bool
    result: Any = None
    code: int = 200
    description: str = ""
    retry_after: float | None = None


class Api:
    """The Bot API of one bot."""

    def __init__(self, base: str, token: str) -> None:
        self._root = f"{base.rstrip('/')}/bot{token}/"
        self._path = urlsplit(self._root).path
        self._wires = Wires(base)
        self._files = f"{base.rstrip('/')}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Be ready for files; other calls need no opening."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=64, keepalive_timeout=60),
            timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS),
        )

    async def close(self) -> None:
        self._wires.close()
        if self._session:
            await self._session.close()

    async def call(self, method: str, wait: float = ANSWER_SECONDS, **params: Any) -> Reply:
        """One call; parameters that are None are left out. Waits at most `wait` seconds for the answer."""
        body = _json({name: value for name, value in params.items() if value is not None}).encode()
        try:
            return _read(*await self._wires.post(self._path + method, body, wait))
        except (TimeoutError, OSError) as problem:
            return Reply(False, code=UNREACHED, description=type(problem).__name__)

    async def upload(self, method: str, field: str, name: str, content: bytes, **params: Any) -> Reply:
        """One call that carries a file under a name; other parameters as text."""
        assert self._session, "the session is not open"
        form = aiohttp.FormData()
        for parameter, value in params.items():
            form.add_field(parameter, value if isinstance(value, str) else json.dumps(value))
        form.add_field(field, content, filename=name, content_type="application/octet-stream")
        timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS, connect=CONNECT_SECONDS)
        try:
            async with self._session.post(self._root + method, data=form, timeout=timeout) as response:
                return _read(response.status, await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            return Reply(False, code=UNREACHED, description=type(problem).__name__)

    async def download(self, path: str) -> bytes | None:
        """A file that `getFile` named; empty when Telegram no longer has it, None when it cannot be had now."""
        assert self._session, "the session is not open"
        timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS, connect=CONNECT_SECONDS)
        try:
            async with self._session.get(f"{self._files}{path}", timeout=timeout) as response:
                if response.status in FOR_GOOD:
                    return b""
                return await response.read() if response.status == 200 else None
        except (aiohttp.ClientError, TimeoutError, OSError):
            return None

    async def insist(self, method: str, **params: Any) -> Reply:
        """A call without which nothing can begin: repeated while Telegram is away or busy. Answers what it says for good."""
        while True:
            reply = await self.call(method, **params)
            if reply.ok or reply.code in FOR_GOOD:
                return reply
            log.warning("Telegram cannot be reached yet", method=method, code=reply.code, description=reply.description)
            await asyncio.sleep(reply.retry_after or AGAIN_SECONDS)


def _read(status: int, raw: bytes) -> Reply:
    try:
        answer = json.loads(raw)
        if answer["ok"]:
            return Reply(True, answer["result"])
        after = answer.get("parameters", {}).get("retry_after")
        return Reply(False, None, int(answer["error_code"]), str(answer.get("description", "")), after)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Reply(False, code=status if status >= 400 else UNREACHED, description="no sensible answer")
