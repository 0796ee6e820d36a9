"""A sample municipality with people in the middle of things, laid around the moment at which it begins.

One file: each part goes on where the one before it ended.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, insert

from bot.wire.api import CHANNEL
from core.actions.deed import Deed, write
from core.actions.hours.reminders import shift_ended
from core.actions.replay import lay_down
from core.actions.things import Clocked, Thing
from core.actions.work.placing import plan_shifts
from core.rules.amounts import TARIFF_FLOOR
from core.rules.calendar import AMSTERDAM, local_day, monday
from core.rules.disagreements import PREMIUM_RATE, TRAVEL_RATE
from core.rules.hours.weeks import WeekState
from core.rules.matching.wanted import Goal, WorkKind
from core.rules.people.agreement import TERMS
from core.rules.work.terms import last_allowed_day
from core.store.database import Transaction
from core.store.hours import signing, weeks
from core.store.matching import jobs
from core.store.people import people
from core.store.people.people import Role
from core.store.tables import hours, work
from core.store.tables import people as tables
from core.store.tables.matching import wanted_work
from core.store.tables.participation import participation
from core.store.work import agreements, placements

MUNICIPALITY = "Gemeente Voorbeeldstad"


@dataclass(frozen=True)
class Sample:
    """Somebody of the sample; `external` is the id in the local Telegram."""

    external: int
    role: Role
    first_name: str
    last_name: str
    language: str = "nl"
    birth_date: date = date(1974, 5, 3)
    experience: str = ""
    wants: tuple[str, str, int, str] | None = None
    """Kinds of work, weekdays, kilometres and goals, as they are kept; None: nothing was said yet."""


PEOPLE = (
    Sample(
        1001,
        Role.CANDIDATE,
        "Amina",
        "Bakker",
        experience="3 jaar in een kantine, 1 jaar inpakwerk",
        wants=("kitchen,packing", "1,2,3,4,5", 10, "rhythm"),
    ),
    Sample(
        1002,
        Role.CANDIDATE,
        "Henk",
        "de Vries",
        birth_date=date(1969, 11, 20),
        experience="heftruck, magazijn",
        wants=("packing,driving", "1,2,3", 20, "regular_work"),
    ),
    Sample(1003, Role.CANDIDATE, "Selam", "Tesfay", language="en", birth_date=date(1988, 2, 14), experience="schoonmaak"),
    Sample(2001, Role.EMPLOYER, "Joost", "Visser"),
    Sample(2002, Role.EMPLOYER, "Petra", "Mulder"),
    Sample(3001, Role.CONSULTANT, "Karin", "Smit"),
    Sample(3002, Role.CONSULTANT, "Mark", "Jansen"),
    Sample(3003, Role.LEAD, "Els", "de Boer"),
    Sample(3004, Role.ACCOUNT_MANAGER, "Fatma", "Kaya"),
)

POLICY = (
    (PREMIUM_RATE, date(2024, 1, 1), "2.00", "besluit van de gemeente"),
    (TRAVEL_RATE, date(2024, 1, 1), "0.23", "besluit van de gemeente"),
    (TARIFF_FLOOR, date(2024, 1, 1), "17.50", "besluit van de gemeente"),
    ("administration_percentage", date(2024, 1, 1), "12.5", "overeenkomst"),
    ("pin_after_hours", date(2024, 1, 1), "0", "voorbeeld: niemand wordt om een pincode gevraagd"),
)


async def sample(tx: Transaction, now: datetime) -> None:
    """Fill an empty database. What the clock calls for is called for."""
    municipality = await _add(tx, tables.municipality, name=MUNICIPALITY)
    for name, since, value, source in POLICY:
        await _add(tx, tables.policy_row, municipality=municipality, policy=name, valid_from=since, value=value, source=source)
    ids = {someone.external: await _person(tx, municipality, someone, now) for someone in PEOPLE}
    await _consultants(tx, municipality, ids)
    for someone in PEOPLE:
        if someone.role is Role.CANDIDATE:
            await _candidate(tx, municipality, ids, someone, now)
            confirmed = now - timedelta(days=30)
            sides = {"confirmed_at": confirmed, "on_paper": True, "signed_at": confirmed, "signed_by": ids[3001]}
            await _add(tx, participation, municipality=municipality, candidate=ids[someone.external], begun_at=confirmed, **sides)
    printer = await _employer(tx, municipality, "drukkerij", "Drukkerij De Punt", ids[2001], now - timedelta(days=30))
    care = await _employer(tx, municipality, "zorggroep", "Zorggroep Oost", ids[2002], now - timedelta(days=30), ids[3004])
    deed = Deed(tx, now)
    await _running(deed, municipality, printer, ids)
    await _offered(deed, municipality, printer, ids)
    await _open_job(tx, municipality, care, now)
    await lay_down(deed)
    await write(tx, [deed])


async def _add(tx: Transaction, table: Table, **values: Any) -> int:
    return int((await tx.execute(insert(table).returning(table.c.id), values)).scalar_one())


async def _person(tx: Transaction, municipality: int, someone: Sample, now: datetime) -> int:
    number = await _add(
        tx,
        tables.person,
        municipality=municipality,
        ref=f"P{someone.external}",
        role=someone.role,
        first_name=someone.first_name,
        last_name=someone.last_name,
        language=someone.language,
    )
    await _add(
        tx, tables.address, municipality=municipality, person=number, channel=CHANNEL, external=someone.external, since=now
    )
    return number


async def _consultants(tx: Transaction, municipality: int, ids: dict[int, int]) -> None:
    rows: list[dict[str, Any]] = [
        {"person": ids[3001], "stand_in": ids[3002], "available": "op werkdagen van 9.00 tot 17.00 uur"},
        {"person": ids[3002], "stand_in": ids[3001], "available": "op maandag, dinsdag en donderdag"},
        {"person": ids[3003], "stand_in": None, "available": ""},
        {"person": ids[3004], "stand_in": ids[3002], "available": "op werkdagen"},
    ]
    for row in rows:
        await tx.execute(insert(tables.consultant), row | {"municipality": municipality, "lead": ids[3003]})


async def _candidate(tx: Transaction, municipality: int, ids: dict[int, int], someone: Sample, now: datetime) -> None:
    await tx.execute(
        insert(tables.candidate),
        {
            "person": ids[someone.external],
            "municipality": municipality,
            "consultant": ids[3001],
            "birth_date": someone.birth_date,
            "wage_subsidy_group": False,
            "experience": someone.experience,
        },
    )
    if someone.wants:
        kinds, days, farthest, goals = someone.wants
        answers = {"kinds": kinds, "days": days, "farthest": farthest, "goals": goals}
        await _add(tx, wanted_work, municipality=municipality, candidate=ids[someone.external], at=now, **answers)


async def _employer(
    tx: Transaction, municipality: int, ref: str, name: str, member: int, now: datetime, manager: int | None = None
) -> int:
    number = await _add(tx, tables.employer, municipality=municipality, ref=ref, name=name, account_manager=manager)
    await tx.execute(insert(tables.employer_member), {"person": member, "municipality": municipality, "employer": number})
    someone = await people.by_id(tx, member)
    assert someone is not None
    await agreements.accept(tx, number, TERMS, someone, now)
    return number


async def _job(
    tx: Transaction, municipality: int, employer: int, ref: str, shifts: dict[int, tuple[time, time, int]], **values: Any
) -> int:
    number = await _add(tx, work.job, municipality=municipality, employer=employer, ref=ref, tariff=Decimal("18.50"), **values)
    for weekday, (starts, ends, break_minutes) in shifts.items():
        await _add(
            tx,
            work.job_shift,
            municipality=municipality,
            job=number,
            weekday=weekday,
            starts=starts,
            ends=ends,
            break_minutes=break_minutes,
        )
    return number


async def _running(deed: Deed, municipality: int, employer: int, ids: dict[int, int]) -> None:
    """Amina packs on weekdays since two weeks; all but her last shift is logged."""
    tx, today = deed.tx, local_day(deed.now)
    start = monday(today) - timedelta(days=14)
    number = await _job(
        tx,
        municipality,
        employer,
        "K1",
        {weekday: (time(9, 0), time(13, 15), 15) for weekday in range(1, 6)},
        title="Inpakken",
        tasks="Drukwerk in dozen doen en stickers plakken.",
        place="Kade 12, Voorbeeldstad",
        report_to="Joost Visser",
        starts_on=start,
        minutes_per_week=20 * 60,
    )
    last = last_allowed_day(start, 6)
    placement = await _add(
        tx,
        work.placement,
        municipality=municipality,
        job=number,
        employer=employer,
        candidate=ids[1001],
        seat=1,
        tariff=Decimal("18.50"),
        premium_rate=Decimal("2.00"),
        minutes_per_week=20 * 60,
        starts_on=start,
        last_day=last,
        last_allowed_day=last,
        made_at=deed.now - timedelta(days=20),
    )
    job = await jobs.by_id(tx, number)
    assert job is not None
    await plan_shifts(deed, placement, job, last)
    open_shifts = await _logged(deed, municipality, placement, ids[1001], start)
    await _confirmed(deed, ids[1001], ids[2001])
    for reader in (ids[1001], ids[2001]):
        someone = await people.by_id(tx, reader)
        if someone:
            deed.show(someone, Thing.PLACEMENT, placement, fresh=True)
    for shift in open_shifts:
        await shift_ended(deed, shift)


async def _logged(deed: Deed, municipality: int, placement: int, candidate: int, start: date) -> list[int]:
    """All but the last shift that is over; answers what is left open."""
    shifts = await placements.shifts_of(deed.tx, [placement], start, local_day(deed.now))
    ended = [shift for shift in shifts if shift.ends_at <= deed.now]
    for shift in ended[:-1]:
        await _add(
            deed.tx,
            hours.day_entry,
            municipality=municipality,
            placement=placement,
            day=shift.day,
            version=1,
            worked=True,
            starts=shift.starts,
            ends=shift.ends,
            break_minutes=shift.break_minutes,
            minutes=shift.minutes,
            by=candidate,
            at=datetime.combine(shift.day, time(14), AMSTERDAM),
        )
    _settled(deed, Clocked.SHIFT_ENDED, {shift.id for shift in ended})
    return [shift.id for shift in ended[-1:]]


async def _confirmed(deed: Deed, candidate: int, employer: int) -> None:
    """The weeks before the last one that has ended were signed and confirmed an hour after they were over."""
    ended = [sheet for sheet in await weeks.of_candidate(deed.tx, candidate, local_day(deed.now), 4) if sheet.ends_at <= deed.now]
    for sheet in ended[1:]:
        await signing.sign(deed.tx, sheet, candidate, sheet.ends_at + timedelta(minutes=30))
        signed = await weeks.by_id(deed.tx, sheet.id)
        assert signed is not None
        await signing.answer(deed.tx, signed, WeekState.CONFIRMED, employer, sheet.ends_at + timedelta(hours=1))
    _settled(deed, Clocked.WEEK_ENDED, {sheet.id for sheet in ended[1:]})


def _settled(deed: Deed, kind: Clocked, subjects: set[int]) -> None:
    """What is done already is not called for."""
    deed.due = [row for row in deed.due if row["kind"] != kind or row["subject"] not in subjects]


async def _offered(deed: Deed, municipality: int, employer: int, ids: dict[int, int]) -> None:
    """A second job at the same employer is offered to Amina and waits for her answer."""
    tx, today = deed.tx, local_day(deed.now)
    start = monday(today) + timedelta(days=14)
    number = await _job(
        tx,
        municipality,
        employer,
        "K2",
        {2: (time(14, 0), time(17, 0), 0), 4: (time(14, 0), time(17, 0), 0)},
        title="Folders vouwen",
        tasks="Folders vouwen en tellen. Je zit aan een tafel.",
        place="Kade 12, Voorbeeldstad",
        report_to="Joost Visser",
        starts_on=start,
        ends_on=start + timedelta(days=53),
        minutes_per_week=6 * 60,
    )
    offer = await _add(
        tx,
        work.offer,
        municipality=municipality,
        job=number,
        candidate=ids[1001],
        by=ids[3001],
        made_at=deed.now - timedelta(hours=1),
    )
    for reader in (ids[1001], ids[3001]):
        someone = await people.by_id(tx, reader)
        if someone:
            deed.show(someone, Thing.OFFER, offer, fresh=True)


async def _open_job(tx: Transaction, municipality: int, employer: int, now: datetime) -> None:
    """A job that nobody was offered yet."""
    start = monday(local_day(now)) + timedelta(days=7)
    await _job(
        tx,
        municipality,
        employer,
        "K3",
        {weekday: (time(14, 0), time(18, 0), 0) for weekday in (1, 3, 5)},
        title="Helpen in de keuken",
        tasks="Groente snijden, afwassen en tafels dekken.",
        place="Eikenlaan 3, Voorbeeldstad",
        report_to="Petra Mulder",
        starts_on=start,
        ends_on=start + timedelta(days=83),
        minutes_per_week=12 * 60,
        places=2,
        kind=WorkKind.KITCHEN,
        helps_with=f"{Goal.RHYTHM},{Goal.EXPERIENCE}",
    )
