"""Logs: structured, on stderr, never with a secret or a person's words.

Whatever is logged passes here, libraries' lines and the fault that ends the process included. Of an exception stay its kind and where it
was raised: its text may hold what somebody wrote. All lines about one update carry its number in the inbox as `update`.
"""

import logging
import re
import sys
import traceback
from collections.abc import Collection, Mapping, MutableMapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.contextvars import bound_contextvars

from bot.masking import mask

Level = Literal["debug", "info", "warning"]
HIDDEN = "***"
FRAMES = 5
SPOKEN = frozenset({"description"})
QUOTED = re.compile(r"\".*\"|\u201c.*\u201d", re.DOTALL)

_before: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]


def about_update(number: int) -> AbstractContextManager[Any]:
    """All that is logged inside is about this update."""
    return bound_contextvars(update=number)


def set_up(kind: Literal["json", "text"], level: Level = "info", secrets: Collection[str] = (), to: TextIO | None = None) -> None:
    """Write logs as JSON lines for programs or as text for people. Libraries speak only when something is wrong, whatever the level."""
    renderer = structlog.processors.JSONRenderer() if kind == "json" else structlog.dev.ConsoleRenderer(colors=False)
    last: list[structlog.typing.Processor] = [without_words, Hiding(secrets), renderer]
    structlog.configure(
        processors=[*_before, *last],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(to or sys.stderr),
    )
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[template_alone, *_before, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    sys.excepthook = _ended


def without_words(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception as its kind and the last lines of code that it passed."""
    told = line.pop("exc_info", None)
    problem = sys.exc_info()[1] if told is True else told[1] if isinstance(told, tuple) else told
    for name, value in list(line.items()):
        if isinstance(value, BaseException):
            line[name] = type(value).__name__
    if isinstance(problem, BaseException):
        line.update(problem=type(problem).__name__, where=where(problem))
    return line


def where(problem: BaseException | None, frames: int = FRAMES) -> list[str]:
    """The last places of code that an exception passed, without its text."""
    passed = traceback.extract_tb(problem.__traceback__)[-frames:] if problem else []
    return [f"{one.filename}:{one.lineno} {one.name}" for one in passed]


def template_alone(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of a library's line the first line before anything was filled in: the rest may be anything."""
    record: logging.LogRecord = line["_record"]
    return {**line, "event": str(record.msg).partition("\n")[0]}


class Hiding:
    """Takes secrets out of every text of a line, however deep; what others said (`SPOKEN`) also loses BSN, IBAN and what it quotes."""

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def __call__(self, _logger: Any, _method: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
        said = {name: mask(QUOTED.sub(HIDDEN, str(line[name])))[0] for name in SPOKEN & line.keys()}
        return {name: self._hidden(value) for name, value in {**line, **said}.items()}

    def _hidden(self, value: Any) -> Any:
        if isinstance(value, str):
            for secret in self._secrets:
                value = value.replace(secret, HIDDEN)
            return value
        if isinstance(value, Mapping):
            return {self._hidden(name): self._hidden(one) for name, one in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self._hidden(one) for one in value]
        return value


def _ended(kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        structlog.get_logger().critical("ended by a fault", exc_info=problem)
