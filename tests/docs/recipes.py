"""What CONTRIBUTING.md says to write, done on a copy of the tree: each block goes into the file that stands above it, where it says."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WHERE = re.compile(r"^ {7}# ([\w./-]+): (.+)$")
"""The line above a block. Its other lines are indented as far."""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", "build", ".*_cache", "*.egg-info", "screens-*", "node_modules")


@dataclass(frozen=True)
class Block:
    """Some lines, the file that they go into, and where in it."""

    path: str
    place: str
    lines: str


def section(title: str) -> str:
    """What stands under a heading of the third level."""
    (found,) = re.findall(rf"^### {title}\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def blocks(title: str) -> list[Block]:
    """The blocks of a recipe, in order."""
    found: list[tuple[str, str, list[str]]] = []
    is_inside = False
    for line in section(title).splitlines():
        if where := WHERE.match(line):
            found.append((where[1], where[2], []))
            is_inside = True
        elif line and not line.startswith(" " * 7):
            is_inside = False
        elif is_inside:
            found[-1][2].append(line)
    return [Block(path, place, dedent("\n".join(lines)).strip("\n") + "\n") for path, place, lines in found]


class Tree:
    """A copy of the repository, to change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)

    def follow(self, title: str) -> None:
        """Write what a recipe says, and put imports and lines in order as it says."""
        for block in blocks(title):
            path = self.folder / block.path
            before = path.read_text("utf-8") if path.exists() else ""
            assert bool(before) != (block.place == "new"), f"{block.path}: {block.place}"
            path.write_text(_into(before, block), "utf-8")
        changed = sorted({block.path for block in blocks(title) if block.path.endswith(".py")})
        self.runs("ruff", "check", "-q", "--fix", *changed)
        self.runs("ruff", "format", "-q", *changed)

    def change(self, path: str, old: str, new: str) -> None:
        """Other words in a file, in the first place where they stand."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text, f"{path}: {old}"
        (self.folder / path).write_text(text.replace(old, new, 1), "utf-8")

    def runs(self, module: str, *arguments: str) -> str:
        """`python -m module` there: what it prints. An assertion with all of that when it fails."""
        done = self.tries(module, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tries(self, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """The same, whether it fails or not."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "FLEXBOT_"))}
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=kept | {"PYTHONPATH": str(self.folder)}, capture_output=True, text=True, check=False
        )

    def tests(self, *paths: str) -> str:
        """What pytest says of these tests, on SQLite. An assertion when one is red."""
        return self.runs("pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not postgresql", *paths)


def _into(text: str, block: Block) -> str:
    """A file with a block where it goes."""
    if block.place == "new":
        return block.lines
    if block.place == "at its end":
        return f"{text.rstrip()}\n\n\n{block.lines}"
    verb, _, where = block.place.partition(" ")
    return PLACES[verb](text, where, block.lines)


def _among(text: str, _imports: str, lines: str) -> str:
    """Behind the last import of a module."""
    last = max(n.end_lineno or 0 for n in ast.parse(text).body if isinstance(n, ast.Import | ast.ImportFrom))
    return _at(text, last, lines)


def _first(text: str, where: str, lines: str) -> str:
    """`in NAME`: the first in a function, behind its docstring."""
    return _at(text, _named(text, where).body[0].end_lineno or 0, indent(lines, "    "))  # type: ignore[attr-defined]


def _last(text: str, where: str, lines: str) -> str:
    """`in NAME`: the last in a class, or in a table."""
    node = _named(text, where)
    ends = node.end_lineno or 0
    return _at(text, ends if isinstance(node, ast.ClassDef) else ends - 1, indent(lines, "    "))


def _scenario(text: str, where: str, lines: str) -> str:
    """`above HEADING`: a block on a page of rules."""
    heading = where.removeprefix("above ")
    return text.replace(f"\n{heading}\n", f"\n```scenario\n{lines}```\n\n{heading}\n")


PLACES: dict[str, Callable[[str, str, str], str]] = {"among": _among, "first": _first, "last": _last, "a": _scenario}


def _named(text: str, where: str) -> ast.stmt:
    name = where.removeprefix("in ")
    for node in ast.parse(text).body:
        if getattr(node, "name", None) == name or getattr(getattr(node, "target", None), "id", None) == name:
            return node
    raise AssertionError(f"nothing is called {name}")


def _at(text: str, line: int, lines: str) -> str:
    every = text.splitlines(keepends=True)
    return "".join([*every[:line], lines, *every[line:]])
