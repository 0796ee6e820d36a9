"""What is said of a job wherever it is shown: what, where, when, how much."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any
from urllib.parse import quote_plus

from bot.screens import lines
from core.rules.money.premium import HourRate
from core.store.matching.jobs import Job, Shift
from words import Words
from words.language import Written


def shifts_line(w: Words, shifts: tuple[Shift, ...]) -> str | None:
    """When: the weekly shifts, days with the same times together."""
    by_times: dict[tuple[str, str], list[str]] = {}
    for shift in shifts:
        by_times.setdefault((w.time(shift.starts), w.time(shift.ends)), []).append(w.weekday(shift.weekday))
    parts = [w("{days}: {start} to {end}", days=w.listed(days), start=start, end=end) for (start, end), days in by_times.items()]
    return Written("; ".join(parts)) if parts else None


def when_line(w: Words, written: Sequence[Sequence[Any]]) -> Written | None:
    """When: weekly shifts as a notice or a conversation keeps them (weekday, start, end, minutes of break)."""
    shifts = tuple(Shift(day, time.fromisoformat(starts), time.fromisoformat(ends), rest) for day, starts, ends, rest in written)
    when = shifts_line(w, shifts)
    return w("When: {shifts}", shifts=when) if when else None


def job_lines(w: Words, job: Job, last_day: date | None) -> str:
    """What, where, when, how much and until when."""
    when = shifts_line(w, job.shifts)
    return lines(
        w("<b>{title}</b> at {employer}", title=job.title, employer=job.employer_name),
        job.tasks and w("What: {tasks}", tasks=job.tasks),
        job.needs and w("Needed: {needs}", needs=job.needs),
        w("Where: {place}", place=job.place),
        when and w("When: {shifts}", shifts=when),
        w("How much: {hours} a week", hours=w.hours(job.minutes_per_week)),
        w("From {first} until {last}", first=w.date(job.starts_on), last=w.date(last_day))
        if last_day
        else w("From {first}", first=w.date(job.starts_on)),
    )


def tariff_line(w: Words, tariff: Decimal) -> Written:
    """What an employer pays (euros an hour)."""
    return w("Tariff: {tariff} for every hour worked.", tariff=w.money(tariff))


def premium_lines(w: Words, rate: HourRate | None) -> list[Written]:
    """What an hour earns, since when where that changed within the work, and from when it is otherwise."""
    if rate is None:
        return []
    said = [w("Your premium: {rate} for every hour you work.", rate=w.money(rate.value))]
    if rate.since:
        said.append(w("That holds since {date}.", date=w.date(rate.since)))
    return said + [
        w("From {date}: {rate} for every hour you work.", date=w.date(row.since), rate=w.money(row.value)) for row in rate.later
    ]


def map_of(place: str) -> str:
    """Where a workplace is on a map; nothing is asked there but the place."""
    return f"https://www.openstreetmap.org/search?query={quote_plus(place)}"
