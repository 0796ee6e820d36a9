"""Whether placements may be as the files say: age, tariff, term. Each is judged by its start, after those of the same candidate."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from sqlite3 import Row

from core.rules.disagreements import PREMIUM_RATE
from core.rules.people.exemption import may_be_placed
from core.rules.refusals import PlacementCode, Refusal
from core.rules.work.terms import (
    Span,
    Term,
    TermUnit,
    allowed_until,
    counted_hours,
    last_allowed_day,
    term_months,
    with_placement,
)
from office.importing.columns import PLACEMENTS
from office.importing.faults import Findings
from office.importing.ground import Ground
from office.importing.staging import Place, Stage
from office.importing.tariffs import Tariffs

_TERM = ("terms", "at_28_hours", "sum_simultaneous", "term_unit", "term_resets_after_months")
_IN_ORDER = """
SELECT p.in_table AS in_table, p.in_row AS in_row, 0 AS is_known, p.placement, p.candidate AS candidate, p.job,
       coalesce(j.employer, kj.employer) AS employer, p.employer AS said_employer, p.start AS start, p.end, p.hours_per_week,
       p.tariff, p.premium_rate, p.extended, coalesce(c.birth_date, kc.birth_date) AS birth_date,
       coalesce(c.wage_subsidy_group, kc.wage_subsidy_group, 0) AS wage_subsidy_group,
       kc.person IS NOT NULL AND kc.birth_date IS NULL AND c.birth_date IS NULL AS is_ageless
FROM placements p LEFT JOIN jobs j ON j.job = p.job LEFT JOIN known_jobs kj ON kj.job = p.job
LEFT JOIN people c ON c.person = p.candidate LEFT JOIN known_people kc ON kc.person = p.candidate
WHERE p.fate = 'new' AND p.candidate IS NOT NULL AND p.job IS NOT NULL AND p.start IS NOT NULL AND p.hours_per_week IS NOT NULL
UNION ALL
SELECT 0, 0, 1, k.placement, k.candidate, k.job, k.employer, NULL, k.start, k.end, k.hours_per_week, k.tariff, k.premium_rate,
       0, NULL, 0, 0
FROM known_placements k WHERE k.candidate IN (SELECT candidate FROM placements WHERE fate = 'new')
ORDER BY candidate, start, is_known DESC, in_table, in_row
"""


@dataclass
class _Life:
    """One candidate's placements so far: when each runs, the running term of each work, and that of all together."""

    spans: list[Span] = field(default_factory=list)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    whole: Term | None = None


def check_placements(stage: Stage, findings: Findings, ground: Ground) -> None:
    """Judge the new placements, and decide their last days and premium rates; by a policy of which something is doubtful nothing is decided."""
    judged = _judged(stage, _Judge(findings, ground))
    if not ground.doubtful:
        stage.decide_days(judged)
    else:
        deque(judged, maxlen=0)


def _judged(stage: Stage, judge: "_Judge") -> Iterator[tuple[str, str | None, str, int, int]]:
    for _, rows in groupby(stage.ask(_IN_ORDER), key=lambda row: row["candidate"]):
        life = _Life()
        for row in rows:
            if row["is_known"]:
                judge.known(row, life)
                continue
            last, allowed = judge.new(row, life)
            yield last.isoformat(), judge.rate(row), allowed.isoformat(), row["in_table"], row["in_row"]


