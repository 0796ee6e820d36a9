"""Employers that the municipality does no business with: the list, and why."""

from bot.buttons.employers import OpenEmployer
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from words import Words


@screen("refused_employers", candidates=False)
def refused_employers(w: Words, f: Facts) -> Screen:
    """All that are refused now."""
    if not f["refused"]:
        return Screen(w("No employer is refused now."))
    buttons = [Button(caption(w.safe(one["name"])), OpenEmployer(one["id"])) for one in f["refused"]]
    return Screen(w("These employers are refused. Which one do you want to see?"), rows(*buttons, columns=1))


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
