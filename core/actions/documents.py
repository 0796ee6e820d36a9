"""Documents: made in a deed with the facts that stand in them, printed outside of it, and never changed afterwards."""

from hashlib import sha256
from secrets import choice
from typing import Any

from core.actions.deed import Deed
from core.actions.things import Sort, Thing
from core.store import documents
from core.store.database import Transaction
from core.store.documents import Issued, Known
from core.store.people import Person

CODE_SIGNS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without signs that look like each other on paper."""
CODE_LENGTH = 10


async def issue(deed: Deed, sort: Sort, about: Person, thing: Thing, thing_id: int, facts: dict[str, Any]) -> Issued:
    """The document that says these facts: the newest one when it says the same, else its next version.

    `facts` are what JSON knows, and hold no BSN, account, birth date, address or health.
    """
    newest = await documents.newest(deed.tx, sort, thing, thing_id)
    if newest and newest.facts == facts:
        return newest
    version = newest.version + 1 if newest else 1
    number = await documents.add(
        deed.tx,
        municipality=about.municipality,
        sort=sort,
        person=about.id,
        thing=thing,
        thing_id=thing_id,
        version=version,
        code=new_code(),
        facts=facts,
        made_at=deed.now,
    )
    if number is not None:
        deed.trail(about.municipality, "document issued", Thing.DOCUMENT, number, sort=sort, version=version)
    made = await documents.newest(deed.tx, sort, thing, thing_id)
    assert made is not None, "it was just written, or by somebody else a moment before"
    return made


async def keep_printed(deed: Deed, number: int, content: bytes) -> None:
    """Keep the bytes of a document. What was printed first stays."""
    document = await documents.by_id(deed.tx, number)
    if document is None or document.sha256 is not None:
        return
    hashed = sha256(content).hexdigest()
    if await documents.write_content(deed.tx, number, content, hashed):
        deed.trail(document.municipality, "document printed", Thing.DOCUMENT, number, sha256=hashed)


async def recognise(tx: Transaction, content: bytes, codes: list[str]) -> tuple[Known | None, bool]:
    """Which document a file is, and whether it is unchanged. `codes` are those that the file carries."""
    known = await documents.by_hash(tx, sha256(content).hexdigest())
    return (known, True) if known else (await documents.by_codes(tx, codes), False)


def new_code() -> str:
    """A short code that stands on a document: 47 random bits, to be read aloud."""
    return "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
