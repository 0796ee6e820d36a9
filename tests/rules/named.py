"""What the pages of docs/rules call rules by: a register of names, and plain values of TOML for the rules' own.

Money is a string with two decimals, a refusal is its code, a day is a date.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from core.rules.amounts import Amount
from core.rules.cents import to_cents
from core.rules.dated import Dated
from core.rules.refusals import Refusal

Rows = Iterable[tuple[date, str]]
Plain = dict[str, Any]


class Named(dict[str, Callable[..., Any]]):
    """Rules by name, with spaces; a decorator puts them there."""

    def __call__(self, rule: Callable[..., Any]) -> Callable[..., Any]:
        self[rule.__name__.replace("_", " ")] = rule
        return rule


def dated(rows: Rows) -> Dated[Decimal]:
    return Dated((since, Decimal(value)) for since, value in rows)


def cents(euros: str) -> int:
    return to_cents(Decimal(euros))


def told(amount: Amount | Refusal | None) -> Plain | str:
    """An amount as a table, a refusal as its code, nothing as "unknown"."""
    if amount is None:
        return "unknown"
    if isinstance(amount, Refusal):
        return amount.code.value
    unconfirmed = {"unconfirmed_since": amount.unconfirmed_since} if amount.unconfirmed_since else {}
    return {"amount": str(amount.value), "since": amount.since, "source": amount.source, **unconfirmed}


def code(verdict: object) -> Any:
    return verdict.code.value if isinstance(verdict, Refusal) else verdict
