"""What does not feel right, on the phones of the two who know of it. No first line says what it is about."""

from bot.buttons.concerns import CloseConcern, FeelsWrong, OpenConcern, RaiseTo, SendKept, WriteInConcern
from bot.buttons.everybody import StepBack, StopFlow
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble
from bot.screens.leaves import who_is_away
from bot.screens.questions import literal, quote, shortened
from core.actions.talk.concerns import ConcernView
from core.actions.things import Notice
from core.rules.calendar import local_day
from core.rules.talk.concerns import ConcernState
from core.rules.talk.questions import QUOTED
from words import Words
from words.language import Written

TALK_SHOWN = 6


@screen("feels_wrong")
def feels_wrong(w: Words, f: Facts) -> Screen:
    """One question: to whom?"""
    text = lines(
        f.get("wrote") and w("What you wrote is kept. It is not sent yet."),
        w("To whom do you want to tell it?"),
        w("Your employer does not hear of it."),
        " ",
        f.get("to_contact", True) and w("• {contact}: your contact person.", contact=f["contact"]),
        w(
            "• {point}: the reporting point of the municipality. Then {contact} does not see it.",
            point=f["point"],
            contact=f["contact"],
        ),
        *who_is_away(w, f),
    )
    contact = (Button(w.safe(f["contact"]), RaiseTo(False)),) if f.get("to_contact", True) else ()
    buttons = (*contact, Button(w("Reporting point"), RaiseTo(True)))
    return Screen(text, (buttons, *_mine(w, f), (Button(w("Stop"), StopFlow()),)))


@screen("tell_what")
def tell_what(w: Words, f: Facts) -> Screen:
    """One question: what is it?"""
    text = lines(
        trouble(w, f),
        w("What you wrote is kept. Send it, or write it again below.")
        if f.get("wrote")
        else w("What does not feel right? Write it below."),
        w("{name} reads it. Your employer does not hear of it.", name=f["name"])
        if f.get("passes")
        else w("Only {name} reads it. Your employer does not hear of it.", name=f["name"]),
        f.get("passes") and _passes(w, f["name"]),
        *who_is_away(w, f),
    )
    send = rows(Button(w("Send what I wrote"), SendKept())) if f.get("wrote") else ()
    return Screen(text, (*send, *_mine(w, f), (Button(w("Back"), StepBack()), Button(w("Stop"), StopFlow()))))


@screen("write_in_concern")
def write_in_concern(w: Words, f: Facts) -> Screen:
    """One question: what do you write to the other?"""
    others = _passes(w, f["name"]) if f.get("passes") else w("Nobody else reads it.")
    text = lines(trouble(w, f), w("What do you want to write to {name}?", name=f["name"]), others)
    return Screen(text, rows(Button(w("Back"), StepBack()), Button(w("Stop"), StopFlow())))


def _passes(w: Words, name: str) -> Written:
    return w("No answer from {name} in time? Then the reporting point reads it.", name=name)


def _mine(w: Words, f: Facts) -> tuple[tuple[Button, ...], ...]:
    return rows(*(Button(w("Report {receipt}", receipt=one["receipt"]), OpenConcern(one["id"])) for one in f["mine"]))


def raised(w: Words, v: ConcernView) -> Screen:
    """The candidate's own: the receipt number, how far it is, when an answer is due."""
    name = v.receiver.first_name
    head = {
        ConcernState.SENT: w("Your report was sent to {name}.", name=name),
        ConcernState.SEEN: w("{name} read your report.", name=name),
        ConcernState.ANSWERED: w("{name} answered your report.", name=name),
        ConcernState.PASSED_ON: w("{name} did not answer in time. The reporting point has your report now.", name=name),
        ConcernState.CLOSED: w("{name} closed your report.", name=name),
    }[v.state]
    text = lines(
        head,
        w("Number: <b>{receipt}</b>", receipt=v.receipt),
        *_talk(w, v),
        *_when(w, v),
        w("Your employer does not hear of it."),
    )
    if v.state in (ConcernState.PASSED_ON, ConcernState.CLOSED):
        return Screen(text)
    elsewhere = (Button(w("Tell somebody else"), FeelsWrong()),) if v.others else ()
    return Screen(text, rows(Button(w("Add something"), WriteInConcern(v.id)), *elsewhere))


