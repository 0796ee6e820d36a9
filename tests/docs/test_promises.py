"""Tests are promises: the name and the docstring of each say what is promised."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_every_test_says_in_words_what_it_promises() -> None:
    """A docstring in each function that pytest takes for a test, in whatever folder; one without is named by file and line."""
    found = [
        (f"{path.relative_to(TESTS)}:{node.lineno} {node.name}", ast.get_docstring(node))
        for path in sorted(TESTS.rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    ]
    assert len(found) > 1000
    assert [where for where, said in found if not said] == []
