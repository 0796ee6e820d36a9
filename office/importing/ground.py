"""What rows of an import are judged by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.rules.amounts import Series
from core.rules.policy import Policy


@dataclass(frozen=True)
class Ground:
    """The municipality's policy as it will be, the dated amounts, and today."""

    policy: Policy
    amounts: Mapping[str, Series]
    today: date
    doubtful: frozenset[str] = frozenset()
    """Policies of which the files do not say what will hold: what rests on them is not judged, and everything else is."""

    def knows(self, *policies: str) -> bool:
        """Whether it is said what will hold of these."""
        return self.doubtful.isdisjoint(policies)
