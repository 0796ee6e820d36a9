"""The question why not, which nobody has to answer."""

from bot.buttons.everybody import StepBack, StopFlow
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble
from words import Words


@screen("why_not")
def why_not(w: Words, f: Facts) -> Screen:
    """One question: what was the reason?"""
    return Screen(
        lines(
            trouble(w, f),
            w("Why did you say no? Write it below."),
            w("Only {contact} reads it. It has no consequences.", contact=f["contact"]),
        ),
        rows(Button(w("Back"), StepBack()), Button(w("Stop"), StopFlow())),
    )


@screen("why_not_told")
def why_not_told(w: Words, f: Facts) -> Screen:
    """It was passed on."""
    return Screen(w("Thank you. Only {contact} reads this.", contact=f["contact"]))
