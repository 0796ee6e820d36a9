"""The consultant's desk: what waits, and the own candidates."""

from collections.abc import Sequence
from datetime import datetime

from bot.buttons.broadcast import WriteToEverybody
from bot.buttons.contact_moments import ContactNow
from bot.buttons.costs import OpenCosts
from bot.buttons.endings import OpenWork
from bot.buttons.hours import OlderWeeks, ShowWeek
from bot.buttons.invitations import NewCandidate, ShowHistory
from bot.buttons.matching import ShowWanted
from bot.buttons.own_candidates import InviteCandidate, MyCandidates, OpenCandidate, OpenOffer, PhoneLost, UnlinkPhone
from bot.buttons.paper_weeks import PaperWork
from bot.buttons.participation import ConfirmedOnPaper
from bot.buttons.premium import ChooseMoment
from bot.buttons.questions import OpenQuestion
from bot.buttons.views import ChooseView
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.contact_moments import contact_line
from bot.screens.paging import Rows, first_ten, turning
from bot.screens.tasks import day_of
from core.actions.desk.candidates import CandidateView
from core.actions.money.premium import PremiumView
from core.rules.money.standing import Stage
from core.rules.paging import A_PAGE, page_of
from core.store.desk.waiting_offers import WaitingOffer
from core.store.work.placements import Placement
from words import Words
from words.language import AMSTERDAM, Written

LINES_OF_CONTACT = 6


@screen("my_candidates", candidates=False)
def my_candidates(w: Words, f: Facts) -> Screen:
    """A page of the candidates whom one looks after."""
    found = f["candidates"]
    invite = Button(w("Invite somebody new"), NewCandidate())
    if not found:
        return Screen(w("You have no candidates."), rows(invite))
    page = page_of(found, f["page"], A_PAGE)
    return Screen(
        w.n("You have {n} candidate. Whom do you want to see?", "You have {n} candidates. Whom do you want to see?", len(found)),
        (
            *_named(w, page.shown),
            *turning(w, page, MyCandidates),
            (invite, Button(w("Write to everybody"), WriteToEverybody())),
        ),
    )


@screen("candidates_found", candidates=False)
def candidates_found(w: Words, f: Facts) -> Screen:
    """The own candidates of a name, at most a page."""
    found = f["candidates"]
    if not found:
        return Screen(w("I find nobody of that name. Type /kandidaten to see everybody."))
    page = page_of(found, 0, A_PAGE)
    return Screen(lines(w("Whom do you want to see?"), first_ten(w, page)), _named(w, page.shown))


def _named(w: Words, candidates: Sequence[Facts]) -> Rows:
    return rows(*(Button(caption(_whose(w, c)), OpenCandidate(c["id"])) for c in candidates))


def _whose(w: Words, c: Facts) -> Written:
    """By name; one of somebody who is away, with whose it is."""
    return w("{name}, for {contact}", name=c["name"], contact=c["of"]) if c.get("of") else Written(w.safe(c["name"]))


def candidate(w: Words, v: CandidateView) -> Screen:
    """A candidate's work, what waits, and the phone."""
    number = v.candidate.id
    buttons = [
        *(
            Button(caption(w("Question of {day}", day=day_of(w, q.asked_at.isoformat()))), OpenQuestion(q.id))
            for q in v.questions
        ),
        *(Button(caption(w("Work: {job}", job=p.title)), OpenWork(p.id)) for p in (*v.placements, *v.unrecorded)),
        Button(w("Choose a payment day"), ChooseMoment(number)),
        Button(w("What they want"), ShowWanted(number)),
        Button(w("Other costs"), OpenCosts(number)),
        *(Button(caption(w("Offer: {job}", job=o.title)), OpenOffer(o.id)) for o in v.offers),
        *(button for p in v.placements for button in _contacts(w, p, v)),
        *(Button(caption(w("Week on paper: {job}", job=p.title)), PaperWork(p.id)) for p in v.late_on_paper),
        *([] if v.takes_part else [Button(w("Confirmed on paper"), ConfirmedOnPaper(number))]),
        Button(w("What was before"), ShowHistory(number)),
        Button(caption(w("See what {name} sees", name=v.candidate.first_name)), ChooseView(number)),
        Button(w("Phone lost"), PhoneLost(number)) if v.phone else Button(w("Make a new invite"), InviteCandidate(number)),
    ]
    weeks = [Button(w("Week of {day}", day=w.short_day(first)), ShowWeek(week)) for week, first in v.weeks]
    older = [Button(w("Older weeks"), OlderWeeks(number, 0))] if v.has_older else []
    return Screen(
        lines(
            w("<b>{name}</b>", name=v.candidate.name),
            _phone(w, v),
            not v.takes_part and w("Has not confirmed taking part yet."),
            " ",
            _placed(w, v),
            *(w("Not signed: week of {day}", day=w.date(monday)) for monday in v.unsigned),
            *_hours_and_premium(w, v.premium),
            *_offered(w, v.offers),
            w.n("{n} open question", "{n} open questions", len(v.questions)) if v.questions else w("No open questions."),
            v.contacts and " ",
            *(contact_line(w, one) for one in v.contacts[:LINES_OF_CONTACT]),
        ),
        (*rows(*buttons, columns=1), *rows(*weeks), *rows(*older)),
    )


def _contacts(w: Words, p: Placement, v: CandidateView) -> list[Button]:
    """Contact that was held about work that runs, with each side, and a week of it that comes on paper."""
    others = [one for one in v.placements if one.id != p.id]
    return [
        Button(caption(_contact_with(w, v.candidate.first_name, p, others)), ContactNow(p.id, False)),
        Button(
            caption(_contact_with(w, p.employer_name, p, [one for one in others if one.employer == p.employer])),
            ContactNow(p.id, True),
        ),
        *([Button(caption(w("Week on paper: {job}", job=p.title)), PaperWork(p.id))] if p.id in v.on_paper else []),
    ]


def _contact_with(w: Words, name: str, p: Placement, others: Sequence[Placement]) -> Written:
    """With whom; and about which work, where there is more, as far as that tells it apart."""
    if not others:
        return w("Contact with {name}", name=name)
    if p.title not in {one.title for one in others}:
        return w("Contact with {name}: {job}", name=name, job=p.title)
    if p.employer_name not in {one.employer_name for one in others if one.title == p.title}:
        return w("Contact with {name}: {job}, {employer}", name=name, job=p.title, employer=p.employer_name)
    return w("Contact with {name}: {job}, from {day}", name=name, job=p.title, day=w.short_day(p.starts_on))


def _phone(w: Words, v: CandidateView) -> Written:
    if v.phone is None:
        return w("No phone is linked.")
    if not v.phone.reachable:
        return w("Messages do not arrive: the bot was blocked. Call them.")
    return w("Phone linked since {day}.", day=w.date(v.phone.since.astimezone(AMSTERDAM).date()))


def _placed(w: Words, v: CandidateView) -> str:
    return lines(
        not v.placements and w("No work now."),
        *(
            w("Works: <b>{title}</b> at {employer}, until {day}", title=p.title, employer=p.employer_name, day=w.date(p.last_day))
            for p in v.placements
        ),
        *(
            w("<b>{title}</b> ended on {day}. How is not recorded yet.", title=p.title, day=w.date(p.last_day))
            for p in v.unrecorded
        ),
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
        "Premium: {planned} planned, {logged} logged, {confirmed} confirmed and not paid yet.",
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
