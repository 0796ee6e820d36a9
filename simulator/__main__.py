"""`python -m simulator`: the local Telegram by itself."""

import argparse
import asyncio
import gc
import signal
import sys
from datetime import datetime
from pathlib import Path

from simulator.server import start

LAST_PORT = 65535


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A local Telegram with phones in the browser.")
    parser.add_argument("--port", type=int, default=8081, help="port on 127.0.0.1 (0: any free one)")
    parser.add_argument("--data", type=Path, help="folder that keeps the state")
    parser.add_argument("--now", type=datetime.fromisoformat, help="the clock's time at first start (ISO 8601)")
    arguments = parser.parse_args()
    if not 0 <= arguments.port <= LAST_PORT:
        parser.exit(2, f"The simulator cannot listen on port {arguments.port}: choose 0 to {LAST_PORT} with --port.\n")
    return arguments


async def _run(arguments: argparse.Namespace) -> None:
    gc.set_threshold(100_000, 50, 100)  # Messages and calls stay: looking through all of them often costs, and frees nothing.
    simulator = await start(arguments.port, arguments.data, arguments.now)
    ended = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, ended.set)
    print(f"ready {simulator.url}", flush=True)
    await ended.wait()
    await simulator.close()


def main() -> int:
    """Serves until it is told to stop; 1 when the port is taken."""
    arguments = _arguments()
    try:
        asyncio.run(_run(arguments))
    except OSError as error:
        print(
            f"The simulator cannot listen on port {arguments.port}: {error.strerror}. Choose another with --port.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
