"""A run of payments as whoever approves it sees it: who is paid what, what waits and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.rules.calendar import local_day
from core.rules.cents import Cents
from core.rules.money.pay_runs import RunKind, RunState, day_over
from core.store.database import Transaction
from core.store.money import pay_runs
from core.store.people import people


@dataclass(frozen=True)
class PaidLine:
    """One candidate: due, paid and kept waiting in cents, and why it waits (a code), until when."""

    name: str
    due: Cents
    cents: Cents
    left: Cents
    why: str | None
    waits_until: date | None
    is_unconfirmed: bool


@dataclass(frozen=True, kw_only=True)
class PayRunView:
    """A run with its lines; who proposed it, and who approved it (empty: nobody yet); whether its day is over, so that it is not paid."""

    id: int
    run_kind: RunKind
    day: date
    state: RunState
    proposed_by: str
    approved_by: str
    is_over: bool
    lines: tuple[PaidLine, ...]


async def pay_run_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, PayRunView]:
    """Runs, for showing."""
    found = await pay_runs.by_ids(tx, ids)
    named = await people.by_ids(tx, {n for run in found.values() for n in (run.proposed_by, run.approved_by) if n})
    return {
        number: PayRunView(
            id=number,
            run_kind=RunKind(run.kind),
            day=run.day,
            state=run.state,
            proposed_by=named[run.proposed_by].name,
            approved_by=named[run.approved_by].name if run.approved_by else "",
            is_over=day_over(RunKind(run.kind), run.day, local_day(now)) is not None,
            lines=await lines_of_run(tx, number),
        )
        for number, run in found.items()
    }


async def lines_of_run(tx: Transaction, run: int) -> tuple[PaidLine, ...]:
    """The lines of a run, by reference of the candidate."""
    return tuple(
        PaidLine(
            f"{row.first_name} {row.last_name}".strip(),
            row.due,
            row.cents,
            row.left,
            row.why,
            row.waits_until,
            row.unconfirmed_since is not None,
        )
        for row in await pay_runs.lines(tx, run)
    )
