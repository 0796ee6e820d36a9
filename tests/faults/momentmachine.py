"""When premium is paid, as a state machine: the real deeds on a real SQLite file, beside a model of a few lines."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.actions.deed import Deed, write
from core.actions.money import moment_clock, moments
from core.rules.refusals import Refusal
from core.store.database import Database
from core.store.keys import Keys
from core.store.opening import connect
from core.store.people.people import Person, Role
from tests.faults.followed import followed, one_thread
from tests.faults.processes import Ground
from tests.faults.rows import Figures, Result, row
from tests.faults.winners import Field

BEGINS = datetime.fromisoformat("2026-11-16T10:00:00+01:00")
CHOICES = [
    date(2026, 11, 10),
    date(2026, 12, 10),
    date(2026, 12, 20),
    date(2026, 12, 30),
    date(2027, 1, 15),
    date(2027, 6, 30),
    date(2028, 1, 5),
]
A_YEAR = 2
KEYS = Keys([bytes(32)])
WHO = st.sampled_from((0, 0, 0, 1, 1, 1, 2))
"""The candidate, the contact person, another candidate."""
WHICH = st.integers(0, 5)
STANDS = "SELECT id, day, state, proposed_by, agreed_by FROM payment_moment ORDER BY id"
Act = Callable[[Deed], Awaitable[Any]]


@dataclass
class Known:
    """What the model knows of a moment."""

    id: int
    day: date
    by: int
    state: str = "proposed"
    agreed_by: int | None = None


class MomentMachine(RuleBasedStateMachine):
    """Either proposes, the other agrees, either takes back, time passes, and others try."""

    done: ClassVar[Counter[str]] = Counter()
    laid_down: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.loop = one_thread()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "moments.db"
        self.now = BEGINS
        self.moments: list[Known] = []

    @initialize()
    def begin(self) -> None:
        """People: laid down once, and copied."""
        if not self.laid_down:
            self.loop.run_until_complete(self._lay_down())
        self.path.write_bytes(self.laid_down["file"])
        field: Field = self.laid_down["field"]
        contact = Person(field.consultant, field.place, Role.CONSULTANT, "K", "", "nl")
        self.people = [field.candidates[0], contact, field.candidates[1]]
        self.database: Database = connect(f"sqlite:///{self.path}", KEYS)
        self.eye = sqlite3.connect(self.path)

    def teardown(self) -> None:
        """Close the file."""
        self.eye.close()
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        self.folder.cleanup()

    # What people do

    @rule(who=WHO, choice=st.integers(0, len(CHOICES) - 1))
    def propose(self, who: int, choice: int) -> None:
        """A day to come, this year or the next, not agreed yet, and not a third of its year; one proposal stands at a time."""
        day = CHOICES[choice]
        done = self._do(who, lambda deed: moments.propose_moment(deed, self.people[0].id, day))
        agreed = [one.day for one in self.moments if one.state == "agreed" and one.day.year == day.year]
        standing = next((one for one in self.moments if one.state == "proposed"), None)
        again = standing is not None and standing.day == day and standing.by == self.people[who].id
        may = self.today < day and day.year <= self.today.year + 1 and day not in agreed and len(agreed) < A_YEAR
        assert isinstance(done, Refusal) != (who < 2 and (again or may))
        if who < 2 and may and not again:
            if standing:
                standing.state = "replaced"
            self.moments.append(Known(done, day, self.people[who].id))

    @precondition(lambda self: self.moments)
    @rule(who=WHO, which=WHICH)
    def agree(self, who: int, which: int) -> None:
        """The other than who proposed, to what still stands and is still to come."""
        one, me = self._pick(which), self.people[who].id
        done = self._do(who, lambda deed: moments.agree_moment(deed, one.id))
        again = one.state == "agreed" and one.agreed_by == me
        may = who < 2 and one.state == "proposed" and one.by != me and self.today < one.day
        assert isinstance(done, Refusal) != (may or again)
        if may:
            one.state, one.agreed_by = "agreed", me
            self.done["agreed"] += 1

    @precondition(lambda self: self.moments)
    @rule(who=WHO, which=WHICH)
    def take_back(self, who: int, which: int) -> None:
        """Either, as long as it is to come."""
        one = self._pick(which)
        done = self._do(who, lambda deed: moments.take_back_moment(deed, one.id))
        may = who < 2 and one.state in ("proposed", "agreed") and self.today < one.day
        assert isinstance(done, Refusal) != (may or (who < 2 and one.state == "taken_back"))
        if may:
            one.state = "taken_back"
            self.done["taken back"] += 1

    @precondition(lambda self: any(one.day <= self.today for one in self.moments))
    @rule(which=WHICH)
    def a_day_comes(self, which: int) -> None:
        """The clock calls on the morning of a proposed day: without an answer the proposal ends, once."""
        come = [one for one in self.moments if one.day <= self.today]
        one = come[which % len(come)]
        self._act(None, lambda deed: moment_clock.moment_unanswered(deed, one.id))
        if one.state == "proposed":
            one.state = "taken_back"
            self.done["lapsed"] += 1

    @rule(days=st.sampled_from((0, 1, 1, 20)))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.now += timedelta(days=days)

    # What must always hold

    @invariant()
    def tables_say_what_the_model_says(self) -> None:
        """Each moment as it stands; two people for every agreement, two agreements a year, one proposal."""
        if not hasattr(self, "people"):
            return
        rows = self.eye.execute(STANDS).fetchall()
        agreed = [one.agreed_by for one in self.moments]
        assert [row[:4] for row in rows] == [(one.id, one.day.isoformat(), one.state, one.by) for one in self.moments]
        assert [row[4] for row in rows] == agreed
        assert all(one.by != one.agreed_by for one in self.moments)
        assert max(Counter(one.day.year for one in self.moments if one.state == "agreed").values(), default=0) <= A_YEAR
        assert sum(one.state == "proposed" for one in self.moments) <= 1

    # The model

    @property
    def today(self) -> date:
        """The day in the Netherlands."""
        return self.now.date()

    def _pick(self, which: int) -> Known:
        return self.moments[-1 - which % len(self.moments)]

    # The real thing

    def _do(self, who: int, act: Act) -> Any:
        return self._act(self.people[who], act)

    def _act(self, who: Person | None, act: Act) -> Any:
        """None: the clock acts."""
        done = self.loop.run_until_complete(self._deed(who, act))
        self.done.update({"steps": 1, "refusals": isinstance(done, Refusal)})
        return done

    async def _deed(self, who: Person | None, act: Act) -> Any:
        async with self.database.begin() as tx:
            deed = Deed(tx, self.now, who)
            done = await act(deed)
            await write(tx, [deed])
        return done

    async def _lay_down(self) -> None:
        path = Path(self.folder.name) / "laid.db"
        async with Field.open(f"sqlite:///{path}") as field:
            self.laid_down["field"] = field
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        self.laid_down["file"] = path.read_bytes()


@row(
    "moment",
    "any deed in any order: payment moments beside a model",
    small={"runs": 6, "steps": 50, "in_all": 0, "minutes": 0},
    full={"runs": 50, "steps": 50, "in_all": 200_000, "minutes": 30},
    databases=("sqlite",),
)
async def moments_follow_the_model(ground: Ground, dialect: str, figures: Figures) -> Result:
    """After every step the tables say what the model says, and every refusal is one that the model expects."""
    return await followed(MomentMachine, figures)
