"""What can be wrong with a translation, message by message: what is missing, what a chat or a reader would stumble over."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex
from babel.messages.catalog import Message

from words.audience import captions, for_candidates
from words.catalogues import Whole, id_of, read, read_subject, review_of, spoken, subjects
from words.language import AT_WORK, DEFAULT, SOURCE

CAPTION = 24
"""Characters, as a reader counts them, of a button."""
PLACE = re.compile(r"\{(\w*)\}")
TAG = re.compile(r"</?\w+[^>]*>")
ASIDE = re.compile(r"\([^()]*\)")
DUTCH = frozenset(
    {
        "het",
        "een",
        "niet",
        "wordt",
        "worden",
        "jouw",
        "naar",
        "geen",
        "moet",
        "hebt",
        "jij",
        "deze",
        "maar",
        "ook",
        "nog",
        "wij",
        "uw",
    }
)
"""Words by which Dutch is known among the languages spoken here."""
SAME_WORDS = 3
TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ti": "ETHIOPIC"}
EASIER = "nl-simple"
"""May lack any message: that is then said in Dutch."""

Id = str | tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """A message of the code: where it is said first, and whether candidates can see it."""

    id: Id
    where: str
    candidates: bool


def messages() -> dict[str, Said]:
    """Every message, by its id (of plurals the first)."""
    seen, found = for_candidates(), dict[str, Said]()
    for name, line, message in spoken():
        key = message if isinstance(message, str) else message[0]
        found.setdefault(key, Said(message, f"{name}:{line}", key in seen))
    return found


def needed(language: str, said: Mapping[str, Said]) -> dict[str, Said]:
    """The messages that a catalogue must hold to be offered: English are the ids, easy Dutch falls back on Dutch."""
    if language in (SOURCE, EASIER):
        return {}
    return dict(said) if language in AT_WORK else {key: one for key, one in said.items() if one.candidates}


def missing(language: str, catalogue: Whole, said: Mapping[str, Said]) -> list[Said]:
    """What it still lacks of that."""
    return [one for one in needed(language, said).values() if not strings(catalogue.get(one.id))]


def faults(language: str, catalogue: Whole, said: Mapping[str, Said], dutch: Whole) -> Iterator[str]:
    """What is wrong with what it holds, a line each."""
    for entry in catalogue:
        if not entry.id:
            continue
        one = said.get(id_of(entry))
        if one is None:
            yield f"nobody says {id_of(entry)!r}"
        elif strings(entry):
            yield from (f"{fault} ({one.where})" for fault in _of(language, entry, catalogue, dutch))
    if language == SOURCE:
        yield from (_long(key) for key in captions() if graphemes(key) > CAPTION and catalogue.get(key) is None)
    for path in subjects(language):
        if review_of(path) not in ("yes", "no", "reference" if language == DEFAULT else "no"):
            yield f"{path.name}: the header does not say X-Reviewed: yes or no"
        if read_subject(language, path).num_plurals != catalogue.num_plurals:
            yield f"{path.name}: the header does not say nplurals={catalogue.num_plurals}"


def strings(entry: Message | None) -> list[str]:
    """The forms of a translation; none when it is not whole."""
    if entry is None:
        return []
    found = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return found if all(found) else []


def load(language: str) -> Whole:
    """A catalogue as it lies there."""
    return read(language)


def graphemes(text: str) -> int:
    """Characters as a reader counts them."""
    return len(regex.findall(r"\X", text))


def _of(language: str, entry: Message, catalogue: Whole, dutch: Whole) -> Iterator[str]:
    key, forms = id_of(entry), strings(entry)
    if entry.fuzzy:
        yield f"fuzzy: {key!r}"
    if not isinstance(entry.id, str) and len(forms) != catalogue.num_plurals:
        yield f"{len(forms)} forms in place of {catalogue.num_plurals} of {key!r}"
    for form in forms:
        yield from _of_form(entry, form)
        yield from _left_in_dutch(language, form, dutch.get(entry.id))


def _of_form(entry: Message, form: str) -> Iterator[str]:
    source = entry.id if isinstance(entry.id, str) else entry.id[-1]
    places, wanted = set(PLACE.findall(form)), set(PLACE.findall(source))
    if not places <= wanted or (isinstance(entry.id, str) and places != wanted):
        yield f"other places in {form!r}"
    if "{" in PLACE.sub("", form) or "}" in PLACE.sub("", form):
        yield f"a brace that is no place in {form!r}"
    if sorted(TAG.findall(form)) != sorted(TAG.findall(source)):
        yield f"other markup in {form!r}"
    if TURNING & set(form):
        yield f"a character that turns text, which the bot adds by itself, in {form!r}"
    if form != form.strip() or ("\n" in form and "\n" not in source):
        yield f"space or lines around {form!r}"
    if id_of(entry) in captions() and graphemes(form) > CAPTION:
        yield _long(form)


def _long(caption: str) -> str:
    return f"{graphemes(caption)} characters on a button of {CAPTION}: {caption!r}"


def _left_in_dutch(language: str, form: str, entry: Message | None) -> Iterator[str]:
    """Dutch where another language should be. Between brackets it may stand: there it is the word of the letters."""
    if language in (DEFAULT, EASIER) or not entry:
        return
    plain = PLACE.sub("", TAG.sub("", ASIDE.sub("", form)))
    if form in strings(entry) and len(plain.split()) >= SAME_WORDS:
        yield f"left in Dutch: {form!r}"
    elif found := DUTCH & set(re.findall(r"[a-z]+", plain.lower())) - SHARED.get(language, frozenset()):
        yield f"Dutch words ({', '.join(sorted(found))}) in {form!r}"
    script = SCRIPTS.get(language)
    letters = [unicodedata.name(c, "") for c in plain if c.isalpha()]
    if script and letters and not any(name.startswith(script) for name in letters) and len(plain.split()) >= 2:
        yield f"no letter of its own script in {form!r}"


SHARED: Mapping[str, frozenset[str]] = {"en": frozenset({"een"})}
"""Words of a language that happen to be Dutch too."""
