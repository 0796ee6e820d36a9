"""The document as JSON text: keys sorted, indented by one space, piece by piece, so that it never lies in memory as a whole."""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as _text
from typing import Any

from office.calculate import document
from office.calculate.outcome import Outcome

# What comes before a member of the document, and before a member of one of its parts.
_PART, _MEMBER = "\n ", "\n  "


def as_json(outcome: Outcome) -> Iterator[str]:
    """The text in pieces, with a line's end at its end."""
    yield "{" + _PART + '"candidates": '
    yield from _members(document.candidates(outcome))
    yield "," + _PART + '"periods": '
    yield from _members(document.periods(outcome))
    yield "," + _PART + '"placements": '
    yield from _members(document.placements(outcome))
    yield "," + _PART + '"refusals": '
    yield from _between("[", (_written(line, _MEMBER) for line in document.refusals(outcome)), "]")
    yield "\n}\n"


def _members(by_name: Iterable[tuple[str, Any]]) -> Iterator[str]:
    return _between("{", (f"{_text(name)}: {_written(value, _MEMBER)}" for name, value in by_name), "}")


def _between(opening: str, members: Iterable[str], closing: str) -> Iterator[str]:
    """Members on lines of their own between brackets; an empty part on one line."""
    before = opening + _MEMBER
    for member in members:
        yield before + member
        before = "," + _MEMBER
    yield opening + closing if before.startswith(opening) else _PART + closing


def _written(value: Any, margin: str) -> str:
    """A value of which the closing bracket stands behind this line's end and margin."""
    if isinstance(value, str):
        return _text(value)
    inside = margin + " "
    if isinstance(value, dict) and value:
        members = [f"{_text(name)}: {_written(value[name], inside)}" for name in sorted(value)]
        return "{" + inside + ("," + inside).join(members) + margin + "}"
    if isinstance(value, list) and value:
        return "[" + inside + ("," + inside).join([_written(item, inside) for item in value]) + margin + "]"
    return json.dumps(value)
