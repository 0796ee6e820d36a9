"""Whether every deed has its effect and every effect its deed: the trail beside the tables, line by line of `core/actions/effects`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.actions.deed import Deed
from core.actions.effects import LINES
from core.actions.effects.line import Line
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.messages import trail

Key = tuple[str, ...]

_DEEDS = select(trail.c.thing_id, trail.c.change).where(among(trail.c.deed, "deeds"))


@dataclass(frozen=True)
class Unmatched:
    """How often a deed (or an effect, when `is_effect`) stands there without the other. `key` is the thing and the facts, as text."""

    line: Line
    key: Key
    is_effect: bool
    times: int


async def unmatched(tx: Transaction, line: Line) -> list[Unmatched]:
    """What deeds and effects of one line lack of each other. A deed whose change was erased fits any effect of its thing, or none."""
    deeds, erased = await _deeds(tx, line)
    effects = Counter(_key(row[1:]) for row in await tx.execute(line.effects))
    return list(_compared(line, deeds, erased, effects))


def _compared(line: Line, deeds: Counter[Key], erased: Counter[str], effects: Counter[Key]) -> Iterator[Unmatched]:
    for key, times in deeds.items():
        if effects[key] < times:
            yield Unmatched(line, key, False, times - effects[key])
    for key, times in effects.items():
        more = max(times - deeds[key], 0)
        fits = min(more, erased[key[0]])
        erased[key[0]] -= fits
        if more > fits:
            yield Unmatched(line, key, True, more - fits)


async def lay_down(deed: Deed) -> None:
    """What was entered without a deed gets its rows in the trail, so that it begins with them: after a sample or an import."""
    for line in LINES:
        if len(line.deeds) > 1:
            continue
        lacking = Counter({one.key: one.times for one in await unmatched(deed.tx, line) if one.is_effect})
        rows: Sequence[Any] = (await deed.execute(line.effects)).all() if lacking else []
        for row in rows:
            if lacking[key := _key(row[1:])] > 0:
                lacking[key] -= 1
                deed.trail(row[0], line.deeds[0], line.thing, row[1], **dict(zip(line.facts, row[2:], strict=True)))


async def _deeds(tx: Transaction, line: Line) -> tuple[Counter[Key], Counter[str]]:
    deeds: Counter[Key] = Counter()
    erased: Counter[str] = Counter()
    for row in await tx.execute(_DEEDS, {"deeds": list(line.deeds)}):
        if row.change is None:
            erased[str(row.thing_id)] += 1
        else:
            deeds[_key((row.thing_id, *(row.change.get(name) for name in line.facts)))] += 1
    return deeds, erased


def _key(values: Iterable[Any]) -> Key:
    """Facts as text, as the trail keeps what JSON does not know."""
    return tuple(map(str, values))
