"""What is said of the highest premium: the room that there is now, of the highest level alone, and on whose word the cap rests."""

from datetime import date

from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_payment_moment import logged
from tests.stories.town import Folk


@on_sqlite
async def test_a_cap_that_is_passed_already_is_said_to_be_passed(open_town: OpenTown) -> None:
    """All levels are found at once: only the passing is said, to the contact person of somebody else than to the candidate."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.policy("premium_cap_per_calendar_year", "60.00")
    placement = await folk.placement(starts_on=date(2026, 11, 9), ends_on=date(2026, 11, 15))
    await logged(folk, placement, *((date(2026, 11, day), 480) for day in range(9, 14)))
    await folk.town.clock(now="2026-11-17T09:00:00+01:00")
    await candidate.sees("Je komt dicht bij de hoogste premie van 2026.", "Op 13 november 2026 ging je er boven: € 60,00.")
    await consultant.sees("Amina komt dicht bij de hoogste premie van 2026.", "Amina kwam er op 13 november 2026 boven: € 60,00.")
    for phone in (candidate, consultant):
        await phone.sees_nothing_of("is bereikt")
    await consultant.sees_nothing_of("ging je")


@on_sqlite
async def test_the_room_of_now_and_the_highest_level(open_town: OpenTown) -> None:
    """Ninety percent was reached on Thursday; by now there is more: the room is what is left today, and three quarters are not said too."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.policy("premium_cap_per_calendar_year", "85.00")
    placement = await folk.placement(starts_on=date(2026, 11, 9), ends_on=date(2026, 11, 15))
    await logged(folk, placement, *((date(2026, 11, day), 480) for day in range(9, 14)))
    await folk.town.clock(now="2026-11-17T09:00:00+01:00")
    await candidate.sees("90 % van € 85,00 is bereikt. Er is nog ruimte voor € 5,00.")
    await candidate.sees_nothing_of("75 %")


@on_sqlite
async def test_on_whose_word_the_highest_premium_rests(open_town: OpenTown) -> None:
    """A municipality's own row has its own source; a row of the law that nobody confirmed is said to be so where it is said first."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("De hoogste premie in 2026 is € 3.398,00.", "Dit bedrag is niet bevestigd sinds 1 juli 2026.")
    await folk.policy("premium_cap_per_calendar_year", "600.00")
    await candidate.chooses("Mijn premie")
    own = await candidate.sees("De hoogste premie in 2026 is € 600,00.", after=mine)
    assert "Dit bedrag is niet bevestigd" not in own.text
    await candidate.taps(own, "Hoe komt dit bedrag?")
    sources = await candidate.sees("€ 600,00 per kalenderjaar", "Bron: besluit van de gemeente")
    assert "municipality" not in sources.text
