"""Commands of an administrator on the database: invites, dated amounts, backups."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import segno
from sqlalchemy import insert, make_url, select

from bot.api import Api
from bot.settings import Settings
from core.actions.deed import Deed, write
from core.actions.invites import make_invite
from core.rules.amounts import Series
from core.rules.refusals import Refusal
from core.store import policies
from core.store.database import connect
from core.store.people import COLUMNS, known
from core.store.tables.people import amount_row, person


class Refused(Exception):
    """Why a command was not carried out, and what to do; one line."""


async def invite(settings: Settings, ref: str, picture: Path | None) -> str:
    """Make a one-time link for the person with this reference; a QR code in `picture` when asked. Answers the link."""
    username = await _username(settings)
    database, now = connect(settings.database), datetime.now(UTC)
    try:
        async with database.begin() as tx:
            rows = (await tx.execute(select(*COLUMNS).where(person.c.ref == ref))).all()
            if len(rows) != 1:
                raise Refused(f"{ref}: {'nobody has' if not rows else 'several people have'} this reference")
            deed = Deed(tx, now)
            secret = await make_invite(deed, known(rows[0]))
            await write(tx, [deed])
    finally:
        await database.close()
    link = f"https://t.me/{username}?start={secret}"
    if picture:
        segno.make(link).save(str(picture), scale=6)
    return link


async def _username(settings: Settings) -> str:
    if not settings.token.get_secret_value():
        raise Refused("FLEXBOT_TOKEN is missing: the link needs the bot's name")
    api = Api(settings.api_base, settings.token.get_secret_value())
    await api.open()
    try:
        reply = await api.call("getMe")
    finally:
        await api.close()
    if not reply.ok:
        raise Refused(f"Telegram did not answer ({reply.description}): try again later")
    return str(reply.result["username"])


async def add_amount(settings: Settings, series: str, since: date, amount: Decimal, source: str) -> Series:
    """Add a dated row to a statutory series. Refused without a source, or where the amount is confirmed already."""
    database = connect(settings.database)
    try:
        async with database.begin() as tx:
            known_series = await policies.amounts(tx)
            if series not in known_series:
                raise Refused(f"{series}: unknown; choose one of {', '.join(sorted(known_series))}")
            more = known_series[series].with_row(since, amount, source)
            if isinstance(more, Refusal):
                raise Refused(_said(more))
            row = {"series": series, "valid_from": since, "amount": str(amount), "source": source}
            await tx.execute(insert(amount_row), row | {"entered_at": datetime.now(UTC)})
            return more
    finally:
        await database.close()


def _said(refusal: Refusal) -> str:
    facts = refusal.facts
    return {
        "no_source": "a row without a source is refused: add --source with where the amount can be read",
        "negative_amount": "an amount below 0 is refused",
        "already_confirmed": f"{facts.get('date')} is confirmed already (until {facts.get('known_until')}): "
        "what was settled rests on it; enter a later date",
    }.get(str(refusal.code), str(refusal.code))


async def backup(settings: Settings, target: Path) -> None:
    """A consistent copy while the bot goes on: SQLite's online backup, or `pg_dump` for PostgreSQL."""
    url = make_url(settings.database)
    part = target.with_name(target.name + ".part")
    try:
        if url.get_backend_name() == "sqlite":
            await asyncio.to_thread(_copy_sqlite, str(url.database), part)
        else:
            await asyncio.to_thread(_dump, settings.database, part)
        part.replace(target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as problem:
        raise Refused(f"{target}: the backup could not be made ({type(problem).__name__})") from None
    finally:
        part.unlink(missing_ok=True)


def _copy_sqlite(source: str, part: Path) -> None:
    if not Path(source).exists():
        raise Refused(f"{source}: there is no such database")
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)


def _dump(url: str, part: Path) -> None:
    program = os.environ.get("FLEXBOT_PG_DUMP") or shutil.which("pg_dump")
    if program is None:
        raise Refused("pg_dump is not installed: install postgresql-client, or name it in FLEXBOT_PG_DUMP")
    plain = make_url(url).set(drivername="postgresql")
    environment = os.environ | {"PGPASSWORD": plain.password or ""}
    address = plain.set(password=None).render_as_string(hide_password=False)
    subprocess.run([program, "--format=custom", f"--file={part}", address], check=True, env=environment, capture_output=True)
    part.chmod(0o600)
