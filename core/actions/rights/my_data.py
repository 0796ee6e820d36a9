"""What people may ask about their own data: all of it, which messages they want, and that it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.documents import issue
from core.actions.kept import KEPT_IN
from core.actions.people.desks import contact_today
from core.actions.people.guided import guides
from core.actions.rights.rights import Erased, books_kept_until, erase, running_until
from core.actions.things import Choosable, Notice, Priority, Sort, Thing
from core.rules.calendar import local_day
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.rights.erasure import ErasureCode, may_erase
from core.rules.rights.retention import BooksKept
from core.store import documents, municipalities
from core.store.database import Transaction
from core.store.people import opt_outs, people
from core.store.people.people import Person, Role
from core.store.rights import erasures
from core.store.rights.erasures import ErasureRequest
from core.store.rights.held import Rows, held_about

LEFT_OUT = frozenset(
    {"secret_hash", "salt", "detail", "commitment", "birth_date", "content", "id", "municipality", "business_key"}
)
"""What only protects the rest, what only counts rows, and what never goes through a chat."""
MADE_OF_THESE = frozenset({"document", "outbox", "card", "thread", "inbox", "conversation"})
"""Copies of what is here already, and what was on the screen."""


@dataclass(frozen=True, kw_only=True)
class ErasureView:
    """A request that everything goes: until when the books stay, and the last day of work that still runs."""

    id: int
    candidate: Person
    asked_at: datetime
    is_ended: bool
    kept: BooksKept | None
    running_until: date | None


@by(*Role)
async def my_choices(deed: Deed) -> set[str] | Refusal:
    """The kinds of messages that whoever acts does not want."""
    return await opt_outs.opted_out(deed.tx, deed.who.id)


@by(*Role)
async def choose_messages(deed: Deed, kind: int, wanted: bool) -> set[str] | Refusal:
    """Get a kind of messages (its place among them) or not. The same again changes nothing."""
    if kind >= len(Choosable):
        return refuse(CommonCode.NOT_FOUND)
    chosen = list(Choosable)[kind]
    if await opt_outs.opt(deed.tx, deed.who.municipality, deed.who.id, chosen, wanted, deed.now):
        deed.trail(deed.who.municipality, "messages chosen", Thing.PERSON, deed.who.id, kind=chosen, wanted=wanted)
    return await opt_outs.opted_out(deed.tx, deed.who.id)


@by(*Role)
async def send_my_data(deed: Deed) -> date | Refusal:
    """Everything that is held about whoever acts, to read (PDF) and for programs (JSON); made once a day, sent as often as asked."""
    newest = await documents.newest(deed.tx, Sort.MY_DATA, Thing.PERSON, deed.who.id)
    facts = newest.facts if newest and local_day(newest.made_at) == local_day(deed.now) else await _facts(deed)
    for sort in (Sort.MY_DATA, Sort.MY_DATA_FILE):
        document = await issue(deed, sort, deed.who, Thing.PERSON, deed.who.id, facts)
        deed.send(deed.who, document.id, sort)
    return local_day(deed.now)


@by(Role.CANDIDATE)
async def what_erasure_means(deed: Deed) -> dict[str, Any] | Refusal:
    """Who calls first, and until when the books stay (empty: there are none), for how many years."""
    contact = await people.contact_of(deed.tx, deed.who.id)
    kept = await books_kept_until(deed.tx, deed.who.id, deed.who.municipality, deed.now)
    if contact is None:
        return refuse(CommonCode.NOT_FOUND)
    return {"contact": contact.first_name} | as_said(kept)


@by(Role.CANDIDATE)
async def ask_erasure(deed: Deed) -> int | Refusal:
    """Ask that everything goes; the contact person hears so. Asked before: the same request is shown."""
    standing = await erasures.open_of(deed.tx, deed.who.id)
    number = standing.id if standing else await erasures.ask(deed.tx, deed.who.municipality, deed.who.id, deed.now)
    if number is None:
        return refuse(ErasureCode.ERASURE_ENDED)
    deed.show(deed.who, Thing.ERASURE, number, fresh=True, priority=Priority.ANSWER)
    if standing is None:
        deed.trail(deed.who.municipality, "erasure asked", Thing.ERASURE, number)
        contact = await contact_today(deed.tx, deed.who.id, local_day(deed.now))
        if contact:
            deed.tell(contact, Notice.ERASURE_ASKED, key=str(number), name=deed.who.first_name, request=number)
    return number


@by(Role.CANDIDATE, *STAFF)
async def open_erasure(deed: Deed, request_id: int) -> ErasureRequest | Refusal:
    """One's own request, or that of an own candidate."""
    return await _own(deed, request_id) or refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE, *STAFF)
async def keep_data(deed: Deed, request_id: int) -> ErasureRequest | Refusal:
    """Not after all: by the candidate, or by the contact person who spoke to them. The same again changes nothing."""
    one = await _own(deed, request_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.ERASURE, one.id)
    if await erasures.end(deed.tx, one.id, deed.who.id, deed.now):
        deed.trail(one.municipality, "erasure taken back", Thing.ERASURE, one.id)
    return one


@by(*STAFF)
async def erase_candidate(deed: Deed, request_id: int) -> Erased | Refusal:
    """The contact person spoke to the candidate and is sure who it is: what the law does not keep goes, and so does the phone's access.

    Refused: unknown or foreign, ended, work that still runs.
    """
    one = await _own(deed, request_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    candidate = await people.by_id(deed.tx, one.person)
    running = await running_until(deed.tx, one.person, local_day(deed.now))
    refusal = may_erase(one.settled_at is not None, running)
    if refusal or candidate is None:
        return refusal or refuse(CommonCode.NOT_FOUND)
    return await erase(deed, candidate, "asked")


def as_said(kept: BooksKept | None) -> dict[str, Any]:
    """Until when the books stay, as JSON keeps it."""
    return {"kept_until": kept.until.isoformat() if kept else "", "years": kept.years if kept else 0}


async def erasure_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ErasureView]:
    """Requests that everything goes, for showing."""
    found = await erasures.requests(tx, ids)
    named = await people.by_ids(tx, {one.person for one in found.values()})
    return {
        number: ErasureView(
            id=number,
            candidate=named[one.person],
            asked_at=one.asked_at,
            is_ended=one.settled_at is not None,
            kept=await books_kept_until(tx, one.person, one.municipality, now),
            running_until=await running_until(tx, one.person, local_day(now)),
        )
        for number, one in found.items()
    }


async def _own(deed: Deed, request_id: int) -> ErasureRequest | None:
    one = await erasures.locked(deed.tx, request_id)
    if one is None or (one.person != deed.who.id and not await guides(deed, one.person)):
        return None
    return one


async def _facts(deed: Deed) -> dict[str, Any]:
    held = await held_about(deed.tx, deed.who.id, KEPT_IN)
    return {
        "name": deed.who.name,
        "language": deed.who.language or "",
        "municipality": await municipalities.name_of(deed.tx, deed.who.municipality),
        "made_on": local_day(deed.now).isoformat(),
        "theirs": _plain(held.theirs),
        "mentions": {table: len(rows) for table, rows in held.mentions.items() if rows and table not in MADE_OF_THESE},
    }


def _plain(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [_row(row._mapping) for row in found.values()]
        for table, found in rows.items()
        if found and table not in MADE_OF_THESE
    }


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(value) for name, value in row.items() if name not in LEFT_OUT and value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value if isinstance(value, bool | int | str | list | dict) else str(value)
