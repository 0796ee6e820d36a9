"""The moment by which a command dates what it does."""

import json
from datetime import UTC, datetime
from urllib.request import ProxyHandler, build_opener

from bot.settings import WrongSetting

PATIENCE_SECONDS = 5


def moment(clock: str) -> datetime:
    """Now, in UTC: of the simulator's clock at this URL, as for the bot beside it; without one (empty), of the machine.

    WrongSetting: no clock answers there.
    """
    if not clock:
        return datetime.now(UTC)
    try:
        with build_opener(ProxyHandler({})).open(clock, timeout=PATIENCE_SECONDS) as answer:  # on loopback, past every proxy
            return datetime.fromisoformat(json.load(answer)["now"]).astimezone(UTC)
    except (OSError, ValueError, KeyError, TypeError):
        raise WrongSetting("FLEXBOT_CLOCK: no local simulator's clock answers there") from None
