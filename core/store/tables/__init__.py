"""What is kept. One file per subject; importing this package loads them all into one `metadata`."""

from core.store.tables import (
    accounts,
    atwork,
    concerns,
    corrections,
    desk,
    documents,
    hours,
    messages,
    money,
    participation,
    payouts,
    people,
    questions,
    reports,
    settlements,
    wishes,
    work,
)
from core.store.tables.base import metadata

__all__ = [
    "accounts",
    "atwork",
    "concerns",
    "corrections",
    "desk",
    "documents",
    "hours",
    "messages",
    "metadata",
    "money",
    "participation",
    "payouts",
    "people",
    "questions",
    "reports",
    "settlements",
    "wishes",
    "work",
]
