"""Everything that is held about a person, as two files: one to read (HTML), one for programs (JSON)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from html import escape
from pathlib import Path
from typing import Any

from core.store.people.people import Person
from core.store.rights.held import Held
from words import Words, words_for

LEFT_OUT = frozenset({"secret_hash", "salt", "detail", "commitment", "content"})
"""Numbers that say nothing about the person and only protect the rest."""


def N(message: str) -> str:
    """A message that is translated where it is used."""
    return message


TITLES: Mapping[str, str] = {
    "person": N("Who you are"),
    "candidate": N("What we know for your work"),
    "consultant": N("Your work for the municipality"),
    "employer_member": N("The employer you belong to"),
    "address": N("Where we reach you"),
    "invite": N("Links that were made for you"),
    "offer": N("Work that was offered to you"),
    "offer_answer": N("What you answered"),
    "proposal": N("Where you were proposed"),
    "proposal_answer": N("What the employer answered"),
    "placement": N("Where you work or worked"),
    "planned_shift": N("Your planned days"),
    "day_entry": N("Your hours"),
    "travel_claim": N("Your travel costs"),
    "timesheet": N("Your weeks"),
    "participation": N("How you came to take part"),
    "checklist_point": N("What was explained to you"),
    "first_call": N("When your contact person was to call you first"),
    "recommendation": N("What employers said about your work"),
    "document": N("Documents about you"),
    "payment": N("Premium that was paid to you"),
    "other_premium": N("Other premiums that were paid to you"),
    "payment_moment": N("Days on which premium is paid"),
    "pay_line": N("Lines of payments to you"),
    "direct_cost": N("Other costs that were noted for you"),
    "settled_unit": N("Your work as it was settled"),
    "invoice_line": N("Your work as it was invoiced"),
    "cap_warning": N("Warnings about the highest premium"),
    "offer_reason": N("Why you said no"),
    "concern": N("What does not feel right to you"),
    "concern_message": N("What was said about that"),
    "work_ask": N("What employers asked about the end of your work"),
    "work_change": N("Changes of your work that you were asked about"),
    "hours_step": N("How the hours of your work changed"),
    "ending": N("How your work ended"),
    "task_note": N("What your contact person dealt with"),
    "opt_out": N("Messages that you do not want"),
    "erasure_request": N("That you want to be forgotten"),
    "question": N("Your questions"),
    "question_message": N("What was said in your questions"),
    "outbox": N("Messages to you"),
    "trail": N("Who did what, and when"),
}


def write_held(folder: Path, someone: Person, held: Held) -> list[Path]:
    """Write both files into a folder, which is made, and the documents beside them; answers their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"person-{someone.id}"
    found = {"theirs": _plain(held.theirs), "mentions": _plain(held.mentions)}
    program, reader = folder / f"{name}.json", folder / f"{name}.html"
    program.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
    reader.write_text(_page(words_for(someone.language), someone, found), "utf-8")
    documents = _documents(folder, held)
    for file in (program, reader, *documents):
        file.chmod(0o600)
    return [reader, program, *documents]


def _documents(folder: Path, held: Held) -> list[Path]:
    """The documents about the person, as they were sent."""
    written = []
    for number, row in held.theirs["document"].items():
        if row.content is not None:
            written.append(folder / f"document-{number}.pdf")
            written[-1].write_bytes(row.content)
    return written


def _plain(rows: Mapping[str, Mapping[Any, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {table: [_row(row) for row in found.values()] for table, found in rows.items() if found}


def _row(row: Any) -> dict[str, Any]:
    return {name: _value(value) for name, value in row._mapping.items() if name not in LEFT_OUT}


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str | list | dict) else str(value)


def _page(w: Words, someone: Person, found: Mapping[str, Mapping[str, Any]]) -> str:
    title = w("All we keep about {name}", name=someone.name)
    elsewhere = w("Where you are named in what is kept about others")
    return "\n".join(
        [
            f'<!doctype html><html lang="{w.language}"><meta charset="utf-8"><title>{title}</title>',
            "<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
            "table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;"
            "vertical-align:top}</style>",
            f"<h1>{title}</h1>",
            *_tables(w, found["theirs"]),
            f"<h1>{elsewhere}</h1>",
            *_tables(w, found["mentions"]),
            "</html>",
        ]
    )


def _tables(w: Words, found: Mapping[str, list[dict[str, Any]]]) -> Iterable[str]:
    for table, rows in found.items():
        title = w(TITLES[table]) if table in TITLES else escape(table.replace("_", " "))
        yield f"<h2>{title}</h2><table>"
        yield "<tr>" + "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in rows[0]) + "</tr>"
        yield from ("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row.values()) + "</tr>" for row in rows)
        yield "</table>"


def _cell(value: Any) -> str:
    if isinstance(value, dict | list):
        return escape(json.dumps(value, ensure_ascii=False))
    return "" if value is None else escape(str(value))
