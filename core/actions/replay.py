"""Whether every deed has its effect and every effect its deed: the trail beside the tables, line by line of `core/actions/effects`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from core.actions.deed import Deed
from core.actions.effects import LINES
from core.actions.effects.line import Line
from core.store import trail
from core.store.database import Row, Transaction

Key = tuple[str, ...]


@dataclass(frozen=True)
class Unmatched:
    """How often a deed (or an effect, when `is_effect`) stands there without the other.

    `key` is the thing, the facts and perhaps the municipality, as text; of a deed that states fewer facts the thing alone.
    """

    line: Line
    key: Key
    is_effect: bool
    times: int


async def unmatched(tx: Transaction, line: Line) -> list[Unmatched]:
    """What deeds and effects of one line lack of each other. A deed whose change was erased fits any effect of its thing, or none."""
    deeds = await _deeds(tx, line)
    effects = Counter(_effect(line, row) for row in await tx.execute(line.effects))
    return list(_compared(line, deeds, effects))


@dataclass(frozen=True)
class _Deeds:
    """How often each was done, by thing and facts; of those that lack what deeds also state since (`stated_before`) by the facts without
    that; of those that state even fewer facts (written before a line had them all) and of those whose change was erased, by thing alone.
    """

    stated: Counter[Key]
    stated_before: Counter[Key]
    stating_less: Counter[Key]
    erased: Counter[Key]


def _compared(line: Line, deeds: _Deeds, effects: Counter[Key]) -> Iterator[Unmatched]:
    for key, times in deeds.stated.items():
        lacking = times - effects[key] if times > 0 else -times
        if lacking > 0:
            yield Unmatched(line, key, False, lacking)
    looser = ((deeds.stated_before, 1 + len(line.facts)), (deeds.stating_less, 1), (deeds.erased, 1))
    for key, times in effects.items():
        more = max(times - deeds.stated[key], 0)
        for others, length in looser if more else ():
            fits = min(more, others[key[:length]])
            others[key[:length]] -= fits
            more -= fits
        if more:
            yield Unmatched(line, key, True, more)
    for others in (deeds.stated_before, deeds.stating_less):
        for key, times in others.items():
            if times:
                yield Unmatched(line, key, False, times)


async def lay_down(deed: Deed) -> None:
    """What was entered without a deed gets its rows in the trail, so that it begins with them: after a sample or an import."""
    for line in LINES:
        if len(line.deeds) > 1:
            continue
        lacking = Counter({one.key: one.times for one in await unmatched(deed.tx, line) if one.is_effect})
        rows: Sequence[Any] = (await deed.tx.execute(line.effects)).all() if lacking else []
        for row in rows:
            if lacking[key := _effect(line, row)] > 0:
                lacking[key] -= 1
                deed.trail(row[0], line.deeds[0], line.thing, row[1], **dict(zip(line.stated, row[2:], strict=True)))


async def _deeds(tx: Transaction, line: Line) -> _Deeds:
    found = _Deeds(Counter(), Counter(), Counter(), Counter())
    for row in await trail.of_deeds(tx, [*line.deeds, line.taken_back_by]):
        thing = _key((row.thing_id,))
        if row.deed == line.taken_back_by:
            if row.change is not None:
                found.stated[thing + _key(row.change[name] for name in line.stated)] -= 1
        elif row.change is None:
            found.erased[thing] += 1
        elif any(name not in row.change for name in line.facts):
            found.stating_less[thing] += 1
        elif any(name not in row.change for name in line.also):
            found.stated_before[thing + _key(row.change[name] for name in line.facts)] += 1
        else:
            said = [row.change[name] for name in line.stated]
            found.stated[thing + _key([*said, row.municipality] if line.by_municipality else said)] += 1
    return found


def _effect(line: Line, row: Row[Any]) -> Key:
    facts = row[1:]
    return _key((*facts, row[0]) if line.by_municipality else facts)


def _key(values: Iterable[Any]) -> Key:
    """Facts as text, as the trail keeps what JSON does not know; each text once, since a million days share a few thousand."""
    return tuple([intern(str(value)) for value in values])
