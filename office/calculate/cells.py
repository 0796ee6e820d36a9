"""Cells of plain files: what counts as a date, a number, an amount, a yes."""

import re
from datetime import date

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_in(cell: str) -> date | None:
    """The date written as exactly YYYY-MM-DD, or None."""
    if not _DATE.fullmatch(cell):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def yes_in(cell: str) -> bool | None:
    """Whether a yes-cell says yes; None when it is neither `yes` nor empty."""
    return cell == "yes" if cell in ("yes", "") else None
