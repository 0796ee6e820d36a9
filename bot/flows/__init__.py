"""Conversations of several steps: one file each, its states and chart in the docstring. A flow never imports a flow."""

from aiogram import Router


def flow_routers() -> list[Router]:
    """The routers of all flows."""
    from bot.flows import ask, dispute_week, log_day, travel

    return [log_day.router, travel.router, dispute_week.router, ask.router]
