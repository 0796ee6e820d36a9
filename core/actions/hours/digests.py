"""All weeks that wait for an employer's person in one message: a page at a time, confirmed a page at a time, and sent on Monday by choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.hours.week_answers import confirm_week
from core.actions.hours.week_views import week_views
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.hours.week_days import Day, DayKind, total
from core.rules.hours.weeks import UNDO, Step, is_done
from core.rules.paging import A_SHORT_PAGE, page_of
from core.rules.refusals import Refusal
from core.store.hours import digests, weeks
from core.store.hours.weeks import Timesheet
from core.store.people import members
from core.store.people.people import Person, Role

_AS_PLANNED = (DayKind.AS_PLANNED, DayKind.NOTHING)

Place = tuple[date, int]


@dataclass(frozen=True)
class WeekToConfirm:
    """A week that waits for the employer: whose, how many minutes, and the days that were otherwise than planned."""

    id: int
    monday: date
    candidate: str
    title: str
    minutes: int
    otherwise: tuple[date, ...]


@dataclass(frozen=True)
class Waiting:
    """All weeks that wait for somebody, by Monday and number, as they stood at a moment (whole seconds)."""

    weeks: tuple[WeekToConfirm, ...]
    shown: datetime
    wants_digest: bool


@by(Role.EMPLOYER)
async def weeks_to_confirm(deed: Deed) -> Waiting | Refusal:
    """The signed weeks at the own sites that wait for an answer, the oldest first."""
    return await _waiting(deed, deed.who)


@by(Role.EMPLOYER, money=True)
async def confirm_weeks(deed: Deed, first: Place, last: Place, shown: int) -> int | Refusal:
    """Everything on a page is right: the weeks from one place to another that stood there when it was shown (seconds since 1970).

    Answers how many were confirmed now. A week that was answered or signed anew since then is left as it is; one that a colleague
    confirmed in the same moment is the colleague's.
    """
    sheets = await _signed(deed, deed.who, datetime.fromtimestamp(shown, UTC))
    those = sorted((s for s in sheets if first <= (s.monday, s.id) <= last), key=lambda s: s.id)
    before = [await confirm_week(deed, sheet.id, sheet.version) for sheet in those]
    return sum(not isinstance(one, Refusal) and not is_done(one.week, Step.CONFIRM, one.version) for one in before)


@by(Role.EMPLOYER)
async def choose_digest(deed: Deed, wanted: bool) -> Waiting | Refusal:
    """One message on Monday for all weeks, or one for each. The same again changes nothing."""
    if await digests.choose(deed.tx, deed.who.municipality, deed.who.id, wanted, deed.now):
        deed.trail(deed.who.municipality, "messages chosen", Thing.PERSON, deed.who.id, kind="weekly_digest", wanted=wanted)
    return await _waiting(deed, deed.who)


async def tell_digest(deed: Deed, member: Person) -> None:
    """All weeks that wait for somebody, once a day; nothing when none does."""
    found = await _waiting(deed, member)
    if found.weeks:
        deed.tell(member, Notice.WEEKS_TO_CONFIRM, key=f"{local_day(deed.now)}", **page_facts(found, 0))


def page_facts(found: Waiting, number: int) -> dict[str, Any]:
    """A page (from 0) of the weeks that wait, as frozen facts of a message."""
    page = page_of(found.weeks, number, A_SHORT_PAGE)
    return {
        "total": len(found.weeks),
        "page": page.number,
        "weeks": [_facts(one) for one in page.shown],
        "shown": int(found.shown.timestamp()),
        "digest": found.wants_digest,
    }


def _facts(one: WeekToConfirm) -> dict[str, Any]:
    otherwise = [day.isoformat() for day in one.otherwise]
    return {"id": one.id, "name": one.candidate, "monday": one.monday.isoformat(), "minutes": one.minutes, "otherwise": otherwise}


async def _waiting(deed: Deed, member: Person) -> Waiting:
    shown = deed.now.replace(microsecond=0)
    sheets = await _signed(deed, member, shown)
    views = await week_views(deed.tx, [s.id for s in sheets], deed.now)
    found = [
        WeekToConfirm(v.id, v.monday, v.candidate.first_name, v.title, total(v.days), _otherwise(v.days))
        for v in (views[s.id] for s in sheets)
    ]
    wants = member.id in await digests.wanted_by(deed.tx, [member.id])
    return Waiting(tuple(found), shown, wants)


def _otherwise(days: Sequence[Day]) -> tuple[date, ...]:
    return tuple(day.day for day in days if day.kind not in _AS_PLANNED)


async def _signed(deed: Deed, member: Person, shown: datetime) -> list[Timesheet]:
    own = await members.of_person(deed.tx, member.id)
    found = await weeks.signed_at_employer(deed.tx, own.employer, shown - UNDO) if own else []
    return [one for one in found if own and own.looks_after(one.employer, one.site)]
