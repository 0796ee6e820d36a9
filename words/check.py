"""`python -m words.check`: every sentence in every catalogue, with the same places and the same markup."""

import re
import sys
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from words.catalogues import read, spoken
from words.language import LANGUAGES

PLACE = re.compile(r"\{(\w*)\}")
TAG = re.compile(r"</?\w+[^>]*>")
SOURCE_LANGUAGE = "en"


def faults() -> Iterator[str]:
    """What is missing or wrong, a line each."""
    said = {message: f"{name}:{line}" for name, line, message in spoken()}
    for language in LANGUAGES:
        if language == SOURCE_LANGUAGE:
            continue
        catalogue = read(language)
        for message, where in said.items():
            yield from (f"{language}: {fault} ({where})" for fault in _faults_of(catalogue, message))
        known = {_id(message) for message in said}
        for entry in catalogue:
            if entry.id and _id(entry.id) not in known:
                yield f"{language}: nobody says {entry.id!r}"


def _faults_of(catalogue: Catalog, message: str | tuple[str, ...]) -> Iterator[str]:
    entry = catalogue.get(message)
    if entry is None or not _strings(entry):
        yield f"no translation of {message!r}"
        return
    if entry.fuzzy:
        yield f"fuzzy: {message!r}"
    source = message if isinstance(message, str) else message[-1]
    for string in _strings(entry):
        if not set(PLACE.findall(string)) <= set(PLACE.findall(source)) or (
            isinstance(message, str) and set(PLACE.findall(string)) != set(PLACE.findall(source))
        ):
            yield f"other places in {string!r}"
        if sorted(TAG.findall(string)) != sorted(TAG.findall(source)):
            yield f"other markup in {string!r}"


def _strings(entry: Message) -> list[str]:
    strings = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return strings if all(strings) else []


def _id(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) or "catalogues: complete")
    sys.exit(bool(found))
