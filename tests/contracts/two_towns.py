"""The same town twice, with something of everything in it, so that whoever has nothing to do with it can try."""

import importlib
import pkgutil
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

import core.actions
from core.actions.access import ACTS
from core.rules.hours.week_days import Work
from core.rules.matching.reports import Field
from core.rules.money.pay_runs import RunKind
from core.rules.people.members import Duty
from core.rules.work.ending import AskKind
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.tables.corrections import reported_absence
from core.store.tables.endings import work_change
from core.store.tables.hours import timesheet
from core.store.tables.invoices import invoice, invoice_line
from core.store.tables.participation import checklist_point, first_call, participation
from core.store.tables.people import consultant as consultants
from core.store.tables.people import employer_member, person, site, site_member
from core.store.tables.reports import job_report, meeting
from core.store.tables.work import job, placement, proposal
from tests.contracts.clone import clone
from tests.kept import NOW, Kept, kept

for _module in pkgutil.walk_packages(core.actions.__path__, "core.actions."):
    importlib.import_module(_module.name)

DAY = NOW.date() - timedelta(days=3)
ELSEWHERE_AT_THE_EMPLOYER = {"supervisor": Duty.SUPERVISOR, "administrator": Duty.ADMINISTRATOR}


@pytest.fixture(name="house")
async def two_municipalities(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    """The same town twice, and in the first a consultant who has nothing to do with anybody."""
    url = request.getfixturevalue("postgres").database() if dialect == "postgresql" else None
    async with kept(tmp_path, url) as house:
        await house.days_pass()
        await house.does(2001, ACTS["forgot_pin"])
        await house.does(3002, ACTS["go_away"], DAY + timedelta(days=30), DAY + timedelta(days=34))
        await reported(house)
        await mistaken(house)
        await house.does(3001, ACTS["open_search"], await house.one(select(job.c.id).where(job.c.ref == "K3")))
        await money_waits(house)
        await ending(house)
        async with house.database.begin() as tx:
            await coming_in(tx, await house.number(tx, 1002))
            await meeting_waits(tx, await house.number(tx, 2001))
            await colleagues_elsewhere(tx, await house.number(tx, 2001))
            await invoiced(tx)
            await clone(tx)
            row = {"municipality": 1, "ref": "new", "role": "consultant", "first_name": "Nieuw"}
            number = (await tx.execute(insert(person).returning(person.c.id), row)).scalar_one()
            await tx.execute(insert(consultants), {"person": number, "municipality": 1})
        yield house


async def reported(house: Kept) -> None:
    """An employer reported work, and its check has begun; a colleague of nobody here sees it."""
    told = {
        Field.TITLE: "Vouwen",
        Field.PLACE: "Kade 12",
        Field.TASKS: "Vouwen.",
        Field.FIRST: (NOW.date() + timedelta(days=9)).isoformat(),
    }
    told |= {Field.LAST: "", Field.SHIFTS: [], Field.MINUTES: 600, Field.WHY: "peak", Field.GUIDE: "Joost", Field.NEEDS: ""}
    for field, value in told.items():
        await house.does(2001, ACTS["fill_in"], field, value)
    number = await house.one(select(job_report.c.id))
    await house.does(2001, ACTS["send_report"], number)
    await house.does(3001, ACTS["answer_check"], number, "temporary", "yes")


async def money_waits(house: Kept) -> None:
    """A cost was entered for somebody's work, and a batch is proposed that pays it."""
    at = await house.one(select(placement.c.id).order_by(placement.c.id).limit(1))
    await house.does(3001, ACTS["enter_cost"], at, 1, DAY, 3995, "Werkschoenen.")
    await house.does(3001, ACTS["propose_payments"], RunKind.TRAVEL, DAY + timedelta(days=30))


async def mistaken(house: Kept) -> None:
    """A candidate made a mistake in a confirmed week, and was said not to be there on a day; both wait for an answer."""
    week = await house.one(select(timesheet.c.id).where(timesheet.c.state == "confirmed").limit(1))
    first = await house.one(select(timesheet.c.monday).where(timesheet.c.id == week))
    await house.does(1001, ACTS["correct_week"], week, first, Work(None, None, 0, 75), "Vergist.")
    at = await house.one(select(timesheet.c.placement).where(timesheet.c.id == week))
    async with house.database.begin() as tx:
        row = {"municipality": 1, "placement": at, "day": DAY, "by": await house.number(tx, 2001), "at": NOW}
        await tx.execute(insert(reported_absence), row)


async def ending(house: Kept) -> None:
    """An employer wants to go on with somebody, who is asked; nobody has answered."""
    at = await house.one(select(placement.c.id).order_by(placement.c.id).limit(1))
    last = await house.one(select(placement.c.last_day).where(placement.c.id == at))
    await house.does(2001, ACTS["ask_what_next"], at, list(AskKind).index(AskKind.HIRE))
    async with house.database.begin() as tx:
        row = {"municipality": 1, "placement": at, "kind": "extend", "last_day": last, "steps": None, "state": "open"}
        who = {"by": await house.number(tx, 3001), "made_at": NOW, "ended_at": None}
        await tx.execute(insert(work_change), row | who)


async def invoiced(tx: Transaction) -> None:
    """The first week that was confirmed stands on an invoice."""
    week = (await tx.execute(select(timesheet).where(timesheet.c.state == "confirmed").order_by(timesheet.c.id).limit(1))).one()
    to = (await tx.execute(select(placement.c.employer).where(placement.c.id == week.placement))).scalar_one()
    party = dict.fromkeys(("name", "street", "postcode", "city", "iban"), "A")
    row = {"municipality": 1, "creditor": "municipality 1", "number": 1, "month": week.monday.replace(day=1), "employer": to}
    row |= {"net": 7400, "vat": 0, "parties": {"creditor": party, "employer": party}, "issued_at": NOW}
    number = (await tx.execute(insert(invoice).returning(invoice.c.id), row)).scalar_one()
    line = {"municipality": 1, "invoice": number, "placement": week.placement, "since": week.monday, "is_reversal": False}
    line |= {"title": "Inpakken", "minutes": 240, "tariff": Decimal("18.50"), "cents": 7400, "days": {str(week.monday): 240}}
    await tx.execute(insert(invoice_line), line)


async def meeting_waits(tx: Transaction, who: int) -> None:
    """An employer proposed to meet somebody, who has not answered."""
    row = {"municipality": 1, "version": 1, "by": who, "made_at": NOW, "moments": {"at": [(NOW + timedelta(days=9)).isoformat()]}}
    number = (await tx.execute(select(proposal.c.id).order_by(proposal.c.id).limit(1))).scalar_one()
    await tx.execute(insert(meeting), row | {"proposal": number})


async def colleagues_elsewhere(tx: Transaction, contact: int) -> None:
    """At the first employer a supervisor of another site, at which nothing is, and an administrator: nothing that is there is theirs."""
    boss = (await tx.execute(select(employer_member.c.employer).where(employer_member.c.person == contact))).scalar_one()
    town = {"municipality": 1, "employer": boss}
    numbers = [
        (await tx.execute(insert(site).returning(site.c.id), town | {"ref": name, "name": name})).scalar_one()
        for name in ("Haven", "Kade")
    ]
    await tx.execute(update(job).where(job.c.employer == boss).values(site=numbers[1]))
    await tx.execute(update(job_report).where(job_report.c.employer == boss).values(site=numbers[1]))
    for ref, duty in ELSEWHERE_AT_THE_EMPLOYER.items():
        row = {"municipality": 1, "ref": ref, "role": "employer", "first_name": ref}
        who = (await tx.execute(insert(person).returning(person.c.id), row)).scalar_one()
        await tx.execute(insert(employer_member), town | {"person": who, "duty": duty})
        if duty is Duty.SUPERVISOR:
            await tx.execute(insert(site_member), {"municipality": 1, "person": who, "site": numbers[0]})


async def coming_in(tx: Transaction, who: int) -> None:
    """Somebody has a checklist and is to be called first."""
    number = (await tx.execute(select(participation.c.id).where(participation.c.candidate == who))).scalar_one()
    await tx.execute(insert(checklist_point), {"municipality": 1, "participation": number, "place": 1, "point": "no_contract"})
    await tx.execute(insert(first_call), {"municipality": 1, "candidate": who, "reason": "under_27", "made_at": NOW})


async def strangers(tx: Transaction) -> list[tuple[Person, bool]]:
    """Everybody to whom the first municipality's things do not belong, and whether they are of another municipality."""
    rows = (await tx.execute(select(person.c.id, person.c.ref, person.c.municipality))).all()
    found = await people.by_ids(tx, [row.id for row in rows])
    uninvolved = {row.id for row in rows if row.ref in ("new", "P1003", "P2002", "P3004", *ELSEWHERE_AT_THE_EMPLOYER)}
    return [(one, one.municipality != 1) for one in found.values() if one.municipality != 1 or one.id in uninvolved]


async def wrong_roles(tx: Transaction) -> list[Person]:
    """One of each role of the first municipality, and an administrator."""
    rows = (await tx.execute(select(person.c.id).where(person.c.municipality == 1).order_by(person.c.id))).scalars()
    by_role = {one.role: one for one in (await people.by_ids(tx, rows)).values()}
    anyone = next(iter(by_role.values()))
    return [*by_role.values(), Person(anyone.id, 1, Role.ADMINISTRATOR, "A", "", "nl")]
