"""Typed words made plain before they are read as times, dates or amounts: Dutch as it is spoken, and English; yes, no
and "I cannot come" in every language.

Arabic and Persian digits count as digits too, with the comma of the same keyboards, because whoever reads the bot in these languages has no
others at hand. A text that holds anything else that is unusual stays as it is: whoever reads it finds no number in it.

No document says how people type.
"""

import re
import unicodedata

LONGEST = 80

_UNITS = {
    "nul": 0,
    "een": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
}
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50}
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS: dict[str, int] = (
    _UNITS
    | {name: 10 + n for n, name in enumerate(("tien", "elf", "twaalf", "dertien", "veertien", "vijftien"))}
    | {name: 16 + n for n, name in enumerate(("zestien", "zeventien", "achttien", "negentien"))}
    | _TENS
    | {f"{unit}en{ten}": value + n for ten, value in _TENS.items() for unit, n in _UNITS.items() if n}
    | {name: n for n, name in enumerate(_ENGLISH)}
    | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60}
)

_OF_THE_KEYBOARD = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫،؛", "01234567890123456789,,;", strict=True))
_UNSEEN = dict.fromkeys("\u200e\u200f\u2066\u2067\u2068\u2069")
"""What turns text, in whatever was copied from a message of the bot."""
_PLAIN = str.maketrans(
    {**dict.fromkeys("éèë", "e"), "ï": "i", **dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("’‘`´", "'"), "½": " half"}
    | _OF_THE_KEYBOARD
    | _UNSEEN
)
_WORD = re.compile(r"[a-z]+(?:-five)?")
_ARTICLE = re.compile(r"\b(?:een|a|an)\s+(?=half|kwartier|quarter|pauze|break|uurtje)")
_HALF = re.compile(rf"\bhalf(?=(?:{'|'.join(NUMBERS)}|[0-9]{{1,2}})\b)")
"""Half an hour before the hour, written as one word: halfnegen."""
_YES = (
    *("ja", "j", "jawel", "yes", "y", "ok", "oke", "klopt", "ja klopt", "dat klopt", "goed", "ja goed"),
    *("نعم", "أجل", "إي", "أيوه", "أيوا", "صحيح", "نعم صحيح", "تمام"),
    *("بله", "بلی", "آره", "درست است", "بله درست است", "درسته"),
    *("tak", "dobrze", "zgadza się", "tak zgadza się", "haa", "haa waa sax", "waa sax"),
    *("እወ", "እወ ልክዕ እዩ", "ልክዕ እዩ", "ሕራይ", "evet", "evet doğru", "doğru", "tamam"),
)
_NO = (
    *("nee", "n", "no", "niet goed", "klopt niet", "dat klopt niet", "fout"),
    *("لا", "كلا", "غير صحيح", "لا غير صحيح", "نه", "نخیر", "خیر", "درست نیست", "nie", "nie zgadza się"),
    *("maya", "may", "sax maaha", "ኣይፋል", "ኣይፋሉን", "ኣይኮነን", "ልክዕ ኣይኮነን", "hayır", "yok", "yanlış"),
)
_CANNOT_COME = (
    "ziek / ik ben ziek / ben ziek / ik ben vandaag ziek / ben vandaag ziek / ik ben ziek vandaag / vandaag ziek / ik ben nog ziek / nog ziek",
    "ik meld me ziek / ziekmelden / ziek melden / ik wil me ziek melden / ik voel me niet lekker / ik voel me niet goed",
    "kan niet komen / ik kan niet komen / kan vandaag niet komen / ik kan vandaag niet komen / ik kan morgen niet komen",
    "ik kan helaas niet komen / ik kan niet / ik kan vandaag niet / kan vandaag niet / ik kom niet / ik kom vandaag niet",
    "ik kom morgen niet",
    "ik kan niet werken / ik kan vandaag niet werken / afmelden / ik wil me afmelden / ik meld me af",
    "sick / ill / i am sick / i'm sick / i am ill / i'm ill / i am sick today / i'm sick today / cannot come / can't come / can not come",
    "i cannot come / i can't come / i can not come / i cannot come today / i can't come today / i cannot work today / i can't work today",
    "مريض / مريضة / أنا مريض / أنا مريضة / لا أستطيع أن آتي / لا أستطيع المجيء / لا أستطيع الحضور",
    "مریض / مریضم / من مریضم / من مریض هستم / مریض هستم / نمی‌توانم بیایم / نمیتوانم بیایم / نمی توانم بیایم / نمیتونم بیام",
    "chory / chora / jestem chory / jestem chora / nie mogę przyjść / dziś nie mogę przyjść / dzisiaj nie mogę przyjść / nie przyjdę",
    "waan jirranahay / waan xanuunsanayaa / waan xanuunsanahay / waan bukaa / ma iman karo / ma imaan karo / maanta ma iman karo",
    "ሓሚመ / ሓሚመ ኣለኹ / ክመጽእ ኣይክእልን / ክመጽእ ኣይክእልን እየ / ሎሚ ክመጽእ ኣይክእልን",
    "hasta / hastayım / ben hastayım / bugün hastayım / gelemiyorum / gelemem / bugün gelemem / bugün gelemiyorum",
)
_SAME = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ı": "i", "አ": "ኣ"})
"""Letters that one keyboard has and another has not."""


def plain(text: str) -> str:
    """Lower case, single spaces, number words as digits, one kind of dash; empty when it is longer than 80 characters."""
    if len(text) > LONGEST:
        return ""
    words = " ".join(_HALF.sub("half ", text.lower().translate(_PLAIN)).split()).strip(" .!?;,")
    return _WORD.sub(_digits, _ARTICLE.sub("", words))


def yes_or_no(text: str) -> bool | None:
    """A typed yes or no in any of the languages; None for anything else."""
    said = _bare(text) if len(text) <= LONGEST else ""
    return True if said in _SAYS_YES else False if said in _SAYS_NO else None


def says_cannot_come(text: str) -> bool:
    """Whether somebody types, in any of the languages, that they cannot come. Why not is nobody's business, and is kept nowhere."""
    return len(text) <= LONGEST and _bare(text) in _SAYS_CANNOT_COME


def _bare(text: str) -> str:
    """Letters alone, of which the forms are one: without marks above and below, signs, and the stroke that makes a word longer."""
    kinds = ((c, unicodedata.category(c)) for c in unicodedata.normalize("NFKD", text.casefold()))
    kept = "".join(" " if kind[0] == "P" else c for c, kind in kinds if kind not in ("Mn", "Cf", "Lm"))
    return " ".join(kept.translate(_SAME).split())


def _digits(word: "re.Match[str]") -> str:
    number = NUMBERS.get(word[0])
    return word[0] if number is None else str(number)


_SAYS_YES, _SAYS_NO = frozenset(map(_bare, _YES)), frozenset(map(_bare, _NO))
_SAYS_CANNOT_COME = frozenset(_bare(one) for phrases in _CANNOT_COME for one in phrases.split(" / "))
