"""Colleagues hear who starts where, or their colleague gets a text to pass on."""

from datetime import date

from bot.screens import Facts, Screen, lines, screen
from core.actions.things import Notice
from words import Words


@screen(Notice.STARTS_TOLD, candidates=False)
def starts_told(w: Words, f: Facts) -> Screen:
    """To a colleague."""
    return Screen(lines(w("Somebody starts with work."), " ", _start(w, f)))


@screen(Notice.START_TO_PASS_ON, candidates=False)
def start_to_pass_on(w: Words, f: Facts) -> Screen:
    """To the contact person: whom to tell, and the words for it."""
    return Screen(
        lines(
            w("Tell your colleagues who are not in this chat: {names}.", names=", ".join(f["others"])),
            w("You can pass this text on:"),
            _start(w, f),
        )
    )


def _start(w: Words, f: Facts) -> str:
    """Who starts where and until when, and nothing about money."""
    first, last = (w.date(date.fromisoformat(f[name])) for name in ("first", "last"))
    return lines(
        w("{name} starts on {day} at {employer}.", name=f["name"], day=first, employer=f["employer"]),
        w("Work: {title}, {hours} a week, until {day}.", title=f["title"], hours=w.hours(f["minutes"]), day=last),
        w("Nothing changes in the benefit."),
        w("Contact person: {name}.", name=f["contact"]),
    )
