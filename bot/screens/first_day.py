"""The day before somebody's first day, on the employer's phone."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.screens import Screen, lines, screen
from core.actions.things import Notice
from words import Words

Facts = Mapping[str, Any]


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
            w("Needed: {needs}", needs=f["needs"]) if f["needs"] else w("Needed: nothing"),
        )
    )
