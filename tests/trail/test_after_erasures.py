"""Also when many people had themselves erased, every tampering with the trail is found.

`python -m tests.trail` does so after 200 erasures, 1,000 times.
"""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, insert, select

from core.actions.deed import Deed, write
from core.actions.people.language import choose_language
from core.actions.rights.rights import Erased, erase
from core.actions.talk.questions import Message, ask, write_on
from core.actions.verify import Fault, Sound
from core.rules.talk.questions import MessageKind
from core.store.people import people
from core.store.tables.messages import trail
from core.store.tables.people import address, candidate, person
from tests.kept import Kept, kept
from tests.trail.test_verify import TAMPERS, anchored_head, found, tampered

ERASURES, TAMPERINGS = 20, 150
FIRST = 5_001


async def arrive(house: Kept, count: int) -> list[int]:
    """Candidates of the same contact person; their numbers."""
    async with house.database.begin() as tx:
        contact = await house.number(tx, 3001)
        numbers = []
        for external in range(FIRST, FIRST + count):
            row = {
                "municipality": 1,
                "ref": f"E{external}",
                "role": "candidate",
                "first_name": f"Naam{external}",
                "language": "nl",
            }
            number = (await tx.execute(insert(person).returning(person.c.id), row)).scalar_one()
            numbers.append(number)
            values = {
                "person": number,
                "municipality": 1,
                "consultant": contact,
                "birth_date": date(1980, 1, 1),
                "experience": "",
            }
            await tx.execute(insert(candidate), values)
            reached = {"municipality": 1, "person": number, "channel": "telegram", "external": external, "since": house.now}
            await tx.execute(insert(address), reached)
            deed = Deed(tx, house.now)
            deed.trail(1, "person entered", "person", number)  # type: ignore[arg-type]
            deed.trail(1, "came in", "person", number)  # type: ignore[arg-type]
            await write(tx, [deed])
    return numbers


async def live(house: Kept, count: int) -> None:
    """Each chooses a language, asks something and gets an answer."""
    for external in range(FIRST, FIRST + count):
        await house.does(external, choose_language, "en")
        question = await house.does(external, ask, Message(MessageKind.TEXT, f"Kan dat later, vraagt Naam{external}?"))
        await house.does(3001, write_on, question, Message(MessageKind.TEXT, "Ja, dat kan."))
    await house.seal()


async def go(house: Kept, numbers: list[int]) -> None:
    """Each is erased."""
    for number in numbers:
        async with house.database.begin() as tx:
            deed = Deed(tx, house.now)
            someone = await people.by_id(tx, number)
            assert someone is not None
            assert isinstance(await erase(deed, someone, "asked"), Erased)
            await write(tx, [deed])
    await house.seal()


async def tamper_after(folder: Path, erasures: int, tamperings: int) -> Counter[str]:
    """How often each kind of tampering was found, each undone again; fails at the first that was not, and when nothing is said to be wrong."""
    tried: Counter[str] = Counter()
    async with kept(folder) as house:
        await house.days_pass()
        numbers = await arrive(house, erasures)
        await live(house, erasures)
        anchored = await anchored_head(house)
        await go(house, numbers)
        house.now += timedelta(hours=1)
        assert isinstance(await found(house, anchored), Sound)
        emptied = await house.one(select(func.count()).where(trail.c.salt.is_(None)))
        assert emptied > erasures
        anchored += await anchored_head(house)
        dice = Random(20261121)
        for number in range(tamperings):
            tamper = dice.choice(TAMPERS)
            wrong = await tampered(house, tamper, dice, anchored)
            assert isinstance(wrong, Fault), f"tampering {number} was not found: {tamper.__name__}"
            tried[tamper.__name__] += 1
        assert isinstance(await found(house, anchored), Sound)
    return tried


@pytest.mark.slow
async def test_every_tampering_is_found_after_erasures(tmp_path: Path) -> None:
    """Each is undone again; without one all is sound, up to the head that was noted before anybody went."""
    assert sum((await tamper_after(tmp_path, ERASURES, TAMPERINGS)).values()) == TAMPERINGS
