"""Toward the end of work: what the employer is asked, what comes of it, and what each of them hears."""

from datetime import date, datetime

from bot.buttons.endings import AskWhatNext, OpenWork, StopEarly, TakeBackAsk
from bot.buttons.everybody import AskQuestion
from bot.buttons.premium import ChooseMoment
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.things import Notice
from core.actions.work.asks import EndingView
from core.rules.work.ending import AskKind, AskState, ChangeKind, Outflow
from words import Words
from words.language import Written


def employer_ending(w: Words, v: EndingView) -> Screen:
    """How does it go on? Three answers, and stopping earlier; then what becomes of the answer."""
    name, place = v.name, list(AskKind)
    text = lines(
        w("The work of {name} ends on {day}.", name=name, day=w.day(v.placement.last_day)),
        w("<b>{title}</b> at {employer}", title=v.placement.title, employer=v.placement.employer_name),
        " ",
        _result(w, v) if v.is_over or v.is_ended or _stands(v) else w("How does it go on after that?"),
        *([] if _stands(v) or v.is_ended or v.is_over else _longer(w, v)),
    )
    if _is_open(v) and v.ask:
        return Screen(text, rows(Button(w("After all not"), TakeBackAsk(v.ask.id))))
    number = v.placement.id
    hire = Button(w("Offer a contract"), AskWhatNext(number, place.index(AskKind.HIRE)))
    if v.is_over or v.is_ended:
        return Screen(text, rows(*([] if v.is_hired else [hire])))
    buttons = [
        *([Button(w("Go on longer"), AskWhatNext(number, place.index(AskKind.EXTEND)))] if v.latest else []),
        hire,
        *([] if _stands(v) else [Button(w("Let it end"), AskWhatNext(number, place.index(AskKind.LET_END)))]),
        Button(w("Stop earlier"), StopEarly(number)),
    ]
    return Screen(text, rows(*buttons))


def _longer(w: Words, v: EndingView) -> list[Written]:
    """Until when it may go on; after a no who gets in touch before it can be asked again."""
    if v.refused_by:
        no = w("Going on longer with {name} is not possible.", name=v.name)
        return [no, w("{contact} gets in touch with you.", contact=v.refused_by)]
    return [w("It may go on until {day} at most.", day=w.date(v.latest))] if v.latest else []


def _stands(v: EndingView) -> bool:
    """Something was asked, and not refused."""
    return v.ask is not None and v.ask.state in (AskState.OPEN, AskState.GRANTED)


def _is_open(v: EndingView) -> bool:
    return v.ask is not None and v.ask.state is AskState.OPEN


def _result(w: Words, v: EndingView) -> Written:
    kind = v.ask.kind if v.ask and _stands(v) else None
    if v.is_over and not v.is_hired and not _is_open(v):
        return w("This work is over.")
    match kind, v.is_ended and not _is_open(v):
        case AskKind.HIRE, True:
            return w("{name} comes to work for you with a contract. Congratulations.", name=v.name)
        case _, True:
            return w("That is agreed.")
        case AskKind.EXTEND, _ if _is_open(v):
            return w("You want to go on longer. {contact} talks about it with {name}.", contact=v.contact, name=v.name)
        case AskKind.EXTEND, _:
            return w("You go on with each other. How does it go on after that?")
        case AskKind.HIRE, _:
            return w("You want to offer a contract. {contact} gets in touch with you.", contact=v.contact)
        case AskKind.LET_END, _:
            return w("You let it end. {contact} knows.", contact=v.contact)
    return w("You want to stop earlier. {contact} gets in touch with you.", contact=v.contact)


@screen("stop_early", candidates=False)
def stop_early(w: Words, f: Facts) -> Screen:
    """Why? For the municipality, which passes it on when the contact person is away or silent; never for the candidate."""
    return Screen(
        lines(
            trouble(w, f),
            w("Why do you want to stop with {name} earlier?", name=f["name"]),
            w(
                "{contact} reads it, or a colleague who takes over. {name} does not get your reason.",
                contact=f["contact"],
                name=f["name"],
            ),
        ),
        ways_out(w, f),
    )


