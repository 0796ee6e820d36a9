"""A rule is what the product goes by: none is there for tests and pages alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("core", "words", "office", "bot", "simulator")
INSTRUMENTS = "docs/rules/instruments.md: why Flextensie fits or another instrument does, on paper"
ALTERNATIVES = "docs/rules/planner.md: what the best plan is better than, on paper"
ON_PAPER = {
    **{
        f"core.rules.work.instruments.{name}": INSTRUMENTS for name in ("Condition", "RuleSet", "fitting", "last_day_of", "unmet")
    },
    **{f"core.rules.money.planner.{name}": ALTERNATIVES for name in ("Alternative", "alternatives")},
    "core.rules.money.books.balances": "docs/rules/books.md: the books are written for programs that add them up themselves",
    "core.rules.refusals.all_codes": "the contracts: every refusal has its sentence",
}
"""Rules that no screen, file or command asks, and why they are there all the same."""


def module_of(path: Path) -> str:
    """Its dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, with dots."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            names |= {one.asname or one.name: one.name for one in node.names}
    return names


def dotted(node: ast.AST) -> str | None:
    """`a.b.c` as it is written; None for what is no such chain."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return before and f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else None


def named(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    """Everything that is named in a piece of code, with the module where it is."""
    for part in ast.walk(node):
        chain = dotted(part)
        if chain:
            first, dot, rest = chain.partition(".")
            yield f"{names.get(first, first)}{dot}{rest}"


def defined(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]


def not_in_use() -> set[str]:
    """The public functions and classes of the rules that nothing outside of them comes to, by whatever way."""
    uses: dict[str, set[str]] = {}
    public: set[str] = set()
    waiting: list[str] = []
    for path in (path for package in PRODUCT for path in sorted((ROOT / package).rglob("*.py"))):
        module, tree = module_of(path), ast.parse(path.read_text("utf-8"))
        names = imported(tree)
        if not module.startswith("core.rules"):
            waiting += set(named(tree, names))
            continue
        names |= {name: f"{module}.{name}" for node in tree.body for name in defined(node)}
        for node in tree.body:
            for name in defined(node):
                uses[f"{module}.{name}"] = set(named(node, names))
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not name.startswith("_"):
                    public.add(f"{module}.{name}")
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in uses and name not in reached:
            reached.add(name)
            waiting += uses[name]
    return public - reached


def test_no_rule_is_there_for_tests_alone() -> None:
    """Each public function and class of `core/rules` is gone by somewhere outside of it, or by one that is; the others say why."""
    assert not_in_use() == set(ON_PAPER)
