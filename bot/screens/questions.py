"""A question on the phones of who asked it and who answers it, and the talk between them.

Both sides stand in one file, so that a change of one is seen beside the other.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from bot.buttons.concerns import FeelsWrong
from bot.buttons.everybody import ShowAnswer, StopFlow
from bot.buttons.own_candidates import OpenOffer
from bot.buttons.questions import NoAnswerNeeded, WriteBack
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.leaves import who_reads
from core.actions.talk.question_views import About, Line, QuestionView
from core.actions.things import Notice, Thing
from core.rules.talk.questions import QUOTED, MessageKind, QuestionState, length, quoted_whole
from words import Words, words_for
from words.glossary import terms_explained
from words.language import DEFAULT, Written

N = str  # marks a caption for the catalogues
OWN_WORDS = 300
WAITING = (QuestionState.SENT, QuestionState.SEEN, QuestionState.TAKEN_OVER)
LONGEST_NAME = 40
LONGEST = 4096  # characters that Telegram takes in one message
ABOUT = {
    Thing.OFFER: N("About the offer: <b>{title}</b> at {employer}"),
    Thing.PLACEMENT: N("About the work: <b>{title}</b> at {employer}"),
    Thing.WEEK: N("About the work: <b>{title}</b> at {employer}"),
    Thing.DAY: N("About the work: <b>{title}</b> at {employer}"),
}
REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""What could make somebody's words run over the edge of their quote. Joiners stay: spelling and emoji need them."""


def literal(text: str) -> Written:
    """What somebody wrote, as they wrote it."""
    return Written(escape(text.strip().translate(REORDERING), quote=False))


