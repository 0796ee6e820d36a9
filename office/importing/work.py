"""Whether jobs, hours and payments may be as files say: within their placement, no day of over 24 hours, at most two moments a year."""

from collections.abc import Iterator
from datetime import date
from sqlite3 import Row

from core.rules.amounts import PREMIUM_CAP
from core.rules.cents import cents_below, plain
from core.rules.day_minutes import DAY
from core.rules.disagreements import PREMIUM_RATE
from core.rules.hours.weeks import WeekState
from core.rules.money.cap import cap_on
from core.rules.money.premium import MOMENTS_A_YEAR
from core.rules.refusals import Refusal
from office.importing.columns import HOURS, INSTRUMENTS, JOBS, OTHER_PREMIUMS, PAYMENTS, Sheet
from office.importing.faults import Findings
from office.importing.ground import Ground
from office.importing.staging import Fate, Place, Stage

_HOURS = """
SELECT h.in_table, h.in_row, h.placement, h.date, h.minutes, coalesce(p.start, k.start) AS start, coalesce(p.end, k.end) AS end,
       w.state,
       EXISTS (SELECT 1 FROM known_hours o WHERE o.placement = h.placement AND o.date BETWEEN h.monday AND date(h.monday, '+6 days')) AS kept
FROM hours h LEFT JOIN placements p ON p.placement = h.placement LEFT JOIN known_placements k ON k.placement = h.placement
LEFT JOIN week w ON w.placement = h.placement AND w.monday = h.monday
WHERE h.fate = 'new' AND h.date IS NOT NULL AND h.minutes IS NOT NULL AND coalesce(p.start, k.start) IS NOT NULL
"""
_LONG_DAYS = """
SELECT d.candidate, d.date, sum(d.minutes) AS minutes, max(d.in_table) AS in_table, max(d.in_row) AS in_row FROM (
  SELECT coalesce(p.candidate, k.candidate) AS candidate, h.date, h.minutes, h.in_table, h.in_row FROM hours h
  LEFT JOIN placements p ON p.placement = h.placement LEFT JOIN known_placements k ON k.placement = h.placement
  WHERE h.fate = 'new' AND h.minutes <= :day
  UNION ALL
  SELECT k.candidate, h.date, h.minutes, -1, -1 FROM known_hours h JOIN known_placements k ON k.placement = h.placement
) d GROUP BY d.candidate, d.date HAVING sum(d.minutes) > :day AND max(d.in_row) > 0
"""
_JOBS = """
SELECT j.in_table, j.in_row, j.fate, j.changes, j.start, j.end, coalesce(j.start, k.start) AS first_day, coalesce(j.end, k.end) AS last_day
FROM jobs j LEFT JOIN known_jobs k ON k.job = j.job WHERE j.fate <> 'same' AND coalesce(j.end, k.end) < coalesce(j.start, k.start)
"""
_PAID = """
SELECT * FROM (
  SELECT in_table, in_row, candidate, date, amount, 0 AS is_other FROM payments WHERE fate = 'new'
  UNION ALL SELECT -1, 0, candidate, date, amount, 0 FROM known_payments
  UNION ALL SELECT in_table, in_row, candidate, date, amount, 1 FROM other_premiums WHERE fate = 'new'
  UNION ALL SELECT -1, 0, candidate, date, amount, 1 FROM known_other_premiums
) WHERE candidate IN (SELECT candidate FROM payments WHERE fate = 'new' UNION SELECT candidate FROM other_premiums WHERE fate = 'new')
AND date IS NOT NULL AND amount IS NOT NULL
ORDER BY candidate, substr(date, 1, 4), in_table >= 0, date, is_other DESC, in_table, in_row
"""
"""What is known of a calendar year comes before what is new, whatever its day: what is new is too much then."""


def check_hours(stage: Stage, findings: Findings, ground: Ground) -> None:
    """The new days, each by itself and together with the candidate's other work of that day."""
    rates = ground.policy.amounts(PREMIUM_RATE)
    first_rate = next((row.since.isoformat() for row in rates), "9999") if ground.knows(PREMIUM_RATE) else ""
    today = ground.today.isoformat()
    for row in stage.ask(_HOURS):
        wrong = _day_refused(row, today, first_rate)
        if wrong:
            column, what = wrong
            findings.cell(Place(row["in_table"], row["in_row"], column), HOURS.column(column), row[column], what)
    for row in stage.ask(_LONG_DAYS, {"day": DAY}):
        what = f"makes {row['minutes']} minutes of one day, over all placements of the candidate: a day has {DAY}"
        findings.cell(Place(row["in_table"], row["in_row"], "date"), HOURS.column("date"), row["date"], what)


