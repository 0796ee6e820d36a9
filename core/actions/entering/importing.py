"""What an import enters, many rows at a time: the municipality's policy, people, employers, jobs and placements.

Everything was checked before; rows are typed, named by the columns of the files, and either new or a change of what is known (then
only the columns that change are filled). All of it happens in one transaction of the caller. Hours and payments: `importing_work`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from core.actions.deed import Deed
from core.actions.effects.work import AGREED
from core.actions.people.invites import contact_line
from core.actions.things import Notice, Thing
from core.actions.work.contact_moments import plan_coming_contacts
from core.actions.work.placing import plan_shifts
from core.rules.calendar import local_day
from core.rules.people.members import Duty
from core.rules.quiet import awake
from core.store.entering import importing as store
from core.store.matching import jobs
from core.store.people.people import Role, by_ids
from core.store.tables.people import candidate, consultant, employer, employer_member, person, policy_row, site
from core.store.tables.work import job, job_shift, placement

ImportedRow = Mapping[str, Any]
"""One row; `is_new` says whether it is unknown as yet. A missing or empty column leaves what is known."""
Enter = Callable[[Deed, int, Sequence[ImportedRow]], Awaitable[None]]

_PERSON = ("role", "first_name", "last_name", "language")
_JOB = {
    "title": "title",
    "tasks": "tasks",
    "place": "place",
    "report_to": "report_to",
    "start": "starts_on",
    "end": "ends_on",
    "hours_per_week": "minutes_per_week",
    "tariff": "tariff",
    "places": "places",
}


async def enter_policy(deed: Deed, of: int, rows: Sequence[store.OwnPolicy]) -> None:
    """New dated decisions of a municipality, each with its source."""
    values = [
        {"municipality": of, "policy": row.policy, "valid_from": row.since, "value": row.value, "source": row.source}
        for row in rows
    ]
    await store.add(deed.tx, policy_row, values)
    for row in rows:
        said = {"policy": row.policy, "valid_from": row.since, "value": row.value, "source": row.source}
        deed.trail(of, "policy decided", Thing.MUNICIPALITY, of, **said)


async def enter_employers(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Employers, by reference."""
    new = [
        {"municipality": of, "ref": row["employer"], "name": row["name"], "agency": row["agency"]}
        for row in rows
        if row["is_new"]
    ]
    await store.add(deed.tx, employer, new)
    numbers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    for row in rows:
        number = numbers[row["employer"]]
        if row["is_new"]:
            deed.trail(of, "employer entered", Thing.EMPLOYER, number)
        else:
            await store.change(deed.tx, employer, number, _given(row, {"name": "name", "agency": "agency"}))
            deed.trail(of, "employer changed", Thing.EMPLOYER, number, columns=_columns(row))


