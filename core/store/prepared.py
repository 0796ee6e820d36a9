"""Statements on SQLite, compiled once and then handed to the driver as they are.

SQLAlchemy writes a statement and knows what turns each value into the driver's and back. What it does around every execution (a context,
events, a look in its cache, the parameters one by one) takes more of the processor than SQLite does; here that is done once. What is not
plain goes SQLAlchemy's way: lists inside a statement, values that SQLAlchemy fills in, rows given back by a statement that runs many times.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Executable, Select
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

Params = Mapping[str, Any]
Filling = Callable[[Params], Any]
"""Gives one place of a statement its value."""


class Rows(IteratorResult[Any]):
    """What a statement gave back, and how many rows it changed."""

    rowcount = -1


class Statements:
    """Those of one connection. One that is met for the first time may have been made for that time only: it is not compiled here."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._met: WeakKeyDictionary[Executable, dict[tuple[Any, ...], Prepared | None]] = WeakKeyDictionary()

    def prepared(self, statement: Executable, params: Params | Sequence[Params]) -> "Prepared | None":
        """The statement for parameters of these names; None when it is SQLAlchemy's."""
        known = self._met.get(statement)
        if known is None:
            self._met[statement] = {}
            return None
        is_many = not isinstance(params, Mapping)
        names: tuple[Any, ...] = (is_many, *(params if isinstance(params, Mapping) else params[0]))
        if names not in known:
            known[names] = _prepare(statement, list(names[1:]), is_many=is_many, dialect=self._dialect)
        return known[names]


class Prepared:
    """One statement with parameters of certain names."""

    def __init__(self, compiled: SQLCompiler, columns: Sequence[Any], dialect: Dialect) -> None:
        self._sql, self._dialect = compiled.string, dialect
        self._is_read = not (compiled.isinsert or compiled.isupdate or compiled.isdelete)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._fillings = [_filling(binds[name], name, dialect) for name in compiled.positiontup or ()]
        cells = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._shape = SimpleResultMetaData([column.key for column in columns], _processors=cells if any(cells) else None)

    def run(self, cursor: Any, params: Params | Sequence[Params]) -> Rows:
        """Once, or for each of many. Its errors are SQLAlchemy's."""
        try:
            if isinstance(params, Mapping):
                cursor.execute(self._sql, self._values(params))
            else:
                cursor.executemany(self._sql, [self._values(one) for one in params])
            # what a change gives back is fetched at once: SQLite commits nothing while it is being read
            found: Iterable[Any] = cursor if self._is_read else cursor.fetchall()
        except sqlite3.Error as problem:
            wrapped = DBAPIError.instance(self._sql, None, problem, sqlite3.Error, hide_parameters=True, dialect=self._dialect)
            raise wrapped from problem
        rows = Rows(self._shape, iter(found))
        rows.rowcount = cursor.rowcount
        return rows

    def _values(self, params: Params) -> list[Any]:
        return [filling(params) for filling in self._fillings]


def _prepare(statement: Any, names: list[Any], *, is_many: bool, dialect: Dialect) -> Prepared | None:
    if not isinstance(statement, (Select, UpdateBase)):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    columns = list(statement.exported_columns)
    is_filled_in = any(bind.callable for bind in compiled.bind_names) or compiled.insert_prefetch or compiled.update_prefetch
    has_lists = compiled.post_compile_params or compiled.literal_execute_params
    return None if is_filled_in or has_lists or (columns and is_many) else Prepared(compiled, columns, dialect)


def _filling(bind: Any, name: str, dialect: Dialect) -> Filling:
    turned = bind.type.dialect_impl(dialect).bind_processor(dialect) or (lambda value: value)
    if bind.required:
        return lambda params: turned(params[name])
    own = turned(bind.effective_value)
    return lambda params: turned(params[name]) if name in params else own
