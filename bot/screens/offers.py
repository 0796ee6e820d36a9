"""From job to placement, on the three phones."""

from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote_plus

from bot.buttons import (
    AskAboutOffer,
    AskQuestion,
    CallOff,
    ChooseCandidate,
    ChooseDayOff,
    MeetFirst,
    MoreOrFewerHours,
    OfferAnswer,
    OfferJob,
    OpenOffer,
    ProposalAnswer,
    Propose,
    ReportAbsent,
    SayWhyNot,
    ShowJob,
    WantToStop,
    WhatIncome,
)
from bot.screens import Button, Screen, lines, rows, screen
from bot.screens.questions import literal, quote, shortened
from core.actions.jobs import JobView
from core.actions.offers import OfferView
from core.actions.placements import PlacementView
from core.actions.proposals import ProposalView
from core.actions.things import Notice
from core.rules.atwork import WishKind
from core.rules.offers import OfferState
from core.rules.questions import QUOTED
from core.store.jobs import Job, Shift
from words import Words
from words.language import Written
from words.traces import floor_in_words

Facts = Mapping[str, Any]
CANDIDATES_A_PAGE = 8
FEW_DAYS = 14


def shifts_line(w: Words, shifts: tuple[Shift, ...]) -> str | None:
    """When: the weekly shifts, days with the same times together."""
    by_times: dict[tuple[str, str], list[str]] = {}
    for shift in shifts:
        by_times.setdefault((w.time(shift.starts), w.time(shift.ends)), []).append(w.weekday(shift.weekday))
    parts = [
        w("{days}: {start} to {end}", days=Written(", ".join(days)), start=start, end=end)
        for (start, end), days in by_times.items()
    ]
    return Written("; ".join(parts)) if parts else None


def job_lines(w: Words, job: Job, last_day: date | None) -> str:
    """What, where, when, how much and until when."""
    when = shifts_line(w, job.shifts)
    return lines(
        w("<b>{title}</b> at {employer}", title=job.title, employer=job.employer_name),
        job.tasks and w("What: {tasks}", tasks=job.tasks),
        job.needs and w("Needed: {needs}", needs=job.needs),
        w("Where: {place}", place=job.place),
        when and w("When: {shifts}", shifts=when),
        w("How much: {hours} a week", hours=w.hours(job.minutes_per_week)),
        w("From {first} until {last}", first=w.date(job.starts_on), last=w.date(last_day))
        if last_day
        else w("From {first}", first=w.date(job.starts_on)),
    )


# The candidate


def candidate_offer(w: Words, o: OfferView) -> Screen:
    """Before a yes: everything one must know. After it: what was said, and what comes next."""
    body = job_lines(w, o.job, o.last_day)
    if o.state not in (OfferState.OPEN, OfferState.HELD):
        why = (Button(w("Say why (you do not have to)"), SayWhyNot(o.id)),) if o.may_say_why else ()
        others = o.others_want and w("Somebody else would like this work too. {employer} chooses.", employer=o.job.employer_name)
        return Screen(lines(_candidate_result(w, o), others, " ", body), rows(*why))
    premium = o.rate and w(
        "Your premium: {rate} for every hour you work. That is about {total} for the whole job.",
        rate=w.money(o.rate),
        total=w.money(o.premium_cents or 0),
    )
    text = lines(
        w("Do you want to do this work?"),
        " ",
        body,
        o.kilometres and w("Travel: {km} km there and back, as you told before.", km=w.number(o.kilometres)),
        " ",
        premium or None,
        *_room(w, o),
        w("Your benefit simply continues. Your allowances stay the same."),
        w(
            "The premium is paid at most twice a year. You choose the moment together with {contact}.",
            contact=o.contact.first_name,
        ),
        " ",
        o.state is OfferState.HELD
        and w("{contact} answers your question first. The offer waits for you.", contact=o.contact.first_name),
        w("You may always say no. That has no consequences."),
    )
    buttons = (
        (Button(w("Yes, propose me"), OfferAnswer(o.id, True)), Button(w("No"), OfferAnswer(o.id, False))),
        (Button(w("First a question"), AskAboutOffer(o.id)), Button(w("Map"), url=map_of(o.job.place))),
        (Button(w("What does this do to my income?"), WhatIncome(o.id)),),
    )
    return Screen(text, buttons)


def map_of(place: str) -> str:
    """Where a workplace is on a map; nothing is asked there but the place."""
    return f"https://www.openstreetmap.org/search?query={quote_plus(place)}"