@screen(Notice.WORK_ENDS_SOON)
def work_ends_soon(w: Words, f: Facts) -> Screen:
    """To the contact person by name, to the candidate without."""
    day, work = w.day(date.fromisoformat(f["last_day"])), _which(w, f)
    if f["name"]:
        return Screen(
            lines(
                w("The work of {name} ends on {day}.", name=f["name"], day=day),
                work,
                w("Does it go on, is there a contract, or what comes next?"),
            ),
            rows(Button(w("See the work"), OpenWork(f["placement"]))),
        )
    return Screen(
        lines(
            w("Your work ends on {day}.", day=day),
            work,
            w("{contact} talks with you about what comes after that.", contact=f["contact"]),
        ),
        rows(Button(w("Ask something"), AskQuestion())),
    )


@screen(Notice.WORK_GOES_ON, candidates=False)
def work_goes_on(w: Words, f: Facts) -> Screen:
    """The employer hears until when."""
    day = w.day(date.fromisoformat(f["last_day"]))
    return Screen(lines(w("{name} goes on working for you.", name=f["name"]), w("The last day is {day}.", day=day), _which(w, f)))


@screen(Notice.WORK_STOPPED)
def work_stopped(w: Words, f: Facts) -> Screen:
    """The employer stops: said kindly, without a reason."""
    off = f.get("off")
    return Screen(
        lines(
            _stopped(w, f),
            _which(w, f),
            not off and w("Thank you for what you did there."),
            w("{contact} calls you, and looks with you for what comes next.", contact=f["contact"]),
            w("Your benefit simply continues."),
        ),
        rows(Button(w("Ask something"), AskQuestion())),
    )


def _stopped(w: Words, f: Facts) -> Written:
    day = w.day(date.fromisoformat(f["last_day"]))
    if f.get("off"):
        return w("This work does not go on.")
    return _was(w, f) or w("Your work stops. Your last day is {day}.", day=day)


@screen(Notice.NEW_WORK)
def new_work(w: Words, f: Facts) -> Screen:
    """Congratulations: work with a contract, or school."""
    if f["kind"] == Outflow.SCHOOL:
        head = w("Congratulations! You go to school.")
    elif f["same"]:
        head = w("Congratulations! You go on working at {employer}, in paid work.", employer=f["employer"])
    else:
        head = w("Congratulations! You have paid work.")
    return Screen(
        lines(
            head,
            not f.get("off") and _last_with_us(w, f),
            _which(w, f),
            w("{contact} tells you what happens to your benefit.", contact=f["contact"]),
        )
    )


def _last_with_us(w: Words, f: Facts) -> Written:
    return _was(w, f) or w("Your last day with us is {day}.", day=w.day(date.fromisoformat(f["last_day"])))


def _was(w: Words, f: Facts) -> Written | None:
    """A last day that is recorded after it."""
    return w("Your last day was {day}.", day=w.day(date.fromisoformat(f["last_day"]))) if f.get("over") else None


@screen(Notice.PREMIUM_HELD)
def premium_held(w: Words, f: Facts) -> Screen:
    """What is still to come, and when it can be paid."""
    when = w("It can be paid from {day} on.", day=w.date(date.fromisoformat(f["when"]))) if f["when"] else None
    later = w("{contact} tells you what happens to it.", contact=f["contact"])
    return Screen(
        lines(
            w("You still have {money} premium to come, with your last days.", money=w.money(f["cents"])),
            when or later,
            when and w("Choose the day together with {contact}.", contact=f["contact"]),
        ),
        rows(Button(w("Choose a payment day"), ChooseMoment(f["candidate"]))),
    )


