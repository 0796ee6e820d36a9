"""What the pages for people who change the code say of it is so: every place they name is there, and the pictures are the rules'."""

import ast
import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

from core.rules.hours.weeks import STEPS, WeekState

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")), *DECISIONS]
NAMED = re.compile(r"`((?:bot|core|docs|locales|office|ops|simulator|tests|words|\.ci|\.github)/[\w./-]*)(?::[\w.]+)?`")
"""A place in the repository, whether or not something in it is named."""
PLACE = re.compile(r"`([\w/]+\.py):([\w.]+)`")
TO_BE_MADE = {"locales/uk/LC_MESSAGES/", "locales/CODE/LC_MESSAGES/"}
ARROW = re.compile(r"^\s*(\w+|\[\*\]) --> (\w+|\[\*\])(?: : (.+))?$", re.MULTILINE)
LINK = re.compile(r"(?:\]\(|<img src=\")(?!https?://|#|mailto:)([^)#\"\s]+)")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")

places = sorted({found for page in PAGES for found in PLACE.findall(page.read_text("utf-8"))})


def defined(path: Path) -> set[str]:
    """Everything that a module defines at its top, and what its classes define, with dots."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        for name in _names(node):
            names.add(name)
            if isinstance(node, ast.ClassDef):
                names |= {f"{name}.{inner}" for part in node.body for inner in _names(part)}
    return names


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def picture(kind: str) -> str:
    """The mermaid picture that begins so."""
    (found,) = re.findall(rf"```mermaid\n{kind}\n(.*?)```", ARCHITECTURE, re.DOTALL)
    return str(found)


def test_the_walks_name_places() -> None:
    """A page that names none would pass for one whose places are all there."""
    assert len(PLACE.findall(ARCHITECTURE)) > 30


@pytest.mark.parametrize(("path", "name"), places)
def test_every_place_is_there(path: str, name: str) -> None:
    """Each `file.py:name` of a page: the file, and in it that name, defined at its top or in a class there."""
    assert (ROOT / path).is_file(), path
    assert name in defined(ROOT / path), f"{path} defines no {name}"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", *sorted((ROOT / "docs").rglob("*/*.md"))], ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file or folder of the repository."""
    links = LINK.findall(re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "CONTRIBUTING.md", *DECISIONS], ids=lambda page: page.name)
def test_every_path_is_there(page: Path) -> None:
    """Each file or folder that a page names in passing; what a recipe makes stands in its blocks."""
    named = set(NAMED.findall(page.read_text("utf-8")))
    assert sorted(path for path in named if not (ROOT / path).exists() and path not in TO_BE_MADE) == []


def test_every_decision_is_in_the_index_with_its_title_and_status() -> None:
    """In order, without a gap in the numbers; each page has the four parts of a decision."""
    index = re.findall(
        r"^\| (\d{4}) \| \[(.+)\]\((.+)\) \| .+ \| (.+) \|$", (DECISIONS[0].parent / "README.md").read_text("utf-8"), re.MULTILINE
    )
    said = []
    for page in DECISIONS:
        title, _, status, *parts = page.read_text("utf-8").split("\n")
        said.append((page.name[:4], title.removeprefix("# "), page.name, status.strip("*.").lower()))
        assert re.fullmatch(r"\*(Accepted|Replaced by \d{4}), \d{4}-\d\d-\d\d\.\*", status), page.name
        assert re.findall(r"^\*\*(\w+)\.\*\*", "\n".join(parts), re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
            "Alternatives",
        ]
    assert index == said
    assert [int(number) for number, *_ in index] == list(range(1, len(DECISIONS) + 1))


def test_the_week_is_that_of_the_rules() -> None:
    """Every state, and every step with where it begins and each of its ends; behind a comma stands when it ends there."""
    drawn = [
        (before, after, said.partition(",")[0])
        for before, after, said in ARROW.findall(picture("stateDiagram-v2"))
        if before != "[*]" and said
    ]
    assert sorted(drawn) == sorted((str(before), str(end), str(step)) for step, (before, ends) in STEPS.items() for end in ends)
    assert {state for arrow in drawn for state in arrow[:2]} == set(map(str, WeekState))


def test_the_layers_are_those_that_are_held() -> None:
    """From the bottom to the top, as import-linter has them."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    held = contracts["importlinter:contract:house"]["layers"].split()
    layers = [below for below, _ in re.findall(r'^\s*(\w+)(?:\[".*?"\])? --> (\w+)', picture("flowchart BT"), re.MULTILINE)]
    assert [*layers, "bot"] == [layer.removeprefix("core.") for layer in reversed(held)]


def test_the_rooms_of_the_deeds_are_those_that_are_held() -> None:
    """From the top to the bottom, as import-linter has them; each says in its first line what is done there."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    held = contracts["importlinter:contract:actions"]["layers"].replace("|", " ").split()
    table = re.search(r"\| room \|.*?\n\n", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.DOTALL)
    assert table, "the table of rooms is gone"
    told = [name for row in table.group().strip().splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    rooms = [name for name in held if (ROOT / "core" / "actions" / name).is_dir() and name != "effects"]
    assert told == rooms
