"""Which sentences a candidate can see: read from the source, so that a new sentence is on the right side by itself.

A candidate sees what `bot.outgoing.cards` draws for `Role.CANDIDATE`, every message that is not marked `candidates=False`, the commands of
the menu and their own documents; and whatever those say through other functions and tables. Of a table by role only the candidate's row counts.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SPOKEN_IN = ("bot", "words", "office")
SAYS = frozenset({"w", "words", "n", "N"})
ROOMS = (
    *("bot.outgoing.cards", "bot.outgoing.render", "bot.wire.commands", "bot.wire.face"),
    *("office.documents.proof", "office.documents.participation", "office.documents.my_data"),
    *("office.documents.printing", "office.documents.invitation"),
)
"""Modules whose every function may speak to a candidate, and the table of cards."""
ELSEWHERE = frozenset(
    {
        "words.refusals_at_work",
        "words.agreement",
        "office.documents.agreement",
        "office.documents.confirmation",
        "office.documents.invoice",
    }
)
"""Modules that no candidate ever hears."""
KEYBOARDS = ("MENU_OF", "BESIDE")
ROLE, CANDIDATE, CARDS = "Role", "CANDIDATE", "CARDS"
WITHOUT_CANDIDATES = frozenset({"STAFF", "WITH_EMPLOYERS"})
"""Roles by one name (`core.actions.access`)."""

Place = tuple[str, str]
"""A module and what it defines."""


@dataclass
class Module:
    """What one file defines at its top, and where its other names come from."""

    name: str
    defines: dict[str, ast.AST] = field(default_factory=dict)
    imports: dict[str, tuple[str, str | None]] = field(default_factory=dict)


@cache
def for_candidates() -> frozenset[str]:
    """The ids (of plurals the first) of all messages that a candidate can see."""
    return said_from(_first())


def said_from(places: Iterable[Place]) -> frozenset[str]:
    """The ids of all messages that these functions and tables can say to a candidate, through whatever they use."""
    modules = _house()
    waiting, seen, said = list(places), set[Place](), set[str]()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        module = modules[place[0]]
        node = module.defines[place[1]]
        said.update(_messages(node))
        waiting += (known for known in _references(node, module, modules) if known not in seen)
    return frozenset(said)


@cache
def captions() -> frozenset[str]:
    """The ids of all messages that stand on a button or in the fixed keyboard, without a value in them."""
    modules = _house()
    found = {said for module in modules.values() for node in module.defines.values() for said in _captions(node, module, modules)}
    keyboards = modules["bot.wire.commands"]
    found |= {
        said
        for table in KEYBOARDS
        for source, name in _references(keyboards.defines[table], keyboards, modules)
        for said in _messages(modules[source].defines[name])
    }
    return frozenset(said for said in found if "{" not in said)


@cache
def _house() -> dict[str, Module]:
    return {module.name: module for module in _modules()}


def _modules() -> Iterator[Module]:
    for folder in SPOKEN_IN:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            module = Module(name)
            for node in ast.parse(path.read_text("utf-8")).body:
                _take(module, node)
            yield module


def _take(module: Module, node: ast.stmt) -> None:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        module.defines[node.name] = node
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for name in ast.walk(target):
                if isinstance(name, ast.Name):
                    module.defines[name.id] = _own(target, node.value, name.id)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for one in node.names:
            module.imports[one.asname or one.name] = (node.module, one.name)


def _own(target: ast.expr, value: ast.expr | None, name: str) -> ast.AST:
    """Of `A, B = N("a"), N("b")` each name its own part."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for one, its in zip(target.elts, value.elts, strict=True):
            if isinstance(one, ast.Name) and one.id == name:
                return its
    return value or ast.Pass()


def _first() -> Iterator[Place]:
    modules = _house()
    for name in ROOMS:
        for defined, node in modules[name].defines.items():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or defined == CARDS:
                yield name, defined
    for module in modules.values():
        for name, node in module.defines.items():
            if isinstance(node, ast.FunctionDef) and any(_is_for_everybody(one) for one in node.decorator_list):
                yield module.name, name


def _is_for_everybody(decorator: ast.expr) -> bool:
    """`@screen("name")`, not marked `candidates=False`."""
    is_screen = isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "screen"
    return is_screen and not any(keyword.arg == "candidates" for keyword in decorator.keywords)  # type: ignore[attr-defined]


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all in it, but of a table by role only the candidate's row, and of any table not its keys."""
    yield node
    if isinstance(node, ast.Dict):
        rows: Iterable[ast.AST] = (v for k, v in zip(node.keys, node.values, strict=True) if k is None or _may_be_candidates(k))
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        rows = node.body
    else:
        rows = ast.iter_child_nodes(node)
    for child in rows:
        yield from _parts(child)


def _may_be_candidates(key: ast.expr) -> bool:
    parts = list(ast.walk(key))
    roles = {n.attr for n in parts if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == ROLE}
    roles |= {n.id for n in parts if isinstance(n, ast.Name) and n.id in WITHOUT_CANDIDATES}
    return not roles or CANDIDATE in roles


def _messages(node: ast.AST) -> Iterator[str]:
    for part in _parts(node):
        if isinstance(part, ast.Call) and _called(part) in SAYS and part.args:
            first = part.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _called(call: ast.Call) -> str | None:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else None


def _references(node: ast.AST, module: Module, modules: dict[str, Module]) -> Iterator[Place]:
    for part in _parts(node):
        if isinstance(part, ast.Name):
            yield from _found(part.id, module, modules)
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            source = module.imports.get(part.value.id)
            inner = modules.get(f"{source[0]}.{source[1]}") if source else None
            if inner is not None:
                yield from _found(part.attr, inner, modules)


def _found(name: str, module: Module, modules: dict[str, Module]) -> Iterator[Place]:
    if module.name in ELSEWHERE:
        return
    if name in module.defines:
        yield module.name, name
    elif name in module.imports:
        source, original = module.imports[name]
        if source in modules and original is not None:
            yield from _found(original, modules[source], modules)


def _captions(node: ast.AST, module: Module, modules: dict[str, Module]) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and _called(part) == "Button" and part.args:
            yield from _messages(part.args[0])
            for name in ast.walk(part.args[0]):
                if isinstance(name, ast.Name):
                    for source, defined in _found(name.id, module, modules):
                        value = modules[source].defines[defined]
                        if not isinstance(value, ast.FunctionDef):
                            yield from _messages(value)
