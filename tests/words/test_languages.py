"""Numbers, money, days and plurals as each language writes them; right-to-left sentences keep their order."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from words.language import END, ISOLATE, KNOWN, OFFERED, RIGHT, Words, in_language, spoken_for, words_for

MONDAY = date(2026, 11, 16)
ARABIC = "\u0627\u0644\u0627\u062b\u0646\u064a\u0646"


@pytest.mark.parametrize(
    ("language", "money", "day"),
    [
        ("nl", "€ 1.234,50", "maandag 16 november"),
        ("nl-simple", "€ 1.234,50", "maandag 16 november"),
        ("en", "€1,234.50", "Monday 16 November"),
        ("tr", "€1.234,50", "Pazartesi 16 Kasım"),
        ("pl", "1\xa0234,50 €", "poniedziałek 16 listopada"),
        ("so", "€1,234.50", "Isniin 16 Noofeembar"),
        ("ti", "€1,234.50", "ሰኑይ 16 ሕዳር"),
        ("ar", "\u200f1,234.50 €", f"{ARABIC} 16 نوفمبر"),
        ("fa", "\u200e€ 1,234.50", "دوشنبه 16 نوامبر"),
    ],
)
def test_money_and_days_are_written_as_the_language_does(language: str, money: str, day: str) -> None:
    """By CLDR, with western digits and the calendar of the letters."""
    w = in_language(language)
    assert w.money(123450) == money
    assert w.day(MONDAY) == day
    assert w.time(datetime(2026, 11, 16, 16, 5, tzinfo=UTC)) == "17:05"


def test_a_rate_shows_all_its_digits() -> None:
    """A rate of less than whole cents is not rounded away."""
    assert in_language("nl").rate(Decimal("2.125")) == "€ 2,125"
    assert in_language("nl").rate(Decimal("2")) == "€ 2,00"
    assert in_language("pl").exact(Decimal("7.12345")) == "7,12345"


@pytest.mark.parametrize(("tag", "language"), [("nl", "nl"), ("EN-gb", "en"), ("xx", "nl"), ("", "nl"), (None, "nl")])
def test_the_language_of_a_phone_is_understood(tag: str | None, language: str) -> None:
    """Telegram gives a tag; what is not spoken here is Dutch."""
    assert spoken_for(tag) == language
    assert words_for(tag).language == language


def test_dutch_and_english_are_offered_always() -> None:
    """And nothing that is not known."""
    assert {"nl", "en"} <= set(OFFERED) <= set(KNOWN)


class Given:
    """A catalogue with one sentence for every message."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def info(self) -> dict[str, str]:
        return {}

    def gettext(self, _message: str) -> str:
        return self._sentence


def _said(sentence: str, **values: object) -> str:
    return Words("ar", Given(sentence))("any", **values)  # type: ignore[arg-type]


def test_a_value_in_an_arabic_sentence_is_isolated() -> None:
    """A Dutch name, an amount and a date keep their own order."""
    assert _said("مرحبا {name}!", name="Karin de Wit") == f"مرحبا {ISOLATE}Karin de Wit{END}!"
    assert _said("{money}", money=in_language("ar").money(500)) == f"{RIGHT}{ISOLATE}\u200f5.00 €{END}"


def test_latin_words_in_an_arabic_sentence_are_isolated() -> None:
    """The Dutch word in brackets, a command; markup and places are left alone."""
    assert _said("الإعانة (uitkering) <b>تبقى</b>") == f"الإعانة ({ISOLATE}uitkering{END}) <b>تبقى</b>"
    assert _said("اكتب /hulp الآن") == f"اكتب {ISOLATE}/hulp{END} الآن"
    assert _said("رقم BSN &amp; {n}", n=3) == f"رقم {ISOLATE}BSN{END} &amp; {ISOLATE}3{END}"
    assert _said("الفرع Drukkerij De Punt هنا") == f"الفرع {ISOLATE}Drukkerij De Punt{END} هنا"


def test_an_arabic_line_goes_from_right_to_left_whatever_it_begins_with() -> None:
    """A bullet with a day and hours, a job in bold, a Dutch word; a line that begins in Arabic needs no mark."""
    assert _said("• {day}: {what}", day="x", what="y") == f"{RIGHT}• {ISOLATE}x{END}: {ISOLATE}y{END}"
    assert _said("<b>{title}</b> عند {name}", title="x", name="y").startswith(f"{RIGHT}<b>")
    assert _said("(premie) هنا").startswith(RIGHT)
    assert _said("مرحبا\n<b>عملك</b>\n{n} ساعة", n=3) == f"مرحبا\n<b>عملك</b>\n{RIGHT}{ISOLATE}3{END} ساعة"
    assert _said("12:00 حتى 13:00") == "12:00 حتى 13:00"


def test_a_left_to_right_sentence_isolates_only_what_turns() -> None:
    """A Dutch sentence with a Dutch name holds no mark at all."""
    assert ISOLATE not in in_language("nl")("no. {number}", number=3)
    assert in_language("nl")("no. {number}", number="يوسف").endswith(f"{ISOLATE}يوسف{END}")
