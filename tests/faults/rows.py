"""The rows of the table: each a fault, what it is tried with in small and in full, and how it is done.

A row is a function of a ground and its figures; it answers what it reached and what it found.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tests.faults.audit import Reading
from tests.faults.processes import Ground

Figures = Mapping[str, int]


@dataclass
class Result:
    """What a row reached, and what was not as it must be (nothing, when all is well)."""

    reached: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def add(self, reading: Reading, where: str = "") -> None:
        """The outcome of one audit among several."""
        self.reached.update(reading.numbers)
        self.findings += [f"{where} {finding}".strip() for finding in reading.findings]

    def expect(self, holds: bool, otherwise: str) -> None:
        """Something that must be so besides the audit."""
        if not holds:
            self.findings.append(otherwise)


Run = Callable[[Ground, str, Figures], Awaitable[Result]]


@dataclass(frozen=True)
class Row:
    """A fault. `small` runs in the tests, `full` by hand; `databases` on which it makes sense, `small_databases` where it is quick."""

    name: str
    fault: str
    small: Figures
    full: Figures
    databases: tuple[str, ...]
    run: Run
    small_databases: tuple[str, ...]


ROWS: dict[str, Row] = {}
BOTH = ("sqlite", "postgresql")


def row(
    name: str, fault: str, *, small: Figures, full: Figures, databases: tuple[str, ...] = BOTH, small_on: tuple[str, ...] = ()
) -> Callable[[Run], Run]:
    """Put a function into the table."""

    def put(run: Run) -> Run:
        assert name not in ROWS, f"two rows {name}"
        ROWS[name] = Row(name, fault, small, full, databases, run, small_on or databases)
        return run

    return put


def all_rows() -> dict[str, Row]:
    """The whole table."""
    from tests.faults import (  # noqa: F401
        absences,
        botapi,
        clocks,
        files,
        kills,
        load,
        machines,
        momentmachine,
        races,
        repeats,
        replicas,
        sending,
        storage,
        sweeping,
        weekmachine,
        winners,
    )

    return ROWS
