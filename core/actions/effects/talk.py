"""Questions and reports: the effects of what people say to each other."""

from sqlalchemy import select

from core.actions.effects.line import Line
from core.actions.things import Thing
from core.store.tables.concerns import concern
from core.store.tables.questions import question, question_message

LINES = (
    Line(
        "question",
        Thing.QUESTION,
        ("asked",),
        ("about", "about_id"),
        select(question.c.municipality, question.c.id, question.c.about, question.c.about_id),
    ),
    Line(
        "question_message",
        Thing.QUESTION,
        ("asked", "wrote on", "answered", "added to an answer"),
        (),
        select(question_message.c.municipality, question_message.c.question),
    ),
    Line(
        "concern",
        Thing.CONCERN,
        ("concern raised",),
        (),
        select(concern.c.municipality, concern.c.id).where(concern.c.receipt.not_like("%-2")),
    ),
)
