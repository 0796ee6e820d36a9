"""Work on the contact person's phone: how it stands, what an employer asks, and how it ends."""

from datetime import date

from bot.buttons.endings import (
    DeclineAsk,
    EndChoice,
    EndOn,
    GrowHours,
    OpenAsk,
    OpenWork,
    OpenWorkChange,
    ProposeUntil,
    RecordEnd,
)
from bot.buttons.own_candidates import OpenCandidate
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.things import Notice
from core.actions.work.ask_answers import AskView
from core.actions.work.own_work import WorkView
from core.rules.work.ending import AskKind, AskState, ChangeKind, End, EndReason, Outflow
from words import Words
from words.language import Written


def staff_work(w: Words, v: WorkView) -> Screen:
    """Who works where until when, and what may change: longer, other hours, the end."""
    p = v.placement
    text = lines(
        w("<b>{name}</b>, {title} at {employer}", name=v.candidate.name, title=p.title, employer=p.employer_name),
        w("How much: {hours} a week", hours=w.hours(p.minutes_per_week)),
        w("First day: {day}", day=w.date(v.first_day)),
        w("Last day: {day}", day=w.date(p.last_day)),
        w("The term allows work until {day}.", day=w.date(p.last_allowed_day)),
        v.end and lines(" ", w("The end is recorded: {reason}.", reason=reason_of(w, v.end))),
        v.is_beside and lines(" ", w("{name} has paid work. Record the end of this work too.", name=v.candidate.first_name)),
        v.is_over and not v.end and lines(" ", w("This work is over. How it ended is not recorded yet.")),
    )
    longer = [Button(_until(w, day), ProposeUntil(p.id, day)) for day in v.days] if v.can_ask(ChangeKind.EXTEND) else []
    more = [Button(w("Other hours"), GrowHours(p.id))] if v.can_ask(ChangeKind.HOURS) else []
    end = (
        [] if v.end and v.end.outflow else [Button(w("Work or school found") if v.end else w("Record the end"), RecordEnd(p.id))]
    )
    waits = [
        *([Button(w("What the employer asks"), OpenAsk(v.ask.id))] if v.ask and v.ask.state is AskState.OPEN else []),
        *(Button(caption(w("What {name} is asked", name=v.candidate.first_name)), OpenWorkChange(one.id)) for one in v.changes),
    ]
    candidate = Button(caption(w("Open {name}", name=v.candidate.first_name)), OpenCandidate(v.candidate.id))
    return Screen(text, (*rows(*waits, columns=1), *rows(*longer), *rows(*more, *end), (candidate,)))


def _until(w: Words, day: date) -> Written:
    return w("Until {day}", day=w.short_day(day))


def reason_of(w: Words, end: End) -> Written:
    """Why work ended, and what it led to."""
    kind = w("part-time") if end.outflow is Outflow.PART_TIME else w("full-time")
    match end.reason:
        case EndReason.WORK_HERE:
            return w("paid work at the same employer, {kind}", kind=kind)
        case EndReason.WORK_ELSEWHERE:
            return w("paid work elsewhere, {kind}", kind=kind)
        case EndReason.SCHOOL:
            return w("school")
        case EndReason.TERM:
            return w("the term is over")
        case EndReason.CANDIDATE:
            return w("the candidate stops")
        case EndReason.EMPLOYER:
            return w("the employer stops")
    return w("something else")


def staff_ask(w: Words, v: AskView) -> Screen:
    """Who wants what with whose work, and the answer."""
    ask, name, p = v.ask, v.candidate.first_name, v.placement
    heads = {
        AskKind.EXTEND: w("{employer} wants to go on longer with {name}.", employer=p.employer_name, name=name),
        AskKind.HIRE: w("{employer} wants to offer {name} a contract.", employer=p.employer_name, name=name),
        AskKind.LET_END: w("{employer} lets the work of {name} end.", employer=p.employer_name, name=name),
        AskKind.LET_GO: w("{employer} wants to stop earlier with {name}.", employer=p.employer_name, name=name),
    }
    text = lines(
        heads[ask.kind],
        " ",
        w("<b>{name}</b>, {title} at {employer}", name=v.candidate.name, title=p.title, employer=p.employer_name),
        w("Last day: {day}", day=w.date(p.last_day)),
        ask.reason and w("Why: “{reason}”", reason=ask.reason),
        ask.reason and w("{name} does not get the reason from the bot.", name=name),
        w("Asked by {name}", name=v.by.name),
        " ",
        v.owner and v.contact and w("{name} took this over from {contact}.", name=v.owner.name, contact=v.contact.name),
        _stand(w, v),
    )
    return Screen(text, _answers(w, v) if ask.state is AskState.OPEN else ())


def _stand(w: Words, v: AskView) -> Written:
    match v.ask.state:
        case AskState.OPEN if v.asked:
            return w("{name} is asked. There is no answer yet.", name=v.candidate.first_name)
        case AskState.OPEN if v.ask.due_at:
            return w("Call {name} first. Answer before {moment}.", name=v.candidate.first_name, moment=w.moment(v.ask.due_at))
        case AskState.OPEN:
            return w("Call {name} first. Answer as soon as possible.", name=v.candidate.first_name)
        case AskState.GRANTED if v.ask.kind is AskKind.LET_END:
            return w("You do not have to answer. Record how it ends when you know.")
        case AskState.GRANTED:
            return w("It goes on like that.")
        case AskState.DECLINED:
            speaker = v.owner or v.contact
            contact = speaker.first_name if speaker else ""
            return w("It does not go on like that. The employer knows, and reads that {contact} gets in touch.", contact=contact)
    return w("The employer took it back.")


