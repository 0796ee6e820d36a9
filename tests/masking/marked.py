"""A municipality in which all that no employer may read carries a mark, and everything has happened that employers are told of."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from core.actions.access import ACTS
from core.actions.clocked import CALLED
from core.actions.deed import Deed, write
from core.actions.people.invites import use_invite
from core.actions.talk.questions import Message
from core.actions.things import Clocked, Thing
from core.rules.calendar import local_day, monday
from core.rules.hours.week_days import Work
from core.rules.people.members import Duty
from core.rules.talk.questions import MessageKind
from core.rules.work.ending import AskKind, Step
from core.store.database import Transaction
from core.store.hours.signing import Objection
from core.store.people.people import cover_of
from core.store.tables.at_work import work_wish
from core.store.tables.corrections import reported_absence, week_correction
from core.store.tables.endings import work_ask
from core.store.tables.hours import timesheet, timesheet_signature
from core.store.tables.invoices import invoice
from core.store.tables.people import address, employer_member, person
from core.store.tables.questions import question, question_wait
from core.store.tables.reports import job_report, meeting
from core.store.tables.work import job, offer, offer_answer, offer_reason, placement, planned_shift
from tests.contracts.two_towns import invoiced, reported
from tests.kept import Kept

BOSS, COLLEAGUE = 2001, 5555
LAST_NAMES = ("Kanarievaer", "Kanariehenk")
QUESTION, ANSWER, CONCERN, STOP, CHECK, REASON = (
    "kanarie-vraag",
    "kanarie-antwoord",
    "kanarie-zorg",
    "kanarie-stopreden",
    "kanarie-vacature",
    "kanarie-reden",
)
LET_GO = "kanarie-wegreden"
MARKS = (*LAST_NAMES, LET_GO, QUESTION, ANSWER, CONCERN, STOP, CHECK, REASON)
MONEY_AND_BENEFIT = ("premie", "premium", "plafond", "uitkering", "benefit", "bijstand", "toeslag", "allowance", "1974-05-03")


async def marks_planted(house: Kept) -> None:
    """What days_pass says gets marks too: last names, and the words of candidates."""
    async with house.database.begin() as tx:
        for external, name in zip((1001, 1002), LAST_NAMES, strict=True):
            await tx.execute(update(person).where(person.c.id == await house.number(tx, external)).values(last_name=name))
        boss = (
            await tx.execute(select(employer_member.c.employer).where(employer_member.c.person == await house.number(tx, BOSS)))
        ).scalar_one()
        row = {"municipality": 1, "ref": "colleague", "role": "employer", "first_name": "Anja", "language": "nl"}
        number = (await tx.execute(insert(person).returning(person.c.id), row)).scalar_one()
        await tx.execute(insert(employer_member), {"municipality": 1, "person": number, "employer": boss})
        chat = {"municipality": 1, "person": number, "channel": "telegram", "external": COLLEAGUE, "since": house.now}
        await tx.execute(insert(address), chat)


async def questions_asked(house: Kept) -> None:
    """The employer's question moves, is covered, is answered and is late with who leads; a candidate's questions stay between two."""
    asked = await house.does(1001, ACTS["ask"], _said(QUESTION))
    await house.does(3001, ACTS["write_on"], asked, _said(ANSWER))
    await house.does(1001, ACTS["raise_concern"], CONCERN, False)
    first = await house.does(BOSS, ACTS["ask"], _said("Wanneer komt de factuur?"))
    await _calls(house, Clocked.QUESTION_TO_STAND_IN, await _newest_wait(house, first), timedelta(days=4))
    second = await house.does(BOSS, ACTS["ask"], _said("Mag het een uur later?"))
    today = local_day(house.now)
    gone = await house.does(3001, ACTS["go_away"], today, today + timedelta(days=1))
    await _calls(house, Clocked.LEAVE_BEGINS, gone.id)
    await house.does(3001, ACTS["come_back"], gone.id)
    await house.does(3001, ACTS["write_on"], second, _said("Dat mag."))
    wait = await _newest_wait(house, await house.does(BOSS, ACTS["ask"], _said("Is er iemand?")))
    async with house.database.begin() as tx:
        _, lead = await cover_of(tx, await house.number(tx, 3001))
        await tx.execute(update(question_wait).where(question_wait.c.id == wait).values(owner=lead))
    await _calls(house, Clocked.QUESTION_TO_LEAD, wait, timedelta(days=9))


async def met_first(house: Kept) -> None:
    """Work is reported and checked; somebody is met; the first day is announced."""
    await reported(house)
    await house.does(
        3001, ACTS["answer_check"], await house.one(select(job_report.c.id)), "why_no_vacancy", f"Voor kerst, {CHECK}."
    )
    declined = await house.one(
        select(offer.c.id).join(offer_answer, offer_answer.c.offer == offer.c.id).where(~offer_answer.c.wants)
    )
    async with house.database.begin() as tx:
        await tx.execute(update(offer_reason).where(offer_reason.c.offer == declined).values(text=REASON))
    await _expected(house, "K9")
    await _calls(house, Clocked.MEETING_NEAR, await house.one(select(func.max(meeting.c.id))))
    await _expected(house, "K11")
    await house.does(1002, ACTS["cannot_meet"], await house.one(select(func.max(meeting.c.id))))
    await house.does(1002, ACTS["take_back_yes"], await house.one(select(func.max(offer.c.id))))
    begins = select(placement.c.id).where(placement.c.starts_on > local_day(house.now)).limit(1)
    await _calls(house, Clocked.FIRST_DAY, await house.one(begins))


async def _expected(house: Kept, ref: str) -> int:
    """Work for which Henk is proposed, and whom the employer expects to meet; answers the job."""
    async with house.database.begin() as tx:
        henk = await house.number(tx, 1002)
        known = (await tx.execute(select(job).where(job.c.ref == "K2"))).one()
        row = {name: known._mapping[name] for name in known._mapping if name not in ("id", "ref")} | {"ref": ref, "places": 2}
        number = int((await tx.execute(insert(job).returning(job.c.id), row)).scalar_one())
    offered = await house.does(3001, ACTS["make_offer"], number, henk)
    await house.does(1002, ACTS["answer_offer"], offered, True)
    proposed = await house.does(3001, ACTS["propose"], offered)
    met = await house.does(BOSS, ACTS["propose_meeting"], proposed, [house.now + timedelta(days=9)])
    await house.does(1002, ACTS["pick_moment"], met, 0)
    return number


async def taken_back(house: Kept) -> None:
    """A colleague takes work back for which somebody was proposed and expected."""
    number = await _expected(house, "K10")
    async with house.database.begin() as tx:
        kept = (await tx.execute(select(job_report).where(job_report.c.state != "draft").limit(1))).one()
        row = {name: kept._mapping[name] for name in kept._mapping if name != "id"} | {"state": "accepted", "job": number}
        report = (await tx.execute(insert(job_report).returning(job_report.c.id), row)).scalar_one()
    await house.does(BOSS, ACTS["withdraw_report"], report)


async def weeks_worked(house: Kept) -> None:
    """Two more weeks of Amina's: one she agrees about, one a person decides; and one message on Monday."""
    house.now += timedelta(days=12)
    works = await house.one(select(placement.c.id).join(job, job.c.id == placement.c.job).where(job.c.ref == "K1"))
    await house.does(COLLEAGUE, ACTS["choose_digest"], True)
    query = select(timesheet).where(timesheet.c.placement == works, timesheet.c.state == "open", timesheet.c.ends_at <= house.now)
    async with house.database.begin() as tx:
        sheets = (await tx.execute(query.order_by(timesheet.c.monday).limit(2))).all()
    assert len(sheets) == 2
    for agrees, sheet in zip((True, False), sheets, strict=True):
        await _worked(house, works, sheet)
        version = await house.one(select(timesheet.c.version).where(timesheet.c.id == sheet.id))
        await house.does(1001, ACTS["sign_week"], sheet.id, version)
        house.now += timedelta(minutes=5)
        signature = await house.one(select(timesheet_signature.c.id).where(timesheet_signature.c.timesheet == sheet.id))
        await _calls(house, Clocked.WEEK_TO_EMPLOYER, signature)
        await _calls(house, Clocked.WEEK_DIGEST, signature)
        await house.does(BOSS, ACTS["dispute_week"], sheet.id, version, [Objection(sheet.monday, 60)])
        if agrees:
            await house.does(1001, ACTS["agree"], sheet.id, version)
        else:
            await house.does(1001, ACTS["ask_consultant"], sheet.id, version)
            await house.does(3001, ACTS["decide_week"], sheet.id, version, True)
    await house.does(BOSS, ACTS["send_timesheet"], sheets[1].id)
    async with house.database.begin() as tx:
        await invoiced(tx)
    await house.does(BOSS, ACTS["send_invoice"], await house.one(select(invoice.c.id)))
    await house.does(BOSS, ACTS["correct_week"], sheets[1].id, sheets[1].monday, Work(None, None, 0, 75), "Vergist.")


