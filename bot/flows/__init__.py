"""Conversations of several steps: one file each, its states and chart in the docstring. A flow never imports a flow."""

from importlib import import_module
from pkgutil import iter_modules

from aiogram import Router


def flow_routers() -> list[Router]:
    """The routers of all flows. A PIN is asked for before anything else; what is said in no conversation may still belong to a question."""
    found: dict[str, Router] = {one.name: import_module(f"{__name__}.{one.name}").router for one in iter_modules(__path__)}
    first, last = found.pop("pin"), found.pop("ask")
    return [first, *found.values(), last]
