"""Who fits a job: the pool in an order, with the reasons in facts (MANUAL 3, REPORT 3.2).

What a candidate wants and what the job offers are compared point by point; how much a point weighs the municipality decides. What somebody
has not said counts half: nobody is behind because they were not asked. Refusals are not known here, so they cannot count. Whoever
cannot be offered the job (`stops`) stands after the others, with the reason. The order is a help to look; a person decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from math import isqrt
from typing import NamedTuple

from core.rules.choices import Choices
from core.rules.matching.wanted import ANY_DISTANCE, listed
from core.rules.refusals import Refusal

WHOLE, HALF = 100, 50
POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?[A-Z]{2}\b")


class Why(StrEnum):
    """A reason in the order: what fits, what does not, and what is not known."""

    KIND = "kind"
    OTHER_KIND = "other_kind"
    KIND_NOT_SAID = "kind_not_said"
    FREE = "free"
    NOT_FREE = "not_free"
    DAYS_NOT_SAID = "days_not_said"
    NEAR = "near"
    FAR = "far"
    DISTANCE_NOT_SAID = "distance_not_said"
    DISTANCE_NOT_KNOWN = "distance_not_known"
    GOAL = "goal"
    OTHER_GOAL = "other_goal"
    GOAL_NOT_SAID = "goal_not_said"


class Spot(NamedTuple):
    """The middle of an area, in whole metres of the national grid (Rijksdriehoek): to the east and to the north."""

    east: int
    north: int


class Reason(NamedTuple):
    """One reason; `names` are kinds, weekdays or goals that it is about, `kilometres` how far it is."""

    why: Why
    names: tuple[str, ...] = ()
    kilometres: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each point weighs; only their proportion counts."""

    goal: int
    kind: int
    days: int
    distance: int

    @classmethod
    def of(cls, choices: Choices) -> "Weights":
        """The municipality's."""
        return cls(choices.match_goal, choices.match_kind, choices.match_days, choices.match_distance)


@dataclass(frozen=True, slots=True)
class Sought:
    """What counts of the job: its kind ("" when nobody said), its weekdays ("1" for Monday), what it helps with, and where it is."""

    kind: str
    weekdays: tuple[str, ...]
    helps_with: frozenset[str]
    spot: Spot | None = None


class Candidate(NamedTuple):
    """What counts of somebody in the pool: their answers as they are kept, where they live roughly, since when they take part, and stops."""

    id: int
    kinds: str
    days: str
    farthest: int | None
    goals: str
    spot: Spot | None
    since: datetime | None
    stops: tuple[Refusal, ...] = ()


class Ranked(NamedTuple):
    """Somebody in the order: how well it fits in parts of all weights together, and why."""

    id: int
    points: int
    reasons: tuple[Reason, ...]
    stops: tuple[Refusal, ...]


Compared = tuple[int, tuple[Reason, ...]]
NEVER = datetime.max.replace(tzinfo=UTC)


class Ranking:
    """The comparison of one job. Equal answers are compared once: there are few, and many people."""

    def __init__(self, job: Sought, weights: Weights) -> None:
        self.job, self.weights = job, weights
        self._kinds, self._free, self._goals = dict[str, Compared](), dict[str, Compared](), dict[str, Compared]()

    def of(self, pool: Iterable[Candidate]) -> list[Ranked]:
        """The pool, best fitting first; equals by who takes part longest. Who cannot be offered the job stands last."""
        kinds, free, goals = self._kinds, self._free, self._goals
        is_somewhere = self.job.spot is not None
        found = []
        for one in pool:
            kind = kinds.get(one.kinds) or kinds.setdefault(one.kinds, self._compared(self.weights.kind, self._kind(one.kinds)))
            days = free.get(one.days) or free.setdefault(one.days, self._compared(self.weights.days, self._days(one.days)))
            goal = goals.get(one.goals) or goals.setdefault(one.goals, self._compared(self.weights.goal, self._goal(one.goals)))
            points, reasons = kind[0] + days[0] + goal[0], kind[1] + days[1] + goal[1]
            if is_somewhere:
                more, reason = self._distance(one)
                points, reasons = points + more, (*reasons, reason)
            ranked = Ranked(one.id, points, reasons, one.stops)
            found.append((bool(one.stops), -points, one.since or NEVER, one.id, ranked))
        found.sort()
        return [row[4] for row in found]

    @staticmethod
    def _compared(weight: int, found: tuple[int, Reason] | None) -> Compared:
        return (weight * found[0], (found[1],)) if found else (0, ())

    def _kind(self, said: str) -> tuple[int, Reason] | None:
        kinds = listed(said)
        if not self.job.kind:
            return None
        if not kinds:
            return HALF, Reason(Why.KIND_NOT_SAID)
        if self.job.kind in kinds:
            return WHOLE, Reason(Why.KIND, (self.job.kind,))
        return 0, Reason(Why.OTHER_KIND, tuple(kinds))

    def _days(self, said: str) -> tuple[int, Reason] | None:
        asked, days = self.job.weekdays, listed(said)
        if not asked:
            return None
        if not days:
            return HALF, Reason(Why.DAYS_NOT_SAID)
        lacking = tuple(day for day in asked if day not in days)
        if lacking:
            return WHOLE * (len(asked) - len(lacking)) // len(asked), Reason(Why.NOT_FREE, lacking)
        return WHOLE, Reason(Why.FREE, asked)

    def _goal(self, said: str) -> tuple[int, Reason] | None:
        goals = listed(said)
        if not self.job.helps_with:
            return None
        if not goals:
            return HALF, Reason(Why.GOAL_NOT_SAID)
        helped = tuple(goal for goal in goals if goal in self.job.helps_with)
        return (WHOLE, Reason(Why.GOAL, helped)) if helped else (0, Reason(Why.OTHER_GOAL, tuple(goals)))

    def _distance(self, one: Candidate) -> tuple[int, Reason]:
        weight, spot = self.weights.distance, self.job.spot
        if one.spot is None or spot is None:
            return weight * HALF, Reason(Why.DISTANCE_NOT_KNOWN)
        away = kilometres(one.spot, spot)
        if one.farthest is None:
            return weight * HALF, Reason(Why.DISTANCE_NOT_SAID, (), away)
        if one.farthest == ANY_DISTANCE or away <= one.farthest:
            return weight * WHOLE, Reason(Why.NEAR, (), away)
        return weight * (WHOLE * one.farthest // away), Reason(Why.FAR, (), away)


def kilometres(one: Spot, other: Spot) -> int:
    """As the crow flies, in whole kilometres, half up; at least 1."""
    return max(1, (isqrt((one.east - other.east) ** 2 + (one.north - other.north) ** 2) + 500) // 1000)


def area_of(place: str) -> str:
    """The four digits of a postcode in a workplace's address; "" when there is none."""
    found = POSTCODE.search(place)
    return found[1] if found else ""
