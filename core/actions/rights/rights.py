"""What a person may ask: everything that is held about them, and that it goes. What the law keeps stays, and is said."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from core.actions.deed import Deed
from core.actions.effects import LINES
from core.actions.kept import BOOKS, KEPT_IN, forget_words, remove, without
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.refusals import Code, Refusal, refuse
from core.rules.rights.retention import Kind, Term, kept_until, terms_of
from core.store import policies
from core.store.database import Transaction
from core.store.lists import among
from core.store.people.people import COLUMNS, ERASED, REMEMBERED, Person, Role, known
from core.store.rights.held import Held, Rows, held_about
from core.store.tables.hours import objection
from core.store.tables.messages import outbox
from core.store.tables.people import address, candidate, consultant, person
from core.store.tables.work import job
from core.store.work import placements


class RightsCode(Code):
    """Why a person's data cannot go yet."""

    NOBODY = "nobody"
    SEVERAL = "several"
    STILL_CONTACT = "still_contact"


@dataclass(frozen=True)
class Erased:
    """How many rows went, by table; how many stay because the law says so, and until when (the first day on which they may go)."""

    person: Person
    gone: dict[str, int]
    stays: dict[str, int]
    until: date | None


_NAMED = select(*COLUMNS).where(or_(person.c.ref == bindparam("named"), person.c.id == bindparam("number"))).order_by(person.c.id)
_REACHED = select(*COLUMNS).join(address, address.c.person == person.c.id).where(address.c.external == bindparam("number"))
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
_BLANK = update(candidate).where(candidate.c.person == bindparam("who")).values(experience="", area=None)
_SILENT = update(consultant).where(consultant.c.person == bindparam("who")).values(available="")
_NO_STAND_IN = update(consultant).where(consultant.c.stand_in == bindparam("who")).values(stand_in=None)
_NO_LEAD = update(consultant).where(consultant.c.lead == bindparam("who")).values(lead=None)
_NOTES = update(objection).where(among(objection.c.id, "those")).values(note="")
_REPORT_TO = update(job).where(job.c.municipality == bindparam("town"), job.c.report_to == bindparam("name")).values(report_to="")
_SAID = select(outbox.c.id, outbox.c.facts).where(outbox.c.municipality == bindparam("town"), outbox.c.done_at.is_not(None))
_UNSAID = update(outbox).where(among(outbox.c.id, "those")).values(facts=None)


async def find(tx: Transaction, named: str) -> Person | Refusal:
    """The person with this reference, else the one who is reached in the chat of this number, else with this number here, as `#12`."""
    number = int(named.removeprefix("#")) if named.removeprefix("#").isdecimal() else 0
    if not named.startswith("#"):
        for statement, values in ((_NAMED, {"named": named, "number": 0}), (_REACHED, {"number": number})):
            found = {row.id: known(row) for row in await tx.execute(statement, values)}
            if found:
                several = ", ".join(f"#{n}" for n in sorted(found))
                return next(iter(found.values())) if len(found) == 1 else refuse(RightsCode.SEVERAL, numbers=several)
        return refuse(RightsCode.NOBODY)
    row = (await tx.execute(_NAMED, {"named": "", "number": number})).first()
    return known(row) if row else refuse(RightsCode.NOBODY)


async def everything_about(tx: Transaction, someone: Person) -> Held:
    """All rows about a person: theirs, and those that mention them."""
    return await held_about(tx, someone.id, KEPT_IN)


async def erase(deed: Deed, someone: Person, why: str) -> Erased | Refusal:
    """Erase what the law does not keep. Refused: a consultant who is still somebody's contact person.

    The person's number stays, without a name unless the books need it; so does each row of the trail, without what it said.
    """
    if await contact_of(deed.tx, someone):
        return refuse(RightsCode.STILL_CONTACT)
    held = await everything_about(deed.tx, someone)
    kept = _kept(held.theirs)
    going = without(held.theirs, kept)
    await remove(deed, going)
    has_books = bool(kept["placement"] or kept["payment"] or kept["other_premium"])
    await _blank(deed, someone, kept, has_books)
    words = await forget_words(deed, someone.municipality, someone.id, _words(going, kept, has_books), why)
    gone = {table: len(rows) for table, rows in going.items() if rows and table not in ("person", "trail")}
    stays = {table: len(rows) for table, rows in kept.items() if rows and table not in ("card", "outbox", "deadline")}
    terms = terms_of((await policies.of(deed.tx, someone.municipality)).on(local_day(deed.now)))
    return Erased(someone, gone | {"trail": words}, stays, _until(kept, terms))


