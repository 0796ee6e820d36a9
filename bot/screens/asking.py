"""What questions that are answered by typing have in common: what was wrong with the last answer, and the way back and out."""

from bot.buttons.everybody import AskQuestion, StepBack, StopFlow
from bot.screens import Button, Facts, lines
from words import Words
from words.refusals import refusal_in_words

Rows = tuple[tuple[Button, ...], ...]

UNCLEAR, NOT_TEXT, NO_PHOTO, SAME = "unclear", "not_text", "no_photo", "same"
TRIES_BEFORE_HELP = 3
TROUBLE = frozenset({"problem", "refusal"})
"""The facts of a question that say what was wrong with the last answer."""


def trouble(w: Words, f: Facts) -> str | None:
    """Why the question is asked again; None when it is asked for the first time."""
    if f.get("refusal"):
        return lines(refusal_in_words(w, f["refusal"]["code"], f["refusal"]["facts"]), " ")
    if f.get("problem") == NOT_TEXT:
        return lines(w("Here I can only read text."), " ")
    if f.get("problem") == NO_PHOTO:
        return lines(w("That is no photo."), " ")
    if f.get("problem") == SAME:
        return lines(w("That is what it says already."), " ")
    if f.get("problem") == UNCLEAR:
        return lines(w("I do not understand that yet."), " ")
    return None


def ways_out(w: Words, f: Facts, back: bool = True) -> Rows:
    """Back (where there is a step before) and Stop; after three tries also the contact person."""
    stop = Button(w("Stop"), StopFlow())
    out = (Button(w("Back"), StepBack()), stop) if back else (stop,)
    return ((Button(w("Ask something"), AskQuestion()),), out) if f.get("tries", 0) >= TRIES_BEFORE_HELP else (out,)
