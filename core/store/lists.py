"""Statements about several rows at once: one text whatever the number, with the whole list as one parameter."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Boolean, ColumnElement, Date, Dialect, Integer, String, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class Many(TypeDecorator[list[Any]]):
    """Several numbers, days or texts: an array on PostgreSQL, JSON on SQLite, which has no arrays."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kinds: dict[str, TypeEngine[Any]] = {"number": BigInteger(), "day": Date(), "text": String()}
        return dialect.type_descriptor(ARRAY(kinds[self.kind]) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        several = list(value or ())
        return several if dialect.name == "postgresql" else json.dumps(several, default=str)


class Among(FunctionElement[bool]):
    """See `among`."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """As it stands: SQLite would be asked whether it equals 1, and then looks in no index."""
        return self


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a column has one of the values of the parameter of this name: numbers, days or texts, none of them null."""
    kind = "number" if isinstance(column.type, Integer) else "day" if isinstance(column.type, Date) else "text"
    return Among(column, bindparam(name, type_=Many(kind)))


@compiles(Among, "postgresql")
def _in_array(element: Among, compiler: SQLCompiler, **how: Any) -> str:
    column, several = element.clauses
    return f"({compiler.process(column, **how)} = ANY ({compiler.process(several, **how)}))"


@compiles(Among, "sqlite")
def _in_json(element: Among, compiler: SQLCompiler, **how: Any) -> str:
    column, several = element.clauses
    return f"({compiler.process(column, **how)} IN (SELECT value FROM json_each({compiler.process(several, **how)})))"


@compiles(Among)
def _in_words(element: Among, compiler: SQLCompiler, **how: Any) -> str:
    """For people who read a statement that no database was chosen for."""
    column, several = element.clauses
    return f"({compiler.process(column, **how)} IN {compiler.process(several, **how)})"
