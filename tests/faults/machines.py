"""Offers, proposals and placements as a state machine: the real deeds on a real SQLite file, beside a model of a few lines."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Table, insert

import bot.store  # noqa: F401 - its tables are part of the schema
from core.actions.deed import Deed, write
from core.actions.matching import offers as offer_deeds
from core.actions.matching import proposals as proposal_deeds
from core.rules.people.agreement import TERMS
from core.rules.refusals import Refusal
from core.store.database import Database, Transaction
from core.store.keys import Keys
from core.store.opening import connect
from core.store.people.people import Person, Role
from core.store.tables import people, work
from core.store.tables.base import metadata
from core.store.tables.participation import participation
from core.store.work import agreements
from tests.adding import add
from tests.faults.followed import followed, one_thread
from tests.faults.processes import Ground
from tests.faults.reading import look
from tests.faults.rows import Figures, Result, row

NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
CANDIDATES, JOBS, COLLEAGUES = 4, 3, 2
PLACES = (1, 1, 2)
KEYS = Keys([bytes(32)])
WHICH = st.integers(0, CANDIDATES * JOBS - 1)
Act = Callable[[Deed], Awaitable[Any]]


@dataclass
class Offered:
    """What the model knows of an offer: `wants`, `proposed`, `welcome`, and whether it closed because the place was filled."""

    job: int
    wants: bool | None = None
    proposed: bool = False
    welcome: bool | None = None
    closed: bool = False

    @property
    def settled(self) -> bool:
        """Nothing will be done about it any more."""
        return self.closed or self.wants is False or self.welcome is not None


Done = Counter[str]


class OffersMachine(RuleBasedStateMachine):
    """Anybody does anything in any order, as often as they like; a deed of which the effect stands is shown again, not done again."""

    done: ClassVar[Done] = Counter()
    laid_down: ClassVar[dict[str, Any]] = {}
    """The file as every run finds it, and who is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = one_thread()
        self.folder = tempfile.TemporaryDirectory()
        self.url = f"sqlite:///{Path(self.folder.name) / 'machine.db'}"
        self.offers: dict[tuple[int, int], Offered] = {}

    @initialize()
    def begin(self) -> None:
        """People, jobs, a policy: laid down once, and copied."""
        path = Path(self.url.removeprefix("sqlite:///"))
        if not self.laid_down:
            self.database: Database = connect(self.url, KEYS)
            self.loop.run_until_complete(self._lay_down())
            made = {(j, c): self._offered(j, c) for j in range(JOBS - 1) for c in range(CANDIDATES)}
            self.laid_down["offers"] = made
            self.loop.run_until_complete(self.database.close())
            self.laid_down.update({"file": path.read_bytes(), "people": vars(self) | {}})
        path.write_bytes(self.laid_down["file"])
        for name in ("consultant", "colleagues", "candidates", "jobs"):
            setattr(self, name, self.laid_down["people"][name])
        self.proposals: dict[tuple[int, int], int] = {}
        self.numbers = dict(self.laid_down["offers"])
        self.offers = {key: Offered(key[0]) for key in self.numbers}
        self.database = connect(self.url, KEYS)
        self.eye = sqlite3.connect(path)

    def teardown(self) -> None:
        """Close the file."""
        self.eye.close()
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        self.folder.cleanup()

    # What people do

    @rule(job=st.integers(0, JOBS - 1), candidate=st.integers(0, CANDIDATES - 1))
    def offer(self, job: int, candidate: int) -> None:
        """Once for each job and candidate, as long as there is a place."""
        done = self._offered(job, candidate)
        may = (job, candidate) not in self.offers and self._free(job) > 0
        assert isinstance(done, Refusal) != may
        if may:
            self.offers[(job, candidate)] = Offered(job)
            self.numbers[(job, candidate)] = done

    @precondition(lambda self: self.offers)
    @rule(which=WHICH, other=st.sampled_from((0, 0, 0, 1)), wants=st.sampled_from((True, True, False)))
    def answer(self, which: int, other: int, wants: bool) -> None:
        """The one to whom it was offered, once, while it is open; the same again is no refusal."""
        key = self._pick(which)
        offer, own, who = self.offers[key], not other, (key[1] + other) % CANDIDATES
        done = self._do(self.candidates[who], lambda deed: offer_deeds.answer_offer(deed, self.numbers[key], wants))
        open_ = own and offer.wants is None and not offer.closed
        assert isinstance(done, Refusal) != (open_ or (own and offer.wants is wants))
        if open_:
            offer.wants = wants

    @precondition(lambda self: self.offers)
    @rule(which=WHICH)
    def propose(self, which: int) -> None:
        """Only after a yes."""
        key = self._pick(which)
        offer = self.offers[key]
        done = self._do(self.consultant, lambda deed: proposal_deeds.propose(deed, self.numbers[key]))
        may = offer.wants is True and not offer.closed and not offer.proposed
        assert isinstance(done, Refusal) != (may or offer.proposed)
        if may:
            offer.proposed = True
            self.proposals[key] = done

    @precondition(lambda self: getattr(self, "proposals", None))
    @rule(which=WHICH, colleague=st.integers(0, COLLEAGUES - 1), welcome=st.sampled_from((True, True, False)))
    def choose(self, which: int, colleague: int, welcome: bool) -> None:
        """The first answer of any colleague counts; the last place closes everything else of the job."""
        key = list(self.proposals)[which % len(self.proposals)]
        offer = self.offers[key]
        act = self.proposals[key]
        done = self._do(self.colleagues[colleague], lambda deed: proposal_deeds.answer_proposal(deed, act, welcome))
        may = offer.welcome is None and not offer.closed
        assert isinstance(done, Refusal) != (may or offer.welcome is welcome)
        if may:
            offer.welcome = welcome
            if welcome and not self._free(key[0]):
                self.done["places filled"] += 1
                self._close(key[0])

    # What must always hold

    @invariant()
    def tables_say_what_the_model_says(self) -> None:
        """Each offer as it stands, and no more placements than places."""
        if not hasattr(self, "numbers"):
            return
        kept, seats = look(
            self.eye,
            "SELECT o.id, an.wants, pr.id AS proposal, pa.welcome, o.withdrawn_at FROM offer o LEFT JOIN offer_answer an"
            " ON an.offer = o.id LEFT JOIN proposal pr ON pr.offer = o.id LEFT JOIN proposal_answer pa ON pa.proposal = pr.id",
            "SELECT job, count(*) AS taken FROM placement GROUP BY job",
        )
        by_id = {row["id"]: row for row in kept}
        assert len(by_id) == len(self.offers)
        for key, offer in self.offers.items():
            row = by_id[self.numbers[key]]
            said = (row["wants"], row["proposal"] is not None, row["welcome"], row["withdrawn_at"] is not None)
            assert said == (offer.wants, offer.proposed, offer.welcome, offer.closed), (key, said, offer)
        taken = {row["job"]: row["taken"] for row in seats}
        assert [taken.get(job, 0) for job in self.jobs] == [PLACES[n] - self._free(n) for n in range(JOBS)]

    # The model

    def _free(self, job: int) -> int:
        return PLACES[job] - sum(o.welcome is True for o in self.offers.values() if o.job == job)

    def _close(self, job: int) -> None:
        for offer in self.offers.values():
            if offer.job == job and not offer.settled:
                offer.closed = True
                offer.welcome = False if offer.proposed else None

    def _pick(self, which: int) -> tuple[int, int]:
        return list(self.offers)[which % len(self.offers)]

    # The real thing

    def _offered(self, job: int, candidate: int) -> Any:
        return self._do(self.consultant, lambda deed: offer_deeds.make_offer(deed, self.jobs[job], self.candidates[candidate].id))

    def _do(self, who: Person, act: Act) -> Any:
        done = self.loop.run_until_complete(self._deed(who, act))
        self.done.update({"steps": 1, "refusals": isinstance(done, Refusal)})
        return done

    async def _deed(self, who: Person, act: Act) -> Any:
        async with self.database.begin() as tx:
            deed = Deed(tx, NOW, who)
            done = await act(deed)
            await write(tx, [deed])
        return done

    async def _lay_down(self) -> None:
        async with self.database.begin() as tx:
            for table in metadata.sorted_tables:
                await tx.execute(_create(table))
            place = await add(tx, people.municipality, name="Gemeente")
            policy = {"policy": "premium_per_hour", "value": "2.00", "valid_from": date(2024, 1, 1), "source": "besluit"}
            await add(tx, people.policy_row, municipality=place, **policy)
            await add(tx, people.policy_row, municipality=place, **policy | {"policy": "tariff_floor_per_hour", "value": "17.50"})
            self.consultant = await self._person(tx, place, Role.CONSULTANT, 1)
            await tx.execute(insert(people.consultant), {"person": self.consultant.id, "municipality": place})
            boss = await add(tx, people.employer, municipality=place, ref="E", name="Bedrijf")
            self.colleagues = [await self._person(tx, place, Role.EMPLOYER, 10 + n) for n in range(COLLEAGUES)]
            for member in self.colleagues:
                await tx.execute(insert(people.employer_member), {"person": member.id, "municipality": place, "employer": boss})
            await agreements.accept(tx, boss, TERMS, self.colleagues[0], NOW)
            self.candidates = [await self._person(tx, place, Role.CANDIDATE, 20 + n) for n in range(CANDIDATES)]
            for one in self.candidates:
                facts = {"person": one.id, "municipality": place, "consultant": self.consultant.id}
                await tx.execute(insert(people.candidate), facts | {"birth_date": date(1975, 1, 1)})
                await tx.execute(insert(participation), _on_paper(place, one.id, self.consultant.id))
            row = {"employer": boss, "title": "Werk", "place": "Kade 1", "starts_on": date(2026, 11, 23)}
            row |= {"ends_on": date(2026, 11, 29), "minutes_per_week": 180, "tariff": Decimal("18.50"), "municipality": place}
            self.jobs = [await add(tx, work.job, ref=f"K{n}", places=PLACES[n], **row) for n in range(JOBS)]

    async def _person(self, tx: Transaction, place: int, role: Role, external: int) -> Person:
        row = {"ref": str(external), "role": role, "first_name": f"P{external}", "last_name": "", "language": "nl"}
        number = await add(tx, people.person, municipality=place, **row)
        address = {"person": number, "channel": "telegram", "external": external, "since": NOW}
        await add(tx, people.address, municipality=place, **address)
        return Person(number, place, role, row["first_name"], "", "nl")


def _on_paper(place: int, candidate: int, consultant: int) -> dict[str, Any]:
    """Taking part was confirmed by both, on paper."""
    when = {"begun_at": NOW, "confirmed_at": NOW, "signed_at": NOW}
    return {"municipality": place, "candidate": candidate, "on_paper": True, "signed_by": consultant} | when


def _create(table: Table) -> Any:
    from sqlalchemy.schema import CreateTable

    return CreateTable(table)


@row(
    "machine",
    "any deed in any order: offers, proposals, placements beside a model",
    small={"runs": 8, "steps": 50, "in_all": 0, "minutes": 0},
    full={"runs": 50, "steps": 50, "in_all": 400_000, "minutes": 30},
    databases=("sqlite",),
)
async def offers_follow_the_model(ground: Ground, dialect: str, figures: Figures) -> Result:
    """After every step the tables say what the model says, and every refusal is one that the model expects."""
    return await followed(OffersMachine, figures)
