"""The catalogues as files: one folder a language, one .po a subject, together one .mo that gettext reads."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from words.language import locale_of

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
SPOKEN_IN = ("bot", "words", "office")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"w": None, "words": None, "n": (1, 2), "N": None}
REVIEWED = re.compile(r'^"X-Reviewed: (\w+)\\n"$', re.MULTILINE)


class Whole(Catalog):
    """All subjects of a language. `reviewed`: by a native reader, every one of them (yes, no); or reference: Dutch, the text that counts."""

    reviewed = "no"

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What the .mo says about itself; gettext gives it back."""
        return [*super().mime_headers, ("X-Reviewed", self.reviewed)]


def subjects(language: str, root: Path = LOCALES) -> list[Path]:
    """The .po files of a language."""
    return sorted((root / language / "LC_MESSAGES").glob("*.po"))


def read(language: str, root: Path = LOCALES) -> Whole:
    """All subjects of a language in one catalogue. ValueError when two subjects translate a message differently."""
    whole = Whole(locale=locale_of(language).split("_")[0], domain="flexbot")
    said = {review_of(path) for path in subjects(language, root)}
    whole.reviewed = said.pop() if len(said) == 1 else "no"
    for path in subjects(language, root):
        for message in read_subject(language, path):
            if message.id:
                _add(whole, message, path)
    return whole


def read_subject(language: str, path: Path) -> Catalog:
    """One .po file. PoFileError when it is not well-formed."""
    with path.open("rb") as source:
        return read_po(source, locale=locale_of(language).split("_")[0], abort_invalid=True)


def review_of(path: Path) -> str:
    """What the header of a .po file says of its review; empty when it says nothing."""
    found = REVIEWED.search(path.read_text("utf-8"))
    return found[1] if found else ""


def id_of(message: Message) -> str:
    """A message by its id; a plural by the first."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _add(whole: Catalog, message: Message, path: Path) -> None:
    known = whole.get(message.id)
    if known is not None and known.string != message.string:
        raise ValueError(f"{path.name}: two translations of {message.id!r}")
    whole.add(message.id, message.string, flags=message.flags)


def spoken() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    """Every message that the code says: file, line, id (a pair for plurals)."""
    for folder in SPOKEN_IN:
        for name, line, message, _comments, _context in extract_from_dir(ROOT / folder, keywords=KEYWORDS):
            yield f"{folder}/{name}", line, message
