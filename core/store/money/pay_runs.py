"""Runs of payments as they are kept: each stands once for its kind and day, and its lines never change but to be paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.cents import Cents
from core.rules.money.pay_runs import RunState
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.money import payment
from core.store.tables.pay_runs import pay_line, pay_run
from core.store.tables.people import person
from core.store.tables.work import placement


@dataclass(frozen=True, slots=True)
class Run:
    """A run: what it pays, on which day, how far it is, and who did what when. `sha256` is that of the file that was made."""

    id: int
    municipality: int
    kind: str
    day: date
    state: RunState
    proposed_by: int
    proposed_at: datetime
    approved_by: int | None
    approved_at: datetime | None
    made_at: datetime | None
    cents: int | None
    sha256: str | None


_RUN = [pay_run.c[name] for name in Run.__slots__]
_STANDING = select(*_RUN).where(
    pay_run.c.municipality == bindparam("of"),
    pay_run.c.kind == bindparam("run"),
    pay_run.c.day == bindparam("on"),
    pay_run.c.state != RunState.REPLACED,
)
_LOCKED = _STANDING.with_for_update()
_ONE = select(*_RUN).where(pay_run.c.id == bindparam("run")).with_for_update()
_BY_IDS = select(*_RUN).where(among(pay_run.c.id, "ids"))
_WAITING = (
    select(*_RUN)
    .where(
        pay_run.c.municipality == bindparam("of"),
        pay_run.c.state == RunState.PROPOSED,
        pay_run.c.proposed_by != bindparam("who"),
    )
    .order_by(pay_run.c.proposed_at, pay_run.c.id)
)
_UNMADE_BEFORE = (
    select(*_RUN)
    .where(
        pay_run.c.municipality == bindparam("of"),
        pay_run.c.kind == bindparam("run"),
        pay_run.c.day < bindparam("on"),
        pay_run.c.state.in_([RunState.PROPOSED, RunState.APPROVED]),
    )
    .order_by(pay_run.c.id)
    .with_for_update()
)
_ADD = {
    d: m.insert(pay_run).on_conflict_do_nothing().returning(pay_run.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_REPLACE = (
    update(pay_run)
    .where(pay_run.c.id == bindparam("run"), pay_run.c.state.in_([RunState.PROPOSED, RunState.APPROVED]))
    .values(state=RunState.REPLACED)
)
_APPROVE = (
    update(pay_run)
    .where(pay_run.c.id == bindparam("run"), pay_run.c.state == RunState.PROPOSED)
    .values(state=RunState.APPROVED, approved_by=bindparam("who"), approved_at=bindparam("at"))
)
_MADE = (
    update(pay_run)
    .where(pay_run.c.id == bindparam("run"), pay_run.c.state == RunState.APPROVED)
    .values(
        state=RunState.MADE,
        made_at=bindparam("at"),
        cents=bindparam("sum"),
        sha256=bindparam("hash", type_=pay_run.c.sha256.type),
    )
)
_ADD_LINES = insert(pay_line)
_LINES = (
    select(pay_line, person.c.ref, person.c.first_name, person.c.last_name)
    .join(person, person.c.id == pay_line.c.candidate)
    .where(pay_line.c.run == bindparam("run"))
    .order_by(person.c.ref)
)
_PAY_LINE = update(pay_line).where(among(pay_line.c.id, "ids")).values(is_paid=True)
_CANDIDATES = (
    select(person.c.id, person.c.municipality, person.c.role, person.c.first_name, person.c.last_name, person.c.language)
    .where(person.c.id.in_(select(placement.c.candidate).where(placement.c.municipality == bindparam("of"))))
    .order_by(person.c.ref)
)
_LOCK_CANDIDATES = select(person.c.id).where(among(person.c.id, "ids")).order_by(person.c.id).with_for_update()
_TRAVEL_PAID = (
    select(pay_line.c.candidate, func.sum(pay_line.c.cents).label("paid"), func.sum(pay_line.c.costs).label("costs"))
    .join(pay_run, pay_run.c.id == pay_line.c.run)
    .where(pay_run.c.municipality == bindparam("of"), pay_run.c.kind == "travel", pay_line.c.is_paid)
    .group_by(pay_line.c.candidate)
)
_PAY = {
    d: m.insert(payment).on_conflict_do_nothing(index_elements=["candidate", "year", "moment"])
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_PAID_IN_YEAR = (
    select(payment, person.c.ref)
    .join(person, person.c.id == payment.c.candidate)
    .where(payment.c.municipality == bindparam("of"), payment.c.year == bindparam("in_year"))
    .order_by(person.c.ref, payment.c.paid_on)
)
_REFS = select(person.c.id, person.c.ref).where(among(person.c.id, "ids"))


async def standing(tx: Transaction, of: int, kind: str, day: date, *, lock: bool = False) -> Run | None:
    """The run of a kind and day that stands."""
    row = (await tx.execute(_LOCKED if lock else _STANDING, {"of": of, "run": kind, "on": day})).first()
    return _run(row) if row else None


async def locked(tx: Transaction, run: int) -> Run | None:
    """A run, locked; whether it stands or gave way."""
    row = (await tx.execute(_ONE, {"run": run})).first()
    return _run(row) if row else None


async def by_ids(tx: Transaction, ids: Sequence[int]) -> dict[int, Run]:
    """Runs, by number."""
    return {row.id: _run(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})} if ids else {}


async def waiting_for(tx: Transaction, of: int, who: int) -> list[Run]:
    """What somebody else proposed in a municipality and nobody decided yet, oldest first."""
    return [_run(row) for row in await tx.execute(_WAITING, {"of": of, "who": who})]


async def unmade_before(tx: Transaction, of: int, kind: str, day: date) -> list[Run]:
    """Runs for an earlier day of which no file was made, locked, oldest first."""
    return [_run(row) for row in await tx.execute(_UNMADE_BEFORE, {"of": of, "run": kind, "on": day})]


async def propose(tx: Transaction, of: int, kind: str, day: date, by: int, at: datetime) -> int | None:
    """A new run; None when one stands (UNIQUE)."""
    values = {"municipality": of, "kind": kind, "day": day, "state": RunState.PROPOSED, "proposed_by": by, "proposed_at": at}
    return (await tx.execute(_ADD[tx.dialect], values)).scalar()


async def add_lines(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """The lines of a new run."""
    if rows:
        await tx.execute(_ADD_LINES, rows)


async def replace(tx: Transaction, run: int) -> bool:
    """A run gives way to another; False when it is made."""
    return (await tx.execute(_REPLACE, {"run": run})).rowcount == 1


async def approve(tx: Transaction, run: int, by: int, at: datetime) -> bool:
    """Somebody approves a proposal; False when it was none any more."""
    return (await tx.execute(_APPROVE, {"run": run, "who": by, "at": at})).rowcount == 1


async def made(tx: Transaction, run: int, cents: Cents, sha256: str, at: datetime, paid: Sequence[int]) -> bool:
    """The file of an approved run is made; `paid` are the lines in it. False when that was done before."""
    if (await tx.execute(_MADE, {"run": run, "sum": cents, "hash": sha256, "at": at})).rowcount != 1:
        return False
    await tx.execute(_PAY_LINE, {"ids": list(paid)})
    return True


async def lines(tx: Transaction, run: int) -> list[Row[Any]]:
    """The lines of a run with each candidate's reference and name, by reference."""
    return list(await tx.execute(_LINES, {"run": run}))


