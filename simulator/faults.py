"""Faults that people order: the next calls of a method go wrong in a chosen way."""

from dataclasses import asdict, dataclass
from typing import Any

KINDS = ("400", "403", "409", "429", "500", "502", "garbage", "timeout", "cut")

DESCRIPTIONS = {
    "400": "Bad Request: the request was refused",
    "403": "Forbidden: bot was blocked by the user",
    "409": "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "429": "Too Many Requests: retry after {retry_after}",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """`times` calls of `method` (or `*`) fail in the way of `kind`; `seconds` is for `timeout`, `retry_after` for `429`."""

    method: str
    kind: str
    times: int = 1
    retry_after: int = 1
    seconds: float = 5.0

    def error(self) -> dict[str, Any]:
        """The envelope a bot gets, for the kinds that are an error code."""
        description = DESCRIPTIONS[self.kind].format(retry_after=self.retry_after)
        envelope: dict[str, Any] = {"ok": False, "error_code": int(self.kind), "description": description}
        if self.kind == "429":
            envelope["parameters"] = {"retry_after": self.retry_after}
        return envelope


class Faults:
    """The faults still to come, in the order they were asked for."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, kind: str, method: str, times: int, retry_after: int, seconds: float) -> None:
        """Orders a fault for a method (in lower case, or `*`). Raises ValueError on an unknown kind or a count or time that is none."""
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")
        if times < 1:
            raise ValueError("times must be at least 1")
        if retry_after < 1 or seconds < 0:
            raise ValueError("retry_after must be at least 1, seconds at least 0")
        self._waiting.append(Fault(method, kind, times, retry_after, seconds))

    def take(self, method: str) -> Fault | None:
        """The fault for this call (method name in lower case), counted off; `None` when it may go well."""
        if not self._waiting:
            return None
        for fault in self._waiting:
            if fault.method in ("*", method):
                fault.times -= 1
                if fault.times == 0:
                    self._waiting.remove(fault)
                return fault
        return None

    def listed(self) -> list[dict[str, Any]]:
        """The faults still to come."""
        return [asdict(fault) for fault in self._waiting]

    def clear(self) -> None:
        """Calls go well again."""
        self._waiting.clear()
