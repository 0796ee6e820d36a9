"""Files that are there whole or not at all: written under a temporary name beside their own, then renamed.

The files of one run appear together: `together` renames them when all of them are written. A process that is killed before that
leaves what was there; killed between two renames it leaves whole files, and the same run again brings the rest.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_waiting: ContextVar[dict[Path, Path] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """What is written inside takes its places when the block ends well, in the order in which it was written, and else not at all.

    Inside another such block it is part of that one.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[Path, Path] = {}
    before = _waiting.set(waiting)
    try:
        yield
        for part, path in waiting.items():
            part.replace(path)
    finally:
        _waiting.reset(before)
        for part in waiting:
            part.unlink(missing_ok=True)


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Gives the temporary path to write; when that went well it takes the place of `path` (see `together`), for its owner alone."""
    part = path.with_name(f".{path.name}.part")
    with together():
        waiting = _waiting.get()
        assert waiting is not None, "inside of `together`"
        try:
            os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            yield part
            part.chmod(0o600)
            with part.open("rb") as whole:
                os.fsync(whole.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        waiting[part] = path
