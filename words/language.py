"""Sentences, money, dates and hours in one person's language.

Language is always an argument: one update may speak to three people. Values put into a sentence are data: they are
escaped here, once, and can neither break a message nor look like one of the bot's own.
"""

import gettext
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_currency, format_decimal

DOMAIN = "flexbot"
LANGUAGES = {"nl": "Nederlands", "en": "English"}
DEFAULT = "nl"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# Characters that hide, reorder or stack up text: data never needs them (a joiner stays between letters that it joins), and with them
# a name could imitate the bot.
HIDING = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180c\u180d\ufe0e\ufe0f")
MOST_MARKS = 3
ISOLATE, END = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
SIGNS = {
    ord(sign): plain
    for sign, plain in {"✅": "", "✔": "", "✓": "", "☑": "", "🟢": "", "❌": "", "⚠": "", "ℹ": "", "🤖": ""}.items()
}


class Written(str):
    """Text that is already safe to send as it stands."""


class Words:
    """One language: call it with an English message id and the values of its places."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._locale = Locale.parse("en_GB" if language == "en" else language)
        self._translations = translations

    def __call__(self, message: str, /, **values: Any) -> Written:
        """The sentence with its values, escaped."""
        return self._fill(self._translations.gettext(message), values)

    def n(self, one: str, many: str, n: int, /, **values: Any) -> Written:
        """The sentence in the plural form that `n` asks for; `n` itself is a value too."""
        return self._fill(self._translations.ngettext(one, many, n), {"n": n, **values})

    def _fill(self, sentence: str, values: dict[str, Any]) -> Written:
        return Written(
            sentence.format_map({name: self._in_line(value) for name, value in values.items()}) if values else sentence
        )

    def _in_line(self, value: Any) -> str:
        """A value inside a sentence: it begins no line of its own, where it could pass for one of the bot's."""
        return self.safe(value if isinstance(value, Written) else " ".join(str(value).splitlines()))

    def safe(self, value: Any) -> str:
        """A value as text that cannot be mistaken for markup or for another line of the message."""
        if isinstance(value, Written):
            return value
        return escape(shown(str(value)), quote=False)

    def money(self, cents: int | Decimal) -> Written:
        """Euros: whole cents as an int, or a Decimal number of euros (rates)."""
        euros = Decimal(cents) / 100 if isinstance(cents, int) else cents
        return Written(format_currency(euros, "EUR", locale=self._locale).replace("\xa0", " "))

    def number(self, value: Decimal | int) -> Written:
        return Written(format_decimal(value, locale=self._locale))

    def day(self, day: date) -> Written:
        """A day with its weekday: maandag 16 november."""
        return _dated(day, "EEEE d MMMM", self._locale)

    def short_day(self, day: date) -> Written:
        """For buttons: ma 16 nov."""
        return Written(_dated(day, "EE d MMM", self._locale).replace(".", ""))

    def weekday(self, number: int) -> Written:
        """The name of a weekday, 1 for Monday."""
        return Written(get_day_names("wide", locale=self._locale)[number - 1])

    def month(self, day: date) -> Written:
        """The month of a day with its year: november 2026."""
        return _dated(day, "MMMM y", self._locale)

    def date(self, day: date) -> Written:
        """A day with its year: 16 november 2026."""
        return _dated(day, "d MMMM y", self._locale)

    def time(self, moment: time | datetime) -> Written:
        """24-hour time: 07:30. A moment is shown in Dutch time."""
        clock = moment.astimezone(AMSTERDAM).time() if isinstance(moment, datetime) else moment
        return _clocked(clock, self._locale)

    def moment(self, moment: datetime) -> Written:
        """A day and time in Dutch time: maandag 16 november, 17:00."""
        return Written(f"{self.day(moment.astimezone(AMSTERDAM).date())}, {self.time(moment)}")

    def hours(self, minutes: int) -> Written:
        """Hours and minutes: 7 uur 30, 45 minuten."""
        whole, rest = divmod(minutes, 60)
        if not whole:
            return self.n("{n} minute", "{n} minutes", rest)
        if not rest:
            return self.n("{n} hour", "{n} hours", whole)
        return self.n("{n} hour and {rest} min", "{n} hours and {rest} min", whole, rest=rest)


# The same few days and times stand on many cards; looking up how a language writes one takes Babel twenty times as long as finding it here.
@lru_cache(maxsize=4096)
def _dated(day: date, pattern: str, locale: Locale) -> Written:
    return Written(format_date(day, pattern, locale=locale))


@lru_cache(maxsize=2048)
def _clocked(clock: time, locale: Locale) -> Written:
    return Written(format_time(clock, "HH:mm", locale=locale))


def shown(text: str) -> str:
    """Data as it may stand in a sentence: on lines of its own only where it was written so, without what hides, reorders or stacks up.

    Text in a right-to-left script is isolated, so that it cannot turn the words around it. The bot's own signs are left out.
    """
    plain = text.translate(SIGNS)
    if plain.isascii():
        return "".join(c for c in plain if c.isprintable() or c == "\n")
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(plain):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS and _may_be_shown(plain, place):
            kept.append(character)
    clean = "".join(kept)
    turns = any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in clean)
    return f"{ISOLATE}{clean}{END}" if turns else clean


def _may_be_shown(text: str, place: int) -> bool:
    character = text[place]
    if character in JOINERS:
        around = text[place - 1 : place] + text[place + 1 : place + 2]
        return len(around) == 2 and all(
            unicodedata.bidirectional(c) == "AL" or unicodedata.category(c) in ("Mn", "Mc") for c in around
        )
    return character == "\n" or (character not in BLANK and unicodedata.category(character) not in HIDING)


@cache
def words_for(language: str | None) -> Words:
    """The words of a language; those of Dutch for one that is not spoken here."""
    spoken = language if language in LANGUAGES else DEFAULT
    return Words(spoken, gettext.translation(DOMAIN, _catalogues(), [spoken], fallback=spoken == "en"))


@cache
def _catalogues() -> Path:
    inside = Path(__file__).parent / "locales"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "locales"
