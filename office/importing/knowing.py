"""What the database knows already, copied into the stage page by page, so that the bot goes on meanwhile."""

from collections.abc import Mapping
from typing import Any

from core.store.database import Database
from core.store.entering import known as store
from office.importing.checking import staged_candidates
from office.importing.columns import SHEETS, WEEKDAYS
from office.importing.staging import Stage


async def know_all(database: Database, of: int, stage: Stage) -> None:
    """Everything that rows can be, change or refer to; of days and weeks those of the candidates whose hours are staged."""
    for sheet in SHEETS:
        if sheet != "hours":
            async for page in store.known(database, of, sheet):
                stage.know(sheet, map(_with_weekdays, page))
    candidates = list(staged_candidates(stage))
    async for days, weeks in store.known_hours(database, of, candidates):
        stage.know("hours", days)
        stage.know_weeks(weeks)


def _with_weekdays(row: Mapping[str, Any]) -> Mapping[str, Any]:
    shifts = row.get("shifts") or {}
    return {**row, **{WEEKDAYS[weekday - 1]: f"{s:%H:%M}-{e:%H:%M}/{pause}" for weekday, (s, e, pause) in shifts.items()}}
