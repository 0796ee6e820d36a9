"""`python -m words.check [LANGUAGE]`: every sentence of every offered language, right for a chat and for a reader; how plain Dutch is.

The languages that are not offered yet are told of: what they lack, and what is wrong with what is there. That fails nothing, unless the
language is named: then it is judged as if it were offered.
"""

import sys
from collections.abc import Iterator

from words import glossary
from words.catalogues import Whole, id_of
from words.faults import EASIER, faults, load, messages, missing, strings
from words.language import DEFAULT, KNOWN, LANGUAGES
from words.prose import LEAST_EASE, MEAN_WORDS, MOST_WORDS, Measure, hard_words, measure, too_long


def main(named: str | None = None) -> int:
    """Print the figures; 1 when something that is offered, or named, is wrong."""
    said, dutch = messages(), load(DEFAULT)
    wrong = 0
    for language in [named] if named else KNOWN:
        catalogue = load(language)
        lacks = [f"no translation of {one.id!r} ({one.where})" for one in missing(language, catalogue, said)]
        found = list(faults(language, catalogue, said, dutch))
        terms = list(glossary.faults(language))
        judged = language in LANGUAGES or language == named
        state = "offered" if language in LANGUAGES else "not offered yet"
        print(f"{language}: {len(catalogue)} messages, {len(lacks)} missing, reviewed: {catalogue.reviewed}, {state}")
        for fault in lacks + found + terms if judged else found:
            print(f"  {fault}")
        wrong += len(lacks + found + terms) if judged else 0
    candidates = {key for key, one in said.items() if one.candidates}
    for problem in _prose(dutch, candidates):
        print(f"  {problem}")
        wrong += 1
    print("catalogues: complete" if not wrong else f"catalogues: {wrong} faults")
    return int(bool(wrong))


def _prose(dutch: Whole, candidates: set[str]) -> Iterator[str]:
    """Plain Dutch: what all read, and what candidates read; easy Dutch by its own catalogue."""
    terms = [one.means for one in glossary.glossary(DEFAULT).values()]
    everything = terms + [form for entry in dutch if entry.id for form in strings(entry)]
    seen = terms + [form for entry in dutch if entry.id and id_of(entry) in candidates for form in strings(entry)]
    easier = [form for entry in load(EASIER) if entry.id for form in strings(entry)]
    for name, forms in (("Dutch", everything), ("Dutch that candidates see", seen), ("easy Dutch", easier)):
        figures = measure(forms)
        print(f"{name}: {_told(figures)}")
        if figures.mean > MEAN_WORDS:
            yield f"{name}: {figures.mean:.1f} words a sentence; at most {MEAN_WORDS}"
        if forms and name != "Dutch" and figures.ease < LEAST_EASE:
            yield f"{name}: reading ease {figures.ease:.0f}; at least {LEAST_EASE}"
        yield from (f"{name}: more than {MOST_WORDS} words: {sentence!r}" for form in forms for sentence in too_long(form))
        yield from (f"{name}: not {word!r} but {better!r}: {form!r}" for form in forms for word, better in hard_words(form))


def _told(figures: Measure) -> str:
    return (
        f"{figures.sentences} sentences of {figures.mean:.1f} words on average, the longest {figures.longest}; "
        f"reading ease (Flesch-Douma) {figures.ease:.0f}"
    )


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] not in KNOWN:
        sys.exit(f"python -m words.check [LANGUAGE]; a language is one of {', '.join(KNOWN)}")
    sys.exit(main(*sys.argv[1:2]))
