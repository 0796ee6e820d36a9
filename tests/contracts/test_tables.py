"""Every table knows its municipality, and every row about a person is found when they ask."""

import bot.store  # noqa: F401  (its tables belong to the schema)
from core.store.rights.held import ABOUT_NOBODY, CHATS, NAMING, OWNERS, SHARED
from core.store.tables import metadata

WITHOUT_MUNICIPALITY = {
    "municipality": "it is the municipality",
    "amount_row": "the law's amounts hold everywhere",
    "inbox": "an update is nobody's until its sender is known",
    "conversation": "belongs to a chat; whose it is says the address",
    "card": "belongs to an address, which has its municipality",
    "thread": "belongs to an address, which has its municipality",
    "seal": "one chain over all rows of the trail, each of which has its municipality",
    "invite_try": "a chat that nobody knows yet",
    "chore": "what processes do over and over",
    "process": "when a process was last seen",
    "send_slot": "Telegram's limits hold for the bot as a whole",
}
ABOUT_NO_PERSON = {
    *ABOUT_NOBODY,
    "amount_row",
    "policy_row",
    "area",
    "employer",
    "site",
    "job_shift",
    "invoice",
    "chore",
    "process",
    "send_slot",
}


def test_every_table_knows_its_municipality() -> None:
    """By a column that must be filled, or it is listed here with a reason. What is told to a stranger has none yet."""
    lacking = {
        name
        for name, table in metadata.tables.items()
        if "municipality" not in table.c or (table.c.municipality.nullable and name != "outbox")
    }
    assert lacking == set(WITHOUT_MUNICIPALITY) & set(metadata.tables)


def test_every_table_is_found_from_a_person() -> None:
    """A new table refers to a person, to a row that is somebody's, or names a thing or chat; else it is listed as being about nobody."""
    for name, table in metadata.tables.items():
        references = {reference.column.table.name for column in table.columns for reference in column.foreign_keys}
        by_name = any(column.name in OWNERS | CHATS for column in table.columns)
        by_thing = any(number in table.c for _, number in NAMING)
        found = name == "person" or by_name or by_thing or "person" in references or references - SHARED
        assert found or name in ABOUT_NO_PERSON, name
