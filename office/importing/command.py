"""`flexbot import`: what was imported on stdout, every fault on stderr."""

import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from core.store.database import Database, Unreachable
from office.database import Refused, code_of, on_database, said, unwritten
from office.exits import REFUSED
from office.importing.files import named
from office.importing.run import Report, import_files


def import_command(database_url: str, paths: Sequence[Path], municipality: str, now: datetime) -> int:
    """Import files; answers the exit code: 0 good, 1 refused with all faults on stderr, 2 wrong use."""

    async def act(database: Database) -> Report:
        try:
            return await import_files(database, paths, municipality, now)
        except Unreachable:
            raise
        except (sqlite3.Error, OSError) as problem:
            where = tempfile.gettempdir()
            raise Refused(
                f"there is no room for what waits to be checked ({problem}): make room in {where}; nothing was imported"
            ) from None

    warnings.filterwarnings("ignore", module="openpyxl")  # what it says of a workbook is said as a fault, or is none
    try:
        named(paths)
        return _told(on_database(database_url, act))
    except Refused as refused:
        return said(refused.lines, code_of(refused))


def templates_command(folder: Path) -> int:
    """Write the templates and say which, and which files were left because they are filled in; answers the exit code."""
    from office.importing.templates import write_templates

    try:
        made, left = write_templates(folder)
    except OSError as problem:
        return said([unwritten(problem)], REFUSED)
    for path in made:
        print(path)
    why = "is no empty template, and was left as it is: move it away and run this again for an empty one"
    return said([f"{path}: {why}" for path in left], 0)


def _told(report: Report) -> int:
    if report.faults:
        print(*report.faults, sep="\n", file=sys.stderr)
        count = len(report.faults)
        return said([f"nothing was imported: {count} {'fault' if count == 1 else 'faults'}"], REFUSED)
    if report.new_municipality:
        print(f"{report.new_municipality}: a new municipality was made")
    for line in report.listed:
        print(f"accepted and listed: {line}")
    for what, new, changed, same in report.counts:
        if new or changed or same:
            print(f"{what}: {new} new, {changed} changed, {same} as they were")
    return 0
