"""Logs: structured, on stderr, without a secret or a person's words."""

import logging
import sys
from typing import Literal

import structlog


def set_up(kind: Literal["json", "text"]) -> None:
    """Write logs as JSON lines for programs or as text for people. Libraries speak only when something is wrong."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    renderer = structlog.processors.JSONRenderer() if kind == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
