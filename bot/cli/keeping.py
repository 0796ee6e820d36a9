"""Commands about what is kept: whether it is what it was, what there is about a person, and that it goes."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.refusing import refused
from bot.settings import Settings, WrongSetting, read
from bot.store import end_talks_about
from core.actions.deed import Deed, write
from core.actions.documents import by_code, recognise
from core.actions.money.pay_lines import still_due
from core.actions.rights.rights import Erased, contact_of, erase, everything_about, find, running_until
from core.actions.verify import Fault, Sound, verify
from core.rules.calendar import local_day
from core.rules.cents import Cents, plain
from core.rules.refusals import Refusal
from core.store.anchor import noted
from core.store.database import Database, Transaction
from core.store.documents import Known
from core.store.keys import new_key, write_keys
from core.store.people.people import ERASED, Person, Role
from core.store.resealing import all_open, reseal
from office import database as office
from office.database import Refused
from office.documents import codes_in
from office.exits import WRONG_USE
from office.held import write_held

T = TypeVar("T")
MOST_NAMED = 10


def verify_command() -> None:
    """Whether the trail and what deeds left behind are as they were; the first fault, and exit code 1, when not."""
    found, anchor = on_database(_verify)
    if isinstance(found, Fault):
        refused(f"{found.table} {found.row}: {found.wrong}")
    typer.echo(f"sound: {found.rows} rows of the trail, {found.sealed} of them sealed; head {found.head}")
    if not anchor.exists():
        typer.echo(f"{anchor}: there is no anchor: whether the end of the trail was cut off cannot be seen without it")


async def _verify(database: Database, settings: Settings) -> tuple[Sound | Fault, Path]:
    try:
        anchored = noted(settings.anchor_file)
    except OSError as problem:
        raise Refused(f"{settings.anchor_file}: cannot be read ({problem.strerror}): let this user read it") from None
    async with database.begin() as tx:
        await all_open(tx, database.keys)
        return await verify(tx, anchored), settings.anchor_file


def verify_file_command(file: Path) -> None:
    """Whether a document was issued here and is as it was; exit code 1 when not."""

    async def recognised(database: Database, _settings: Settings) -> tuple[Known | None, bool, list[str]]:
        try:
            content = await asyncio.to_thread(file.read_bytes)
        except OSError as problem:
            raise Refused(f"{file}: cannot be read ({problem.strerror}): let this user read it") from None
        codes = codes_in(content)
        async with database.begin() as tx:
            return *await recognise(tx, content, codes), codes

    if not file.is_file():
        refused(f"{file}: there is no such file, and it is no code of a document", WRONG_USE)
    known, is_same, codes = on_database(recognised)
    if known is None and not codes:
        refused(
            f"{file}: is no issued document and carries no code: overviews, payments and drafts are made anew each time, and not kept"
        )
    if known is None:
        refused(f"{file}: was not issued here, or is kept no more")
    if not is_same:
        refused(f"{file}: altered: it carries the code of {_said(known)}, and is not that document")
    typer.echo(f"sound: {_said(known)}, unchanged{_replaced(known)}")


def verify_code_command(code: str) -> None:
    """Which document carries this code, to hold a paper against; exit code 1 when none does."""

    async def found(database: Database, _settings: Settings) -> Known | None:
        async with database.begin() as tx:
            return await by_code(tx, code)

    known = on_database(found)
    if known is None:
        refused(f"{code}: no document that is kept here carries this code")
    hashed = f"its file has the SHA-256 {known.sha256}" if known.sha256 else "nobody was sent it yet"
    typer.echo(f"issued here: {_said(known)}; {hashed}{_replaced(known)}")


def _said(known: Known) -> str:
    return f"document {known.id} ({known.sort.replace('_', ' ')}) of {local_day(known.made_at)}"


def _replaced(known: Known) -> str:
    return f"; document {known.replaced_by} replaces it" if known.replaced_by else ""


def rotate_command(drop: bool) -> None:
    """Seal everything anew with a new key; with `drop`, forget the older ones."""
    count = on_database(lambda database, _settings: _rotate(database, drop))
    typer.echo(f"sealed anew: {count}")


async def _rotate(database: Database, drop: bool) -> int:
    keys = database.keys
    async with database.begin() as tx:
        await all_open(tx, keys)
    keys.make()
    if keys.file is None:
        if keys.only_one:
            raise Refused(
                "FLEXBOT_KEY holds one key: put a new one before it (`openssl rand -base64 32`), a comma between, and run this again"
            )
    elif not drop:
        write_keys(keys.file, [new_key(), *keys.file.read_text("ascii").split()])
        keys.refresh()
    count = await reseal(database, keys)
    await database.scrub()
    if keys.file and drop:
        write_keys(keys.file, keys.file.read_text("ascii").split()[:1])
    return count


def export_command(named: str, folder: Path) -> None:
    """Write everything that is held about a person, to read and for programs."""

    async def export(database: Database, _settings: Settings) -> list[Path]:
        async with database.begin() as tx:
            someone = await _found(tx, named)
            held = await everything_about(tx, someone)
        return write_held(folder, someone, held)

    for path in on_database(export):
        typer.echo(str(path))


def erase_command(named: str, *, sure: bool) -> None:
    """Erase what the law does not keep, and say what stays, until when and why; and what is still to be paid, and how. Who is not `sure` is
    asked first at a terminal; a program is not."""
    if not sure and sys.stdin.isatty():
        someone = on_database(lambda database, _settings: _whom(database, named))
        question = f"{someone.name} ({someone.role}): erase everything that the law does not keep? Nothing brings it back"
        if not typer.confirm(question, err=True):
            refused("nothing was erased")
    erased, due, working_until = on_database(lambda database, _settings: _erase(database, named))
    typer.echo(f"erased: {_counted(erased.gone)}")
    if erased.kept:
        typer.echo(f"kept until {erased.kept.until}, with the name: {_counted(erased.stays)} ({erased.kept.source})")
    if due:
        ref = f"{ERASED}{erased.person.id}"
        typer.echo(f"still to be paid: {plain(due)} euros; in the file of accounts the payee_ref is now `{ref}`")
    if working_until:
        typer.echo(
            f"work was agreed until {working_until}: the bot tells nobody, so speak with the employer and the contact person"
        )


async def _whom(database: Database, named: str) -> Person:
    async with database.begin() as tx:
        return await _found(tx, named)


async def _erase(database: Database, named: str) -> tuple[Erased, Cents, date | None]:
    async with database.begin() as tx:
        someone, now = await _found(tx, named), datetime.now(UTC)
        if theirs := await contact_of(tx, someone):
            raise Refused(f"{named}: is still the contact person of {_some(theirs)}: give them to somebody else first")
        today = local_day(now)
        working_until = await running_until(tx, someone.id, today)
        due = await still_due(tx, someone, today) if someone.role is Role.CANDIDATE else 0
        deed = Deed(tx, now)
        erased = await erase(deed, someone, "asked")
        assert isinstance(erased, Erased), "it was just asked whether they are somebody's contact person"
        await end_talks_about(tx, someone.municipality, [name for name in (someone.first_name, someone.last_name) if name])
        await write(tx, [deed])
    try:
        await database.scrub()
    except SQLAlchemyError as problem:
        again = f"run `flexbot erase '#{erased.person.id}'` when nobody else is writing"
        raise Refused(f"{named}: is erased, but traces in the files could not be removed ({problem.args[0]}): {again}") from None
    return erased, due, working_until


def _some(refs: list[str]) -> str:
    return ", ".join(refs[:MOST_NAMED]) + (f" and {len(refs) - MOST_NAMED} more" if len(refs) > MOST_NAMED else "")


async def _found(tx: Transaction, named: str) -> Person:
    found = await find(tx, named)
    if not isinstance(found, Refusal):
        return found
    several = found.facts.get("numbers")
    raise Refused(
        f"{named}: several people have this reference, name one of {several}"
        if several
        else f"{named}: nobody has this reference"
    )


def _counted(rows: dict[str, int]) -> str:
    return ", ".join(f"{number} {table.replace('_', ' ')}" for table, number in sorted(rows.items()) if number) or "nothing"


def on_database(act: Callable[[Database, Settings], Awaitable[T]]) -> T:
    """Run something on the database of the settings. What is wrong with either is one line and exit code 1."""
    try:
        settings = read()
        return office.on_database(settings.database, lambda database: act(database, settings))
    except Refused as wrong:
        refused(str(wrong), office.code_of(wrong))
    except WrongSetting as wrong:
        refused(str(wrong))
