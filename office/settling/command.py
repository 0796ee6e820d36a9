"""`flexbot settle`: a half year of each municipality, as a draft or issued for good."""

from datetime import UTC, datetime
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.settling import half_of, issue_half
from core.rules.calendar import local_day
from core.rules.money import plain
from core.store.database import Database
from office.database import Refused, carry_out, person_named, towns
from office.database import half_of as days_of
from office.settling.sheets import sums, write_half


def settle_command(database_url: str, half: str, out: Path, issue: bool = False, by: str = "", municipality: str = "") -> int:
    """Carry it out; answers the exit code."""

    async def act(database: Database) -> list[str]:
        return await settle(database, half, out, datetime.now(UTC), issue=issue, by=by, municipality=municipality)

    return carry_out(database_url, act)


async def settle(
    database: Database, half: str, out: Path, now: datetime, *, issue: bool = False, by: str = "", municipality: str = ""
) -> list[str]:
    """Settle a half year and write it; with `issue`, for good. Answers what to print."""
    first, last = days_of(half)
    if issue and local_day(now) <= last:
        raise Refused(f"{half} is not over yet: issue it after {last}")
    said: list[str] = []
    for name, of in (await towns(database, municipality)).items():
        found = await half_of(database, of, first, last, now)
        if issue and not found.is_issued:
            async with database.begin() as tx:
                actor = await person_named(tx, by, {name: of}) if by else None
                deed = Deed(tx, now, actor)
                await issue_half(deed, of, found)
                await write(tx, [deed])
            found = await half_of(database, of, first, last, now)
        split = sums(found)
        said += [str(path) for path in write_half(out, name, found, last, now)]
        state = "issued" if found.is_issued else "draft"
        said.append(f"{name}: remainder {plain(split.remainder)}, written off {plain(found.written_off)} ({state})")
        if found.open_weeks and not found.is_issued:
            said.append(f"{name}: {found.open_weeks} weeks are not confirmed: they come in the next half year")
    return said
