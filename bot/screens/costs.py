"""Other costs of a placement: the list, the questions with which one is entered, and what the candidate hears."""

from datetime import date

from bot.buttons.costs import BeginCost, CostDay, EnterCost, TakeCostBack
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.things import Notice
from words import Words
from words.language import Written


@screen("costs", candidates=False)
def costs(w: Words, f: Facts) -> Screen:
    """What was entered for somebody, and where more can be."""
    entered = [
        w("• {day}: {words}, {money}", day=w.date(_day(one)), words=one["words"], money=w.money(int(one["cents"])))
        for one in f["entered"]
    ]
    back = [
        Button(
            caption(w("Take back: {words}, {day}", words=w.safe(one["words"]), day=w.short_day(_day(one)))),
            TakeCostBack(one["id"]),
        )
        for one in f["entered"]
    ]
    enter = [Button(caption(w("Enter: {job}", job=w.safe(one["title"]))), BeginCost(one["placement"])) for one in f["works"]]
    none = w("{name} has no work for which costs can be entered.", name=f["name"]) if not f["works"] else None
    return Screen(
        lines(
            w("<b>Other costs of {name}</b>", name=f["name"]),
            w("For example work clothes. They are paid with the travel costs, after the month."),
            " ",
            *(entered or [w("Nothing was entered.")]),
            none,
        ),
        rows(*enter, *back, columns=1),
    )


@screen("cost_amount", candidates=False)
def cost_amount(w: Words, f: Facts) -> Screen:
    """How much?"""
    return Screen(
        lines(
            trouble(w, f), w("How much is it?"), _which(w, f), " ", w("Type the amount in euros. For example: <code>39.95</code>")
        ),
        ways_out(w, f),
    )


@screen("cost_words", candidates=False)
def cost_words(w: Words, f: Facts) -> Screen:
    """What for?"""
    return Screen(
        lines(
            trouble(w, f),
            w("What is it for? Type it in a few words."),
            w("{name} reads this. Write nothing about health.", name=f["name"]),
        ),
        ways_out(w, f),
    )


@screen("cost_day", candidates=False)
def cost_day(w: Words, f: Facts) -> Screen:
    """Of which day?"""
    days = [date.fromisoformat(day) for day in f["days"]]
    return Screen(
        lines(trouble(w, f), w("Of which day is it?"), w("Choose a day, or type one: 24 November.")),
        (*rows(*(Button(w.day(day), CostDay(day)) for day in days)), *ways_out(w, f)),
    )


@screen("cost_check", candidates=False)
def cost_check(w: Words, f: Facts) -> Screen:
    """What was typed, as it would be entered."""
    day, cents = _day(f), int(f["cents"])
    no = Button(w("No"), BeginCost(f["placement"]))
    return Screen(
        lines(
            trouble(w, f),
            w("{money} for {words}, {day}. Is that right?", money=w.money(cents), words=f["words"], day=w.date(day)),
            _which(w, f),
        ),
        ((Button(w("Yes"), EnterCost(f["placement"], f["number"], day, cents)), no), *ways_out(w, f)),
    )


@screen("cost_entered", candidates=False)
def cost_entered(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("Entered: {money}.", money=w.money(int(f["cents"]))), w("{name} hears it too.", name=f["name"])))


@screen("cost_taken_back", candidates=False)
def cost_taken_back(w: Words, f: Facts) -> Screen:
    return Screen(w("Taken back: {money} for {words}.", money=w.money(int(f["cents"])), words=f["words"]))


@screen(Notice.COST_CHANGED)
def cost_changed(w: Words, f: Facts) -> Screen:
    """To the candidate: what was noted for them, and when they get it."""
    money, day = w.money(int(f["cents"])), w.date(_day(f))
    if f["back"]:
        return Screen(
            lines(
                w("{name} took back what was noted: {money} for {words}.", name=f["by"], money=money, words=f["words"]),
                w("Is that not right? Ask your contact person."),
            )
        )
    return Screen(
        lines(
            w("{name} noted costs for you: {money} for {words}, {day}.", name=f["by"], money=money, words=f["words"], day=day),
            w("You get this with the travel costs, after the end of the month."),
            w("It is no premium, and your benefit stays as it is."),
        )
    )


def _which(w: Words, f: Facts) -> Written:
    return w("<b>{title}</b> at {employer}, {name}", title=f["title"], employer=f["employer"], name=f["name"])


def _day(one: Facts) -> date:
    return date.fromisoformat(one["day"])