async def enter_account_managers(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Who speaks to employers; the people were entered before."""
    people = await store.numbers(deed.tx, person, of, [row["account_manager"] for row in rows])
    employers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    for row in rows:
        if row["account_manager"]:
            number = employers[row["employer"]]
            await store.change(deed.tx, employer, number, {"account_manager": people[row["account_manager"]]})
            deed.trail(of, "account manager named", Thing.EMPLOYER, number, who=people[row["account_manager"]])


async def enter_people(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """People, by reference: who they are. What their role brings along follows when all are entered (`enter_roles`)."""
    new = [
        {"municipality": of, "ref": row["person"], **{name: row[name] for name in _PERSON}, "last_name": row["last_name"] or ""}
        for row in rows
        if row["is_new"]
    ]
    await store.add(deed.tx, person, new)
    numbers = await store.numbers(deed.tx, person, of, [row["person"] for row in rows])
    for row in rows:
        if not row["is_new"]:
            names = _given(row, {"first_name": "first_name", "last_name": "last_name"})
            await store.change(deed.tx, person, numbers[row["person"]], names)


async def enter_roles(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """What people are to the instrument: candidates with their contact person, employers' people, consultants with their stand-ins. With
    it each is in the trail, which states the whole of a candidate.
    """
    named = [row[name] for row in rows for name in ("person", "contact", "stand_in", "lead")]
    people = await store.numbers(deed.tx, person, of, named)
    employers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    for role, table, values in (
        (Role.CANDIDATE, candidate, _candidate),
        (Role.EMPLOYER, employer_member, _member),
        (Role.CONSULTANT, consultant, _consultant),
        (Role.LEAD, consultant, _consultant),
        (Role.ACCOUNT_MANAGER, consultant, _consultant),
    ):
        mine = [(row, values(row, people, employers)) for row in rows if row["role"] == role]
        whole = [{"person": people[row["person"]], "municipality": of, **whose} for row, whose in mine if row["is_new"]]
        await store.add(deed.tx, table, [_complete(one) for one in whole])
        for row, whose in mine:
            if not row["is_new"]:
                filled = {name: value for name, value in whose.items() if value is not None}
                await store.change(deed.tx, table, people[row["person"]], filled, by="person")
    for row in rows:
        if row["is_new"]:
            deed.trail(of, "person entered", Thing.PERSON, people[row["person"]])
        else:
            deed.trail(of, "person changed", Thing.PERSON, people[row["person"]], columns=_columns(row))


async def tell_new_contacts(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """A candidate who got another contact person hears who that is; all people and what they do were entered before."""
    moved = [row["person"] for row in rows if row["role"] == Role.CANDIDATE and "contact" in row["changes"]]
    numbers = await store.numbers(deed.tx, person, of, moved)
    for one in (await by_ids(deed.tx, numbers.values())).values():
        said: dict[str, Any] = await contact_line(deed, one)
        deed.tell(one, Notice.CONTACT_CHANGED, not_before=awake(deed.now), **said)


def _candidate(row: ImportedRow, people: Mapping[str, int], _employers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "consultant": people.get(row["contact"]),
        "birth_date": row["birth_date"],
        "wage_subsidy_group": row["wage_subsidy_group"],
        "experience": row["experience"],
        "area": row["area"],
    }


def _member(row: ImportedRow, _people: Mapping[str, int], employers: Mapping[str, int]) -> dict[str, Any]:
    return {"employer": employers.get(row["employer"]), "duty": row["duty"]}


def _consultant(row: ImportedRow, people: Mapping[str, int], _employers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "stand_in": people.get(row["stand_in"]),
        "lead": people.get(row["lead"]),
        "available": row["available"],
    }


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """What was not said of somebody new."""
    unsaid = {"duty": Duty.CONTACT, "wage_subsidy_group": False, "experience": "", "available": ""}
    return row | {name: value for name, value in unsaid.items() if name in row and row[name] is None}


async def enter_jobs(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Jobs with their weekly shifts, by reference."""
    employers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    sites = await store.numbers(deed.tx, site, of, [row["site"] for row in rows])
    new = [
        {
            "municipality": of,
            "ref": row["job"],
            "employer": employers[row["employer"]],
            "site": sites.get(row["site"]),
            **{column: row[name] for name, column in _JOB.items()},
            "tasks": row["tasks"] or "",
            "report_to": row["report_to"] or "",
            "places": row["places"] or 1,
        }
        for row in rows
        if row["is_new"]
    ]
    await store.add(deed.tx, job, new)
    numbers = await store.numbers(deed.tx, job, of, [row["job"] for row in rows])
    for row in rows:
        number = numbers[row["job"]]
        if row["is_new"]:
            deed.trail(of, "job entered", Thing.JOB, number)
        else:
            moved = {"site": sites[row["site"]]} if row["site"] else {}
            await store.change(deed.tx, job, number, _given(row, _JOB) | moved)
            await store.forget_shifts(deed.tx, number, [weekday for weekday, *_ in row["shifts"]])
            deed.trail(of, "job changed", Thing.JOB, number, columns=_columns(row))
            deed.changed(Thing.JOB, number)
    await store.add(deed.tx, job_shift, [_shift(of, numbers[row["job"]], *one) for row in rows for one in row["shifts"]])


def _shift(of: int, number: int, weekday: int, starts: time, ends: time, break_minutes: int) -> dict[str, Any]:
    return {
        "municipality": of,
        "job": number,
        "weekday": weekday,
        "starts": starts,
        "ends": ends,
        "break_minutes": break_minutes,
    }


async def enter_placements(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Placements, by reference, with `end` and `last_allowed_day` decided. From today on their shifts and the
    contact about them are planned, and the clock calls."""
    candidates = await store.numbers(deed.tx, person, of, [row["candidate"] for row in rows])
    works = await store.numbers(deed.tx, job, of, [row["job"] for row in rows])
    known = await jobs.by_ids(deed.tx, set(works.values()))
    seats = await store.last_seats(deed.tx, works.values())
    new = []
    for row in rows:
        number = works[row["job"]]
        seats[number] = seats.get(number, 0) + 1
        new.append(_placement(of, row, known[number], candidates[row["candidate"]], seats[number]) | {"made_at": deed.now})
    await store.add(deed.tx, placement, new)
    numbers = await store.numbers(deed.tx, placement, of, [row["placement"] for row in rows])
    today = local_day(deed.now)
    for row, values in zip(rows, new, strict=True):
        number, work = numbers[row["placement"]], known[works[row["job"]]]
        deed.trail(of, "placed", Thing.PLACEMENT, number, **{name: values[name] for name in AGREED}, last_day=row["end"])
        if row["end"] >= today:
            await plan_shifts(deed, number, replace(work, starts_on=max(row["start"], today)), row["end"])
    running = [(numbers[row["placement"]], row["start"], row["end"]) for row in rows if row["end"] >= today]
    await plan_coming_contacts(deed, of, running)


def _placement(of: int, row: ImportedRow, work: jobs.Job, candidate_id: int, seat: int) -> dict[str, Any]:
    return {
        "municipality": of,
        "ref": row["placement"],
        "job": work.id,
        "employer": work.employer,
        "candidate": candidate_id,
        "seat": seat,
        "tariff": row["tariff"],
        "premium_rate": row["premium_rate"],
        "minutes_per_week": row["hours_per_week"],
        "starts_on": row["start"],
        "last_day": row["end"],
        "last_allowed_day": row["last_allowed_day"],
    }


def _given(row: ImportedRow, names: Mapping[str, str]) -> dict[str, Any]:
    return {column: row[name] for name, column in names.items() if row.get(name) is not None}


def _columns(row: ImportedRow) -> list[str]:
    """Which columns change: the trail says that a birth date was mended, never which it is."""
    return list(row["changes"])
