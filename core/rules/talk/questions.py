"""Questions: who may write in one, and when it waits for an answer (PAPER: a candidate has one contact person to put questions to)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.rules.passing import Level
from core.rules.refusals import Code, Refusal, refuse

TALK = timedelta(minutes=15)
QUOTED = 2400
"""UTF-16 code units that a card quotes; what does not fit is told whole in a message of its own."""
QUOTED_MESSAGES = 8


class QuestionCode(Code):
    """Why something is not written in a question, or does not end it."""

    NOTHING_SAID = "nothing_said"
    ALREADY_ENDED = "already_ended"
    NEEDS_ANSWER = "needs_answer"


class MessageKind(StrEnum):
    """What somebody sent: words, or something that only they have (with or without words)."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"


class QuestionState(StrEnum):
    """What the asker sees of their question."""

    SENT = "sent"
    SEEN = "seen"
    TAKEN_OVER = "taken_over"
    ANSWERED = "answered"
    READ = "read"


class Part(StrEnum):
    """What somebody is to a question."""

    ASKER = "asker"
    ANSWERER = "answerer"


@dataclass(frozen=True)
class Question:
    """A question as it stands: people by number; `seen` by whoever has it.

    `wait` counts from 1: each time the asker writes after an answer it waits anew.

    `opened_with` had it when this wait began, `owner` has it now, `had_by` is everybody who ever had it.
    """

    asker: int
    contact: int
    opened_with: int
    owner: int
    had_by: frozenset[int]
    wait: int
    level: Level
    ended_by: int | None = None
    answered: bool = False
    seen: bool = False

    @property
    def waits(self) -> bool:
        """Whether the asker waits for an answer."""
        return self.ended_by is None


def state_of(question: Question) -> QuestionState:
    """Where the asker's question is."""
    if not question.waits:
        return QuestionState.ANSWERED if question.answered else QuestionState.READ
    if question.owner != question.opened_with:
        return QuestionState.TAKEN_OVER
    return QuestionState.SEEN if question.seen else QuestionState.SENT


def can_be_seen(question: Question, person: int) -> bool:
    """Whether opening it tells the asker that it was seen: by whoever has it, while the asker waits."""
    return question.waits and not question.seen and person == question.owner


def may_say(kind: MessageKind, text: str) -> Refusal | None:
    """A message says something: a character that can be seen, or a file. Refused: anything else."""
    if kind is not MessageKind.TEXT or any(c.isprintable() and not c.isspace() for c in text):
        return None
    return refuse(QuestionCode.NOTHING_SAID)


def length(text: str) -> int:
    """UTF-16 code units, as messages are measured."""
    return len(text.encode("utf-16-le")) // 2


def quoted_whole(texts: Sequence[str]) -> int:
    """How many of the newest texts (they come oldest first) a card can quote whole."""
    room, count = QUOTED, 0
    for text in reversed(texts[-QUOTED_MESSAGES:]):
        room -= length(text)
        if room < 0:
            break
        count += 1
    return count


def part_of(question: Question, person: int) -> Part | None:
    """The asker writes on, whoever has or had the question answers; for anybody else it does not exist."""
    if person == question.asker:
        return Part.ASKER
    return Part.ANSWERER if person in question.had_by else None


def may_leave_unanswered(question: Question, wait: int) -> Refusal | None:
    """A "thank you" needs no answer; a first question always does. `wait` is the one that was on the screen.

    Refused: a question that waits no more, or for something else than was on the screen, and a first one."""
    if not question.waits or question.wait != wait:
        return refuse(QuestionCode.ALREADY_ENDED)
    return refuse(QuestionCode.NEEDS_ANSWER) if question.wait == 1 else None


def waits_with(question: Question) -> int:
    """Who has the question when the asker writes again after an answer: whoever gave that."""
    return question.owner if question.ended_by is None else question.ended_by


def still_talking(said_at: Sequence[datetime], now: datetime) -> bool:
    """Whether a text that answers nothing else belongs to the talk: the last word in it is less than 15 minutes old."""
    return bool(said_at) and now - max(said_at) < TALK
