"""The month (MANUAL 6): the placed candidates and their hours, open timesheets, coming end dates, and each employer's part."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from core.rules.calendar import iso_week, month_end
from core.store.database import Database
from core.store.money import overviews
from core.store.money.overviews import Placed, Worked
from office.overview.sheets import Chart, Page, Value
from words import Words

SOON = timedelta(weeks=4)
MOST_BARS = 20


def N(message: str) -> str:
    """A message that is translated where it is used."""
    return message


STATES = {
    "open": N("not signed yet"),
    "signed": N("waits for the employer"),
    "disputed": N("disputed by the employer"),
    "to_consultant": N("waits for the contact person"),
}


KINDS = {
    "full_time": N("Outflow: full-time work"),
    "part_time": N("Outflow: part-time work"),
    "school": N("Outflow: school"),
}
WHERE = {"work_here": N("same employer"), "work_elsewhere": N("other employer")}
_OF_PLACEMENTS = (
    *(N("Placement"), N("Candidate"), N("Name"), N("Employer"), N("Work"), N("First day"), N("Last day"), N("Hours a week")),
    *(N("Hours entered"), N("Hours confirmed"), N("Minutes confirmed")),
)
_OF_WEEKS = (N("Week"), N("Monday"), N("Candidate"), N("Name"), N("Employer"), N("Work"), N("State"))
_OF_ENDS = (*_OF_PLACEMENTS[:7], N("Last day that the term allows"))
_OF_EMPLOYERS = (N("Employer"), N("Placed candidates"), N("Placements"), N("Hours entered"), N("Hours confirmed"))
_OF_OUTFLOW = (N("Outflow of placements that ended in this month, as recorded"), N("Where"), N("Number"))
_OF_TEAM = (
    *(N("Contact person"), N("Placed candidates"), N("Placements"), N("Hours entered"), N("Hours confirmed")),
    N("Weeks that are not confirmed"),
)


@dataclass
class Part:
    """What one employer, or one consultant, had of the month."""

    placements: int = 0
    candidates: set[int] = field(default_factory=set)
    entered: int = 0
    confirmed: int = 0

    def add(self, one: Worked) -> None:
        """Count a placement in."""
        self.placements += 1
        self.candidates.add(one.placed.candidate)
        self.entered += sum(one.entered.values())
        self.confirmed += sum(one.confirmed.values())


@dataclass(frozen=True)
class Reader:
    """Who reads a month: their candidates are named, those of these consultants. A lead also sees each of the team, by name."""

    desks: frozenset[int]
    team: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Month:
    """One month of one municipality. `reader` is None for the back office, which sees everybody."""

    first: date
    worked: Sequence[Worked]
    open_weeks: Sequence[Row[Any]]
    ending: Sequence[Placed]
    reader: Reader | None = None
    outflow: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def named(self) -> "Month":
        """What the reader may see of people: their own."""
        if self.reader is None:
            return self
        desks = self.reader.desks
        return replace(
            self,
            worked=[one for one in self.worked if one.placed.consultant in desks],
            open_weeks=[row for row in self.open_weeks if row.consultant in desks],
            ending=[placed for placed in self.ending if placed.consultant in desks],
        )


async def month_of(database: Database, of: int, first: date, now: datetime, reader: Reader | None = None) -> Month:
    """Read the month that begins on `first`, as it stands now."""
    last = month_end(first)
    found = [one async for page in overviews.worked(database, of, first, last) for one in page]
    async with database.begin() as tx:
        waiting = await overviews.open_weeks(tx, of, last, now)
        left = await overviews.outflow(tx, of, first, last)
    ending = [one.placed for one in found if one.placed.last_day <= last + SOON]
    return Month(first, found, waiting, sorted(ending, key=lambda placed: (placed.last_day, placed.id)), reader, left)


def pages_of(w: Words, month: Month) -> list[Page]:
    """The month as sheets. The figures are the municipality's; people are named as far as the reader may see them."""
    named = month.named()
    team = [_team(w, month)] if month.reader and month.reader.team else []
    return [
        _summary(w, month),
        *team,
        _placements(w, named),
        _weeks(w, named),
        _ending(w, named),
        _employers(w, month),
        _outflow(w, month),
    ]


