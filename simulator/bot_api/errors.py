"""Refusals as the Bot API gives them."""

from typing import Any


class ApiError(Exception):
    """A call refused: `code`, `description`, and `parameters` such as `retry_after`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class BadRequest(ApiError):
    """400 with Telegram's prefix."""

    def __init__(self, description: str) -> None:
        super().__init__(400, f"Bad Request: {description}")


class Forbidden(ApiError):
    """403 with Telegram's prefix."""

    def __init__(self, description: str) -> None:
        super().__init__(403, f"Forbidden: {description}")


def not_found() -> ApiError:
    """What an unknown method, path or kind of token gets."""
    return ApiError(404, "Not Found")


def too_many(retry_after: int) -> ApiError:
    """A send limit was passed; `retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
