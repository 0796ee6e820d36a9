"""Whatever stands on a button can be typed too, in every language: yes and no, and a span of times as the bot writes it."""

from datetime import time

import pytest

from core.rules.reading.day import read_day
from core.rules.reading.spoken import yes_or_no
from words import words_for
from words.language import LANGUAGES

TYPED = {
    "ar": (("نَعَم", "نعم.", "نعـم", "أجل", "صحيح"), ("لا", "لَا!", "كلّا")),
    "fa": (("بله", "آره", "بلى", "بلی"), ("نه", "خير", "خیر")),
    "pl": (("TAK", "tak, zgadza się"), ("nie", "Nie!")),
    "so": (("haa", "HAA."), ("maya",)),
    "ti": (("እወ", "እወ።"), ("ኣይፋል", "አይፋል")),
    "tr": (("EVET", "doğru"), ("HAYIR", "hayir", "yanlış")),
    "nl": (("Ja", "ja, klopt", "oké"), ("nee", "dat klopt niet.")),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_captions_of_yes_and_no_are_understood(language: str) -> None:
    """As they stand on the buttons."""
    w = words_for(language)
    assert (yes_or_no(w("Yes")), yes_or_no(w("No"))) == (True, False)


@pytest.mark.parametrize("language", TYPED)
def test_yes_and_no_are_understood_as_people_type_them(language: str) -> None:
    """In capitals, with or without marks and signs, with the letters of either keyboard; nothing else is one of them."""
    yes, no = TYPED[language]
    assert [yes_or_no(said) for said in (*yes, *no)] == [True] * len(yes) + [False] * len(no)
    assert [yes_or_no(said) for said in ("tja", "ربما", "شاید", "może", "malaha", "ምናልባት", "belki", "")] == [None] * 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_span_of_times_is_understood_as_the_bot_writes_it(language: str) -> None:
    """Copied from a message, with what turns text."""
    w = words_for(language)
    (reading,) = read_day(w("{start} to {end}", start=w.time(time(9)), end=w.time(time(12, 30))))
    assert (reading.starts, reading.ends) == (time(9), time(12, 30))
