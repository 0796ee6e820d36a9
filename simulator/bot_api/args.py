"""The arguments of one call, however they were sent: query, JSON, form or multipart."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from simulator.bot_api.errors import BadRequest


@dataclass(slots=True)
class Upload:
    """A file that came along in a multipart call."""

    name: str
    content: bytes


class Args:
    """Values by name, with the Bot API's leniency: a number may be a string, an object may be JSON in a string."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str:
        """The value as a string; empty when missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; the default when missing or no number."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(str(value).strip()) if value is not None else default
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """The value as yes or no."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "1")

    def decoded(self, name: str, what: str = "") -> Any:
        """The value as an object or list, `None` when missing. Raises BadRequest when it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise BadRequest(f"can't parse {what or name} JSON object") from None

    def recorded(self) -> dict[str, Any]:
        """As `GET /calls` shows them: files by name and size."""
        if not self.uploads:
            return self.values
        files = {field: {"name": upload.name, "size": len(upload.content)} for field, upload in self.uploads.items()}
        return {**self.values, **files}


async def read(request: web.Request) -> Args:
    """The arguments of a call. Raises BadRequest on a body that is not what its header says."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Args(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, values)
    return parsed(await request.read(), kind, values)


def parsed(body: bytes, kind: str, values: dict[str, Any]) -> Args:
    """Arguments in a body of JSON or of a form."""
    if kind == "application/json":
        try:
            fields = json.loads(body) if body.strip() else {}
        except ValueError:
            raise BadRequest("can't parse request JSON object") from None
        if not isinstance(fields, dict):
            raise BadRequest("expected an object as the request")
        values.update({name: value for name, value in fields.items() if value is not None})
    elif kind == "application/x-www-form-urlencoded":
        values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Args(values)


async def _multipart(request: web.Request, values: dict[str, Any]) -> Args:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename or name, value.file.read())
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
    return Args(values, uploads)
