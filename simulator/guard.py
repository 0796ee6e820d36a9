"""Who may come in: programs on this machine and the simulator's own page, no other website."""

import math
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refused(Exception):
    """A request of a person or a page that cannot be done: HTTP `status` and a sentence why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def foreign(request: web.Request) -> bool:
    """Whether the request comes from a website of another origin, or under a name that is not this machine's. A link
    on another website may be followed."""
    headers = request.headers
    host = headers.get("Host", "")
    name = host.rpartition(":")[0] if host[-1:].isdigit() and ":" in host else host
    if name not in LOOPBACK:
        return True
    origin = headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc != host
    if request.method == "GET" and headers.get("Sec-Fetch-Mode") == "navigate":
        return False
    return headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")


def guarded(handler: Handler) -> Handler:
    """The handler, for requests of this machine only, with its refusals as JSON."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if foreign(request):
            return web.json_response({"error": "requests of other websites are refused"}, status=403)
        try:
            return await handler(request)
        except Refused as refused:
            return web.json_response({"error": str(refused)}, status=refused.status)

    return answer


async def body(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request; nothing is an empty one. Raises Refused."""
    if not request.can_read_body:
        return {}
    try:
        fields = await request.json()
    except ValueError:
        raise Refused(400, "the body must be JSON") from None
    if not isinstance(fields, dict):
        raise Refused(400, "the body must be a JSON object")
    return fields


def number(value: Any, name: str) -> float:
    """A number from a body. Raises Refused."""
    try:
        found = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise Refused(400, f"{name} must be a number")
    return found


_WHOLE = re.compile(r"-?[0-9]{1,18}")


def whole(value: Any, name: str, default: int | None = None) -> int:
    """A whole number from a body, a path or a query. Raises Refused."""
    if value is None and default is not None:
        return default
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise Refused(400, f"{name} must be a whole number")
