"""Markup, reordering, look-alikes, far too much text, files that are not what they say, statements and templates: they do nothing.

Here a few hundred; `python -m tests.hostile` tries 20,000.
"""

from tests.hostile.judging import besiege
from tests.stories.running import OpenTown, on_sqlite

FEW = 300


@on_sqlite
async def test_hostile_updates_harm_nobody(open_town: OpenTown) -> None:
    """No error is logged, Telegram refuses nothing, no markup gets through, nothing passes for the bot, nothing reaches the wrong chat."""
    harm = await besiege(await open_town(), FEW, folks=1, seed=20261121)
    assert harm.none, harm
    assert harm.sent > FEW // 3
