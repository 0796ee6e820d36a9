"""Many people in one week: one message that fits, confirmed a page at a time, and on Monday by choice."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select

from bot.screens.employer_weeks import employer_week
from core.actions.deed import Deed, write
from core.actions.hours.week_answers import confirm_week, dispute_week
from core.actions.hours.week_views import employer_weeks
from core.rules.hours.weeks import WeekState
from core.rules.refusals import Refusal
from core.store.database import Database, Transaction
from core.store.hours.signing import Objection
from core.store.opening import connect
from core.store.people.people import by_id
from core.store.tables import hours, people, work
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk
from tests.stories.weeks import MONDAY, NOT_WORKED, PLANNED, AWeek, settled
from words import words_for

SIGNED = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
LONGEST_MESSAGE, MOST_BUTTONS, LONGEST_CAPTION = 4096, 100, 64
RACES = 100
FIRST_PAGE = "Je ziet nummer 1 tot en met 8."


async def crowd(folk: Folk, names: Sequence[str], monday: date = MONDAY) -> None:
    """So many more people worked four hours that Monday at the printer's, and signed. Who is called Otto worked an hour less."""
    job = await folk.job()
    async with folk.town.database.begin() as tx:
        for number, name in enumerate(names):
            row = {
                "municipality": folk.municipality,
                "role": "candidate",
                "first_name": name,
                "last_name": "X",
                "ref": f"m{number}",
            }
            who = (await tx.execute(insert(people.person).returning(people.person.c.id), row)).scalar_one()
            facts = {"person": who, "municipality": folk.municipality, "birth_date": date(1980, 1, 1), "experience": ""}
            facts |= {"wage_subsidy_group": False, "consultant": folk.ids["consultant"]}
            await tx.execute(insert(people.candidate), facts)
            await _signed(tx, folk, job, who, 10 + number, monday, 180 if name == "Otto" else 240)


async def _signed(tx: Transaction, folk: Folk, job: int, who: int, seat: int, monday: date, minutes: int) -> None:
    town = {"municipality": folk.municipality}
    last = monday + timedelta(days=4)
    fixed = {
        "tariff": Decimal("18.50"),
        "premium_rate": Decimal(2),
        "minutes_per_week": 240,
        "starts_on": monday,
        "last_day": last,
    }
    place = {"job": job, "employer": folk.employers["Drukkerij De Punt"], "candidate": who, "seat": seat, "made_at": folk.moment}
    values = town | place | fixed | {"last_allowed_day": last}
    placement = (await tx.execute(insert(work.placement).returning(work.placement.c.id), values)).scalar_one()
    at = {"placement": placement, "day": monday, "starts": None, "ends": None, "break_minutes": 0}
    shift = at | {"starts": datetime(2026, 1, 1, 9).time(), "ends": datetime(2026, 1, 1, 13).time(), "minutes": 240}
    await tx.execute(insert(work.planned_shift), town | shift)
    entry = at | {"version": 1, "worked": True, "minutes": minutes, "by": who, "at": SIGNED}
    await tx.execute(insert(hours.day_entry), town | entry)
    sheet = {
        "placement": placement,
        "monday": monday,
        "state": WeekState.SIGNED,
        "version": 2,
        "ends_at": SIGNED,
        "signed_at": SIGNED,
    }
    number = (await tx.execute(insert(hours.timesheet).returning(hours.timesheet.c.id), town | sheet)).scalar_one()
    await tx.execute(insert(hours.timesheet_signature), town | {"timesheet": number, "version": 2, "by": who, "at": SIGNED})


async def a_town(open_town: OpenTown, names: Sequence[str], *phones: str) -> tuple[Folk, dict[str, Phone]]:
    """On Friday at three these people have signed."""
    town = await open_town()
    folk = await Folk.settle(town)
    found = {name: await folk.phone(name) for name in ("employer", *phones)}
    await town.clock(now="2026-11-20T15:00:00+01:00")
    await crowd(folk, names)
    return folk, found


