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
    is_whole: bool = True
    """False when the policy has faults: what rests on it is not judged, and everything else is."""
