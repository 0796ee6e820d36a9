"""Which messages somebody does not want."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from core.store.database import Transaction
from core.store.tables.opt_outs import opt_out

_OUT = {
    d: m.insert(opt_out).on_conflict_do_nothing(index_elements=["person", "kind"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_IN = delete(opt_out).where(opt_out.c.person == bindparam("who"), opt_out.c.kind == bindparam("what"))
_OF = select(opt_out.c.kind).where(opt_out.c.person == bindparam("who"))


async def opted_out(tx: Transaction, person: int) -> set[str]:
    """The kinds of messages that somebody does not want."""
    return {row.kind for row in await tx.execute(_OF, {"who": person})}


async def opt(tx: Transaction, municipality: int, person: int, kind: str, wanted: bool, at: datetime) -> bool:
    """Keep whether somebody wants this kind; False when it was so already."""
    if wanted:
        return (await tx.execute(_IN, {"who": person, "what": kind})).rowcount > 0
    values = {"municipality": municipality, "person": person, "kind": kind, "at": at}
    return (await tx.execute(_OUT[tx.dialect], values)).rowcount == 1
