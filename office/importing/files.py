"""Which files an import is given: tables by their names, and at most one policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from office.database import WrongUse
from office.importing.columns import SHEETS
from office.importing.policyfile import POLICY
from office.importing.tables import CSV, XLSX, Table, TableFault, tables_of


@dataclass(frozen=True)
class Given:
    """The tables in the order in which they are checked, the policy file if there is one, and what is wrong with files as a whole."""

    tables: tuple[Table, ...]
    policy: Path | None
    faults: tuple[str, ...]


def given(paths: Sequence[Path]) -> Given:
    """What the paths hold; of a folder, every file that can be imported. WrongUse for what is not there or cannot be anything."""
    policies: list[Path] = []
    tables: list[Table] = []
    faults: list[str] = []
    for path in named(paths):
        if path.suffix.lower() == ".toml":
            policies.append(path)
            continue
        try:
            found, wrong = tables_of(path)
        except TableFault as fault:
            found, wrong = [], [fault]
        tables += found
        faults += [f"{path.name}: {f'{fault.place}: ' if fault.place else ''}{fault.what}" for fault in wrong]
    if len(policies) > 1:
        raise WrongUse(f"{policies[1]}: there is more than one policy: give one")
    order = list(SHEETS)
    return Given(tuple(sorted(tables, key=lambda t: order.index(t.kind))), next(iter(policies), None), tuple(faults))


def named(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant, unopened. WrongUse as for `given`."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.iterdir() if p.name == POLICY or (p.suffix.lower() in (CSV, XLSX) and p.name[:1] not in "~.")
            )
            if not inside:
                raise WrongUse(f"{path}: there is nothing to import in this folder")
            files += inside
        elif not path.is_file():
            raise WrongUse(f"{path}: there is no such file")
        elif path.suffix.lower() not in (CSV, XLSX, ".toml"):
            raise WrongUse(f"{path}: only .csv, .xlsx and .toml can be imported")
        else:
            files.append(path)
    return list(dict.fromkeys(files))
