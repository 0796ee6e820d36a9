"""After a shift: one question when it is over, a reminder an hour later and the next morning, and on Monday with the week.

Each stops the moment it is done; nothing is asked between 20:00 and 08:00 or on a Sunday; a restart asks nothing twice.
"""

from datetime import time

from sqlalchemy import insert

from core.store.tables.opt_outs import opt_out
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

ASKED = "Hoe was je werk op maandag 16 november?"


async def settled(open_town: OpenTown, **placement: object) -> tuple[RunningTown, Folk, Phone]:
    """A candidate with work since this Monday; it is nine in the morning."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.placement(**placement)  # type: ignore[arg-type]
    return town, folk, candidate


async def times_asked(phone: Phone, words: str = ASKED) -> int:
    """How many messages ask this."""
    await phone.town.quiet()
    return sum(m.from_bot and words in m.text for m in await phone.chat())


async def test_an_hour_later_and_the_next_morning_until_it_is_done(open_town: OpenTown) -> None:
    """Asked at the end, an hour later, the next morning at eight; never more for one day. Each is new, and the one before it goes."""
    town, _, candidate = await settled(open_town)
    places = set()
    for moment, times in (
        ("2026-11-16T13:15:00+01:00", 1),
        ("2026-11-16T14:14:00+01:00", 1),
        ("2026-11-16T14:16:00+01:00", 2),
        ("2026-11-17T07:59:00+01:00", 2),
        ("2026-11-17T08:01:00+01:00", 3),
        ("2026-11-19T12:00:00+01:00", 3),
    ):
        await town.clock(now=moment)
        assert await times_asked(candidate) == 1, moment
        places.add((await candidate.sees(ASKED)).id)
        assert len(places) == times, moment
    assert (await candidate.sees(ASKED)).buttons


@on_sqlite
async def test_a_day_that_is_filled_in_is_not_asked_again(open_town: OpenTown) -> None:
    """One tap, worked or not, and there is no reminder of that day."""
    town, _, candidate = await settled(open_town)
    await town.clock(now="2026-11-16T13:15:00+01:00")
    await candidate.taps(await candidate.sees(ASKED), "Niet gewerkt")
    await town.clock(now="2026-11-17T09:00:00+01:00")
    assert await times_asked(candidate) == 0
    assert await times_asked(candidate, "maandag 16 november") == 1


@on_sqlite
async def test_a_restart_reminds_once(open_town: OpenTown) -> None:
    """Killed before a reminder is due and started after it: it comes once."""
    town, _, candidate = await settled(open_town)
    await town.clock(now="2026-11-16T14:14:50+01:00")
    await town.kill_bot()
    await town.start_bot()
    await town.clock(now="2026-11-16T14:16:00+01:00")
    asked = await candidate.sees(ASKED)
    assert await times_asked(candidate) == 1
    await town.kill_bot()
    await town.start_bot()
    await town.clock(advance="PT10M")
    assert await times_asked(candidate) == 1
    assert (await candidate.sees(ASKED)).id == asked.id


@on_sqlite
async def test_a_late_shift_is_asked_about_in_the_morning(open_town: OpenTown) -> None:
    """It ends at 22:00: nothing at night; at eight the question, an hour later the reminder."""
    town, _, candidate = await settled(open_town, starts=time(18), ends=time(22), break_minutes=0)
    await town.clock(now="2026-11-17T07:59:00+01:00")
    assert await times_asked(candidate) == 0
    await town.clock(now="2026-11-17T08:01:00+01:00")
    first = await candidate.sees(ASKED)
    assert await times_asked(candidate) == 1
    await town.clock(now="2026-11-17T09:01:00+01:00")
    assert await times_asked(candidate) == 1
    await candidate.sees(ASKED, after=first)


@on_sqlite
async def test_a_saturday_evening_and_a_sunday_are_asked_about_on_monday(open_town: OpenTown) -> None:
    """Nobody hears anything on a Sunday."""
    town, _, candidate = await settled(open_town, weekdays=(6, 7), starts=time(17), ends=time(21), break_minutes=0)
    await town.clock(now="2026-11-23T07:59:00+01:00")
    await candidate.sees_nothing_of("Hoe was je werk", "Klopt je week?")
    await town.clock(now="2026-11-23T08:01:00+01:00")
    await candidate.sees("Hoe was je werk op zaterdag 21 november?")
    await candidate.sees("Hoe was je werk op zondag 22 november?")


@on_sqlite
async def test_on_monday_the_week_says_what_is_missing(open_town: OpenTown) -> None:
    """After the week's end its own reminder names each missing day, instead of a reminder for each."""
    town, _, candidate = await settled(open_town)
    await town.clock(now="2026-11-20T13:16:00+01:00")
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19"):
        await candidate.taps(await candidate.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await town.clock(now="2026-11-21T08:01:00+01:00")
    assert await times_asked(candidate, "Hoe was je werk op vrijdag 20 november?") == 1
    week = await candidate.newest()
    assert "Klopt je week?" in week.text
    assert "• vrijdag 20 november: nog niet ingevuld" in week.text
    await town.clock(now="2026-11-23T08:01:00+01:00")
    assert await times_asked(candidate, "Hoe was je werk op vrijdag 20 november?") == 1
    again = await candidate.newest()
    assert again.id > week.id
    await candidate.taps(again, "vr 20 nov: niet gewerkt")
    await candidate.taps(again, "Mijn week klopt")
    await town.clock(now="2026-11-24T09:00:00+01:00")
    assert await times_asked(candidate, "vanaf maandag 16 november") == 0


@on_sqlite
async def test_who_wants_no_reminders_is_asked_once(open_town: OpenTown) -> None:
    """The question after the shift stays: it is no reminder."""
    town, folk, candidate = await settled(open_town)
    async with town.database.begin() as tx:
        row = {"municipality": folk.municipality, "person": folk.ids["candidate"], "kind": "reminders", "at": folk.moment}
        await tx.execute(insert(opt_out), row)
    await town.clock(now="2026-11-17T12:00:00+01:00")
    assert await times_asked(candidate) == 1
