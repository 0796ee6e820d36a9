"""Whether tariffs are what the floor of their start allows: of placements, and of the jobs that come before them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.rules.amounts import MINIMUM_WAGE, TARIFF_FLOOR, Amount
from core.rules.money.tariff import TariffFloor, floor_on, may_charge
from core.rules.refusals import PlacementCode
from office.importing.columns import JOBS
from office.importing.faults import Findings
from office.importing.ground import Ground
from office.importing.staging import Fate, Place, Stage

JUDGED_BY = frozenset({"start", "tariff"})
_JOBS = "SELECT * FROM jobs WHERE fate <> 'same' AND start IS NOT NULL AND tariff IS NOT NULL"


class Wrong(NamedTuple):
    """What is said of a tariff, and whether it is refused or accepted and listed."""

    what: str
    is_fault: bool


class Tariffs:
    """Tariffs by the floor of their start, which is looked up once a day."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._floors: dict[date, Amount | None] = {}

    def wrong_with(self, tariff: str | None, start: date) -> Wrong | None:
        """Why this many euros an hour cannot be agreed with a start on a day."""
        if tariff is None or not self._ground.knows("tariff_floor", TARIFF_FLOOR):
            return None
        policy = self._ground.policy.on(start).tariff_floor
        refusal = may_charge(Decimal(tariff), self._floor(start), start, policy)
        if refusal is None:
            return None
        if refusal.code is PlacementCode.TARIFF_BELOW_FLOOR:
            facts = refusal.facts
            what = f"is under the floor of {facts['floor']} since {facts['since']} ({facts['source']})"
        else:
            what = f"cannot be judged: no floor is known on {start}; add tariff_floor_per_hour to the policy"
        hint = '; raise it, or tariff_floor = "advisory" accepts and lists it' if policy is TariffFloor.HARD else ""
        return Wrong(what + hint, policy is TariffFloor.HARD)

    def _floor(self, day: date) -> Amount | None:
        if day not in self._floors:
            law, own = self._ground.amounts, self._ground.policy.amounts(TARIFF_FLOOR)
            self._floors[day] = floor_on(day, law[TARIFF_FLOOR], own, law[MINIMUM_WAGE])
        return self._floors[day]


def check_jobs(stage: Stage, findings: Findings, ground: Ground) -> None:
    """The tariffs of jobs that are new, or of which the tariff or its day changes; what was accepted before stands."""
    tariffs = Tariffs(ground)
    for row in stage.ask(_JOBS):
        if row["fate"] == Fate.CHANGED and not JUDGED_BY & set(row["changes"].split()):
            continue
        if found := tariffs.wrong_with(row["tariff"], date.fromisoformat(row["start"])):
            place = Place(row["in_table"], row["in_row"], "tariff")
            findings.cell(place, JOBS.column("tariff"), row["tariff"], found.what, is_fault=found.is_fault)
