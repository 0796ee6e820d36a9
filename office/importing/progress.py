"""How far a long piece of work is: a bar on a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Step = Callable[[int], None]


@contextmanager
def progress(what: str, total: int | None = None, to: TextIO | None = None) -> Iterator[Step]:
    """Gives a function that is told of every so many more that are done. `total` is None while it is not known."""
    out = to or sys.stderr
    if not out.isatty():
        yield lambda _more: None
        return
    from rich.console import Console  # for people, and slow to load
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=out)) as bar:
        task = bar.add_task(what, total=total)
        yield lambda more: bar.advance(task, more)
