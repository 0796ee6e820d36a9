"""How plain the Dutch is: words a sentence, reading ease after Flesch-Douma, and words that have a plainer one."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

MEAN_WORDS = 12.0
MOST_WORDS = 20
LEAST_EASE = 70.0

PLAIN_WORDS = Path(__file__).parent / "plain_words.toml"
PLACE = re.compile(r"\{\w*\}")
MARKUP = re.compile(r"<[^>]*>")
WORD = re.compile(r"[0-9A-Za-zÀ-ÿ'’/-]*[0-9A-Za-zÀ-ÿ][0-9A-Za-zÀ-ÿ'’/-]*")
END = re.compile(r"(?<=[.!?])[\s”)]+|\n+")
STOPS = (".", "!", "?", "”")
SYLLABLE = re.compile(r"eeu|ieu|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáàâéèêëíìïóòôöúùûü]", re.IGNORECASE)
VALUE = "Amina"
"""What stands for a value while measuring: three syllables, as a name or a date may have."""


@dataclass(frozen=True)
class Measure:
    """Figures of some messages together."""

    sentences: int
    words: int
    syllables: int
    longest: int

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / max(self.sentences, 1)

    @property
    def ease(self) -> float:
        """Reading ease after Flesch-Douma (1960): 206.835 - 0.93 x words a sentence - 77 x syllables a word."""
        return 206.835 - 0.93 * self.mean - 77 * self.syllables / max(self.words, 1)


def measure(messages: Iterable[str]) -> Measure:
    """The figures of these messages."""
    found = [_words(sentence) for message in messages for sentence in sentences(message)]
    words = [word for sentence in found for word in sentence]
    return Measure(len(found), len(words), sum(map(syllables, words)), max(map(len, found), default=0))


def sentences(message: str) -> Iterator[str]:
    """The sentences of a message, without markup, a word for each value. A caption or a heading is none: it would make the mean look good."""
    yield from (piece for piece in _pieces(message) if piece.rstrip(" )").endswith(STOPS))


def too_long(message: str) -> list[str]:
    """Its sentences of more words than anybody should have to hold on to."""
    return [sentence for sentence in _pieces(message) if len(_words(sentence)) > MOST_WORDS]


def hard_words(message: str) -> list[tuple[str, str]]:
    """The words in it that have a plainer one, each with that."""
    plain = MARKUP.sub("", message)
    return [(word, better) for word, better in words_to_avoid().items() if re.search(rf"\b{word}\b", plain, re.IGNORECASE)]


@cache
def words_to_avoid() -> Mapping[str, str]:
    """Word (a regular expression) and what to say in its place."""
    found: dict[str, str] = tomllib.loads(PLAIN_WORDS.read_text("utf-8"))["say"]
    return found


def syllables(word: str) -> int:
    """Groups of vowels that are heard as one; a word of digits or consonants counts as one."""
    return max(1, len(SYLLABLE.findall(word)))


def _pieces(message: str) -> list[str]:
    plain = PLACE.sub(VALUE, unescape(MARKUP.sub("", message)))
    return [piece for piece in END.split(plain) if _words(piece)]


def _words(sentence: str) -> list[str]:
    return WORD.findall(sentence)
