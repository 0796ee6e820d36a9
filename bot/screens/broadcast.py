"""What a contact person writes to everybody they guide, as a reader sees it."""

from collections.abc import Mapping
from typing import Any

from bot.screens import Screen, lines, screen
from bot.screens.questions import literal, quote
from core.actions.things import Notice
from words import Words

Facts = Mapping[str, Any]


@screen(Notice.BROADCAST)
def broadcast(w: Words, f: Facts) -> Screen:
    """Who writes, the words as they were written, and how to ask something."""
    return Screen(
        lines(
            w("A message from {contact}:", contact=f["contact"]),
            quote(literal(f["text"])),
            w("Do you want to know more about this? Ask {contact}.", contact=f["contact"]),
        )
    )
