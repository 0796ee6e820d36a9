"""Documents on their way out: printed when they are first delivered, outside of any transaction, and kept as they then are.

Kept before sent: whatever was ever sent is what is kept. When two processes print the same document, one of them is first.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.breakpoints import reach
from core.actions.deed import Deed, write
from core.actions.documents import keep_printed
from core.store import documents
from core.store.database import Database
from core.store.documents import Issued
from office.documents import PrintFault, file_name, print_document

log = structlog.get_logger()


@dataclass(frozen=True)
class File:
    """What is sent: a neutral name, the bytes, and what is said about it besides."""

    name: str
    content: bytes
    says: str = ""


class Printer:
    """Gives documents as files."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def file(self, number: int) -> File | None:
        """A document as it is sent every time; None when it is there no more or cannot be printed, which is an alert."""
        document = await self._document(number)
        if document is not None and document.content is None:
            try:
                content = await asyncio.to_thread(print_document, document)
            except PrintFault as fault:
                log.error("document cannot be printed", document=number, sort=document.sort, problem=str(fault))
                return None
            document = await self._keep(number, content)
        return File(file_name(document), document.content) if document and document.content else None

    async def _document(self, number: int) -> Issued | None:
        async with self._database.begin() as tx:
            return await documents.by_id(tx, number)

    async def _keep(self, number: int, content: bytes) -> Issued | None:
        async with self._database.begin() as tx:
            deed = Deed(tx, self._now())
            await keep_printed(deed, number, content)
            await write(tx, [deed])
        reach("after_print")
        return await self._document(number)