async def contact_of(tx: Transaction, someone: Person) -> list[str]:
    """The references of the candidates whose contact person somebody is; who was erased needs none."""
    if someone.role is Role.CANDIDATE:
        return []
    return [row.ref or f"#{row.id}" for row in await tx.execute(_CANDIDATES_LEFT, {"who": someone.id})]


async def running_until(tx: Transaction, candidate_id: int, today: date) -> date | None:
    """The last day of work of a candidate that is not over today; None when all is."""
    return max((p.last_day for p in await placements.of_candidate(tx, candidate_id) if p.last_day >= today), default=None)


def _kept(rows: Rows) -> Rows:
    """The books: what was worked, confirmed and paid, how each placement came about, and the age that the exemption rests on."""
    kept: Rows = defaultdict(dict)
    for table in BOOKS:
        kept[table] = dict(rows[table])
    led_to = {row.proposal for row in rows["placement"].values()}
    offers = {row.offer for row in rows["proposal"].values() if row.id in led_to}
    for table, column, numbers in (
        ("proposal", "id", led_to),
        ("proposal_answer", "proposal", led_to),
        ("offer", "id", offers),
        ("offer_answer", "offer", offers),
    ):
        kept[table] = {n: row for n, row in rows[table].items() if getattr(row, column) in numbers}
    if kept["placement"] or kept["payment"] or kept["other_premium"]:
        kept["candidate"] = dict(rows["candidate"])
    mine = set(rows["address"])
    kept["card"] = {
        n: row for n, row in rows["card"].items() if row.address not in mine and _stays(row.thing, row.thing_id, kept)
    }
    kept["outbox"] = {
        n: row
        for n, row in rows["outbox"].items()
        if row.done_at is None and row.person not in rows["person"] and _stays(row.thing, row.thing_id, kept)
    }
    kept["deadline"] = {n: row for n, row in rows["deadline"].items() if _stays(row.kind, row.subject, kept)}
    return kept


def _stays(kind: str, number: int, kept: Rows) -> bool:
    table = KEPT_IN.get(kind, "")
    return table in kept and number in kept[table]


def _words(going: Rows, kept: Rows, has_books: bool) -> list[Any]:
    """The rows of the trail whose words go: those about what goes, and about the person except what was paid.

    A deed about a thing that stays goes too when what it left behind goes.
    """
    undone = {deed for line in LINES if going[line.effect] and not kept[line.effect] for deed in line.deeds}
    return [
        row
        for row in going["trail"].values()
        if row.deed in undone or (not _stays(row.thing, row.thing_id, kept) and not (row.thing == Thing.PREMIUM and has_books))
    ]


async def _blank(deed: Deed, someone: Person, kept: Rows, has_books: bool) -> None:
    who = {"who": someone.id}
    name = (someone.first_name, someone.last_name) if has_books else ("", "")
    await deed.execute(_FORGOTTEN, who | {"new_ref": f"{ERASED}{someone.id}", "first": name[0], "last": name[1]})
    for statement in (_BLANK, _SILENT, _NO_STAND_IN, _NO_LEAD):
        await deed.execute(statement, who)
    await deed.execute(_NOTES, {"those": list(kept["objection"])})
    if someone.role is not Role.CANDIDATE:
        await deed.execute(_REPORT_TO, {"town": someone.municipality, "name": someone.name})
    said = await deed.execute(_SAID, {"town": someone.municipality})
    await deed.execute(_UNSAID, {"those": [row.id for row in said if row.facts and _names(row.facts, someone)]})


def _names(facts: dict[str, Any], someone: Person) -> bool:
    """Whether something that was said to somebody else names the person."""
    words = [word for word in (someone.first_name, someone.last_name) if word]
    return any(word in str(value) for value in facts.values() for word in words)


def _until(kept: Rows, terms: Mapping[Kind, Term]) -> date | None:
    events = [row.last_day for row in kept["placement"].values()]
    events += [row.paid_on for table in ("payment", "other_premium") for row in kept[table].values()]
    return kept_until(Kind.BOOKS, max(events), terms) if events else None
