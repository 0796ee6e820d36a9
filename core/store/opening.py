"""Which database an URL means: its kind alone is loaded."""

import os

from sqlalchemy import make_url

from core.store.database import Database
from core.store.keys import Keys, keys_of


def connect(url: str, keys: Keys | None = None) -> Database:
    """Open the database of an SQLAlchemy URL (`sqlite:///file` or `postgresql://...`), and load no other kind. ValueError for any other.

    What is sealed is opened with the keys of FLEXBOT_KEY, FLEXBOT_KEY_FILE, or the file that belongs to the database, unless others are given.
    """
    keys = keys or keys_of(url, os.environ.get("FLEXBOT_KEY", ""), os.environ.get("FLEXBOT_KEY_FILE", ""))
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            from core.store.sqlite import SqliteDatabase

            return SqliteDatabase(parsed, keys)
        case "postgresql":
            from core.store.postgresql import PostgresDatabase

            return PostgresDatabase(parsed, keys)
        case other:
            raise ValueError(f"{other} is not a database that flexbot knows: use sqlite:///FILE or postgresql://...")
