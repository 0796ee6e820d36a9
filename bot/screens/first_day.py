"""The working day before a first day, on the employer's phone and on the candidate's."""

from datetime import date, time

from bot.buttons.everybody import AskQuestion
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.actions.things import Notice
from words import Words


@screen(Notice.FIRST_DAY, candidates=False)
def first_day(w: Words, f: Facts) -> Screen:
    """Who comes when, and what they need."""
    day = w.day(date.fromisoformat(f["day"]))
    when = f["starts"] and w(
        "From {start} to {end}.", start=w.time(time.fromisoformat(f["starts"])), end=w.time(time.fromisoformat(f["ends"]))
    )
    return Screen(
        lines(
            w("{name} comes to work for you for the first time on {day}.", name=f["name"], day=day),
            " ",
            w("<b>{title}</b>", title=f["title"]),
            when or None,
            w("Where: {place}", place=f["place"]),
            f["guide"] and w("Helps on the floor: {person}", person=f["guide"]),
            f["needs"] and w("Needed: {needs}", needs=f["needs"]),
        )
    )


@screen(Notice.MY_FIRST_DAY)
def my_first_day(w: Words, f: Facts) -> Screen:
    """When, where and what is needed; nothing of what the employer reads about somebody."""
    day = w.day(date.fromisoformat(f["day"]))
    when = f["starts"] and w(
        "{days}: {start} to {end}",
        days=day,
        start=w.time(time.fromisoformat(f["starts"])),
        end=w.time(time.fromisoformat(f["ends"])),
    )
    return Screen(
        lines(
            w("Your first day at {employer}: {day}", employer=f["employer"], day=day),
            " ",
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            when and w("When: {shifts}", shifts=when),
            w("Where: {place}", place=f["place"]),
            f["guide"] and w("Ask for: {person}", person=f["guide"]),
            f["needs"] and w("Needed: {needs}", needs=f["needs"]),
        ),
        rows(Button(w("Ask something"), AskQuestion())),
    )
