"""On SQLite a number that a row once had is never given to another row, as PostgreSQL's sequences have it.

Without AUTOINCREMENT a new row gets the highest number that is there plus one, so the number of a removed row comes back, and what still
names the old row (a deadline, a message's key, a card in a chat) is taken to be about the new one.
"""

from alembic import op
from sqlalchemy import Connection

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

NUMBER, NUMBER_ONCE = "PRIMARY KEY (id)", "PRIMARY KEY (id AUTOINCREMENT)"
NAMED = {"trail": "thing_id", "card": "thing_id", "thread": "thing_id", "outbox": "thing_id", "deadline": "subject"}
"""Where numbers of rows that are no longer there may still stand."""


def upgrade() -> None:
    """Each table of SQLite is made anew, row by row the same; numbers go on above every number that was ever named."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        highest = max(_number(connection, f"SELECT max({column}) FROM {table}") for table, column in NAMED.items())
        others = _made(connection, "type IN ('trigger', 'index')")
        for name, _ in _made(connection, "type = 'trigger'"):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for name, made in _made(connection, "type = 'table'"):
            if NUMBER in made:
                _make_anew(connection, name, made)
                last = max(highest, _number(connection, f'SELECT max(id) FROM "{name}"'))
                connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
                connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
        there = {name for name, _ in _made(connection, "type IN ('trigger', 'index')")}
        for name, made in others:
            if name not in there:
                connection.exec_driver_sql(made)


def _make_anew(connection: Connection, name: str, made: str) -> None:
    columns = made.partition("(")[2]
    connection.exec_driver_sql(f'CREATE TABLE "{name}_anew" ({columns.replace(NUMBER, NUMBER_ONCE)}')
    connection.exec_driver_sql(f'INSERT INTO "{name}_anew" SELECT * FROM "{name}" ORDER BY id')
    connection.exec_driver_sql(f'DROP TABLE "{name}"')
    connection.exec_driver_sql(f'ALTER TABLE "{name}_anew" RENAME TO "{name}"')


def _made(connection: Connection, which: str) -> list[tuple[str, str]]:
    """Names and statements of what is there, without what SQLite makes by itself."""
    found = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND {which}"
    )
    return [(str(name), str(made)) for name, made in found]


def _number(connection: Connection, asked: str) -> int:
    return int(connection.exec_driver_sql(asked).scalar() or 0)


def downgrade() -> None:
    """Kept facts are not thrown away."""
    raise RuntimeError("a newer schema is not taken back: restore a backup")
