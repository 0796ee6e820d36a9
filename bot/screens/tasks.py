"""What waits for a consultant, a line each: on the desk and in the morning."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.buttons.accounts import OpenChange
from bot.buttons.at_work import OpenWish
from bot.buttons.concerns import OpenConcern
from bot.buttons.contact_moments import OpenContact
from bot.buttons.costs import OpenPayments
from bot.buttons.endings import OpenAsk, OpenWork, OpenWorkChange
from bot.buttons.hours import ShowWeek
from bot.buttons.my_data import OpenErasure
from bot.buttons.own_candidates import OpenCandidate, OpenLying, OpenOffer, OpenWatch, WhatWaits
from bot.buttons.participation import OpenFirstCall, OpenParticipation
from bot.buttons.premium import ChooseMoment, OpenMoment
from bot.buttons.questions import OpenQuestion
from bot.buttons.reports import OpenCheck
from bot.buttons.weeks import OpenCorrection, OpenTwoVersions
from bot.callbacks import Callback
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.accounts import change_of
from bot.screens.paging import turning
from core.actions.desk.tasks import Task
from core.actions.things import Notice
from core.rules.desk.desk import Watch
from core.rules.paging import A_PAGE, page_of
from core.rules.people.accounts import Change
from core.rules.work.at_work import WishKind
from core.rules.work.ending import AskKind, ChangeKind
from words import Words
from words.language import AMSTERDAM, Written

FULL = 100
MOST_LYING = 20
DAY = 10
"""Letters of a moment that name its day."""


@screen("what_waits", candidates=False)
def what_waits(w: Words, f: Facts) -> Screen:
    """Everything that waits, the most urgent first; each line opens it."""
    waiting = f["waiting"]
    if not waiting:
        return Screen(w("Nothing waits."))
    waiting = told_apart(waiting)
    page = page_of(waiting, f["page"], A_PAGE)
    buttons = [Button(caption(_task(w, one)), _opens(one)) for one in page.shown]
    return Screen(
        lines(
            w.n("{n} thing waits for you.", "{n} things wait for you.", len(waiting)),
            len(waiting) > 1 and w("The most urgent comes first."),
            " ",
            *(_aged(w, one, date.fromisoformat(f["today"])) for one in page.shown),
        ),
        (*rows(*buttons, columns=1), *turning(w, page, WhatWaits)),
    )


@screen(Notice.MORNING, candidates=False)
def morning(w: Words, f: Facts) -> Screen:
    """What waits, at the beginning of a working day."""
    return Screen(
        lines(
            w("Good morning."),
            w.n("{n} thing waits for you.", "{n} things wait for you.", f["count"]),
            f["count"] > len(f["waiting"]) and w("The most urgent comes first."),
            " ",
            *(_task(w, one) for one in told_apart(f["waiting"])),
            f["count"] > len(f["waiting"]) and w.n("And {n} more.", "And {n} more.", f["count"] - len(f["waiting"])),
        ),
        rows(Button(w("See everything"), WhatWaits(0))),
    )


@screen("what_lies", candidates=False)
def what_lies(w: Words, f: Facts) -> Screen:
    """What a colleague leaves lying, for who leads: to speak about, not to be done here."""
    back = rows(Button(w("Back"), WhatWaits(0)))
    if not f["waiting"]:
        return Screen(w("Nothing is left lying with {name} any more.", name=f["name"]), back)
    shown = told_apart(f["waiting"])[:MOST_LYING]
    return Screen(
        lines(
            w("This is left lying with {name}:", name=f["name"]),
            " ",
            *(_aged(w, one, date.fromisoformat(f["today"])) for one in shown),
            len(f["waiting"]) > len(shown) and w.n("And {n} more.", "And {n} more.", len(f["waiting"]) - len(shown)),
            " ",
            w("Talk about it together."),
        ),
        back,
    )


def told_apart(waiting: Sequence[Facts]) -> list[Facts]:
    """Questions of one person for one moment, each with when it was asked."""
    same = Counter((one["name"], one["due_at"] or one["since"][:DAY]) for one in waiting if one["task"] == Task.QUESTION)
    return [
        {**one, "twice": True}
        if one["task"] == Task.QUESTION and same[one["name"], one["due_at"] or one["since"][:DAY]] > 1
        else one
        for one in waiting
    ]


def _aged(w: Words, one: Facts, today: date) -> Written:
    """What it is, and for how long it waits: in whole days, by the calendar of Europe/Amsterdam."""
    task, days = _task(w, one), (today - datetime.fromisoformat(one["since"]).astimezone(AMSTERDAM).date()).days
    if days < 1:
        return w("• {task}. Since today.", task=task)
    return w.n("• {task}. Waits {n} day.", "• {task}. Waits {n} days.", days, task=task)


def _task(w: Words, one: Facts) -> Written:
    found = _to_answer(w, one) or _to_decide(w, one) or _to_watch(w, one)
    return found or w("No answer yet: {name}, {job}", name=one["name"], job=one["about"])


def _to_answer(w: Words, one: Facts) -> Written | None:
    """What somebody asks or says."""
    since = day_of(w, one["since"])
    match Task(one["task"]):
        case Task.CONCERN if one["due_at"]:
            return w("In confidence: report {receipt}, before {day}", receipt=one["about"], day=_moment(w, one["due_at"]))
        case Task.CONCERN:
            return w("In confidence: report {receipt}", receipt=one["about"])
        case Task.QUESTION if one.get("twice"):
            return w("Question: {name}, asked {moment}", name=one["name"], moment=_moment(w, one["since"]))
        case Task.LIES:
            return _lies(w, one)
        case Task.QUESTION if one["due_at"]:
            return w("Question: {name}, before {day}", name=one["name"], day=_moment(w, one["due_at"]))
        case Task.QUESTION:
            return w("Question: {name}, since {day}", name=one["name"], day=since)
        case Task.WISH if one["about"] == WishKind.STOP:
            return w("Wants to stop: {name}, since {day}", name=one["name"], day=since)
        case Task.WISH:
            return w("Other hours: {name}, since {day}", name=one["name"], day=since)
        case Task.ASK:
            return _asks(w, AskKind(one["about"]), one)
    return None


def _to_decide(w: Words, one: Facts) -> Written | None:
    """What takes a yes, a no or a call."""
    since = day_of(w, one["since"])
    match Task(one["task"]):
        case Task.ACCOUNT:
            return w("Agree: {change} for {name}", change=change_of(w, Change(one["about"])), name=one["name"])
        case Task.PAYMENTS:
            return w("Approve payments: {name}, since {day}", name=one["name"], day=since)
        case Task.WEEK_TO_DECIDE:
            return w("Decide: week of {name}, since {day}", name=one["name"], day=since)
        case Task.CORRECTION:
            return w("Decide: mistake in a week of {name}, since {day}", name=one["name"], day=since)
        case Task.TWO_VERSIONS:
            return w("Two versions: {name}, {day}", name=one["name"], day=w.short_day(date.fromisoformat(one["about"])))
        case Task.FIRST_CALL:
            return w("Call first: {name}, since {day}", name=one["name"], day=since)
        case Task.SIGN:
            return w("Confirm: {name} takes part, since {day}", name=one["name"], day=since)
        case Task.JOB_REPORT:
            return w("Check: {job}, {employer}", job=one["about"], employer=one["name"])
        case Task.PROPOSE:
            return w("Propose: {name}, {job}", name=one["name"], job=one["about"])
        case Task.END_TO_RECORD:
            return w("Record the end: {name}, {job}", name=one["name"], job=one["about"])
        case Task.ERASURE:
            return w("Wants to be forgotten: {name}, since {day}", name=one["name"], day=since)
    return None


def _to_watch(w: Words, one: Facts) -> Written | None:
    """What nobody says by themselves."""
    since = day_of(w, one["since"])
    match Task(one["task"]):
        case Task.MOMENT:
            return w("Payment day: {name}, {day}", name=one["name"], day=w.date(date.fromisoformat(one["about"])))
        case Task.MOMENT_TO_PAY:
            return w("Prepare payment: {name}, {day}", name=one["name"], day=w.date(date.fromisoformat(one["about"])))
        case Task.MOMENT_TO_AGREE:
            return w(
                "No payment day yet: {name}, {money}, since {day}", name=one["name"], money=w.money(one["amount"]), day=since
            )
        case Task.ENDS:
            return w("Ends {day}: {name}, {job}", day=day_of(w, one["due_at"]), name=one["name"], job=one["about"])
        case Task.CHANGE_OPEN if one["about"] == ChangeKind.EXTEND:
            return w("No answer yet: {name}, longer", name=one["name"])
        case Task.CHANGE_OPEN:
            return w("No answer yet: {name}, other hours", name=one["name"])
        case Task.CONTACT if one.get("candidate"):
            return w("Contact: {name} about {candidate}, {job}", name=one["name"], candidate=one["candidate"], job=one["about"])
        case Task.CONTACT:
            return w("Contact: {name}, {job}", name=one["name"], job=one["about"])
        case Task.PAID_OVER:
            return w("Paid too much: {name}, {money}", name=one["name"], money=w.money(one["amount"]))
        case Task.THIRD_MOMENT:
            return w("Third premium of this year: {name}", name=one["name"])
        case Task.UNREACHABLE:
            return w("Cannot be reached: {name}", name=one["name"])
        case Task.CANNOT_CONFIRM:
            return w("Cannot be reached for {name}: {employer}", employer=one["about"], name=one["name"])
        case Task.HOURS:
            return w("More than 28 hours a week: {name}", name=one["name"])
        case Task.CAP if one["amount"] < FULL:
            return w("Highest premium, {percent}%: {name}", percent=one["amount"], name=one["name"])
        case Task.CAP if one["due_at"]:
            return w("Highest premium is passed {day}: {name}", day=day_of(w, one["due_at"]), name=one["name"])
        case Task.CAP:
            return w("Highest premium is passed: {name}", name=one["name"])
        case Task.WEEK_OVERDUE:
            return w("Not confirmed: {employer}, {name}", employer=one["about"], name=one["name"])
        case Task.PROPOSAL_OPEN:
            return w("Waits for {employer}: {name}", employer=one["about"], name=one["name"])
        case Task.WEEKS_UNSIGNED:
            return w.n("Not signed: {name}, {n} week", "Not signed: {name}, {n} weeks", one["amount"], name=one["name"])
    return None


def _asks(w: Words, kind: AskKind, one: Facts) -> Written:
    """What an employer asks, before when; once it passed on to who leads, since when."""
    if not one["due_at"]:
        return _late_asks(w, kind, one["name"], day_of(w, one["since"]))
    day = day_of(w, one["due_at"])
    if kind is AskKind.EXTEND:
        return w("Wants to go on: {name}, before {day}", name=one["name"], day=day)
    if kind is AskKind.HIRE:
        return w("Offers a contract: {name}, before {day}", name=one["name"], day=day)
    return w("Employer stops: {name}, before {day}", name=one["name"], day=day)


def _lies(w: Words, one: Facts) -> Written:
    n = one["amount"]
    return w.n("Left lying: {name}, {n} thing", "Left lying: {name}, {n} things", n, name=one["name"])


def _late_asks(w: Words, kind: AskKind, name: str, day: str) -> Written:
    if kind is AskKind.EXTEND:
        return w("Wants to go on: {name}, since {day}", name=name, day=day)
    if kind is AskKind.HIRE:
        return w("Offers a contract: {name}, since {day}", name=name, day=day)
    return w("Employer stops: {name}, since {day}", name=name, day=day)


OPENS: dict[Task, Callable[[int], Callback]] = {
    Task.CONCERN: OpenConcern,
    Task.QUESTION: OpenQuestion,
    Task.LIES: OpenLying,
    Task.ACCOUNT: OpenChange,
    Task.PAYMENTS: OpenPayments,
    Task.WISH: OpenWish,
    Task.ASK: OpenAsk,
    Task.CHANGE_OPEN: OpenWorkChange,
    Task.END_TO_RECORD: OpenWork,
    Task.JOB_REPORT: OpenCheck,
    Task.CORRECTION: OpenCorrection,
    Task.TWO_VERSIONS: OpenTwoVersions,
    Task.WEEK_TO_DECIDE: ShowWeek,
    Task.WEEK_OVERDUE: ShowWeek,
    Task.WEEKS_UNSIGNED: OpenCandidate,
    Task.ERASURE: OpenErasure,
    Task.CONTACT: OpenContact,
    Task.MOMENT: OpenMoment,
    Task.MOMENT_TO_AGREE: ChooseMoment,
    Task.MOMENT_TO_PAY: OpenMoment,
    Task.FIRST_CALL: OpenFirstCall,
    Task.SIGN: OpenParticipation,
}
"""What a line opens, by its number: the question, the week, the case, the candidate. Every other task is an offer."""


def _opens(one: Facts) -> Callback:
    if one["task"] in list(Watch):
        return OpenWatch(one["id"], list(Watch).index(Watch(one["task"])))
    return OPENS.get(Task(one["task"]), OpenOffer)(one["id"])


def day_of(w: Words, moment: str) -> Written:
    """The day of a moment."""
    return w.short_day(datetime.fromisoformat(moment).astimezone(AMSTERDAM).date())


def _moment(w: Words, moment: str) -> Written:
    return Written(f"{day_of(w, moment)} {w.time(datetime.fromisoformat(moment))}")
