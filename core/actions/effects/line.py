"""One kind of effect, and which deeds leave it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from core.actions.things import Thing


@dataclass(frozen=True)
class Line:
    """One kind of effect: the deeds that leave it, about which thing, and which of the facts that they state can be read in both.

    `effects` selects municipality, thing and then those facts, for each row.
    """

    effect: str
    thing: Thing
    deeds: tuple[str, ...]
    facts: tuple[str, ...]
    effects: Select[Any]
