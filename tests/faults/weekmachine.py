"""A week and its days as a state machine: the real deeds on a real SQLite file, beside a model of a few lines.

A little over 300 lines: one machine.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.actions.deed import Deed, write
from core.actions.hours import days, week_answers, week_counters, week_rulings, weeks
from core.actions.matching.proposals import answer_proposal
from core.rules.hours.week_days import Work
from core.rules.hours.weeks import MOST_ROUNDS
from core.rules.refusals import Refusal
from core.store.database import Database
from core.store.hours.signing import Objection
from core.store.keys import Keys
from core.store.opening import connect
from core.store.people.people import Person, Role
from core.store.tables import work
from tests.adding import add
from tests.faults.followed import followed, one_thread
from tests.faults.processes import Ground
from tests.faults.rows import Figures, Result, row
from tests.faults.winners import Field

MONDAY = date(2026, 11, 16)
DAYS = [MONDAY + timedelta(days=n) for n in range(3)]
PLACED = datetime.fromisoformat("2026-11-13T10:00:00+01:00")
EVENING = datetime.fromisoformat("2026-11-18T20:00:00+01:00")
PLANNED, UNDO = 240, timedelta(seconds=60)
KEYS = Keys([bytes(32)])
DAY = st.integers(0, len(DAYS) - 1)
SHOWN = st.sampled_from((0, 0, 0, 0, -1))
"""How old the version is that stood on whoever's phone."""
WEEK = "SELECT id, state, version FROM timesheet"
ENTRIES = "SELECT day, version, minutes FROM day_entry ORDER BY day, version"
SHIFTS = "SELECT id FROM planned_shift ORDER BY day"
Act = Callable[[Deed], Awaitable[Any]]


