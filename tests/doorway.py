"""The handlers of the whole house, as the bot hands updates to them: routers can be in one dispatcher only, so all tests share it."""

from functools import cache

from aiogram import Dispatcher

from bot.callbacks import Sealer
from bot.handlers import routers
from bot.incoming.pin_gate import PinGate
from bot.turns.routing import Rooms

TOKEN = "5150001:TownTokenThatOnlyTheTestsUse_abcdefg"


@cache
def dispatcher() -> Dispatcher:
    """Whoever puts something around it takes that away again."""
    door = Rooms(routers())
    door.update.outer_middleware(PinGate(Sealer(TOKEN)))
    door["username"] = "voorbeeldbot"
    return door
