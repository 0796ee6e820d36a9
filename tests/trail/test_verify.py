"""The trail is what it was, or `verify` says where it is not: whatever row is altered, removed, inserted, swapped or cut off.

A little over 300 lines: one list of what can be done to it.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.handlers import routers
from core.actions.deed import write
from core.actions.effects import LINES
from core.actions.matching.offers import answer_offer
from core.actions.matching.taking_back import take_back_no
from core.actions.replay import unmatched
from core.actions.things import Thing
from core.actions.verify import Fault, Sound, Wrong, verify
from core.rules.trail import commitment_of, detail_of
from core.store import anchor
from core.store.database import Transaction
from core.store.tables.hours import day_entry
from core.store.tables.messages import seal, trail
from core.store.tables.work import offer_answer
from core.store.trail import head
from tests.kept import Kept, kept
from tests.masking.marked import met_first

TAMPERINGS = 1_000
Tamper = Callable[[Transaction, Random], Awaitable[None]]


@pytest.fixture(name="house")
async def lived_in(house: Kept) -> Kept:
    """Days of deeds, sealed."""
    await house.days_pass()
    return house


async def found(house: Kept, anchored: list[anchor.Anchored] | None = None) -> Sound | Fault:
    async with house.database.begin() as tx:
        return await verify(tx, anchored or [])


async def test_what_nobody_touched_is_sound(house: Kept) -> None:
    """Every deed is there, sealed, with its effect."""
    sound = await found(house)
    assert isinstance(sound, Sound)
    assert sound.rows == sound.sealed > 30


async def test_a_meeting_that_is_called_off_and_a_yes_that_is_taken_back_are_sound(house: Kept) -> None:
    """What was said first stays a deed with its effect, beside the word that came after it."""
    routers()
    await met_first(house)
    about = [line for line in LINES if line.thing in (Thing.OFFER, Thing.PROPOSAL, Thing.MEETING)]
    async with house.database.begin() as tx:
        assert [one for line in about for one in await unmatched(tx, line)] == []


async def test_a_no_that_is_taken_back_is_sound(house: Kept) -> None:
    """Nothing is left of the no, and the trail says that it was said and taken back; an answer that is put there afterwards is found."""
    (answers,) = (line for line in LINES if line.effect == "offer_answer")
    declined = await house.one(select(offer_answer.c.offer).where(~offer_answer.c.wants))
    await house.does(1002, take_back_no, declined)
    async with house.database.begin() as tx:
        assert await unmatched(tx, answers) == []
    await house.does(1002, answer_offer, declined, False)
    async with house.database.begin() as tx:
        assert await unmatched(tx, answers) == []
        await tx.execute(update(offer_answer).where(offer_answer.c.offer == declined).values(wants=True))
        assert {one.is_effect for one in await unmatched(tx, answers)} == {True, False}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE placement SET tariff = '1.23'",
        "UPDATE placement SET premium_rate = '99'",
        "UPDATE placement SET candidate = (SELECT max(id) FROM person)",
        "UPDATE placement SET starts_on = '2026-01-05'",
        "UPDATE day_entry SET starts = '03:00:00' WHERE starts IS NOT NULL",
        "UPDATE day_entry SET break_minutes = break_minutes + 5",
        "UPDATE timesheet SET monday = '2025-01-06' WHERE id = (SELECT min(timesheet) FROM timesheet_signature)",
    ],
)
async def test_what_money_rests_on_is_beside_its_deed(house: Kept, statement: str) -> None:
    """A tariff, a rate, whose work it is, from when to when somebody worked and which week was signed: changed past the deeds, it is found."""
    async with house.database.begin() as tx:
        assert (await tx.execute(text(statement))).rowcount
        verdict = await verify(tx, [])
        assert isinstance(verdict, Fault)
        assert verdict.wrong in (Wrong.DEED_WITHOUT_EFFECT, Wrong.EFFECT_WITHOUT_DEED)


@pytest.mark.parametrize(("entries", "is_sound"), [(1, True), (0, False), (2, False)])
async def test_a_deed_that_states_less_has_its_effect_too(house: Kept, entries: int, is_sound: bool) -> None:
    """A day that was entered before its deed stated from when to when: it fits one entry, and needs one."""
    columns = "municipality, placement, day, version, worked, starts, ends, break_minutes, minutes"
    async with house.database.begin() as tx:
        known = (await tx.execute(text(f'SELECT {columns}, "by", at FROM day_entry WHERE minutes > 0'))).first()
        assert known is not None
        deed = await house.deed(tx, 1001)
        deed.trail(known.municipality, "day entered", Thing.PLACEMENT, known.placement, day="2031-01-06", version=1, minutes=60)
        for version in range(1, entries + 1):
            values = known._asdict() | {
                "day": date(2031, 1, 6),
                "version": version,
                "starts": None,
                "ends": None,
                "at": house.now,
            }
            await tx.execute(insert(day_entry), values)
        await write(tx, [deed])
        assert isinstance(await verify(tx, []), Sound) is is_sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET deed = 'offer answered' WHERE id = 1",
        "UPDATE trail SET change = '{}' WHERE id = 1",
        "UPDATE trail SET change = NULL WHERE id = 1",
        "DELETE FROM trail WHERE id = 1",
        "UPDATE seal SET number = 100000 WHERE number = 1",
        "DELETE FROM seal",
    ],
)
async def test_the_database_refuses_to_change_it(house: Kept, statement: str) -> None:
    """Neither the trail nor its seal can be changed or emptied by a statement, whoever sends it."""
    with pytest.raises(DBAPIError):
        async with house.database.begin() as tx:
            await tx.execute(text(statement))


@pytest.mark.slow
async def test_every_tampering_is_found(house: Kept) -> None:
    """Somebody with the database in hand alters, removes, inserts, swaps or cuts off rows: each is found, and nothing else is."""
    anchored = await anchored_head(house)
    dice = Random(20261116)
    for number in range(TAMPERINGS):
        tamper = dice.choice(TAMPERS)
        wrong = await tampered(house, tamper, dice, anchored)
        assert isinstance(wrong, Fault), f"tampering {number} was not found: {tamper.__name__}"
    assert isinstance(await found(house, anchored), Sound)


async def test_deeds_and_effects_are_compared(house: Kept) -> None:
    """An entered day that is changed, or removed, beneath the trail is found as such."""

    async def more_minutes(tx: Transaction, dice: Random) -> None:
        await tx.execute(update(day_entry).where(day_entry.c.id == 2).values(minutes=day_entry.c.minutes + 60))

    async def removed(tx: Transaction, dice: Random) -> None:
        await tx.execute(day_entry.delete().where(day_entry.c.id == 2))

    for tamper in (more_minutes, removed):
        wrong = await tampered(house, tamper, Random(1), [])
        assert isinstance(wrong, Fault)
        assert wrong.wrong in (Wrong.DEED_WITHOUT_EFFECT, Wrong.EFFECT_WITHOUT_DEED)


async def test_an_anchor_beside_the_sqlite_file(tmp_path: Path) -> None:
    """It is a file of its own, which grows by a line; a line that is none is said to be so."""
    file = anchor.anchor_of(f"sqlite:///{tmp_path / 'town.db'}")
    assert file == tmp_path / "town.anchor"
    assert anchor.anchor_of("postgresql://someone@somewhere/town") == Path("town.anchor")
    async with kept(tmp_path) as house:
        await house.days_pass()
        for line in (1, 2):
            async with house.database.begin() as tx:
                anchor.note(file, await head(tx), house.now)
            assert len(anchor.noted(file)) == line
    file.write_text(file.read_text() + "nonsense\n")
    with pytest.raises(anchor.BrokenAnchor):
        anchor.noted(file)


async def anchored_head(house: Kept) -> list[anchor.Anchored]:
    """The head as it is now, as somebody noted it elsewhere."""
    async with house.database.begin() as tx:
        return [anchor.Anchored(1, await head(tx))]


class _Undone(Exception):
    pass


async def tampered(house: Kept, tamper: Tamper, dice: Random, anchored: list[anchor.Anchored]) -> Sound | Fault:
    """What verify says after a tampering, which is then undone."""
    said: Sound | Fault | None = None
    try:
        async with house.database.begin() as tx:
            await _unguarded(tx)
            await tamper(tx, dice)
            said = await verify(tx, anchored)
            raise _Undone
    except _Undone:
        assert said is not None
        return said


async def _unguarded(tx: Transaction) -> None:
    """The triggers are out of the way: whoever owns the database can do that."""
    if tx.dialect == "sqlite":
        await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in ("trail", "seal"):
            for what in ("changes", "rows"):
                await tx.execute(text(f"DROP TRIGGER {table}_keeps_{what}"))
    else:
        await tx.execute(text("SET LOCAL session_replication_role = replica"))


async def _one(tx: Transaction, dice: Random) -> Any:
    return dice.choice((await tx.execute(select(trail).order_by(trail.c.id))).all())


async def altered_field(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    name, value = dice.choice(
        [
            ("at", row.at.replace(microsecond=(row.at.microsecond + 1) % 1_000_000)),
            ("actor", (row.actor or 0) % 7 + 1),
            ("deed", "premium paid" if row.deed != "premium paid" else "placed"),
            ("thing", "week" if row.thing != "week" else "offer"),
            ("thing_id", row.thing_id + 1),
            ("change", (row.change or {}) | {"minutes": 999}),
            ("salt", bytes(16)),
            ("detail", bytes(32)),
            ("commitment", bytes(32)),
        ]
    )
    assert getattr(row, name) != value, name
    said_again = {"change": {"minutes": 999}, "salt": bytes(16)} if row.salt is None and name in ("change", "salt") else {}
    await tx.execute(update(trail).where(trail.c.id == row.id).values({name: value} | said_again))


async def altered_and_committed_anew(tx: Transaction, dice: Random) -> None:
    """By somebody who knows how a commitment is made."""
    row = await _one(tx, dice)
    change, salt = '{"minutes":999}', bytes(range(16))
    detail = detail_of(salt, change)
    commitment = commitment_of(row.municipality, row.at, row.actor, row.deed, row.thing, row.thing_id, detail)
    values = {"change": {"minutes": 999}, "salt": salt, "detail": detail, "commitment": commitment}
    await tx.execute(update(trail).where(trail.c.id == row.id).values(values))


async def emptied_unsaid(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    while row.salt is None:
        row = await _one(tx, dice)
    await tx.execute(update(trail).where(trail.c.id == row.id).values(change=None, salt=None))


async def removed_row(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    await tx.execute(trail.delete().where(trail.c.id == row.id))


async def removed_with_its_link(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    await tx.execute(seal.delete().where(seal.c.trail == row.id))
    await tx.execute(trail.delete().where(trail.c.id == row.id))


async def removed_link(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    await tx.execute(seal.delete().where(seal.c.trail == row.id))


async def inserted_copy(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    last = (await tx.execute(select(trail.c.id).order_by(trail.c.id.desc()).limit(1))).scalar_one()
    values = {**row._mapping, "id": last + dice.randrange(1, 50)}
    await tx.execute(trail.insert().values(values))


async def inserted_link(tx: Transaction, dice: Random) -> None:
    row = await _one(tx, dice)
    last = await head(tx)
    await tx.execute(seal.delete().where(seal.c.trail == row.id))
    await tx.execute(seal.insert().values(number=last.number + 1, trail=row.id, at=row.at, link=last.link))


async def swapped(tx: Transaction, dice: Random) -> None:
    one, other = await _one(tx, dice), await _one(tx, dice)
    while other.id == one.id:
        other = await _one(tx, dice)
    for row, values in ((one, other), (other, one)):
        rest = {name: value for name, value in values._mapping.items() if name != "id"}
        await tx.execute(update(trail).where(trail.c.id == row.id).values(rest))


async def swapped_links(tx: Transaction, dice: Random) -> None:
    last = await head(tx)
    one, other = dice.sample(range(1, last.number + 1), 2)
    for number, to in ((one, -1), (other, one), (-1, other)):
        await tx.execute(update(seal).where(seal.c.number == number).values(number=to))


async def cut_off(tx: Transaction, dice: Random) -> None:
    """The last deeds with their links: only the anchor knows."""
    last = (await tx.execute(select(trail.c.id).order_by(trail.c.id.desc()).limit(1))).scalar_one()
    keep = last - dice.randrange(1, 10)
    await tx.execute(seal.delete().where(seal.c.trail > keep))
    await tx.execute(trail.delete().where(trail.c.id > keep))


TAMPERS: list[Tamper] = [
    altered_field,
    altered_and_committed_anew,
    emptied_unsaid,
    removed_row,
    removed_with_its_link,
    removed_link,
    inserted_copy,
    inserted_link,
    swapped,
    swapped_links,
    cut_off,
]
