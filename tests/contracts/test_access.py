"""Who may do what: every deed, tried by every role, by another municipality and with other people's things.

Nothing changes, nothing is told, and the answer is the one for a thing that does not exist.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

import core.actions
from core.actions.access import ACTS, DEEDS
from core.actions.deed import Deed
from core.actions.halves import Half
from core.actions.months import numbered
from core.actions.questions import Message
from core.actions.settling import Terms
from core.actions.things import Form
from core.rules.amounts import statutory
from core.rules.dayreading import Reading
from core.rules.ending import AskKind, End, EndReason, Step
from core.rules.members import INVITED_BY_COLLEAGUES, Duty
from core.rules.payouts import Batch
from core.rules.policy import Policy
from core.rules.questions import MessageKind
from core.rules.refusals import Refusal
from core.rules.reports import Field
from core.rules.week_days import Work
from core.store import people
from core.store.database import Transaction
from core.store.people import Person, Role
from core.store.signing import Objection
from core.store.sqlite import SqliteTransaction
from core.store.tables import metadata
from core.store.tables.accounts import account_change
from core.store.tables.atwork import work_wish
from core.store.tables.concerns import concern
from core.store.tables.contacts import contact_moment
from core.store.tables.corrections import reported_absence, week_correction
from core.store.tables.costs import direct_cost
from core.store.tables.desk import leave
from core.store.tables.endings import work_ask, work_change
from core.store.tables.hours import timesheet
from core.store.tables.invoices import invoice, invoice_line
from core.store.tables.matching import job_search
from core.store.tables.messages import outbox
from core.store.tables.money import payment_moment
from core.store.tables.participation import checklist_point, first_call, participation
from core.store.tables.payouts import pay_run
from core.store.tables.people import candidate, employer, employer_member, person, site, site_member
from core.store.tables.people import consultant as consultants
from core.store.tables.questions import question
from core.store.tables.reports import job_report, meeting
from core.store.tables.wishes import erasure_request
from core.store.tables.work import job, offer, placement, planned_shift, proposal
from tests.contracts.clone import OFFSET, clone
from tests.kept import NOW, Kept, kept

for _module in pkgutil.iter_modules(core.actions.__path__):
    importlib.import_module(f"core.actions.{_module.name}")

ROOT = Path(__file__).parents[2]
WITHOUT_A_ROLE = {
    "use_invite": "whoever holds the link is nobody yet",
    "contact_line": "about whoever acts",
    "reached": "about whoever acts",
}
NOBODYS = 999_999_999
DAY = NOW.date() - timedelta(days=3)
TABLES = {
    "offer_id": offer,
    "proposal_id": proposal,
    "week_id": timesheet,
    "placement_id": placement,
    "shift_id": planned_shift,
    "question_id": question,
    "moment_id": payment_moment,
    "concern_id": concern,
    "request_id": erasure_request,
    "job_id": job,
    "report_id": job_report,
    "meeting_id": meeting,
    "search_id": job_search,
    "employer_id": employer,
    "wish_id": work_wish,
    "ask_id": work_ask,
    "work_change_id": work_change,
    "candidate_id": candidate,
    "account_id": person,
    "change_id": account_change,
    "participation_id": participation,
    "point_id": checklist_point,
    "call_id": first_call,
    "leave_id": leave,
    "contact_id": contact_moment,
    "correction_id": week_correction,
    "absence_id": reported_absence,
    "colleague_id": employer_member,
    "site_id": site,
    "cost_id": direct_cost,
    "run_id": pay_run,
    "invoice_id": invoice,
}
VALUES: dict[str, list[Any]] = {
    "field": [Field.TITLE],
    "month": [numbered(DAY)],
    "form": list(Form),
    "moments": [[NOW + timedelta(days=9)]],
    "number": [0, 1],
    "value": ["Inpakken"],
    "question": ["prospect"],
    "answer": ["Ervaring."],
    "version": [0, 1, 2, 3, 4, 5],
    "wait": [0, 1, 2],
    "page": [0, 1],
    "wants": [True, False],
    "agrees": [True, False],
    "pin": ["2849"],
    "welcome": [True, False],
    "employer_is_right": [True, False],
    "day": [DAY - timedelta(days=back) for back in range(8)],
    "kilometres": [Decimal(7)],
    "cents": [450],
    "draft": [1],
    "text": ["Wie zijn jullie?"],
    "language": ["en"],
    "last_day": [DAY + timedelta(days=40)],
    "wage": [None, Decimal(20)],
    "to_point": [True, False],
    "wanted": [True, False],
    "kind": [0, 1, 2, 3],
    "message": [Message(MessageKind.TEXT, "Wie ben jij?")],
    "minutes": [24 * 60],
    "file": ["F1"],
    "mark": ["M1"],
    "address": [None],
    "words": ["Daarom."],
    "end": [End(DAY, EndReason.OTHER)],
    "steps": [[Step(DAY + timedelta(days=21 - DAY.weekday()), 25 * 60)]],
    "objections": [[Objection(DAY, 60)]],
    "reading": [Reading(None, None, 0, 60)],
    "work": [Work(None, None, 0, 75)],
    "note": ["Vergist."],
    "said": [{DAY: Work(None, None, 0, 75)}],
    "grants": [True, False],
    "employer_too": [True, False],
    "going": [0],
    "answers": [{}],
    "kvk": ["12345678"],
    "contact": ["Ilse Bos"],
    "role": [Role.CONSULTANT],
    "town": [1, 1 + OFFSET, NOBODYS],
    "part": [0, 1, 2],
    "costs": [{}],
    "ready": [0],
    "is_right": [True, False],
    "first": [(date(2020, 1, 1), 0)],
    "last": [(date(2030, 1, 1), NOBODYS)],
    "shown": [int(NOW.timestamp())],
    "terms": [1],
    "name": ["Kade 3"],
    "duty": list(INVITED_BY_COLLEAGUES),
    "sites": [[], [1]],
    "batch": list(Batch),
    "half": [Half(1, date(2020, 1, 1), date(2020, 6, 30), None, 0, 0, frozenset(), Terms(Policy(), statutory()))],
}
OF_INVOICES = "administrator"
INVOICE_DEEDS = frozenset({"open_invoice", "send_invoice", "send_timesheet"})
"""What an administrator of the employer may see: invoices, and the timesheets behind their lines."""
SHARED_IN_A_MUNICIPALITY = frozenset({"job_id", "account_id", "change_id", "run_id", "employer_id"})
MOST_THINGS = 60
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
    await house.does(3001, ACTS["propose_payments"], Batch.TRAVEL, DAY + timedelta(days=30))


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


async def numbers(tx: Transaction) -> dict[str, list[int]]:
    """Things of the first municipality, by the name under which deeds take them."""
    found = {}
    for name, table in TABLES.items():
        key = table.c.person if "id" not in table.c else table.c.id
        rows = select(key).where(table.c.municipality == 1).order_by(key)
        if table is participation:  # everybody has their own, also those who have nothing to do with anybody
            rows = rows.where(participation.c.candidate.in_(select(placement.c.candidate).where(placement.c.municipality == 1)))
        if table is site:  # the one of the supervisor who has nothing to do with the others is theirs
            rows = rows.where(site.c.id.not_in(select(site_member.c.site)))
        found[name] = list((await tx.execute(rows)).scalars())[:MOST_THINGS]
    return found


def without(things: dict[str, list[int]], who: int) -> dict[str, list[int]]:
    """The same, without somebody's own number."""
    return things | {name: [n for n in things[name] if n != who] for name in ("candidate_id", "account_id", "colleague_id")}


