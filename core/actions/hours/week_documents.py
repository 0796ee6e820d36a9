"""What a confirmed week is on paper: the timesheet that both sides signed (MANUAL 5), or that was decided, and the form with its travel costs.

The timesheet is issued when the week is confirmed, and anew after a correction. It is the same for everybody who may have it: it names the
candidate as the employer knows them, and holds no money.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.documents import DUTCH, issue
from core.actions.hours.week_access import own_week
from core.actions.hours.week_views import WeekView, is_for_both, week_views
from core.actions.things import Sort, Thing
from core.rules.hours.corrections import HOLDS, CorrectionCode, CorrectionState
from core.rules.hours.days import DayCode
from core.rules.hours.week_days import total
from core.rules.hours.weeks import WeekState
from core.rules.people.members import gets_invoices
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import municipalities
from core.store.documents import Issued
from core.store.hours import corrections, travel, weeks
from core.store.hours.corrections import Correction
from core.store.hours.weeks import Timesheet
from core.store.people import members, people
from core.store.people.people import Person, Role
from core.store.work import placements


class Confirmed(StrEnum):
    """How a week came to be confirmed."""

    BY_EMPLOYER = "by_employer"
    BY_CANDIDATE = "by_candidate"
    EMPLOYER_IS_RIGHT = "employer_is_right"
    CANDIDATE_IS_RIGHT = "candidate_is_right"
    IMPORTED = "imported"
    ON_PAPER = "on_paper"


DECIDED = (Confirmed.EMPLOYER_IS_RIGHT, Confirmed.CANDIDATE_IS_RIGHT)
"""Not both sides signed these hours: the contact person chose whose count."""


@by(Role.CANDIDATE, Role.EMPLOYER, *STAFF)
async def send_timesheet(deed: Deed, week_id: int) -> int | Refusal:
    """The timesheet of a week that whoever acts may see, in their language beside Dutch. Refused: a week that is not confirmed."""
    sheet = await own_week(deed, week_id) or await _invoiced(deed, week_id)
    if sheet is None:
        return refuse(CommonCode.NOT_FOUND)
    if sheet.state is not WeekState.CONFIRMED:
        return refuse(CorrectionCode.NOT_CONFIRMED)
    document = await issue_timesheet(deed, week_id, deed.who.language)
    deed.send(deed.who, document.id, Sort.TIMESHEET, **_whose_word(document.facts))
    return document.id


def _whose_word(facts: Mapping[str, Any]) -> dict[str, str]:
    """Who decided about the hours, and when, where the two sides did not; or who entered them for both."""
    confirmed = facts["confirmed"]
    if mistake := decided_afterwards(facts):
        return {"decided_by": mistake["decided"], "decided_at": mistake["at"]}
    if confirmed["how"] in DECIDED:
        return {"decided_by": confirmed["by"], "decided_at": confirmed["at"]}
    return {"imported_at": confirmed["at"]} if confirmed["how"] == Confirmed.IMPORTED else {}


def decided_afterwards(facts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The last mistake in a confirmed week that one side said, and the contact person decided without the other; of an issued timesheet."""
    return next((one for one in reversed(facts["corrections"]) if one.get("without")), None)


@by(Role.CANDIDATE, *STAFF)
async def send_travel_form(deed: Deed, week_id: int) -> int | Refusal:
    """The travel costs of a week, day by day. Refused: a week that is not confirmed, or without travel costs."""
    sheet = await own_week(deed, week_id)
    someone = await people.by_id(deed.tx, sheet.candidate) if sheet else None
    if sheet is None or someone is None:
        return refuse(CommonCode.NOT_FOUND)
    if sheet.state is not WeekState.CONFIRMED:
        return refuse(CorrectionCode.NOT_CONFIRMED)
    facts = await _travel_facts(deed, sheet, someone)
    if not facts["days"]:
        return refuse(DayCode.NO_TRAVEL)
    document = await issue(deed, Sort.TRAVEL_FORM, someone, Thing.WEEK, sheet.id, facts)
    deed.send(deed.who, document.id, Sort.TRAVEL_FORM)
    return document.id


async def _invoiced(deed: Deed, week_id: int) -> Timesheet | None:
    """A confirmed week at the employer of whoever gets its invoices: what stands behind their lines."""
    sheet, member = await weeks.by_id(deed.tx, week_id), await members.of_person(deed.tx, deed.who.id)
    if sheet is None or member is None or sheet.state is not WeekState.CONFIRMED:
        return None
    return sheet if sheet.employer == member.employer and gets_invoices(member.duty) else None


