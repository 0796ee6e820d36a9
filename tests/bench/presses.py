"""`python -m tests.bench presses`: "log a day as planned", durable and whole, beside stock bots in the same run.

HTTP in from the simulator, inbox, effect, outbox, HTTP out (answer and edit); 200 people at once; only FLEXBOT_SEND_RATE=0 is not
what a user would run. `ceiling` is a bot that does nothing but fetch and make the same two calls: what the simulator itself can do.
"""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.ground import run_presses
from tests.bench.rounds import in_turn, ratios
from tests.bench.town import Running, database, flexbot, stock

PEOPLE, EACH = 200, 10


def _ours(dialect: str) -> float:
    with database(dialect) as url:
        return _rate(flexbot(url, PEOPLE, EACH))


def _pickled() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _rate(stock("ptb_bot", PEOPLE, EACH, str(Path(folder) / "bench.pickle")))


def _rate(opened: AbstractContextManager[Running]) -> float:
    with opened as running:
        return len(running.presses) / run_presses(running.url, running.presses)


KINDS: dict[str, Callable[[], float]] = {
    "stock aiogram": lambda: _rate(stock("aiogram_bot", PEOPLE, EACH)),
    "sqlite": lambda: _ours("sqlite"),
    "postgresql": lambda: _ours("postgresql"),
    "stock python-telegram-bot": _pickled,
    "ceiling": lambda: _rate(stock("ceiling", PEOPLE, EACH)),
}


def run(rounds: int) -> None:
    """Presses a second of each, in turn, and the ratio to stock aiogram and to python-telegram-bot."""
    rates = in_turn(KINDS, rounds, "presses a second")
    ratios(rates, "stock aiogram")
    ratios(rates, "stock python-telegram-bot")
