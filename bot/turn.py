"""One update's turn: the deed it may become, the conversation it belongs to, and what is said in return."""

from dataclasses import dataclass
from typing import Any

from bot.callbacks import Callback
from core.actions.deed import CARD, Deed, outbox_row
from core.actions.things import Priority, Thing
from core.rules.refusals import Refusal
from core.store.people import Person

REFUSED = "refused"
ASKED = "asked"  # where a conversation keeps its last question, to put it again after a downtime


@dataclass(slots=True)
class Turn:
    """What the worker hands to the handlers, and what it writes and sends when they are done."""

    deed: Deed
    chat: int
    address: int | None
    masked: int
    state: str | None
    data: dict[str, Any]
    press: Callback | None = None
    press_id: str | None = None
    message_id: int | None = None
    state_changed: bool = False
    outcome: str = "applied"

    def to(self, state: str | None, **data: Any) -> None:
        """Go to a step of a conversation with what is known so far; None ends it."""
        self.state, self.data, self.state_changed = state, data, True

    def remember(self, what: str, facts: dict[str, Any]) -> None:
        """The question that the conversation now waits for."""
        if self.state is not None and self.state_changed:
            self.data = self.data | {ASKED: {"what": what, "facts": facts}}


class Say:
    """Answers to the person whose turn it is. They are rows of the outbox like everything said."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def screen(self, name: str, /, **facts: Any) -> None:
        """A new message, made of frozen facts, in the person's language at delivery."""
        self._put(name, facts)
        self._turn.remember(name, facts)

    def card(self, thing: Thing, thing_id: int, fresh: bool = False) -> None:
        """The live state of a thing: edits the card that is there, or sends one (always, when `fresh`)."""
        self._put(CARD, {"fresh": True} if fresh else {}, (thing, thing_id))

    def refusal(self, refusal: Refusal) -> None:
        """Why something was not done, in words."""
        self._turn.outcome = REFUSED
        self._put(REFUSED, {"code": str(refusal.code), "facts": {name: str(v) for name, v in refusal.facts.items()}})

    def deleted(self, message_id: int) -> None:
        """Take a message out of the chat."""
        self._put("delete", {"message_id": message_id})

    def left(self, group: int) -> None:
        """Leave a group."""
        self._turn.deed.told.append(outbox_row(self._turn.deed.now, "leave", {"chat": group}, stranger=group))

    def _put(self, what: str, facts: dict[str, Any], about: tuple[Thing, int] | None = None) -> None:
        person: Person | None = self._turn.deed.actor
        self._turn.deed.told.append(
            outbox_row(
                self._turn.deed.now,
                what,
                facts,
                to=person,
                stranger=None if person else self._turn.chat,
                about=about,
                priority=Priority.ANSWER,
            )
        )
