"""Overviews on paper: figures, charts, and what asks for attention. Who worked how much stands in the workbook, line by line."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from core.rules.calendar import local_day
from core.store.money.overviews import Placed
from office.documents import sheet
from office.documents.printing import picture, typeset
from office.documents.sheet import Block
from office.overview.figures import MunicipalityYear, Year
from office.overview.month import STATES, Month, Part, employers_of, hours, kinds_of, summary_of, team_of, week_of
from office.overview.sheets import Value
from office.overview.year import averages_of, both_of, class_of, definitions_of, number_of, title_of
from words import Words

A_CHART = 12
"""So many bars are read at a glance; the rest is a figure without a bar, which would dwarf the others."""
A_LIST = 40


def month_on_paper(w: Words, municipality: str, month: Month, at: datetime) -> bytes:
    """The PDF of a month of a municipality, as it stood at a moment."""
    page = sheet.sheet(
        w,
        w("Overview of {month}", month=f"{month.first:%m-%Y}"),
        sheet.rows(
            (w("Municipality"), w.safe(municipality)), *((label, _said(w, value)) for label, value in summary_of(w, month))
        ),
        *_titled(month_charts(w, month)),
        *_team(w, month),
        *_ends(w, month.named().ending),
        *_open_weeks(w, month.named()),
    )
    return typeset([page | _made(w, at)], municipality, 0, "", at)


def year_on_paper(
    w: Words, municipality: str, year: int, figures: Year, municipalities: Sequence[MunicipalityYear], at: datetime
) -> bytes:
    """The PDF of a year: averages, and each table of the report as a chart."""
    charts = [
        (title_of(w, number), sheet.bars([(class_of(w, name), count, str(count)) for name, count in classes]))
        for number, classes in figures.tables.items()
    ]
    page = sheet.sheet(
        w,
        w("Year {year}", year=year),
        sheet.rows(
            (w("Municipality"), w.safe(municipality)), (w("Placements"), str(sum(len(one.placements) for one in municipalities)))
        ),
        sheet.heading(w("Averages")),
        sheet.rows(*((label, _exactly(w, value)) for label, value in averages_of(w, figures))),
        _both(w, figures),
        *_titled(charts),
        sheet.heading(w("Definitions")),
        sheet.rows(*definitions_of(w)),
    )
    return typeset([page | _made(w, at)], municipality, 0, "", at)


def _both(w: Words, figures: Year) -> Block:
    rows = [
        (what, _exactly(w, number_of(averages.unweighted)), _exactly(w, number_of(averages.weighted)), weighted)
        for what, averages, weighted in both_of(w, figures)
    ]
    captions = (w("Figure"), w("unweighted"), w("weighted"), w("How"))
    return sheet.table(captions, rows, large=True, parts=(9, 4, 3, 5))


def _made(w: Words, at: datetime) -> Block:
    """An overview says how things stand: it is no document that was issued, and has no code."""
    return {"footer": sheet.plain(w("Overview, made on {day}.", day=w.date(local_day(at))))}


def _exactly(w: Words, value: Value) -> str:
    """With its two decimals."""
    return w("not recorded") if value is None else w.hundredths(value) if isinstance(value, Decimal) else _said(w, value)


def month_picture(w: Words, month: Month) -> bytes:
    """The charts of a month as a PNG."""
    return picture(w, month_charts(w, month))


def month_charts(w: Words, month: Month) -> list[tuple[str, Block]]:
    """Each chart of a month with its title."""
    parts = employers_of(month)
    most = [(w.safe(name), part.confirmed, w.number(hours(part.confirmed))) for name, part in parts[:A_CHART]]
    rest = sum(part.confirmed for _, part in parts[A_CHART:])
    if rest:
        most.append((w("{n} others", n=len(parts) - A_CHART), 0, w.number(hours(rest))))
    entered, confirmed = _sums([part for _, part in parts])
    whole = [
        (w("Hours entered"), entered, w.number(hours(entered))),
        (w("Hours confirmed"), confirmed, w.number(hours(confirmed))),
    ]
    left = [(kind, count, str(count)) for kind, count in kinds_of(w, month)]
    shown = [(w("Outflow"), sheet.bars(left))] if month.outflow else []
    return [*shown, (w("Hours"), sheet.bars(whole)), *([(w("Hours confirmed, by employer"), sheet.bars(most))] if most else [])]


def _sums(parts: Sequence[Part]) -> tuple[int, int]:
    return sum(part.entered for part in parts), sum(part.confirmed for part in parts)


def _titled(charts: Sequence[tuple[str, Block]]) -> list[Block]:
    return [block for title, chart in charts for block in (sheet.heading(title), chart)]


def _team(w: Words, month: Month) -> list[Block]:
    rows = [
        (w.safe(name), str(len(part.candidates)), w.number(hours(part.confirmed)), str(weeks))
        for name, part, weeks in team_of(month)
    ]
    captions = [w(one) for one in ("Contact person", "Placed candidates", "Hours confirmed", "Weeks that are not confirmed")]
    return [sheet.heading(w("Team")), sheet.table(captions, rows)] if rows else []


def _ends(w: Words, ending: Sequence[Placed]) -> list[Block | None]:
    if not ending:
        return []
    lines = [
        (w.safe(one.first_name), w.safe(one.employer_name), w.safe(one.title), w.date(one.last_day)) for one in ending[:A_LIST]
    ]
    captions = [w(caption) for caption in ("Name", "Employer", "Work", "Last day")]
    return [sheet.heading(w("Ends")), sheet.table(captions, lines), _more(w, len(ending))]


def _open_weeks(w: Words, month: Month) -> list[Block | None]:
    if not month.open_weeks:
        return []
    lines = [
        (week_of(row.monday), w.safe(row.first_name), w.safe(row.employer_name), w(STATES[row.state]))
        for row in month.open_weeks[:A_LIST]
    ]
    captions = [w(caption) for caption in ("Week", "Name", "Employer", "State")]
    return [sheet.heading(w("Weeks that are not confirmed")), sheet.table(captions, lines), _more(w, len(month.open_weeks))]


def _more(w: Words, count: int) -> Block | None:
    return sheet.text(w("{n} more stand in the workbook.", n=count - A_LIST)) if count > A_LIST else None


def _said(w: Words, value: Value) -> str:
    if isinstance(value, int | Decimal):
        return w.number(value)
    return w.safe("" if value is None else str(value))
