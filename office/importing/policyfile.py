"""A policy in TOML: the keys of `flexbot calculate` and all others that a municipality decides, each with a date and a source.

    municipality = "Gemeente Voorbeeldstad"
    premium_per_hour = [[2024-01-01, "2.00", "besluit van 12 december 2023"]]
    above_cap = "hold"

A value without a date holds from the beginning.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from core.rules.amounts import PREMIUM_CAP, Series
from core.rules.disagreements import QUESTIONS
from core.rules.money.cap import looser_than_law
from core.rules.policy import COUNTS_ON_PAYMENT, Policy, policy_of, read_value, written
from core.rules.refusals import Refusal
from core.store.entering.importing import LastPaid, OwnPolicy

POLICY = "policy.toml"
BEGINNING = date(2000, 1, 1)
_LARGEST_POWER = 100


@dataclass(frozen=True)
class PolicyFile:
    """What a policy file says: whose it is, and its decisions; what is wrong with it, a line each, and of which policies it therefore does not
    say what will hold.
    """

    municipality: str
    rows: tuple[OwnPolicy, ...]
    faults: tuple[str, ...]
    doubtful: frozenset[str] = frozenset(QUESTIONS)


def read_policy(path: Path, law: Series) -> PolicyFile:
    """The whole file; every fault names the key, the row and what to do."""
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=_exact)
    except UnicodeDecodeError:
        return PolicyFile("", (), (f"{path.name}: is not UTF-8: save it as UTF-8",))
    except tomllib.TOMLDecodeError as problem:
        return PolicyFile("", (), (f"{path.name}: is no TOML: {problem}",))
    except (OSError, ValueError, ArithmeticError, RecursionError) as problem:
        return PolicyFile("", (), (f"{path.name}: cannot be read ({type(problem).__name__}): check the file",))
    found, unnamed = list(_entries(table, law)), list(_whose(table))
    wrong = [(key, said) for key, said in found if isinstance(said, str)]
    return PolicyFile(
        "" if unnamed else table["municipality"],
        tuple(one for _, one in found if isinstance(one, OwnPolicy)),
        tuple(f"{path.name}: {said}" for said in (*unnamed, *(said for _, said in wrong))),
        _doubtful(table, {key for key, _ in wrong}),
    )


def _exact(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_POWER:
        raise ValueError(text)
    return value


def _whose(table: dict[str, Any]) -> Iterator[str]:
    name = table.get("municipality")
    if not isinstance(name, str) or not name.strip() or len(name) > 120:
        yield 'municipality: write the name, as municipality = "Gemeente Voorbeeldstad"'


def _doubtful(table: dict[str, Any], wrong: set[str]) -> frozenset[str]:
    """Policies with a fault, and those that a key which is none may have meant: what it is like, or else all that the file does not have."""
    absent = QUESTIONS.keys() - table.keys()
    meant = [name for key in wrong - QUESTIONS.keys() for name in get_close_matches(key, absent, len(QUESTIONS)) or absent]
    return frozenset(wrong & QUESTIONS.keys()) | frozenset(meant)


def _entries(table: dict[str, Any], law: Series) -> Iterator[tuple[str, OwnPolicy | str]]:
    """Each decision, or what is wrong with it, by its key."""
    for key, raw in table.items():
        if key == "municipality":
            continue
        if key not in QUESTIONS:
            yield key, f"{key}: is no policy: see the policy.toml of --templates"
            continue
        rows = raw if isinstance(raw, list) else [[BEGINNING, raw]]
        for number, row in enumerate(rows, 1):
            yield key, _decision(key, row, f"{key}, row {number}" if isinstance(raw, list) else key, law)


def _decision(key: str, row: Any, place: str, law: Series) -> OwnPolicy | str:
    if not isinstance(row, list) or len(row) not in (2, 3):
        return f'{place}: write [2024-01-01, value] or [2024-01-01, value, "source"]'
    since, source = row[0], row[2] if len(row) == 3 else ""
    if type(since) is not date:
        return f"{place}: write the date as 2024-01-01, without quotes"
    if not isinstance(source, str):
        return f"{place}: write the source in quotes"
    value = read_value(key, row[1])
    if isinstance(value, Refusal):
        return f"{place}: {str(row[1])[:40]!r} cannot be the answer: {_answers(key)}"
    looser = looser_than_law(since, value, law) if key == PREMIUM_CAP and isinstance(value, Decimal) else None
    if looser:
        return f"{place}: {value} is above the legal cap of {looser.facts['law']} on {since}: a municipality may only be stricter"
    return OwnPolicy(key, since, written(value), source.strip())


def _answers(key: str) -> str:
    question = QUESTIONS[key]
    return {
        "choice": f"one of {', '.join(question.says)}",
        "yes_no": "true or false",
        "count": "a whole number, 0 or more",
        "names": 'references or names with commas, as "P3002, Team Inkomen"',
        "amount": 'euros, as "2.00"',
        "percentage": 'a percentage, as "12.5"',
    }[question.kind]


def new_rows(
    path_name: str, asked: PolicyFile, known: list[OwnPolicy], paid: LastPaid | None
) -> tuple[list[OwnPolicy], list[tuple[str, str]]]:
    """The decisions that are not known yet, and what is refused, by its policy: another value for a known date, or one that reaches into what
    was paid: into its hours, or, where the day of payment counts, up to that day.
    """
    before = {(row.policy, row.since): row.value for row in known}
    new, faults = [], []
    for row in asked.rows:
        at = (row.policy, row.since)
        if before.get(at) == row.value:
            continue
        if at in before:
            what = f"{row.policy} is {before[at]} since {row.since}: leave that row, and add one with a later date"
            faults.append((row.policy, f"{path_name}: {what}"))
        elif paid and (why := _reaches_into(row, paid)):
            faults.append((row.policy, f"{path_name}: {why}"))
        else:
            new.append(row)
            before[at] = row.value
    return new, faults


def _reaches_into(row: OwnPolicy, paid: LastPaid) -> str | None:
    """Why a decision would change what was paid, or is on its way; None when it would not."""
    on_payment = row.policy in COUNTS_ON_PAYMENT
    if row.since > (paid.day if on_payment else paid.hours):
        return None
    if on_payment and paid.hours < paid.day:
        first = paid.day + timedelta(days=1)
        return (
            f"{row.policy} from {row.since} would change the premium of {paid.day}, whose file for the bank is made: "
            f"leave this row out, or give a date from {first} on"
        )
    return f"{row.policy} from {row.since} reaches into what was paid until {paid.hours}: give a later date"


def policy_with(known: list[OwnPolicy], new: list[OwnPolicy]) -> Policy:
    """The policy as it will be."""
    policy = policy_of((row.policy, row.since, row.value) for row in (*known, *new))
    assert isinstance(policy, Policy), "every row was read as an answer"
    return policy