async def test_sixty_people_in_one_message(open_town: OpenTown) -> None:
    """It fits Telegram's limits; what was otherwise stands beside it; a page is right with one tap, and the next one follows."""
    _, phones = await a_town(open_town, ["Otto", *(f"Mens{n:02}" for n in range(1, 60))])
    employer = phones["employer"]
    await employer.chooses("Uren bevestigen")
    page = await employer.sees("Er wachten 60 weken op je.", FIRST_PAGE)
    assert len(page.text) <= LONGEST_MESSAGE
    assert len(page.buttons) <= MOST_BUTTONS
    assert all(len(caption) <= LONGEST_CAPTION for caption in page.buttons)
    assert "• Otto, week van ma 16 nov: 3 uur. Anders dan gepland: maandag" in page.text
    assert "• Mens07, week van ma 16 nov: 4 uur, zoals gepland" in page.text
    assert "Mens08" not in page.text
    await employer.taps(page, "Deze 8 weken kloppen")
    await employer.sees("8 weken zijn bevestigd.")
    rest = await employer.sees("Er wachten 52 weken op je.", "• Mens08, week van ma 16 nov: 4 uur, zoals gepland")
    await employer.taps(rest, "Volgende")
    await employer.sees("Je ziet nummer 9 tot en met 16.", "• Mens16,")
    await employer.presses_data(page, page.data("Deze 8 weken kloppen"))
    await employer.sees("Deze weken waren al beantwoord.")
    await employer.sees("Er wachten 52 weken op je.")
    await employer.sees_nothing_of("remie")


async def test_what_was_answered_meanwhile_stays_as_it_is(open_town: OpenTown) -> None:
    """A colleague saw one of the weeks otherwise: the page confirms the others, and that one still waits for its answer."""
    names = ["Anna", "Bert", "Cor", "Dina"]
    _, phones = await a_town(open_town, names, "colleague", "other_employer")
    employer, colleague = phones["employer"], phones["colleague"]
    await employer.chooses("Uren bevestigen")
    page = await employer.sees("Er wachten 4 weken op je.")
    await colleague.chooses("Uren bevestigen")
    await colleague.taps(await colleague.sees("Er wachten 4 weken op je."), "Cor, 4 uur")
    await colleague.taps(await colleague.sees("Kloppen deze uren?", "Cor"), "Klopt niet")
    await colleague.taps(await colleague.sees("Welke dag klopt niet?"), "ma 16 nov: 4 uur")
    await colleague.taps(await colleague.newest(), "Half uur minder")
    await colleague.taps(await colleague.sees("Zal ik dit naar Cor sturen?"), "Versturen")
    stranger = phones["other_employer"]
    await stranger.presses_data(await stranger.newest(), page.data("Deze 4 weken kloppen"))
    await stranger.sees("Deze knop werkt niet meer.")
    await employer.taps(page, "Deze 4 weken kloppen")
    await employer.sees("3 weken zijn bevestigd.")
    await employer.sees("Er wachten nu geen uren op je.")


async def test_two_colleagues_confirm_the_same_page(open_town: OpenTown) -> None:
    """At the same moment: each week is confirmed once, by one of them; together they confirmed all."""
    _, phones = await a_town(open_town, [f"Mens{n}" for n in range(8)], "colleague")
    pages = {}
    for phone in phones.values():
        await phone.chooses("Uren bevestigen")
        pages[phone] = await phone.sees("Er wachten 8 weken op je.")
    await asyncio.gather(*(phone.taps(page, "Deze 8 weken kloppen") for phone, page in pages.items()))
    for phone in phones.values():
        await phone.sees("Er wachten nu geen uren op je.")
    said = [
        m.text for phone in phones.values() for m in await phone.chat() if "bevestigd." in m.text or "al beantwoord" in m.text
    ]
    assert sorted(said) == ["8 weken zijn bevestigd.", "Deze weken waren al beantwoord."]