class WeekMachine(RuleBasedStateMachine):
    """Candidate, colleagues and contact person press anything in any order, also buttons of before and other people's."""

    done: ClassVar[Counter[str]] = Counter()
    laid_down: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.loop = one_thread()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "week.db"
        self.state, self.signed_at, self.now = "open", EVENING, EVENING
        self.minutes: list[int | None] = [None] * len(DAYS)
        self.changes = [0] * len(DAYS)
        self.objected: dict[int, int] = {}
        self.before: list[int | None] = []
        self.rounds = 0

    @initialize(begun=st.sampled_from(("empty", "filled in", "signed", "disputed", "other hours")))
    def begin(self, begun: str) -> None:
        """One placement with three planned days: laid down once, and copied; some runs begin further on."""
        if not self.laid_down:
            self.loop.run_until_complete(self._lay_down())
        self.path.write_bytes(self.laid_down["file"])
        self.field: Field = self.laid_down["field"]
        self.candidate: Person = self.field.candidates[0]
        self.contact = Person(self.field.consultant, self.field.place, Role.CONSULTANT, "K", "", "nl")
        self.database: Database = connect(f"sqlite:///{self.path}", KEYS)
        self.eye = sqlite3.connect(self.path)
        self.shifts = [number for (number,) in self._read(SHIFTS)]
        [(self.week, _, _)] = self._read(WEEK)
        [(self.placement,)] = self._read("SELECT id FROM placement")
        for day in range(len(DAYS)) if begun != "empty" else ():
            self.tap(day, worked=True, other=0)
        if begun in ("signed", "disputed", "other hours"):
            self.sign(0)
            self.wait(70)
        if begun in ("disputed", "other hours"):
            self.dispute(0, day=0, minutes=120)
        if begun == "other hours":
            self.counter(0, minutes=60)

    def teardown(self) -> None:
        """Close the file."""
        self.eye.close()
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        self.folder.cleanup()

    # What people do

    @rule(day=DAY, worked=st.sampled_from((True, True, True, False)), other=st.sampled_from((0, 0, 0, 0, 1)))
    def tap(self, day: int, worked: bool, other: int) -> None:
        """The candidate's own day, as long as nothing stands there; what stands there already is shown."""
        act = days.enter_as_planned if worked else days.enter_not_worked
        done = self._do(self.field.candidates[other], lambda deed: act(deed, self.shifts[day]))
        minutes = PLANNED if worked else 0
        writes = not other and self.minutes[day] is None and self.state == "open"
        assert isinstance(done, Refusal) != (writes or (not other and self.minutes[day] == minutes))
        if writes:
            self._write(day, minutes)

    @rule(day=DAY, worked=st.booleans(), shown=SHOWN)
    def change(self, day: int, worked: bool, shown: int) -> None:
        """With the version that was shown, while the week is open."""
        act = days.change_to_planned if worked else days.change_to_not_worked
        version, minutes = self.changes[day] + shown, PLANNED if worked else 0
        done = self._do(self.candidate, lambda deed: act(deed, self.placement, DAYS[day], version))
        writes = self.minutes[day] != minutes and not shown and self.state == "open"
        assert isinstance(done, Refusal) != (writes or self.minutes[day] == minutes)
        if writes:
            self._write(day, minutes)

    @rule(shown=SHOWN)
    def sign(self, shown: int) -> None:
        """When no planned day is missing."""
        done = self._week(self.candidate, weeks.sign_week, shown)
        writes = not shown and self.state == "open" and None not in self.minutes
        assert isinstance(done, Refusal) != (writes or (not shown and self.state == "signed"))
        if writes:
            self.signed_at = self.now
            self._becomes("signed")

    @rule(shown=SHOWN)
    def take_back(self, shown: int) -> None:
        """Within a minute."""
        done = self._week(self.candidate, weeks.take_back, shown)
        writes = not shown and self.state == "signed" and self.now < self.signed_at + UNDO
        assert isinstance(done, Refusal) != (writes or self.state == "open")
        if writes and self.rounds:
            self._say({day: self.before[day] or 0 for day in self.objected})
            self._becomes("disputed again")
            self.state = "disputed"
        elif writes:
            self._becomes("open")

    @rule(shown=SHOWN, colleague=st.integers(0, 2))
    def confirm(self, shown: int, colleague: int) -> None:
        """Any colleague, once the candidate can no longer take it back."""
        done = self._week(self.field.colleagues[colleague], week_answers.confirm_week, shown)
        writes = self._may_be_answered(shown)
        assert isinstance(done, Refusal) != (writes or (not shown and self.state == "confirmed"))
        if writes:
            self._becomes("confirmed")

    @rule(shown=SHOWN, day=DAY, minutes=st.sampled_from((0, 120, PLANNED)))
    def dispute(self, shown: int, day: int, minutes: int) -> None:
        """With other hours than the candidate has."""
        said = [Objection(DAYS[day], minutes)]
        done = self._week(self.field.colleagues[0], week_answers.dispute_week, shown, said)
        writes = self._may_be_answered(shown) and self.minutes[day] != minutes
        assert isinstance(done, Refusal) != writes
        if writes:
            self.objected, self.rounds = {day: minutes}, self.rounds + 1
            self._becomes("disputed" if self.rounds < MOST_ROUNDS else "to_consultant")

    @precondition(lambda self: self.state in ("disputed", "to_consultant", "confirmed"))
    @rule(shown=SHOWN, minutes=st.sampled_from((0, 60, 90)))
    def counter(self, shown: int, minutes: int) -> None:
        """Other hours than the employer's, for the days that the employer sees otherwise."""
        said = {DAYS[day]: Work(None, None, 0, minutes) for day in self.objected}
        done = self._week(self.candidate, week_counters.counter_week, shown, said)
        writes = not shown and self.state == "disputed" and minutes not in self.objected.values()
        assert isinstance(done, Refusal) != writes
        if writes:
            self.before, self.signed_at = list(self.minutes), self.now
            self._say(dict.fromkeys(self.objected, minutes))
            self._becomes("signed")

    @precondition(lambda self: self.state in ("disputed", "to_consultant", "confirmed"))
    @rule(shown=SHOWN)
    def agree(self, shown: int) -> None:
        """The employer's hours become the candidate's."""
        done = self._week(self.candidate, week_rulings.agree, shown)
        writes = not shown and self.state == "disputed"
        assert isinstance(done, Refusal) != (writes or (not shown and self.state == "confirmed"))
        if writes:
            self._end(employer_is_right=True)

    @precondition(lambda self: self.state in ("disputed", "to_consultant", "confirmed"))
    @rule(shown=SHOWN)
    def ask(self, shown: int) -> None:
        """The contact person is asked."""
        done = self._week(self.candidate, week_rulings.ask_consultant, shown)
        writes = not shown and self.state == "disputed"
        assert isinstance(done, Refusal) != (writes or (not shown and self.state == "to_consultant"))
        if writes:
            self._becomes("to_consultant")

    @precondition(lambda self: self.state in ("disputed", "to_consultant", "confirmed"))
    @rule(shown=SHOWN, right=st.booleans())
    def decide(self, shown: int, right: bool) -> None:
        """And decides, once."""
        done = self._week(self.contact, week_rulings.decide_week, shown, right)
        writes = not shown and self.state == "to_consultant"
        assert isinstance(done, Refusal) != (writes or (not shown and self.state == "confirmed"))
        if writes:
            self._end(employer_is_right=right)

    @rule(seconds=st.sampled_from((1, 25, 70)))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.now += timedelta(seconds=seconds)

    # What must always hold

    @invariant()
    def tables_say_what_the_model_says(self) -> None:
        """The week as it stands; each day's newest minutes; each change a version of its own and none ever written over."""
        if not hasattr(self, "week"):
            return
        [(_, state, _)] = self._read(WEEK)
        assert state == self.state
        entries = self._read(ENTRIES)
        for n, day in enumerate(DAYS):
            mine = [(version, minutes) for at, version, minutes in entries if at == day.isoformat()]
            assert [version for version, _ in mine] == list(range(1, self.changes[n] + 1))
            assert (mine[-1][1] if mine else None) == self.minutes[n]

    # The model

    def _becomes(self, state: str) -> None:
        self.state = state
        self.done[f"became {state}"] += 1

    def _write(self, day: int, minutes: int) -> None:
        self.minutes[day] = minutes
        self.changes[day] += 1

    def _may_be_answered(self, shown: int) -> bool:
        return not shown and self.state == "signed" and self.now >= self.signed_at + UNDO

    def _end(self, *, employer_is_right: bool) -> None:
        self._becomes("confirmed")
        for day, minutes in self.objected.items() if employer_is_right else ():
            self._write(day, minutes)

    def _say(self, said: dict[int, int]) -> None:
        """A version for each day of which this is news."""
        for day, minutes in said.items():
            if self.minutes[day] != minutes:
                self._write(day, minutes)

    # The real thing

    def _week(self, who: Person, act: Callable[..., Awaitable[Any]], shown: int, *more: Any) -> Any:
        [(_, _, version)] = self._read(WEEK)
        return self._do(who, lambda deed: act(deed, self.week, version + shown, *more))

    def _do(self, who: Person, act: Act) -> Any:
        done = self.loop.run_until_complete(_deed(self.database, self.now, who, act))
        self.done.update({"steps": 1, "refusals": isinstance(done, Refusal)})
        return done

    def _read(self, statement: str) -> list[tuple[Any, ...]]:
        return self.eye.execute(statement).fetchall()

    async def _lay_down(self) -> None:
        path = Path(self.folder.name) / "laid.db"
        async with Field.open(f"sqlite:///{path}") as field:
            async with field.databases[0].begin() as tx:
                own = {"municipality": field.place}
                values = {
                    "employer": field.boss,
                    "ref": "W",
                    "title": "Werk",
                    "place": "Kade 1",
                    "places": 1,
                    "starts_on": MONDAY,
                }
                values |= {"ends_on": MONDAY + timedelta(days=6), "minutes_per_week": 720, "tariff": Decimal("18.50")}
                job = await add(tx, work.job, **own, **values)
                for weekday in range(1, len(DAYS) + 1):
                    await add(tx, work.job_shift, **own, job=job, weekday=weekday, starts=time(9), ends=time(13), break_minutes=0)
                said = {"job": job, "candidate": field.candidates[0].id, "by": field.consultant, "made_at": PLACED}
                offer = await add(tx, work.offer, **own, **said)
                await add(tx, work.offer_answer, **own, offer=offer, wants=True, at=PLACED)
                proposal = await add(tx, work.proposal, **own, offer=offer, by=field.consultant, made_at=PLACED)
            welcome = lambda deed: answer_proposal(deed, proposal, True)  # noqa: E731
            done = await _deed(field.databases[0], PLACED, field.colleagues[0], welcome)
            assert not isinstance(done, Refusal), done
            self.laid_down["field"] = field
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        self.laid_down["file"] = path.read_bytes()


async def _deed(database: Database, now: datetime, who: Person, act: Act) -> Any:
    async with database.begin() as tx:
        deed = Deed(tx, now, who)
        done = await act(deed)
        await write(tx, [deed])
    return done


@row(
    "week",
    "any deed in any order: days, signing, confirming, disputing beside a model",
    small={"runs": 6, "steps": 50, "in_all": 0, "minutes": 0},
    full={"runs": 50, "steps": 50, "in_all": 400_000, "minutes": 30},
    databases=("sqlite",),
)
async def weeks_follow_the_model(ground: Ground, dialect: str, figures: Figures) -> Result:
    """After every step the tables say what the model says, and every refusal is one that the model expects."""
    return await followed(WeekMachine, figures)
