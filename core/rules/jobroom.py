"""The room under the yearly cap before and after a job that is offered (LAW, art. 31 lid 2 onder j: per calendar year).

What counts by then is what `core.rules.pace` counts: what was paid, other premiums, and all that is earned or planned and not yet paid.
Money is in cents.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.rules.amounts import Amount
from core.rules.cap import cap_on
from core.rules.money import Cents, cents_below
from core.rules.pace import counted_by
from core.rules.planner import Case, DueUnit
from core.rules.refusals import Refusal


@dataclass(frozen=True)
class JobRoom:
    """Room left in the calendar year in which a job begins, without it and with it; `above` is premium of it that does not fit."""

    year: int
    cap: Amount
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
    before = max(0, cents_below(cap.value) - counted)
    premium = sum(unit.premium for unit in job if unit.due <= end)
    return JobRoom(day.year, cap, before, max(0, before - premium), max(0, premium - before))
