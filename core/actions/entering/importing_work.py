"""What an import enters of work that was done: hours of weeks that were signed on paper, and what was paid."""

from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from core.actions.deed import Deed
from core.actions.entering.importing import ImportedRow
from core.actions.things import Thing
from core.actions.work.week_openings import open_weeks
from core.rules.calendar import local_day, monday
from core.rules.hours.weeks import WeekState, closes_at
from core.store.entering import importing as store
from core.store.hours.weeks import FIRST_VERSION
from core.store.tables.hours import day_entry, timesheet
from core.store.tables.money import other_premium, payment
from core.store.tables.people import person
from core.store.tables.work import placement

Week = tuple[int, date]


async def enter_hours(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Worked days. A week that is over was signed on paper and counts as confirmed, by the contact person; this week stays open."""
    numbers = await store.numbers(deed.tx, placement, of, [row["placement"] for row in rows])
    contacts = await store.contacts_of(deed.tx, numbers.values())
    await _keep_weeks(deed, of, {(numbers[row["placement"]], monday(row["date"])): row["date"] for row in rows}, contacts)
    entries = [
        {
            "municipality": of,
            "placement": numbers[row["placement"]],
            "day": row["date"],
            "version": FIRST_VERSION,
            "worked": True,
            "starts": None,
            "ends": None,
            "break_minutes": 0,
            "minutes": row["minutes"],
            "by": contacts[numbers[row["placement"]]].consultant,
            "at": deed.now.astimezone(UTC),
        }
        for row in rows
    ]
    await store.add(deed.tx, day_entry, entries)
    for entry in entries:
        facts = {name: value for name, value in entry.items() if name not in ("municipality", "placement")}
        deed.trail(of, "day entered", Thing.PLACEMENT, entry["placement"], **facts)


async def _keep_weeks(deed: Deed, of: int, wanted: dict[Week, date], contacts: dict[int, Any]) -> None:
    kept = await store.weeks_of(deed.tx, [number for number, _ in wanted])
    missing = [week for week in wanted if week not in kept]
    today = local_day(deed.now)
    over = [(n, first) for n, first in missing if first < monday(today) or contacts[n].last_day < today]
    await store.add(deed.tx, timesheet, [_confirmed(deed, of, week, contacts[week[0]].consultant) for week in over])
    written = await store.weeks_of(deed.tx, [number for number, _ in over]) if over else {}
    for week in over:
        deed.trail(of, "week imported", Thing.WEEK, written[week].id)
    for number, first in missing:
        if first >= monday(today) and contacts[number].last_day >= today:
            await open_weeks(deed, of, number, [], first, wanted[number, first])


def _confirmed(deed: Deed, of: int, week: Week, contact: int) -> dict[str, Any]:
    number, first = week
    return {
        "municipality": of,
        "placement": number,
        "monday": first,
        "state": WeekState.CONFIRMED,
        "version": FIRST_VERSION,
        "ends_at": closes_at(first, []),
        "signed_at": deed.now,
        "confirmed_at": deed.now,
        "confirmed_by": contact,
    }


async def enter_other_premiums(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Premiums of the same article that were paid outside the instrument."""
    numbers = await store.numbers(deed.tx, person, of, [row["candidate"] for row in rows])
    values = [
        {"municipality": of, "candidate": numbers[row["candidate"]], "paid_on": row["date"], "cents": row["amount"]}
        for row in rows
    ]
    await store.add(deed.tx, other_premium, values)
    for one in values:
        deed.trail(of, "other premium entered", Thing.PREMIUM, one["candidate"], paid_on=one["paid_on"], cents=one["cents"])


async def enter_payments(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Payments that were made, by date: each takes the next moment of its calendar year."""
    numbers = await store.numbers(deed.tx, person, of, [row["candidate"] for row in rows])
    moments = await store.last_moments(deed.tx, numbers.values())
    values = []
    for row in rows:
        number, year = numbers[row["candidate"]], row["date"].year
        moments[number, year] = moments.get((number, year), 0) + 1
        values.append(
            {
                "municipality": of,
                "candidate": number,
                "year": year,
                "moment": moments[number, year],
                "paid_on": row["date"],
                "cents": row["amount"],
                "written_off_cents": row["written_off"] or 0,
            }
        )
    await store.add(deed.tx, payment, values)
    for one in values:
        facts = {name: one[name] for name in ("year", "moment", "cents", "paid_on", "written_off_cents")}
        deed.trail(of, "premium paid", Thing.PREMIUM, one["candidate"], **facts)
