"""A message to everybody: to one's own people, once, outside quiet hours, behind every answer."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.screens import SCREENS
from core.actions.deed import Deed, write
from core.actions.talk.broadcast import Broadcast, before_broadcast, broadcast
from core.actions.things import Notice, Priority
from core.rules.refusals import Refusal
from core.rules.talk.broadcast import LONGEST, BroadcastCode
from core.rules.talk.questions import length
from core.store.people import people
from core.store.people.people import Role
from core.store.tables.messages import outbox
from core.store.tables.people import candidate, person
from tests.kept import kept
from words import words_for

MORNING = datetime(2026, 11, 16, 9, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 11, 21, 21, tzinfo=UTC)
MONDAY_AT_EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)
WORDS = "Vrijdag is het loket dicht."


async def wrote(house, text: str, draft: int = 1, now: datetime = MORNING) -> Broadcast | Refusal:
    async with house.database.begin() as tx:
        karin = await people.by_id(tx, await house.number(tx, 3001))
        deed = Deed(tx, now, karin)
        planned = await broadcast(deed, draft, text)
        await write(tx, [deed])
    return planned


async def told(house):
    async with house.database.begin() as tx:
        rows = await tx.execute(select(outbox).where(outbox.c.what == Notice.BROADCAST).order_by(outbox.c.id))
        return list(rows)


async def own(house) -> set[int]:
    async with house.database.begin() as tx:
        karin = await house.number(tx, 3001)
        return set((await tx.execute(select(candidate.c.person).where(candidate.c.consultant == karin))).scalars())


async def test_each_own_candidate_hears_it_once(tmp_path: Path) -> None:
    """However often it is pressed; the next message is another one. Nobody else hears it, and it goes behind everything."""
    async with kept(tmp_path) as house:
        first = await wrote(house, WORDS)
        assert await wrote(house, WORDS) == first
        rows = await told(house)
        assert {row.person for row in rows} == await own(house)
        assert len(rows) == first.readers > 1
        assert {row.priority for row in rows} == {Priority.BULK}
        await wrote(house, WORDS, draft=2)
        assert len(await told(house)) == 2 * len(rows)


async def test_it_waits_for_the_morning(tmp_path: Path) -> None:
    """Written on Saturday night it goes out on Monday at eight, and the writer hears that before and after."""
    async with kept(tmp_path) as house:
        planned = await wrote(house, WORDS, now=SATURDAY_NIGHT)
        assert planned.goes_out_at == MONDAY_AT_EIGHT
        assert {row.not_before for row in await told(house)} == {MONDAY_AT_EIGHT}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", BroadcastCode.BROADCAST_EMPTY),
        (" \n ", BroadcastCode.BROADCAST_EMPTY),
        ("x" * (LONGEST + 1), BroadcastCode.BROADCAST_TOO_LONG),
        ("\U0001f600" * (LONGEST // 2 + 1), BroadcastCode.BROADCAST_TOO_LONG),
    ],
)
async def test_what_cannot_be_sent_tells_nobody(tmp_path: Path, text: str, code: BroadcastCode) -> None:
    """Nothing, or more than a message holds."""
    async with kept(tmp_path) as house:
        refusal = await wrote(house, text)
        assert isinstance(refusal, Refusal)
        assert refusal.code is code
        assert await told(house) == []


async def test_who_guides_nobody_writes_to_nobody(tmp_path: Path) -> None:
    """A lead without candidates of their own; and looking beforehand answers what sending would."""
    async with kept(tmp_path) as house, house.database.begin() as tx:
        lead = (await tx.execute(select(person.c.id).where(person.c.role == Role.LEAD))).scalars().first()
        deed = Deed(tx, MORNING + timedelta(hours=1), await people.by_id(tx, lead))
        refusal = await before_broadcast(deed, WORDS)
        assert refusal.code is BroadcastCode.BROADCAST_TO_NOBODY
        assert await broadcast(deed, 1, WORDS) == refusal
        assert deed.told == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_longest_words_fit_in_a_message(language: str) -> None:
    """Also when every sign of them must be escaped; and what the writer wrote stands there as it is."""
    facts = {"contact": "Karin", "text": "<3 & " * (LONGEST // 5)}
    text = SCREENS[Notice.BROADCAST](words_for(language), facts).text
    assert text.count("&lt;3 &amp;") == LONGEST // 5
    assert length(unescape(re.sub("<[^>]+>", "", text))) < 4096
