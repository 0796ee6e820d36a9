"""`flexbot calculate DIR`: the document on stdout, or the fault on stderr."""

import sys
from pathlib import Path

from office.calculate.document import as_json
from office.calculate.faults import FileFault
from office.calculate.outcome import calculate

WRONG_USE = 2


def calculate_command(directory: Path, format: str) -> int:
    """Print what the files of a directory amount to, as `json` or `table`; answers the exit code.

    A file that cannot be read is one line on stderr, nothing on stdout, and exit code 2.
    """
    sys.set_int_max_str_digits(0)  # a cell may hold a number of any length
    try:
        outcome = calculate(directory)
    except FileFault as fault:
        print(f"flexbot: {fault}", file=sys.stderr)
        return WRONG_USE
    if format == "table":
        from office.calculate.table import print_tables  # rich is for people, and slow to load

        print_tables(outcome)
    else:
        sys.stdout.buffer.write(as_json(outcome).encode())
        sys.stdout.flush()
    return 0
