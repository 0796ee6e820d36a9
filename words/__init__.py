"""Every sentence by language. The message ids of the catalogues are the English sentences."""

from words.language import AT_WORK, KNOWN, LANGUAGES, Words, words_for

__all__ = ["AT_WORK", "KNOWN", "LANGUAGES", "Words", "words_for"]
