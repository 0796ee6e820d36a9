"""`python -m words.todo LANGUAGE`: what a translator still has to write, a .po file a subject, each message with all it takes to write it well.
Without a language: that for every language that is offered and lacks something.

Fill in the msgstr and put the files in `locales/LANGUAGE/LC_MESSAGES/`; when one of that name is there already, put the messages at its end.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from babel.messages.plurals import get_plural

from words import glossary
from words.audience import captions
from words.catalogues import id_of, read_subject, subjects
from words.faults import CAPTION, EASIER, Said, load, messages, missing, strings
from words.language import DEFAULT, KNOWN, LANGUAGES, locale_of

BUILD = Path("build/todo")


def main(language: str, target: Path) -> None:
    """Write the files into `target`."""
    said = messages()
    catalogue = load(language)
    lacks = missing(language, catalogue, said)
    if language == EASIER:
        lacks = [one for one in said.values() if one.candidates and not strings(catalogue.get(one.id))]
    of = {id_of(entry): path.name for path in subjects(DEFAULT) for entry in read_subject(DEFAULT, path) if entry.id}
    by_subject: dict[str, list[Said]] = defaultdict(list)
    for one in lacks:
        by_subject[of.get(_key(one), "common.po")].append(one)
    target.mkdir(parents=True, exist_ok=True)
    for name, ones in sorted(by_subject.items()):
        (target / name).write_text(skeleton(language, name.removesuffix(".po"), ones), "utf-8")
        print(f"{target / name}: {len(ones)} messages")
    if list(glossary.faults(language)):
        (target / f"{language}.toml").write_text(glossary.skeleton(language), "utf-8")
        print(f"{target / language}.toml: the glossary, for words/glossary/")
    print(f"{language}: {len(lacks)} of {len(catalogue) + len(lacks)} messages to write")


def skeleton(language: str, subject: str, ones: Sequence[Said]) -> str:
    """A .po file with empty translations."""
    dutch, plural = load(DEFAULT), get_plural(locale_of(language))
    blocks = [
        f"# flexbot: {subject}.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"X-Reviewed: no\\n"\n'
        f'"Plural-Forms: {plural}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
    ]
    for one in ones:
        dutch_forms = strings(dutch.get(one.id))
        notes = [f"#. Dutch: {form}" for form in dutch_forms]
        if _key(one) in captions():
            notes.append(f"#. A button: at most {CAPTION} characters.")
        if not one.candidates:
            notes.append("#. For employers and staff.")
        blocks.append("\n".join([*notes, f"#: {one.where}", *_entry(one, plural.num_plurals)]) + "\n")
    return "\n".join(blocks)


def _entry(one: Said, forms: int) -> list[str]:
    places = "{" in _key(one)
    head = ["#, python-brace-format"] if places else []
    if isinstance(one.id, str):
        return [*head, f"msgid {_quoted(one.id)}", 'msgstr ""']
    single, many = one.id
    empty = [f'msgstr[{n}] ""' for n in range(forms)]
    return [*head, f"msgid {_quoted(single)}", f"msgid_plural {_quoted(many)}", *empty]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _key(one: Said) -> str:
    return one.id if isinstance(one.id, str) else one.id[0]


def lacking() -> list[str]:
    """The languages on offer that lack a sentence."""
    said = messages()
    return [language for language in LANGUAGES if missing(language, load(language), said)]


if __name__ == "__main__":
    if len(sys.argv) > 3 or not set(sys.argv[1:2]) <= KNOWN.keys():
        sys.exit(f"python -m words.todo [LANGUAGE [FOLDER]]; a language is one of {', '.join(KNOWN)}")
    for language in sys.argv[1:2] or lacking():
        main(language, Path(sys.argv[2]) if len(sys.argv) == 3 else BUILD / language)
