"""Whose week it is. Somebody else's week is the same as one that does not exist."""

from core.actions.deed import Deed
from core.actions.people.guided import guides
from core.actions.people.sites import is_own_work
from core.actions.things import Thing
from core.rules.hours.weeks import WeekState, is_fresh
from core.store.hours import weeks
from core.store.hours.weeks import Timesheet
from core.store.people.people import Role


async def own_week(deed: Deed, week_id: int) -> Timesheet | None:
    """The week, locked, when it is one of whoever acts: the candidate's, the employer's (at an own site) once it was signed for
    good, or one of a candidate whom they guide today. At an employer people of other municipalities work too."""
    sheet = await weeks.locked(deed.tx, week_id)
    if sheet is None or (sheet.municipality != deed.who.municipality and deed.who.role is not Role.EMPLOYER):
        return None
    match deed.who.role:
        case Role.CANDIDATE:
            return sheet if sheet.candidate == deed.who.id else None
        case Role.EMPLOYER:
            return sheet if await _at_own_employer(deed, sheet) else None
        case Role.CONSULTANT | Role.LEAD:
            return sheet if await guides(deed, sheet.candidate) else None
    return None


async def _at_own_employer(deed: Deed, sheet: Timesheet) -> bool:
    if sheet.state is WeekState.OPEN or is_fresh(sheet.week, deed.now):
        return False
    return await is_own_work(deed, sheet.employer, sheet.site)


def trail_signed(deed: Deed, sheet: Timesheet, version: int) -> None:
    """Somebody signed this version of a week, or did so on paper."""
    deed.trail(
        sheet.municipality, "week signed", Thing.WEEK, sheet.id, version=version, placement=sheet.placement, monday=sheet.monday
    )
