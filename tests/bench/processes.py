"""`python -m tests.bench processes`: the same presses worked off by one, two and three processes on one PostgreSQL.

The presses wait in the inbox, as after a webhook took them in; the clock runs until the last call about them. PostgreSQL and the simulator
take their share of the same cores; where these are full, more processes bring nothing. So one process is also measured with all of it on one
core: beside that, two processes with two cores show whether they get in each other's way.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial

from bot.incoming.intake import Intake
from core.store.opening import connect
from tests.bench.ground import ask, free_port, process, until
from tests.bench.rounds import in_turn, ratios
from tests.bench.town import Running, database, flexbot, settings_of

PEOPLE, EACH = 200, 10
CALLS_EACH = 2


@contextmanager
def _on_one_core() -> Iterator[None]:
    """What is started meanwhile shares one core."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _all_on_one_core() -> float:
    with _on_one_core():
        return _worked_off(1)


def _worked_off(count: int) -> float:
    """Presses a second of so many processes."""
    with ExitStack() as open_ones:
        url = open_ones.enter_context(database("postgresql"))
        town = open_ones.enter_context(flexbot(url, PEOPLE, EACH))
        town.stop()
        ports = [free_port() for _ in range(count)]
        for health in ports:
            hook = {"FLEXBOT_WEBHOOK_URL": "http://127.0.0.1:9/hook", "FLEXBOT_WEBHOOK_SECRET": "OnlyTheBenchKnowsIt"}
            hook |= {"FLEXBOT_WEBHOOK_PORT": str(free_port())}
            open_ones.enter_context(process("-m", "bot", "run", **settings_of(url, town.url, health) | hook))
        for health in ports:
            until(lambda health=health: ask(f"http://127.0.0.1:{health}/health")["ok"])
        return _rate(url, town)


def _rate(url: str, town: Running) -> float:
    before = len(ask(f"{town.url}/calls?after=0"))
    begun = datetime.fromisoformat(ask(f"{town.url}/clock")["now"])
    asyncio.run(_hand_over(url, town))
    expected = before + CALLS_EACH * len(town.presses)
    last = until(lambda: ask(f"{town.url}/calls?after={expected - 1}"), 600, 0.1)[0]
    return len(town.presses) / (datetime.fromisoformat(last["time"]) - begun).total_seconds()


async def _hand_over(url: str, town: Running) -> None:
    kept = connect(url)
    await Intake(kept, lambda: datetime.now(UTC), lambda: None).store(town.presses)
    await kept.close()


def run(rounds: int) -> None:
    """Presses a second; how many times one process, and how many times one process with everything on one core."""
    kinds = {"one core": _all_on_one_core}
    kinds |= {f"{count} {'process' if count == 1 else 'processes'}": partial(_worked_off, count) for count in (1, 2, 3)}
    found = in_turn(kinds, rounds, "presses a second")
    ratios({kind: rate for kind, rate in found.items() if kind != "one core"}, "1 process")
    ratios(found, "one core")