def _day_refused(row: Row, today: str, first_rate: str) -> tuple[str, str] | None:
    if row["minutes"] > DAY:
        return "minutes", f"is more than a day has: at most {DAY}"
    if row["date"] < row["start"]:
        return "date", f"is before the placement's start, {row['start']}"
    if row["end"] and row["date"] > row["end"]:
        return "date", f"is after the placement's last day, {row['end']}"
    if row["date"] > today:
        return "date", "is still to come"
    if row["date"] < first_rate:
        return "date", "has no premium_per_hour in the policy: add a row that holds on it"
    if row["state"] is not None and (row["state"] != WeekState.OPEN or row["kept"]):
        return "date", "is in a week that is kept already: correct it in the chat"
    return None


def check_job_days(stage: Stage, findings: Findings) -> None:
    """No job ends before it starts, also where a file gives one of the two dates and the other is known. What was accepted before stands."""
    for row in stage.ask(_JOBS):
        start, end = (Place(row["in_table"], row["in_row"], name) for name in ("start", "end"))
        is_accepted = row["fate"] == Fate.CHANGED and not {"start", "end"} & set(row["changes"].split())
        if is_accepted or findings.is_wrong(start) or findings.is_wrong(end):
            continue
        if row["end"]:
            what = f"is before the start, {row['first_day']}: check both"
            findings.cell(end, JOBS.column("end"), row["end"], what)
        else:
            what = f"is after the end that is known, {row['last_day']}: give a later end too"
            findings.cell(start, JOBS.column("start"), row["start"], what)


def check_instruments(stage: Stage, findings: Findings) -> None:
    """An instrument before ended no earlier than it began."""
    for row in stage.ask("SELECT * FROM instruments WHERE fate <> 'same' AND last_day < first_day"):
        place = Place(row["in_table"], row["in_row"], "last_day")
        findings.cell(place, INSTRUMENTS.column("last_day"), row["last_day"], "is before the first day")


def check_payments(stage: Stage, findings: Findings, ground: Ground) -> None:
    """At most two payments a calendar year; what passes the cap, or is a third moment with other premiums, is listed."""
    for rows in _by_year(stage):
        paid = others = cents = 0
        last = ""
        for row in rows:
            is_other = bool(row["is_other"])
            paid, others, cents = paid + (not is_other), others + is_other, cents + row["amount"]
            last = max(last, row["date"])
            if row["in_table"] >= 0:
                _moment(row, paid, others, findings, ground)
                _below_cap(row, cents, date.fromisoformat(last), findings, ground)
    for sheet in (PAYMENTS, OTHER_PREMIUMS):
        _not_to_come(sheet, stage, findings, ground)


def _by_year(stage: Stage) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for row in stage.ask(_PAID):
        if rows and (rows[0]["candidate"], rows[0]["date"][:4]) != (row["candidate"], row["date"][:4]):
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _moment(row: Row, paid: int, others: int, findings: Findings, ground: Ground) -> None:
    place, sheet = Place(row["in_table"], row["in_row"], "date"), _sheet_of(row)
    if paid > MOMENTS_A_YEAR and not row["is_other"]:
        what = f"is payment {paid} of its calendar year, and the law allows {MOMENTS_A_YEAR}: take it out"
        findings.cell(place, sheet.column("date"), row["date"], what)
    elif ground.policy.on(date.fromisoformat(row["date"])).other_premiums_are_moments and paid + others > MOMENTS_A_YEAR:
        what = "is, with other premiums, a third moment of its calendar year"
        if row["is_other"]:
            what = f"is, with what else was paid, moment {paid + others} of its calendar year, and the law knows {MOMENTS_A_YEAR}"
        findings.cell(place, sheet.column("date"), row["date"], what, is_fault=False)


def _below_cap(row: Row, cents: int, last: date, findings: Findings, ground: Ground) -> None:
    cap = cap_on(last, ground.amounts[PREMIUM_CAP], ground.policy.amounts(PREMIUM_CAP))
    if not isinstance(cap, Refusal) and cents > cents_below(cap.value):
        what = f"brings the calendar year to {plain(cents)}, above the cap of {plain(cents_below(cap.value))}"
        findings.cell(
            Place(row["in_table"], row["in_row"], "amount"), _sheet_of(row).column("amount"), None, what, is_fault=False
        )


def _sheet_of(row: Row) -> Sheet:
    return OTHER_PREMIUMS if row["is_other"] else PAYMENTS


def _not_to_come(sheet: Sheet, stage: Stage, findings: Findings, ground: Ground) -> None:
    query = f"SELECT * FROM {sheet.name} WHERE fate = 'new' AND date > ?"
    for row in stage.ask(query, (ground.today.isoformat(),)):
        findings.cell(Place(row["in_table"], row["in_row"], "date"), sheet.column("date"), row["date"], "is still to come")
