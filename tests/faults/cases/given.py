"""What the cases share: the table that they are put into, and what was there before."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.journeys import Journey
from tests.stories.town import Folk


@dataclass(frozen=True)
class Case:
    """`before` lays down what was there, `way` is gone by phones; the rest says what the case must have tried."""

    name: str
    before: Callable[[Folk], Awaitable[object]]
    way: Callable[[Journey], Awaitable[None]]
    buttons: frozenset[str]
    deeds: frozenset[str]
    clock: frozenset[str] = frozenset()


CASES: dict[str, Case] = {}


def named(names: str) -> frozenset[str]:
    """Names in one string, with spaces between."""
    return frozenset(names.split())


def case(before: Callable[[Folk], Awaitable[object]], *, buttons: str, deeds: str, clock: str = "") -> Callable[..., None]:
    """Put a way into the table; names are given in one string, with spaces between."""

    def put(way: Callable[[Journey], Awaitable[None]]) -> None:
        name = way.__name__
        CASES[name] = Case(name, before, way, named(buttons), named(deeds), named(clock))

    return put


async def job(folk: Folk) -> None:
    """There is work for somebody."""
    await folk.job()


async def nobody(_folk: Folk) -> None:
    """Nothing is there before."""


async def work(folk: Folk) -> None:
    """The candidate is at work."""
    await folk.placement()


async def offer(folk: Folk) -> None:
    """Work was offered to the candidate."""
    await folk.offer(await folk.job())


FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"
