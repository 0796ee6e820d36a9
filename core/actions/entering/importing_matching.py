"""What an import enters for matching: where areas are, and instruments in which candidates were before."""

from collections.abc import Sequence

from core.actions.deed import Deed
from core.actions.entering.importing import ImportedRow
from core.actions.things import Thing
from core.store.entering import importing as store
from core.store.tables.matching import area, instrument_before
from core.store.tables.people import employer, person


async def enter_areas(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Areas by their four digits, each with its middle."""
    new = [{"municipality": of, "code": row["area"], "east": row["east"], "north": row["north"]} for row in rows if row["is_new"]]
    await store.add(deed.tx, area, new)
    for row in rows:
        if not row["is_new"]:
            moved = {name: row[name] for name in ("east", "north") if row[name] is not None}
            await store.move_area(deed.tx, of, row["area"], moved)
    deed.trail(of, "areas entered", Thing.MUNICIPALITY, of, areas=len(rows))


async def enter_instruments(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Instruments before Flextensie, noted in the name of each candidate's contact person."""
    numbers = await store.numbers(deed.tx, person, of, [row["candidate"] for row in rows])
    employers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    contacts = await store.consultants_of(deed.tx, numbers.values())
    keys = [
        {
            "candidate": numbers[row["candidate"]],
            "employer": employers[row["employer"]],
            "instrument": row["instrument"],
            "first_day": row["first_day"],
        }
        for row in rows
    ]
    new = [
        key
        | {
            "municipality": of,
            "work": row["work"] or "",
            "last_day": row["last_day"],
            "by": contacts[key["candidate"]],
            "at": deed.now,
        }
        for key, row in zip(keys, rows, strict=True)
        if row["is_new"]
    ]
    await store.add(deed.tx, instrument_before, new)
    for key, row in zip(keys, rows, strict=True):
        if row["is_new"]:
            facts = {name: key[name] for name in ("employer", "instrument", "first_day")}
            deed.trail(of, "instrument noted", Thing.PERSON, key["candidate"], **facts)
        else:
            await store.change_instrument(deed.tx, key, {n: row[n] for n in ("work", "last_day") if row[n] is not None})
            deed.trail(of, "person changed", Thing.PERSON, key["candidate"], columns=list(row["changes"]))
