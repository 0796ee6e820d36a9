"""One kind of effect, and which deeds leave it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from core.actions.things import Thing


@dataclass(frozen=True)
class Line:
    """One kind of effect: the deeds that leave it, about which thing, and which of the facts that they state can be read in both.

    `effects` selects municipality, thing and then those facts, for each row; then `also`: facts that deeds state since later. A deed that
    lacks some of them is compared by `facts` alone. `by_municipality`: whether the municipality is compared too. `taken_back_by`: the deed that
    states the same of the same thing, and after which nothing is left of one of `deeds`.
    """

    effect: str
    thing: Thing
    deeds: tuple[str, ...]
    facts: tuple[str, ...]
    effects: Select[Any]
    also: tuple[str, ...] = ()
    by_municipality: bool = False
    taken_back_by: str = ""

    @property
    def stated(self) -> tuple[str, ...]:
        """All facts that a deed of today states."""
        return self.facts + self.also
