"""The questions about a day that are answered by typing: which day, when the work began and ended, the break, and the read-back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.buttons.hours import ChangeDay, ChangeToNotWorked, ChangeToPlanned, DayReading, PickDay, StoreReading
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.rules.reading.day import Reading
from words import Words
from words.language import Written

BREAKS = (0, 15, 30, 45, 60)
LONG_DAY = 12 * 60


@screen("name_day")
def name_day(w: Words, f: Facts) -> Screen:
    """Which other day?"""
    text = lines(
        trouble(w, f),
        w("Which day do you want to fill in?"),
        " ",
        w("Type the day. For example: <code>16 November</code>, <code>16-11</code> or <code>yesterday</code>."),
    )
    return Screen(text, ways_out(w, f))


@screen("which_work")
def which_work(w: Words, f: Facts) -> Screen:
    """Several placements hold that day: which one?"""
    day = date.fromisoformat(f["day"])
    buttons = [
        Button(w("{title} at {employer}", title=one["title"], employer=one["employer"]), PickDay(one["id"], day))
        for one in f["work"]
    ]
    return Screen(w("Which work on {day}?", day=w.day(day)), rows(*buttons, columns=1))


@screen("ask_times")
def ask_times(w: Words, f: Facts) -> Screen:
    """When did you work? Typed; what needs no typing is a button."""
    here = f["placement"], date.fromisoformat(f["day"])
    planned = f["can_plan"] and Button(w("As planned after all"), ChangeToPlanned(*here, f["version"]))
    may_skip = f["can_skip"] or (f.get("from") and f.get("problem"))
    label = w("Not worked after all") if f["can_skip"] else w("Did not work")
    skipped = may_skip and Button(label, ChangeToNotWorked(*here, f["version"]))
    text = lines(
        trouble(w, f),
        w("From when until when did you work?"),
        _which_day(w, f),
        " ",
        w("Type it like this: <code>9:00 to 17:00</code>"),
        w("Do you only know how many hours? Then type: <code>7.5 hours</code>"),
    )
    return Screen(text, (*rows(*(b for b in (planned, skipped) if b)), *ways_out(w, f)))


@screen("check_not_worked")
def check_not_worked(w: Words, f: Facts) -> Screen:
    """Typed that one did not work; nobody asks why."""
    here = f["placement"], date.fromisoformat(f["day"])
    yes, no = Button(w("Yes"), ChangeToNotWorked(*here, f["version"])), Button(w("No"), ChangeDay(*here))
    text = lines(trouble(w, f), w("I read: not worked. Is that right?"), " ", _which_day(w, f))
    return Screen(text, ((yes, no), *ways_out(w, f)))


@screen("ask_end")
def ask_end(w: Words, f: Facts) -> Screen:
    """The beginning is known."""
    text = lines(
        trouble(w, f),
        w("You began at {start}. At what time did you stop?", start=f["reading"]["starts"]),
        _which_day(w, f),
        " ",
        w("Type the time. For example: <code>17:00</code>"),
    )
    return Screen(text, ways_out(w, f))


@screen("which_reading")
def which_reading(w: Words, f: Facts) -> Screen:
    """What was typed can mean several things."""
    options = [reading_from(one) for one in f["options"]]
    buttons = [Button(_meaning(w, one), tap_of(f["placement"], date.fromisoformat(f["day"]), one)) for one in options]
    return Screen(lines(trouble(w, f), w("What do you mean?"), _which_day(w, f)), (*rows(*buttons, columns=1), *ways_out(w, f)))


@screen("ask_break")
def ask_break(w: Words, f: Facts) -> Screen:
    """How long was the break? A button, or typed."""
    day, reading = date.fromisoformat(f["day"]), reading_from(f["reading"])
    buttons = [
        Button(
            w.hours(minutes) if minutes else w("No break"), tap_of(f["placement"], day, replace(reading, break_minutes=minutes))
        )
        for minutes in BREAKS
    ]
    text = lines(
        trouble(w, f),
        w("How long was your break?"),
        _which_day(w, f),
        w("You worked: {span}", span=_span(w, reading)),
        " ",
        w("Choose a button, or type the minutes."),
    )
    return Screen(text, (*rows(*buttons), *ways_out(w, f)))


@screen("read_back")
def read_back(w: Words, f: Facts) -> Screen:
    """What was typed, as it would be kept. Nothing is kept before a yes."""
    day, reading, hours = date.fromisoformat(f["day"]), reading_from(f["reading"]), w.hours(f["minutes"])
    text = lines(
        trouble(w, f),
        _read(w, reading, hours),
        " ",
        _which_day(w, f),
        _is_overnight(reading) and w("You began on {day}. So these hours belong to that day.", day=w.day(day)),
        f["minutes"] > LONG_DAY and w("That is a long day. Look well if it is right."),
    )
    yes = StoreReading(f["placement"], day, f["version"], *_numbers(reading))
    buttons = (Button(w("Yes"), yes), Button(w("No"), ChangeDay(f["placement"], day)))
    return Screen(text, (buttons, *ways_out(w, f)))


def _read(w: Words, reading: Reading, hours: Written) -> Written:
    if reading.minutes is not None:
        return w("I read: {hours} worked. Is that right?", hours=hours)
    span = _span(w, reading)
    if not reading.break_minutes:
        return w("I read: from {span}, no break. That is {hours}. Is that right?", span=span, hours=hours)
    pause = w.hours(reading.break_minutes)
    return w("I read: from {span}, {pause} break. That is {hours}. Is that right?", span=span, pause=pause, hours=hours)


def _which_day(w: Words, f: Facts) -> Written:
    return w(
        "<b>{title}</b> at {employer}, {day}", day=w.day(date.fromisoformat(f["day"])), title=f["title"], employer=f["employer"]
    )


def _meaning(w: Words, reading: Reading) -> Written:
    if reading.minutes is not None:
        return w("{hours} worked", hours=w.hours(reading.minutes))
    if reading.ends is None and reading.starts is not None:
        return w("I began at {start}", start=w.time(reading.starts))
    return _span(w, reading)


def _span(w: Words, reading: Reading) -> Written:
    if reading.starts is None or reading.ends is None:
        return Written("")
    start, end = w.time(reading.starts), w.time(reading.ends)
    if _is_overnight(reading):
        return w("{start} to {end} the next day", start=start, end=end)
    return w("{start} to {end}", start=start, end=end)


def _is_overnight(reading: Reading) -> bool:
    return reading.starts is not None and reading.ends is not None and reading.ends <= reading.starts


# A reading in a conversation, and on a button


def facts_of(reading: Reading) -> dict[str, Any]:
    """A reading as it is kept in a conversation: times as "08:30"."""
    starts, ends = (at and at.isoformat("minutes") for at in (reading.starts, reading.ends))
    return {"starts": starts, "ends": ends, "break_minutes": reading.break_minutes, "minutes": reading.minutes}


def reading_from(facts: Mapping[str, Any]) -> Reading:
    """The reading that was kept."""
    starts, ends = (time.fromisoformat(facts[name]) if facts[name] else None for name in ("starts", "ends"))
    return Reading(starts, ends, facts["break_minutes"], facts["minutes"])


def tap_of(placement: int, day: date, reading: Reading) -> DayReading:
    """The button that says "this is what I meant"."""
    return DayReading(placement, day, *_numbers(reading))


def meant_by(tap: DayReading | StoreReading) -> Reading:
    """The reading on a button."""
    starts, ends = (time(*divmod(n - 1, 60)) if n else None for n in (tap.starts, tap.ends))
    return Reading(starts, ends, tap.break_minutes - 1 if tap.break_minutes else None, tap.minutes - 1 if tap.minutes else None)


def _numbers(reading: Reading) -> tuple[int, int, int, int]:
    """Minutes, each one more than it is; 0 for what is not known."""
    starts, ends = (at.hour * 60 + at.minute + 1 if at else 0 for at in (reading.starts, reading.ends))
    took, minutes = (n + 1 if n is not None else 0 for n in (reading.break_minutes, reading.minutes))
    return starts, ends, took, minutes
