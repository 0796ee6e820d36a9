"""Choosing a payment moment together: which day may be proposed, who may agree, until when it can be taken back.

LAW, art. 31 lid 2 onder j, MANUAL 5c: premium is paid once or twice a calendar year; the consultant decides when, in consultation with the
candidate. Here that is a choice for two: one proposes a day, the other agrees. Nothing stands before both have said so.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from core.rules.money.premium import MOMENTS_A_YEAR
from core.rules.refusals import Code, PaymentCode, Refusal, refuse


class MomentCode(Code):
    """Why a payment moment is not chosen, agreed or taken back."""

    MOMENT_PAST = "moment_past"
    MOMENT_TOO_FAR = "moment_too_far"
    MOMENT_TAKEN = "moment_taken"
    MOMENT_OF_ONE = "moment_of_one"
    MOMENT_GONE = "moment_gone"


@dataclass(frozen=True)
class YearSoFar:
    """What a calendar year holds already: moments used by payments and other premiums, the numbers they have, and what was agreed."""

    used: int
    numbers: frozenset[int]
    agreed: Collection[date]


def number_for(day: date, today: date, year: YearSoFar) -> int | Refusal:
    """Which moment of its year, 1 or 2, a proposed day would be. Refused: not after today, after next year, taken, a third."""
    if day <= today:
        return refuse(MomentCode.MOMENT_PAST, date=day)
    if day.year > today.year + 1:
        return refuse(MomentCode.MOMENT_TOO_FAR, last=date(today.year + 1, 12, 31))
    if day in year.agreed:
        return refuse(MomentCode.MOMENT_TAKEN, date=day)
    free = sorted(set(range(1, MOMENTS_A_YEAR + 1)) - year.numbers)
    if not free or year.used + len(year.agreed) >= MOMENTS_A_YEAR:
        return refuse(PaymentCode.THIRD_PAYMENT_MOMENT, moments=MOMENTS_A_YEAR, year=day.year)
    return free[0]


def is_read_back(day: date, today: date, can_be_paid: bool) -> bool:
    """Whether a typed day is asked about before it is proposed: next year's is what a day without a year becomes when it has just passed,
    and on some days nothing can be paid. A day that is not to come, or is after next year, is refused anyway."""
    return today < day and (day.year == today.year + 1 or (day.year == today.year and not can_be_paid))


def may_agree(stands: bool, proposed_by: int, who: int, day: date, today: date) -> Refusal | None:
    """Only the other may agree, to what is still a proposal and still to come.

    Refused: what stands no more, one's own proposal, and a day that is not to come."""
    if not stands:
        return refuse(MomentCode.MOMENT_GONE)
    if proposed_by == who:
        return refuse(MomentCode.MOMENT_OF_ONE)
    return refuse(MomentCode.MOMENT_PAST, date=day) if day <= today else None


def paid_for(day: date, paid_on: Iterable[date]) -> date | None:
    """The payment that an agreed day came to: the first on that day or after it, as the office may be late. None while there is none."""
    return min((paid for paid in paid_on if paid >= day), default=None)


def may_take_back(stands: bool, day: date, today: date) -> Refusal | None:
    """Either may take back a moment that is still to come; nothing is lost by it: what is due stays due.

    Refused: what stands no more, and a day that is not to come."""
    return None if stands and day > today else refuse(MomentCode.MOMENT_GONE)
