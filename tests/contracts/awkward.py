"""Values that break what is written without care: markup, quotes, other scripts, nothing at all, a lot."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any

from bot.screens.questions import ABOUT
from core.actions.hours.week_views import WeekView
from core.actions.talk.question_views import About
from core.rules.matching.stops import StopCode
from core.rules.refusals import Refusal, refuse

NAMES = (
    "<3",
    "O'Brien & Zn",
    '"Aan/Uit"',
    "يوسف",
    "{naam}",
    "%s %d",
    "ąćę Łukasz",
    "Ali\u202e\u200b",
    "<b>Vet</b>",
    "&amp;",
    "x" * 120,
    "a",
)


def _fit(kind: Any, values: dict[str, Any], chance: Random) -> None:
    """What belongs together in the domain: weekdays are 1 to 7, every day that is shown has its shift."""
    if "weekday" in values:
        values["weekday"] = chance.randrange(1, 8)
    if kind is WeekView:
        values["shifts"] = {day.day: number for number, day in enumerate(values["days"])}
    if kind is About:
        values["thing"] = chance.choice(list(ABOUT))


class Maker:
    """Makes values of any annotated type. The same seed makes the same value."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def of(self, annotation: Any) -> Any:
        """A value of this type: dataclasses field by field, one of an enum's members, some of a collection's."""
        plain = typing.get_origin(annotation)
        inner = typing.get_args(annotation)
        if plain in (typing.Union, types.UnionType):
            return self.of(self._chance.choice(inner))
        if plain is tuple:
            kinds = [inner[0]] * self._chance.randrange(4) if inner[1:] == (Ellipsis,) else inner
            return tuple(self.of(kind) for kind in kinds)
        if plain in (dict, Mapping, typing.get_origin(Mapping[str, int])):
            enumerable = isinstance(inner[0], type) and issubclass(inner[0], Enum)
            keys = list(inner[0]) if enumerable else [self.of(inner[0]) for _ in range(self._chance.randrange(3))]
            return {key: self.of(inner[1]) for key in keys}
        if plain in (list, set, frozenset) or (isinstance(plain, type) and issubclass(plain, typing.Collection)):
            return (plain if plain in (list, set, frozenset) else list)(
                self.of(inner[0]) for _ in range(self._chance.randrange(4))
            )
        if annotation is not Refusal and dataclasses.is_dataclass(annotation):
            return self._of_dataclass(annotation)
        if hasattr(annotation, "_fields"):
            return annotation(**{name: self.of(hint) for name, hint in typing.get_type_hints(annotation).items()})
        return self._simple(annotation)

    def _of_dataclass(self, kind: Any) -> Any:
        hints = typing.get_type_hints(kind)
        values = {f.name: self.of(hints[f.name]) for f in dataclasses.fields(kind) if f.init}
        _fit(kind, values, self._chance)
        return kind(**values)

    def _simple(self, kind: Any) -> Any:
        chance = self._chance
        if kind is None or kind is type(None):
            return None
        if isinstance(kind, type) and issubclass(kind, Enum):
            return chance.choice(list(kind))
        made = {
            str: lambda: chance.choice(NAMES),
            int: lambda: chance.choice((0, 1, 7, 60, 435, 1440, 239200)),
            bool: lambda: chance.random() < 0.5,
            Decimal: lambda: Decimal(chance.choice(("0", "0.23", "2.00", "18.50", "1234.56"))),
            date: lambda: date.fromordinal(chance.randrange(date(2024, 2, 29).toordinal(), date(2028, 3, 1).toordinal())),
            datetime: lambda: datetime.fromtimestamp(chance.randrange(1_790_000_000, 1_830_000_000), UTC),
            time: lambda: time(chance.randrange(24), chance.choice((0, 15, 59))),
            Any: lambda: chance.choice(NAMES),
            object: lambda: chance.choice(NAMES),
            Refusal: lambda: refuse(StopCode.HOURS_OVERLAP, title=chance.choice(NAMES)),
        }
        assert kind in made, f"no awkward {kind}: teach it in tests/contracts/awkward.py"
        return made[kind]()
