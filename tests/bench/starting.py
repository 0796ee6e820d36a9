"""`python -m tests.bench starting`: from the start of the process to its first answer, and the memory it takes, beside stock aiogram."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.ground import TOKEN, ask, free_port, local_telegram, process, run_presses, until
from tests.bench.rounds import in_turn, ratios
from tests.bench.town import Running, database, fill, flexbot, people_of, stock

PEOPLE, EACH = 200, 10


def _first_answer(*command: str, **settings: str) -> float:
    """Seconds from the start of the process until somebody who wrote before has an answer."""
    with local_telegram() as telegram:
        people_of(telegram, 1)
        begun = time.monotonic()
        with process(*command, *([] if settings else [telegram, TOKEN]), **settings | {"FLEXBOT_API_BASE": telegram}):
            until(lambda: any(c["method"] == "sendMessage" for c in ask(f"{telegram}/calls?after=0")), every=0.01)
            return time.monotonic() - begun


def _ours_first() -> float:
    with database("sqlite") as url:
        asyncio.run(fill(url, 1, 1))
        return _first_answer(
            "-m",
            "bot",
            "run",
            FLEXBOT_TOKEN=TOKEN,
            FLEXBOT_DATABASE=url,
            FLEXBOT_HEALTH_PORT=str(free_port()),
            FLEXBOT_SEND_RATE="0",
        )


def _memory(opened: AbstractContextManager[Running], *, loaded: bool) -> float:
    """MiB that the process holds, before and after its presses."""
    with opened as running:
        if loaded:
            run_presses(running.url, running.presses)
        status = Path(f"/proc/{running.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _ours_memory(*, loaded: bool) -> float:
    with database("sqlite") as url:
        return _memory(flexbot(url, PEOPLE, EACH), loaded=loaded)


def run(rounds: int) -> None:
    """Seconds, and MiB."""
    first: dict[str, Callable[[], float]] = {
        "stock aiogram": lambda: _first_answer("-m", "tests.bench.stock.aiogram_bot"),
        "sqlite": _ours_first,
    }
    ratios(in_turn(first, rounds, "s to the first answer"), "stock aiogram")
    for loaded in (False, True):
        memory: dict[str, Callable[[], float]] = {
            "stock aiogram": lambda loaded=loaded: _memory(stock("aiogram_bot", PEOPLE, EACH), loaded=loaded),
            "sqlite": lambda loaded=loaded: _ours_memory(loaded=loaded),
        }
        ratios(in_turn(memory, 1, f"MiB {'after 2,000 presses' if loaded else 'idle'}"), "stock aiogram")
