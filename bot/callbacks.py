"""Every button's wire form: short, opaque, and bound to the person who got it.

On the wire a button is base64 of: its kind and its numbers as variable-length integers, and eight bytes of a
keyed hash over all that and the chat it was sent to. What was forged, changed or taken from another chat does not open.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from hmac import compare_digest
from typing import Any, ClassVar

MAC_BYTES = 8
KINDS: dict[int, type["Callback"]] = {}


@dataclass(frozen=True)
class Callback:
    """What a button means. Fields are non-negative integers, booleans and dates."""

    code: ClassVar[int]

    def __init_subclass__(cls, code: int | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if code is not None:
            assert code not in KINDS or KINDS[code].__name__ == cls.__name__, f"two buttons with code {code}"
            cls.code = code
            KINDS[code] = cls


class Sealer:
    """Writes and opens the wire form with a key that only the bot has."""

    def __init__(self, secret: str) -> None:
        self._key = blake2b(secret.encode(), person=b"flexbot-buttons", digest_size=32).digest()

    def seal(self, callback: Callback, chat: int) -> str:
        """The `callback_data` (at most 64 characters) of a button sent to `chat`."""
        body = bytearray()
        _append(body, callback.code)
        for f in fields(callback):
            value = getattr(callback, f.name)
            _append(body, value.toordinal() if isinstance(value, date) else int(value))
        return urlsafe_b64encode(bytes(body) + self._mac(bytes(body), chat)).decode().rstrip("=")

    def open(self, data: str, chat: int) -> Callback | None:
        """The button behind `data` when this bot sent it to `chat`; None for anything else."""
        try:
            raw = urlsafe_b64decode(data.encode("ascii") + b"=" * (-len(data) % 4))
        except (ValueError, UnicodeError):
            return None
        body, mac = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
        if not body or not compare_digest(mac, self._mac(body, chat)) or self.canonical(raw) != data:
            return None
        return _build(body)

    @staticmethod
    def canonical(raw: bytes) -> str:
        """Base64 has several spellings of the same bytes; one counts."""
        return urlsafe_b64encode(raw).decode().rstrip("=")

    def _mac(self, body: bytes, chat: int) -> bytes:
        return blake2b(body + chat.to_bytes(9, "big", signed=True), key=self._key, digest_size=MAC_BYTES).digest()


def _append(body: bytearray, number: int) -> None:
    assert number >= 0, "a button carries non-negative numbers"
    while number > 127:
        body.append(number & 127 | 128)
        number >>= 7
    body.append(number)


def _build(body: bytes) -> Callback | None:
    numbers, number, shift = [], 0, 0
    for byte in body:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number = shift = 0
    kind = KINDS.get(numbers[0]) if numbers else None
    if kind is None or shift or len(numbers) != len(fields(kind)) + 1:
        return None
    return kind(*(_as(f.type, value) for f, value in zip(fields(kind), numbers[1:], strict=True)))


def _as(annotation: Any, number: int) -> int | bool | date:
    if annotation in (bool, "bool"):
        return bool(number)
    if annotation in (date, "date"):
        return date.fromordinal(number)
    return number
