"""Citizen service numbers (BSN) and bank accounts (IBAN) are masked in every string before anything is stored.

A BSN is nine digits that pass the eleven test, an IBAN passes mod 97; both also with spaces, dots and dashes between.
Checks by python-stdnum.
"""

import re
from enum import IntFlag
from typing import Any

from stdnum import iban
from stdnum.nl import bsn


class Masked(IntFlag):
    """What was found."""

    NOTHING = 0
    BSN = 1
    IBAN = 2


MASK = "█████"
_SEPARATOR = r"[\s.\-·•/_]?"
_NINE = re.compile(rf"(?<![\d,+])\d(?:{_SEPARATOR}\d){{8}}(?![\d,])", re.ASCII)
_IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_SEPARATOR}\d{_SEPARATOR}\d(?:{_SEPARATOR}[A-Za-z0-9]){{10,30}}")
_NOT_SPOKEN = frozenset(
    {"data", "id", "file_id", "file_unique_id", "chat_instance", "inline_message_id", "username", "type", "url"}
)


def mask(text: str) -> tuple[str, Masked]:
    """The text without BSN and IBAN, and what was found in it."""
    found = Masked.NOTHING

    def of_bsn(match: re.Match[str]) -> str:
        nonlocal found
        if not bsn.is_valid(re.sub(r"\D", "", match[0])):
            return match[0]
        found |= Masked.BSN
        return MASK

    def of_iban(match: re.Match[str]) -> str:
        nonlocal found
        compact = re.sub(r"[^A-Za-z0-9]", "", match[0]).upper()
        for length in range(len(compact), 14, -1):
            if iban.is_valid(compact[:length]):
                found |= Masked.IBAN
                return MASK
        return match[0]

    masked = _IBAN.sub(of_iban, text)
    return _NINE.sub(of_bsn, masked), found


def mask_update(value: Any) -> tuple[Any, Masked]:
    """A raw update with every spoken string in it masked. Identifiers and button data are left as they are."""
    if isinstance(value, str):
        return mask(value) if len(value) > 8 else (value, Masked.NOTHING)
    if isinstance(value, list):
        parts = [mask_update(part) for part in value]
        return [part for part, _ in parts], _all(found for _, found in parts)
    if isinstance(value, dict):
        pairs = {k: (v, Masked.NOTHING) if k in _NOT_SPOKEN else mask_update(v) for k, v in value.items()}
        return {k: part for k, (part, _) in pairs.items()}, _all(found for _, found in pairs.values())
    return value, Masked.NOTHING


def _all(found: Any) -> Masked:
    total = Masked.NOTHING
    for one in found:
        total |= one
    return total
