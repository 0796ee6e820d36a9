"""Sentences, money, dates and hours in one person's language.

Language is always an argument: one update may speak to three people. Values put into a sentence are data: they are
escaped here, once, and can neither break a message nor look like one of the bot's own.
"""

import gettext
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
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

# Characters that reorder or hide text: data never needs them, and with them a name could imitate the bot.
DECEIVING = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD])


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
        return Written(sentence.format_map({name: self.safe(value) for name, value in values.items()}) if values else sentence)

    def safe(self, value: Any) -> str:
        """A value as text that cannot be mistaken for markup or for another line of the message."""
        if isinstance(value, Written):
            return value
        return escape(str(value).translate(DECEIVING), quote=False)

    def money(self, cents: int | Decimal) -> Written:
        """Euros: whole cents as an int, or a Decimal number of euros (rates)."""
        euros = Decimal(cents) / 100 if isinstance(cents, int) else cents
        return Written(format_currency(euros, "EUR", locale=self._locale).replace("\xa0", " "))

    def number(self, value: Decimal | int) -> Written:
        return Written(format_decimal(value, locale=self._locale))

    def day(self, day: date) -> Written:
        """A day with its weekday: maandag 16 november."""
        return Written(format_date(day, "EEEE d MMMM", locale=self._locale))

    def short_day(self, day: date) -> Written:
        """For buttons: ma 16 nov."""
        return Written(format_date(day, "EE d MMM", locale=self._locale).replace(".", ""))

    def weekday(self, number: int) -> Written:
        """The name of a weekday, 1 for Monday."""
        return Written(get_day_names("wide", locale=self._locale)[number - 1])

    def date(self, day: date) -> Written:
        """A day with its year: 16 november 2026."""
        return Written(format_date(day, "d MMMM y", locale=self._locale))

    def time(self, moment: time | datetime) -> Written:
        """24-hour time: 07:30. A moment is shown in Dutch time."""
        clock = moment.astimezone(AMSTERDAM).time() if isinstance(moment, datetime) else moment
        return Written(format_time(clock, "HH:mm", locale=self._locale))

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


@cache
def words_for(language: str | None) -> Words:
    """The words of a language; those of Dutch for one that is not spoken here."""
    spoken = language if language in LANGUAGES else DEFAULT
    return Words(spoken, gettext.translation(DOMAIN, _catalogues(), [spoken], fallback=spoken == "en"))


@cache
def _catalogues() -> Path:
    inside = Path(__file__).parent / "locales"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "locales"
