"""The core and the words know no chat (decision 0021): another channel is another edge, and nothing below it is changed for that."""

import re
from pathlib import Path

import pytest

from bot.wire.api import CHANNEL

ROOT = Path(__file__).parents[2]
OF_A_CHANNEL = re.compile(rf"{CHANNEL}|aiogram|whatsapp|\bt\.me\b", re.IGNORECASE)


@pytest.mark.parametrize("room", ["core", "words"])
def test_no_word_of_a_channel(room: str) -> None:
    """Not in the code and not in what is said about it; which channel it is comes in as an argument."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if OF_A_CHANNEL.search(line)
    ]
    assert found == []
