"""The outcome as one JSON document: money as strings with two decimals, minutes whole, keys sorted."""

import json
from datetime import date
from typing import Any

from core.rules.money import cents_below, plain
from core.rules.settlement import Split
from office.calculate.outcome import Outcome
from office.calculate.payments import Account
from office.calculate.refused import facts_in_text

Json = dict[str, Any]


def as_json(outcome: Outcome) -> str:
    """The document as text, with a line's end at its end."""
    return json.dumps(document(outcome), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def document(outcome: Outcome) -> Json:
    """The document as dictionaries, lists and strings."""
    return {
        "placements": {name: _placement(outcome, name) for name in outcome.placed},
        "candidates": {name: years for name in outcome.accounts if (years := _years(outcome, name))},
        "periods": {name: parts(split) for name, split in outcome.settled.periods().items()},
        "refusals": [
            {"file": file, "row": row, "code": str(refusal.code), "facts": facts_in_text(refusal)}
            for file, row, refusal in outcome.refused.in_order()
        ],
    }


def parts(split: Split) -> Json:
    """Minutes to remainder, by name."""
    minutes, *amounts = split
    return {"minutes": minutes, **dict(zip(Split._fields[1:], map(plain, amounts), strict=True))}


def _placement(outcome: Outcome, name: str) -> Json:
    return {"last_day": outcome.placed[name].last_day.isoformat(), **parts(outcome.settled.placements[name])}


def _years(outcome: Outcome, candidate: str) -> Json:
    account = outcome.accounts[candidate]
    earned = outcome.settled.earned[candidate].by_year
    years = {*earned, *(f"{day.year:04d}" for day in account.payments), *(f"{day.year:04d}" for day, _ in account.others)}
    return {year: _year(outcome, account, year, earned.get(year, 0)) for year in years}


def _year(outcome: Outcome, account: Account, year: str, earned: int) -> Json:
    payments = {day: payment for day, payment in account.payments.items() if day.year == int(year)}
    return {
        "earned": plain(earned),
        "paid": plain(sum(payment.paid for payment in payments.values())),
        "other_premiums": plain(sum(cents for day, cents in account.others if day.year == int(year))),
        "payments": [{"date": day.isoformat(), **_payment(payment)} for day, payment in payments.items()],
        **_cap(outcome, max(payments, default=date(int(year), 12, 31))),
    }


def _payment(payment: object) -> Json:
    return {name: plain(cents) for name, cents in vars(payment).items()}


def _cap(outcome: Outcome, day: date) -> Json:
    cap = outcome.cap_on(day)
    if cap is None:
        return {"cap": None}
    unconfirmed = {"cap_unconfirmed_since": cap.unconfirmed_since.isoformat()} if cap.unconfirmed_since else {}
    return {"cap": plain(cents_below(cap.value)), **unconfirmed}
