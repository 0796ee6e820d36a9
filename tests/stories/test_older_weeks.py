"""Weeks that were confirmed long ago: all can be opened, a page at a time, by whoever they belong to."""

from datetime import date, timedelta

from sqlalchemy import and_, delete, insert

from core.rules.hours.weeks import WeekState
from core.store.tables.hours import timesheet
from tests.stories.phones import Message, Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk
from tests.stories.weeks import WEEK, fill

FIRST, NEWEST = date(2026, 7, 27), date(2026, 11, 9)
"""Sixteen Mondays, all confirmed."""
ALL = [
    *("27 jul", "3 aug", "10 aug", "17 aug", "24 aug", "31 aug", "7 sep", "14 sep", "21 sep", "28 sep"),
    *("5 okt", "12 okt", "19 okt", "26 okt", "2 nov", "9 nov"),
][::-1]


async def long_work(folk: Folk, weeks: int = 16) -> None:
    """Amina worked for months; the newest of these weeks began on 9 November."""
    placement = await folk.placement(starts_on=FIRST)
    mondays = [NEWEST - timedelta(weeks=n) for n in range(weeks)]
    async with folk.town.database.begin() as tx:
        kept = and_(timesheet.c.placement == placement, timesheet.c.monday <= NEWEST)
        await tx.execute(delete(timesheet).where(kept))
        for monday in mondays:
            known = {"municipality": folk.municipality, "placement": placement, "monday": monday, "version": 2}
            at = {"ends_at": folk.moment, "signed_at": folk.moment, "confirmed_at": folk.moment}
            await tx.execute(insert(timesheet), known | at | {"state": WeekState.CONFIRMED, "confirmed_by": folk.ids["employer"]})
    await fill(folk, placement, WEEK, mondays[-1])


def weeks_of(page: Message, before: str = "Week van ma ") -> list[str]:
    """The weeks that stand on a page, from top to bottom."""
    return [caption.removeprefix(before) for caption in page.buttons if caption.startswith(before)]


async def card_of(consultant: Phone) -> Message:
    """Amina's card at her contact person."""
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    return await consultant.newest()


async def test_a_contact_person_opens_the_oldest_week(folk: Folk, consultant: Phone, candidate: Phone) -> None:
    """Four stand on the card, the others on pages of ten; the oldest shows its days."""
    await long_work(folk)
    card = await card_of(consultant)
    assert weeks_of(card) == ALL[:4]
    await consultant.taps(card, "Oudere weken")
    page = await consultant.newest()
    assert page.text == "Welke week wil je zien?"
    assert [*weeks_of(page), *page.buttons[10:]] == [*ALL[4:14], "Ouder"]
    await consultant.taps(page, "Ouder")
    last = await consultant.newest()
    assert [*weeks_of(last), *last.buttons[2:]] == [*ALL[14:], "Nieuwer"]
    await consultant.taps(last, "Week van ma 27 jul")
    await consultant.sees("De week van maandag 27 juli", "Samen: 21 uur en 15 min")


@on_sqlite
async def test_four_weeks_have_no_older_ones(folk: Folk, consultant: Phone, candidate: Phone) -> None:
    """No button that leads to nothing."""
    await long_work(folk, weeks=4)
    card = await card_of(consultant)
    assert weeks_of(card) == ALL[:4]
    assert "Oudere weken" not in card.buttons


@on_sqlite
async def test_a_candidate_finds_their_own(folk: Folk, candidate: Phone, other_candidate: Phone) -> None:
    """Beneath the hours; a mistake can be told there still. Who never had a week has no such button."""
    await long_work(folk)
    await candidate.chooses("Mijn uren")
    await candidate.taps(await candidate.newest(), "Oudere weken")
    page = await candidate.newest()
    assert weeks_of(page) == ALL[:10]
    await candidate.taps(page, "Ouder")
    await candidate.taps(await candidate.newest(), "Week van ma 27 jul")
    week = await candidate.newest()
    assert "Samen: 21 uur en 15 min" in week.text
    assert "Ik heb me vergist" in week.buttons
    await other_candidate.chooses("Mijn uren")
    assert "Oudere weken" not in (await other_candidate.newest()).buttons


@on_sqlite
async def test_an_employer_finds_those_of_the_own_people(
    folk: Folk, candidate: Phone, employer: Phone, other_employer: Phone
) -> None:
    """By name, from the card of who works there; another employer sees none of them."""
    await long_work(folk)
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Oudere weken")
    page = await employer.newest()
    assert weeks_of(page, "Amina, week van ma ") == ALL[:10]
    await employer.taps(page, "Ouder")
    await employer.taps(await employer.newest(), "Amina, week van ma 27 jul")
    assert "Ik heb me vergist" in (await employer.newest()).buttons
    await other_employer.chooses("Mijn mensen")
    await other_employer.taps(await other_employer.newest(), "Oudere weken")
    assert (await other_employer.newest()).text == "Er zijn geen oudere weken."
