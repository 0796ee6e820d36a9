"""That everything goes, on the phones of both who decide about that."""

from datetime import date

from bot.buttons.everybody import StopFlow
from bot.buttons.my_data import AskErasure, EraseCandidate, KeepData, OpenErasure
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.explaining import explain_buttons
from core.actions.rights.my_data import ErasureView, as_said
from core.actions.things import Notice
from core.rules.rights.retention import BOOKS_BY_LAW
from words import Words
from words.explanations import Topic
from words.language import Written


@screen("forget_me")
def forget_me(w: Words, f: Facts) -> Screen:
    """Before a yes: who decides what, what stays and until when."""
    text = lines(
        w("Do you want to stop, and that we forget you?"),
        " ",
        w("You ask it here. {contact} calls you first, to be sure that it is you.", contact=f["contact"]),
        w("Then your data goes, and this chat no longer knows you."),
        _stays(w, f),
        w("Your benefit goes on as it is."),
    )
    buttons = rows(Button(w("Yes, ask it"), AskErasure()), Button(w("No"), StopFlow()))
    return Screen(text, (*buttons, explain_buttons(w, Topic.FORGET)))


def _stays(w: Words, f: Facts) -> Written:
    if not f["kept_until"]:
        return w("The law keeps nothing of it.")
    day = w.date(date.fromisoformat(f["kept_until"]))
    if f["years"] == BOOKS_BY_LAW:
        return w("Your worked hours and payments the law keeps until {date} (tax law, seven years).", date=day)
    return w.n(
        "Your worked hours and payments the municipality keeps until {date} ({n} year).",
        "Your worked hours and payments the municipality keeps until {date} ({n} years).",
        f["years"],
        date=day,
    )


def candidate_erasure(w: Words, v: ErasureView) -> Screen:
    """One's own request."""
    if v.is_ended:
        return Screen(w("You stay with us. Nothing was taken away."))
    contact_calls = w("You asked that we forget you. Your contact person calls you.")
    return Screen(
        lines(contact_calls, _waits(w, v), _stays(w, as_said(v.kept))),
        rows(Button(w("I want to stay after all"), KeepData(v.id))),
    )


def staff_erasure(w: Words, v: ErasureView) -> Screen:
    """On the contact person's phone: call first."""
    name = v.candidate.name
    if v.is_ended:
        return Screen(w("{name} stays. Nothing was taken away.", name=name))
    buttons = [] if v.running_until else [Button(w("I spoke to them: erase"), EraseCandidate(v.id))]
    text = lines(
        w("{name} wants to stop and be forgotten.", name=name),
        w("Call first, and make sure who it is."),
        _waits(w, v),
        _stays(w, as_said(v.kept)),
    )
    return Screen(text, rows(*buttons, Button(w("It stays after all"), KeepData(v.id)), columns=1))


def _waits(w: Words, v: ErasureView) -> Written | None:
    return w("There is still work until {date}. It goes after that.", date=w.date(v.running_until)) if v.running_until else None


@screen(Notice.ERASURE_ASKED, candidates=False)
def erasure_asked(w: Words, f: Facts) -> Screen:
    """The contact person hears it."""
    return Screen(w("{name} wants to stop and be forgotten.", name=f["name"]), rows(Button(w("Open"), OpenErasure(f["request"]))))


@screen("erased")
def erased(w: Words, f: Facts) -> Screen:
    """What stays is said."""
    return Screen(lines(w("It is done. The chat no longer knows this person."), _stays(w, f)))
