"""Every sentence by language. The message ids of the catalogues are the English sentences."""

from words.language import LANGUAGES, Words, words_for

__all__ = ["LANGUAGES", "Words", "words_for"]
