"""Work that goes on longer, or hours that grow: asked, answered, told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.buttons.endings import AnswerChange, GrowFrom, GrowOn, OpenWork, SendGrowth, TakeBackChange
from bot.buttons.everybody import AskQuestion
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.job_lines import premium_lines, when_line
from core.actions.things import Notice
from core.actions.work.work_changes import ChangeView
from core.rules.work.ending import ChangeKind, ChangeState
from words import Words
from words.language import Written


def candidate_change(w: Words, v: ChangeView) -> Screen:
    """What would change, what stays the same, and that no is fine; then what was said."""
    one, contact = v.change, v.contact.first_name
    is_longer = one.kind is ChangeKind.EXTEND
    match one.state:
        case ChangeState.OPEN if is_longer:
            head = w("Do you want to go on with this work, until {day}?", day=_until(w, v))
        case ChangeState.OPEN:
            head = w("Do you want to work other hours, step by step?")
        case ChangeState.AGREED if is_longer:
            head = w("You go on with this work. Your last day is {day}.", day=_until(w, v))
        case ChangeState.AGREED:
            head = w("You said yes. Your hours become these:")
        case ChangeState.DECLINED:
            head = w("You said no. That is fine: nothing changes.")
        case _:
            head = w("This is not asked any more. Nothing changes.")
    is_open = one.state is ChangeState.OPEN
    text = lines(
        head,
        " ",
        w("<b>{title}</b> at {employer}", title=v.placement.title, employer=v.placement.employer_name),
        *(_steps(w, v) if one.state in (ChangeState.OPEN, ChangeState.AGREED) else ()),
        v.ahead and _may_last(w, v.ahead[-1].last_allowed_day),
        is_open and is_longer and w("Now your last day is {day}.", day=w.day(v.placement.last_day)),
        *(premium_lines(w, v.premium) if is_open else ()),
        is_open and lines(" ", w("Your benefit simply continues."), w("You may always say no. It has no consequences.")),
        is_open and w("{contact} asks you this.", contact=contact),
    )
    answers = (
        Button(w("Yes, that is fine"), AnswerChange(one.id, True)),
        Button(w("No"), AnswerChange(one.id, False)),
        Button(w("Ask something"), AskQuestion()),
    )
    return Screen(text, rows(*answers) if is_open else ())


def staff_change(w: Words, v: ChangeView) -> Screen:
    """What was asked of whom, and how far it is."""
    one, name = v.change, v.candidate.first_name
    match one.state:
        case ChangeState.OPEN:
            head = w("You asked {name}. There is no answer yet.", name=name)
        case ChangeState.AGREED:
            head = w("{name} said yes.", name=name)
        case ChangeState.DECLINED:
            head = w("{name} said no.", name=name)
        case _:
            head = w("This is not asked any more.")
    text = lines(
        head,
        " ",
        w(
            "<b>{name}</b>, {title} at {employer}",
            name=v.candidate.name,
            title=v.placement.title,
            employer=v.placement.employer_name,
        ),
        one.last_day and w("Go on until {day}", day=_until(w, v)),
        *_steps(w, v),
        v.ahead and _may_last(w, v.ahead[-1].last_allowed_day),
    )
    buttons = [Button(w("See the work"), OpenWork(v.placement.id))]
    if one.state is ChangeState.OPEN:
        buttons.insert(0, Button(w("Take it back"), TakeBackChange(one.id)))
    return Screen(text, rows(*buttons))


def _until(w: Words, v: ChangeView) -> Written:
    return w.day(v.change.last_day or v.placement.last_day)


def _steps(w: Words, v: ChangeView) -> list[Written]:
    return _lines(w, [(one.since, one.minutes) for one in v.change.steps], [plan.written for plan in v.ahead])


def _lines(w: Words, steps: Sequence[tuple[date, int]], shifts: Sequence[Sequence[Any]]) -> list[Written]:
    """Each step, with its days and times where they are known."""
    said = []
    for place, (since, minutes) in enumerate(steps):
        said.append(w("• from {day}: {hours} a week", day=w.day(since), hours=w.hours(minutes)))
        when = when_line(w, shifts[place]) if place < len(shifts) else None
        said += [when] if when else []
    return said


def _may_last(w: Words, day: date) -> Written:
    """What the term becomes is said before the hours do (docs/rules/28-hours.md)."""
    return w("With these hours this work may last until {day}.", day=w.date(day))


@screen("grow_hours", candidates=False)
def grow_hours(w: Words, f: Facts) -> Screen:
    """How many hours a week, at the next step?"""
    return Screen(
        lines(
            trouble(w, f),
            w("How many hours a week does {name} work then?", name=f["name"]),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            w("Now: {hours} a week", hours=w.hours(f["minutes"])),
            *_so_far(w, f),
            " ",
            w("Type the hours. For example: <code>12</code>"),
        ),
        ways_out(w, f),
    )


@screen("grow_from", candidates=False)
def grow_from(w: Words, f: Facts) -> Screen:
    """From which Monday on?"""
    days = [date.fromisoformat(day) for day in f["mondays"]]
    return Screen(
        lines(
            trouble(w, f),
            w("From which Monday on: {hours} a week?", hours=w.hours(f["wanted"])),
            *_so_far(w, f),
            " ",
            w("Choose a day, or type one: 24 December."),
        ),
        (*rows(*(Button(w.short_day(day), GrowFrom(day)) for day in days)), *ways_out(w, f)),
    )


@screen("grow_check", candidates=False)
def grow_check(w: Words, f: Facts) -> Screen:
    """All steps so far: ask it, or one more?"""
    return Screen(
        lines(
            trouble(w, f),
            w("Shall I ask {name} this?", name=f["name"]),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            w("Now: {hours} a week", hours=w.hours(f["minutes"])),
            *_so_far(w, f),
            _may_last(w, date.fromisoformat(f["ahead"][-1][0])) if f["ahead"] else None,
        ),
        (
            (Button(w("Ask {name}", name=f["name"]), SendGrowth()), Button(w("One more step"), GrowOn())),
            *ways_out(w, f),
        ),
    )


def _so_far(w: Words, f: Facts) -> list[Written]:
    return _lines(w, _said(f), [written for _, written in f["ahead"]])


def _said(f: Facts) -> list[tuple[date, int]]:
    return [(date.fromisoformat(day), minutes) for day, minutes in f["steps"]]


@screen(Notice.HOURS_GROW, candidates=False)
def hours_grow(w: Words, f: Facts) -> Screen:
    """The employer hears the steps."""
    return Screen(
        lines(
            w("The hours of {name} change:", name=f["name"]),
            *_lines(w, _said(f), f.get("by_step", ())),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
        )
    )
