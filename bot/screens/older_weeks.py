"""The confirmed weeks of long ago: a page of them, each a button, the newest first."""

from collections.abc import Callable
from datetime import date

from bot.buttons.hours import OlderWeeks, ShowWeek
from bot.screens import Button, Facts, Screen, caption, rows, screen
from bot.screens.paging import turning_in_time
from core.rules.paging import Page
from words import Words
from words.language import Written


@screen("older_weeks")
def older_weeks(w: Words, f: Facts) -> Screen:
    """Of one candidate, with the work where there is more than one."""

    def named(one: Facts, day: Written) -> Written:
        return w("Week of {day}: {title}", day=day, title=one["title"]) if one["title"] else w("Week of {day}", day=day)

    return _page(w, f, named)


@screen("older_weeks_here", candidates=False)
def older_weeks_here(w: Words, f: Facts) -> Screen:
    """Of everybody who works or worked at an employer, by name."""
    return _page(w, f, lambda one, day: w("{name}, week of {day}", name=one["name"], day=day))


def _page(w: Words, f: Facts, named: Callable[[Facts, Written], Written]) -> Screen:
    page, today = Page(f["older"], f["page"], f["pages"]), date.fromisoformat(f["today"])
    if not page.shown:
        return Screen(w("There are no older weeks."))
    weeks = [Button(caption(named(one, _day(w, one["monday"], today))), ShowWeek(one["id"])) for one in page.shown]
    turn = turning_in_time(w, page, lambda to: OlderWeeks(f["candidate"], to))
    return Screen(w("Which week do you want to see?"), (*rows(*weeks, columns=1), *turn))


def _day(w: Words, written: str, today: date) -> Written:
    """With the year, where that is another."""
    monday = date.fromisoformat(written)
    return w.short_day(monday) if monday.year == today.year else w.date(monday)
