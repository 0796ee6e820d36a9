"""What a candidate is told of Flextensie here and today: by whom, the premium, its cap and what happens above it."""

from datetime import date
from typing import Any

from core.rules.amounts import PREMIUM_CAP
from core.rules.money.cap import cap_on
from core.rules.refusals import Refusal
from core.store import municipalities, policies
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person


async def told_facts(tx: Transaction, candidate: Person, day: date) -> dict[str, Any]:
    """As JSON keeps it; amounts are euros in text, "" when not known on this day."""
    policy = await policies.of(tx, candidate.municipality)
    choices = policy.on(day)
    cap = cap_on(day, (await policies.amounts(tx))[PREMIUM_CAP], policy.amounts(PREMIUM_CAP))
    contact = await people.contact_of(tx, candidate.id)
    available, stand_in = await people.available(tx, candidate.id)
    substitute = await people.by_id(tx, stand_in) if stand_in else None
    return {
        "candidate": candidate.name,
        "municipality": await municipalities.name_of(tx, candidate.municipality),
        "contact": contact.name if contact else "",
        "available": available,
        "stand_in": substitute.name if substitute else "",
        "premium_per_hour": str(choices.premium_per_hour or ""),
        "cap": "" if isinstance(cap, Refusal) else str(cap.value),
        "above_cap": str(choices.above_cap),
    }