def hours(minutes: int) -> Decimal:
    """Minutes as hours with two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def week_of(monday: date) -> str:
    """An ISO week, as 2026-42."""
    year, week = iso_week(monday)
    return f"{year}-{week:02d}"


def summary_of(w: Words, month: Month) -> list[tuple[str, Value]]:
    """The figures of a month, each with what it is."""
    entered = sum(sum(one.entered.values()) for one in month.worked)
    confirmed = sum(sum(one.confirmed.values()) for one in month.worked)
    return [
        (w("Placed candidates"), len({one.placed.candidate for one in month.worked})),
        (w("Placements"), len(month.worked)),
        (w("Employers"), len({one.placed.employer for one in month.worked})),
        (w("Hours entered"), hours(entered)),
        (w("Hours confirmed"), hours(confirmed)),
        (w("Weeks that are not confirmed"), len(month.open_weeks)),
        (w("Placements that end this month or within four weeks after it"), len(month.ending)),
        *kinds_of(w, month),
    ]


def _summary(w: Words, month: Month) -> Page:
    return Page(w("Summary"), (w("Overview of {month}", month=f"{month.first:%m-%Y}"), ""), summary_of(w, month))


def _placements(w: Words, month: Month) -> Page:
    rows: list[Sequence[Value]] = [
        (*_who(one.placed), one.placed.first_day, one.placed.last_day, hours(one.placed.minutes_per_week), *_worked(one))
        for one in sorted(month.worked, key=lambda one: (one.placed.first_name, one.placed.id))
    ]
    return Page(w("Placements"), _said(w, _OF_PLACEMENTS), rows)


def _worked(one: Worked) -> tuple[Value, ...]:
    confirmed = sum(one.confirmed.values())
    return hours(sum(one.entered.values())), hours(confirmed), confirmed


def _who(placed: Placed) -> tuple[Value, ...]:
    name = f"{placed.first_name} {placed.last_name}".strip()
    return placed.ref or f"#{placed.id}", placed.candidate_ref, name, placed.employer_name, placed.title


def _weeks(w: Words, month: Month) -> Page:
    rows: list[Sequence[Value]] = []
    for row in month.open_weeks:
        name = f"{row.first_name} {row.last_name}".strip()
        rows.append(
            (week_of(row.monday), row.monday, row.candidate_ref, name, row.employer_name, row.title, w(STATES[row.state]))
        )
    return Page(w("Open weeks"), _said(w, _OF_WEEKS), rows)


def _ending(w: Words, month: Month) -> Page:
    rows = [(*_who(placed), placed.first_day, placed.last_day, placed.last_allowed_day) for placed in month.ending]
    return Page(w("Ends"), _said(w, _OF_ENDS), rows)


def employers_of(month: Month) -> list[tuple[str, Part]]:
    """Each employer's part, the most hours first."""
    parts: dict[str, Part] = defaultdict(Part)
    for one in month.worked:
        parts[one.placed.employer_name].add(one)
    return sorted(parts.items(), key=lambda named: (-named[1].confirmed, named[0]))


def kinds_of(w: Words, month: Month) -> list[tuple[str, int]]:
    """How many left, by kind."""
    counts = {kind: sum(n for (found, _), n in month.outflow.items() if found == kind) for kind in KINDS}
    return [(w(KINDS[kind]), count) for kind, count in counts.items()]


def _outflow(w: Words, month: Month) -> Page:
    rows = [
        (w(KINDS[kind]), w(WHERE[reason]) if reason in WHERE else "", count)
        for (kind, reason), count in sorted(month.outflow.items())
    ]
    chart = Chart(w("Outflow"), 0, 2, 0, len(rows))
    return Page(w("Outflow"), _said(w, _OF_OUTFLOW), rows, [chart] if rows else [])


def team_of(month: Month) -> list[tuple[str, Part, int]]:
    """Of each consultant of the reader's team: the name, the candidates' part, and how many weeks are not confirmed."""
    found = []
    for number, name in (month.reader.team if month.reader else {}).items():
        own = replace(month, reader=Reader(frozenset({number}))).named()
        part = Part()
        for one in own.worked:
            part.add(one)
        found.append((name, part, len(own.open_weeks)))
    return found


def _team(w: Words, month: Month) -> Page:
    rows = [
        (name, len(p.candidates), p.placements, hours(p.entered), hours(p.confirmed), weeks) for name, p, weeks in team_of(month)
    ]
    return Page(w("Team"), _said(w, _OF_TEAM), rows)


def _employers(w: Words, month: Month) -> Page:
    rows = [(name, len(p.candidates), p.placements, hours(p.entered), hours(p.confirmed)) for name, p in employers_of(month)]
    chart = Chart(w("Hours confirmed, by employer"), 0, 4, 0, min(len(rows), MOST_BARS))
    return Page(w("Employers"), _said(w, _OF_EMPLOYERS), rows, [chart] if rows else [])


def _said(w: Words, captions: Sequence[str]) -> list[str]:
    return [w(caption) for caption in captions]
