"""`flexbot calculate DIR`: the document on stdout, or the fault on stderr."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from office.calculate.faults import FileFault
from office.calculate.outcome import Outcome, calculate
from office.calculate.written import as_json

UNWRITTEN, WRONG_USE = 1, 2


def calculate_command(directory: Path, format: str, explain: str | None = None) -> int:
    """Print what the files of a directory amount to, as `json` or `table`, or where one line of it comes from; answers the exit code.

    A file that cannot be read, or a line that is not there, is one line on stderr, nothing on stdout, and exit code 2.
    """
    sys.set_int_max_str_digits(0)  # a cell may hold a number of any length
    try:
        with _without_collector():
            outcome = calculate(directory)
            if explain is not None:
                return _explain(directory, outcome, explain)
            _print(outcome, format)
    except FileFault as fault:
        print(f"flexbot: {fault}", file=sys.stderr)
        return WRONG_USE
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still held back goes nowhere
        print(f"flexbot: what was found cannot be written ({problem.strerror})", file=sys.stderr)
        return UNWRITTEN
    return 0


def _print(outcome: Outcome, format: str) -> None:
    if format == "table":
        from office.calculate.table import print_tables  # rich is for people, and slow to load

        print_tables(outcome)
        return
    sys.stdout.flush()
    for piece in as_json(outcome):
        sys.stdout.buffer.write(piece.encode())
    sys.stdout.flush()


def _explain(directory: Path, outcome: Outcome, asked: str) -> int:
    from office.calculate.explained import explained
    from office.calculate.lines import line_named
    from office.calculate.spoken import HOW_TO_ASK, spoken
    from words import words_for  # the catalogues are slow to load, and few ask

    line = line_named(asked)
    found = explained(directory, outcome, line) if line else None
    if found is None:
        print(f"flexbot: {asked!r}: no such line here; {HOW_TO_ASK}", file=sys.stderr)
        return WRONG_USE
    print("\n".join(spoken(words_for(None), found)))
    return 0


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing here makes reference cycles, and the collector would walk every row again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