def _answers(w: Words, v: AskView) -> tuple[tuple[Button, ...], ...]:
    no = Button(w("Does not go on"), DeclineAsk(v.ask.id))
    if v.ask.kind is AskKind.EXTEND:
        if v.asked:
            return rows(Button(caption(w("What {name} is asked", name=v.candidate.first_name)), OpenWorkChange(v.asked.id)))
        return (*rows(*(Button(_until(w, day), ProposeUntil(v.placement.id, day)) for day in v.days)), (no,))
    return rows(Button(w("Record the end"), RecordEnd(v.placement.id)), no)


# Recording the end


def _why_buttons(w: Words, f: Facts) -> list[Button]:
    captions = (
        w("Paid work here"),
        w("Paid work elsewhere"),
        w("School or training"),
        w("The term is over"),
        w("The candidate stops"),
        w("The employer stops"),
        w("Something else"),
    )
    return [Button(said, EndChoice(number)) for number, said in enumerate(captions)]


@screen("end_why", candidates=False)
def end_why(w: Words, f: Facts) -> Screen:
    """Why does it end? Regular paid work always goes first."""
    return Screen(
        lines(trouble(w, f), w("Why does the work of {name} end?", name=f["name"]), _work(w, f)),
        (*rows(*_why_buttons(w, f)), *ways_out(w, f)),
    )


@screen("end_outflow", candidates=False)
def end_outflow(w: Words, f: Facts) -> Screen:
    """Full-time or part-time?"""
    choices = (Button(w("Full-time"), EndChoice(0)), Button(w("Part-time"), EndChoice(1)))
    return Screen(lines(trouble(w, f), w("Is the paid work full-time or part-time?"), _work(w, f)), (choices, *ways_out(w, f)))


@screen("end_contract", candidates=False)
def end_contract(w: Words, f: Facts) -> Screen:
    """Is there a contract?"""
    choices = (Button(w("Yes"), EndChoice(1)), Button(w("No"), EndChoice(0)))
    return Screen(lines(trouble(w, f), w("Is there a contract?"), _work(w, f)), (choices, *ways_out(w, f)))


@screen("end_day", candidates=False)
def end_day(w: Words, f: Facts) -> Screen:
    """The last day; with it the end is recorded. What premium is held is said of each day, before one is chosen."""
    days = [date.fromisoformat(day) for day in f["days"]]
    held = [(date.fromisoformat(day), cents) for day, cents in f.get("held_on", ()) if cents > 0]
    return Screen(
        lines(
            trouble(w, f),
            w("What is the last day? With that the end is recorded."),
            _work(w, f),
            held and w("At outflow {name} still has premium to come. How much depends on the last day:", name=f["name"]),
            *(w("• {day}: {money}", day=w.short_day(day), money=w.money(cents)) for day, cents in held),
            w("No hours can be filled in for days after it."),
        ),
        (*rows(*(Button(w.short_day(day), EndOn(day)) for day in days)), *ways_out(w, f)),
    )


@screen("check_end_day", candidates=False)
def check_end_day(w: Words, f: Facts) -> Screen:
    """A typed last day, before the end is recorded with it. Back is another day."""
    day = date.fromisoformat(f["day"])
    return Screen(
        lines(trouble(w, f), w("Do you mean {day}?", day=w.day(day))), (*rows(Button(w("Yes"), EndOn(day))), *ways_out(w, f))
    )


@screen(Notice.OUTFLOW_RECORDED, candidates=False)
def outflow_recorded(w: Words, f: Facts) -> Screen:
    """What a colleague recorded, and what other work of the candidate still runs: whoever recorded it hears that alone."""
    name, kind, last = f["name"], Outflow(f["kind"]), date.fromisoformat(f["last_day"])
    reason = reason_of(w, End(last, EndReason(f["reason"]), kind))
    recorded = f["who"] and lines(
        w("{who} recorded how the work of {name} ends: {reason}.", who=f["who"], name=name, reason=reason),
        _work(w, f),
        w("Last day: {day}", day=w.date(last)),
        f["works"] and " ",
    )
    running = [
        w(
            "{name} also still has work: {title} at {employer}, until {day}.",
            name=name,
            title=one["title"],
            employer=one["employer"],
            day=w.date(date.fromisoformat(one["last_day"])),
        )
        for one in f["works"]
    ]
    text = lines(recorded, *running, running and w("Record the end there too."))
    buttons = [Button(caption(w("Work: {job}", job=one["title"])), OpenWork(one["id"])) for one in f["works"]]
    return Screen(text, rows(*buttons, columns=1))


def _work(w: Words, f: Facts) -> Written:
    return w("<b>{name}</b>, {title} at {employer}", name=f["name"], title=f["title"], employer=f["employer"])
