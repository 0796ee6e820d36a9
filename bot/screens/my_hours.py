"""My hours: this week and what is missing, a button for each of the last days."""

from datetime import date

from bot.buttons.hours import NameDay, OlderWeeks, OpenDay, ShowWeek
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.rules.hours.week_days import DayKind
from words import Words
from words.language import Written

MY_HOURS = "my_hours"


@screen(MY_HOURS)
def my_hours(w: Words, f: Facts) -> Screen:
    """The week per placement, then the days."""
    if not f["had_work"]:
        return Screen(lines(w("You have no work here this week."), w("When you have work, you fill in your hours here.")))
    this_week = w("Your hours of this week, from {day}.", day=w.day(date.fromisoformat(f["monday"])))
    text = lines(
        this_week if f["work"] else w("You have no work here this week."),
        *(_work(w, one) for one in f["work"]),
        f["missing"] and lines(" ", w("Also not filled in yet:"), *(_missing(w, one) for one in f["missing"])),
        " ",
        w("Which day do you want to fill in or change?"),
    )
    days = rows(*(_day(w, one) for one in f["days"]), Button(w("Another day"), NameDay()))
    older = [Button(w("Older weeks"), OlderWeeks(0, 0))] if f["has_older"] else []
    return Screen(text, (*days, *rows(*(_week(w, one) for one in f["weeks"]), *older, columns=1)))


def _week(w: Words, one: Facts) -> Button:
    day = w.short_day(date.fromisoformat(one["monday"]))
    caption = w("Week of {day}: {title}", day=day, title=one["title"]) if one["title"] else w("Week of {day}", day=day)
    return Button(caption, ShowWeek(one["id"]))


def _work(w: Words, one: Facts) -> str:
    return lines(
        " ",
        w("<b>{title}</b> at {employer}", title=one["title"], employer=one["employer"]),
        *(w("• {day}: {what}", day=w.day(date.fromisoformat(day["day"])), what=_what(w, day)) for day in one["days"]),
        w("Together: {hours}", hours=_hours(w, one["minutes"])),
    )


def _what(w: Words, day: Facts) -> Written:
    if day["called_off"]:
        return w("you called that you do not come")
    match DayKind(day["kind"]):
        case DayKind.TO_COME:
            return w("still to come")
        case DayKind.MISSING:
            return w("<b>not filled in yet</b>")
        case DayKind.NOT_WORKED:
            return w("not worked")
    return _hours(w, day["minutes"])


def _missing(w: Words, one: Facts) -> Written:
    return w("• {day}: {what}", day=w.day(date.fromisoformat(one["day"])), what=one["title"])


def _day(w: Words, one: Facts) -> Button:
    day = date.fromisoformat(one["day"])
    if one["missing"]:
        return Button(w("{day}: fill in", day=w.short_day(day)), OpenDay(day))
    if one["minutes"] is None:
        return Button(w.short_day(day), OpenDay(day))
    whole, rest = divmod(one["minutes"], 60)
    spent = f"{whole}:{rest:02}" if rest else str(whole)
    return Button(w("{day}: {hours} h", day=w.short_day(day), hours=spent), OpenDay(day))


def _hours(w: Words, minutes: int) -> Written:
    return w.hours(minutes) if minutes else w.n("{n} hour", "{n} hours", 0)