def shortened(text: str, room: int) -> str:
    """At most so many UTF-16 code units of a text, with an ellipsis when it is longer."""
    if length(text) <= room:
        return text
    return text.encode("utf-16-le")[: 2 * (room - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def short(name: str) -> str:
    """A name that leaves room for words."""
    return shortened(name, LONGEST_NAME)


def quote(text: str) -> Written:
    """Somebody's words, apart from those of the bot."""
    return Written(f"<blockquote>{text}</blockquote>")


# Who asks


def asked(w: Words, v: QuestionView) -> Screen:
    """Where one's question is, and when an answer is due."""
    waits = v.state in WAITING
    words = [line for line in v.talk if line.by_asker and line.at >= v.opened_at]
    own = shortened("\n".join(filter(None, (_said(w, line) for line in words))), OWN_WORDS)
    return Screen(
        lines(
            _where_it_is(w, v),
            v.about and w("About: <b>{title}</b> at {employer}", title=v.about.title, employer=v.about.employer),
            v.about and _which(w, v.about),
            quote(literal(own)),
            waits and _due(w, v.owner.first_name, v.due_at),
        ),
        rows(Button(w("Add something"), WriteBack(v.id))) if waits else (),
    )


def _where_it_is(w: Words, v: QuestionView) -> Written:
    ended_by = v.ended_by.first_name if v.ended_by else ""
    match v.state:
        case QuestionState.ANSWERED:
            return w("{name} answered your question.", name=ended_by)
        case QuestionState.READ:
            return w("{name} read your message.", name=ended_by)
        case QuestionState.SEEN:
            return w("{name} has seen your question.", name=v.owner.first_name)
        case QuestionState.TAKEN_OVER:
            return w("{name} took over your question from {before}.", name=v.owner.first_name, before=v.opened_with.first_name)
    if v.wait > 1:
        return w("Your message was sent to {name}.", name=v.owner.first_name)
    return w("Your question was sent to {name}.", name=v.owner.first_name)


def _which(w: Words, about: About) -> Written | None:
    """The very week or day."""
    if about.day is None:
        return None
    return w("Week of {day}", day=w.day(about.day)) if about.thing is Thing.WEEK else w("Day: {day}", day=w.day(about.day))


def _due(w: Words, name: str, due_at: datetime | None) -> Written:
    if due_at is None:
        return w("{name} answers as soon as possible.", name=name)
    return w("{name} answers by {moment} at the latest.", name=name, moment=w.moment(due_at))


# Who answers


def to_answer(w: Words, v: QuestionView) -> Screen:
    """A question with its talk, and what is to be done."""
    return Screen(
        lines(
            _who_asks(w, v),
            v.about and w(ABOUT[v.about.thing], title=v.about.title, employer=v.about.employer),
            v.about and _which(w, v.about),
            v.employer and v.about and v.about.name and w("Who works there: {name}", name=short(v.about.name)),
            *_talk(w, v.talk),
            len(v.talk) == 1 and w("Asked on {moment}.", moment=w.moment(v.asked_at)),
            *_task(w, v),
        ),
        _answer_buttons(w, v),
    )


def of_employer_to_answer(w: Words, v: QuestionView) -> Screen:
    """The same for an account manager, who knows of candidates what employers know: the first name."""
    about = v.about and replace(v.about, name=v.about.first_name)
    return to_answer(w, replace(v, about=about))


def _who_asks(w: Words, v: QuestionView) -> Written:
    if v.employer:
        return w("Question from {name} of {employer}", name=short(v.asker.name), employer=v.employer)
    return w("Question from {name}", name=short(v.asker.name))


def _talk(w: Words, talk: Sequence[Line]) -> list[Written]:
    """The newest messages that fit, whole; when the newest alone does not, its beginning."""
    count = quoted_whole([line.text for line in talk])
    shown = talk[-count:] if count else talk[-1:]
    parts = []
    for line in shown:
        who = w("{name}, {moment}:", name=short(line.name), moment=w.moment(line.at)) if len(talk) > 1 else None
        parts.append(quote(lines(who, literal(shortened(_said(w, line), QUOTED)))))
    if count < len(talk):
        parts.append(w("The rest is in separate messages."))
    return parts


def _said(w: Words, line: Line) -> str:
    return lines(_kind_named(w, line.kind), line.text)


def _kind_named(w: Words, kind: MessageKind) -> Written | None:
    return {
        MessageKind.PHOTO: w("[photo]"),
        MessageKind.VOICE: w("[voice message]"),
        MessageKind.VIDEO: w("[video]"),
        MessageKind.FILE: w("[file]"),
    }.get(kind)


def _task(w: Words, v: QuestionView) -> list[Written]:
    ended_by = short(v.ended_by.name) if v.ended_by else ""
    if v.state is QuestionState.ANSWERED:
        return [w("{name} answered this question.", name=ended_by)]
    if v.state is QuestionState.READ:
        return [w("{name} read this. It needs no answer.", name=ended_by)]
    taken = v.state is QuestionState.TAKEN_OVER
    return [
        *(
            [w("{name} took over this question from {before}.", name=short(v.owner.name), before=short(v.opened_with.name))]
            if taken
            else []
        ),
        *([w("Answer by {moment} at the latest.", moment=w.moment(v.due_at))] if v.due_at else []),
        w("Answer by replying to this message (swipe it), or with the button."),
    ]


def _answer_buttons(w: Words, v: QuestionView) -> tuple[tuple[Button, ...], ...]:
    if v.state not in WAITING:
        return ()
    answer = Button(w("Answer"), WriteBack(v.id))
    return rows(answer, Button(w("No answer needed"), NoAnswerNeeded(v.id, v.wait))) if v.wait > 1 else rows(answer)


# The talk


@screen(Notice.QUESTION_ANSWERED)
def answered(w: Words, f: Facts) -> Screen:
    """The answer, as it was written, with the name of who wrote it."""
    buttons = [Button(w("Write back"), WriteBack(f["question"]))]
    if f.get("offer"):
        buttons.append(Button(w("To the offer"), OpenOffer(f["offer"])))
    letter = _letter(w, f, w("{name} answers:", name=f["name"]))
    if not f.get("for_candidate") or w.language == DEFAULT:
        return Screen(letter, rows(*buttons))
    explained = terms_explained(w, f["text"])
    show = Button(w("Let somebody read it"), ShowAnswer(f["question"]))
    return Screen(lines(letter, explained and " ", *explained), (*rows(*buttons), (show,)))


@screen("pass_on")
def pass_on(w: Words, f: Facts) -> Screen:
    """What the next message is for."""
    return Screen(
        lines(w("Do you know somebody who reads Dutch? Pass the next message on to them."), w("You choose who reads it."))
    )


@screen("answer_card")
def answer_card(_w: Words, f: Facts) -> Screen:
    """A question and its answer as they were written, in Dutch around them: for whoever helps to read."""
    w = words_for(DEFAULT)
    asked = f["asked"] and (w("My question:"), quote(literal(shortened(f["asked"], OWN_WORDS))))
    answer = w("{name} answers:", name=f["name"]), quote(literal(shortened(f["answer"], QUOTED)))
    return Screen(lines(w("Will you read this with me?"), " ", *(asked or ()), *answer))


@screen(Notice.QUESTION_FOLLOWED, candidates=False)
def followed(w: Words, f: Facts) -> Screen:
    """What the asker added while the question waits."""
    return Screen(_letter(w, f, w("{name} adds:", name=f["name"])), rows(Button(w("Answer"), WriteBack(f["question"]))))


def _letter(w: Words, f: Facts, head: Written) -> str:
    text = shortened(f["text"], QUOTED)
    return lines(
        head,
        _kind_named(w, MessageKind(f["kind"])),
        quote(literal(text)),
        text != f["text"] and w("The whole text is in the next message."),
    )


@screen("question_text")
def whole_text(w: Words, f: Facts) -> Screen:
    """A text that a card could not hold."""
    return Screen(quote(literal(f["text"][:LONGEST])))


@screen(Notice.QUESTION_MOVED)
def moved(w: Words, f: Facts) -> Screen:
    """Somebody else has the question now."""
    due = datetime.fromisoformat(f["due"]) if f["due"] else None
    return Screen(
        lines(
            w("{before} could not answer your question yet.", before=f["before"]),
            w("{name} has your question now.", name=f["name"]),
            _due(w, f["name"], due),
        )
    )


@screen(Notice.QUESTION_LATE)
def question_late(w: Words, f: Facts) -> Screen:
    """The promised time passed; nothing is promised instead."""
    return Screen(lines(w("It takes longer than promised."), w("{name} still has your question.", name=f["name"])))


@screen(Notice.QUESTION_PASSED, candidates=False)
def passed(w: Words, f: Facts) -> Screen:
    """Whose contact person it is hears who has the question now."""
    return Screen(w("{asker} waited long for an answer. {name} has the question now.", asker=f["asker"], name=f["name"]))


# Writing


@screen("ask")
def ask(w: Words, f: Facts) -> Screen:
    """One question: what do you want to ask?"""
    return Screen(
        lines(
            *who_reads(w, f, f["contact"]),
            w("What do you want to ask {contact}?", contact=f["contact"]),
            w("Write it below. A photo, a voice message or a file is fine too."),
            f["offer"] and w("The offer waits for you meanwhile."),
        ),
        (*rows(*([Button(w("This does not feel right"), FeelsWrong())] if f.get("candidate") else [])), *_stop(w)),
    )


@screen("write_back")
def write_back(w: Words, f: Facts) -> Screen:
    """One question: what do you write to the other?"""
    return Screen(
        lines(
            *who_reads(w, f, f["name"]),
            w("What do you want to write to {name}?", name=f["name"]),
            w("Write it below. A photo, a voice message or a file is fine too."),
        ),
        _stop(w),
    )


@screen("message_sent")
def message_sent(w: Words, f: Facts) -> Screen:
    """What was written with the button has gone out."""
    return Screen(w("Sent to {name}.", name=f["name"]))


@screen("cannot_send")
def cannot_send(w: Words, f: Facts) -> Screen:
    """A sticker, a place, a contact card: asked again."""
    return Screen(
        lines(w("I cannot pass this on."), w("Write it in words, or send a photo, a voice message or a file.")),
        _stop(w) if f.get("in_flow") else (),
    )


def _stop(w: Words) -> tuple[tuple[Button, ...], ...]:
    return rows(Button(w("Stop"), StopFlow()))
