"""The harness finds what is there to be found: stock bots lose and double under the same kills."""

from pathlib import Path

import pytest

TEXTS, KILLS = 1_200, 6


@pytest.mark.stock
@pytest.mark.parametrize("which", ["aiogram-polling", "aiogram-webhook", "ptb-polling"])
async def test_a_stock_bot_loses_or_doubles(which: str, tmp_path: Path) -> None:
    """Of 1,200 texts under six kills some are never saved, saved twice, or never answered; without a kill all are, once."""
    from tests.faults.stock import aiogram_bot, harness, ptb_bot

    stocks = {"aiogram-polling": aiogram_bot.polling, "aiogram-webhook": aiogram_bot.webhook, "ptb-polling": ptb_bot.polling}
    (tmp_path / "calm").mkdir()
    calm = await harness.under_kills(stocks[which], tmp_path / "calm", TEXTS // 4, 0)
    assert calm.lost + calm.doubled + calm.untold == 0, calm
    outcome = await harness.under_kills(stocks[which], tmp_path, TEXTS, KILLS)
    print(outcome)
    assert outcome.lost + outcome.doubled + outcome.untold > 0, outcome