def _room(w: Words, o: OfferView) -> list[Written]:
    if o.room is None:
        return []
    room = o.room
    said = [
        w(
            "Room for premium in {year}: {before} now, {after} with this work.",
            year=str(room.year),
            before=w.money(room.before),
            after=w.money(room.after),
        )
    ]
    if room.above:
        said.append(w("{money} of it does not fit in that year. That waits for the next payment.", money=w.money(room.above)))
    return said


def _candidate_result(w: Words, o: OfferView) -> str:
    contact = o.contact.first_name
    match o.state:
        case OfferState.DECLINED:
            return w("You said no. That is fine. It has no consequences.")
        case OfferState.WANTED:
            return w("You said yes. {contact} will now propose you to {employer}.", contact=contact, employer=o.job.employer_name)
        case OfferState.PROPOSED:
            return w("You said yes. {employer} now chooses. You will hear from us.", employer=o.job.employer_name)
        case OfferState.CHOSEN:
            return w("You said yes, and {employer} said: welcome!", employer=o.job.employer_name)
        case OfferState.NOT_CHOSEN:
            return w("You said yes. {employer} chose somebody else this time.", employer=o.job.employer_name)
    return w("This place is filled. Thank you for looking at it.")


def candidate_placement(w: Words, p: PlacementView) -> Screen:
    """Where, when, whom to report to and how long still; and what one may do about it."""
    when = shifts_line(w, p.shifts)
    return Screen(
        lines(
            w("This is your work:"),
            " ",
            w("<b>{title}</b> at {employer}", title=p.placement.title, employer=p.placement.employer_name),
            w("Where: {place}", place=p.placement.place),
            when and w("When: {shifts}", shifts=when),
            w("How much: {hours} a week", hours=w.hours(p.placement.minutes_per_week)),
            p.placement.report_to and w("Ask for: {person}", person=p.placement.report_to),
            w("First day: {day}", day=w.date(p.placement.starts_on)),
            w("Last day: {day}", day=w.date(p.placement.last_day)),
            _how_long_still(w, p),
            w("Your premium: {rate} for every hour you work.", rate=w.money(p.placement.premium_rate)),
            " ",
            w("Your benefit simply continues."),
            p.contact and w("Your contact person is {contact}.", contact=p.contact.name),
        ),
        _at_work(w, p),
    )


def _how_long_still(w: Words, p: PlacementView) -> Written | None:
    left = (p.placement.last_day - p.today).days
    if left < 0:
        return w("This work is over.")
    if p.today < p.placement.starts_on:
        return None
    if not left:
        return w("Today is your last day.")
    if left < FEW_DAYS:
        return w.n("Still {n} day.", "Still {n} days.", left)
    return w.n("Still {n} week.", "Still {n} weeks.", left // 7)


def _at_work(w: Words, p: PlacementView) -> tuple[tuple[Button, ...], ...]:
    """Not able to come, other hours, stopping: while the work lasts, and while it is not asked already."""
    number = p.placement.id
    if p.placement.last_day < p.today:
        return ()
    off = [Button(w("I cannot come today"), CallOff(number, p.today))] if p.expected else []
    off.append(Button(w("I cannot come on another day"), ChooseDayOff(number)))
    more = [] if WishKind.HOURS in p.wishes else [Button(w("More or fewer hours"), MoreOrFewerHours(number))]
    stop = [] if WishKind.STOP in p.wishes else [Button(w("Stop with this work"), WantToStop(number))]
    return (*rows(*off, columns=1), *rows(*more, *stop))


@screen("no_work")
def no_work(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("You have no work through us now."), w("Is there something for you? Then you hear it here.")))


@screen(Notice.PROPOSED)
def proposed(w: Words, f: Facts) -> Screen:
    return Screen(
        w("{contact} has proposed you to {employer}. You will hear from us.", contact=f["contact"], employer=f["employer"])
    )


@screen(Notice.NOT_CHOSEN)
def not_chosen(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("This time somebody else was chosen for “{job}”.", job=f["job"]),
            w("That says nothing about you. {contact} looks on with you.", contact=f["contact"]),
        )
    )


@screen(Notice.JOB_WITHDRAWN)
def job_withdrawn(w: Words, f: Facts) -> Screen:
    """The employer took the job back: nobody's fault."""
    return Screen(
        lines(
            w("The work “{job}” does not go on.", job=f["job"]),
            w("That has nothing to do with you. You do not have to do anything."),
        )
    )


@screen(Notice.OFFER_PLACE_FILLED)
def place_filled(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("The place for “{job}” is filled.", job=f["job"]), w("You do not have to do anything.")))


