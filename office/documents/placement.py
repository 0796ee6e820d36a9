"""A placement confirmed in writing to the candidate, with the own premium."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from office.documents import sheet
from office.documents.sheet import Block
from words import Words
from words.language import Written

Facts = Mapping[str, Any]


def for_candidate(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it: nothing of what the employer pays."""
    return (
        sheet.sheet(
            w,
            w("Confirmation of your work"),
            sheet.text(w("{name}, you are going to work at {employer}.", name=f["candidate"], employer=f["employer"])),
            sheet.rows(
                (w("Employer"), w.safe(f["employer"])),
                *work(w, f),
                (w("Premium"), "\n".join(_premium(w, f))),
            ),
            sheet.text(
                w("Your benefit simply continues."),
                w("Every week both sides sign the hours."),
                w("You may stop. Tell {contact} then, in the chat or when you talk.", contact=f["contact"] or f["municipality"]),
            ),
        ),
    )


def _premium(w: Words, f: Facts) -> list[Written]:
    """The rate when the work begins, and what it becomes within it; older confirmations name the first alone."""
    first = w("{rate} for every hour you work", rate=w.money(Decimal(f["premium_per_hour"])))
    later = [(date.fromisoformat(since), Decimal(rate)) for since, rate in f.get("premium_changes") or ()]
    more = [w("From {date}: {rate} for every hour you work.", date=w.date(since), rate=w.money(rate)) for since, rate in later]
    return [first, *more]


def work(w: Words, f: Facts) -> tuple[tuple[str, str], ...]:
    """What the work is, where and when: what both sides read."""
    return (
        (w("Placement"), str(f["placement"])),
        (w("Name"), w.safe(f["candidate"])),
        (w("Work"), w.safe(f["title"])),
        (w("Tasks"), w.safe(f["tasks"])),
        (w("Needed"), w.safe(f["needs"])),
        (w("Place of work"), w.safe(f["place"])),
        (w("Ask for"), w.safe(f["report_to"])),
        (w("When"), "\n".join(_shift(w, *one) for one in f["shifts"])),
        (w("Hours a week"), w.hours(f["minutes_per_week"])),
        (w("First day"), w.date(date.fromisoformat(f["starts_on"]))),
        (w("Last day"), w.date(date.fromisoformat(f["last_day"]))),
        (w("Contact person"), w.safe(f["contact"])),
    )


def _shift(w: Words, weekday: int, starts: str, ends: str, break_minutes: int) -> Written:
    span = {"days": w.weekday(weekday), "start": w.time(time.fromisoformat(starts)), "end": w.time(time.fromisoformat(ends))}
    if break_minutes:
        return w("{days}: {start} to {end}, break {minutes}", **span, minutes=w.hours(break_minutes))
    return w("{days}: {start} to {end}", **span)
