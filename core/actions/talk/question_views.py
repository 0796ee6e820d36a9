"""Questions as both sides see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.actions.things import Thing
from core.rules.talk.questions import MessageKind, QuestionState
from core.store.database import Transaction
from core.store.hours import days, weeks
from core.store.matching import jobs, offers
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.talk import questions
from core.store.talk.questions import QuestionRow
from core.store.work import placements


@dataclass(frozen=True)
class About:
    """The work that a question is about: an offer of it, or the placement in which `name` does it.

    `day`: that day of it, or the week that begins then.
    """

    thing: Thing
    title: str
    employer: str
    name: str
    first_name: str
    municipality: int
    day: date | None = None


@dataclass(frozen=True)
class Line:
    """One message of the talk."""

    name: str
    by_asker: bool
    kind: MessageKind
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class QuestionView:
    """A question with its talk, who has it, and until when they may take. `employer` is the asker's, or empty."""

    id: int
    state: QuestionState
    asker: Person
    employer: str
    about: About | None
    talk: tuple[Line, ...]
    opened_with: Person
    owner: Person
    ended_by: Person | None
    asked_at: datetime
    opened_at: datetime
    due_at: datetime | None
    wait: int


async def question_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, QuestionView]:
    """Questions, for showing."""
    found = await questions.by_ids(tx, ids)
    said = await questions.messages_of(tx, found)
    named = await people.by_ids(tx, {number for one in found.values() for number in _people_of(one)})
    about = await _about(tx, found.values())
    views = {}
    for number, one in found.items():
        facts = one.facts
        talk = (Line(named[s.author].name, s.author == facts.asker, s.kind, s.text, s.at) for s in said[number])
        views[number] = QuestionView(
            id=number,
            state=one.state,
            asker=named[facts.asker],
            employer=await _employer(tx, named[facts.asker]),
            about=_as_known(about.get((one.about, one.about_id)), one.municipality),
            talk=tuple(talk),
            opened_with=named[facts.opened_with],
            owner=named[facts.owner],
            ended_by=named[facts.ended_by] if facts.ended_by else None,
            asked_at=one.asked_at,
            opened_at=one.opened_at,
            due_at=one.due_at,
            wait=facts.wait,
        )
    return views


def _as_known(about: About | None, municipality: int) -> About | None:
    """Who works there is not said when it is a candidate of another municipality."""
    return replace(about, name="", first_name="") if about and about.municipality != municipality else about


def _people_of(one: QuestionRow) -> set[int]:
    return {one.facts.asker, one.facts.opened_with, one.facts.owner, *one.facts.had_by}


async def _employer(tx: Transaction, asker: Person) -> str:
    if asker.role is not Role.EMPLOYER:
        return ""
    employer = await people.employer_of(tx, asker.id)
    return employer.name if employer else ""


async def _about(tx: Transaction, rows: Iterable[QuestionRow]) -> dict[tuple[str, int | None], About]:
    wanted = {(one.about, one.about_id) for one in rows if one.about_id is not None}
    offered = await offers.by_ids(tx, [number for thing, number in wanted if thing == Thing.OFFER and number])
    sheets = await weeks.by_ids(tx, [number for thing, number in wanted if thing == Thing.WEEK and number])
    entered = await days.by_ids(tx, [number for thing, number in wanted if thing == Thing.DAY and number])
    worked = [number for thing, number in wanted if thing == Thing.PLACEMENT and number]
    at = [*(one.placement for one in sheets.values()), *(one.placement for one in entered.values())]
    placed = await placements.by_ids(tx, {*worked, *at})
    known = await jobs.by_ids(tx, {offer.job for offer in offered.values()})
    workers = await people.by_ids(tx, {p.candidate for p in placed.values()})
    work: dict[tuple[str, int | None], About] = {}
    for number, offer in offered.items():
        job = known[offer.job]
        work[(Thing.OFFER, number)] = About(Thing.OFFER, job.title, job.employer_name, "", "", offer.municipality)
    for number, p in placed.items():
        who = workers[p.candidate]
        work[(Thing.PLACEMENT, number)] = About(
            Thing.PLACEMENT, p.title, p.employer_name, who.name, who.first_name, p.municipality
        )
    for thing, number, placement, day in (
        *((Thing.WEEK, n, one.placement, one.monday) for n, one in sheets.items()),
        *((Thing.DAY, n, one.placement, one.day) for n, one in entered.items()),
    ):
        p = placed[placement]
        who = workers[p.candidate]
        work[(thing, number)] = About(thing, p.title, p.employer_name, who.name, who.first_name, p.municipality, day)
    return work
