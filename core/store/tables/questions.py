"""Questions of people, each with an owner and a clock."""

from sqlalchemy import Column, Integer, String, Table, Text, text

from core.store.tables.base import BigId, Instant, key, metadata, of_municipality, refers

question = Table(
    "question",
    metadata,
    key(),
    of_municipality(),
    refers("asker", "person", index=True),
    refers("owner", "person", index=True),
    Column("about", String(24), nullable=False, server_default=""),
    Column("about_id", BigId, nullable=True),
    Column("asked_at", Instant, nullable=False),
    Column("level", Integer, nullable=False, server_default=text("0")),
    Column("answered_at", Instant, nullable=True),
)

question_message = Table(
    "question_message",
    metadata,
    key(),
    of_municipality(),
    refers("question", "question", index=True),
    refers("author", "person"),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
