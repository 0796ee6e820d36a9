"""Deeds of one step: a command, a button. What comes first takes it."""

from importlib import import_module
from pkgutil import iter_modules

from aiogram import Router


def routers() -> list[Router]:
    """All routers, in the order in which they may take an update: deeds of one step, then conversations."""
    from bot.flows import flow_routers
    from bot.handlers import common

    found = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    return [common.first, *(one.router for one in found if one is not common), *flow_routers(), common.last]
