"""The methods by name, in lower case: Telegram does not mind the case."""

from collections.abc import Awaitable, Callable
from typing import Any

from simulator.bot_api.args import Args
from simulator.state import Bot, World


class Described:
    """A result that carries a description beside it."""

    __slots__ = ("description", "result")

    def __init__(self, result: Any, description: str) -> None:
        self.result = result
        self.description = description


Method = Callable[[World, Bot, Args], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Registers a function under these Bot API names."""

    def register(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = function
        return function

    return register
