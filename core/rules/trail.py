"""What a row of the trail commits to, and how rows are chained. An erased row gives up its change and salt and still stands in the chain.

detail     = SHA-256(salt, change)                      what changed; worthless without the salt once the change is gone
commitment = SHA-256(who, when, what, which, detail)    the whole row
link       = SHA-256(link before, place, row, moment, commitment)

Why so: docs/decisions/0025-trail.md.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256

SALT_BYTES = 16
START = bytes(32)
"""What the first link follows."""

_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def detail_of(salt: bytes, change: str) -> bytes:
    """The salted commitment to what changed, as its text is kept."""
    return sha256(salt + change.encode()).digest()


def commitment_of(
    municipality: int, at: datetime, actor: int | None, deed: str, thing: str, thing_id: int, detail: bytes
) -> bytes:
    """The commitment to a whole row. `at` is a moment with a time zone, `actor` None for the clock."""
    said = _canonical([municipality, at.astimezone(UTC).isoformat(), actor, deed, thing, thing_id])
    return sha256(said.encode() + detail).digest()


def link_of(before: bytes, number: int, row: int, at: datetime, commitment: bytes) -> bytes:
    """The link at place `number` of the chain, sealed at `at`, for the trail's row `row`."""
    said = _canonical([number, row, at.astimezone(UTC).isoformat()])
    return sha256(before + said.encode() + commitment).digest()
