"""Documents with their bytes: printed once, outside of any transaction, and kept before anybody gets them."""

import asyncio
from datetime import datetime

from core.actions.deed import Deed, write
from core.actions.documents import keep_printed
from core.store import documents
from core.store.database import Database
from core.store.documents import Issued
from office.documents.printing import print_document


async def printed(database: Database, number: int, now: datetime) -> Issued | None:
    """A document, printed now if it never was; None when it is there no more. When two print it, one of them is first. Raises PrintFault."""
    document = await _document(database, number)
    if document is None or document.content is not None:
        return document
    content = await asyncio.to_thread(print_document, document)
    async with database.begin() as tx:
        deed = Deed(tx, now)
        await keep_printed(deed, number, content)
        await write(tx, [deed])
    return await _document(database, number)


async def _document(database: Database, number: int) -> Issued | None:
    async with database.begin() as tx:
        return await documents.by_id(tx, number)
