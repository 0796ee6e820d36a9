"""What all tables share: the metadata, names of constraints, and the column types that both databases agree on."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Integer, LargeBinary, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

from core.store.keys import Keys

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BigId = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC and always timezone-aware in Python. A naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept to the digit: rates and percentages."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Facts(TypeDecorator[dict[str, Any]]):
    """A small JSON object, kept as text so that both databases give the same bytes back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else json.loads(value)


class Sealed(TypeDecorator[str]):
    """Free text that only the holder of the key can read. The connection's dialect carries the keys (core.store.opening.connect)."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys_in(dialect).seal(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else keys_in(dialect).open(bytes(value))


class SealedFile(TypeDecorator[bytes]):
    """A small file that only the holder of the key can read."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys_in(dialect).seal(b64encode(value).decode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else b64decode(keys_in(dialect).open(bytes(value)))


class SealedFacts(TypeDecorator[dict[str, Any]]):
    """A small JSON object with words of people in it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys_in(dialect).seal(dumps(value))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else json.loads(keys_in(dialect).open(bytes(value)))


def keys_in(dialect: Dialect) -> Keys:
    """The keys that a connection was opened with."""
    keys: Keys = dialect.keys  # type: ignore[attr-defined]
    return keys


dumps: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def key() -> "Column[Any]":
    """The row's own number."""
    return Column("id", BigId, primary_key=True, autoincrement=True)


def of_municipality() -> "Column[Any]":
    """The tenant that the row belongs to."""
    return Column("municipality", BigId, ForeignKey("municipality.id"), nullable=False, index=True)


def refers(name: str, target: str, *, nullable: bool = False, index: bool = False) -> "Column[Any]":
    """A reference to another row, by number."""
    return Column(name, BigId, ForeignKey(f"{target}.id"), nullable=nullable, index=index)
