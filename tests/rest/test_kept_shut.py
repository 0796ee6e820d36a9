"""What can be read without the key is listed, column by column; every file that holds people's data is for its owner alone."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import String

import bot.store  # noqa: F401  (its tables belong to the schema)
from core.store.tables import metadata
from core.store.tables.base import Exact
from tests import commands
from tests.kept import kept

ROOT = Path(__file__).parents[2]
READABLE = {
    "names, so that people and employers can be found": {
        "person.first_name",
        "person.last_name",
        "employer.name",
        "site.name",
        "municipality.name",
        "job.report_to",
    },
    "references and numbers of the municipality's own": {
        "person.ref",
        "employer.ref",
        "employer.kvk",
        "site.ref",
        "agreement.terms",
        "job.ref",
        "placement.ref",
        "concern.receipt",
    },
    "about a job, which is shown to whom it is offered": {
        "job.title",
        "job.tasks",
        "job.place",
        "site.place",
        "job.needs",
        "invoice_line.title",
    },
    "money and hours in figures, and the codes that go with them": {
        "invoice.creditor",
        "invoice_line.days",
        "pay_line.rates",
        "pay_line.why",
        "settlement.half",
    },
    "answers from short lists, by which work is looked for": {
        "wanted_work.kinds",
        "wanted_work.days",
        "wanted_work.goals",
        "job.helps_with",
        "job_search.showing",
        "instrument_before.instrument",
        "instrument_before.work",
    },
    "an area of thousands of people": {"area.code", "candidate.area"},
    "which question was answered, and when people can meet": {
        "displacement_answer.question",
        "meeting.moments",
        "task_note.mark",
    },
    "about staff, shown to all their candidates": {"consultant.available"},
    "policy and law, which are public": {
        "policy_row.policy",
        "policy_row.value",
        "policy_row.source",
        "amount_row.series",
        "amount_row.amount",
        "amount_row.source",
    },
    "hashes and marks, which say nothing": {
        "invite.secret_hash",
        "document.sha256",
        "document.code",
        "invoice_payment.entry",
        "ticket.mark",
        "ticket.pixels",
        "ticket.look",
    },
    "Telegram's name for a file: it opens with the bot's token alone": {"ticket.file", "paper_week.file"},
    "answers from short lists to how work goes": {"contact_moment.going", "contact_moment.ready", "ending.outflow"},
    "hours a week from a day on, that were agreed": {"work_change.steps"},
    "what happened, in facts and never in somebody's words": {"trail.change"},
}
WORDS_OF_CODE = frozenset(
    {
        *(
            "about",
            "business_key",
            "channel",
            "deed",
            "duty",
            "identity",
            "kind",
            "language",
            "new_role",
            "outcome",
            "point",
            "reason",
            "role",
        ),
        *("sort", "state", "taken_by", "thing", "what"),
    }
)
"""Columns that hold one of a few words of the code."""
SOMEBODYS_WORDS = frozenset({"text", "words", "note", "message", "caption", "experience", "name", "first_name", "answer"})


def test_every_text_is_sealed_or_listed() -> None:
    """A new column of text is sealed (`Sealed`, `SealedFacts`), or stands here with the reason why it may be read."""
    listed = {column for columns in READABLE.values() for column in columns}
    readable = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(getattr(column.type, "impl_instance", column.type), String)
        and not isinstance(column.type, Exact)
        and column.name not in WORDS_OF_CODE
    }
    of_processes = {"chore.name", "process.name", "send_slot.name", "send_slot.counting"}
    assert readable - of_processes - listed == set(), "seal it, or list it with its reason"
    assert listed <= readable, "no longer there"


def test_the_trail_holds_nobodys_words() -> None:
    """It is not sealed, since it must be read to be proven: what a deed writes in it is facts."""
    found = []
    for file in sorted(path for room in ("core", "office", "bot") for path in (ROOT / room).rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "trail":
                found += [
                    f"{file.name}: {word.arg}" for word in call.keywords if word.arg in SOMEBODYS_WORDS and not _is_number(word)
                ]
    assert found == []


def _is_number(word: ast.keyword) -> bool:
    """The number of a message, and not its words."""
    return isinstance(word.value, ast.Attribute) and word.value.attr == "id"


async def test_every_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The database with all that SQLite lays beside it, the key, a backup, an export: also where everybody may read what is made."""
    before = os.umask(0)
    try:
        async with kept(tmp_path) as house:
            await house.days_pass()
            known = {"FLEXBOT_DATABASE": house.url, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
            flexbot(known, "backup", str(tmp_path / "copy.db"))
            flexbot(known, "export", "1001", "--out", str(tmp_path / "out"))
            made = modes(tmp_path)
    finally:
        os.umask(before)
    assert {"kept.db", "kept.db-wal", "kept.db-shm", "kept.key", "copy.db", "person-1.json"} <= set(made)
    assert [name for name, mode in made.items() if mode & 0o077 and not name.endswith(".anchor")] == []


def flexbot(known: dict[str, str], *command: str) -> None:
    """A command that does what it is asked."""
    run = commands.flexbot(*command, environment=known)
    assert run.returncode == 0, run.stderr


def modes(folder: Path) -> dict[str, int]:
    """Every file and who may do what with it. An anchor holds nothing but hashes."""
    return {path.name: path.stat().st_mode for path in folder.rglob("*") if path.is_file()}


def test_no_secret_is_an_argument() -> None:
    """Whatever is given on a command line can be read by everybody on the machine: no command takes a token, a key or a PIN."""
    run = [sys.executable, "-m", "bot"]
    shown = subprocess.run([*run, "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    source = (ROOT / "bot" / "__main__.py").read_text().lower()
    assert "verify" in shown
    assert [word for word in ("token:", "key:", "password:", "secret:", "pin:") if f" {word}" in source] == []
