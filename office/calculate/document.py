"""The outcome as one document: money as strings with two decimals, minutes whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from core.rules.cents import cents_below, plain
from core.rules.money.premium import Payment
from core.rules.money.settlement import Split
from office.calculate.outcome import Outcome
from office.calculate.payments import Account
from office.calculate.refused import facts_in_text

Json = dict[str, Any]


def placements(outcome: Outcome) -> Iterator[tuple[str, Json]]:
    """Every accepted placement by name, with its last day and the sums of its units."""
    for name, placed in sorted(outcome.placed.items()):
        yield name, {"last_day": placed.last_day.isoformat(), **parts(outcome.settled.placements[name])}


def periods(outcome: Outcome) -> Iterator[tuple[str, Json]]:
    """The months and half years that have a unit, with the sums of their units."""
    for name, split in sorted(outcome.settled.periods().items()):
        yield name, parts(split)


def candidates(outcome: Outcome) -> Iterator[tuple[str, Json]]:
    """Each candidate with a year, and those years."""
    for name, account in sorted(outcome.accounts.items()):
        earned = outcome.settled.earned[name].by_year
        days = [*account.payments, *(day for day, _ in account.others)]
        years = {*earned, *(f"{day.year:04d}" for day in days)}
        if years:
            yield name, {year: _year(outcome, account, year, earned.get(year, 0)) for year in years}


def refusals(outcome: Outcome) -> Iterator[Json]:
    """Every refused or listed row: by file, then by row."""
    for file, row, refusal in outcome.refused.in_order():
        yield {"file": file, "row": row, "code": str(refusal.code), "facts": facts_in_text(refusal)}


def parts(split: Split) -> Json:
    """Minutes to remainder, by name."""
    return {
        "minutes": split.minutes,
        "turnover": plain(split.turnover),
        "premium": plain(split.premium),
        "travel": plain(split.travel),
        "other_costs": plain(split.other_costs),
        "administration": plain(split.administration),
        "remainder": plain(split.remainder),
    }


def _year(outcome: Outcome, account: Account, year: str, earned: int) -> Json:
    payments = {day: payment for day, payment in account.payments.items() if day.year == int(year)}
    return {
        "earned": plain(earned),
        "paid": plain(sum(payment.paid for payment in payments.values())),
        "other_premiums": plain(sum(cents for day, cents in account.others if day.year == int(year))),
        "payments": [_payment(day, payment) for day, payment in payments.items()],
        **_cap(outcome, max(payments, default=date(int(year), 12, 31))),
    }


def _payment(day: date, payment: Payment) -> Json:
    return {
        "date": day.isoformat(),
        "due": plain(payment.due),
        "room": plain(payment.room),
        "paid": plain(payment.paid),
        "left": plain(payment.left),
        "written_off": plain(payment.written_off),
    }


def _cap(outcome: Outcome, day: date) -> Json:
    cap = outcome.cap_on(day)
    if cap is None:
        return {"cap": None}
    unconfirmed = {"cap_unconfirmed_since": cap.unconfirmed_since.isoformat()} if cap.unconfirmed_since else {}
    return {"cap": plain(cents_below(cap.value)), **unconfirmed}