# The employer


def employer_proposal(w: Words, p: ProposalView) -> Screen:
    """First name and work experience, nothing else."""
    result = {
        OfferState.CHOSEN: w("You chose {name}. The confirmation is below.", name=p.first_name),
        OfferState.NOT_CHOSEN: w("You did not choose {name} this time.", name=p.first_name),
        OfferState.FILLED: w("This place is filled."),
    }.get(p.state)
    text = lines(
        result or w("{name} would like to work for you.", name=p.first_name),
        None if result else w("{name} can come on the days and times below.", name=p.first_name),
        " ",
        _meeting_line(w, p),
        p.experience and w("Experience: {experience}", experience=p.experience),
        job_lines(w, p.job, p.last_day),
    )
    if result:
        return Screen(text)
    return Screen(
        text,
        rows(
            Button(w("Welcome"), ProposalAnswer(p.id, True)),
            Button(w("Not this time"), ProposalAnswer(p.id, False)),
            *([Button(w("Meet first"), MeetFirst(p.id))] if p.meeting is None or p.meeting.fits is not None else []),
        ),
    )


def _meeting_line(w: Words, p: ProposalView) -> Written | None:
    """When they meet, or how far that is."""
    if p.meeting is None or p.state is not OfferState.PROPOSED:
        return None
    if p.meeting.moment:
        return w("You meet on {moment}.", moment=w.moment(p.meeting.moment))
    if p.meeting.fits is None:
        return w("You proposed to meet. {name} has not answered yet.", name=p.first_name)
    return w("No moment fits {name}.", name=p.first_name)


def employer_placement(w: Words, p: PlacementView) -> Screen:
    """The confirmation, with what the employer pays."""
    when = shifts_line(w, p.shifts)
    return Screen(
        lines(
            w("Confirmed: {name} comes to work for you.", name=p.candidate.first_name),
            " ",
            w("<b>{title}</b> at {employer}", title=p.placement.title, employer=p.placement.employer_name),
            w("Where: {place}", place=p.placement.place),
            when and w("When: {shifts}", shifts=when),
            w("How much: {hours} a week", hours=w.hours(p.placement.minutes_per_week)),
            w("First day: {day}", day=w.date(p.placement.starts_on)),
            w("Last day: {day}", day=w.date(p.placement.last_day)),
            w("Tariff: {tariff} for every hour worked.", tariff=w.money(p.placement.tariff)),
            " ",
            w("Each week you get one message to confirm the hours."),
        ),
        rows(*_today(w, p), Button(w("Ask something"), AskQuestion()), columns=1),
    )


def _today(w: Words, p: PlacementView) -> list[Button]:
    """Only on a day on which somebody is expected."""
    caption = _short(unescape(w("{name} is not here today", name=p.candidate.first_name)))
    return [Button(caption, ReportAbsent(p.placement.id))] if p.expected else []


# The consultant


@screen("jobs")
def jobs(w: Words, f: Facts) -> Screen:
    """The list of jobs."""
    if not f["jobs"]:
        return Screen(w("There are no jobs now."))
    buttons = [Button(_short(f"{j['title']}, {j['employer']}"), ShowJob(j["id"])) for j in f["jobs"]]
    return Screen(w("Which job do you want to see?"), rows(*buttons, columns=1))


def consultant_job(w: Words, v: JobView) -> Screen:
    """A job with its offers, and the way to offer it."""
    said = {
        OfferState.OPEN: w("waits for an answer"),
        OfferState.HELD: w("asked something first"),
        OfferState.DECLINED: w("no"),
        OfferState.WANTED: w("yes, not yet proposed"),
        OfferState.PROPOSED: w("proposed"),
        OfferState.CHOSEN: w("placed"),
        OfferState.NOT_CHOSEN: w("not chosen"),
        OfferState.FILLED: w("place filled"),
    }
    offered = [w("• {name}: {state}", name=name, state=said[state]) for name, state in v.offered]
    text = lines(
        job_lines(w, v.job, v.job.ends_on),
        w("Tariff: {tariff} for every hour worked.", tariff=w.money(v.job.tariff)),
        v.floor and floor_in_words(w, v.floor),
        w.n("{n} place free", "{n} places free", v.job.free),
        *([" ", w("Offered to:"), *offered] if offered else []),
    )
    return Screen(text, rows(Button(w("Offer to somebody"), ChooseCandidate(v.job.id, 0))) if v.job.free > 0 else ())


