"""Who did what about the person who asks: their part of the trail, newest first."""

from collections.abc import Sequence
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.kept import KEPT_IN
from core.actions.things import Thing
from core.rules.paging import A_TOLD_PAGE, page_of
from core.rules.refusals import Refusal
from core.store.database import Row, Transaction
from core.store.matching import jobs
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.rights.held import Rows, theirs_of

YOU, SYSTEM, GONE, NAMED = "you", "system", "gone", "named"


@by(*Role)
async def my_trail(deed: Deed, page: int) -> dict[str, Any] | Refusal:
    """A page of it, from 0; a page that is not there is the last one. JSON-able: what was done, when, by whom, about which work and day."""
    theirs = await theirs_of(deed.tx, deed.who.id, KEPT_IN)
    rows = sorted(theirs["trail"].values(), key=lambda row: row.id, reverse=True)
    part = page_of(rows, page, A_TOLD_PAGE)
    actors = await _actors(deed, part.shown)
    titles = await _titles(deed.tx, theirs, part.shown)
    entries = [_entry(row, theirs) | actors[row.actor] | {"title": titles.get(row.id, "")} for row in part.shown]
    return {"page": part.number, "pages": part.pages, "entries": entries}


def _entry(row: Row[Any], theirs: Rows) -> dict[str, Any]:
    """`day` is the day or the Monday that it is about; `wants` and `language` what was chosen. None where nothing is said (any more)."""
    change = row.change or {}
    return {
        "at": row.at.isoformat(),
        "deed": row.deed,
        "day": change.get("day") or _monday(row, theirs),
        "wants": change.get("wants"),
    }


def _monday(row: Row[Any], theirs: Rows) -> str | None:
    week = theirs["timesheet"].get(row.thing_id) if row.thing == Thing.WEEK else None
    return week.monday.isoformat() if week else None


async def _actors(deed: Deed, rows: Sequence[Row[Any]]) -> dict[int | None, dict[str, str]]:
    """Who it was, as the reader knows them: themselves, a colleague of the municipality by first name, an employer by its name."""
    found = await people.by_ids(deed.tx, {row.actor for row in rows if row.actor})
    actors: dict[int | None, dict[str, str]] = {None: {"who": SYSTEM, "name": ""}}
    for number, one in found.items():
        name = await _known_as(deed.tx, one)
        actors[number] = {"who": YOU if number == deed.who.id else NAMED if name else GONE, "name": name}
    return actors


async def _known_as(tx: Transaction, one: Person) -> str:
    works_for = await people.employer_of(tx, one.id) if one.role is Role.EMPLOYER else None
    return str(works_for.name) if works_for else one.first_name


async def _titles(tx: Transaction, theirs: Rows, rows: Sequence[Row[Any]]) -> dict[int, str]:
    """The work that each row is about, where it is about any."""
    about = {row.id: _job_of(theirs, row.thing, row.thing_id) for row in rows}
    known = await jobs.by_ids(tx, {number for number in about.values() if number})
    return {row: known[number].title for row, number in about.items() if number in known}


def _job_of(theirs: Rows, thing: str | None, number: int | None) -> int | None:
    row = theirs[KEPT_IN.get(thing or "", "")].get(number)
    if row is None:
        return None
    match thing:
        case Thing.OFFER | Thing.PLACEMENT:
            return int(row.job)
        case Thing.PROPOSAL:
            return _job_of(theirs, Thing.OFFER, row.offer)
        case Thing.WEEK | Thing.CONTACT:
            return _job_of(theirs, Thing.PLACEMENT, row.placement)
        case Thing.QUESTION:
            return _job_of(theirs, row.about, row.about_id)
    return None
