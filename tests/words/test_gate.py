"""What the gate must not let through: each fault in a translation is seen, and a right one is left alone."""

import pytest

from words import prose
from words.audience import captions, for_candidates
from words.catalogues import ROOT, Whole, read
from words.faults import faults, messages, missing, needed
from words.language import KNOWN
from words.todo import skeleton

DUTCH = read("nl")
SAID = messages()
HOURS = "{n} hour"
ALLOWANCES = "Your benefit and your allowances stay the same."
CALL = 8
"""Lines of a call that says something, at most."""
ROOM = "<b>The room that is left</b>"


def _found(language: str, message: str, *forms: str) -> list[str]:
    catalogue = Whole(locale=language)
    one = SAID[message]
    catalogue.add(one.id, forms[0] if isinstance(one.id, str) else forms)
    return list(faults(language, catalogue, SAID, DUTCH))


@pytest.mark.parametrize(
    ("language", "message", "forms", "fault"),
    [
        ("tr", ALLOWANCES, ["Ödeneğiniz {name} kalır."], "other places"),
        ("pl", ROOM, ["Reszta miejsca"], "other markup"),
        ("pl", ALLOWANCES, [DUTCH.get(ALLOWANCES).string], "left in Dutch"),
        ("so", ALLOWANCES, ["Lacagtaadu waa niet isbedeli."], "Dutch words (niet)"),
        ("ar", ALLOWANCES, ["Your benefit stays"], "no letter of its own script"),
        ("ar", ALLOWANCES, ["\u200fالإعانة تبقى"], "a character that turns text"),
        ("pl", "My premium", ["Moja premia za każdą godzinę pracy"], "characters on a button"),
        ("pl", HOURS, ["{n} godzina", "{n} godziny"], "2 forms in place of 3"),
        ("tr", ALLOWANCES, ["Ödeneğiniz} kalır."], "a brace that is no place"),
        ("tr", ALLOWANCES, [" Ödeneğiniz kalır."], "space or lines around"),
    ],
)
def test_a_fault_is_seen(language: str, message: str, forms: list[str], fault: str) -> None:
    """And it is the only one."""
    found = _found(language, message, *forms)
    assert len(set(found)) == len(set(forms)) or len(found) == 1
    assert all(fault in one for one in found)
    assert found


@pytest.mark.parametrize(
    ("language", "message", "forms"),
    [
        ("ar", ALLOWANCES, ["الإعانة (uitkering) والبدلات (toeslagen) لا تتغير."]),
        ("ar", HOURS, ["بلا ساعات", "ساعة واحدة", "ساعتان", "{n} ساعات", "{n} ساعة", "{n} ساعة"]),
        ("ti", "My premium", ["ፕሪምየመይ"]),
        ("tr", HOURS, ["{n} saat"]),
    ],
)
def test_a_right_translation_is_left_alone(language: str, message: str, forms: list[str]) -> None:
    """The Dutch word in brackets, six forms, another script."""
    assert _found(language, message, *forms) == []


def test_graphemes_are_counted_and_not_code_points() -> None:
    """Twenty-four letters with a mark on each are twenty-four characters."""
    assert _found("ar", "My premium", "بَ" * 24) == []
    assert len(_found("ar", "My premium", "بَ" * 25)) == 1


def test_candidates_need_everything_that_they_can_see() -> None:
    """Their cards, messages, refusals and documents; not what is said to employers and staff alone."""
    seen = for_candidates()
    assert {"Do you want to do this work?", "My premium", "{who} offered you work."} <= seen
    assert {"Proof of work", "I cannot find that. Use the buttons below.", "Your benefit simply continues.", HOURS} <= seen
    assert not {"Hours to confirm", "My candidates", "First give your PIN.", "Which work do you report?"} & seen
    assert set(needed("ar", SAID)) == seen
    assert set(needed("en", SAID)) == set(needed("nl-simple", SAID)) == set()
    assert set(needed("nl", SAID)) == set(SAID)


def test_what_is_missing_is_said() -> None:
    """A plural with one empty form is missing."""
    catalogue = Whole(locale="pl")
    catalogue.add(SAID[HOURS].id, ("{n} godzina", "", "{n} godzin"))
    lacks = {one.id for one in missing("pl", catalogue, SAID)}
    assert SAID[HOURS].id in lacks
    assert len(lacks) == len(for_candidates())


def test_buttons_are_known() -> None:
    """Also those whose caption has a name in the code."""
    assert {"Yes, propose me", "My premium", "Ask something", "Stop", "This does not feel right"} <= captions()
    assert ALLOWANCES not in captions()


@pytest.mark.parametrize("language", [code for code in KNOWN if code != "en"])
def test_a_skeleton_has_room_for_every_form(language: str) -> None:
    """As many as its header says, and as the catalogue has in which translators wrote them; with the Dutch above it."""
    text = skeleton(language, "hours", [SAID[HOURS], SAID["My premium"]])
    forms = text.count("msgstr[")
    assert f"nplurals={forms};" in text
    assert forms == {"tr": 1, "ar": 6}.get(language, forms)
    written = read(language).get(SAID[HOURS].id)
    assert written is None or forms == len(written.string)
    assert "#. Dutch: {n} uur" in text
    assert "at most 24 characters" in text


class TestProse:
    """The measures of plain Dutch."""

    def test_words_and_sentences(self) -> None:
        """A heading is no sentence; a value counts as a word."""
        figures = prose.measure(["<b>Je premie</b>\nJe krijgt {money} per uur. Dat is alles."])
        assert (figures.sentences, figures.words, figures.longest) == (2, 8, 5)

    @pytest.mark.parametrize(
        ("word", "count"), [("uur", 1), ("premie", 2), ("uitkering", 3), ("eeuwen", 2), ("WW", 1), ("moeite", 2)]
    )
    def test_syllables(self, word: str, count: int) -> None:
        """Vowels that are heard together are one."""
        assert prose.syllables(word) == count

    def test_reading_ease_by_hand(self) -> None:
        """206.835 - 0.93 x 4 - 77 x 5/4: four words, five syllables."""
        assert prose.measure(["Ik werk elke dag."]).ease == pytest.approx(206.835 - 3.72 - 96.25)

    def test_a_long_sentence_and_a_hard_word_are_found(self) -> None:
        """Twenty words may stand, twenty-one may not."""
        assert prose.too_long("woord " * 20 + ".") == []
        assert len(prose.too_long("woord " * 21 + ".")) == 1
        assert prose.hard_words("Wij betalen dit derhalve niet.") == [("derhalve", "dus")]
        assert prose.hard_words("Uur en nu.") == []


def test_a_translator_finds_where_a_message_is_said() -> None:
    """At that line of that file its first words stand, or within the lines of the same call."""
    wrong = []
    for key, one in SAID.items():
        path, _, line = one.where.rpartition(":")
        around = (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1 :][:CALL]
        first = key.split("\n")[0][:20].replace('"', '\\"')
        wrong += [] if any(first in told for told in around) else [one.where]
    assert wrong == []
