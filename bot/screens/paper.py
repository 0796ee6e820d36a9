"""A week on paper: what is asked of who enters the signed form, and what is read back before it is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

from bot.buttons.paper_weeks import KeepPaper, PaperDay, PaperHoursRight, PaperNoTravel, PaperNotWorked, PaperWeek
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.week_lines import spent, week_of, work, work_in
from core.actions.things import Notice
from words import Words
from words.language import Written


@screen("paper_which", candidates=False)
def paper_which(w: Words, f: Facts) -> Screen:
    """Which week?"""
    mondays = [date.fromisoformat(day) for day in f["mondays"]]
    head = w("A form of {name}, {title}.", name=f["name"], title=f["title"])
    if not mondays:
        return Screen(lines(head, w("All weeks are confirmed, or wait for a decision.")), ways_out(w, f))
    buttons = [Button(w("Week of {day}", day=w.short_day(day)), PaperWeek(day)) for day in mondays]
    return Screen(lines(trouble(w, f), head, w("Which week is it?")), (*rows(*buttons), *ways_out(w, f)))


@screen("paper_days", candidates=False)
def paper_days(w: Words, f: Facts) -> Screen:
    """Its days; tap what is otherwise on the form."""
    buttons = [
        Button(w("{day}: {hours}", day=w.short_day(day), hours=spent(w, one.minutes)), PaperDay(day)) for day, one in _days(f)
    ]
    return Screen(
        lines(
            trouble(w, f),
            week_of(w, date.fromisoformat(f["first"])),
            w("Is it so on the form? Tap the days that are otherwise."),
            w("Together: {hours}", hours=spent(w, sum(one.minutes for _, one in _days(f)))),
        ),
        (*rows(*buttons), (Button(w("The hours are right"), PaperHoursRight()),), *ways_out(w, f)),
    )


@screen("paper_hours", candidates=False)
def paper_hours(w: Words, f: Facts) -> Screen:
    """What does the form say of this day?"""
    return Screen(
        lines(
            trouble(w, f),
            w("What is on the form for {day}?", day=w.day(date.fromisoformat(f["day"]))),
            w("Type it. For example: 3 hours, or 9:00 to 12:30 break 15."),
        ),
        ((Button(w("Not worked"), PaperNotWorked()),), *ways_out(w, f)),
    )


@screen("paper_travel", candidates=False)
def paper_travel(w: Words, f: Facts) -> Screen:
    """What does the form say of travel?"""
    return Screen(
        lines(
            trouble(w, f),
            w("Which travel costs are on the form?"),
            w("The same every day? Type: 12 km, or € 4,50."),
            w("Different? Type each day: di 12 km; do € 4,50."),
        ),
        ((Button(w("No travel costs"), PaperNoTravel()),), *ways_out(w, f)),
    )


@screen("paper_photo", candidates=False)
def paper_photo(w: Words, f: Facts) -> Screen:
    """The form itself."""
    return Screen(
        lines(
            trouble(w, f),
            w("Send a photo of the signed form."),
            w("Are there other numbers or an address on it? Cover them."),
        ),
        ways_out(w, f),
    )


@screen("paper_check", candidates=False)
def paper_check(w: Words, f: Facts) -> Screen:
    """Everything as it will be kept."""
    return Screen(
        lines(
            trouble(w, f),
            w("Shall I keep this week?"),
            " ",
            w("<b>{name}</b>, {title}", name=f["name"], title=f["title"]),
            week_of(w, date.fromisoformat(f["first"])),
            *(w("• {day}: {what}", day=w.day(day), what=work(w, one)) for day, one in _days(f)),
            w("Together: {hours}", hours=spent(w, sum(one.minutes for _, one in _days(f)))),
            *(
                w("• Travel {day}: {what}", day=w.day(date.fromisoformat(day)), what=_travel(w, one))
                for day, one in sorted(f["travel"].items())
            ),
            not f["travel"] and w("No travel costs."),
            w("The photo of the form is there."),
            " ",
            w("Both signed the form. After this the week is confirmed."),
        ),
        ((Button(w("Keep it"), KeepPaper(f["placement"], date.fromisoformat(f["first"]))),), *ways_out(w, f)),
    )


@screen(Notice.FORM_UNREADABLE, candidates=False)
def form_unreadable(w: Words, f: Facts) -> Screen:
    """To who entered it."""
    return Screen(
        lines(
            w("I could not open the photo of a form."),
            w("It is about {name}, the week of {day}.", name=f["name"], day=w.day(date.fromisoformat(f["monday"]))),
            w("The hours are kept. Keep the paper form."),
        )
    )


def _days(f: Facts) -> list[tuple[date, Any]]:
    return [(date.fromisoformat(day), work_in(one)) for day, one in sorted(f["days"].items())]


def _travel(w: Words, one: Facts) -> Written:
    if one["kilometres"]:
        return w("{number} km", number=w.number(Decimal(one["kilometres"])))
    return w.money(one["cents"])
