"""Whatever a deed writes in the trail can be compared with what it left behind."""

import ast
from pathlib import Path

from core.actions.effects import LINES, WITHOUT_EFFECT

ROOT = Path(__file__).parents[2]
REPLAYED = {deed for line in LINES for deed in line.deeds}


def deeds_in_the_house() -> dict[str, str]:
    """What is given to `deed.trail(municipality, DEED, ...)`, with the file where it stands; also both sides of an `if`."""
    found = {}
    for file in sorted(path for room in ("core", "office", "bot") for path in (ROOT / room).rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr == "trail"
                and call.args[1:]
            ):
                names = [
                    part.value
                    for part in ast.walk(call.args[1])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                found |= {str(name): str(file.relative_to(ROOT)) for name in names}
    return found


def test_every_deed_has_its_line() -> None:
    """A deed that leaves a row says in core/actions/effects which; one that leaves none is listed there too."""
    deeds = deeds_in_the_house()
    assert len(deeds) > 15
    missing = {deed: file for deed, file in deeds.items() if deed not in REPLAYED | WITHOUT_EFFECT}
    assert not missing, f"add a line to core/actions/effects for {missing}"


def test_no_deed_is_both() -> None:
    """A deed leaves a row, or none."""
    assert not REPLAYED & WITHOUT_EFFECT
