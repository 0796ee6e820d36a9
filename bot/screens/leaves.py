"""When somebody of the municipality is away: asked of them, shown to them, told to candidates whose question goes along."""

from datetime import date

from bot.buttons.own_candidates import AwayDay, ComeBack
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.things import Notice
from words import Words
from words.language import Written


def who_is_away(w: Words, f: Facts) -> list[Written]:
    """Who is not there, and until when: nobody waits for them without knowing."""
    return [
        w("{name} is away from {first} until and including {last}.", name=one["name"], first=_date(w, one["since"]), last=last)
        if one["since"]
        else w("{name} is away until and including {day}.", name=one["name"], day=last)
        for one in f.get("away") or ()
        for last in [_date(w, one["until"])]
    ]


def who_reads(w: Words, f: Facts, name: str) -> list[Written]:
    """The same, and who reads what is written meanwhile; nothing where nobody is away."""
    why = who_is_away(w, f)
    return [*why, w("{name} reads it.", name=name)] if why else []


def _date(w: Words, day: str) -> Written:
    return w.date(date.fromisoformat(day))


@screen("away_first", candidates=False)
def away_first(w: Words, f: Facts) -> Screen:
    """The first day."""
    today, tomorrow, monday = (date.fromisoformat(day) for day in f["days"])
    return Screen(
        lines(trouble(w, f), w("What is the first day that you are away?"), w("Choose a day, or type one: 24 December.")),
        (
            *rows(Button(w("Today"), AwayDay(today)), Button(w("Tomorrow"), AwayDay(tomorrow))),
            (Button(w.day(monday), AwayDay(monday)),),
            *ways_out(w, f),
        ),
    )


@screen("away_last", candidates=False)
def away_last(w: Words, f: Facts) -> Screen:
    """The last day, included."""
    days = [date.fromisoformat(day) for day in f["days"]]
    return Screen(
        lines(trouble(w, f), w("What is the last day that you are away?"), w("Choose a day, or type one: 24 December.")),
        (*rows(*(Button(w.day(day), AwayDay(day)) for day in days)), *ways_out(w, f)),
    )


@screen("away", candidates=False)
def away(w: Words, f: Facts) -> Screen:
    """When somebody is away, who stands in, and the way back."""
    first, last = date.fromisoformat(f["first"]), date.fromisoformat(f["last"])
    back = w("I am here again") if f["begun"] else w("I do not go after all")
    return Screen(
        lines(
            w("You are away from {first} to {last}.", first=w.date(first), last=w.date(last)),
            w("{name} stands in for you and gets what comes in for you.", name=f["stand_in"]),
            w("What is still open then comes back to you."),
        ),
        rows(Button(back, ComeBack(f["leave"]))),
    )


@screen("back_again", candidates=False)
def back_again(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("Welcome. What is still open is yours again."),
            w("Questions that your team lead has by now stay there."),
        )
    )


@screen(Notice.QUESTION_COVERED)
def question_covered(w: Words, f: Facts) -> Screen:
    """Who has the question now, to whoever asked."""
    until = w.date(date.fromisoformat(f["until"]))
    said = (
        lines(w("{name} is here again.", name=f["away"]), w("{name} has your question now.", name=f["name"]))
        if f["back"]
        else lines(
            w("{name} is away until and including {day}.", name=f["away"], day=until),
            w("{name} has your question now.", name=f["name"]),
        )
    )
    return Screen(said)
