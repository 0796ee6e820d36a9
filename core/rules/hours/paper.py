"""A week on paper (MANUAL 5): the signed form is handed in with the contact person, who enters it. For who has no phone here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.rules.calendar import monday
from core.rules.cents import Cents
from core.rules.hours.week_days import Day, same_work
from core.rules.hours.weeks import Week, WeekCode, WeekState, may_change, may_sign
from core.rules.reading.spoken import plain
from core.rules.reading.travel import read_euros, read_kilometres
from core.rules.refusals import Code, Refusal, refuse

WEEKS_SHOWN = 8
_PARTS = re.compile(r"[;\n]")
_DAYS = {name: n for names in ("ma di wo do vr za zo", "mo tu we th fr sa su") for n, name in enumerate(names.split())}


class PaperCode(Code):
    """Why a week is not entered from paper."""

    BOTH_HAVE_PHONES = "both_have_phones"
    PAPER_DIFFERS = "paper_differs"


@dataclass(frozen=True)
class Travel:
    """Travel costs of a day as the form says them: kilometres there and back, or what a ticket cost in cents."""

    kilometres: Decimal | None
    cents: Cents


def may_use_paper(candidate_has_phone: bool, employer_has_phone: bool) -> Refusal | None:
    """Paper is for who has no phone here; where both have one, both sign for themselves.

    Refused: a form where both have a phone."""
    return refuse(PaperCode.BOTH_HAVE_PHONES) if candidate_has_phone and employer_has_phone else None


def weeks_on_paper(starts_on: date, last_day: date, today: date) -> list[date]:
    """The Mondays of all weeks of work up to today, the newest first; work that is over keeps its weeks."""
    first, last = monday(starts_on), monday(min(today, last_day))
    return [last - timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]


def may_enter(week: Week, before: Sequence[Day], after: Sequence[Day], now: datetime, closes: datetime) -> Refusal | None:
    """The week as the form has it (`after`) beside what was entered (`before`).

    What was confirmed or is disputed stays. What the candidate signed on a phone must be what the form says. No planned day is missing.
    Refused: a form that differs from what was signed, hours of a day that is not over, and what `may_change` and `may_sign` refuse.
    """
    if week.state is WeekState.SIGNED:
        same = all(
            _minutes(old) == _minutes(new) and (not old.logged or not new.logged or same_work(old.logged, new.logged))
            for old, new in zip(before, after, strict=True)
        )
        return None if same else refuse(PaperCode.PAPER_DIFFERS)
    if any(day.logged and day.logged.minutes and not day.is_over for day in after):
        return refuse(WeekCode.NOT_OVER)
    return may_change(week.state) or may_sign(week, week.version, after, now, closes)


def read_week_travel(text: str, days: Iterable[date]) -> dict[date, Travel] | None:
    """Travel costs of worked days: '12 km' or '€ 4,50' for each of them, 'di 12 km; do € 4,50' for some. None for anything else.

    A number alone could be either, and is asked again.
    """
    worked = list(days)
    parts = [plain(part) for part in _PARTS.split(text) if part.strip()]
    if len(parts) == 1 and (one := _read(parts[0])):
        return dict.fromkeys(worked, one)
    found: dict[date, Travel] = {}
    for part in parts:
        name, _, rest = part.partition(" ")
        day = next((day for day in worked if day.weekday() == _DAYS.get(name.rstrip(".:")[:2])), None)
        amount = _read(rest.strip())
        if day is None or amount is None or day in found:
            return None
        found[day] = amount
    return found or None


def _read(text: str) -> Travel | None:
    if "km" in text or "kilo" in text:
        kilometres = read_kilometres(text)
        return Travel(kilometres, 0) if kilometres else None
    cents = read_euros(text) if "€" in text or "eur" in text else None
    return Travel(None, cents) if cents else None


def _minutes(day: Day) -> int:
    return day.logged.minutes if day.logged else 0