def arguments(act: Any, things: dict[str, list[int]]) -> Iterator[dict[str, Any]]:
    """Every combination of things and values for a deed."""
    names = list(inspect.signature(act).parameters)[1:]
    unknown = [name for name in names if name not in TABLES and name not in VALUES]
    assert not unknown, f"{act.__name__}: say in VALUES what {unknown} can be"
    for values in product(*(things.get(name) or VALUES[name] for name in names)):
        yield dict(zip(names, values, strict=True))


async def attempt(tx: Transaction, who: Person, name: str, values: dict[str, Any]) -> Any:
    """What a deed answers; it must have left nothing behind."""
    deed = Deed(tx, NOW + timedelta(days=2), who)
    answer = await ACTS[name](deed, **values)
    left = [*deed.told, *deed.trailed, *deed.due, *deed.touched]
    assert left == [], f"{who.role} {name} {values}: left something behind"
    return answer


def changes(tx: Transaction) -> int:
    """How many rows were ever written on this connection."""
    assert isinstance(tx, SqliteTransaction)
    return int(tx.connection.connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


async def dump(tx: Transaction, municipality: int | None = None) -> dict[str, list[Any]]:
    """All rows (of one municipality) as they are stored."""
    found = {}
    for name, table in metadata.tables.items():
        if municipality is None or "municipality" in table.c:
            query = select(table).order_by(*table.primary_key.columns)
            query = query.where(table.c.municipality == municipality) if municipality is not None else query
            found[name] = [tuple(row) for row in await tx.execute(query)]
    return found


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_other_peoples_things_do_not_exist(house: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 10,000 tries: the answer is that for a number that nobody has, and not a row changes."""
    tries = 0
    async with house.database.begin() as tx:
        things, before, changed = await numbers(tx), await dump(tx), changes(tx)
        for (who, is_elsewhere), (name, roles) in product(await strangers(tx), DEEDS.items()):
            parameters = set(inspect.signature(ACTS[name]).parameters)
            foreign = set(TABLES) & parameters
            if not is_elsewhere and who.first_name == OF_INVOICES and name in INVOICE_DEEDS:
                continue
            if who.role not in roles or not foreign or (not is_elsewhere and foreign <= SHARED_IN_A_MUNICIPALITY):
                continue
            for values in arguments(ACTS[name], without(things, who.id)):
                nobodys = values | dict.fromkeys(foreign - (set() if is_elsewhere else SHARED_IN_A_MUNICIPALITY), NOBODYS)
                answer = await attempt(tx, who, name, values)
                assert isinstance(answer, Refusal), f"{who.role} {name} {values}: {answer}"
                assert answer == await attempt(tx, who, name, nobodys), f"{who.role} {name} {values}"
                assert changes(tx) == changed, f"{who.role} {name} {values}: wrote"
                tries += 1
        assert await dump(tx) == before
    with capsys.disabled():
        print(f"\n{tries} tries at {len(DEEDS)} deeds")
    assert tries >= 10_000, tries


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_other_roles_may_do_nothing(house: Kept) -> None:
    """Whatever a role may not do is answered as for a thing that does not exist, also with the things of those who may."""
    tries = 0
    async with house.database.begin() as tx:
        things, changed = await numbers(tx), changes(tx)
        for who, (name, roles) in product(await wrong_roles(tx), DEEDS.items()):
            for values in arguments(ACTS[name], things) if who.role not in roles else ():
                answer = await attempt(tx, who, name, values)
                assert isinstance(answer, Refusal)
                assert answer == await attempt(tx, who, name, values | dict.fromkeys(set(TABLES) & set(values), NOBODYS))
                tries += 1
        assert changes(tx) == changed
    assert tries >= 1_000, tries


async def test_a_municipality_touches_only_its_own(house: Kept) -> None:
    """Two full municipalities: what people do in one leaves every row of the other as it was, and is told to nobody there."""
    async with house.database.begin() as tx:
        other = await dump(tx, 1 + OFFSET)
        known = set((await tx.execute(select(outbox.c.id))).scalars())
    await go_on(house)
    async with house.database.begin() as tx:
        assert await dump(tx, 1 + OFFSET) == other
        told = (await tx.execute(select(outbox.c.municipality, outbox.c.person).where(outbox.c.id.not_in(known)))).all()
        theirs = set((await tx.execute(select(person.c.id).where(person.c.municipality == 1))).scalars())
    assert len(told) > 3
    assert all(row.municipality == 1 and row.person in theirs for row in told)


async def go_on(house: Kept) -> None:
    """More deeds in the first municipality, of every role."""
    hour = timedelta(hours=1)
    kitchen = await house.one(select(job.c.id).where(job.c.ref == "K3", job.c.municipality == 1))
    async with house.database.begin() as tx:
        selam = await house.number(tx, 1003)
    made = await house.does(3001, ACTS["make_offer"], kitchen, selam, after=hour)
    asked = await house.does(1003, ACTS["ask"], VALUES["message"][0], made, after=hour)
    await house.does(3001, ACTS["write_on"], asked, VALUES["message"][0], after=hour)
    await house.does(1003, ACTS["answer_offer"], made, True, after=hour)
    proposed = await house.does(3001, ACTS["propose"], made, after=hour)
    await house.does(2002, ACTS["answer_proposal"], proposed, False, after=hour)
    await house.does(1003, ACTS["choose_language"], "nl", after=hour)
    await house.does(3001, ACTS["unlink_phone"], selam, after=hour)
    async with house.database.begin() as tx:
        petra, mark = await house.number(tx, 2002), await house.number(tx, 3002)
    await house.does(3001, ACTS["close_account"], petra, after=hour)
    for asked in (await house.does(3001, ACTS["ask_link"], petra), await house.does(3001, ACTS["ask_role"], mark)):
        await house.does(3003, ACTS["decide_change"], asked, True, after=hour)
    await house.does(2001, ACTS["choose_pin"], "2849", after=hour)


def test_what_the_bot_calls_is_in_the_table() -> None:
    """Handlers and flows give their deed only to deeds of the table, or to what is listed here with a reason."""
    given = {name for path in sorted((ROOT / "bot").rglob("*.py")) for name in calls_with_a_deed(path)}
    assert len(given & set(DEEDS)) > 10
    assert given - set(DEEDS) - WITHOUT_A_ROLE.keys() - of_the_bot() == set()


def of_the_bot() -> set[str]:
    """Functions of handlers and flows themselves."""
    files = [path for room in ("handlers", "flows") for path in (ROOT / "bot" / room).glob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text()))]
    return {node.name for node in nodes if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef)} - set(DEEDS)


def calls_with_a_deed(path: Path) -> Iterator[str]:
    """The names of what is called with `deed` or `turn.deed` first."""
    if path.parent.name not in ("handlers", "flows"):
        return
    for call in ast.walk(ast.parse(path.read_text())):
        if isinstance(call, ast.Call) and call.args and ast.unparse(call.args[0]) in ("deed", "turn.deed"):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if not name.startswith("_"):
                yield name
