"""Every refusal that somebody can meet has its words, in every language, and says what to do or why."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from bot.handlers import routers
from core.rules.refusals import all_codes
from words import AT_WORK, LANGUAGES, words_for
from words.refusals import refusal_in_words
from words.refusals_at_work import AT_WORK as MET_AT_WORK

routers()
ROOT = Path(__file__).parents[2]
HOUSE = ("bot", "core/actions", "core/rules", "core/store")
CHAT = ("bot.handlers.", "bot.flows.")
AT_A_DESK = {
    "AmountCode.ALREADY_CONFIRMED": "entering amounts is a command",
    "AmountCode.NOT_ABOVE_ZERO": "entering amounts is a command",
    "AmountCode.NO_WHOLE_CENTS": "entering amounts is a command",
    "AmountCode.TOO_FAR_AHEAD": "entering amounts is a command",
    "AmountCode.TOO_DIFFERENT": "entering amounts is a command",
    "AmountCode.NO_SOURCE": "entering amounts is a command",
    "PolicyCode.ALREADY_SETTLED": "choosing a policy is a command",
    "PolicyCode.UNKNOWN_POLICY": "choosing a policy is a command",
    "PolicyCode.WRONG_KIND": "choosing a policy is a command",
}
"""Named by classes that a chat uses too, but never answered there."""
KINDS_OF_FACTS = ("2026-11-16", "450", "<3 & O'Brien", "12:30", "candidate", "2026-11-16,2026-11-17")


Function = tuple[str, str]


class Source:
    """The functions of the house, the methods of its classes, and which of them each one names."""

    def __init__(self) -> None:
        self.bodies: dict[Function, ast.AST] = {}
        self.methods: dict[Function, dict[str, ast.AST]] = {}
        self.known: dict[str, dict[str, Function]] = {}
        for folder in HOUSE:
            for path in sorted((ROOT / folder).rglob("*.py")):
                self._read(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)

    def _read(self, module: str, path: Path) -> None:
        tree = ast.parse(path.read_text())
        names: dict[str, Function] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {a.asname or a.name: (node.module, a.name) for a in node.names}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names[node.name] = (module, node.name)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self.bodies[module, node.name] = node
            if isinstance(node, ast.ClassDef):
                methods = [n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
                self.methods[module, node.name] = {method.name: method for method in methods}
        self.known[module] = names

    def named_in(self, module: str, node: ast.AST) -> Iterator[Function]:
        """What this piece of a module names: by its own name, or as an attribute of an imported module."""
        names = self.known[module]
        for n in ast.walk(node):
            if isinstance(n, ast.Name) and n.id in names:
                yield names[n.id]
            elif isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in names:
                inside, name = names[n.value.id]
                yield f"{inside}.{name}", n.attr


def _codes(node: ast.AST) -> Iterator[str]:
    for n in ast.walk(node):
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id.endswith("Code"):
            yield f"{n.value.id}.{n.attr}"


@cache
def answered() -> frozenset[str]:
    """The codes that somebody in a chat may meet, read from the source: those of handlers and flows, and of all that they call.

    A method counts as called when its class is named and its name is used.
    """
    source = Source()
    waiting = [(module, body) for (module, _), body in source.bodies.items() if module.startswith(CHAT)]
    seen: set[int] = set()
    named: set[Function] = set()
    attributes: set[str] = set()
    found: set[str] = set()
    while waiting:
        for module, body in waiting:
            seen.add(id(body))
            found |= set(_codes(body))
            named |= set(source.named_in(module, body))
            attributes |= {n.attr for n in ast.walk(body) if isinstance(n, ast.Attribute)}
        called = [(inside, source.bodies[inside, name]) for inside, name in named if (inside, name) in source.bodies]
        for inside, name in named & source.methods.keys():
            called += [(inside, m) for method, m in source.methods[inside, name].items() if method in attributes]
        waiting = [(inside, body) for inside, body in called if id(body) not in seen]
    return frozenset(found)


EASY_DUTCH = "nl-simple"
"""Says in Dutch what it cannot say easier."""
CODES = {f"{type(code).__name__}.{code.name}": code for code in all_codes()}


def test_the_source_was_read() -> None:
    """The codes that were found exist; among them the known ones."""
    assert answered() <= set(CODES)
    assert {"CommonCode.NOT_FOUND", "OfferCode.PLACE_FILLED", "InviteCode.INVITE_USED"} <= answered()


@pytest.mark.parametrize("name", sorted(answered() - set(AT_A_DESK)))
def test_every_refusal_can_be_said(name: str) -> None:
    """A sentence of its own in every language of those who can meet it, with whatever facts it needs."""
    code = str(CODES[name])
    said = {language: _said(language, code) for language in (AT_WORK if code in MET_AT_WORK else LANGUAGES)}
    said.pop(EASY_DUTCH, None)
    assert all(said.values())
    assert len(set(said.values())) == len(said), "the same in two languages"


def _said(language: str, code: str) -> str:
    wanted: list[str] = []

    class Facts(dict[str, str]):
        def __missing__(self, name: str) -> str:
            wanted.append(name)
            return KINDS_OF_FACTS[0]

    problem: Exception | None = None
    for values in product(KINDS_OF_FACTS, repeat=3):
        names = list(dict.fromkeys(wanted))
        try:
            text = refusal_in_words(words_for(language), code, Facts(zip(names, values, strict=False)))
        except (ValueError, TypeError, ArithmeticError) as wrong:
            problem = wrong
            continue
        return str(text)
    raise AssertionError(f"{code} cannot be said: {problem!r}")


def test_families_do_not_share_a_code() -> None:
    """A refusal's code is known by its word alone: two families never use the same word."""
    words = [str(code) for code in all_codes()]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)
