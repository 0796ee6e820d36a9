"""How a command refuses: one line, and its exit code."""

from typing import NoReturn

import typer

from office.exits import REFUSED


def refused(text: str, code: int = REFUSED) -> NoReturn:
    """One line on stderr, and the exit code."""
    typer.echo(f"flexbot: {text}", err=True)
    raise typer.Exit(code)
