"""A citizen number or a bank account in a chat is taken away, wherever it was typed."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.stories.phones import Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk

BSN = "111222333"
IBAN = "NL91ABNA0417164300"
TOLD_BSN = "Ik denk dat in je bericht je burgerservicenummer (BSN) stond."
TOLD_BOTH = "Ik denk dat in je bericht je burgerservicenummer (BSN) en je rekeningnummer stonden."
TOLD_IBAN = "Ik denk dat in je bericht je rekeningnummer stond."


@pytest.mark.parametrize(
    ("typed", "secret", "words"),
    [
        (f"mijn bsn is {BSN}", BSN, TOLD_BSN),
        ("bsn: 111.222.333 van mijn vrouw", "111.222.333", TOLD_BSN),
        ("het is 111 222 333", "111 222 333", "Ik zag een nummer dat lijkt op een burgerservicenummer (BSN)."),
        (f"rekening {IBAN}", IBAN, TOLD_IBAN),
        ("Stuur maar naar NL91 ABNA 0417 1643 00 alsjeblieft", "NL91 ABNA 0417 1643 00", TOLD_IBAN),
        ("nl91abna0417164300", "nl91abna0417164300", TOLD_IBAN),
        (f"mijn bsn is {BSN} en mijn rekening {IBAN}, hoe laat begin ik?", BSN, TOLD_BOTH),
        (f"ik ben {BSN}, rekening {IBAN}", IBAN, TOLD_BOTH),
    ],
)
async def test_a_citizen_number_or_account_is_taken_away(
    folk: Folk, candidate: Phone, typed: str, secret: str, words: str
) -> None:
    """It is deleted from the chat, with a kind word that names all of it and says that the rest went too.

    It is in no table, no file of the database and no log."""
    number = await candidate.writes(typed)
    await candidate.sees(words, "Ik heb je hele bericht weggehaald. Zo blijft het veilig. Niemand heeft het gelezen.")
    await candidate.sees(words, "Wilde je nog meer zeggen? Stuur dat dan opnieuw.")
    assert (await candidate.looks(number)).deleted
    assert not await kept(folk.town, secret)
    assert secret not in folk.town.log()


async def test_a_number_in_a_caption_or_an_edit_is_taken_away_too(folk: Folk, candidate: Phone) -> None:
    """Wherever it is typed."""
    photo = await candidate.sends_photo(f"dit is {BSN}")
    assert (await candidate.looks(photo)).deleted
    number = await candidate.writes("dit wordt een nummer")
    await candidate.edits(number, f"mijn nummer is {BSN}")
    assert (await candidate.looks(number)).deleted
    assert not await kept(folk.town, BSN)


async def test_a_strangers_number_is_taken_away_too(folk: Folk, stranger: Phone) -> None:
    """Also of somebody whom nobody knows."""
    number = await stranger.writes(f"ik ben {BSN}")
    assert (await stranger.looks(number)).deleted
    assert not await kept(folk.town, BSN)


async def test_ordinary_numbers_stay(candidate: Phone) -> None:
    """Times, dates, amounts and telephone numbers are no citizen numbers."""
    for typed in ("bel me op 06 12345678", "16-11-2026 van 9.00 tot 17.30", "€ 2.392,00", "123456789", "7,5 uur"):
        number = await candidate.writes(typed)
        assert not (await candidate.looks(number)).deleted, typed


async def kept(town: RunningTown, secret: str) -> bool:
    """Whether this stands anywhere in what the town keeps: every byte of an SQLite database, every column of PostgreSQL."""
    plain = "".join(c for c in secret if c.isalnum())
    spelled = {secret, secret.upper(), plain, plain.upper()}
    if town.database_url.startswith("sqlite"):
        files = await _bytes_of(town.folder)
        return any(one.encode() in files for one in spelled)
    async with town.database.begin() as tx:
        tables = [row[0] for row in await tx.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))]
        for table in tables:
            for row in await tx.execute(text(f'SELECT t::text FROM "{table}" t')):
                if any(one in row[0] for one in spelled):
                    return True
    return False


async def _bytes_of(folder: Path) -> bytes:
    assert sqlite3.sqlite_version_info > (3, 30)
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("town.db"))  # noqa: ASYNC240
