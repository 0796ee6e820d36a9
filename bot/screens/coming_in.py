"""Coming in, on both phones: the checklist point by point, the confirmation by both, and whom to call first."""

from bot.buttons.everybody import AskQuestion
from bot.buttons.own_candidates import OpenCandidate
from bot.buttons.participation import (
    ConfirmationAgain,
    ConfirmParticipation,
    GoOnLater,
    HaveCalled,
    PointBefore,
    SignParticipation,
    UnderstoodPoint,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.explaining import explain_buttons
from core.actions.people.participation_views import ParticipationView, PointView
from core.rules.people.participation import Stage
from core.rules.refusals import PlacementCode
from core.store.people.participation import FirstCall
from words import Words
from words.explanations import OF_POINT
from words.language import AMSTERDAM, Written
from words.participation import point_title, point_words


def checklist_point(w: Words, v: PointView) -> Screen:
    """One point. The first line is neutral: a lock screen shows it."""
    text = lines(
        w("Point {place} of {of}", place=v.place, of=v.of),
        " ",
        w("<b>{point}</b>", point=point_title(w, v.point)),
        *point_words(w, v.point, v.told),
        v.understood and " ",
        v.understood and w("You have understood this."),
    )
    if v.understood:
        return Screen(text)
    last = (Button(w("Back"), PointBefore(v.id)),) if v.place > 1 else ()
    return Screen(
        text,
        (
            (Button(w("I understand"), UnderstoodPoint(v.id)),),
            explain_buttons(w, OF_POINT[v.point]),
            (Button(w("I have a question"), AskQuestion()),),
            (*last, Button(w("Later"), GoOnLater())),
        ),
    )


def candidate_participation(w: Words, v: ParticipationView) -> Screen:
    """Do you take part? And how far that is."""
    match v.stage:
        case Stage.TAKES_PART:
            return Screen(
                lines(w("It is agreed: you take part."), w("You and {contact} have both confirmed it.", contact=v.contact)),
                rows(Button(w("Send the document again"), ConfirmationAgain(v.id))),
            )
        case Stage.CONFIRMED:
            return Screen(
                lines(
                    w("You said: yes, I take part."),
                    w("{contact} confirms it too. Then you get the confirmation here.", contact=v.contact),
                )
            )
        case Stage.TOLD:
            return Screen(w("You have read {n} of {of} points.", n=v.understood, of=v.points))
    return Screen(
        lines(
            w("That was all. Do you want to take part?"),
            " ",
            w("You choose freely. You may stop at any time."),
            w("If you do not want it, nothing changes for you."),
        ),
        (
            (Button(w("Yes, I take part"), ConfirmParticipation(v.id)),),
            (Button(w("I have a question"), AskQuestion()),),
            (Button(w("Later"), GoOnLater()),),
        ),
    )


def contact_participation(w: Words, v: ParticipationView) -> Screen:
    """The contact person's side of it."""
    match v.stage:
        case Stage.TAKES_PART:
            head = w("{name} takes part. You have both confirmed it.", name=v.name)
            return Screen(
                lines(head, v.on_paper and w("{name} confirmed on paper.", name=v.name)),
                rows(Button(w("Send the document again"), ConfirmationAgain(v.id))),
            )
        case Stage.CONFIRMED:
            return Screen(
                lines(
                    w("{name} wants to take part. Do you confirm it too?", name=v.name),
                    w.n("{name} understood {n} point.", "{name} understood all {n} points.", v.understood, name=v.name),
                    w("Then you both get the confirmation as a document."),
                ),
                rows(Button(w("Confirm"), SignParticipation(v.id))),
            )
    return Screen(w("{name} is reading the explanation: {n} of {of} points.", name=v.name, n=v.understood, of=v.points))


def first_call(w: Words, v: FirstCall) -> Screen:
    """Whom to call, and why. The candidate has not heard the reason: a person explains it."""
    if v.called_at:
        day = w.date(v.called_at.astimezone(AMSTERDAM).date())
        return Screen(w("You called {name} on {day}.", name=v.first_name, day=day))
    return Screen(
        lines(
            w("{name} is in, but cannot take part yet. Please call.", name=v.first_name),
            " ",
            _reason(w, v),
            w("I only told {name} that you call first. I did not say why.", name=v.first_name),
        ),
        rows(
            Button(w("I have called"), HaveCalled(v.id)),
            Button(caption(w("Open {name}", name=v.first_name)), OpenCandidate(v.candidate)),
        ),
    )


def _reason(w: Words, v: FirstCall) -> Written:
    if v.reason == PlacementCode.UNDER_27:
        return w(
            "{name} is not 27 yet. The premium would count as income then. "
            "Does wage subsidy apply? Then have that recorded first. After that {name} opens the bot again.",
            name=v.first_name,
        )
    return w("{name} is younger than the municipality asks.", name=v.first_name)


@screen("called_first")
def called_first(w: Words, f: Facts) -> Screen:
    """For whom it is not possible yet. Why not, a person explains."""
    return Screen(
        lines(
            w("Good that you are here. {contact} calls you first.", contact=f["contact"]),
            w("Together you look at what fits you. You do not have to do anything now."),
        ),
        rows(Button(w("Ask something"), AskQuestion())),
    )


@screen("go_on_later")
def go_on_later(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("That is fine. Nothing is lost."), w("Do you want to go on? Tap “My work”.")))
