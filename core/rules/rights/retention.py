"""How long each kind of data is kept, from when, why, and what becomes of it. One table: nothing is kept that is not in it.

What a law prescribes is kept even when its person asks for erasure; everything else goes at once then, and by itself at its term.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from core.rules.choices import Choices


class Kind(StrEnum):
    """What is kept, by its purpose."""

    UPDATES = "updates"
    MESSAGES = "messages"
    CONVERSATIONS = "conversations"
    INVITES = "invites"
    QUESTIONS = "questions"
    CONCERNS = "concerns"
    OFFERS = "offers"
    PROFILE = "profile"
    BOOKS = "books"


@dataclass(frozen=True)
class Term:
    """How long after which event, and who says so. `years` count from the end of the calendar year of the event, `days` from the event.

    Neither: until a person asks. `by_law`: no request shortens it.
    """

    days: int | None
    years: int | None
    event: str
    source: str
    by_law: bool = False


_GDPR = "GDPR art. 5 lid 1 onder e: no longer than needed"

TERMS: Mapping[Kind, Term] = MappingProxyType(
    {
        Kind.UPDATES: Term(
            30, None, "the update came in (its content goes when it is handled)", _GDPR + "; repeats are recognised"
        ),
        Kind.MESSAGES: Term(30, None, "the message was sent", _GDPR + "; what was said can be shown when it is disputed"),
        Kind.CONVERSATIONS: Term(30, None, "the last step of the conversation", _GDPR),
        Kind.INVITES: Term(90, None, "the invite ended", _GDPR + "; a second claim can be explained"),
        Kind.QUESTIONS: Term(365, None, "the last message of an ended question", _GDPR),
        Kind.CONCERNS: Term(365, None, "a concern was closed", _GDPR),
        Kind.OFFERS: Term(365, None, "an offer that led to no placement was made", _GDPR + "; a refusal leaves no trace (RIB)"),
        Kind.PROFILE: Term(None, None, "the person asks for erasure, or the municipality ends the participation", _GDPR),
        Kind.BOOKS: Term(None, 7, "the last day of the placement, or the payment", "AWR art. 52 lid 4: seven years", by_law=True),
    }
)
"""What holds where a municipality decided nothing. Updates and conversations are the bot's own and the same for all."""

BOOKS_BY_LAW = 7
"""Years. A municipality may keep its books longer; a shorter term than the law's counts as the law's."""


@dataclass(frozen=True)
class BooksKept:
    """Until when the books about somebody stay (the first day on which they may go), and for how many years by whose decision."""

    until: date
    years: int
    source: str


def terms_of(choices: Choices) -> Mapping[Kind, Term]:
    """The terms of a municipality with these choices in force."""
    decided = {
        Kind.MESSAGES: choices.keep_messages_days,
        Kind.INVITES: choices.keep_invites_days,
        Kind.QUESTIONS: choices.keep_questions_days,
        Kind.CONCERNS: choices.keep_concerns_days,
        Kind.OFFERS: choices.keep_offers_days,
    }
    books = TERMS[Kind.BOOKS]
    if choices.keep_books_years > BOOKS_BY_LAW:
        books = replace(books, years=choices.keep_books_years, source=f"the municipality: {choices.keep_books_years} years")
    return {**TERMS, **{kind: replace(TERMS[kind], days=days) for kind, days in decided.items()}, Kind.BOOKS: books}


def kept_since(kind: Kind, now: datetime, terms: Mapping[Kind, Term] = TERMS) -> datetime | None:
    """The moment before which an event of this kind is too long ago; None when nothing of it goes by itself."""
    term = terms[kind]
    if term.days is not None:
        return now - timedelta(days=term.days)
    return None if term.years is None else datetime(now.year - term.years, 1, 1, tzinfo=UTC)


def books_kept(last_event: date, choices: Choices) -> BooksKept:
    """How long the books stay whose last event was on this day, by the choices in force."""
    term = terms_of(choices)[Kind.BOOKS]
    assert term.years is not None, "books are kept for years"
    return BooksKept(date(last_event.year + term.years + 1, 1, 1), term.years, term.source)
