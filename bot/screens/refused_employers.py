"""Employers that the municipality does no business with: the list, one of them, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.buttons import LiftRefusal, OpenEmployer, RefuseEmployer
from bot.screens import Button, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.questions import literal, quote
from words import Words

Facts = Mapping[str, Any]


@screen("refused_employers", candidates=False)
def refused_employers(w: Words, f: Facts) -> Screen:
    """All that are refused now."""
    if not f["refused"]:
        return Screen(w("No employer is refused now."))
    buttons = [Button(caption(w.safe(one["name"])), OpenEmployer(one["id"])) for one in f["refused"]]
    return Screen(w("These employers are refused. Which one do you want to see?"), rows(*buttons, columns=1))


@screen("employer", candidates=False)
def employer(w: Words, f: Facts) -> Screen:
    """Whether it is refused, since when, by whom and why; the reason is for colleagues alone."""
    if not f["reason"]:
        said = w("We do business with this employer.")
        return Screen(
            lines(w("<b>{employer}</b>", employer=f["employer"]), said), rows(Button(w("Refuse"), RefuseEmployer(f["id"])))
        )
    since = w("Refused since {day}, by {colleague}.", day=w.date(date.fromisoformat(f["day"])), colleague=f["by"])
    return Screen(
        lines(
            w("<b>{employer}</b>", employer=f["employer"]),
            since,
            quote(literal(f["reason"])),
            w("Only colleagues read this."),
        ),
        rows(Button(w("Do business again"), LiftRefusal(f["id"]))),
    )


@screen("refuse_employer", candidates=False)
def refuse_employer(w: Words, f: Facts) -> Screen:
    """Why?"""
    return Screen(
        lines(
            trouble(w, f),
            w("Why do you refuse {employer}?", employer=f["employer"]),
            w("From then on no work of theirs is offered. Only colleagues read the reason."),
        ),
        ways_out(w, f),
    )
