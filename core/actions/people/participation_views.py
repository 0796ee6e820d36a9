"""What both sides see of coming in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.people.desks import contacts_today
from core.actions.people.told import told_facts
from core.rules.calendar import local_day
from core.rules.people.participation import Point, Stage, Told, stage_of
from core.store.database import Transaction
from core.store.people import participation, people
from core.store.people.participation import FirstCall


@dataclass(frozen=True, kw_only=True)
class PointView:
    """A point as it is told here today: which of how many, and what it mentions."""

    id: int
    point: Point
    place: int
    of: int
    understood: bool
    told: Told


@dataclass(frozen=True, kw_only=True)
class ParticipationView:
    """How far somebody has come in, by whom they are guided, and how many of the points they understood."""

    id: int
    stage: Stage
    name: str
    contact: str
    understood: int
    points: int
    on_paper: bool


async def point_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PointView]:
    """Points of checklists."""
    found = await participation.points(tx, ids)
    named = await people.by_ids(tx, {one.candidate for one in found.values()})
    told = {number: Told.of(await told_facts(tx, someone, local_day(now))) for number, someone in named.items()}
    count = {one.participation: 0 for one in found.values()}
    for one in await participation.points_of(tx, count):
        count[one.participation] += 1
    return {
        number: PointView(
            id=number,
            point=Point(p.point),
            place=p.place,
            of=count[p.participation],
            understood=p.understood,
            told=told[p.candidate],
        )
        for number, p in found.items()
    }


async def participation_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ParticipationView]:
    """Participations."""
    found = await participation.by_ids(tx, ids)
    signers = {k.signed_by for k in found.values() if k.signed_by}
    named = await people.by_ids(tx, {k.candidate for k in found.values()} | signers)
    contacts = await contacts_today(tx, {k.candidate for k in found.values()}, local_day(now))
    points = await participation.points_of(tx, ids)
    views = {}
    for number, known in found.items():
        understood = [one.understood for one in points if one.participation == number]
        stage = stage_of(understood, known.confirmed_at is not None, known.signed_at is not None)
        views[number] = ParticipationView(
            id=number,
            stage=stage,
            name=named[known.candidate].first_name,
            contact=(named.get(known.signed_by or 0) or contacts[known.candidate]).first_name,
            understood=sum(understood),
            points=len(understood),
            on_paper=known.on_paper,
        )
    return views


async def first_call_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, FirstCall]:
    """First calls."""
    return await participation.calls(tx, ids)
