"""How rows go, and what is emptied in those that stay, of somebody who is forgotten."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import ERASED, REMEMBERED
from core.store.rights.held import Rows, key_of
from core.store.tables.base import metadata
from core.store.tables.hours import objection
from core.store.tables.messages import outbox
from core.store.tables.people import candidate, consultant, person
from core.store.tables.questions import question_message
from core.store.tables.work import job

STAYS = frozenset({"person", "trail"})
"""Rows that other rows name by number: emptied, never removed."""

_FROM_AN_ADDRESS = update(question_message).where(among(question_message.c.address, "gone")).values(address=None)
_CANDIDATES_LEFT = (
    select(person.c.id, person.c.ref)
    .select_from(candidate.join(person, person.c.id == candidate.c.person))
    .where(candidate.c.consultant == bindparam("who"), REMEMBERED)
    .order_by(person.c.id)
)
_FORGOTTEN = (
    update(person)
    .where(person.c.id == bindparam("who"))
    .values(language=None, ref=bindparam("new_ref"), first_name=bindparam("first"), last_name=bindparam("last"))
)
_EMPTIED = (
    update(candidate).where(candidate.c.person == bindparam("who")).values(experience="", area=None),
    update(consultant).where(consultant.c.person == bindparam("who")).values(available=""),
    update(consultant).where(consultant.c.stand_in == bindparam("who")).values(stand_in=None),
    update(consultant).where(consultant.c.lead == bindparam("who")).values(lead=None),
)
_NOTES = update(objection).where(among(objection.c.id, "those")).values(note="")
_REPORT_TO = (
    update(job)
    .where(job.c.municipality == bindparam("municipality_id"), job.c.report_to == bindparam("name"))
    .values(report_to="")
)
_SAID = select(outbox.c.id, outbox.c.facts).where(
    outbox.c.municipality == bindparam("municipality_id"), outbox.c.done_at.is_not(None)
)
_UNSAID = update(outbox).where(among(outbox.c.id, "those")).values(facts=None)


async def remove(tx: Transaction, rows: Rows) -> None:
    """Remove rows, those that refer to others first. Which rows stay nonetheless says `STAYS`."""
    if rows["address"]:
        await tx.execute(_FROM_AN_ADDRESS, {"gone": list(rows["address"])})
    for table in reversed(metadata.sorted_tables):
        if rows[table.name] and table.name not in STAYS:
            await tx.execute(delete(table).where(key_of(table).in_(list(rows[table.name]))))


async def contact_of(tx: Transaction, consultant_id: int) -> list[str]:
    """The references of the candidates whose contact person a consultant is; of who has none, the number. The erased need none."""
    return [row.ref or f"#{row.id}" for row in await tx.execute(_CANDIDATES_LEFT, {"who": consultant_id})]


async def forget(tx: Transaction, person_id: int, first_name: str, last_name: str) -> None:
    """Nothing stands in what stays of a person but this name."""
    names = {"new_ref": f"{ERASED}{person_id}", "first": first_name, "last": last_name}
    await tx.execute(_FORGOTTEN, {"who": person_id} | names)
    for statement in _EMPTIED:
        await tx.execute(statement, {"who": person_id})


async def forget_notes(tx: Transaction, objections: Collection[int]) -> None:
    """No word stays with these objections."""
    await tx.execute(_NOTES, {"those": list(objections)})


async def forget_host(tx: Transaction, municipality: int, name: str) -> None:
    """No job of a municipality says any more that one reports to somebody of this name."""
    await tx.execute(_REPORT_TO, {"municipality_id": municipality, "name": name})


async def said_in(tx: Transaction, municipality: int) -> list[Row[Any]]:
    """Number and facts of what was said to people of a municipality."""
    return list(await tx.execute(_SAID, {"municipality_id": municipality}))


async def unsay(tx: Transaction, messages: Collection[int]) -> None:
    """No facts stay of these messages, which were sent."""
    await tx.execute(_UNSAID, {"those": list(messages)})
