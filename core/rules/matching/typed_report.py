"""What an employer types about a job, read as the answer to one question; what cannot be read in one way is asked again.

No document says how people type.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from core.rules.matching.reports import Field, Why
from core.rules.planning import Pattern
from core.rules.reading.coming import read_coming
from core.rules.reading.shift import read_shifts, read_week_hours, weekly_minutes


def read_answer(field: Field, text: str, today: date) -> Any:
    """The answer as it is kept (dates ISO, hours as minutes a week, shifts as day, begin, end and break); None when it cannot be read."""
    match field:
        case Field.FIRST | Field.LAST:
            day = read_coming(text, today)
            return day.isoformat() if day else None
        case Field.SHIFTS:
            shifts = read_shifts(text)
            return [[s.weekday, f"{s.starts:%H:%M}", f"{s.ends:%H:%M}", s.break_minutes] for s in shifts] if shifts else None
        case Field.MINUTES:
            return read_week_hours(text)
        case Field.WHY:
            return None
    return " ".join(text.split()) or None


def chosen(field: Field, number: int, facts: Mapping[str, Any], own_name: str) -> Any:
    """The answer of a button: its number among those of the question; None when the question has no such button. `own_name` is empty for
    who enters it for somebody else."""
    match field:
        case Field.WHY:
            return list(Why)[number] if number < len(Why) else None
        case Field.LAST | Field.NEEDS if number == 0:
            return ""
        case Field.SHIFTS if number == 0:
            return []
        case Field.MINUTES if number == 0:
            return planned_minutes(facts) or None
        case Field.GUIDE if number == 0 and own_name:
            return own_name
    return None


def planned_minutes(facts: Mapping[str, Any]) -> int:
    """Minutes a week that the told shifts make; 0 when there are none."""
    return weekly_minutes(
        [Pattern(day, time.fromisoformat(s), time.fromisoformat(e), pause) for day, s, e, pause in facts.get(Field.SHIFTS) or ()]
    )
