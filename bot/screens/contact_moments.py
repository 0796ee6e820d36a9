"""Contact moments on the consultant's phone: asked in two taps, and what was said stays as evidence."""

from bot.buttons.contact_moments import ContactGoing, ContactNow, NewContactGoing, OpenContact, RecordContact, RecordNewContact
from bot.buttons.employers import OpenEmployer
from bot.buttons.own_candidates import OpenCandidate
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.actions.work.contact_moments import ContactView
from core.rules.work.contact_moments import Going, Ready
from words import Words
from words.language import AMSTERDAM, Written


def contact(w: Words, v: ContactView) -> Screen:
    """With whom, about which work and, with an employer, of whom; how it is going, once it is recorded what was said."""
    return _contact(w, v, w("It is about {name}.", name=v.candidate) if v.moment.with_employer else None)


def managers_contact(w: Words, v: ContactView) -> Screen:
    """The same to an account manager, to whom candidates are not named."""
    return _contact(w, v, None)


def _contact(w: Words, v: ContactView, whose: Written | None) -> Screen:
    one = v.moment
    head = lines(_with(w, v), w("<b>{title}</b> at {employer}", title=v.title, employer=v.employer), whose)
    if one.going is None or one.ready is None or one.held_at is None:
        buttons = [Button(going_in_words(w, going), ContactGoing(one.id, n)) for n, going in enumerate(Going)]
        return Screen(lines(head, " ", w("How is it going?")), rows(*buttons))
    day = w.date(one.held_at.astimezone(AMSTERDAM).date())
    return Screen(
        lines(
            head,
            " ",
            w("Recorded on {day} by {name}.", day=day, name=v.by),
            w("• {answer}", answer=going_in_words(w, one.going)),
            w("• {answer}", answer=_ready(w, one.ready, one.with_employer)),
        )
    )


def _with(w: Words, v: ContactView) -> Written:
    return w("Contact with {name}", name=v.employer if v.moment.with_employer else v.candidate)


@screen("contact_ready", candidates=False)
def contact_ready(w: Words, f: Facts) -> Screen:
    """The second question."""
    question = _ready_question(w, f["name"], f["with_employer"])
    buttons = [Button(said, RecordContact(f["moment"], f["going"], list(Ready).index(ready))) for ready, said in _answers(w)]
    return Screen(question, (*rows(*buttons), (Button(w("Back"), OpenContact(f["moment"])),)))


@screen("new_contact", candidates=False)
def new_contact(w: Words, f: Facts) -> Screen:
    """A contact that nobody planned: asked, and nothing is kept before both answers."""
    going = (f["placement"], f["with_employer"], f["number"])
    buttons = [Button(going_in_words(w, one), NewContactGoing(*going, n)) for n, one in enumerate(Going)]
    back = OpenCandidate(f["id"]) if f["staff"] else OpenEmployer(f["id"])
    return Screen(
        lines(
            w("Contact with {name}", name=f["employer"] if f["with_employer"] else f["name"]),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            f["staff"] and f["with_employer"] and w("It is about {name}.", name=f["name"]),
            " ",
            w("How is it going?"),
        ),
        (*rows(*buttons), (Button(w("Back"), back),)),
    )


@screen("new_contact_ready", candidates=False)
def new_contact_ready(w: Words, f: Facts) -> Screen:
    """The second question about it."""
    question = _ready_question(w, f["employer"] if f["with_employer"] else f["name"], f["with_employer"])
    said = (f["placement"], f["with_employer"], f["number"], f["going"])
    return Screen(
        question,
        (
            *rows(*(Button(text, RecordNewContact(*said, list(Ready).index(one))) for one, text in _answers(w))),
            (Button(w("Back"), ContactNow(f["placement"], f["with_employer"])),),
        ),
    )


def _ready_question(w: Words, name: str, with_employer: bool) -> Written:
    """Of the employer it is about the work, not about who does it."""
    if with_employer:
        return w("Can it become regular work at {name}?", name=name)
    return w("Is {name} ready for regular work?", name=name)


def _answers(w: Words) -> tuple[tuple[Ready, Written], ...]:
    return ((Ready.YES, w("Yes")), (Ready.NOT_YET, w("Not yet")), (Ready.UNKNOWN, w("I do not know")))


def contact_line(w: Words, v: ContactView) -> Written:
    """One line of a candidate's history: when, with whom, what was said; or when it is planned."""
    name = v.employer if v.moment.with_employer else v.candidate
    one = v.moment
    if one.held_at is None or one.going is None or one.ready is None:
        return w("Contact planned: {day}, {name}", day=w.date(one.due_on), name=name)
    day = w.date(one.held_at.astimezone(AMSTERDAM).date())
    said = f"{going_in_words(w, one.going)}. {_ready(w, one.ready, one.with_employer)}"
    return w("Contact {day}, {name}: {said}", day=day, name=name, said=Written(said))


def going_in_words(w: Words, going: Going) -> Written:
    """How it is going."""
    return {Going.WELL: w("It goes well"), Going.SO_SO: w("It goes so-so"), Going.BADLY: w("It goes badly")}[going]


def _ready(w: Words, ready: Ready, with_employer: bool) -> Written:
    match ready:
        case Ready.YES:
            return w("It can become regular work") if with_employer else w("Ready for regular work")
        case Ready.NOT_YET:
            return w("No regular work yet") if with_employer else w("Not ready for regular work yet")
    return w("Regular work: not known")
