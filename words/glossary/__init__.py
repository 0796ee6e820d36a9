"""Fixed terms by language: how a letter of the municipality calls a thing, how a reader does, and what it means.

One .toml a language. Nothing that a person wrote is translated: the terms that are found in it are explained beside it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from words.language import DEFAULT, SOURCE, Words, Written

FOLDER = Path(__file__).parent
WRITTEN_IN = (DEFAULT, SOURCE)
"""The languages in which the municipality writes, and whose glossaries say how a text writes a term."""

MOST_TERMS = 5
"""Of one answer: more is a lesson."""


@dataclass(frozen=True)
class Term:
    """A term in one language."""

    word: str
    means: str
    find: tuple[str, ...] = ()


@cache
def glossary(language: str) -> Mapping[str, Term]:
    """The terms of a language by name; none when it has no file. Easy Dutch has those of Dutch."""
    path = FOLDER / f"{language}.toml"
    if language == f"{DEFAULT}-simple" and not path.exists():
        return glossary(DEFAULT)
    if not path.exists():
        return {}
    found = tomllib.loads(path.read_text("utf-8"))
    return {name: Term(one["word"], one["means"], tuple(one.get("find", ()))) for name, one in found.items()}


def terms_in(text: str) -> list[str]:
    """The names of the terms that a text holds, in the order in which they come, each once."""
    found: dict[str, int] = {}
    for name, pattern in _patterns():
        at = pattern.search(text)
        if at:
            found[name] = min(at.start(), found.get(name, at.start()))
    return sorted(found, key=lambda name: found[name])


def terms_explained(w: Words, text: str) -> list[Written]:
    """The terms that a text holds, in the reader's words, with the Dutch in brackets: a heading and a line each, or nothing."""
    own, dutch = glossary(w.language), glossary(DEFAULT)
    found = [name for name in terms_in(text) if name in own][:MOST_TERMS]
    said = [
        w("• {word}: {meaning}", word=_with_dutch(w, own[name].word, dutch[name].word), meaning=own[name].means) for name in found
    ]
    return [w("Words in this answer:"), *said] if said else []


def _with_dutch(w: Words, word: str, dutch: str) -> Written | str:
    return word if word == dutch else w("{word} ({dutch})", word=word, dutch=dutch)


def faults(language: str) -> Iterator[str]:
    """What is missing in a glossary or of no use there, a line each."""
    dutch, own = glossary(DEFAULT), glossary(language)
    yield from (f"glossary: no {name}" for name in dutch if name not in own)
    yield from (f"glossary: {name} is no term" for name in own if name not in dutch)
    yield from (f"glossary: {name} is empty" for name, one in own.items() if not one.word.strip() or not one.means.strip())


def skeleton(language: str) -> str:
    """A glossary to fill in: what Dutch has, with the Dutch above each."""
    blocks = [f"# Fixed terms: {language}. `word`: how readers call it; `means`: one or two short sentences.\n"]
    for name, one in glossary(DEFAULT).items():
        known = glossary(language).get(name, Term("", ""))
        blocks.append(
            f"# {one.word}: {one.means}\n[{name}]\nword = {_quoted(known.word)}\nmeans = {_quoted(known.means)}\n",
        )
    return "\n".join(blocks)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{'|'.join(term.find)})(?!\w)", re.IGNORECASE))
        for language in WRITTEN_IN
        for name, term in glossary(language).items()
        if term.find
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
