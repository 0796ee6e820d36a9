"""`flexbot import`: what was imported on stdout, every fault on stderr."""

import asyncio
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import OperationalError, ProgrammingError

from core.store.database import connect, missing_file
from office.database import undone
from office.importing.faults import WrongUse
from office.importing.run import Refused, Report, import_files

REFUSED, WRONG_USE = 1, 2


def import_command(database_url: str, paths: Sequence[Path], municipality: str) -> int:
    """Import files; answers the exit code: 0 good, 1 refused with all faults on stderr, 2 wrong use."""
    if missing := missing_file(database_url):
        return _said([f"{missing}: there is no such database: run `flexbot migrate` first"], REFUSED)
    try:
        return _told(asyncio.run(_imported(database_url, paths, municipality)))
    except WrongUse as wrong:
        return _said([str(wrong)], WRONG_USE)
    except Refused as refused:
        return _said(refused.lines, REFUSED)
    except (OperationalError, ProgrammingError) as problem:
        return _said([undone(problem)], REFUSED)
    except (sqlite3.Error, OSError) as problem:
        where = tempfile.gettempdir()
        return _said(
            [f"there is no room for what waits to be checked ({problem}): make room in {where}; nothing was imported"], REFUSED
        )


async def _imported(database_url: str, paths: Sequence[Path], municipality: str) -> Report:
    database = connect(database_url)
    try:
        return await import_files(database, paths, municipality, datetime.now(UTC))
    finally:
        await database.close()


def templates_command(folder: Path) -> int:
    """Write the templates and say which, and which files were left because they are filled in; answers the exit code."""
    from office.importing.templates import write_templates

    try:
        made, left = write_templates(folder)
    except OSError as problem:
        return _said([f"{folder}: cannot be written ({problem.strerror})"], REFUSED)
    for path in made:
        print(path)
    why = "is no empty template, and was left as it is: move it away and run this again for an empty one"
    return _said([f"{path}: {why}" for path in left], 0)


def _told(report: Report) -> int:
    if report.faults:
        print(*report.faults, sep="\n", file=sys.stderr)
        count = len(report.faults)
        return _said([f"nothing was imported: {count} {'fault' if count == 1 else 'faults'}"], REFUSED)
    for line in report.listed:
        print(f"accepted and listed: {line}")
    for what, new, changed, same in report.counts:
        if new or changed or same:
            print(f"{what}: {new} new, {changed} changed, {same} as they were")
    return 0


def _said(lines: Sequence[str], code: int) -> int:
    for line in lines:
        print(f"flexbot: {line}", file=sys.stderr)
    return code