async def _worked(house: Kept, works: int, sheet: Any) -> None:
    days = planned_shift.c.day.between(sheet.monday, sheet.monday + timedelta(days=6))
    async with house.database.begin() as tx:
        shifts = (await tx.execute(select(planned_shift.c.id).where(planned_shift.c.placement == works, days))).scalars().all()
    for number in shifts:
        await house.does(1001, ACTS["enter_as_planned"], number)


async def at_work(house: Kept) -> None:
    """A day off, somebody who is not there, other hours, the end of the work; reasons stay with the contact person."""
    works = await house.one(select(placement.c.id).join(job, job.c.id == placement.c.job).where(job.c.ref == "K1"))
    stop = await house.one(select(work_wish.c.id).where(work_wish.c.kind == "stop"))
    await house.does(1001, ACTS["say_why"], stop, STOP)
    day = select(planned_shift.c.day).where(planned_shift.c.placement == works, planned_shift.c.day > local_day(house.now))
    day = await house.one(day.order_by(planned_shift.c.day).limit(1))
    house.now = house.now.replace(year=day.year, month=day.month, day=day.day, hour=8, minute=0)
    await house.does(BOSS, ACTS["report_absent"], works)
    await house.does(1001, ACTS["call_off"], works, day)
    await house.does(1001, ACTS["want_hours"], works, 8 * 60)
    more = await house.one(select(work_wish.c.id).where(work_wish.c.kind == "hours"))
    await house.does(3001, ACTS["grant_hours"], more, monday(day) + timedelta(days=7))
    await _ends(house, works, monday(day))
    await _calls(house, Clocked.WORK_ENDS, works)
    await house.does(3001, ACTS["end_work"], stop, day + timedelta(days=14))


