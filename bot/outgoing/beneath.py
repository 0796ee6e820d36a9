"""The Dutch beneath a translation that no native reader has reviewed: on whatever is about a candidate's money or rights.

Letters of the municipality are in Dutch, and the Dutch text is the one that counts: whoever is in doubt can compare, or show it to somebody.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.screens import Screen
from core.actions.things import Notice, Thing
from words import Words, words_for
from words.language import DEFAULT

MESSAGES = frozenset(
    {
        Notice.CAP_NEAR,
        Notice.CHANGE_ENDED,
        Notice.COST_CHANGED,
        Notice.JOB_WITHDRAWN,
        Notice.MOMENT_AGREED,
        Notice.MOMENT_LAPSED,
        Notice.MOMENT_NEAR,
        Notice.MOMENT_PASSED,
        Notice.MOMENT_TAKEN_BACK,
        Notice.MOMENT_UNPAID,
        Notice.MY_MEETING_SOON,
        Notice.NOT_CHOSEN,
        Notice.OFFER_PLACE_FILLED,
        Notice.TICKET_SEEN_BEFORE,
        Notice.TICKET_UNREADABLE,
        Notice.WEEK_CONFIRMED,
        Notice.WEEK_DECIDED,
        Notice.NEW_WORK,
        Notice.PREMIUM_HELD,
        Notice.PREMIUM_PAID,
        Notice.WORK_ENDS,
        Notice.WORK_ENDS_SOON,
        Notice.WORK_STOPPED,
        "ask_kilometres",
        "ask_ticket",
        "ask_ticket_photo",
        "ask_wage",
        "check_moment",
        "choose_moment",
        "chosen_meanwhile",
        "easier",
        "erased",
        "example",
        "feels_wrong",
        "forget_me",
        "income",
        "my_data",
        "my_messages",
        "read_back_travel",
        "refused",
        "stop_sure",
        "take_back_yes",
        "ticket_received",
        "why_not",
        "yes_was_taken_back",
    }
)
"""Messages about money or rights. tests/contracts/test_beneath.py holds every message that speaks of them against this list."""

CARDS = frozenset(
    {
        Thing.ABSENCE,
        Thing.CHECKLIST_POINT,
        Thing.CORRECTION,
        Thing.DAY,
        Thing.ERASURE,
        Thing.MOMENT,
        Thing.NEXT,
        Thing.OFFER,
        Thing.PARTICIPATION,
        Thing.PLACEMENT,
        Thing.PREMIUM,
        Thing.SHIFT,
        Thing.SOURCES,
        Thing.WEEK,
        Thing.WISH,
        Thing.WORK_CHANGE,
    }
)
"""Cards about money or rights."""

HEADING = "Nederlands:"
MOST = 4096
"""UTF-16 units of a message: more Telegram does not take. Counted with its markup, which is on the safe side."""
OWN = ("nl", "nl-simple")
"""Who reads these reads the Dutch."""


def with_dutch(w: Words, draw: Callable[[Words], Screen]) -> Screen:
    """What `draw` makes in the reader's language, with the Dutch beneath it while that language awaits its review."""
    screen = draw(w)
    if w.reviewed or w.language in OWN:
        return screen
    dutch = draw(words_for(DEFAULT)).text
    whole = f"{screen.text}\n\n<i>{HEADING}</i>\n{dutch}"
    return replace(screen, text=whole) if units(whole) <= MOST else screen


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
