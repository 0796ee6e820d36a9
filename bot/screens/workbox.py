"""The consultant's desk: what waits, and the own candidates."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.buttons import (
    ChooseMoment,
    ChooseView,
    ConfirmedOnPaper,
    ContactNow,
    InviteCandidate,
    MyCandidates,
    NewCandidate,
    OpenAsk,
    OpenCandidate,
    OpenChange,
    OpenCheck,
    OpenConcern,
    OpenContact,
    OpenCorrection,
    OpenCosts,
    OpenErasure,
    OpenFirstCall,
    OpenMoment,
    OpenOffer,
    OpenParticipation,
    OpenPayments,
    OpenQuestion,
    OpenWatch,
    OpenWish,
    OpenWork,
    OpenWorkChange,
    PaperWork,
    PhoneLost,
    ShowHistory,
    ShowWanted,
    ShowWeek,
    UnlinkPhone,
    WhatWaits,
    WriteToEverybody,
)
from bot.callbacks import Callback
from bot.screens import Button, Screen, caption, lines, rows, screen
from bot.screens.accounts import change_of
from bot.screens.contactmoments import contact_line
from core.actions.candidates import CandidateView
from core.actions.premium import PremiumView
from core.actions.things import Notice
from core.actions.workbox import Task
from core.rules.accounts import Change
from core.rules.atwork import WishKind
from core.rules.desk import Watch
from core.rules.ending import AskKind, ChangeKind
from core.rules.standing import Stage
from core.store.placements import Placement
from core.store.workbox import WaitingOffer
from words import Words
from words.language import AMSTERDAM, Written

Facts = Mapping[str, Any]
A_PAGE = 10
LINES_OF_CONTACT = 6
FULL = 100


@screen("what_waits", candidates=False)
def what_waits(w: Words, f: Facts) -> Screen:
    """Everything that waits, the most urgent first; each line opens it."""
    waiting, page = f["waiting"], f["page"]
    if not waiting:
        return Screen(w("Nothing waits."))
    shown = waiting[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [Button(caption(_task(w, one)), _opens(one)) for one in shown]
    return Screen(
        lines(
            w.n("{n} thing waits for you.", "{n} things wait for you.", len(waiting)),
            len(waiting) > 1 and w("The most urgent comes first."),
        ),
        (*rows(*buttons, columns=1), *_pages(w, waiting, page, WhatWaits)),
    )


@screen(Notice.MORNING, candidates=False)
def morning(w: Words, f: Facts) -> Screen:
    """What waits, at the beginning of a working day."""
    return Screen(
        lines(
            w("Good morning."),
            w.n("{n} thing waits for you.", "{n} things wait for you.", f["count"]),
            " ",
            *(_task(w, one) for one in f["waiting"]),
        ),
        rows(Button(w("See everything"), WhatWaits(0))),
    )


def _task(w: Words, one: Facts) -> Written:
    since = _day(w, one["since"])
    match Task(one["task"]):
        case Task.CONCERN if one["due_at"]:
            return w("In confidence: report {receipt}, before {day}", receipt=one["about"], day=_moment(w, one["due_at"]))
        case Task.CONCERN:
            return w("In confidence: report {receipt}", receipt=one["about"])
        case Task.QUESTION if one["due_at"]:
            return w("Question: {name}, before {day}", name=one["name"], day=_moment(w, one["due_at"]))
        case Task.QUESTION:
            return w("Question: {name}, since {day}", name=one["name"], day=since)
        case Task.ACCOUNT:
            return w("Agree: {change} for {name}", change=change_of(w, Change(one["about"])), name=one["name"])
        case Task.PAYMENTS:
            return w("Approve payments: {name}, since {day}", name=one["name"], day=since)
        case Task.WEEK_TO_DECIDE:
            return w("Decide: week of {name}, since {day}", name=one["name"], day=since)
        case Task.CORRECTION:
            return w("Decide: mistake in a week of {name}, since {day}", name=one["name"], day=since)
        case Task.FIRST_CALL:
            return w("Call first: {name}, since {day}", name=one["name"], day=since)
        case Task.SIGN:
            return w("Confirm: {name} takes part, since {day}", name=one["name"], day=since)
        case Task.WISH if one["about"] == WishKind.STOP:
            return w("Wants to stop: {name}, since {day}", name=one["name"], day=since)
        case Task.WISH:
            return w("Other hours: {name}, since {day}", name=one["name"], day=since)
        case Task.JOB_REPORT:
            return w("Check: {job}, {employer}", job=one["about"], employer=one["name"])
        case Task.PROPOSE:
            return w("Propose: {name}, {job}", name=one["name"], job=one["about"])
        case Task.ERASURE:
            return w("Wants to be forgotten: {name}, since {day}", name=one["name"], day=since)
        case Task.MOMENT:
            return w("Payment day: {name}, {day}", name=one["name"], day=w.date(date.fromisoformat(one["about"])))
        case Task.ENDS:
            return w("Ends {day}: {name}, {job}", day=_day(w, one["due_at"]), name=one["name"], job=one["about"])
        case Task.ASK:
            return _asks(w, AskKind(one["about"]), one)
        case Task.CHANGE_OPEN if one["about"] == ChangeKind.EXTEND:
            return w("No answer yet: {name}, longer", name=one["name"])
        case Task.CHANGE_OPEN:
            return w("No answer yet: {name}, other hours", name=one["name"])
        case Task.CONTACT:
            return w("Contact: {name}, {job}", name=one["name"], job=one["about"])
        case Task.UNREACHABLE:
            return w("Cannot be reached: {name}", name=one["name"])
        case Task.HOURS:
            return w("More than 28 hours a week: {name}", name=one["name"])
        case Task.CAP if one["amount"] < FULL:
            return w("Highest premium, {percent}%: {name}", percent=one["amount"], name=one["name"])
        case Task.CAP if one["due_at"]:
            return w("Highest premium is passed {day}: {name}", day=_day(w, one["due_at"]), name=one["name"])
        case Task.CAP:
            return w("Highest premium is passed: {name}", name=one["name"])
        case Task.WEEK_OVERDUE:
            return w("Not confirmed: {employer}, {name}", employer=one["about"], name=one["name"])
    return w("No answer yet: {name}, {job}", name=one["name"], job=one["about"])


def _asks(w: Words, kind: AskKind, one: Facts) -> Written:
    """What an employer asks, before when."""
    day = _day(w, one["due_at"])
    if kind is AskKind.EXTEND:
        return w("Wants to go on: {name}, before {day}", name=one["name"], day=day)
    if kind is AskKind.HIRE:
        return w("Offers a contract: {name}, before {day}", name=one["name"], day=day)
    return w("Employer stops: {name}, before {day}", name=one["name"], day=day)


def _opens(one: Facts) -> Callback:
    match Task(one["task"]):
        case Task.CONCERN:
            return OpenConcern(one["id"])
        case Task.QUESTION:
            return OpenQuestion(one["id"])
        case Task.ACCOUNT:
            return OpenChange(one["id"])
        case Task.PAYMENTS:
            return OpenPayments(one["id"])
        case Task.WISH:
            return OpenWish(one["id"])
        case Task.ASK:
            return OpenAsk(one["id"])
        case Task.CHANGE_OPEN:
            return OpenWorkChange(one["id"])
        case Task.JOB_REPORT:
            return OpenCheck(one["id"])
        case Task.CORRECTION:
            return OpenCorrection(one["id"])
        case Task.WEEK_TO_DECIDE | Task.WEEK_OVERDUE:
            return ShowWeek(one["id"])
        case Task.ERASURE:
            return OpenErasure(one["id"])
        case Task.CONTACT:
            return OpenContact(one["id"])
        case Task.MOMENT:
            return OpenMoment(one["id"])
        case Task.FIRST_CALL:
            return OpenFirstCall(one["id"])
        case Task.SIGN:
            return OpenParticipation(one["id"])
        case Task.ENDS | Task.UNREACHABLE | Task.HOURS | Task.CAP:
            return OpenWatch(one["id"], list(Watch).index(Watch(one["task"])))
    return OpenOffer(one["id"])


@screen("my_candidates", candidates=False)
def my_candidates(w: Words, f: Facts) -> Screen:
    """A page of the own candidates."""
    found, page = f["candidates"], f["page"]
    invite = Button(w("Invite somebody new"), NewCandidate())
    if not found:
        return Screen(w("You have no candidates."), rows(invite))
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = rows(*(Button(caption(w.safe(c["name"])), OpenCandidate(c["id"])) for c in shown))
    return Screen(
        w.n("You have {n} candidate. Whom do you want to see?", "You have {n} candidates. Whom do you want to see?", len(found)),
        (
            *buttons,
            *_pages(w, found, page, MyCandidates),
            (Button(w("Invite somebody new"), NewCandidate()), Button(w("Write to everybody"), WriteToEverybody())),
        ),
    )


@screen("candidates_found", candidates=False)
def candidates_found(w: Words, f: Facts) -> Screen:
    """The own candidates of a name, at most a page."""
    found = f["candidates"]
    if not found:
        return Screen(w("I find nobody of that name. Type /kandidaten to see everybody."))
    buttons = rows(*(Button(caption(w.safe(c["name"])), OpenCandidate(c["id"])) for c in found[:A_PAGE]))
    more = len(found) > A_PAGE and w("These are the first ten. Type more letters of the name.")
    return Screen(lines(w("Whom do you want to see?"), more), buttons)


def candidate(w: Words, v: CandidateView) -> Screen:
    """A candidate's work, what waits, and the phone."""
    number = v.candidate.id
    buttons = [
        *(Button(caption(w("Question of {day}", day=_day(w, q.asked_at.isoformat()))), OpenQuestion(q.id)) for q in v.questions),
        *(Button(caption(w("Work: {job}", job=p.title)), OpenWork(p.id)) for p in v.placements),
        Button(w("Choose a payment day"), ChooseMoment(number)),
        Button(w("What they want"), ShowWanted(number)),
        Button(w("Other costs"), OpenCosts(number)),
        *(Button(caption(w("Offer: {job}", job=o.title)), OpenOffer(o.id)) for o in v.offers),
        *(button for p in v.placements for button in _contacts(w, p, v)),
        *([] if v.takes_part else [Button(w("Confirmed on paper"), ConfirmedOnPaper(number))]),
        Button(w("What was before"), ShowHistory(number)),
        Button(caption(w("See what {name} sees", name=v.candidate.first_name)), ChooseView(number)),
        Button(w("Phone lost"), PhoneLost(number)) if v.phone else Button(w("Make a new invite"), InviteCandidate(number)),
    ]
    weeks = [Button(w("Week of {day}", day=w.short_day(first)), ShowWeek(week)) for week, first in v.weeks]
    return Screen(
        lines(
            w("<b>{name}</b>", name=v.candidate.name),
            _phone(w, v),
            not v.takes_part and w("Has not confirmed taking part yet."),
            " ",
            _placed(w, v),
            *_hours_and_premium(w, v.premium),
            *_offered(w, v.offers),
            w.n("{n} open question", "{n} open questions", len(v.questions)) if v.questions else w("No open questions."),
            v.contacts and " ",
            *(contact_line(w, one) for one in v.contacts[:LINES_OF_CONTACT]),
        ),
        (*rows(*buttons, columns=1), *rows(*weeks)),
    )


