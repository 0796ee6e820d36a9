"""Typed words made plain before they are read as times, dates or amounts: Dutch as it is spoken, and English.

Arabic and Persian digits count as digits too, with the comma of the same keyboards, because whoever reads the bot in these languages has no
others at hand. A text that holds anything else that is unusual stays as it is: whoever reads it finds no number in it.
"""

import re

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
_PLAIN = str.maketrans(
    {**dict.fromkeys("éèë", "e"), "ï": "i", **dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("’‘`´", "'"), "½": " half"}
    | _OF_THE_KEYBOARD
)
_WORD = re.compile(r"[a-z]+(?:-five)?")
_ARTICLE = re.compile(r"\b(?:een|a|an)\s+(?=half|kwartier|quarter|pauze|break|uurtje)")
_YES = frozenset({"ja", "j", "jawel", "yes", "y", "ok", "oke", "klopt", "ja klopt", "dat klopt", "goed", "ja goed"})
_NO = frozenset({"nee", "n", "no", "niet goed", "klopt niet", "dat klopt niet", "fout"})


def plain(text: str) -> str:
    """Lower case, single spaces, number words as digits, one kind of dash; empty when it is longer than 80 characters."""
    if len(text) > LONGEST:
        return ""
    words = " ".join(text.lower().translate(_PLAIN).split()).strip(" .!?;,")
    return _WORD.sub(_digits, _ARTICLE.sub("", words))


def yes_or_no(text: str) -> bool | None:
    """A typed yes or no; None for anything else."""
    said = plain(text)
    return True if said in _YES else False if said in _NO else None


def _digits(word: "re.Match[str]") -> str:
    number = NUMBERS.get(word[0])
    return word[0] if number is None else str(number)
