"""The catalogues as files: one folder a language, one .po a subject, together one .mo that gettext reads."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
SPOKEN_IN = ("bot", "words", "office")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"w": None, "words": None, "n": (1, 2), "N": None}


def subjects(language: str, root: Path = LOCALES) -> list[Path]:
    """The .po files of a language."""
    return sorted((root / language / "LC_MESSAGES").glob("*.po"))


def read(language: str, root: Path = LOCALES) -> Catalog:
    """All subjects of a language in one catalogue. ValueError when two subjects translate a message differently."""
    whole = Catalog(locale=language, domain="flexbot")
    for path in subjects(language, root):
        with path.open("rb") as source:
            for message in read_po(source, locale=language):
                if message.id:
                    _add(whole, message, path)
    return whole


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
