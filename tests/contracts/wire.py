"""What Telegram would say of a screen: judged by the local Telegram's own rules and not by the bot's."""

from bot.callbacks import Sealer
from bot.screens import Screen
from simulator.bot_api.writing import TEXT_LENGTH
from simulator.html import length, parse

SEALER = Sealer("5150001:TownTokenThatOnlyTheTestsUse_abcdefg")
CHAT = 2**52 - 1
CAPTION_LENGTH = 64
"""Characters of a button that a phone can show."""
UNSEEN = dict.fromkeys(map(ord, "\u2068\u2069\u200e\u200f"))
"""Marks of direction: they take no room."""


def judged(screen: Screen) -> str:
    """The text as its reader sees it. Fails when Telegram would refuse the message, or a reader could not read it."""
    text, _ = parse(screen.text)
    assert text.strip(), "an empty message"
    assert length(text) <= TEXT_LENGTH
    assert not (screen.menu and screen.buttons), "a message carries one kind of keyboard"
    for row in screen.buttons:
        assert 1 <= len(row) <= 2, "at most two columns"
        for button in row:
            assert button.caption.strip(), "a button without a word"
            assert len(button.caption.translate(UNSEEN)) <= CAPTION_LENGTH, button.caption
            assert button.caption.count("\u2068") == button.caption.count("\u2069"), button.caption
            assert button.url or len(SEALER.seal(button.press, CHAT).encode()) <= 64
    assert all(caption.strip() for row in screen.menu or () for caption in row)
    assert text.count("\u2068") == text.count("\u2069"), "words of another direction are not closed"
    assert not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067"), "a character that turns text around"
    return text