class _Judge:
    def __init__(self, findings: Findings, ground: Ground) -> None:
        self._findings, self._ground = findings, ground
        self._tariffs = Tariffs(ground)

    def known(self, row: Row, life: _Life) -> None:
        """What is known was accepted before."""
        self._run(row, life, date.fromisoformat(row["end"]))

    def new(self, row: Row, life: _Life) -> tuple[date, date]:
        """Last day and last allowed day; what is refused is written down."""
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"]) if row["end"] else None
        if row["said_employer"] not in (None, row["employer"]):
            self._say(row, "employer", row["said_employer"], f"is not the job's employer, which is {row['employer']}")
        if end and end < start:
            self._say(row, "end", row["end"], "is before the start")
        self._age(row, start)
        self._tariff(row, start)
        last_allowed = self._term(row, life, start, end)
        last = max(end or last_allowed, start)
        self._run(row, life, last)
        return last, last_allowed

    def rate(self, row: Row) -> str | None:
        """The premium an hour on the first day: the policy's. What a file says otherwise nobody would be paid."""
        found = self._ground.policy.on(date.fromisoformat(row["start"])).premium_per_hour
        if found is None:
            if self._ground.knows(PREMIUM_RATE):
                self._say(row, "start", row["start"], "has no premium_per_hour in the policy: add a row that holds on it")
            return None
        said = row["premium_rate"]
        if self._ground.knows(PREMIUM_RATE) and said is not None and Decimal(said) != found:
            self._say(row, "premium_rate", said, f"is not the policy's on the start, which is {found:f}: leave it empty")
        return format(found, "f")

    def _age(self, row: Row, start: date) -> None:
        if row["is_ageless"]:
            self._say(row, "candidate", row["candidate"], "was invited in the chat, without a birth date: fill it in in people")
        if row["birth_date"] is None:
            return
        refusal = may_be_placed(
            date.fromisoformat(row["birth_date"]),
            bool(row["wage_subsidy_group"]),
            start,
            self._ground.policy.on(start).minimum_age if self._ground.knows("minimum_age") else None,
        )
        if refusal is None:
            return
        under_27 = refusal.code is PlacementCode.UNDER_27
        why = (
            "is under 27 on the start, when the premium is not exempt (Participatiewet art. 31 lid 5): say yes in "
            "wage_subsidy_group if that holds (from 2023 on), or take the placement out"
            if under_27
            else f"is under the municipality's minimum age of {refusal.facts['minimum_age']} on the start: take the placement out"
        )
        self._say(row, "candidate", row["candidate"], why)

    def _tariff(self, row: Row, start: date) -> None:
        if found := self._tariffs.wrong_with(row["tariff"], start):
            self._say(row, "tariff", row["tariff"], found.what, is_fault=found.is_fault)

    def _term(self, row: Row, life: _Life, start: date, end: date | None) -> date:
        """The last allowed day. What is over may have been too long, and is listed; what still runs may not."""
        choices = self._ground.policy.on(start)
        hours = counted_hours(Fraction(row["hours_per_week"], 60), start, life.spans, choices.sum_simultaneous)
        months = term_months(choices.terms, choices.at_28_hours, hours, bool(row["extended"]))
        term = life.terms.get((row["employer"], row["job"])) if choices.term_unit is TermUnit.WORK else life.whole
        allowed = allowed_until(term, start, months, choices.term_resets_after_months)
        is_over = end is not None and end < self._ground.today
        if not self._ground.knows(*_TERM):
            return last_allowed_day(start, months)
        if isinstance(allowed, Refusal):
            facts = allowed.facts
            what = f"is after the term that this work has used: from {facts['first_start']} to {facts['last_day']}"
            self._say(row, "start", row["start"], what + ("" if is_over else "; take the placement out"), is_fault=not is_over)
            return last_allowed_day(start, months)
        if end and end > allowed:
            what = f"is after the last day that the term allows: {allowed}"
            self._say(row, "end", row["end"], what + ("" if is_over else "; write that or earlier"), is_fault=not is_over)
        return allowed

    def _run(self, row: Row, life: _Life, last: date) -> None:
        start, work = date.fromisoformat(row["start"]), (row["employer"], row["job"])
        life.spans.append(Span(start, last, Fraction(row["hours_per_week"], 60)))
        resets = self._ground.policy.on(start).term_resets_after_months
        life.terms[work] = with_placement(life.terms.get(work), start, last, resets)
        life.whole = with_placement(life.whole, start, last, resets)

    def _say(self, row: Row, column: str, value: str | None, what: str, *, is_fault: bool = True) -> None:
        place = Place(row["in_table"], row["in_row"], column)
        self._findings.cell(place, PLACEMENTS.column(column), value, what, is_fault=is_fault)
