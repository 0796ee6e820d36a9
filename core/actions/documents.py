"""Documents: made in a deed with the facts that stand in them, printed outside of it, and never changed afterwards."""

from hashlib import sha256
from secrets import choice
from typing import Any

from core.actions.deed import Deed
from core.actions.things import Sort, Thing
from core.store import documents
from core.store.database import Transaction
from core.store.documents import Issued, Known
from core.store.people.people import Person

CODE_SIGNS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without signs that look like each other on paper."""
CODE_LENGTH = 10
DUTCH = "nl"
"""The language of every document; what its reader speaks stands beside it."""


async def issue(
    deed: Deed, sort: Sort, about: Person | None, thing: Thing, thing_id: int, facts: dict[str, Any], *, municipality: int = 0
) -> Issued:
    """The document that says these facts: the newest one when it says the same, else its next version, which replaces it.

    Each language beside Dutch (`language` in the facts) has versions of its own. `about` is None for one about nobody, which then names its
    `municipality`. `facts` are what JSON knows, and hold no BSN, account, birth date, address or health.
    """
    language = facts.get("language") or DUTCH
    newest = await documents.newest(deed.tx, sort, thing, thing_id, language)
    if newest and newest.facts == facts:
        return newest
    of, version = about.municipality if about else municipality, newest.version + 1 if newest else 1
    number = await documents.add(
        deed.tx,
        municipality=of,
        sort=sort,
        person=about.id if about else None,
        thing=thing,
        thing_id=thing_id,
        language=language,
        version=version,
        replaces=newest.id if newest else None,
        code=new_code(),
        facts=facts,
        made_at=deed.now,
    )
    if number is not None:
        deed.trail(of, "document issued", Thing.DOCUMENT, number, sort=sort, version=version)
    made = await documents.newest(deed.tx, sort, thing, thing_id, language)
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


async def by_code(tx: Transaction, code: str) -> Known | None:
    """The document that carries this code: what stands in the picture at its foot."""
    return await documents.by_codes(tx, [code])


def code_in(said: str) -> str | None:
    """The code in what a picture at the foot of a document says: its number and code, or the code alone."""
    last = said.split()[-1].upper() if said.split() else ""
    return last if len(last) == CODE_LENGTH and set(last) <= set(CODE_SIGNS) else None


def new_code() -> str:
    """A short code that stands on a document: 47 random bits, to be read aloud."""
    return "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
