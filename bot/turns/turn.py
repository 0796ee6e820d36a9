"""One update's turn: the deed it may become, the conversation it belongs to, and what is said in return."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.callbacks import Callback
from core.actions.deed import CARD, Deed, outbox_row
from core.actions.talk.questions import ASKERS
from core.actions.things import Card, Priority, Thing
from core.rules.refusals import CommonCode, Refusal
from core.store.people.people import Person

REFUSED = "refused"
ASKED = "asked"  # where a conversation keeps its last question, to put it again after a downtime and to show its answer
AFTER_CALLING = "absent:told"  # shortly after calling that one cannot come
LISTENS = timedelta(minutes=30)
TRIES = "tries"  # how often in a row the last question was asked again
RESULT = "result"  # a question of a conversation becomes its result
LONGEST_SHOWN = 60
REPEATED = frozenset(
    {
        *("name_day", "ask_times", "ask_end", "ask_break", "which_reading", "read_back"),
        *("ask_kilometres", "ask_ticket", "read_back_travel", "ask_hours_a_week"),
        "which_day_off",
    }
)
"""Questions whose typed answer is a day, a time or a number: it is repeated below them. Free words stay only where they were said."""

READ_BACK = frozenset({"read_back", "check_not_worked", "read_back_travel", "paper_check", "cost_check"})
"""Questions that read as what is kept already: left without an answer, they say that it is not."""


@dataclass(slots=True)
class Turn:
    """What the worker hands to the handlers, and what it writes and sends when they are done.

    `number` is the update's own; `said` a text that may answer a question, `press_data` a press as it came,
    `beneath` the buttons under the message that is replied to. It `leads_elsewhere`: a command, or a key of the small keyboard.
    """

    deed: Deed
    chat: int
    address: int | None
    masked: int
    state: str | None
    data: dict[str, Any]
    number: int = 0
    said: str | None = None
    press: Callback | None = None
    press_id: str | None = None
    press_data: str | None = None
    message_id: int | None = None
    beneath: tuple[Callback, ...] = ()
    leads_elsewhere: bool = False
    state_changed: bool = False
    outcome: str = "applied"
    before: dict[str, Any] | None = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.data.get(ASKED)

    def to(self, state: str | None, **data: Any) -> None:
        """Go to a step of a conversation with what is known so far; None ends it."""
        self.state, self.data, self.state_changed = state, data, True

    def listen(self) -> None:
        """What is said in the next half hour is for the contact person."""
        self.to(AFTER_CALLING, until=(self.deed.now + LISTENS).isoformat())

    @property
    def listens(self) -> bool:
        """Whether one called shortly before that one cannot come, and began nothing else since."""
        return self.state == AFTER_CALLING and self.deed.now < datetime.fromisoformat(self.data["until"])

    @property
    def known(self) -> dict[str, Any]:
        """What the conversation knows so far."""
        return {name: value for name, value in self.data.items() if name not in (ASKED, TRIES)}

    def remember(self, what: str, facts: dict[str, Any]) -> None:
        """The question that the conversation now waits for."""
        self.data = self.data | {ASKED: {"what": what, "facts": facts, "number": self.number}}

    def result(self) -> dict[str, Any] | None:
        """The question that the conversation waited for and no longer does, with what was answered; None while it still waits."""
        before, after = self.before, self.data.get(ASKED)
        if not self.state_changed or before is None or "number" not in before or after == before:
            return None
        asked_again = after is not None and after["what"] == before["what"]
        if self.press_data:
            return before | {"press": self.press_data}
        if self.leads_elsewhere:
            return before | {"left": True}
        return before | {"said": self.said} if self.said and before["what"] in REPEATED and not asked_again else before


class Say:
    """Answers to the person whose turn it is. They are rows of the outbox like everything said."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def screen(self, name: str, /, **facts: Any) -> None:
        """A new message, made of frozen facts, in the person's language at delivery."""
        self._put(name, facts)

    def in_place(self, name: str, /, **facts: Any) -> None:
        """A screen in the place of the message whose button was pressed."""
        message = self._turn.message_id
        self._put(name, facts | ({"edits": message} if message else {}))

    def ask(
        self, step: str, name: str, known: dict[str, Any], /, *, problem: str = "", refusal: Refusal | None = None, **shown: Any
    ) -> None:
        """Go to a step of a conversation and put its question. `known` is kept for what follows, and shown with what is `shown` alone.

        With a `problem` or a `refusal` the last answer was none. How often that was so in a row is counted: whoever has somebody
        to ask is then offered to.
        """
        turn = self._turn
        is_again = turn.state == step and (problem or refusal)
        tries = turn.data.get(TRIES, 0) + 1 if is_again else 0
        turn.to(step, **known, **{TRIES: tries})
        may_ask = turn.deed.actor is not None and turn.deed.actor.role in ASKERS
        why: dict[str, Any] = {"problem": problem} if problem else {}
        if refusal:
            why["refusal"] = _coded(refusal)
        facts = known | shown | why | {TRIES: tries if may_ask else 0}
        turn.remember(name, facts)
        self._put(name, facts, (Thing.TALK, turn.number))

    def ask_next(self, step: str, screens: Mapping[str, str], answer: dict[str, Any], refusal: Refusal | None) -> None:
        """The question of the next step, with what was answered at this one; when that was refused, this one's again."""
        turn = self._turn
        if refusal and turn.state:
            self.ask(turn.state, screens[turn.state], turn.known, refusal=refusal)
        else:
            self.ask(step, screens[step], turn.known | answer)

    def stopped(self) -> None:
        """The conversation ends here, which is said, with whether what was filled in is `kept`."""
        kept = bool(self._turn.data.get("kept"))
        self._turn.to(None)
        self.screen("stopped", kept=kept)

    def again(self) -> None:
        """The question that the conversation waits for once more, beneath what was said since."""
        asked = self._turn.data.get(ASKED)
        if self._turn.state is not None and asked:
            self._put(asked["what"], asked["facts"], (Thing.TALK, asked["number"]))

    def card(self, thing: Thing, thing_id: int, fresh: bool = False) -> None:
        """The live state of a thing: edits the card that is there, or sends one (always, when `fresh`)."""
        self._put(CARD, {"fresh": True} if fresh else {}, (thing, thing_id))

    def refusal(self, refusal: Refusal) -> None:
        """Why something was not done, in words."""
        self._turn.outcome = REFUSED
        self._put(REFUSED, _coded(refusal))

    def opened(self, verdict: object, thing: Thing, thing_id: int) -> None:
        """The live state of what was asked for, anew; of a refusal: why not."""
        if isinstance(verdict, Refusal):
            self.refusal(verdict)
        else:
            self.card(thing, thing_id, fresh=True)

    def pressed(self, verdict: object, about: Card | None = None) -> None:
        """The card that was pressed shows by itself what was done; what was not is said, with what it is `about` as that stands."""
        if isinstance(verdict, Refusal):
            self.refusal(verdict)
            if about and verdict.code is not CommonCode.NOT_FOUND:
                self.card(*about, fresh=True)

    def become_result(self) -> None:
        """At the end of the turn: the question that was answered or left becomes its result, without buttons."""
        question = self._turn.result()
        if question and self._turn.deed.actor:
            self._put(RESULT, question, (Thing.TALK, question["number"]))

    def deleted(self, message_id: int) -> None:
        """Take a message out of the chat."""
        self._put("delete", {"message_id": message_id})

    def left(self, group: int) -> None:
        """Leave a group."""
        self._turn.deed.told.append(outbox_row(self._turn.deed.now, "leave", {"chat": group}, stranger=group))

    def _put(self, what: str, facts: dict[str, Any], about: Card | None = None) -> None:
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


def _coded(refusal: Refusal) -> dict[str, Any]:
    """A refusal as facts, which become words at delivery."""
    return {"code": str(refusal.code), "facts": {name: str(value) for name, value in refusal.facts.items()}}
