"""However processes stand still, there are never more messages in a second than may be, and hardly fewer: on a clock of the test's own."""

import heapq
from dataclasses import dataclass, field
from itertools import count
from random import Random

import pytest

from bot.outgoing.slots import HELD_SECONDS, Slots

RATE = 30
WINDOW = 0.98
TELEGRAMS = 0.95
AT_ONCE = 4
QUICKEST = 0.002
SECONDS = 60


@dataclass
class Process:
    """One that always has something to send."""

    has: list[float] = field(default_factory=list)
    back: list[tuple[float, float]] = field(default_factory=list)


def counted(processes: int, dice: Random, stalls: float, killed_at: float = SECONDS) -> list[float]:
    """When Telegram counted each message; a process stands still so many times a second, and so does Telegram. The first one is killed."""
    slots = Slots(RATE, WINDOW, 1 / RATE, 0.0)
    numbers, moments = count(), []
    all_of_them = [Process() for _ in range(processes)]
    wakes = [(0.0, next(numbers), one) for one in all_of_them]
    answers: list[tuple[float, int, Process, float, float]] = []
    while wakes[0][0] < SECONDS:
        now, _, one = heapq.heappop(wakes)
        if one is all_of_them[0] and now > killed_at:
            continue
        while answers and answers[0][0] <= now:
            ended, _, whose, slot, begun = heapq.heappop(answers)
            whose.back.append((slot, max(begun, ended - QUICKEST)))
        for slot in [slot for slot in one.has if slot <= now]:
            took = QUICKEST + dice.expovariate(1 / 0.005) + (dice.uniform(0.05, 0.3) if dice.random() < stalls / RATE else 0.0)
            moments.append(dice.uniform(now, now + took))
            heapq.heappush(answers, (now + took, next(numbers), one, slot, now))
            one.has.remove(slot)
        if len(one.has) < AT_ONCE // 2:
            for slot, at in one.back:
                slots.back(slot, at)
            one.back.clear()
            one.has += slots.give(now, AT_ONCE - len(one.has))
        stands_still = dice.uniform(0.05, 0.3) if dice.random() < stalls / 50 else 0.0
        heapq.heappush(wakes, (min([*one.has, now + 0.02]) + dice.expovariate(1 / 0.002) + stands_still, next(numbers), one))
    return sorted(moments)


@pytest.mark.parametrize("stalls", [0.0, 0.3, 3.0])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_never_more_than_the_rate(processes: int, stalls: float) -> None:
    """Telegram never counts one too many in a second, whoever stands still for up to 0.3 s, and however often."""
    for seed in range(3):
        moments = counted(processes, Random(seed), stalls)
        assert min(later - first for first, later in zip(moments, moments[RATE:], strict=False)) > TELEGRAMS
        assert len(moments) <= RATE * SECONDS + RATE


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_hardly_fewer_than_the_rate(processes: int) -> None:
    """A process that stands still once in three seconds, and Telegram as often, cost less than 2 %."""
    for seed in range(3):
        assert len(counted(processes, Random(seed), 0.3)) > 0.98 * RATE * SECONDS


def test_who_is_killed_takes_nothing_along() -> None:
    """What a killed process had is others' after a while; they go on meanwhile."""
    moments = counted(2, Random(1), 0.0, killed_at=20.0)
    after = [m for m in moments if m > 20.0]
    assert len([m for m in after if m <= 20.0 + HELD_SECONDS + 2]) > 0.8 * RATE * (HELD_SECONDS + 2)
    assert len([m for m in after if m > 20.0 + HELD_SECONDS + 2]) > 0.98 * RATE * (SECONDS - 22.0 - HELD_SECONDS)


def test_what_hangs_counts_until_it_is_answered() -> None:
    """Thirty that Telegram does not answer are all there is: no more are given, and none when the clock is asked again."""
    slots = Slots(RATE, WINDOW, 1 / RATE, 1000.0)
    given = [slots.give(1000.0 + n * 0.1, 3) for n in range(20)]
    assert len([moment for some in given for moment in some]) == RATE
    slots.back(given[0][0], 1002.5)
    assert slots.give(1002.6, 3) == [pytest.approx(1002.5 + WINDOW)]


def test_a_slot_that_was_not_used_is_free() -> None:
    """From its own moment on."""
    slots = Slots(1, WINDOW, 1.0, 1000.0)
    assert slots.give(1000.0, 1) == [1000.0]
    assert slots.give(1000.0, 1) == []
    slots.back(1000.0, None)
    assert slots.give(1000.5, 1) == [1001.0]


def test_a_clock_that_was_put_back_holds_nothing_up() -> None:
    """What was written an hour ahead is forgotten."""
    slots = Slots(RATE, WINDOW, 1 / RATE, 4600.0, [4600.0 + n / RATE for n in range(RATE)])
    assert slots.give(1000.0, 1) == [1000.0]
