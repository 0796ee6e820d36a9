"""The whole calculation: files in, sums and refusals out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from core.rules.amounts import PREMIUM_CAP, Amount, known_amount, statutory
from core.rules.cents import cents_below
from core.rules.choices import Choices
from core.rules.money.cap import cap_on
from core.rules.refusals import Refusal, refuse
from office.calculate import expenses, hours, payments, placements
from office.calculate.csvfile import opened
from office.calculate.faults import FileFault
from office.calculate.payments import Account, Moment, OtherPremiums
from office.calculate.placements import Placed
from office.calculate.policyfile import PlainPolicy, read_policy
from office.calculate.refused import RefusedRows, RowCode
from office.calculate.units import Settled

CapOn = Callable[[date], Amount | None]


@dataclass(frozen=True)
class Outcome:
    """What a calculation finds by a policy: the placements, the sums of their units, the candidates' accounts, the refusals."""

    policy: PlainPolicy
    placed: dict[str, Placed]
    settled: Settled
    accounts: dict[str, Account]
    cap_on: CapOn
    refused: RefusedRows


def calculate(directory: Path) -> Outcome:
    """Everything that the files of a directory amount to. Raises FileFault when one cannot be read."""
    refused = RefusedRows()
    policy = read_policy(directory, refused)
    placed = _placements(directory, policy, refused)
    _days(directory, placed, policy, refused)
    candidates = {placement.candidate for placement in placed.values()}
    others = _other_premiums(directory, candidates, refused)
    moments = _moments(directory, refused)
    settled = Settled(policy, {moment.candidate for moment in moments})
    for placement in placed.values():
        settled.add(placement)
    cap = _caps(policy)
    accounts = {name: Account(settled.earned[name].units, others.get(name, [])) for name in candidates}
    _pay(moments, accounts, policy, cap, refused)
    return Outcome(policy, placed, settled, accounts, cap, refused)


def _placements(directory: Path, policy: PlainPolicy, refused: RefusedRows) -> dict[str, Placed]:
    with opened(directory, placements.FILE, placements.COLUMNS) as sheet:
        if sheet is None:
            raise FileFault(placements.FILE, str(directory), "the file is missing")
        return placements.read_placements(sheet, policy, refused)


def _days(directory: Path, placed: dict[str, Placed], policy: PlainPolicy, refused: RefusedRows) -> None:
    with opened(directory, hours.FILE, hours.COLUMNS) as sheet:
        if sheet:
            hours.read_hours(sheet, placed, policy.premium_per_hour, refused)
    with opened(directory, expenses.TRAVEL, expenses.TRAVEL_COLUMNS) as sheet:
        if sheet:
            expenses.read_travel(sheet, placed, policy.travel_per_km, refused)
    with opened(directory, expenses.COSTS, expenses.COSTS_COLUMNS) as sheet:
        if sheet:
            expenses.read_costs(sheet, placed, refused)


def _other_premiums(directory: Path, candidates: set[str], refused: RefusedRows) -> OtherPremiums:
    with opened(directory, payments.OTHER, payments.OTHER_COLUMNS) as sheet:
        return payments.read_other_premiums(sheet, candidates, refused) if sheet else {}


def _moments(directory: Path, refused: RefusedRows) -> list[Moment]:
    with opened(directory, payments.PAYMENTS, payments.PAYMENTS_COLUMNS) as sheet:
        return payments.read_moments(sheet, refused) if sheet else []


def _caps(policy: PlainPolicy) -> CapOn:
    law = statutory()[PREMIUM_CAP]
    return cache(lambda day: known_amount(cap_on(day, law, policy.premium_cap)))


def _pay(moments: list[Moment], accounts: dict[str, Account], policy: PlainPolicy, cap_on: CapOn, refused: RefusedRows) -> None:
    for moment in moments:
        refusal = _paid(moment, accounts.get(moment.candidate), policy.choices, cap_on(moment.day))
        if refusal:
            refused.add(payments.PAYMENTS, moment.row, refusal)


def _paid(moment: Moment, account: Account | None, choices: Choices, cap: Amount | None) -> Refusal | None:
    if account is None:
        return refuse(RowCode.UNKNOWN_CANDIDATE, candidate=moment.candidate)
    in_cents = cents_below(cap.value) if cap else None
    return account.pay(moment.day, in_cents, choices.above_cap, choices.other_premiums_are_moments)
