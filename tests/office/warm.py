"""Commands of flexbot in forks of one process that has everything imported, so that a kill hits what they do and not how they start.

`python -m tests.office.warm` reads a line of JSON for each: the arguments, the database, and after how many seconds `kill -9`.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import office.invoicing.command
import office.ledger.command
import office.payments.command
import office.settling.command  # noqa: F401  (what the commands import)
from bot.__main__ import app


def _run(asked: dict[str, Any]) -> None:
    os.environ["FLEXBOT_DATABASE"] = asked["database"]
    code = 1
    try:
        code = app(asked["arguments"], standalone_mode=False) or 0
    except BaseException as problem:
        print(f"{asked['arguments']}: {type(problem).__name__}: {problem}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def main() -> None:
    """One line in, one line out: whether it was killed, its exit code, how long it took."""
    for line in sys.stdin:
        asked = json.loads(line)
        ended, held = os.pipe()
        begun, child = time.monotonic(), os.fork()
        if not child:
            os.close(ended)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _run(asked)
        os.close(held)
        done, _, _ = select.select([ended], [], [], asked["seconds"])
        if not done:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(ended)
        print(json.dumps([not done, os.waitstatus_to_exitcode(status), time.monotonic() - begun]), flush=True)


@dataclass(frozen=True)
class Done:
    """What became of a command: killed or not, its exit code, seconds."""

    killed: bool
    code: int
    seconds: float


class Warm:
    """The process from outside."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.office.warm"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def does(self, database: str, arguments: tuple[str, ...], seconds: float | None = None) -> Done:
        """Run a command; with `seconds` it is killed when it is not done by then."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"database": database, "arguments": arguments, "seconds": seconds}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        return Done(*json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


if __name__ == "__main__":
    main()
