"""At outflow: what becomes of premium that is still due (no document says what holds when both moments of the year are used)."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from core.rules.money.planner import Case, Plan, best_plan, planned
from core.rules.refusals import PaymentCode, Refusal


class PaymentAtExit(StrEnum):
    """At outflow, when both moments of the year are used: the money waits for the next year, or the payment is refused."""

    HOLD = "hold"
    REFUSE = "refuse"


def at_exit(case: Case, outflow: date, choice: PaymentAtExit) -> Plan | Refusal:
    """How the premium is paid after outflow: at once where a moment is left; where none is, in the next year, or not.

    Refused: no moment is left and the policy refuses; nothing is due; no room; a cap that is not known.
    """
    day = max(outflow, case.today)
    found = planned(case, [day])
    used_up = isinstance(found, Refusal) and found.code is PaymentCode.THIRD_PAYMENT_MOMENT
    return best_plan(replace(case, today=day)) if used_up and choice is PaymentAtExit.HOLD else found
