"""Questions: who may write, when one waits, and to whom it passes. Silence closes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.rules.passing import Cover, Level, next_owner
from core.rules.refusals import Refusal
from core.rules.talk.questions import (
    QUOTED,
    QUOTED_MESSAGES,
    MessageKind,
    Part,
    Question,
    QuestionCode,
    QuestionState,
    length,
    may_leave_unanswered,
    may_say,
    part_of,
    quoted_whole,
    state_of,
    still_talking,
    waits_with,
)

AMINA, KARIN, MARK, ELS, HENK = 1, 31, 32, 33, 2
ASKED = Question(
    asker=AMINA, contact=KARIN, opened_with=KARIN, owner=KARIN, had_by=frozenset({KARIN}), wait=1, level=Level.OPENED
)
WITH_MARK = replace(ASKED, owner=MARK, had_by=frozenset({KARIN, MARK}), level=Level.STAND_IN)
ANSWERED_BY_MARK = replace(WITH_MARK, ended_by=MARK, answered=True)
ALL = Cover(contact=KARIN, stand_in=MARK, lead=ELS)
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "state"),
    [
        (ASKED, QuestionState.SENT),
        (replace(ASKED, seen=True), QuestionState.SEEN),
        (replace(WITH_MARK, seen=True), QuestionState.TAKEN_OVER),
        (WITH_MARK, QuestionState.TAKEN_OVER),
        (ANSWERED_BY_MARK, QuestionState.ANSWERED),
        (replace(ASKED, wait=2, ended_by=KARIN), QuestionState.READ),
        (replace(WITH_MARK, wait=2, opened_with=MARK, level=Level.OPENED), QuestionState.SENT),
    ],
)
def test_the_asker_sees_where_the_question_is(question: Question, state: QuestionState) -> None:
    """Sent, taken over by somebody else, answered, or read; written on to who answered, it is with them and not "taken over"."""
    assert state_of(question) is state


@pytest.mark.parametrize(
    ("kind", "text", "says_something"),
    [
        (MessageKind.TEXT, "Mag ik eerder weg?", True),
        (MessageKind.TEXT, "?", True),
        (MessageKind.TEXT, "👍", True),
        (MessageKind.TEXT, "شكرا", True),
        (MessageKind.TEXT, "", False),
        (MessageKind.TEXT, " \n\t ", False),
        (MessageKind.TEXT, "\u200b\u200d\u2066", False),
        (MessageKind.PHOTO, "", True),
        (MessageKind.VOICE, "", True),
        (MessageKind.FILE, "", True),
    ],
)
def test_a_message_says_something(kind: MessageKind, text: str, says_something: bool) -> None:
    """A character that can be seen, or a file; blanks and invisible characters say nothing."""
    refusal = may_say(kind, text)
    assert (refusal is None) is says_something
    assert refusal is None or refusal.code is QuestionCode.NOTHING_SAID


@pytest.mark.parametrize(
    ("who", "part"),
    [(AMINA, Part.ASKER), (KARIN, Part.ANSWERER), (MARK, Part.ANSWERER), (ELS, None), (HENK, None)],
)
def test_only_who_has_a_part_in_it_knows_a_question(who: int, part: Part | None) -> None:
    """The asker, and everybody who has or had it: who it was taken over from may still answer. For others it does not exist."""
    assert part_of(WITH_MARK, who) is part


@pytest.mark.parametrize(
    ("question", "to", "cover", "next_one"),
    [
        (ASKED, Level.STAND_IN, ALL, MARK),
        (ASKED, Level.LEAD, ALL, ELS),
        (WITH_MARK, Level.LEAD, ALL, ELS),
        (WITH_MARK, Level.STAND_IN, ALL, None),
        (ASKED, Level.STAND_IN, replace(ALL, stand_in=None), ELS),
        (ASKED, Level.STAND_IN, Cover(KARIN, None, None), None),
        (ASKED, Level.LEAD, replace(ALL, lead=KARIN), None),
        (replace(WITH_MARK, level=Level.OPENED, opened_with=MARK, wait=2), Level.STAND_IN, ALL, KARIN),
    ],
)
def test_an_unanswered_question_passes_on(question: Question, to: Level, cover: Cover, next_one: int | None) -> None:
    """First to the stand-in, then to the lead; never to who has it, never twice to the same level.

    Without a stand-in the lead is next; what the stand-in answered before and does not answer now goes back to the contact person.
    """
    assert next_owner(question.level, to, question.owner, cover) == next_one


def test_who_answered_gets_what_is_written_on() -> None:
    """While it waits a further message goes to who has it; after an answer, to who gave that."""
    assert waits_with(WITH_MARK) == MARK
    assert waits_with(replace(WITH_MARK, ended_by=KARIN, answered=True)) == KARIN


@pytest.mark.parametrize(
    ("question", "wait", "code"),
    [
        (replace(ASKED, wait=2), 2, None),
        (ASKED, 1, QuestionCode.NEEDS_ANSWER),
        (replace(ASKED, wait=3), 2, QuestionCode.ALREADY_ENDED),
        (replace(ASKED, wait=2, ended_by=MARK), 2, QuestionCode.ALREADY_ENDED),
    ],
)
def test_a_thank_you_needs_no_answer_but_a_question_does(question: Question, wait: int, code: QuestionCode | None) -> None:
    """What is written after an answer may be settled unanswered; a first question never, and not by the button of an earlier wait."""
    verdict = may_leave_unanswered(question, wait)
    assert (verdict.code if isinstance(verdict, Refusal) else None) is code


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        ([], 0),
        (["x"], 1),
        (["x" * QUOTED], 1),
        (["x" * (QUOTED + 1)], 0),
        (["😀" * (QUOTED // 2)], 1),
        (["😀" * (QUOTED // 2 + 1)], 0),
        (["x" * QUOTED, "y"], 1),
        (["x" * (QUOTED - 1), "y"], 2),
        (["x"] * 40, QUOTED_MESSAGES),
    ],
)
def test_a_card_quotes_the_newest_that_fit(texts: list[str], whole: int) -> None:
    """Whole messages, the newest first, as long as there is room; an emoji takes the room that Telegram counts for it."""
    assert quoted_whole(texts) == whole


def test_length_is_measured_as_telegram_does() -> None:
    """UTF-16 code units: one for a letter with an accent, two for most emoji."""
    assert [length(text) for text in ("", "é", "😀", "👨‍👩‍👧")] == [0, 1, 2, 8]


@pytest.mark.parametrize(("minutes", "talks"), [(0, True), (14, True), (15, False), (60 * 24, False)])
def test_a_talk_lasts_as_long_as_people_write(minutes: int, talks: bool) -> None:
    """A quarter of an hour after the last word a text is no longer taken for part of the talk."""
    earlier = NOW - timedelta(days=3)
    assert still_talking([earlier, NOW - timedelta(minutes=minutes)], NOW) is talks
    assert not still_talking([], NOW)
