"""Worked days on the candidate's phone."""

from bot.buttons import DayAsPlanned, DayNotWorked, DayOtherwise
from bot.screens import Button, Screen, lines
from core.actions.days import ShiftView
from words import Words


def candidate_shift(w: Words, v: ShiftView) -> Screen:
    """After a planned shift: one question."""
    return Screen(
        lines(
            w("How was your work on {day}?", day=w.day(v.shift.day)),
            " ",
            w("<b>{title}</b> at {employer}", title=v.placement.title, employer=v.placement.employer_name),
            w(
                "Planned: {start} to {end}, {hours}.",
                start=w.time(v.shift.starts),
                end=w.time(v.shift.ends),
                hours=w.hours(v.shift.minutes),
            ),
        ),
        (
            (Button(w("Yes, as planned"), DayAsPlanned(v.shift.id)),),
            (Button(w("Other times"), DayOtherwise(v.shift.id)), Button(w("Did not work"), DayNotWorked(v.shift.id))),
        ),
    )