async def issue_timesheet(deed: Deed, week_id: int, language: str | None = DUTCH) -> Issued:
    """The timesheet of a confirmed week as it is now."""
    sheet = await weeks.by_id(deed.tx, week_id)
    assert sheet is not None, "it was just confirmed, or found"
    view = (await week_views(deed.tx, [week_id], deed.now))[week_id]
    at = (await placements.by_ids(deed.tx, [sheet.placement]))[sheet.placement]
    facts = {
        "language": language or DUTCH,
        "municipality": await municipalities.name_of(deed.tx, sheet.municipality),
        "candidate": view.candidate.first_name,
        "placement": sheet.placement,
        "employer": view.employer_name,
        "title": view.title,
        "place": at.place,
        "monday": str(sheet.monday),
        "days": _days(view),
        "minutes": total(view.days),
        "signed_at": str(sheet.signed_at),
        "confirmed": {
            "how": Confirmed.ON_PAPER if view.on_paper_by else _how(sheet),
            "by": view.confirmed_by.name if view.confirmed_by and view.confirmed_by.id != sheet.candidate else "",
            "at": str(sheet.confirmed_at),
        },
        "corrections": await _corrections(deed, sheet),
    }
    return await issue(deed, Sort.TIMESHEET, view.candidate, Thing.WEEK, week_id, facts)


def _days(view: WeekView) -> list[dict[str, Any]]:
    return [
        {
            "day": str(day.day),
            "starts": day.logged.starts and day.logged.starts.isoformat("minutes"),
            "ends": day.logged.ends and day.logged.ends.isoformat("minutes"),
            "break_minutes": day.logged.break_minutes,
            "minutes": day.logged.minutes,
        }
        for day in view.days
        if day.logged
    ]


def _how(sheet: Timesheet) -> Confirmed:
    if sheet.signature is None:
        return Confirmed.IMPORTED
    if sheet.employer_is_right is None:
        return Confirmed.BY_EMPLOYER
    if sheet.confirmed_by == sheet.candidate:
        return Confirmed.BY_CANDIDATE
    return Confirmed.EMPLOYER_IS_RIGHT if sheet.employer_is_right else Confirmed.CANDIDATE_IS_RIGHT


async def _corrections(deed: Deed, sheet: Timesheet) -> list[dict[str, Any]]:
    """The mistakes that both sides, or the contact person, put right: which day, what it became, who agreed and when."""
    held = [one for one in await corrections.of_weeks(deed.tx, [sheet.id]) if one.state in HOLDS]
    named = await people.by_ids(
        deed.tx, {sheet.candidate, *(number for one in held for number in (one.by, one.ended_by) if number)}
    )
    at = (await placements.by_ids(deed.tx, [sheet.placement]))[sheet.placement]
    found = sorted(held, key=lambda one: str(one.ended_at))
    return [_correction(one, named, sheet.candidate, at.employer_name) for one in found]


def _correction(one: Correction, named: dict[int, Person], candidate: int, employer: str) -> dict[str, Any]:
    def name(number: int | None) -> str:
        person = named.get(number or 0)
        return "" if person is None else person.first_name if person.id == candidate else person.name

    said = {"day": str(one.day), "minutes": one.minutes, "by": name(one.by), "at": str(one.ended_at)}
    if one.state is CorrectionState.AGREED:
        return said | {"agreed": name(one.ended_by)}
    without = "" if is_for_both(one) else name(candidate) if one.by_employer else employer
    return said | {"decided": name(one.ended_by), "without": without}


async def _travel_facts(deed: Deed, sheet: Timesheet, someone: Person) -> dict[str, Any]:
    at = (await placements.by_ids(deed.tx, [sheet.placement]))[sheet.placement]
    claims = await travel.latest(deed.tx, [sheet.placement], sheet.monday, sheet.monday + timedelta(days=6))
    found = [one for one in claims if one.cents]
    return {
        "language": deed.who.language or DUTCH,
        "municipality": await municipalities.name_of(deed.tx, sheet.municipality),
        "candidate": someone.name,
        "placement": sheet.placement,
        "employer": at.employer_name,
        "title": at.title,
        "place": at.place,
        "monday": str(sheet.monday),
        "days": [
            {"day": str(one.day), "kilometres": one.kilometres and str(one.kilometres), "cents": one.cents} for one in found
        ],
        "cents": sum(one.cents for one in found),
        "confirmed_at": str(sheet.confirmed_at),
    }
