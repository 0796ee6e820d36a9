"""The municipality's month on its way out: read page by page and made outside of any transaction, as things are then. Nothing is kept."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import structlog

from bot.outgoing.printing import File
from bot.screens import lines
from core.actions.people.desks import covered_by
from core.actions.things import Form
from core.rules.calendar import local_day
from core.store import municipalities
from core.store.database import Database
from core.store.money import overviews
from core.store.people.people import Role
from office.documents import PrintFault
from office.overview.month import Month, Reader, hours, month_of, pages_of, summary_of, team_of
from office.overview.paper import month_on_paper, month_picture
from office.overview.sheets import workbook
from words import Words, words_for

A_TEAM = 8
"""So many colleagues fit below a picture."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class AskedMonth:
    """Whose month for whom, and as what."""

    municipality: int
    person: int
    role: str
    language: str | None
    first: date
    form: Form


class MonthMaker:
    """Makes months as files."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def file(self, asked: AskedMonth) -> File | None:
        """The file; None when it cannot be printed, which is an alert."""
        reader, municipality = await self._reader(asked)
        month = await month_of(self._database, asked.municipality, asked.first, self._now(), reader)
        try:
            return await asyncio.to_thread(_made, asked, municipality, month, self._now())
        except PrintFault as fault:
            log.error("month cannot be printed", form=asked.form, problem=str(fault))
            return None

    async def _reader(self, asked: AskedMonth) -> tuple[Reader, str]:
        async with self._database.begin() as tx:
            team = await overviews.team_of(tx, asked.person) if asked.role == Role.LEAD else {}
            covered = await covered_by(tx, asked.municipality, asked.person, local_day(self._now()))
            municipality = await municipalities.name_of(tx, asked.municipality)
        return Reader(frozenset({asked.person, *covered, *team}), team), municipality


def _made(asked: AskedMonth, municipality: str, month: Month, now: datetime) -> File:
    w, name = words_for(asked.language), f"maand-{asked.first:%Y-%m}.{asked.form}"
    if asked.form is Form.PICTURE:
        return File(name, month_picture(w, month), figures(w, month))
    if asked.form is Form.PAPER:
        return File(name, month_on_paper(w, municipality, month, now))
    return File(name, workbook(pages_of(w, month)))


def figures(w: Words, found: Month) -> str:
    """The figures of the municipality, and of each of the reader's team."""
    team = team_of(found)
    return lines(
        *(
            w("{what}: <b>{value}</b>", what=what, value=w.number(value))
            for what, value in summary_of(w, found)
            if isinstance(value, int | Decimal)
        ),
        team and " ",
        *(
            w.n(
                "{name}: {n} candidate, {hours} hours",
                "{name}: {n} candidates, {hours} hours",
                len(p.candidates),
                name=name,
                hours=w.number(hours(p.confirmed)),
            )
            for name, p, _ in team[:A_TEAM]
        ),
        len(team) > A_TEAM and w("The others stand in the workbook."),
    )
