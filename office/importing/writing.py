"""From the stage into the database: portions of typed rows, in the order in which they refer to each other, in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from core.actions.deed import Deed, write
from core.actions.entering import importing, importing_matching, importing_sites, importing_work
from core.actions.entering.amounts import enter_municipality
from core.actions.entering.importing import Enter
from core.store.database import Transaction
from core.store.entering.importing import OwnPolicy, hold_sealing
from office.importing.columns import SHEETS, WEEKDAYS, Kind, Sheet
from office.importing.staging import Stage

STEPS: tuple[tuple[str, str, Enter], ...] = (
    ("employers", "in_table, in_row", importing.enter_employers),
    ("sites", "in_table, in_row", importing_sites.enter_sites),
    ("areas", "in_table, in_row", importing_matching.enter_areas),
    ("people", "in_table, in_row", importing.enter_people),
    ("people", "in_table, in_row", importing.enter_roles),
    ("people", "in_table, in_row", importing.tell_new_contacts),
    ("employers", "in_table, in_row", importing.enter_account_managers),
    ("site_people", "in_table, in_row", importing_sites.enter_site_people),
    ("instruments", "in_table, in_row", importing_matching.enter_instruments),
    ("jobs", "in_table, in_row", importing.enter_jobs),
    ("placements", "start, in_table, in_row", importing.enter_placements),
    ("hours", "placement, date", importing_work.enter_hours),
    ("other_premiums", "date, in_table, in_row", importing_work.enter_other_premiums),
    ("payments", "date, in_table, in_row", importing_work.enter_payments),
)

_AS_DATE: Callable[[Any], Any] = date.fromisoformat
_TYPES: Mapping[Kind, Callable[[Any], Any]] = MappingProxyType({Kind.DATE: _AS_DATE, Kind.RATE: Decimal, Kind.YES: bool})


async def write_all(
    tx: Transaction,
    municipality: int | str,
    stage: Stage,
    policy: Sequence[OwnPolicy],
    now: datetime,
    step: Callable[[int], None],
) -> None:
    """Write everything that is new or changed, with its trail; `municipality` is a number of a municipality, or the name of a new
    one; `step` hears how many rows were written."""
    await hold_sealing(tx)
    deed = Deed(tx, now)
    of = municipality if isinstance(municipality, int) else await enter_municipality(deed, municipality)
    await importing.enter_policy(deed, of, policy)
    await write(tx, [deed])
    for sheet, order, enter in STEPS:
        for portion in stage.portions(sheet, order):
            deed = Deed(tx, now)
            await enter(deed, of, [_typed(SHEETS[sheet], row) for row in portion])
            await write(tx, [deed])
            step(len(portion))


def _typed(sheet: Sheet, row: Mapping[str, Any]) -> dict[str, Any]:
    typed: dict[str, Any] = {"is_new": row["fate"] == "new", "changes": (row["changes"] or "").split()}
    for column in sheet.columns:
        value, as_type = row[column.name], _TYPES.get(column.kind)
        typed[column.name] = as_type(value) if as_type and value is not None else value
    if sheet.name == "jobs":
        typed["shifts"] = [_shift(weekday, row[name]) for weekday, name in enumerate(WEEKDAYS, 1) if row[name]]
    if sheet.name == "placements":
        typed["last_allowed_day"] = date.fromisoformat(row["last_allowed_day"])
    return typed


def _shift(weekday: int, cell: str) -> tuple[int, time, time, int]:
    times, _, pause = cell.partition("/")
    starts, _, ends = times.partition("-")
    return weekday, time.fromisoformat(starts), time.fromisoformat(ends), int(pause)