@on_sqlite
async def test_one_message_on_monday_by_choice(open_town: OpenTown) -> None:
    """Who chose so gets no message for the week on Friday, but one on Monday at eight; the colleague did not choose, and is asked at once."""
    week: AWeek = await settled(open_town, dict.fromkeys(range(5), PLANNED) | {2: NOT_WORKED})
    employer, colleague = week["employer"], week["colleague"]
    await employer.chooses("Uren bevestigen")
    await employer.taps(await employer.sees("Er wachten nu geen uren op je."), "Eén bericht op maandag")
    chosen = await employer.sees("Je krijgt voortaan één bericht op maandag, met alle weken die wachten.")
    await week.signed()
    await colleague.sees("Kloppen deze uren?")
    await employer.sees_nothing_of("Kloppen deze uren?")
    await week.town.clock(now="2026-11-23T07:59:00+01:00")
    await employer.sees_nothing_of("Er wacht 1 week op je.")
    await week.town.clock(now="2026-11-23T08:01:00+01:00")
    asked = await employer.sees("Er wacht 1 week op je.", "• Amina, week van ma 16 nov: 16 uur. Anders dan gepland: woensdag")
    await week.town.clock(now="2026-11-24T13:30:00+01:00")
    assert len([m for m in await employer.chat() if "Er wacht 1 week op je." in m.text]) == 2
    await employer.taps(asked, "Deze 1 week klopt")
    await employer.sees("1 week is bevestigd.")
    await week["candidate"].sees("Bevestigd: 16 uur.")
    await week.town.clock(now="2026-12-04T13:30:00+01:00")
    assert len([m for m in await employer.chat() if "Er wacht 1 week op je." in m.text]) == 2
    await employer.taps(chosen, "Weer bericht per week")
    await employer.sees("Je krijgt voortaan een bericht per week.")


async def test_a_hundred_races_have_one_winner_each(open_town: OpenTown) -> None:
    """One colleague confirms and another sees it otherwise, at the same moment, on two connections: one answer stands for each week, and
    whoever was second is told so."""
    town = await open_town()
    folk = await Folk.settle(town)
    await crowd(folk, [f"Mens{n}" for n in range(RACES)])
    query = select(hours.timesheet.c.id).where(hours.timesheet.c.municipality == folk.municipality)
    async with town.database.begin() as tx:
        weeks = list((await tx.execute(query)).scalars())
    databases = [connect(town.database_url) for _ in range(2)]
    said = [Objection(MONDAY, 120)]
    try:
        for week in weeks:
            found = await asyncio.gather(
                _at_once(folk, databases[0], "employer", confirm_week, week, 2),
                _at_once(folk, databases[1], "colleague", dispute_week, week, 2, said),
            )
            assert sum(isinstance(one, Refusal) for one in found) == 1, week
    finally:
        for database in databases:
            await database.close()
    stands = select(hours.timesheet.c.state, hours.timesheet_answer.c.is_right).join(
        hours.timesheet_signature, hours.timesheet_signature.c.timesheet == hours.timesheet.c.id
    )
    stands = stands.join(hours.timesheet_answer, hours.timesheet_answer.c.signature == hours.timesheet_signature.c.id)
    async with town.database.begin() as tx:
        rows = (await tx.execute(stands.where(hours.timesheet.c.id.in_(weeks)))).all()
        seen = await employer_weeks(tx, weeks, SIGNED + timedelta(minutes=6))
    for view in seen.values():
        card = employer_week(words_for("nl"), view).text
        confirmed = "Bevestigd door Joost Visser op" in card
        assert confirmed != ("Dit gaf Anja door:" in card), "both see whose decision stands"
        assert confirmed == (view.week.state is WeekState.CONFIRMED)
    assert len(rows) == len(seen) == RACES
    assert all((state == WeekState.CONFIRMED) == is_right for state, is_right in rows)


async def _at_once(folk: Folk, database: Database, who: str, act: Callable[..., Awaitable[Any]], *of: Any) -> Any:
    async with database.begin() as tx:
        person = await by_id(tx, folk.ids[who])
        deed = Deed(tx, SIGNED + timedelta(minutes=5), person)
        done = await act(deed, *of)
        await write(tx, [deed])
    return done
