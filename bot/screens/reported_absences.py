"""Somebody is said not to be there: on the candidate's, the employer's and the contact person's phone. Never why."""

from bot.buttons.everybody import AskQuestion
from bot.buttons.hours import PickDay
from bot.buttons.weeks import AnswerAbsent, CalledBoth
from bot.screens import Button, Screen, lines, rows
from core.actions.hours.reported_absences import ReportedView
from words import Words
from words.language import Written


def candidate_reported(w: Words, v: ReportedView) -> Screen:
    """A question; nothing changed yet."""
    one, employer, day = v.report, v.placement.employer_name, w.day(v.report.day)
    if one.is_right is None:
        head = lines(
            w("A question about {day}.", day=day),
            w("{employer} says that you are not there. Is that right?", employer=employer),
            " ",
            w("You do not have to say why. Nothing changes before you answer."),
        )
        yes, no = (
            Button(w("Right, I am not there"), AnswerAbsent(one.id, True)),
            Button(w("I am there"), AnswerAbsent(one.id, False)),
        )
        return Screen(lines(head, " ", _which(w, v)), rows(yes, no))
    if one.is_right:
        head = w("You said: I am not there on {day}.", day=day)
    else:
        head = lines(
            w("You said: I am there on {day}.", day=day),
            v.contact and w("{contact} knows. Fill in your hours as you worked them.", contact=v.contact.first_name),
        )
    fill_in = Button(w("Fill in this day"), PickDay(v.placement.id, one.day))
    return Screen(lines(head, " ", _which(w, v)), rows(fill_in, Button(w("Ask something"), AskQuestion())))


def employer_reported(w: Words, v: ReportedView) -> Screen:
    """That the candidate was asked, and what they answered."""
    name = v.candidate.first_name
    if v.report.is_right is None:
        head = lines(
            w("{name} was asked about it. You will hear it here.", name=name),
            w("Is it urgent? Then ask the municipality something."),
        )
    elif v.report.is_right:
        head = w("{name} does not come on {day}.", name=name, day=w.day(v.report.day))
    else:
        head = lines(w("{name} says: I am there.", name=name), w("The municipality calls you about it."))
    text = lines(head, " ", w("It is about {title}, {day}.", title=v.placement.title, day=w.day(v.report.day)))
    return Screen(text, rows(Button(w("Ask something"), AskQuestion())))


def staff_reported(w: Words, v: ReportedView) -> Screen:
    """Both say something else: call them, and say so."""
    buttons = rows(Button(w("I called them both"), CalledBoth(v.report.id))) if v.waits else ()
    return Screen(
        lines(
            w("Two versions of {day}.", day=w.day(v.report.day)),
            w(
                "{by} of {employer} says: {name} is not there.",
                by=v.by.name,
                employer=v.placement.employer_name,
                name=v.candidate.name,
            ),
            w("{name} says: I am there.", name=v.candidate.first_name),
            " ",
            w("Call them both. The hours are confirmed as always.") if v.waits else w("This is dealt with."),
        ),
        buttons,
    )


def _which(w: Words, v: ReportedView) -> Written:
    return w("<b>{title}</b> at {employer}", title=v.placement.title, employer=v.placement.employer_name)
