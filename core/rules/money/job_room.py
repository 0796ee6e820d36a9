"""The room under the yearly cap before and after a job that is offered (LAW, art. 31 lid 2 onder j: per calendar year).

What counts by then is what `core.rules.money.cap_warnings` counts: what was paid, other premiums, and all that is earned or planned
and not yet paid. Money is in cents.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.rules.amounts import Amount
from core.rules.cents import Cents, cents_below
from core.rules.money.cap import cap_on
from core.rules.money.cap_warnings import counted_by
from core.rules.money.planner import Case, DueUnit
from core.rules.refusals import Refusal


@dataclass(frozen=True)
class JobRoom:
    """Room left in the calendar year in which a job begins: after what is paid `now`, `before` this job when all other work is done and paid
    too, and `after` it; `above` is premium of it that does not fit."""

    year: int
    cap: Amount
    now: Cents
    before: Cents
    after: Cents
    above: Cents


def job_room(case: Case, job: Sequence[DueUnit], start: date) -> JobRoom | None:
    """The room for a job that begins on `start`; None where no cap is known. `job` are its units, which `case` does not hold."""
    day = max(case.today, start)
    cap = cap_on(day, case.law, case.own)
    if isinstance(cap, Refusal):
        return None
    end = date(day.year, 12, 31)
    counted = counted_by(replace(case, today=day), end)
    used = sum(one.paid for one in case.paid if one.day.year == day.year)
    used += sum(one.amount for one in case.others if one.day.year == day.year)
    now = max(0, cents_below(cap.value) - used)
    before = max(0, cents_below(cap.value) - counted)
    premium = sum(unit.premium for unit in job if unit.due <= end)
    return JobRoom(day.year, cap, now, before, max(0, before - premium), max(0, premium - before))
