"""What a contact person must know without anybody having said so: it waits on the desk until it is dealt with."""

from datetime import date, timedelta

from sqlalchemy import insert

from core.store.tables.hours import day_entry
from core.store.tables.money import cap_warning
from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


async def worked(folk: Folk, placement: int, minutes: int) -> None:
    """Five days a week in the four weeks before this one, so many minutes each."""
    days = [folk.today - timedelta(days=folk.today.weekday() + back) for back in range(1, 29)]
    rows = [
        {
            "municipality": folk.municipality,
            "placement": placement,
            "day": day,
            "version": 1,
            "worked": True,
            "break_minutes": 0,
            "minutes": minutes,
            "by": folk.ids["candidate"],
            "at": folk.moment,
        }
        for day in days
        if day.isoweekday() <= 5
    ]
    async with folk.town.database.begin() as tx:
        await tx.execute(insert(day_entry), rows)


async def test_work_that_ends_waits_until_it_is_dealt_with(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Two weeks ahead: one line, what to do, and one tap takes it off the list; a second tap changes nothing."""
    await folk.placement(ends_on=folk.today + timedelta(days=11), title="Oogsten")
    box = await what_waits(consultant)
    assert box.buttons == ["Stopt vr 27 nov: Amina, Oogsten"]
    assert "• Stopt vr 27 nov: Amina, Oogsten. Sinds vandaag." in box.text
    await consultant.taps(box, box.buttons[0])
    found = await consultant.sees("Oogsten stopt op 27 november 2026.", "Bel Amina en de opdrachtgever.", after=box)
    assert found.buttons == ["Het is geregeld", "Werk: Oogsten", "Amina openen"]
    for _ in range(2):
        await consultant.taps(found, "Het is geregeld")
        await consultant.sees("Genoteerd.", "Dit over Amina staat niet meer op je lijst.")
    assert (await what_waits(consultant)).text == "Er wacht niets."


async def test_work_that_ends_later_does_not_wait(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Four weeks ahead is the first time."""
    await folk.placement(ends_on=folk.today + timedelta(days=29))
    assert (await what_waits(consultant)).text == "Er wacht niets."


async def test_hours_that_creep_past_28_wait(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Twenty hours were agreed; 29 a week were worked in the last four weeks."""
    placement = await folk.placement(starts_on=date(2026, 10, 5), wait=False)
    await worked(folk, placement, 29 * 12)
    await folk.town.quiet()
    box = await what_waits(consultant)
    assert "Meer dan 28 uur per week: Amina" in box.buttons
    await consultant.taps(box, "Meer dan 28 uur per week: Amina")
    await consultant.sees("Amina werkte de laatste vier weken gemiddeld 29 uur per week.", after=box)


async def test_28_hours_are_not_more_than_28(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Exactly 28 hours a week on average is no news."""
    placement = await folk.placement(starts_on=date(2026, 10, 5), wait=False)
    await worked(folk, placement, 28 * 12)
    await folk.town.quiet()
    assert "Meer dan 28 uur per week: Amina" not in (await what_waits(consultant)).buttons


async def test_the_cap_waits_at_its_highest_level(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Warned at 75 and at 90 %: one line; the other consultant has none."""
    rows = [
        {
            "municipality": folk.municipality,
            "candidate": folk.ids["candidate"],
            "year": folk.today.year,
            "level": level,
            "at": folk.moment,
        }
        for level in (75, 90)
    ]
    async with folk.town.database.begin() as tx:
        await tx.execute(insert(cap_warning), rows)
    box = await what_waits(consultant)
    assert box.buttons == ["Hoogste premie, 90%: Amina"]
    await consultant.taps(box, box.buttons[0])
    await consultant.sees("De premie van Amina is nu 90% van de hoogste premie van dit jaar.", after=box)


async def test_who_cannot_be_reached_waits_until_they_are_back(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The bot was blocked: one line until the candidate opens it again."""
    await candidate.blocks()
    await folk.offer(await folk.job())
    box = await what_waits(consultant)
    assert "Niet te bereiken: Amina" in box.buttons
    await consultant.taps(box, "Niet te bereiken: Amina")
    await consultant.sees("Berichten aan Amina komen niet aan.", "Bel Amina.", after=box)
    await candidate.unblocks()
    await candidate.starts()
    assert "Niet te bereiken: Amina" not in (await what_waits(consultant)).buttons


@on_sqlite
async def test_the_last_sign_is_the_last_thing_that_a_candidate_did(open_town: OpenTown) -> None:
    """Linked on the 16th, an offer answered on the 19th, the bot blocked on the 21st: what is said is the 19th, and it waits since the 21st."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.offer(await folk.job())
    await folk.town.clock(now="2026-11-19T10:00:00+01:00")
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Nee")
    await folk.town.clock(now="2026-11-21T10:00:00+01:00")
    await candidate.blocks()
    await folk.offer(await folk.job(title="Oogsten"))
    assert "• Niet te bereiken: Amina. Sinds vandaag." in (await what_waits(consultant)).text
    await folk.town.clock(now="2026-11-22T10:00:00+01:00")
    box = await what_waits(consultant)
    assert "• Niet te bereiken: Amina. Wacht 1 dag." in box.text
    await consultant.taps(box, "Niet te bereiken: Amina")
    await consultant.sees("Berichten aan Amina komen niet aan. Het laatste teken was op 19 november 2026.", after=box)


async def test_another_consultants_finding_does_not_exist(
    folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """A button of somebody else's desk opens nothing."""
    await folk.placement(ends_on=folk.today + timedelta(days=4))
    box = await what_waits(consultant)
    assert (await what_waits(stand_in)).text == "Er wacht niets."
    none = await stand_in.newest()
    await stand_in.presses_data(none, box.data(box.buttons[0]))
    await stand_in.sees("Deze knop werkt niet meer.")
