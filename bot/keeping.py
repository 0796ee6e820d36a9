"""Commands about what is kept: whether it is what it was."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

import typer

from bot.settings import Settings, WrongSetting, read
from core.actions.verify import Fault, Sound, verify
from core.store.anchor import BrokenAnchor, noted
from core.store.database import Database, connect

T = TypeVar("T")


def refused(text: str) -> NoReturn:
    """One line on stderr, exit code 1."""
    typer.echo(f"flexbot: {text}", err=True)
    raise typer.Exit(1)


def verify_command() -> None:
    """Whether the trail and what deeds left behind are as they were; the first fault, and exit code 1, when not."""
    found = on_database(_verify)
    if isinstance(found, Fault):
        refused(f"{found.table} {found.row}: {found.wrong}")
    typer.echo(f"sound: {found.rows} rows of the trail, {found.sealed} of them sealed; head {found.head}")


async def _verify(database: Database, settings: Settings) -> Sound | Fault:
    anchored = noted(settings.anchor_file)
    async with database.begin() as tx:
        return await verify(tx, anchored)


def on_database(act: Callable[[Database, Settings], Awaitable[T]]) -> T:
    """Run something on the database of the settings. What is wrong with either is one line and exit code 1."""

    async def run() -> T:
        settings = read()
        database = connect(settings.database)
        try:
            return await act(database, settings)
        finally:
            await database.close()

    try:
        return asyncio.run(run())
    except WrongSetting as wrong:
        refused(str(wrong))
    except BrokenAnchor as broken:
        refused(f"the anchor's line {broken.args[0]} is no head of a chain: altered")
