"""What a contact person writes to everybody they guide: asked of them, read back, and as a reader sees it."""

from datetime import datetime

from bot.buttons.broadcast import SendBroadcast
from bot.screens import Button, Facts, Screen, lines, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.questions import literal, quote
from core.actions.things import Notice
from words import Words
from words.language import Written


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


@screen("broadcast_words", candidates=False)
def broadcast_words(w: Words, f: Facts) -> Screen:
    """What do you want to say, and who reads it?"""
    return Screen(
        lines(
            trouble(w, f),
            w("What do you want to say? Type your message."),
            w.n("You write to {n} candidate.", "You write to {n} candidates, each in their own chat.", f["readers"]),
            w("Write nothing about one person."),
        ),
        ways_out(w, f),
    )


@screen("broadcast_check", candidates=False)
def broadcast_check(w: Words, f: Facts) -> Screen:
    """The words as they will be read, to how many and when; only then the tap."""
    return Screen(
        lines(
            trouble(w, f),
            w("Shall I send this?"),
            quote(literal(f["text"])),
            w.n("It goes to {n} candidate.", "It goes to {n} candidates.", f["readers"]),
            _when(w, f),
            w("Who does not want news does not get it."),
            w("Do you want other words? Type them."),
        ),
        ((Button(w("Send"), SendBroadcast(f["draft"])),), *ways_out(w, f)),
    )


def _when(w: Words, f: Facts) -> Written:
    if f["at"]:
        return w("It goes out on {moment}.", moment=w.moment(datetime.fromisoformat(f["at"])))
    return w("It goes out at once.")


@screen("broadcast_sent", candidates=False)
def broadcast_sent(w: Words, f: Facts) -> Screen:
    """On its way."""
    return Screen(
        lines(
            w("Your message is on its way."),
            w.n("Your message goes to {n} candidate.", "Your message goes to {n} candidates.", f["readers"]),
            _when(w, f),
        )
    )
