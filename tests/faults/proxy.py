"""A wire between the bot and PostgreSQL that can be cut: for a while, or just when the answer to a COMMIT comes back."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from urllib.parse import urlsplit

COMMITS = (b"COMMIT\0", b"COMMIT;\0")
"""How a statement of its own ends in PostgreSQL's protocol."""


class Proxy:
    """Passes bytes on. `every`: the answer to each so many-th COMMIT is lost, and the line with it; 0 loses none."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._to = (str(parts.hostname), int(parts.port or 5432))
        self._url = parts
        self._lines: set[StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._away = False
        self.every = 0
        self.commits = 0
        self.lost = 0

    async def open(self) -> str:
        """Listen on a free port of 127.0.0.1; answers the URL by which the database is now reached."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return self._url._replace(netloc=f"{self._url.username}@127.0.0.1:{port}").geturl()

    async def close(self) -> None:
        """Cut everything, for good."""
        self.away(True)
        if self._server:
            self._server.close()

    def away(self, gone: bool) -> None:
        """Nobody gets through any more, and all lines are cut; or they may again."""
        self._away = gone
        if gone:
            for line in list(self._lines):
                line.transport.abort()

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        if self._away:
            writer.transport.abort()
            return
        try:
            back, forth = await asyncio.open_connection(*self._to)
        except OSError:
            writer.transport.abort()
            return
        self._lines |= {writer, forth}
        doomed = asyncio.Event()
        try:
            await asyncio.gather(self._forward(reader, forth, doomed), self._back(back, writer, doomed))
        finally:
            for line in (writer, forth):
                self._lines.discard(line)
                line.transport.abort()

    async def _forward(self, reader: StreamReader, writer: StreamWriter, doomed: asyncio.Event) -> None:
        with suppress(OSError):
            while chunk := await reader.read(65536):
                if any(commit in chunk for commit in COMMITS):
                    self.commits += 1
                    if self.every and self.commits % self.every == 0:
                        doomed.set()
                writer.write(chunk)
                await writer.drain()
        writer.transport.abort()

    async def _back(self, reader: StreamReader, writer: StreamWriter, doomed: asyncio.Event) -> None:
        with suppress(OSError):
            while chunk := await reader.read(65536):
                if doomed.is_set():
                    self.lost += 1
                    break
                writer.write(chunk)
                await writer.drain()
        writer.transport.abort()
