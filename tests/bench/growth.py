"""`python -m tests.bench growth`: the same presses with 100, 10,000 and 1,000,000 entered days of others in the database."""

from contextlib import ExitStack

from tests.bench.ground import run_presses
from tests.bench.rounds import in_turn, ratios
from tests.bench.town import database, flexbot

PEOPLE, A_ROUND = 200, 3
DAYS = (100, 10_000, 1_000_000)


def run(rounds: int) -> None:
    """Milliseconds a press, the three towns in turn."""
    for dialect in ("sqlite", "postgresql"):
        with ExitStack() as open_ones:
            towns = {}
            for days in DAYS:
                url = open_ones.enter_context(database(dialect))
                towns[f"{dialect}, {days:,} days"] = open_ones.enter_context(flexbot(url, PEOPLE, A_ROUND * rounds, days))

            def took(name: str, towns: dict = towns) -> float:
                presses = towns[name].take(PEOPLE * A_ROUND)
                return 1000 * run_presses(towns[name].url, presses) / len(presses)

            medians = in_turn({name: lambda name=name: took(name) for name in towns}, rounds, "ms a press")
            ratios(medians, f"{dialect}, {DAYS[0]:,} days")
