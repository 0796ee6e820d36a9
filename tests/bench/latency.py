"""`python -m tests.bench latency`: how long a press takes at 20 a second, beside stock aiogram at the same rate.

From the moment the press is handed to the simulator until the message shows what came of it.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from tests.bench.ground import ask, until
from tests.bench.rounds import in_turn, ratios
from tests.bench.town import Running, database, flexbot, stock

PEOPLE, A_SECOND, SECONDS = 200, 20, 15
PRESSES = A_SECOND * SECONDS
Press = tuple[int, int]
"""Whose it is, and its number."""


def _p95(opened: AbstractContextManager[Running]) -> float:
    """Milliseconds that 95 of 100 presses are done within."""
    with opened as running:
        ahead = datetime.fromisoformat(ask(f"{running.url}/clock")["now"]).timestamp() - time.time()
        before = len(ask(f"{running.url}/calls?after=0"))
        handed: dict[Press, float] = {}
        begun = time.monotonic()
        for n, press in enumerate(running.presses[:PRESSES]):
            time.sleep(max(0.0, begun + n / A_SECOND - time.monotonic()))
            handed[press["callback_query"]["from"]["id"], press["update_id"]] = time.time() + ahead
            ask(f"{running.url}/updates", {"raw": [press]})
        calls = until(lambda: found if len(found := ask(f"{running.url}/calls?after={before}")) >= 2 * PRESSES else None)
        return _percentile(handed, [c for c in calls if c["method"] == "editMessageText"])


def _percentile(handed: dict[Press, float], edits: list[Any]) -> float:
    waiting = dict(handed)
    took = []
    for call in edits:
        chat, moment = call["parameters"]["chat_id"], datetime.fromisoformat(call["time"]).timestamp()
        first = min((key for key in waiting if key[0] == int(chat)), key=lambda key: waiting[key])
        took.append(1000 * (moment - waiting.pop(first)))
    return statistics.quantiles(took, n=20)[-1]


def _ours(dialect: str) -> float:
    with database(dialect) as url:
        return _p95(flexbot(url, PEOPLE, 2))


KINDS: dict[str, Callable[[], float]] = {
    "stock aiogram": lambda: _p95(stock("aiogram_bot", PEOPLE, 2)),
    "sqlite": lambda: _ours("sqlite"),
    "postgresql": lambda: _ours("postgresql"),
}


def run(rounds: int) -> None:
    """Milliseconds until 95 of 100 presses are done."""
    ratios(in_turn(KINDS, rounds, "ms (p95)"), "stock aiogram")
