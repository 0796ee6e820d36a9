"""Statements compiled once and then handed to the driver as they are.

SQLAlchemy writes a statement and knows what turns each value into the driver's and back. What it does around every execution (a context,
events, a look in its cache, the parameters one by one) takes more of the processor than the database does; here that is done once. What is not
plain goes SQLAlchemy's way: lists inside a statement, values that SQLAlchemy fills in, rows given back by a statement that runs many times.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Executable, Select
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

Params = Mapping[str, Any]
NUMERIC = 1700
"""PostgreSQL's own number of the type `numeric`: asked for only about numbers that are kept exactly."""
REQUIRED = object()


class Rows(IteratorResult[Any]):
    """What a statement gave back, and how many rows it changed."""

    rowcount = -1


class Statements:
    """Those of one dialect, each compiled when it is met for the first time. They are made once, when their module is read: one that is
    made for a single time is compiled for that time."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._met: WeakKeyDictionary[Executable, dict[tuple[Any, ...], Prepared | None]] = WeakKeyDictionary()

    def prepared(self, statement: Executable, params: Params | Sequence[Params]) -> "Prepared | None":
        """The statement for parameters of these names; None when it is SQLAlchemy's."""
        known = self._met.get(statement)
        if known is None:
            known = self._met[statement] = {}
        is_many = not isinstance(params, Mapping)
        names: tuple[Any, ...] = (is_many, *(params if isinstance(params, Mapping) else params[0]))
        if names not in known:
            known[names] = _prepare(statement, list(names[1:]), is_many=is_many, dialect=self._dialect)
        return known[names]


class Prepared:
    """One statement with parameters of certain names."""

    def __init__(self, compiled: SQLCompiler, columns: Sequence[Any], dialect: Dialect) -> None:
        self.sql = compiled.string
        self.is_read = not (compiled.isinsert or compiled.isupdate or compiled.isdelete)
        self.gives_rows = bool(columns)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        places = [_place(binds[name], name, dialect) for name in compiled.positiontup or ()]
        self._own = {name: own for name, own, _ in places if own is not REQUIRED}
        self._turned = [(number, turn) for number, (_, _, turn) in enumerate(places) if turn]
        self._pick = _picking([name for name, _, _ in places])
        cells = [column.type.dialect_impl(dialect).result_processor(dialect, NUMERIC) for column in columns]
        self._shape = SimpleResultMetaData([column.key for column in columns], _processors=cells if any(cells) else None)

    def values(self, params: Params) -> list[Any]:
        """The parameters as the driver takes them, in order."""
        values = list(self._pick({**self._own, **params} if self._own else params))
        for number, turn in self._turned:
            values[number] = turn(values[number])
        return values

    def rows(self, found: Iterable[Any], count: int) -> Rows:
        """What the driver gave back, and how many rows it changed."""
        rows = Rows(self._shape, iter(found))
        rows.rowcount = count
        return rows


def _prepare(statement: Any, names: list[Any], *, is_many: bool, dialect: Dialect) -> Prepared | None:
    if not isinstance(statement, (Select, UpdateBase)):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    columns = list(statement.exported_columns)
    is_filled_in = any(bind.callable for bind in compiled.bind_names) or compiled.insert_prefetch or compiled.update_prefetch
    has_lists = compiled.post_compile_params or compiled.literal_execute_params
    return None if is_filled_in or has_lists or (columns and is_many) else Prepared(compiled, columns, dialect)


def _place(bind: Any, name: str, dialect: Dialect) -> tuple[str, Any, Callable[[Any], Any] | None]:
    """What a place of the statement is filled with when the parameters do not say, and what turns a value into the driver's."""
    return name, REQUIRED if bind.required else bind.effective_value, bind.type.dialect_impl(dialect).bind_processor(dialect)


def _picking(names: list[str]) -> Callable[[Params], Sequence[Any]]:
    """What gives the values of these names, all of them in one call."""
    return itemgetter(*names) if len(names) > 1 else lambda params: [params[name] for name in names]
