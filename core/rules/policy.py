"""The dated policy of one municipality: a change holds from its date, and what was before stays as it was.

That it is dated follows from domain 10 and docs/rules/policy.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from core.rules.amounts import PREMIUM_CAP
from core.rules.cents import number
from core.rules.choices import DEFAULTS, Choices
from core.rules.dated import Dated
from core.rules.disagreements import QUESTIONS, Kind
from core.rules.refusals import PolicyCode, Refusal, refuse

LONGEST_NAMES = 400
COUNTS_ON_PAYMENT = frozenset(
    {PREMIUM_CAP, "above_cap", "cap_date", "attributed_to", "other_premiums_are_moments", "payment_at_exit"}
)
"""Questions about which the day of payment decides, and not the days that were worked."""
Value = StrEnum | str | bool | int | Decimal


def read_value(question: str, raw: object) -> Value | Refusal:
    """A value as a policy file holds it (a string, whole number, exact decimal or boolean) as an answer to a question.

    Refused: a question that does not exist, a value of the wrong kind, an amount, percentage or count below 0.
    """
    if question not in QUESTIONS:
        return refuse(PolicyCode.UNKNOWN_POLICY, question=question)
    value = _of_kind(question, raw)
    return refuse(PolicyCode.WRONG_KIND, question=question, value=str(raw)) if value is None else value


def _of_kind(question: str, raw: object) -> Value | None:
    kind = QUESTIONS[question].kind
    if kind is Kind.CHOICE:
        choices: type[StrEnum] = type(getattr(DEFAULTS, question))
        return next((choice for choice in choices if choice == raw), None)
    if kind is Kind.YES_NO:
        return raw if isinstance(raw, bool) else None
    if kind is Kind.COUNT:
        return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0 else None
    if kind is Kind.NAMES:
        return raw if isinstance(raw, str) and len(raw) <= LONGEST_NAMES else None
    return exact_amount(raw)


def exact_amount(raw: object) -> Decimal | None:
    """An amount or percentage, written as a string or given as a number, exactly; None for anything else and below 0."""
    value = number(raw) if isinstance(raw, str) else raw
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    return value if isinstance(value, Decimal) and value.is_finite() and value >= 0 else None


def read_text(question: str, text: str) -> Value | Refusal:
    """A value as a database keeps it, in text: "true", "12", "2.00", "hold"."""
    kind = QUESTIONS[question].kind if question in QUESTIONS else None
    if kind is Kind.YES_NO and text in ("true", "false"):
        return text == "true"
    if kind is Kind.COUNT and text.isascii() and text.isdigit():
        return int(text)
    return read_value(question, text)


def written(value: Value) -> str:
    """A value as text, for `read_text`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Policy:
    """What a municipality decided, by question and date. Never changes: `changed` makes another."""

    def __init__(self, rows: Mapping[str, Dated[Value]] | None = None) -> None:
        self._rows = MappingProxyType(dict(rows or {}))

    def rows(self, question: str) -> Dated[Value]:
        """All decisions on one question."""
        return self._rows.get(question, Dated())

    def amounts(self, question: str) -> Dated[Decimal]:
        """The decisions on an amount or percentage, as the rules of premium, travel, floor and cap take them."""
        return Dated((since, value) for since, value in self.rows(question) if isinstance(value, Decimal))

    def on(self, day: date) -> Choices:
        """All choices in force on a day: what was decided, and the defaults for the rest."""
        decided = {name: row.value for name, rows in self._rows.items() if (row := rows.on(day))}
        return replace(DEFAULTS, **decided)  # type: ignore[arg-type]

    def changed(self, question: str, since: date, raw: object, settled_until: date | None = None) -> "Policy | Refusal":
        """The policy with one more decision, which holds from `since`.

        Refused: an unknown question, a wrong kind of value, a date on or before the last day that is settled.
        """
        value = read_value(question, raw)
        if isinstance(value, Refusal):
            return value
        if settled_until is not None and since <= settled_until:
            return refuse(PolicyCode.ALREADY_SETTLED, question=question, date=since, settled_until=settled_until)
        return Policy({**self._rows, question: self.rows(question).with_row(since, value)})


def policy_of(rows: Iterable[tuple[str, date, str]]) -> Policy | Refusal:
    """The policy from stored rows: question, date, text. Refused at the first row that is no answer to a question."""
    policy = Policy()
    for question, since, text in rows:
        value = read_text(question, text)
        changed = value if isinstance(value, Refusal) else policy.changed(question, since, value)
        if isinstance(changed, Refusal):
            return changed
        policy = changed
    return policy
