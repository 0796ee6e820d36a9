"""Commands of an administrator on the database: invites, dated amounts, backups."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import segno
from sqlalchemy.exc import IntegrityError

from bot.settings import Settings
from bot.turns.handing import link_of
from bot.wire.api import Api
from core.actions.deed import Deed, write
from core.actions.entering.amounts import enter_amount
from core.actions.people.invites import Invite, make_invite
from core.rules.amounts import Series
from core.rules.refusals import Refusal
from core.store import municipalities, policies
from core.store.backup import NoBackup, back_up
from core.store.database import Database, Transaction
from core.store.keys import default_file
from core.store.people import people
from core.store.people.people import Person
from office.database import Refused
from office.documents import PrintFault
from office.documents.invitation import Invitation, print_invitation
from office.written import replaced
from words.language import DEFAULT, spoken_for


def check_path(path: Path) -> None:
    """Refused: no file can be made there. Before anything is kept that it is about."""
    if not path.parent.is_dir():
        raise Refused(f"{path.parent}: there is no such folder: make it first")
    if path.is_dir():
        raise Refused(f"{path}: is a folder: name a file in it")


async def invite(
    database: Database, settings: Settings, ref: str, picture: Path | None, paper: Path | None, languages: Sequence[str]
) -> str:
    """Make a one-time link for the person with this reference. When asked, a QR code goes into `picture`, and into `paper` a page to hand
    over in each of these languages: in none of them is in the person's own and Dutch. Answers the link.

    Nobody is invited when one of them cannot be made."""
    for path in (picture, paper):
        if path:
            check_path(path)
    username, now = await _username(settings), datetime.now(UTC)
    async with database.begin() as tx:
        found = await people.by_ref(tx, ref)
        if len(found) != 1:
            raise Refused(f"{ref}: {'nobody has' if not found else 'several people have'} this reference")
        deed, someone = Deed(tx, now), found[0]
        made = await make_invite(deed, someone)
        link = link_of(username, made)
        await write(tx, [deed])
        if paper:
            await _print(tx, someone, link, made, now, paper, languages)
        if picture:
            with replaced(picture) as part:
                segno.make(link).save(str(part), kind=picture.suffix[1:].lower(), scale=6)
    return link


async def _print(
    tx: Transaction, someone: Person, link: str, made: Invite, now: datetime, paper: Path, languages: Sequence[str]
) -> None:
    """Nobody is invited when it cannot be printed or written: this is inside the transaction."""
    contact = await people.contact_of(tx, someone.id)
    said = Invitation(
        someone.first_name,
        await municipalities.name_of(tx, someone.municipality),
        contact.name if contact else "",
        link,
        made.valid_until,
    )
    wanted = list(languages) or [spoken_for(someone.language), DEFAULT]
    try:
        page = print_invitation(said, list(dict.fromkeys(wanted)), now)
        with replaced(paper) as part:
            part.write_bytes(page)
    except PrintFault as why:
        raise Refused(f"the invitation cannot be printed: {why}") from None


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


async def add_amount(database: Database, series: str, since: date, amount: Decimal, source: str, even_so: bool) -> Series:
    """Add a dated row to a statutory series. Refused without a source, where the amount cannot be meant, or is confirmed already."""
    async with database.begin() as tx:
        known_series = await policies.amounts(tx)
        if series not in known_series:
            raise Refused(f"{series}: unknown; choose one of {', '.join(sorted(known_series))}")
        deed = Deed(tx, datetime.now(UTC))
        try:
            more = await enter_amount(deed, known_series[series], since, amount, source, even_so=even_so)
        except IntegrityError:
            raise Refused(f"{series} has a row of {since} already: enter a later date") from None
        if isinstance(more, Refusal):
            raise Refused(_said(more))
        await write(tx, [deed])
        return more


def _said(refusal: Refusal) -> str:
    facts = {name: str(value) for name, value in refusal.facts.items()}
    return {
        "no_source": "a row without a source is refused: add --source with where the amount can be read",
        "not_above_zero": "{value}: an amount is above 0: write it as 3450 or 3450.50",
        "no_whole_cents": "{value}: an amount has whole cents: write it as 3450 or 3450.50",
        "too_far_ahead": "{date}: is too far ahead to be known: enter dates until the end of {year}",
        "too_different": "{value}: is too far from the {before} since {since} to be meant: check it, and say --even-so if it is right",
        "already_confirmed": "{date} is confirmed already (until {known_until}): what was settled rests on it; enter a later date",
    }[str(refusal.code)].format_map(facts)


async def backup(settings: Settings, target: Path) -> Path | None:
    """A consistent copy while the bot goes on: SQLite's online backup, or `pg_dump` for PostgreSQL. Answers where its anchor is."""
    keys = [Path(settings.key_file)] if settings.key_file else []
    live = [default_file(settings.database), *keys, Path(".env")]
    try:
        return await back_up(settings.database, target, settings.anchor_file, live)
    except NoBackup as why:
        raise Refused(str(why)) from None
