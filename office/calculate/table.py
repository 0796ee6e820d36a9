"""The outcome as tables on a terminal, for people."""

from collections.abc import Iterable
from itertools import islice

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from office.calculate import document
from office.calculate.document import Json
from office.calculate.outcome import Outcome

PARTS = ("minutes", "turnover", "premium", "travel", "other_costs", "administration", "remainder")
PAID = ("date", "due", "room", "paid", "left", "written_off")
MOST_REFUSALS = 1000  # a name that is wrong throughout refuses every row: nobody reads on
WIDE_ENOUGH = 110  # below this, figures would be cut in two
WORDS = ("placement", "candidate", "file", "code", "facts")
YEAR = ("earned", "paid", "other_premiums", "cap", "cap_unconfirmed_since")


def print_tables(outcome: Outcome, console: Console | None = None) -> None:
    """Placements, periods, candidates, payments and refusals, each as a table; nothing for what is empty."""
    out = console or Console(markup=False, emoji=False, highlight=False)
    out.width = max(out.width, WIDE_ENOUGH)
    years = [(name, year, facts) for name, by_year in document.candidates(outcome) for year, facts in sorted(by_year.items())]
    tables = [
        _table("placements", ("placement", "last_day", *PARTS), _rows(document.placements(outcome), ("last_day", *PARTS))),
        _table("periods", ("period", *PARTS), _rows(document.periods(outcome), PARTS)),
        _table("candidates", ("candidate", "year", *YEAR), [(name, year, *_cells(facts, YEAR)) for name, year, facts in years]),
        _table(
            "payments", ("candidate", *PAID), [(name, *_cells(p, PAID)) for name, _, facts in years for p in facts["payments"]]
        ),
        _table("refusals", ("file", "row", "code", "facts"), map(_refusal, islice(document.refusals(outcome), MOST_REFUSALS))),
    ]
    for table in tables:
        if table.row_count:
            out.print(table)
    more = sum(1 for _ in document.refusals(outcome)) - MOST_REFUSALS
    if more > 0:
        out.print(f"and {more} refusals more: --format json lists them all")


def _rows(by_name: Iterable[tuple[str, Json]], names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(name, *_cells(facts, names)) for name, facts in by_name]


def _cells(facts: Json, names: tuple[str, ...]) -> list[str]:
    return ["" if facts.get(name) is None else str(facts[name]) for name in names]


def _refusal(line: Json) -> tuple[str, ...]:
    facts = ", ".join(f"{name} {value}" for name, value in line["facts"].items())
    return line["file"], "" if line["row"] is None else str(line["row"]), line["code"], facts


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), justify="left" if column in WORDS else "right", overflow="fold")
    for row in rows:
        table.add_row(*map(_printable, row))
    return table


def _printable(text: str) -> str:
    """Text without what would steer a terminal: names in files are anybody's."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