def _when(w: Words, v: ConcernView) -> list[Written]:
    """By when an answer comes, and what happens without one. What somebody who is away then cannot keep is not promised."""
    name = v.receiver.first_name
    if v.is_late:
        return _late(w, name, v.others)
    if v.due_at is None or v.state not in (ConcernState.SENT, ConcernState.SEEN):
        return []
    if v.away_until and v.away_until >= local_day(v.due_at):
        promise, otherwise = None, _passes(w, name)
    else:
        promise = w("{name} answers by {moment} at the latest.", name=name, moment=w.moment(v.due_at))
        otherwise = w("No answer by then? Then it goes to the reporting point.")
    away = v.away_until and w("{name} is away until and including {day}.", name=name, day=w.date(v.away_until))
    return [said for said in (away, promise, v.passes and otherwise) if said]


def _late(w: Words, name: str, others: bool) -> list[Written]:
    """The promised time passed: whoever has it keeps it, and the candidate may tell somebody else."""
    said = [w("It takes longer than promised."), w("{name} still has your report.", name=name)]
    return [*said, w("You can also tell it to somebody else. You choose to whom.")] if others else said


def received(w: Words, v: ConcernView) -> Screen:
    """For the one who has it."""
    state = {
        ConcernState.PASSED_ON: w("This passed on to the reporting point."),
        ConcernState.CLOSED: w("This is closed."),
    }.get(v.state)
    text = lines(
        w("In confidence: report {receipt}", receipt=v.receipt),
        w("From {name}. Nobody else sees this, the employer neither.", name=v.candidate.name),
        *_talk(w, v),
        state,
        not state and v.due_at and w("Answer by {moment} at the latest.", moment=w.moment(v.due_at)),
    )
    if state:
        return Screen(text)
    close = (Button(w("Settled"), CloseConcern(v.id)),) if v.state is ConcernState.ANSWERED else ()
    return Screen(text, rows(Button(w("Answer"), WriteInConcern(v.id)), *close))


def _talk(w: Words, v: ConcernView) -> list[Written]:
    """The newest messages; what is long is cut, and whole in what one may ask for about oneself."""
    shown = v.talk[-TALK_SHOWN:]
    room = QUOTED // max(1, len(shown))
    said = []
    for line in shown:
        who = w("{name}, {moment}:", name=line.name, moment=w.moment(line.at)) if len(v.talk) > 1 else None
        said.append(quote(lines(who, literal(shortened(line.text, room)))))
    return said


@screen(Notice.CONCERN_RAISED, candidates=False)
def concern_raised(w: Words, f: Facts) -> Screen:
    """To whom it was said; nothing of what it is."""
    return Screen(
        lines(
            w("There is a confidential report for you: {receipt}.", receipt=f["receipt"]), w("Open it where nobody looks along.")
        ),
        rows(Button(w("Open"), OpenConcern(f["concern"]))),
    )


@screen(Notice.CONCERN_MESSAGE)
def concern_message(w: Words, f: Facts) -> Screen:
    """The other wrote something."""
    return Screen(
        w("There is a message with report {receipt}.", receipt=f["receipt"]), rows(Button(w("Open"), OpenConcern(f["concern"])))
    )


@screen(Notice.CONCERN_LATE)
def concern_late(w: Words, f: Facts) -> Screen:
    """The promised time passed, and what the candidate can do."""
    elsewhere = (Button(w("Tell somebody else"), FeelsWrong()),) if f["others"] else ()
    return Screen(
        lines(w("There is no answer to report {receipt} yet.", receipt=f["receipt"]), *_late(w, f["name"], f["others"])),
        rows(Button(w("Open"), OpenConcern(f["concern"])), *elsewhere),
    )


@screen(Notice.CONCERN_OVERDUE, candidates=False)
def concern_overdue(w: Words, f: Facts) -> Screen:
    """To whoever has it: the promised time passed. Nothing of what it is."""
    return Screen(
        w("Report {receipt} waits for your answer. The promised time is over.", receipt=f["receipt"]),
        rows(Button(w("Open"), OpenConcern(f["concern"]))),
    )


@screen(Notice.CONCERN_CLOSED)
def concern_closed(w: Words, f: Facts) -> Screen:
    """It is closed; whoever does not agree can begin again."""
    return Screen(
        lines(w("Report {receipt} is closed.", receipt=f["receipt"]), w("Does it still not feel right? Then say so again.")),
        rows(Button(w("Open"), OpenConcern(f["concern"])), Button(w("This does not feel right"), FeelsWrong())),
    )
