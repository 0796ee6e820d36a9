"""Empty files to fill in, made of the registry of columns: a CSV file and a sheet for each kind of rows, and a policy with every choice."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from core.rules.choices import DEFAULTS
from core.rules.disagreements import QUESTIONS, Kind
from core.rules.policy import written
from office.importing.columns import SHEETS, Change, Column
from office.importing.columns import Kind as CellKind
from office.importing.policyfile import POLICY
from office.importing.tables import EXPLANATION
from office.written import replaced, together

WORKBOOK = "import.xlsx"
COLUMNS = "COLUMNS.md"
_WRITTEN = {
    CellKind.REF: "a reference",
    CellKind.TEXT: "text",
    CellKind.DATE: "a date, as 2026-10-31",
    CellKind.EUROS: "euros, as 12.50",
    CellKind.RATE: "euros, as 18.50",
    CellKind.HOURS: "hours, as 20 or 7.5",
    CellKind.COUNT: "a whole number",
    CellKind.YES: "yes or no",
    CellKind.SHIFT: "a shift, as 09:00-13:15/15",
}
_LATER = {
    Change.ALWAYS: "a later file may change it",
    Change.UNTIL_USED: "a later file may change it until something rests on it",
    Change.NEVER: "a later file cannot change it",
    Change.FIRST_ONLY: "only the first time counts",
}


def write_templates(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write every template into a folder, which is made, all or none; what lies there filled in stays. Answers the paths of both."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{sheet.name}.csv": ",".join(sheet.names) + "\n" for sheet in SHEETS.values()}
    texts |= {COLUMNS: "\n".join(_explained()) + "\n", POLICY: "\n".join(_policy()) + "\n"}
    left = [folder / name for name, text in texts.items() if _is_other(folder / name, text)]
    left += [folder / WORKBOOK] if _is_filled_in(folder / WORKBOOK) else []
    with together():
        for name, text in texts.items():
            if folder / name not in left:
                with replaced(folder / name) as part:
                    part.write_text(text, "utf-8")
        if folder / WORKBOOK not in left:
            with replaced(folder / WORKBOOK) as part:
                _workbook().save(part)
    return [folder / name for name in (*texts, WORKBOOK) if folder / name not in left], left


def _is_other(path: Path, text: str) -> bool:
    return path.exists() and (not path.is_file() or path.read_bytes() != text.encode())


def _is_filled_in(path: Path) -> bool:
    """Whether a workbook holds more than headers, or cannot be read."""
    if not path.exists():
        return False
    try:
        with closing(load_workbook(path, read_only=True)) as book:
            pages = [page for page in book.worksheets if page.title != EXPLANATION]
            return any(cell is not None for page in pages for row in page.iter_rows(min_row=2, values_only=True) for cell in row)
    except (OSError, ValueError, KeyError, BadZipFile):
        return True


def said(column: Column) -> str:
    """What a cell of a column holds."""
    return f"one of {', '.join(column.choices)}" if column.choices else _WRITTEN[column.kind]


def _explained() -> Iterator[str]:
    yield "# The columns"
    yield ""
    yield "Files are CSV (UTF-8) or sheets of one workbook, named after what they hold. An empty cell leaves what is known as it is."
    for sheet in SHEETS.values():
        yield f"\n## {sheet.name}\n\n{sheet.explanation}\n\n| column | must | holds | what it is | later |\n|---|---|---|---|---|"
        for c in sheet.columns:
            yield f"| {c.name} | {'yes' if c.required else ''} | {said(c)} | {c.explanation} | {_LATER[c.change]} |"


def _policy() -> Iterator[str]:
    yield "# The policy of a municipality. Dated rows: [[first day, value, source], ...]; a value alone holds from the beginning."
    yield 'municipality = ""'
    for name, question in QUESTIONS.items():
        default = getattr(DEFAULTS, name)
        value = "" if default is None else written(default)
        shown = value if question.kind in (Kind.YES_NO, Kind.COUNT) else f'"{value}"'
        yield ""
        yield from (f"#   {answer}: {source}" for answer, source in question.says.items())
        yield f'# {name} = [[2026-01-01, {shown or 0}, ""]]'


def _workbook() -> Workbook:
    book = Workbook(write_only=True)
    for sheet in SHEETS.values():
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for number, column in enumerate(sheet.columns, 1):
            page.column_dimensions[get_column_letter(number)].width = max(12, len(column.name) + 2)
        page.append(list(sheet.names))
    page = book.create_sheet(EXPLANATION)
    page.append(["sheet", "column", "must", "holds", "what it is", "later"])
    for sheet in SHEETS.values():
        for c in sheet.columns:
            page.append([sheet.name, c.name, "yes" if c.required else "", said(c), c.explanation, _LATER[c.change]])
    return book
