"""Rounds in turn, so that an hour in which the machine is slow is slow for all; medians; and one beside the other."""

import os
import statistics
from collections.abc import Callable, Mapping


def in_turn(kinds: Mapping[str, Callable[[], float]], rounds: int, unit: str) -> dict[str, float]:
    """Each kind once a round, printed as it comes; the median of each."""
    found: dict[str, list[float]] = {kind: [] for kind in kinds}
    for n in range(rounds):
        for kind, measure in kinds.items():
            found[kind].append(measure())
            print(f"  round {n + 1}, {kind}: {found[kind][-1]:.4g} {unit}", flush=True)
    medians = {kind: statistics.median(values) for kind, values in found.items()}
    for kind, median in medians.items():
        print(f"{kind}: median {median:.4g} {unit} of {rounds}")
    print(
        f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())} (1, 5, 15 minutes), {os.cpu_count()} cores"
    )
    return medians


def ratios(medians: Mapping[str, float], base: str) -> None:
    """Each median as a part of one of them."""
    for kind, median in medians.items():
        if kind != base:
            print(f"{kind}: {median / medians[base]:.2f} of {base}")
