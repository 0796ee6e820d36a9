"""What each rule says of itself: where it comes from, and what it refuses."""

import ast
import re
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "core" / "rules"
MODULES = [path for path in sorted(RULES.rglob("*.py")) if path.name != "__init__.py"]
SOURCE = re.compile(
    r"\b(RIB|REPORT|PAPER|MANUAL|BOOK|LAW|GDPR|Participatiewet|domain \d|domain sections? \d|docs/\w+/)|\b[Nn]o document (says|speaks)\b"
)
REFUSED = re.compile(r"\b[Rr]efus(ed|es|al)\b|\b[Ww]hy\b")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(RULES)))
def test_a_rule_names_its_source_or_says_that_there_is_none(path: Path) -> None:
    """A document, the law, the domain or a page; or that no document says it. Somewhere among the words of each module."""
    words = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    assert SOURCE.search("\n".join(word for word in words if isinstance(word, str)))


def test_what_may_be_refused_says_when() -> None:
    """Each public function that answers a refusal or nothing: what is refused, or why."""
    found = [
        (f"{path.relative_to(RULES)}:{node.lineno} {node.name}", ast.get_docstring(node) or "")
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns
        if ast.unparse(node.returns) == "Refusal | None"
    ]
    assert len(found) > 70
    assert [where for where, said in found if not REFUSED.search(said)] == []
