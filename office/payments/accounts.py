"""The bank accounts of one run: read from a file, checked, used, and forgotten. No fault says what an account or its name is."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from office.handed import rows_of

COLUMNS = ("payee_ref", "iban", "name")
TRUST = "trust"
"""The reference of the row with the account that pays."""


@dataclass(frozen=True, repr=False)
class Account:
    """A checked account: its number, the bank's code where that is known, and the name on it."""

    iban: str
    bic: str | None
    name: str


def read_accounts(path: Path) -> tuple[dict[str, Account], list[str]]:
    """The good accounts by reference, and the faults of the others, each with its row. Raises BadFile."""
    rows = rows_of(path, COLUMNS)
    accounts: dict[str, Account] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        ref, iban, name = (row[column] for column in COLUMNS)
        checked = _checked(iban)
        if not ref or not name:
            faults.append(f"{path.name}, row {number}: payee_ref or name is empty")
        elif ref in accounts:
            faults.append(f"{path.name}, row {number}: {ref} stands there twice")
        elif checked is None:
            faults.append(f"{path.name}, row {number}: the IBAN of {ref} is wrong")
        else:
            accounts[ref] = Account(str(checked), _bic(checked), name)
    return accounts, faults


def is_named(account: Account, first_name: str, last_name: str) -> bool:
    """Whether the name on an account can be this person's: every part of the last name, and the first name or its initial."""
    on_it, last, first = _words(account.name), _words(last_name), _words(first_name)
    rest = [word for word in on_it if word not in last]
    initials = {word[0] for word in first} | set(first)
    return set(last) <= set(on_it) and (not first or any(word in first or word[0] in initials for word in rest))


def faults_of(people: Mapping[str, tuple[str, str]], accounts: Mapping[str, Account]) -> dict[str, str]:
    """Why somebody of these people (first and last name by reference) cannot be paid, by reference."""
    faults = {}
    for ref, (first, last) in people.items():
        if ref not in accounts:
            faults[ref] = "no (good) account in the file"
        elif not is_named(accounts[ref], first, last):
            faults[ref] = "the name on the account is another"
    return faults


def _checked(written: str) -> IBAN | None:
    try:
        return IBAN(written, validate_bban=True)
    except (SchwiftyException, ValueError):
        return None


def _bic(iban: IBAN) -> str | None:
    try:
        return str(iban.bic) if iban.bic else None
    except (SchwiftyException, ValueError):
        return None


def _words(name: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(sign))
    return [word for word in re.split(r"[^\w]+", plain) if word]
