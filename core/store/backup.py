"""A consistent copy of a database while the bot goes on with it: SQLite's online backup, `pg_dump` for PostgreSQL.

Beside the copy stands the anchor of its trail. What is sealed in it opens with the same key as before: the key is never in a backup.
"""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

PG_DUMP = "FLEXBOT_PG_DUMP"
MIGRATED = "alembic_version"
"""The table without which nothing was ever kept in a database."""


class NoBackup(Exception):
    """Why there is no backup, and what to do; one line. What stood there before is as it was."""


async def back_up(url: str, target: Path, anchor: Path, live: Iterable[Path] = ()) -> Path | None:
    """Copy the database of an SQLAlchemy URL to `target`, for its owner alone; answers where its anchor was copied to, if it has one.

    The anchor goes first: every head that it then names is in the copy. NoBackup says what was in the way. Nothing is ever written over
    the database, its anchor, or another file that the bot works with (`live`).
    """
    return await asyncio.to_thread(_back_up, url, target, anchor, [*_files_of(url), anchor, *live])


def _files_of(url: str) -> list[Path]:
    """The files of an SQLite database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return []
    return [Path(f"{parsed.database}{end}") for end in ("", "-wal", "-shm", "-journal")]


def _back_up(url: str, target: Path, anchor: Path, live: Iterable[Path]) -> Path | None:
    part = target.with_name(target.name + ".part")
    _refuse(target, part, live)
    try:
        heads = anchor.read_bytes() if anchor.exists() else b""
        (_copy_sqlite if make_url(url).get_backend_name() == "sqlite" else _dump)(url, part)
        part.replace(target)
        return _beside(target, heads)
    except (OSError, sqlite3.Error) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise NoBackup(f"{target}: the backup could not be made ({why}): what stood there is as it was") from None
    finally:
        part.unlink(missing_ok=True)


def _refuse(target: Path, part: Path, live: Iterable[Path]) -> None:
    """A backup goes into a folder that is there, and over nothing that the bot works with."""
    if target.is_dir():
        raise NoBackup(f"{target}: is a folder: name a file in it")
    if not target.parent.is_dir():
        raise NoBackup(f"{target.parent}: there is no such folder: make it first, or name a file elsewhere")
    for written in (target, _anchor_beside(target), part):
        if any(_is_same(written, one) for one in live):
            raise NoBackup(
                f"{target}: would be written over {written}, which the bot works with: name another file, best elsewhere"
            )


def _is_same(one: Path, other: Path) -> bool:
    both_there = one.exists() and other.exists()
    return one.resolve() == other.resolve() or (both_there and one.samefile(other))


def _anchor_beside(target: Path) -> Path:
    return target.with_suffix(".anchor")


def _beside(target: Path, heads: bytes) -> Path | None:
    if not heads:
        return None
    beside = _anchor_beside(target)
    beside.write_bytes(heads)
    return beside


def _copy_sqlite(url: str, part: Path) -> None:
    source = Path(str(make_url(url).database))
    if not source.exists():
        raise NoBackup(f"{source}: there is no such database: is FLEXBOT_DATABASE right?")
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
        (found,) = copy.execute("PRAGMA quick_check").fetchone()
        kept = copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (MIGRATED,)).fetchone()
    if found != "ok":
        raise NoBackup(f"{source}: the database is damaged ({found.splitlines()[0]}): keep your last backup")
    if not kept:
        raise NoBackup(f"{source}: there is nothing in it: was `flexbot migrate` run?")


def _dump(url: str, part: Path) -> None:
    program = os.environ.get(PG_DUMP) or shutil.which("pg_dump")
    if program is None:
        raise NoBackup(f"pg_dump is not installed: install postgresql-client, or name the program in {PG_DUMP}")
    if shutil.which(program) is None:
        raise NoBackup(f"{PG_DUMP}: {program} is not there, or is no program")
    plain = make_url(url).set(drivername="postgresql")
    environment = os.environ | {"PGPASSWORD": plain.password or ""}
    address = plain.set(password=None).render_as_string(hide_password=False)
    _run([program, "--no-password", f"--table={MIGRATED}", "--schema-only", address], environment)
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    _run([program, "--format=custom", "--no-password", f"--file={part}", address], environment)


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoBackup(_why(done.stderr))


def _why(said: str) -> str:
    if "server version" in said:
        return "pg_dump is older than the server: install the postgresql-client of the server's version"
    if "no matching tables" in said:
        return "there is nothing in the database: was `flexbot migrate` run?"
    lines = said.strip().splitlines()
    return f"pg_dump: {lines[0].removeprefix('pg_dump: error: ')}" if lines else "pg_dump failed and did not say why"
