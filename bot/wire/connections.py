"""HTTP as far as calls to the Bot API need it: a small body out, its answer in, over connections that are kept open.

Every message of the house passes here, and what a general client does for each call (cookies, redirects, proxies, compression, streams)
took more of the processor than the deed itself. The protocol is read by httptools, files still go by aiohttp (bot/wire/api.py).
"""

import asyncio
import ssl
import time
from typing import cast
from urllib.parse import urlsplit

import httptools

CONNECT_SECONDS = 10.0
KEPT_SECONDS = 60.0
"""How long a connection is kept without a call. A server that closed it first answers nothing: the call then failed."""
MOST = 64


class Wire(asyncio.Protocol):
    """One connection: one call at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._parser: httptools.HttpResponseParser | None = None
        self._body: list[bytes] = []
        self.is_free = False
        """Whether the last call is wholly answered and the server lets another follow on the same connection."""
        self.free_since = 0.0

    def ask(self, request: bytes) -> "asyncio.Future[tuple[int, bytes]]":
        """Send a request. Its status and body; ConnectionError when no whole answer comes."""
        assert self._transport, "the connection is made"
        self.is_free, self._body = False, []
        self._parser = httptools.HttpResponseParser(self)
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def close(self) -> None:
        """Nothing more is asked or heard."""
        self.is_free = False
        if self._transport:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        if self._parser is None or self._answer is None or self._answer.done():
            self.close()  # nobody asked: whatever it is, it is no answer to the next call
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail("no HTTP")

    def on_body(self, body: bytes) -> None:
        """Called by the parser for each piece."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Called by the parser when the answer is whole."""
        assert self._parser, "an answer is being read"
        self.is_free, self.free_since = self._parser.should_keep_alive(), time.monotonic()
        if self._answer and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._body)))

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail("closed before the answer was whole")

    def _fail(self, why: str) -> None:
        self.close()
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError(why))


class Wires:
    """The connections to one server. Nothing is asked twice here: whoever calls knows whether that may be."""

    def __init__(self, base: str, tls: ssl.SSLContext | None = None) -> None:
        address = urlsplit(base)
        self._host = address.hostname or ""
        self._tls = (tls or ssl.create_default_context()) if address.scheme == "https" else None
        self._port = address.port or (443 if self._tls else 80)
        self._head = (
            f" HTTP/1.1\r\nHost: {address.netloc.rpartition('@')[2]}\r\nUser-Agent: flexbot\r\nAccept: application/json\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        )
        self._free: list[Wire] = []
        self._room = asyncio.Semaphore(MOST)

    async def post(self, path: str, body: bytes, wait: float) -> tuple[int, bytes]:
        """The status and body that come back within so many seconds. OSError or TimeoutError when none do; the server may have acted."""
        request = f"POST {path}{self._head}{len(body)}\r\n\r\n".encode() + body
        async with self._room, asyncio.timeout(wait):
            wire = self._kept() or await self._connected()
            try:
                answer = await wire.ask(request)
            except BaseException:
                wire.close()
                raise
            if wire.is_free:
                self._free.append(wire)
            else:
                wire.close()
            return answer

    def close(self) -> None:
        """Close what is kept open."""
        for wire in self._free:
            wire.close()
        self._free.clear()

    def _kept(self) -> Wire | None:
        """The connection that was used last; those that the server closed meanwhile, or that were kept for too long, are let go."""
        while self._free:
            wire = self._free.pop()
            if wire.is_free and time.monotonic() - wire.free_since < KEPT_SECONDS:
                return wire
            wire.close()
        return None

    async def _connected(self) -> Wire:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECT_SECONDS):
            _, wire = await loop.create_connection(Wire, self._host, self._port, ssl=self._tls)
        return wire
