"""Files that are there whole or not at all: written under a temporary name beside their own, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Gives the temporary path to write; when that went well it takes the place of `path`, for its owner alone."""
    part = path.with_name(f".{path.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        yield part
        part.chmod(0o600)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
