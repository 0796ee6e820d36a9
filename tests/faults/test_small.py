"""Every row of the table in its small form, on each database on which it makes sense."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.processes import Ground
from tests.faults.rows import Row, all_rows

if TYPE_CHECKING:
    from tests.nursery import Nursery

CASES = [(row, database) for row in all_rows().values() for database in row.small_databases]
ON_BOTH = frozenset({"kill"})
"""Rows that `make test` tries on both databases; what it tries on SQLite alone `make slow` tries on PostgreSQL."""

LONG_IN_SMALL = frozenset({"away", "commit-lost", "replicas", "restart", "sweeps"})
"""Rows of PostgreSQL alone that are long even in small: `make slow` tries them."""


def _marks(row: Row, database: str) -> tuple[pytest.MarkDecorator, ...]:
    is_repeat = database == "postgresql" and "sqlite" in row.small_databases and row.name not in ON_BOTH
    return (pytest.mark.slow,) if is_repeat or row.name in LONG_IN_SMALL else ()


@pytest.fixture(name="ground")
async def tested_ground(nursery: "Nursery", request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Ground]":
    """Towns of the test's own; PostgreSQL is the session's."""
    ground = Ground(tmp_path, nursery)
    if request.node.callspec.params["case"][1] == "postgresql":
        ground.server = request.getfixturevalue("postgres")
    yield ground
    ground.close()


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c[0].name}-{c[1]}", marks=_marks(*c)) for c in CASES])
async def test_nothing_is_lost_doubled_or_untold(case: tuple[Row, str], ground: Ground) -> None:
    """After the fault each update ended as one thing, each effect stands once, and everybody was told."""
    row, database = case
    result = await row.run(ground, database, row.small)
    assert not result.findings, "\n".join([row.fault, str(dict(result.reached)), *result.findings])
    assert sum(result.reached.values()), "nothing happened"
