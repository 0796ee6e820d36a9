"""What stands with the municipality's month: the figures are added when it is made (bot.outgoing.months)."""

from datetime import date

from bot.buttons.overview import SendMonth, ShowMonth
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.actions.desk.months import numbered
from core.actions.things import Form
from words import Words

MONTH, MONTH_FILE = "month", "month_file"


@screen(MONTH, candidates=False)
def month(w: Words, f: Facts) -> Screen:
    """Which month, its files, and the months beside it."""
    first = date.fromisoformat(f["first"])
    number = numbered(first)
    files = (
        Button(w("As a workbook"), SendMonth(number, list(Form).index(Form.WORKBOOK))),
        Button(w("As a PDF"), SendMonth(number, list(Form).index(Form.PAPER))),
    )
    beside = (
        Button(w("A month back"), ShowMonth(number - 1)),
        *([Button(w("A month on"), ShowMonth(number + 1))] if f["over"] else []),
    )
    return Screen(_title(w, first), rows(*files, *beside))


@screen(MONTH_FILE, candidates=False)
def month_file(w: Words, f: Facts) -> Screen:
    """What stands below a file."""
    return Screen(
        lines(_title(w, date.fromisoformat(f["first"])), w("In it stand the names of your own candidates. Keep it safe."))
    )


def _title(w: Words, first: date) -> str:
    return w("Overview of {month}", month=w.month(first))
