"""`python -m tests.trail [--erasures 200] [--tamperings 1000]`: every tampering with the trail is found, also after many erasures."""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from tests.trail.test_after_erasures import tamper_after


def main() -> None:
    """Try, and print what was tried; fails at the first tampering that was not found."""
    parser = argparse.ArgumentParser(prog="python -m tests.trail")
    parser.add_argument("--erasures", type=int, default=200)
    parser.add_argument("--tamperings", type=int, default=1_000)
    wanted = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tried = asyncio.run(tamper_after(Path(folder), wanted.erasures, wanted.tamperings))
    print(*(f"{name}: {times} found" for name, times in sorted(tried.items())), sep="\n")
    print(f"{wanted.erasures} erasures, {sum(tried.values())} tamperings, all found; {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