@screen(Notice.ASK_DECLINED, candidates=False)
def ask_declined(w: Words, f: Facts) -> Screen:
    """To the employer: it does not go on like that; never whose no it was."""
    day = w.day(date.fromisoformat(f["last_day"]))
    if f["kind"] == AskKind.EXTEND:
        head = w("Going on longer with {name} is not possible.", name=f["name"])
    elif f["kind"] == AskKind.HIRE:
        head = w("The contract for {name} does not go on now.", name=f["name"])
    else:
        head = w("Stopping earlier with {name} does not go on now.", name=f["name"])
    return Screen(
        lines(
            head,
            w("The last day stays {day}.", day=day),
            _which(w, f),
            w("{contact} gets in touch with you.", contact=f["contact"]),
        )
    )


@screen(Notice.ASK_MOVED, candidates=False)
def ask_moved(w: Words, f: Facts) -> Screen:
    """To the employer: who has it now, and until when they answer."""
    due = f["due"] and w(
        "{name} answers by {moment} at the latest.", name=f["name"], moment=w.moment(datetime.fromisoformat(f["due"]))
    )
    return Screen(
        lines(
            w("{before} could not answer you yet about the work of {whose}.", before=f["before"], whose=f["whose"])
            if f.get("asked", True)
            else w("{before} could not answer yet about the work of {whose}.", before=f["before"], whose=f["whose"]),
            w("{name} has it now.", name=f["name"]),
            due or w("{name} answers as soon as possible.", name=f["name"]),
        )
    )


@screen(Notice.CHANGE_ANSWERED, candidates=False)
def change_answered(w: Words, f: Facts) -> Screen:
    """To the contact person: what the candidate said."""
    is_longer = f["kind"] == ChangeKind.EXTEND
    if f["agrees"]:
        head = (
            w("{name} wants to stay longer.", name=f["name"]) if is_longer else w("{name} wants the other hours.", name=f["name"])
        )
    else:
        head = (
            w("{name} does not want to stay longer.", name=f["name"])
            if is_longer
            else w("{name} does not want the other hours.", name=f["name"])
        )
    expects = f.get("expects") and w(
        "{employer} only reads that it is not possible, and that you get in touch.", employer=f["expects"]
    )
    return Screen(lines(head, expects), _to_work(w, f))


@screen(Notice.CHANGE_ENDED)
def change_ended(w: Words, f: Facts) -> Screen:
    """To the candidate: going on longer is not asked any more, and what stays."""
    return Screen(
        lines(
            w("Going on longer with this work is not possible after all."),
            _which(w, f),
            w("You do not have to answer any more."),
            w("Your last day stays {day}.", day=w.day(date.fromisoformat(f["last_day"]))),
            f["contact"] and w("{contact} talks with you about what comes after that.", contact=f["contact"]),
            w("Your benefit simply continues."),
        ),
        rows(Button(w("Ask something"), AskQuestion())),
    )


@screen(Notice.ASK_TAKEN_BACK, candidates=False)
def ask_taken_back(w: Words, f: Facts) -> Screen:
    """To who asked the candidate: that question has ended, and what the candidate expects now."""
    name, contact = f["name"], f["contact"]
    expects = (
        w("{name} reads that {contact} talks about what comes after that.", name=name, contact=contact)
        if contact
        else w("{name} reads that you talk with each other about what comes after that.", name=name)
    )
    return Screen(
        lines(
            w("{employer} does not want to go on longer with {name} after all.", employer=f["employer"], name=name),
            _which(w, f),
            w("{name} does not have to answer the question any more.", name=name),
            expects,
        ),
        _to_work(w, f),
    )


def _to_work(w: Words, f: Facts) -> tuple[tuple[Button, ...], ...]:
    """To the work, for whoever may open it: not who had only the ask about it, which is over."""
    return rows(Button(w("See the work"), OpenWork(f["placement"]))) if f["placement"] else ()


def _which(w: Words, f: Facts) -> Written:
    return w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"])