@screen("choose_candidate")
def choose_candidate(w: Words, f: Facts) -> Screen:
    """To whom? A page of own candidates."""
    found, page = f["candidates"], f["page"]
    if not found:
        return Screen(w("This job was offered to all your candidates."))
    shown = found[page * CANDIDATES_A_PAGE : (page + 1) * CANDIDATES_A_PAGE]
    buttons = list(rows(*(Button(_short(c["name"]), OfferJob(f["job"], c["id"])) for c in shown)))
    turn = []
    if page:
        turn.append(Button(w("Previous"), ChooseCandidate(f["job"], page - 1)))
    if len(found) > (page + 1) * CANDIDATES_A_PAGE:
        turn.append(Button(w("Next"), ChooseCandidate(f["job"], page + 1)))
    return Screen(w("To whom do you offer “{title}”?", title=f["title"]), (*buttons, *([tuple(turn)] if turn else [])))


def consultant_offer(w: Words, o: OfferView) -> Screen:
    """How an offer stands, with the next deed."""
    name, employer = o.candidate.first_name, o.job.employer_name
    head = {
        OfferState.OPEN: w("Offered to {name}. Waits for an answer.", name=name),
        OfferState.HELD: w("{name} asks something first. The offer waits.", name=name),
        OfferState.DECLINED: w("{name} said no to {employer}.", name=name, employer=employer),
        OfferState.WANTED: w("{name} would like to be proposed to {employer}.", name=name, employer=employer),
        OfferState.PROPOSED: w("{name} was proposed to {employer}.", name=name, employer=employer),
        OfferState.CHOSEN: w("{employer} chose {name}. The placement is made.", name=name, employer=employer),
        OfferState.NOT_CHOSEN: w("{employer} did not choose {name} this time.", name=name, employer=employer),
        OfferState.FILLED: w("The place at {employer} is filled.", employer=employer),
    }[o.state]
    buttons = rows(Button(w("Propose"), Propose(o.id))) if o.state is OfferState.WANTED else ()
    why = o.reason and lines(w("Why not, for you alone:"), quote(literal(shortened(o.reason, QUOTED))))
    return Screen(lines(head, why or None, " ", job_lines(w, o.job, o.last_day)), buttons)


@screen(Notice.OFFER_ANSWERED)
def offer_answered(w: Words, f: Facts) -> Screen:
    return Screen(w("{name} said no to “{job}”.", name=f["name"], job=f["job"]))


@screen(Notice.OFFER_REASON)
def offer_reason(w: Words, f: Facts) -> Screen:
    """Why not, in the candidate's words; nobody else reads it."""
    return Screen(
        lines(
            w("{name} tells you why not, about “{job}”:", name=f["name"], job=f["job"]),
            quote(literal(shortened(f["text"], QUOTED))),
            w("Only you read this."),
        )
    )


@screen(Notice.OFFER_UNANSWERED)
def offer_unanswered(w: Words, f: Facts) -> Screen:
    """Time alone ends no offer: the contact person looks."""
    return Screen(
        lines(
            w("{name} has not answered yet: “{job}”.", name=f["name"], job=f["job"]),
            w("The offer stays open. Will you call {name}?", name=f["name"]),
        ),
        rows(Button(w("To the offer"), OpenOffer(f["offer"]))),
    )


@screen(Notice.PROPOSAL_ANSWERED)
def proposal_answered(w: Words, f: Facts) -> Screen:
    return Screen(w("{employer} did not choose {name} this time.", employer=f["employer"], name=f["name"]))


@screen(Notice.PLACEMENT_STOPPED)
def placement_stopped(w: Words, f: Facts) -> Screen:
    return Screen(
        w(
            "{employer} said welcome to {name}, but the placement cannot be made: the age or the term does not allow it. "
            "Call them both.",
            employer=f["employer"],
            name=f["name"],
        )
    )


@screen(Notice.INVITE_USED)
def invite_used(w: Words, f: Facts) -> Screen:
    return Screen(w("{name} has opened the link and is in.", name=f["name"]))


@screen(Notice.INVITE_CLAIMED_AGAIN)
def invite_claimed_again(w: Words, f: Facts) -> Screen:
    return Screen(w("Somebody else tried the link of {name}. They were not let in.", name=f["name"]))


@screen(Notice.UNREACHABLE)
def unreachable(w: Words, f: Facts) -> Screen:
    return Screen(w("Messages to {name} do not arrive any more. Call them.", name=f["name"]))


def _short(caption: str) -> str:
    return caption if len(caption) <= 40 else caption[:39] + "…"
