"""What holds for every kind of rows: no reference twice, none that nobody knows, and of what is known only that changes which may."""

from collections.abc import Iterator
from datetime import date
from sqlite3 import Row

from office.importing.columns import NEEDED_BY_ROLE, OF_ROLE, PEOPLE, SHEETS, Change, Column, Kind, Sheet
from office.importing.faults import Findings
from office.importing.staging import Fate, Place, Stage

CONTACTS = ("consultant", "lead")


def check_all(stage: Stage, findings: Findings, today: date) -> None:
    """Duplicates, roles, references, birth dates, and what becomes of each row."""
    for sheet in SHEETS.values():
        _duplicates(sheet, stage, findings)
        _against_known(sheet, stage, findings)
    _roles(stage, findings)
    _births(stage, findings, today)
    for sheet in SHEETS.values():
        for column in sheet.columns:
            if column.refers and column.refers not in findings.unread:
                _references(sheet, column, stage, findings)


def _key(sheet: Sheet, table: str) -> str:
    return ", ".join(f'{table}."{name}"' for name in sheet.key)


def _joined(sheet: Sheet, one: str, other: str) -> str:
    return " AND ".join(f'{one}."{name}" = {other}."{name}"' for name in sheet.key)


def _duplicates(sheet: Sheet, stage: Stage, findings: Findings) -> None:
    whole = " AND ".join(f'"{name}" IS NOT NULL' for name in sheet.key)
    query = (
        f"SELECT * FROM (SELECT s.*, row_number() OVER (PARTITION BY {_key(sheet, 's')} ORDER BY in_table, in_row) AS turn, "
        f"first_value(in_row) OVER (PARTITION BY {_key(sheet, 's')} ORDER BY in_table, in_row) AS first_row "
        f"FROM {sheet.name} s WHERE {whole}) WHERE turn > 1"
    )
    for row in stage.ask(query):
        place, column = Place(row["in_table"], row["in_row"], sheet.key[0]), sheet.column(sheet.key[0])
        same = "the same " + " and ".join(sheet.key)
        findings.cell(place, column, row[sheet.key[0]], f"is there twice ({same} as row {row['first_row']}): leave one")


def _against_known(sheet: Sheet, stage: Stage, findings: Findings) -> None:
    """Decide what becomes of each row, and refuse a change of what may not change. An empty cell leaves what is known."""
    names = ", ".join(f'k."{name}" AS "known_{name}"' for name in sheet.names)
    query = f"SELECT s.*, k.used, {names} FROM {sheet.name} s JOIN known_{sheet.name} k ON {_joined(sheet, 's', 'k')}"
    stage.decide(sheet.name, (_fate(sheet, row, findings) for row in stage.ask(query)))


def _fate(sheet: Sheet, row: Row, findings: Findings) -> tuple[Fate, str, int, int]:
    changes = [column for column in sheet.columns if _changes(column, row)]
    for column in changes:
        _may_change(column, row, findings)
    names = " ".join(column.name for column in changes)
    return Fate.CHANGED if changes else Fate.SAME, names, row["in_table"], row["in_row"]


def _changes(column: Column, row: Row) -> bool:
    value = row[column.name]
    return column.change is not Change.FIRST_ONLY and value is not None and value != row[f"known_{column.name}"]


def _may_change(column: Column, row: Row, findings: Findings) -> None:
    known, place = row[f"known_{column.name}"], Place(row["in_table"], row["in_row"], column.name)
    if column.change is Change.ALWAYS or (column.change is Change.UNTIL_USED and not row["used"]):
        return
    is_plain = (
        not column.private and known is not None and column.kind in (Kind.REF, Kind.DATE, Kind.CHOICE, Kind.RATE, Kind.COUNT)
    )
    findings.cell(
        place,
        column,
        None,
        f"is known already{f' as {known}' if is_plain else ', and otherwise'}: it cannot be changed by a file",
    )


def _roles(stage: Stage, findings: Findings) -> None:
    """Each role has columns of its own; a candidate has a birth date and a contact person."""
    only_some = sorted({name for names in OF_ROLE.values() for name in names})
    for row in stage.ask("SELECT * FROM people WHERE role IS NOT NULL AND fate = 'new'"):
        place = (row["in_table"], row["in_row"])
        for name in NEEDED_BY_ROLE.get(row["role"], ()):
            if row[name] is None and not findings.is_wrong(Place(*place, name)):
                findings.cell(Place(*place, name), PEOPLE.column(name), None, f"must be filled in for a {row['role']}")
        for name in only_some:
            if row[name] and name not in OF_ROLE[row["role"]]:
                findings.cell(Place(*place, name), PEOPLE.column(name), None, f"is not for a {row['role']}: leave it empty")


def _births(stage: Stage, findings: Findings, today: date) -> None:
    """Nobody is born after today."""
    for row in stage.ask("SELECT in_table, in_row FROM people WHERE birth_date > ?", [today.isoformat()]):
        place = Place(row["in_table"], row["in_row"], "birth_date")
        findings.cell(place, PEOPLE.column("birth_date"), None, "is still to come: check the year")


def _references(sheet: Sheet, column: Column, stage: Stage, findings: Findings) -> None:
    target = SHEETS[column.refers]
    key = target.key[0]
    role = ", coalesce(n.role, k.role) AS role" if target is PEOPLE else ""
    query = (
        f'SELECT s.in_table, s.in_row, s."{column.name}" AS value, n."{key}" IS NULL AND k."{key}" IS NULL AS unknown{role} '
        f'FROM {sheet.name} s LEFT JOIN {target.name} n ON n."{key}" = s."{column.name}" '
        f'LEFT JOIN known_{target.name} k ON k."{key}" = s."{column.name}" WHERE s."{column.name}" IS NOT NULL AND s.fate <> \'same\''
    )
    if column.name in sheet.key and target is sheet:
        return
    for row in stage.ask(query):
        place = Place(row["in_table"], row["in_row"], column.name)
        if row["unknown"]:
            findings.cell(place, column, row["value"], f"is unknown: add it to {target.name}, or mend the reference")
        elif role and not _fits(column, row["role"]):
            findings.cell(place, column, row["value"], f"has the role {row['role']} and cannot be this")


def _fits(column: Column, role: str | None) -> bool:
    allowed = {
        "candidate": ("candidate",),
        "contact": ("consultant",),
        "stand_in": CONTACTS,
        "lead": ("lead",),
        "account_manager": ("account_manager",),
        "person": ("employer",),
    }[column.name]
    return role is None or role in allowed


def staged_candidates(stage: Stage) -> Iterator[str]:
    """Candidates, known or new, whose days are staged."""
    query = (
        "SELECT DISTINCT coalesce(p.candidate, k.candidate) AS candidate FROM hours h "
        "LEFT JOIN placements p ON p.placement = h.placement LEFT JOIN known_placements k ON k.placement = h.placement"
    )
    return (row["candidate"] for row in stage.ask(query) if row["candidate"])
