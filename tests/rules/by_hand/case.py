"""One case: small plain files, and what the page says comes out of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from office.calculate.outcome import calculate
from office.calculate.written import as_json

HEADERS = {
    "placements": "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended",
    "hours": "placement,date,minutes",
    "travel": "placement,date,kilometres,amount",
    "costs": "placement,date,description,amount",
    "other_premiums": "candidate,date,amount",
    "payments": "candidate,date",
}
RATE = 'premium_per_hour = [[2010-01-01, "2.00"]]\n'
FLOOR = 'tariff_floor_per_hour = [[2010-01-01, "11.75"], [2018-01-01, "12.30"]]\n'


def placed(
    name: str = "P1",
    candidate: str = "C1",
    work: str = "E1,J1",
    born: str = "1980-01-01",
    subsidy: str = "",
    hours: str = "24",
    start: str = "2017-01-02",
    end: str = "",
    tariff: str = "12.30",
    extended: str = "",
) -> str:
    """A line of placements.csv; by default 24 hours a week from Monday 2 January 2017, so until 1 July."""
    return ",".join([name, candidate, work, born, subsidy, hours, start, end, tariff, extended])


@dataclass(frozen=True)
class Case:
    """`policy` goes below the rate and the floor; lines of files without their header; `refused` as (file, row, code).

    `found` names values by their path in the document; `absent` names paths that must not be there.
    """

    says: str
    placements: tuple[str, ...] = (placed(),)
    hours: tuple[str, ...] = ()
    travel: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    other_premiums: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    policy: str = ""
    rate: str = RATE
    floor: str = FLOOR
    refused: tuple[tuple[str, int | None, str], ...] = ()
    found: Mapping[str, object] = field(default_factory=dict)
    absent: tuple[str, ...] = ()

    def outcome(self, directory: Path) -> dict[str, Any]:
        """What the program makes of it."""
        (directory / "policy.toml").write_text('municipality = "M"\n' + self.rate + self.floor + self.policy, "utf-8")
        for file, header in HEADERS.items():
            lines = getattr(self, file)
            if lines or file == "placements":
                (directory / f"{file}.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8", newline="")
        document: dict[str, Any] = json.loads("".join(as_json(calculate(directory))))
        return document


def check(case: Case, directory: Path) -> None:
    """The refusals are exactly those of the case, and each value and gap is as it says."""
    document = case.outcome(directory)
    assert [(each["file"], each["row"], each["code"]) for each in document["refusals"]] == list(case.refused)
    for path, value in case.found.items():
        assert at(document, path) == value, path
    for path in case.absent:
        above, _, last = path.rpartition("/")
        assert last not in at(document, above), path


def at(document: Any, path: str) -> Any:
    """The value at a path as `candidates/C1/2017/payments/0/paid`."""
    for step in filter(None, path.split("/")):
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document
