"""`python -m tests.bench [NAME ...] [--rounds 5]`: how fast, beside what people would otherwise use, in one run on one machine."""

import argparse
from importlib import import_module

NAMES = ("presses", "latency", "growth", "processes", "starting", "plans")
"""Each a module beside this one with `run(rounds)`."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", choices=[*NAMES, []], help=f"{', '.join(NAMES)}; all when none is named"
    )
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    for name in wanted.names or NAMES:
        module = import_module(f"tests.bench.{name}")
        print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
        module.run(wanted.rounds)


if __name__ == "__main__":
    main()
