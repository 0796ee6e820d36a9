"""Everything that is held about somebody, to read: what it is, line by line."""

import json
from collections.abc import Mapping
from typing import Any

from office.documents import sheet
from office.documents.sheet import Block
from office.held import TITLES
from words import Words

Facts = Mapping[str, Any]


def everything(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it."""
    blocks: list[Block] = []
    for table, rows in f["theirs"].items():
        blocks.append(sheet.heading(_title(w, table)))
        blocks += [sheet.text(_line(w, row)) for row in rows]
    if f["mentions"]:
        blocks.append(sheet.heading(w("Where you are named in what is kept about others")))
        blocks += [
            sheet.text(w("{title}: {count}", title=_title(w, table), count=count)) for table, count in f["mentions"].items()
        ]
    return (sheet.sheet(w, w("All we keep about {name}", name=f["name"]), *blocks),)


def _title(w: Words, table: str) -> str:
    return w(TITLES[table]) if table in TITLES else w.safe(table.replace("_", " "))


def _line(w: Words, row: Mapping[str, Any]) -> str:
    return w.safe("; ".join(f"{name.replace('_', ' ')}: {_said(value)}" for name, value in row.items() if value != ""))


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
