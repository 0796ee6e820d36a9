"""Cards as they stand on phones: who has a changed thing on a screen sees it anew, and what somebody no longer sees is forgotten."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete, select

from bot.store import card
from core.actions.deed import CARD, Deed, outbox_row, write
from core.actions.things import Card, Thing
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.people import address

_CARDS = (
    select(card.c.id, card.c.thing, card.c.thing_id, address.c.person, address.c.municipality)
    .join(address, address.c.id == card.c.address)
    .where(
        among(card.c.thing, "things"),
        among(card.c.thing_id, "numbers"),
        address.c.until.is_(None),
    )
)
"""More than was touched: any of these things with any of these numbers. For pairs, or an order, SQLite would read every card there is."""

_NEWEST = (
    select(card.c.thing, card.c.thing_id)
    .where(card.c.address == bindparam("address"), card.c.thing != Thing.TALK)
    .order_by(card.c.message_id.desc())
    .limit(bindparam("most"))
)
_LEAVE = delete(card).where(card.c.address.in_(select(address.c.id).where(among(address.c.person, "people"))))


async def write_and_show(tx: Transaction, deeds: Sequence[Deed]) -> None:
    """Write what a batch of deeds collected, and let whoever has on a screen what it changed see that anew."""
    await refresh_cards(tx, deeds)
    await write(tx, deeds)


async def refresh_cards(tx: Transaction, deeds: Sequence[Deed]) -> None:
    """Whoever has a changed thing on a screen gets its card anew."""
    touched = {thing: deed for deed in deeds for thing in deed.touched}
    if not touched:
        return
    things, numbers = zip(*touched, strict=True)
    rows = (await tx.execute(_CARDS, {"things": sorted(set(map(str, things))), "numbers": sorted(set(numbers))})).all()
    for row in sorted(rows, key=lambda row: row.id):
        deed = touched.get((Thing(row.thing), row.thing_id))
        if deed is None:
            continue
        told = {"municipality": row.municipality, "person": row.person}
        deed.told.append(outbox_row(deed.now, CARD, {}, about=(Thing(row.thing), row.thing_id)) | told)


async def newest_cards(tx: Transaction, address_id: int, most: int) -> list[Card]:
    """The things whose cards stand lowest in somebody's chat, the oldest of them first."""
    rows = (await tx.execute(_NEWEST, {"address": address_id, "most": most})).all()
    return [(Thing(row.thing), row.thing_id) for row in reversed(rows)]


async def forget_cards(tx: Transaction, people: Collection[int]) -> None:
    """Nothing stands on the phones of these people any more."""
    await tx.execute(_LEAVE, {"people": list(people)})
