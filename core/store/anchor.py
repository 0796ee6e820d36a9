"""Where the chain's head is kept outside the database: a file that only grows. Copy it to where who owns the database cannot reach."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from core.store.trail import Head


@dataclass(frozen=True, slots=True)
class Anchored:
    """A head as it was noted, and in which line."""

    line: int
    head: Head


class BrokenAnchor(Exception):
    """A line of the file that is no head; its number is the argument."""


def anchor_of(database: str) -> Path:
    """The default file: beside the SQLite file of an SQLAlchemy URL, else named after the database in the working directory, so that two
    databases never share one."""
    url = make_url(database)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return Path(url.database).with_suffix(".anchor")
    return Path(f"{url.database or 'flexbot'}.anchor")


def note(path: Path, head: Head, at: datetime) -> None:
    """Append a head."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps({"at": at.isoformat(), "number": head.number, "link": head.link.hex()}) + "\n")


def noted(path: Path) -> list[Anchored]:
    """All heads that were noted, oldest first; none when there is no file. BrokenAnchor at a line that is none."""
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
    return [_anchored(number, line) for number, line in enumerate(lines, 1)]


def _anchored(number: int, line: str) -> Anchored:
    try:
        said = json.loads(line)
        return Anchored(number, Head(int(said["number"]), bytes.fromhex(said["link"])))
    except (ValueError, KeyError, TypeError):
        raise BrokenAnchor(number) from None
