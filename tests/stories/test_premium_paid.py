"""Premium that was paid and what is to be known about it: what a premium from elsewhere breaks, what is on its way, what was too much."""

from datetime import date

from core.store.tables.money import other_premium
from tests.adding import add
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_payment_moment import logged, paid
from tests.stories.town import Folk


async def paid_elsewhere(folk: Folk, day: date, cents: int) -> None:
    """As an import lays it down."""
    async with folk.town.database.begin() as tx:
        await add(tx, other_premium, municipality=folk.municipality, candidate=folk.ids["candidate"], paid_on=day, cents=cents)


@on_sqlite
async def test_too_much_was_paid(open_town: OpenTown) -> None:
    """Three thousand euros from elsewhere after 1,036.01 here, under a cap of 3,398: how much is too much, and what that means."""
    folk = await Folk.settle(await open_town())
    consultant = await folk.phone("consultant")
    await paid(folk, 1, date(2026, 6, 30), 103_601)
    await paid_elsewhere(folk, date(2026, 6, 1), 300_000)
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Te veel betaald: Amina, € 638,01")
    await consultant.taps(waits, "Te veel betaald: Amina, € 638,01")
    said = await consultant.sees(
        "Aan Amina is dit jaar € 638,01 te veel betaald. Dat telt als inkomen.", "Overleg met je teamleider."
    )
    assert "hoeveel uren" not in said.text


@on_sqlite
async def test_a_third_premium_of_the_year(open_town: OpenTown) -> None:
    """The law knows two moments; noted once, it waits no more."""
    folk = await Folk.settle(await open_town())
    consultant = await folk.phone("consultant")
    await paid(folk, 1, date(2026, 3, 31), 10_000)
    await paid(folk, 2, date(2026, 6, 30), 10_000)
    await paid_elsewhere(folk, date(2026, 11, 10), 5_000)
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Derde premie van dit jaar: Amina")
    await consultant.taps(waits, "Derde premie van dit jaar: Amina")
    said = await consultant.sees("Amina kreeg dit jaar 3 keer premie. Volgens de wet mag het hooguit twee keer.")
    await consultant.taps(said, "Het is geregeld")
    await consultant.sees("Dit over Amina staat niet meer op je lijst.")


@on_sqlite
async def test_what_is_on_its_way_is_not_paid_yet(open_town: OpenTown) -> None:
    """The bank's file is made weeks ahead: until its day the premium comes."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    work = await folk.placement(starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 18))
    await logged(folk, work, (date(2026, 11, 10), 480))
    await paid(folk, 1, date(2026, 12, 31), 1_600)
    await candidate.chooses("Mijn premie")
    await candidate.sees("Betaald in 2026: € 0,00", "Komt op 31 december 2026: € 16,00")


@on_sqlite
async def test_too_much_was_paid_for_hours_that_were_corrected(open_town: OpenTown) -> None:
    """Said as what it is, and never an amount below nothing."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 18))
    await paid(folk, 1, date(2026, 11, 13), 417)
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Je kreeg € 4,17 te veel. Dat gaat van je volgende premie af.")
    assert "Bevestigd: € 0,00" in mine.text
