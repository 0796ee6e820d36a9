"""Kilometres and ticket prices as people type them. A full stop or a comma is a decimal sign, never a thousand: '1.250' is asked again.

No document says how people type.
"""

import re
from decimal import Decimal

from core.rules.cents import Cents, to_cents
from core.rules.reading.spoken import plain

NEAREST = Decimal("0.1")
FARTHEST = 1000
DEAREST = 1000

_KILOMETRES = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?:km|kilometers?|kilometres?|kms)?"
    r"(?:,? (?:heen en (?:weer|terug)|there and back)(?: samen| together)?|,? (?:in totaal|samen|in total|together))?"
)
_BY_TICKET = re.compile(
    r"(?:ik (?:ging|ga|reis|reisde) )?(?:met |by )?(?:de |het |the )?(?:bus|trein|tram|metro|ov|openbaar vervoer|train|public transport)"
    r"(?:(?: (?:en|of|and|or) |/)(?:de |the )?(?:bus|trein|tram|metro|train))*"
)
_EURO = r"(?:€|euro's|euros|euro|eur)"
_EUROS = re.compile(
    rf"(?:{_EURO} ?)?(?P<euros>[0-9]{{1,3}})(?:[.,](?P<cents>[0-9]{{1,2}}|-+))?(?: ?{_EURO})?"
    rf"|(?P<whole>[0-9]{{1,3}}) ?{_EURO}(?: ?(?:en )?)(?P<rest>[0-9]{{2}})(?: ?cent)?"
)


def read_kilometres(text: str) -> Decimal | None:
    """Kilometres there and back together, from 0.1 to below 1000 with at most two decimals: '12', '12,5 km', '12,5 km heen en terug'; None
    for anything else, and for one way alone."""
    found = _KILOMETRES.fullmatch(plain(text))
    kilometres = Decimal(found["number"].replace(",", ".")) if found else None
    return kilometres.normalize() + 0 if kilometres and NEAREST <= kilometres < FARTHEST else None


def is_by_ticket(text: str) -> bool:
    """Whether somebody who is asked for kilometres says that they went by bus or train: 'bus', 'met de trein', 'OV'."""
    return bool(_BY_TICKET.fullmatch(plain(text)))


def read_euros(text: str) -> Cents | None:
    """An amount above 0 and below 1000 euros, in cents: '4,50', '€ 4,50', '4 euro 50', '5'; None for anything else."""
    found = _EUROS.fullmatch(plain(text))
    if found is None:
        return None
    part = (found["cents"] or found["rest"] or "0").strip("-") or "0"
    cents = to_cents(Decimal(f"{found['euros'] or found['whole']}.{part}"))
    return cents if 0 < cents < 100 * DEAREST else None