def _contacts(w: Words, p: Placement, v: CandidateView) -> list[Button]:
    """Contact that was held about work that runs, with each side, and a week of it that comes on paper."""
    return [
        Button(caption(w("Contact with {name}", name=v.candidate.first_name)), ContactNow(p.id, False)),
        Button(caption(w("Contact with {name}", name=p.employer_name)), ContactNow(p.id, True)),
        *([Button(caption(w("Week on paper: {job}", job=p.title)), PaperWork(p.id))] if p.id in v.on_paper else []),
    ]


def _phone(w: Words, v: CandidateView) -> Written:
    if v.phone is None:
        return w("No phone is linked.")
    if not v.phone.reachable:
        return w("Messages do not arrive: the bot was blocked. Call them.")
    return w("Phone linked since {day}.", day=w.date(v.phone.since.astimezone(AMSTERDAM).date()))


def _placed(w: Words, v: CandidateView) -> str:
    if not v.placements:
        return w("No work now.")
    return lines(
        *(
            w("Works: <b>{title}</b> at {employer}, until {day}", title=p.title, employer=p.employer_name, day=w.date(p.last_day))
            for p in v.placements
        )
    )


def _hours_and_premium(w: Words, v: PremiumView | None) -> list[Written]:
    """Of who works or worked: hours and premium, each planned, logged and confirmed, and what was paid; the room in euros and in hours."""
    if v is None or not (any(v.minutes.values()) or v.paid):
        return []
    planned, logged, confirmed = (w.hours(v.minutes[stage]) for stage in (Stage.PLANNED, Stage.LOGGED, Stage.CONFIRMED))
    hours = w(
        "Hours: {planned} planned, {logged} logged, {confirmed} confirmed.", planned=planned, logged=logged, confirmed=confirmed
    )
    premium = w(
        "Premium: {planned} planned, {logged} logged, {confirmed} confirmed.",
        planned=w.money(v.planned),
        logged=w.money(v.logged),
        confirmed=w.money(v.confirmed),
    )
    paid = w("Paid in {year}: {money}.", year=str(v.year), money=w.money(v.paid))
    room = w("Room left: {money}. That is {hours} of work.", money=w.money(v.room), hours=w.hours(v.room_minutes))
    return [hours, premium, paid, *([room] if v.cap else [])]


