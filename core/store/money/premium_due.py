"""Of many candidates at once: for whom no payment moment is to come, what both sides confirmed of their work, and what was paid."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, exists, select

from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.hours import timesheet
from core.store.tables.money import payment, payment_moment
from core.store.tables.people import candidate, person
from core.store.tables.work import placement


class ConfirmedWeek(NamedTuple):
    """A week of a placement, from this Monday, and when the second side confirmed it."""

    placement: int
    monday: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Unchosen:
    """A candidate with confirmed weeks for whom no payment moment is to come, proposed or agreed."""

    candidate: int
    first_name: str
    weeks: tuple[ConfirmedWeek, ...]


class PaidTo(NamedTuple):
    """What a candidate was paid on a day (cents), and what was written off with it."""

    candidate: int
    day: date
    cents: int
    written_off: int


_TO_COME = exists().where(
    payment_moment.c.candidate == candidate.c.person,
    payment_moment.c.state.in_(("proposed", "agreed")),
    payment_moment.c.day >= bindparam("today"),
)
_WEEKS = (
    select(candidate.c.person, person.c.first_name, timesheet.c.placement, timesheet.c.monday, timesheet.c.confirmed_at)
    .join(person, person.c.id == candidate.c.person)
    .join(placement, placement.c.candidate == candidate.c.person)
    .join(timesheet, timesheet.c.placement == placement.c.id)
    .where(candidate.c.consultant == bindparam("who"), timesheet.c.confirmed_at.is_not(None), ~_TO_COME)
    .order_by(candidate.c.person, timesheet.c.confirmed_at)
)
_PAID = select(payment.c.candidate, payment.c.paid_on, payment.c.cents, payment.c.written_off_cents).where(
    among(payment.c.candidate, "ids")
)


async def unchosen_of(tx: Transaction, consultant: int, today: date) -> list[Unchosen]:
    """Those of a consultant's candidates, each with the confirmed weeks in the order in which they were confirmed."""
    found: dict[int, tuple[str, list[ConfirmedWeek]]] = {}
    for row in await tx.execute(_WEEKS, {"who": consultant, "today": today}):
        _, weeks = found.setdefault(row.person, (row.first_name, []))
        weeks.append(ConfirmedWeek(row.placement, row.monday, row.confirmed_at))
    return [Unchosen(number, name, tuple(weeks)) for number, (name, weeks) in found.items()]


async def paid_to(tx: Transaction, candidates: Collection[int]) -> list[PaidTo]:
    """The premium payments that candidates got."""
    return [PaidTo._make(row) for row in await tx.execute(_PAID, {"ids": list(candidates)})]
