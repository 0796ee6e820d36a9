"""The dated policy of a municipality, and the amounts of the law with what administrators added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import bindparam, insert, select

from core.rules.amounts import Series, statutory
from core.rules.policy import Policy, policy_of
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.tables.people import amount_row, policy_row

_POLICY = (
    select(policy_row.c.policy, policy_row.c.valid_from, policy_row.c.value)
    .where(policy_row.c.municipality == bindparam("of"))
    .order_by(policy_row.c.id)
)
_SOURCE = (
    select(policy_row.c.source)
    .where(
        policy_row.c.municipality == bindparam("of"),
        policy_row.c.policy == bindparam("policy"),
        policy_row.c.valid_from == bindparam("since"),
    )
    .order_by(policy_row.c.id.desc())
    .limit(1)
)
_AMOUNTS = select(amount_row).order_by(amount_row.c.id)
"""In the order in which they were entered: what a row confirms depends on those before it."""
_ADD_AMOUNT = insert(amount_row)


@dataclass(frozen=True, slots=True)
class Added:
    """A row that an administrator added to a statutory series, in euros."""

    series: str
    since: date
    amount: Decimal
    source: str


class BrokenPolicy(Exception):
    """A stored policy row is no answer to a question; imports check this before anything is stored."""


async def of(tx: Transaction, municipality: int) -> Policy:
    """The policy of a municipality: `policy.on(day)` gives every choice in force."""
    rows = [(row.policy, row.valid_from, row.value) for row in await tx.execute(_POLICY, {"of": municipality})]
    policy = policy_of(rows)
    if isinstance(policy, Refusal):
        raise BrokenPolicy(str(policy.code))
    return policy


async def amounts(tx: Transaction) -> dict[str, Series]:
    """The statutory series, with the rows that administrators added."""
    series = dict(statutory())
    for row in await added(tx):
        more = series[row.series].with_row(row.since, row.amount, row.source)
        if not isinstance(more, Refusal):
            series[row.series] = more
    return series


async def added(tx: Transaction) -> Sequence[Added]:
    """What administrators added, in the order in which they did."""
    return [Added(row.series, row.valid_from, Decimal(row.amount), row.source) for row in await tx.execute(_AMOUNTS)]


async def add_amount(tx: Transaction, row: Added, now: datetime) -> None:
    """Keep one more row. An `IntegrityError` where its series has one of that day."""
    values = {"series": row.series, "valid_from": row.since, "amount": str(row.amount), "source": row.source}
    await tx.execute(_ADD_AMOUNT, values | {"entered_at": now})


async def source_of(tx: Transaction, municipality: int, policy: str, since: date) -> str:
    """Who says so: the source of one decision."""
    values = {"of": municipality, "policy": policy, "since": since}
    return (await tx.execute(_SOURCE, values)).scalar() or ""
