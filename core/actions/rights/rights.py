"""What a person may ask: everything that is held about them, and that it goes. What the law keeps stays, and is said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.actions.deed import Deed
from core.actions.effects import LINES
from core.actions.kept import BOOKS, KEPT_IN, forget_words, without
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.refusals import Code, Refusal, refuse
from core.rules.rights.retention import BooksKept, books_kept
from core.store import policies
from core.store.database import Transaction
from core.store.money import payments
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.rights import forgetting
from core.store.rights.held import Held, Rows, held_about
from core.store.work import placements


class RightsCode(Code):
    """Why a person's data cannot go yet."""

    NOBODY = "nobody"
    SEVERAL = "several"
    STILL_CONTACT = "still_contact"


@dataclass(frozen=True)
class Erased:
    """How many rows went, by table; how many stay because the law says so, and until when."""

    person: Person
    gone: dict[str, int]
    stays: dict[str, int]
    kept: BooksKept | None


async def find(tx: Transaction, named: str) -> Person | Refusal:
    """The person with this reference, else the one who is reached in the chat of this number, else with this number here, as `#12`."""
    number = int(named.removeprefix("#")) if named.removeprefix("#").isdecimal() else 0
    if named.startswith("#"):
        return await people.by_id(tx, number) or refuse(RightsCode.NOBODY)
    found = await people.by_ref(tx, named) or await people.in_chat(tx, number)
    if len(found) > 1:
        return refuse(RightsCode.SEVERAL, numbers=", ".join(f"#{one.id}" for one in found))
    return found[0] if found else refuse(RightsCode.NOBODY)


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
    await forgetting.remove(deed.tx, going)
    has_books = bool(kept["placement"] or kept["payment"] or kept["other_premium"])
    await _blank(deed, someone, kept, has_books)
    books = await books_kept_until(deed.tx, someone.id, someone.municipality, deed.now)
    words = await forget_words(deed, someone.municipality, someone.id, _words(going, kept, has_books), why)
    gone = {table: len(rows) for table, rows in going.items() if rows and table not in ("person", "trail")}
    stays = {table: len(rows) for table, rows in kept.items() if rows and table not in ("card", "outbox", "deadline")}
    return Erased(someone, gone | {"trail": words}, stays, books)


async def books_kept_until(tx: Transaction, candidate: int, municipality: int, now: datetime) -> BooksKept | None:
    """Until when the books about somebody stay: by the law, or longer as the municipality decided; None when there are none."""
    events = [one.last_day for one in await placements.of_candidate(tx, candidate)]
    events += [one.paid_on for one in (*await payments.of_candidate(tx, candidate), *await payments.others_of(tx, candidate))]
    return books_kept(max(events), (await policies.of(tx, municipality)).on(local_day(now))) if events else None


async def contact_of(tx: Transaction, someone: Person) -> list[str]:
    """The references of the candidates whose contact person somebody is; who was erased needs none."""
    return [] if someone.role is Role.CANDIDATE else await forgetting.contact_of(tx, someone.id)


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
    name = (someone.first_name, someone.last_name) if has_books else ("", "")
    await forgetting.forget(deed.tx, someone.id, *name)
    await forgetting.forget_notes(deed.tx, kept["objection"])
    if someone.role is not Role.CANDIDATE:
        await forgetting.forget_host(deed.tx, someone.municipality, someone.name)
    said = await forgetting.said_in(deed.tx, someone.municipality)
    await forgetting.unsay(deed.tx, [row.id for row in said if row.facts and _names(row.facts, someone)])


def _names(facts: dict[str, Any], someone: Person) -> bool:
    """Whether something that was said to somebody else names the person."""
    words = [word for word in (someone.first_name, someone.last_name) if word]
    return any(word in str(value) for value in facts.values() for word in words)
