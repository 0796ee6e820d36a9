"""`flexbot ledger`: the books of each municipality as a file."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from core.actions.money.bookkeeping import entries_of
from core.rules.calendar import local_day
from core.rules.money.books import Entry
from core.store.database import Database
from office.database import chosen_municipalities, exit_code, on_database
from office.ledger.formats import FORMATS
from office.overview.sheets import plain_name
from office.written import replaced


@exit_code
def ledger_command(database_url: str, form: str, out: Path, municipality: str = "") -> list[str]:
    """Carry it out; answers what to print."""

    async def act(database: Database) -> list[str]:
        return await ledger(database, form, out, local_day(datetime.now(UTC)), municipality)

    return on_database(database_url, act)


async def ledger(database: Database, form: str, out: Path, until: date, municipality: str = "") -> list[str]:
    """Write the books until a day; answers what to print."""
    said = []
    for name, of in (await chosen_municipalities(database, municipality)).items():
        entries = await entries_of(database, of, until)
        said += [str(_write(out, name, form, entries)), f"{name}: {len(entries)} entries"]
    return said


def _write(folder: Path, municipality: str, form: str, entries: Sequence[Entry]) -> Path:
    ending, written = FORMATS[form]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"ledger-{plain_name(municipality)}.{ending}"
    with replaced(path) as part:
        part.write_text("\n".join(written(entries)) + "\n", "utf-8")
    return path
