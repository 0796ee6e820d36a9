"""All routers of the house as one: a press goes straight to those that know its button, and not past every handler there is."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject

from bot.callbacks import KINDS, Callback
from bot.filters import Pressed

PRESS = "callback_query"


class Rooms(Router):
    """Routers in the order in which they may take an update. What is no press is offered to each in turn, as aiogram does."""

    def __init__(self, routers: Iterable[Router]) -> None:
        super().__init__(name="rooms")
        self.include_routers(*routers)
        wanted = {router: _presses(router) for router in self.sub_routers}
        self._takers: dict[type[Callback] | None, list[Router]] = {
            kind: [router for router, kinds in wanted.items() if kinds is None or kind in kinds]
            for kind in (*KINDS.values(), None)
        }

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """What the first router that takes it answers; UNHANDLED when none does. A press needs the `turn` that opened its button."""
        if update_type != PRESS:
            return await super().propagate_event(update_type, event, **kwargs)
        press = kwargs["turn"].press
        for router in self._takers[None if press is None else type(press)]:
            response = await router.propagate_event(update_type, event, **kwargs)
            if response is not UNHANDLED:
                return response
        return UNHANDLED


def _presses(router: Router) -> set[type[Callback]] | None:
    """The buttons that a router knows; None when one of its handlers looks at every press."""
    kinds: set[type[Callback]] = set()
    for handler in router.observers[PRESS].handlers:
        known = {f.callback.kind for f in handler.filters or () if isinstance(f.callback, Pressed)}
        if not known:
            return None
        kinds |= known
    return kinds
