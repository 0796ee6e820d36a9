"""What a municipality has already, page by page, under the names of the columns in which its files have it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, func, literal, select

from core.store.database import Database, Transaction
from core.store.lists import among
from core.store.tables.hours import day_entry, timesheet
from core.store.tables.matching import area, instrument_before
from core.store.tables.money import other_premium, payment
from core.store.tables.people import candidate, consultant, employer, employer_member, person, site, site_member
from core.store.tables.work import job, job_shift, offer, placement

PAGE = 2_000
SOME_CANDIDATES = 50

_contact, _stand_in, _lead = person.alias("contact"), person.alias("stand_in"), person.alias("lead")
_who = person.alias("who")
_newer = day_entry.alias("newer")

_EMPLOYERS = (
    select(
        employer.c.id,
        employer.c.ref.label("employer"),
        employer.c.name,
        employer.c.agency,
        person.c.ref.label("account_manager"),
        literal(True).label("used"),
    )
    .join(person, person.c.id == employer.c.account_manager, isouter=True)
    .where(employer.c.municipality == bindparam("of"))
)
_PEOPLE = (
    select(
        person.c.id,
        person.c.ref.label("person"),
        person.c.role,
        person.c.first_name,
        person.c.last_name,
        person.c.language,
        candidate.c.birth_date,
        candidate.c.wage_subsidy_group,
        candidate.c.experience,
        candidate.c.area,
        _contact.c.ref.label("contact"),
        employer.c.ref.label("employer"),
        employer_member.c.duty,
        _stand_in.c.ref.label("stand_in"),
        _lead.c.ref.label("lead"),
        consultant.c.available,
        exists().where(placement.c.candidate == person.c.id).label("used"),
    )
    .join(candidate, candidate.c.person == person.c.id, isouter=True)
    .join(_contact, _contact.c.id == candidate.c.consultant, isouter=True)
    .join(employer_member, employer_member.c.person == person.c.id, isouter=True)
    .join(employer, employer.c.id == employer_member.c.employer, isouter=True)
    .join(consultant, consultant.c.person == person.c.id, isouter=True)
    .join(_stand_in, _stand_in.c.id == consultant.c.stand_in, isouter=True)
    .join(_lead, _lead.c.id == consultant.c.lead, isouter=True)
    .where(person.c.municipality == bindparam("of"))
)
_JOBS = (
    select(
        job.c.id,
        job.c.ref.label("job"),
        employer.c.ref.label("employer"),
        site.c.ref.label("site"),
        job.c.title,
        job.c.tasks,
        job.c.place,
        job.c.report_to,
        job.c.starts_on.label("start"),
        job.c.ends_on.label("end"),
        job.c.minutes_per_week.label("hours_per_week"),
        job.c.tariff,
        job.c.places,
        (exists().where(offer.c.job == job.c.id) | exists().where(placement.c.job == job.c.id)).label("used"),
    )
    .join(employer, employer.c.id == job.c.employer)
    .join(site, site.c.id == job.c.site, isouter=True)
    .where(job.c.municipality == bindparam("of"))
)
_PLACEMENTS = (
    select(
        placement.c.id,
        placement.c.ref,
        _who.c.ref.label("candidate"),
        employer.c.ref.label("employer"),
        job.c.ref.label("job"),
        placement.c.minutes_per_week.label("hours_per_week"),
        placement.c.starts_on.label("start"),
        placement.c.last_day.label("end"),
        placement.c.tariff,
        placement.c.premium_rate,
        literal(True).label("used"),
    )
    .join(_who, _who.c.id == placement.c.candidate)
    .join(employer, employer.c.id == placement.c.employer)
    .join(job, job.c.id == placement.c.job)
    .where(placement.c.municipality == bindparam("of"))
)
_OTHER_PREMIUMS = (
    select(
        other_premium.c.id,
        person.c.ref.label("candidate"),
        other_premium.c.paid_on.label("date"),
        other_premium.c.cents.label("amount"),
        literal(True).label("used"),
    )
    .join(person, person.c.id == other_premium.c.candidate)
    .where(other_premium.c.municipality == bindparam("of"))
)
_PAYMENTS = (
    select(
        payment.c.id,
        person.c.ref.label("candidate"),
        payment.c.paid_on.label("date"),
        payment.c.cents.label("amount"),
        payment.c.written_off_cents.label("written_off"),
        literal(True).label("used"),
    )
    .join(person, person.c.id == payment.c.candidate)
    .where(payment.c.municipality == bindparam("of"))
)
_SITES = (
    select(
        site.c.id,
        site.c.ref.label("site"),
        employer.c.ref.label("employer"),
        site.c.name,
        site.c.place,
        literal(True).label("used"),
    )
    .join(employer, employer.c.id == site.c.employer)
    .where(site.c.municipality == bindparam("of"))
)
_SITE_PEOPLE = (
    select(site_member.c.id, site.c.ref.label("site"), person.c.ref.label("person"), literal(True).label("used"))
    .join(site, site.c.id == site_member.c.site)
    .join(person, person.c.id == site_member.c.person)
    .where(site_member.c.municipality == bindparam("of"))
)
_AREAS = select(area.c.id, area.c.code.label("area"), area.c.east, area.c.north, literal(True).label("used")).where(
    area.c.municipality == bindparam("of")
)
_INSTRUMENTS = (
    select(
        instrument_before.c.id,
        _who.c.ref.label("candidate"),
        employer.c.ref.label("employer"),
        instrument_before.c.instrument,
        instrument_before.c.work,
        instrument_before.c.first_day,
        instrument_before.c.last_day,
        literal(True).label("used"),
    )
    .join(_who, _who.c.id == instrument_before.c.candidate)
    .join(employer, employer.c.id == instrument_before.c.employer)
    .where(instrument_before.c.municipality == bindparam("of"))
)


def _paged(query: Select[Any], number: Any) -> Select[Any]:
    return query.where(number > bindparam("after")).order_by(number).limit(PAGE)


_KNOWN: Mapping[str, Select[Any]] = MappingProxyType(
    {
        "employers": _paged(_EMPLOYERS, employer.c.id),
        "sites": _paged(_SITES, site.c.id),
        "areas": _paged(_AREAS, area.c.id),
        "people": _paged(_PEOPLE, person.c.id),
        "site_people": _paged(_SITE_PEOPLE, site_member.c.id),
        "instruments": _paged(_INSTRUMENTS, instrument_before.c.id),
        "jobs": _paged(_JOBS, job.c.id),
        "placements": _paged(_PLACEMENTS, placement.c.id),
        "other_premiums": _paged(_OTHER_PREMIUMS, other_premium.c.id),
        "payments": _paged(_PAYMENTS, payment.c.id),
    }
)
_SHIFTS = select(job_shift).where(among(job_shift.c.job, "ids")).order_by(job_shift.c.starts)
_HOURS = (
    select(placement.c.id, placement.c.ref, person.c.ref.label("candidate"), day_entry.c.day, day_entry.c.minutes)
    .select_from(day_entry)
    .join(placement, placement.c.id == day_entry.c.placement)
    .join(person, person.c.id == placement.c.candidate)
    .where(
        person.c.municipality == bindparam("of"),
        among(person.c.ref, "refs"),
        day_entry.c.version
        == select(func.max(_newer.c.version))
        .where(_newer.c.placement == day_entry.c.placement, _newer.c.day == day_entry.c.day)
        .correlate(day_entry)
        .scalar_subquery(),
    )
)
_WEEKS = (
    select(placement.c.id, placement.c.ref, timesheet.c.monday, timesheet.c.state)
    .join(placement, placement.c.id == timesheet.c.placement)
    .join(person, person.c.id == placement.c.candidate)
    .where(person.c.municipality == bindparam("of"), among(person.c.ref, "refs"))
)


async def known(database: Database, of: int, kind: str) -> AsyncIterator[list[dict[str, Any]]]:
    """What a municipality has of a kind, in pages, each read in a transaction of its own. A placement made in the chat is named `#ID`."""
    after = 0
    while True:
        async with database.begin() as tx:
            rows = (await tx.execute(_KNOWN[kind], {"of": of, "after": after})).all()
            page = [dict(row._mapping) for row in rows]
            if kind == "jobs" and page:
                await _with_shifts(tx, page)
        if not page:
            return
        for row in page if kind == "placements" else ():
            row["placement"] = _named(row)
        yield page
        after = page[-1]["id"]


async def _with_shifts(tx: Transaction, jobs: list[dict[str, Any]]) -> None:
    by_job: dict[int, dict[int, Row[Any]]] = {}
    for row in await tx.execute(_SHIFTS, {"ids": [one["id"] for one in jobs]}):
        by_job.setdefault(row.job, {}).setdefault(row.weekday, row)
    for one in jobs:
        one["shifts"] = {w: (s.starts, s.ends, s.break_minutes) for w, s in by_job.get(one["id"], {}).items()}


async def known_hours(
    database: Database, of: int, candidates: Sequence[str]
) -> AsyncIterator[tuple[list[dict[str, Any]], list[tuple[str, date, str]]]]:
    """The entered days of candidates and how far their weeks are (placement, Monday, state), some candidates at a time."""
    for first in range(0, len(candidates), SOME_CANDIDATES):
        values = {"of": of, "refs": candidates[first : first + SOME_CANDIDATES]}
        async with database.begin() as tx:
            days = [
                {"placement": _named(row._mapping), "date": row.day, "minutes": row.minutes, "used": True}
                for row in await tx.execute(_HOURS, values)
            ]
            weeks = [(_named(row._mapping), row.monday, row.state) for row in await tx.execute(_WEEKS, values)]
        yield days, weeks


def _named(row: Any) -> str:
    return str(row["ref"] or f"#{row['id']}")