async def candidates(tx: Transaction, of: int) -> list[Row[Any]]:
    """Everybody who works or worked in a municipality, by reference."""
    return list(await tx.execute(_CANDIDATES, {"of": of}))


async def lock_candidates(tx: Transaction, ids: Sequence[int]) -> None:
    """Nothing else is paid to these people until the transaction ends."""
    if ids:
        await tx.execute(_LOCK_CANDIDATES, {"ids": list(ids)})


async def travel_paid(tx: Transaction, of: int) -> dict[int, tuple[Cents, Cents]]:
    """What was paid of travel costs and of other direct costs so far, by candidate."""
    rows = await tx.execute(_TRAVEL_PAID, {"of": of})
    return {row.candidate: (int(row.paid) - int(row.costs), int(row.costs)) for row in rows}


async def pay(tx: Transaction, **values: Any) -> bool:
    """A payment of premium; False when that moment of the year was used (UNIQUE)."""
    return (await tx.execute(_PAY[tx.dialect], values)).rowcount == 1


async def paid_in(tx: Transaction, of: int, year: int) -> list[Row[Any]]:
    """The premium that a municipality paid in a calendar year, by candidate and day."""
    return list(await tx.execute(_PAID_IN_YEAR, {"of": of, "in_year": year}))


async def refs(tx: Transaction, ids: Sequence[int]) -> dict[int, str]:
    """The references of people, by number."""
    return {row.id: row.ref for row in await tx.execute(_REFS, {"ids": list(ids)})} if ids else {}


def _run(row: Row[Any]) -> Run:
    return Run(**{**row._mapping, "state": RunState(row.state)})
