"""`flexbot` on the command line, in forks of one process that has everything imported.

Importing takes seconds and the tests run many commands, so it is done once for each process of the tests. Each command is a process of its
own, with an environment, a folder and limits of its own. What a fresh interpreter does with the same command is seen by `tests/supply`.
"""

import atexit
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

ROOT = Path(__file__).parent.parent
_turn = Lock()


def flexbot(
    *arguments: str, environment: Mapping[str, str], folder: Path = ROOT, most_bytes: int = 0, user: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run a command with this environment and nothing else, in a folder, with files of at most `most_bytes` (0: of any size).

    With a `user`, which only root may, it is run as that one.
    """
    umask = os.umask(0)
    os.umask(umask)
    with tempfile.TemporaryDirectory(prefix="flexbot-command-") as said, _turn:
        wish = {
            "arguments": arguments,
            "environment": dict(environment),
            "folder": str(folder),
            "said": said,
            "umask": umask,
            "most_bytes": most_bytes,
            "user": user,
        }
        process = _warm()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(wish).encode() + b"\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        out, err = ((Path(said) / name).read_text() for name in ("out", "err"))
    return subprocess.CompletedProcess(["flexbot", *arguments], code, out, err)


@cache
def _warm() -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    command = [sys.executable, "-m", "tests.commands"]
    process = subprocess.Popen(command, cwd=ROOT, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.kill)
    return process


# In the process itself


def _run(wish: dict[str, Any]) -> NoReturn:
    """In the child: be `flexbot`."""
    from bot.__main__ import main as be_flexbot

    os.chdir(wish["folder"])
    os.environ.clear()
    os.environ.update(wish["environment"])
    os.umask(wish["umask"])
    for target, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{wish['said']}/{name}", os.O_WRONLY | os.O_CREAT), target)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if wish["most_bytes"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (wish["most_bytes"],) * 2)
    if wish["user"]:
        import bot.cli.admin
        import bot.cli.keeping  # noqa: F401 - another user need not be able to read the interpreter's files

        os.setgroups([])
        os.setgid(wish["user"])
        os.setuid(wish["user"])
    code = 1
    try:
        sys.argv = ["flexbot", *wish["arguments"]]
        be_flexbot()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def main() -> None:
    """A line of JSON for each command; the answer is its exit code, negative when a signal ended it."""
    import office.importing.run
    import office.invoicing.command
    import office.ledger.command
    import office.overview.command
    import office.payments.command
    import office.settling.command  # noqa: F401 - what takes the time

    for line in sys.stdin:
        wish = json.loads(line)
        child = os.fork()
        if not child:
            _run(wish)
        _, status = os.waitpid(child, 0)
        os.write(1, f"{os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
