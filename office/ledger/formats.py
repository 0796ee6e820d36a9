"""Books as text: for beancount, for hledger, or as CSV. References of people and employers, never their names."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from types import MappingProxyType

from core.actions.money.bookkeeping import accounts_of
from core.rules.cents import plain
from core.rules.money.books import Account, Entry, Kind

ASSETS = frozenset({Kind.RECEIVABLE, Kind.TRUST})


def account_name(account: Account) -> str:
    """An account's name in beancount's signs, no two accounts having the same."""
    root = "Assets" if account.kind in ASSETS else "Liabilities"
    kind = account.kind.value.title().replace("_", "")
    return f"{root}:{kind}:{_signs(account.of)}" if account.of else f"{root}:{kind}"


def _signs(ref: str) -> str:
    if ref.isascii() and ref.isalnum() and not ref[0].islower():
        return ref
    return "X-" + "".join(sign if sign.isascii() and sign.isalnum() else f"-{ord(sign):x}-" for sign in ref)


def beancount(entries: Sequence[Entry]) -> Iterator[str]:
    """For `bean-check` and its like."""
    yield 'option "operating_currency" "EUR"'
    for account, day in accounts_of(entries).items():
        yield f"{day} open {account_name(account)} EUR"
    for entry in entries:
        yield ""
        yield f'{entry.day} * "{entry.event}" "{_quoted(entry.about)}"'
        yield from (f"  {account_name(line.account)}  {plain(line.amount)} EUR" for line in entry.lines)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def hledger(entries: Sequence[Entry]) -> Iterator[str]:
    """For `hledger -f`."""
    yield "commodity EUR 1000.00"
    for account in accounts_of(entries):
        yield f"account {account_name(account)}"
    for entry in entries:
        yield ""
        yield f"{entry.day} * {entry.event} | {' '.join(entry.about.replace(';', ',').split())}"
        yield from (f"    {account_name(line.account)}  EUR {plain(line.amount)}" for line in entry.lines)


def as_csv(entries: Sequence[Entry]) -> Iterator[str]:
    """A line for each amount; those of an entry have its number."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["entry", "day", "event", "about", "account", "amount"])
    for number, entry in enumerate(entries, 1):
        for line in entry.lines:
            row = [number, entry.day, entry.event.value, entry.about, account_name(line.account), plain(line.amount)]
            writer.writerow(row)
    yield from text.getvalue().splitlines()


FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Entry]], Iterator[str]]]] = MappingProxyType(
    {"beancount": ("beancount", beancount), "hledger": ("journal", hledger), "csv": ("csv", as_csv)}
)
"""By name: the ending of the file, and who writes it."""
