"""Documents on their way out: printed when they are first delivered, outside of any transaction, and kept as they then are.

Kept before sent: whatever was ever sent is what is kept. When two processes print the same document, one of them is first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.breakpoints import reach
from core.store.database import Database
from office.documents import PrintFault, file_name, printed

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
        try:
            document = await printed(self._database, number, self._now())
        except PrintFault as fault:
            log.error("document cannot be printed", document=number, problem=str(fault))
            return None
        reach("after_print")
        return File(file_name(document), document.content) if document and document.content else None
