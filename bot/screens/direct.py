"""Placing somebody at once, on the contact person's phone."""

from datetime import date

from bot.buttons.employers import AgreedOnPaper
from bot.buttons.endings import BeforePlacing, ChooseToPlace, PlaceDirectly
from bot.buttons.offers import ShowJob
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import turning
from core.rules.paging import A_SHORT_PAGE, page_of
from words import Words


@screen("whom_to_place", candidates=False)
def whom_to_place(w: Words, f: Facts) -> Screen:
    """Who? A page of own candidates."""
    if not f["candidates"]:
        return Screen(w("All your candidates work on this job already."))
    page = page_of(f["candidates"], f["page"], A_SHORT_PAGE)
    buttons = rows(*(Button(caption(w.safe(one["name"])), BeforePlacing(f["job"], one["id"])) for one in page.shown))
    turn = turning(w, page, lambda number: ChooseToPlace(f["job"], number))
    return Screen(w("Whom do you place on “{title}”?", title=f["title"]), (*buttons, *turn))


@screen("before_placing", candidates=False)
def before_placing(w: Words, f: Facts) -> Screen:
    """On these terms; only when both agreed outside of the bot."""
    return Screen(
        lines(
            w("Do you place {name} now?", name=f["name"]),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            w("First day: {day}", day=w.date(date.fromisoformat(f["first_day"]))),
            w("Last day: {day}", day=w.date(date.fromisoformat(f["last_day"]))),
            w("How much: {hours} a week", hours=w.hours(f["minutes"])),
            " ",
            f.get("said_no") and w("{name} said no to this work before.", name=f["name"]),
            w("Do this only when {name} and {employer} both said yes.", name=f["name"], employer=f["employer"]),
        ),
        rows(Button(w("Yes, place"), PlaceDirectly(f["job"], f["candidate"])), Button(w("No"), ShowJob(f["job"]))),
    )


@screen("agree_on_paper", candidates=False)
def agree_on_paper(w: Words, f: Facts) -> Screen:
    """Nobody who speaks for the employer can agree on a phone."""
    return Screen(
        lines(
            w("{employer} has not agreed to the terms yet, and has no phone here.", employer=f["employer"]),
            w("Let them sign the terms on paper. Do you have the signed paper?"),
        ),
        rows(Button(w("Yes, signed on paper"), AgreedOnPaper(f["job"])), Button(w("No"), ShowJob(f["job"]))),
    )


@screen("agreed_on_paper", candidates=False)
def agreed_on_paper(w: Words, f: Facts) -> Screen:
    """Now somebody can be placed."""
    return Screen(
        w("Noted: {employer} agreed to the terms on paper.", employer=f["employer"]),
        rows(Button(w("Place at once"), ChooseToPlace(f["job"], 0))),
    )
