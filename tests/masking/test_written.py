"""However a number is written and wherever it stands, the intake stores none of it; and what people write all day stays."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.incoming.intake import Intake
from bot.masking import MASK, Masked, mask, mask_update
from bot.store import inbox
from core.store.tables.base import dumps
from tests.kept import kept
from tests.masking.writing import ACCOUNT_SENTENCES, NUMBER_SENTENCES, a_bsn, an_iban, digits_of, ordinary, update_with, written

VARIED, ORDINARY = 2_000, 5_000


@pytest.mark.parametrize(("make", "sentences"), [(a_bsn, NUMBER_SENTENCES), (an_iban, ACCOUNT_SENTENCES)], ids=["bsn", "iban"])
async def test_at_least_99_of_100_never_reach_the_inbox(
    make: Callable[[Random], str], sentences: tuple[str, ...], tmp_path: Path
) -> None:
    """2,000 of them, in messages, captions, edits, quoted replies, file names, polls: stored without the number, and known to have held one."""
    dice = Random(20261121)
    numbers = [make(dice) for _ in range(VARIED)]
    updates = [
        update_with(dice, 2 * place + 1, dice.choice(sentences).format(written(dice, number)))
        for place, number in enumerate(numbers)
    ]
    async with kept(tmp_path) as house:
        await Intake(house.database, lambda: house.now, lambda: None).store(updates)
        async with house.database.begin() as tx:
            rows = (await tx.execute(select(inbox.c.payload, inbox.c.masked).order_by(inbox.c.update_id))).all()
    assert len(rows) == VARIED
    missed = [
        update
        for number, update, row in zip(numbers, updates, rows, strict=True)
        if not row.masked or digits_of(number) in digits_of(dumps(row.payload))
    ]
    assert len(missed) <= VARIED // 100, f"{len(missed)}: {missed[:5]}"


def test_at_most_one_ordinary_message_in_100_is_deleted() -> None:
    """5,000 of them."""
    dice = Random(20261122)
    wrong = [text for text in (ordinary(dice) for _ in range(ORDINARY)) if mask(text)[1]]
    assert len(wrong) <= ORDINARY // 100, f"{len(wrong)}: {wrong[:20]}"


def test_a_number_without_a_word_is_asked_about() -> None:
    """1,000 bare numbers of nine digits that pass the eleven test: masked, and not said to be a BSN."""
    dice = Random(20261123)
    assert {mask(a_bsn(dice))[1] for _ in range(1_000)} == {Masked.MAYBE}


def test_a_name_is_masked_and_holds_nobody_up() -> None:
    """Somebody whose name in the chat is such a number: it is not kept, and their messages are not deleted for it."""
    who = {"id": 1, "first_name": "Amina", "last_name": "111222333"}
    masked, found = mask_update({"update_id": 1, "message": {"from": who, "chat": who | {"type": "private"}, "text": "ja"}})
    assert found is Masked.NOTHING
    assert masked["message"]["from"]["last_name"] == masked["message"]["chat"]["last_name"] == MASK
