"""Warning both before the yearly cap is passed: at 75 %, at 90 %, and when the planned hours will pass it, with the date."""

from datetime import datetime, timedelta
from typing import Any

from core.actions.deed import Deed, write
from core.actions.money.premium_case import Basis, basis_of
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.cents import cents_below
from core.rules.money.cap import cap_on
from core.rules.money.cap_warnings import Level, Reached, counted_by, to_tell, warnings
from core.rules.quiet import awake
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.money import caps
from core.store.people import people
from core.store.people.people import Person

LOOKED_BACK = timedelta(days=366)
"""Premium of a placement that ended is paid later, so its candidate is looked at for a year more."""


async def warn_of_caps(tx: Transaction, now: datetime, after: int, most: int) -> int | None:
    """Every candidate who works or lately did, and the contact person, hear once a year of each level that is reached or will be passed.

    Looks at the next `most` of them beyond the number `after`; answers the last one's number, None when those were all.
    """
    deed = Deed(tx, now)
    looked_at = await caps.at_work(tx, local_day(now) - LOOKED_BACK, after, most)
    for number in looked_at:
        candidate = await people.by_id(tx, number)
        basis = await basis_of(tx, candidate, local_day(now)) if candidate else None
        if candidate and basis:
            await _warn(deed, candidate, basis)
    await write(tx, [deed])
    return looked_at[-1] if len(looked_at) == most else None


async def _warn(deed: Deed, candidate: Person, basis: Basis) -> None:
    """A level below the cap counts once it is reached; the cap as soon as it is seen coming."""
    year = basis.case.today.year
    reached = [one for one in warnings(basis.case) if one.level is Level.PASSED or not one.ahead]
    new = [
        one
        for one in reached
        if await caps.warn(deed.tx, candidate.municipality, candidate.id, year, int(one.level), one.day, deed.now)
    ]
    for one in new:
        deed.trail(candidate.municipality, "cap warned", Thing.PREMIUM, candidate.id, year=year, level=int(one.level))
    for one in to_tell(new, reached):
        await _tell(deed, candidate, basis, one)


async def _tell(deed: Deed, candidate: Person, basis: Basis, one: Reached) -> None:
    contact = await contact_today(deed.tx, candidate.id, local_day(deed.now))
    case = basis.case
    now = cap_on(case.today, case.law, case.own)
    cap = cents_below(one.cap.value if isinstance(now, Refusal) or one.level is Level.PASSED else now.value)
    facts: dict[str, Any] = {
        "name": candidate.first_name,
        "contact": contact.first_name if contact else "",
        "year": case.today.year,
        "level": int(one.level),
        "day": one.day.isoformat(),
        "ahead": one.ahead,
        "cap": cap,
        "room": max(0, cap - counted_by(case, case.today)),
        "lapses": case.above_cap == "forfeit",
        "candidate": candidate.id,
    }
    for reader in (candidate, contact):
        if reader:
            deed.tell(
                reader,
                Notice.CAP_NEAR,
                key=f"{candidate.id}:{facts['year']}:{facts['level']}",
                not_before=awake(deed.now),
                for_candidate=reader.id == candidate.id,
                **facts,
            )