async def _ends(house: Kept, works: int, first: date) -> None:
    """The employer wants to stop, and why; the stand-in answers that it does not go on: its hours grow, and it lasts longer."""
    await house.does(BOSS, ACTS["stop_early"], works, LET_GO)
    asked = await house.one(select(work_ask.c.id))
    await _calls(house, Clocked.ASK_TO_STAND_IN, asked, timedelta(days=5))
    await house.does(3002, ACTS["decline_ask"], asked)
    grow = await house.does(3001, ACTS["propose_hours"], works, [Step(first + timedelta(days=14), 12 * 60)])
    await house.does(1001, ACTS["answer_change"], grow, True)
    last = await house.one(select(placement.c.last_day).where(placement.c.id == works))
    async with house.database.begin() as tx:
        longer = update(placement).where(placement.c.id == works).values(last_allowed_day=last + timedelta(days=60))
        await tx.execute(longer)
    await house.does(BOSS, ACTS["ask_what_next"], works, list(AskKind).index(AskKind.EXTEND))
    until = await house.does(3001, ACTS["propose_until"], works, last + timedelta(days=7))
    await house.does(1001, ACTS["answer_change"], until, True)


async def people_come(house: Kept) -> None:
    """The agreement again, a colleague whose link is tried twice, a new PIN."""
    await house.does(BOSS, ACTS["agreement_again"])
    number, invited = await house.does(BOSS, ACTS["invite_colleague"], 1, "Fatma", Duty.SUPERVISOR, [])
    for external in (6001, 6002):
        async with house.database.begin() as tx:
            deed = Deed(tx, house.now)
            await use_invite(deed, invited.secret, "telegram", external)
            await write(tx, [deed])
    async with house.database.begin() as tx:
        deed = await house.deed(tx, BOSS)
        opened = {Thing.AGREEMENT: deed.who.id, Thing.COLLEAGUE: number, Thing.JOB_REPORT: await _last(tx, job_report)}
        opened |= {Thing.CORRECTION: await _last(tx, week_correction), Thing.REPORTED_ABSENCE: await _last(tx, reported_absence)}
        opened[Thing.ENDING] = (await tx.execute(select(func.max(work_ask.c.placement)))).scalar_one()
        opened[Thing.QUESTION] = await _last(tx, question, question.c.asker == deed.who.id)
        for thing, one in opened.items():
            deed.show(deed.who, thing, one, fresh=True)
        await write(tx, [deed])
    asked = await house.does(BOSS, ACTS["forgot_pin"])
    await house.does(3003, ACTS["decide_change"], asked, True)


async def _last(tx: Transaction, table: Table, *where: Any) -> int:
    """What somebody opened by a button of a list: the newest row."""
    return int((await tx.execute(select(func.max(table.c.id)).where(*where))).scalar_one())


def _said(words: str) -> Message:
    return Message(MessageKind.TEXT, words)


async def _newest_wait(house: Kept, asked: int) -> int:
    of_one = select(question_wait.c.id).where(question_wait.c.question == asked)
    number: int = await house.one(of_one.order_by(question_wait.c.id.desc()).limit(1))
    return number


async def _calls(house: Kept, kind: Clocked, subject: int, later: timedelta = timedelta(0)) -> None:
    """The clock calls for something."""
    async with house.database.begin() as tx:
        deed = Deed(tx, house.now + later)
        await CALLED[kind](deed, subject)
        await write(tx, [deed])


def marks_in(text: str) -> list[str]:
    """The marks that a text holds."""
    return [mark for mark in (*MARKS, *MONEY_AND_BENEFIT) if mark.lower() in text.lower()]
