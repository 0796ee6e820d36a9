"""Sentences, money, dates and hours in one person's language.

Language is always an argument: one update may speak to three people. Values put into a sentence are data: they are
escaped here, once, and can neither break a message nor look like one of the bot's own.
"""

import gettext
import re
import unicodedata
from collections.abc import Iterable
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
DEFAULT, SOURCE = "nl", "en"
KNOWN = {
    "nl": "Nederlands",
    "en": "English",
    "nl-simple": "Makkelijk Nederlands",
    "ar": "العربية",
    "ti": "ትግርኛ",
    "tr": "Türkçe",
    "fa": "فارسی",
    "so": "Soomaali",
    "pl": "Polski",
}
"""Every language by its code, in its own script. The place of one in this list is on the wire of buttons: add new ones at the end."""
OFFERED = ("nl", "en", "nl-simple", "ar", "ti", "tr", "fa", "so", "pl")
"""Whose catalogue is complete. Adding a code here offers that language to candidates, and `words.check` then asks for every sentence."""
AT_WORK = ("nl", "en")
"""What employers and staff can choose: their own sentences are in these."""
LANGUAGES = {code: KNOWN[code] for code in KNOWN if code in OFFERED}
AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# Characters that hide, reorder or stack up text: data never needs them (a joiner stays between letters that it joins), and with them
# a name could imitate the bot.
HIDING = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180c\u180d\ufe0e\ufe0f")
MOST_MARKS = 3
ISOLATE, END = "\u2068", "\u2069"
RIGHT = "\u200f"
"""Says of a line that it goes from right to left."""
UNSEEN = frozenset({ISOLATE, END, RIGHT})
"""Marks that take no room on a screen."""
LATIN = re.compile(r"<[^>]*>|&#?\w+;|\{\w*\}|(/?[A-Za-zÀ-ɏ](?:[\wÀ-ɏ]|[ .'’/_-](?=[A-Za-zÀ-ɏ]))*)", re.ASCII)
"""Tags, marks and places, and (the group) words in Latin script, as many as stand together."""
TAG = re.compile(r"<[^>]*>")
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
        self.reviewed = translations.info().get("x-reviewed") == "yes"
        self._locale = Locale.parse(locale_of(language))
        self._turned = self._locale.character_order == "right-to-left"
        self._translations = translations

    def __call__(self, message: str, /, **values: Any) -> Written:
        """The sentence with its values, escaped."""
        return self._fill(self._translations.gettext(message), values)

    def n(self, one: str, many: str, n: int, /, **values: Any) -> Written:
        """The sentence in the plural form that `n` asks for; `n` itself is a value too."""
        return self._fill(self._translations.ngettext(one, many, n), {"n": n, **values})

    def _fill(self, sentence: str, values: dict[str, Any]) -> Written:
        if self._turned:
            sentence = _right_to_left(sentence)
        return Written(
            sentence.format_map({name: self._in_line(value) for name, value in values.items()}) if values else sentence
        )

    def _in_line(self, value: Any) -> str:
        """A value inside a sentence: it begins no line of its own, where it could pass for one of the bot's.

        Inside a right-to-left sentence it keeps its own order, and the words around it theirs.
        """
        text = self.safe(value if isinstance(value, Written) else " ".join(str(value).splitlines()))
        return f"{ISOLATE}{text}{END}" if self._turned and text and "\n" not in text else text

    def safe(self, value: Any) -> str:
        """A value as text that cannot be mistaken for markup or for another line of the message."""
        if isinstance(value, Written):
            return value
        return escape(shown(str(value)), quote=False)

    def listed(self, said: Iterable[str]) -> Written:
        """Several, with the comma of the language between them."""
        return Written(("، " if self._turned else ", ").join(map(self.safe, said)))

    def money(self, cents: int | Decimal) -> Written:
        """Euros: whole cents as an int, or a Decimal number of euros (rates)."""
        euros = Decimal(cents) / 100 if isinstance(cents, int) else cents
        return Written(_spaced(format_currency(euros, "EUR", locale=self._locale)))

    def rate(self, euros: Decimal) -> Written:
        """Euros with as many digits as it takes, at least whole cents."""
        if euros == euros.quantize(Decimal("0.01")):
            return self.money(euros)
        return Written(_spaced(format_currency(euros, "EUR", locale=self._locale, decimal_quantization=False)))

    def number(self, value: Decimal | int) -> Written:
        return Written(format_decimal(value, locale=self._locale))

    def exact(self, value: Decimal) -> Written:
        """A number with all its digits."""
        return Written(format_decimal(value, locale=self._locale, decimal_quantization=False))

    def hundredths(self, value: Decimal) -> Written:
        """A number with two decimals."""
        return Written(format_decimal(value, "#,##0.00", locale=self._locale))

    def day(self, day: date) -> Written:
        """A day with its weekday: maandag 16 november."""
        return _dated(day, "EEEE d MMMM", self._locale)

    def short_day(self, day: date) -> Written:
        """For buttons: ma 16 nov."""
        return Written(_dated(day, "EE d MMM", self._locale).replace(".", ""))

    def weekday(self, number: int) -> Written:
        """The name of a weekday, 1 for Monday."""
        return Written(get_day_names("wide", locale=self._locale)[number - 1])

    def short_weekday(self, number: int) -> Written:
        """The same in short: di."""
        return Written(get_day_names("abbreviated", locale=self._locale)[number - 1].replace(".", ""))

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


def _spaced(money: str) -> str:
    """A plain space beside the sign; a number stays in one piece."""
    return money.replace("€\xa0", "€ ").replace("\xa0€", " €")


@lru_cache(maxsize=4096)
def _right_to_left(sentence: str) -> str:
    """A sentence whose Latin words each keep their own order, and whose lines go from right to left whatever they begin with."""
    isolated = LATIN.sub(lambda found: f"{ISOLATE}{found[1]}{END}" if found[1] else found[0], sentence)
    return "\n".join(map(_begun, isolated.split("\n")))


def _begun(line: str) -> str:
    """Phones take the direction of a line from its first letter, some of them also from one inside an isolate, or find none."""
    first = next((c for c in TAG.sub("", line) if c == "{" or c.isalpha()), "")
    return line if not first or unicodedata.bidirectional(first) in RIGHT_TO_LEFT else RIGHT + line


def locale_of(language: str) -> str:
    """The CLDR locale by whose habits a language writes numbers and dates."""
    return {"en": "en_GB", "nl-simple": "nl"}.get(language, language)


def spoken_for(code: str | None) -> str:
    """The language in which somebody is spoken to whose own is `code` (a chat's tag as well: `pt-br`)."""
    plain = (code or DEFAULT).lower()
    return plain if plain in LANGUAGES else plain.split("-")[0] if plain.split("-")[0] in LANGUAGES else DEFAULT


def words_for(language: str | None) -> Words:
    """The words of a language; those of Dutch for one that is not spoken here."""
    return in_language(spoken_for(language))


@cache
def in_language(language: str) -> Words:
    """The words of a catalogue, offered or not. What it lacks is said in Dutch."""
    return Words(language, _translations(language))


def _translations(language: str) -> gettext.NullTranslations:
    mo = _catalogues() / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if mo.exists():
        with mo.open("rb") as source:
            translations: gettext.NullTranslations = gettext.GNUTranslations(source)
    else:
        translations = gettext.NullTranslations()
    if language not in (DEFAULT, SOURCE):
        translations.add_fallback(_translations(DEFAULT))
    return translations


@cache
def _catalogues() -> Path:
    inside = Path(__file__).parent / "locales"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "locales"
