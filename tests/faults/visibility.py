"""What a bot could see when it took a message: on PostgreSQL deeds happen side by side, and what is committed first is told first.

Two deeds that begin at once get numbers in one order and may be committed in the other. Whoever takes the second message then cannot
see the first one yet. That is no disorder; to tell it from one, the database itself notes which deed laid each message down, and what
whoever took it could see.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import asyncpg

from tests.faults.reading import Row

NOTE = (
    "CREATE TABLE laid_down (row bigint, deed xid8)",
    "CREATE TABLE picked_up (row bigint, seen pg_snapshot)",
    "CREATE FUNCTION note_laid_down() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN INSERT INTO laid_down VALUES (NEW.id, pg_current_xact_id()); RETURN NULL; END $$",
    "CREATE FUNCTION note_picked_up() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN INSERT INTO picked_up VALUES (NEW.id, pg_current_snapshot()); RETURN NULL; END $$",
    "CREATE TRIGGER laid_down AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION note_laid_down()",
    "CREATE TRIGGER picked_up AFTER UPDATE OF taken_by ON outbox FOR EACH ROW EXECUTE FUNCTION note_picked_up()",
)
NOTED = {
    "laid_down": "SELECT row, deed::text::bigint AS deed FROM laid_down",
    "picked_up": "SELECT row, pg_snapshot_xmax(seen)::text::bigint AS next,"
    " ARRAY(SELECT pg_snapshot_xip(seen)::text::bigint) AS open FROM picked_up",
}


async def note_what_is_seen(url: str) -> None:
    """Let this PostgreSQL database note it, from now on."""
    connection = await asyncpg.connect(url)
    try:
        for statement in NOTE:
            await connection.execute(statement)
    finally:
        await connection.close()


@dataclass
class Visibility:
    """Which deed each message is of, and for each time that it was taken: the number of the next deed, and the deeds that were still open."""

    deeds: Mapping[int, int]
    looks: Mapping[int, list[tuple[int, frozenset[int]]]]

    @classmethod
    def of(cls, laid_down: Iterable[Row], picked_up: Iterable[Row]) -> "Visibility":
        """As the database noted it."""
        looks = defaultdict(list)
        for row in picked_up:
            looks[row["row"]].append((row["next"], frozenset(row["open"])))
        return cls({row["row"]: row["deed"] for row in laid_down}, looks)

    def is_hidden(self, message: int, when_taken: int) -> bool:
        """Whether this message was not committed yet at a moment when that other one was taken."""
        deed = self.deeds.get(message)
        return deed is not None and any(deed >= following or deed in still for following, still in self.looks[when_taken])


AT_ONCE = Visibility({}, defaultdict(list))
"""SQLite: one deed at a time, nothing is ever hidden."""