def _offered(w: Words, offers: Sequence[WaitingOffer]) -> list[Written]:
    def line(o: WaitingOffer) -> Written:
        if o.wanted_at:
            return w("Said yes: <b>{title}</b> at {employer}", title=o.title, employer=o.employer_name)
        return w("Offered: <b>{title}</b> at {employer}", title=o.title, employer=o.employer_name)

    return [line(o) for o in offers]


@screen("phone_lost", candidates=False)
def phone_lost(w: Words, f: Facts) -> Screen:
    """Sure? It takes effect at once."""
    return Screen(
        lines(
            w("Is the phone of {name} lost?", name=f["name"]),
            w(
                "If you say yes, nobody can use the bot on that phone any more. Then you make a new link for {name}.",
                name=f["name"],
            ),
        ),
        rows(Button(w("Yes, close that phone"), UnlinkPhone(f["candidate"])), Button(w("No"), OpenCandidate(f["candidate"]))),
    )


@screen("invite_picture", candidates=False)
def invite_picture(w: Words, f: Facts) -> Screen:
    """The same link, to scan."""
    return Screen(w("Let {name} scan this with the camera of the phone.", name=f["name"]))


@screen("invite_link", candidates=False)
def invite_link(w: Words, f: Facts) -> Screen:
    """A link to hand over: it opens the door once."""
    return Screen(
        lines(
            w("Give this link to {name}, and to nobody else:", name=f["name"]),
            w("{link}", link=f["link"]),
            w("It works once, until {moment}.", moment=w.moment(datetime.fromisoformat(f["valid_until"]))),
        )
    )


def _pages(w: Words, found: Sequence[Any], page: int, to: type[WhatWaits | MyCandidates]) -> tuple[tuple[Button, ...], ...]:
    turn = [
        *([Button(w("Previous"), to(page - 1))] if page else []),
        *([Button(w("Next"), to(page + 1))] if len(found) > (page + 1) * A_PAGE else []),
    ]
    return (tuple(turn),) if turn else ()


def _day(w: Words, moment: str) -> Written:
    return w.short_day(datetime.fromisoformat(moment).astimezone(AMSTERDAM).date())


def _moment(w: Words, moment: str) -> Written:
    return Written(f"{_day(w, moment)} {w.time(datetime.fromisoformat(moment))}")
