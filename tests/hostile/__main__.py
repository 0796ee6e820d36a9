"""`python -m tests.hostile [--updates 20000]`: hostile updates through a local Telegram and the real bot, and what came of them."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.judging import Harm, besiege
from tests.nursery import Nursery
from tests.stories.running import RunningTown

FOLKS = 12


async def _tried(updates: int, seed: int) -> Harm:
    nursery = Nursery()
    await nursery.open()
    try:
        with tempfile.TemporaryDirectory() as folder:
            async with RunningTown.open(nursery, Path(folder) / "town", None) as town:
                return await besiege(town, updates, FOLKS, seed)
    finally:
        await nursery.close()


def main() -> None:
    """Try, print the figures, and exit 1 when anything came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20_261_121)
    wanted = parser.parse_args()
    begun = time.monotonic()
    harm = asyncio.run(_tried(wanted.updates, wanted.seed))
    for name in ("updates", "sent"):
        print(f"{name}: {getattr(harm, name)}")
    for name in ("logged", "refused", "markup", "passes_for_the_bot", "wrong_chat"):
        found = getattr(harm, name)
        print(f"{name}: {len(found)}", *found[:5], sep="\n  ")
    print(f"seconds: {time.monotonic() - begun:.0f}")
    sys.exit(not harm.none)


if __name__ == "__main__":
    main()
