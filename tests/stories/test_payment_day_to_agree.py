"""Premium is due and no payment day is agreed: it waits in what waits until one is, and when that day has passed unpaid the payment does."""

from sqlalchemy import update

from core.store.tables.people import address
from tests.stories.asking import what_waits
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_paper_week import STARTED, form_of, sends_form
from tests.stories.town import Folk


async def a_confirmed_week(folk: Folk, consultant: Phone) -> None:
    """Twenty hours of Amina, of which the form came in on paper: at € 2,00 an hour."""
    await folk.placement(starts_on=STARTED)
    async with folk.town.database.begin() as tx:
        gone = [folk.ids[name] for name in ("employer", "colleague")]
        await tx.execute(update(address).where(address.c.person.in_(gone)).values(until=folk.moment))
    await consultant.taps(await form_of(consultant, "amina"), "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten staan er op het formulier?"), "Geen reiskosten")
    await consultant.taps(await sends_form(consultant), "Bewaren")
    await consultant.sees("Door beide kanten op papier getekend.")


@on_sqlite
async def test_premium_that_is_due_waits_until_a_day_is_agreed(open_town: OpenTown) -> None:
    """The amount, and since when; one tap leads to the planner's advice; proposed, it is the candidate's turn."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, stand_in = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in")]
    assert (await what_waits(consultant)).text == "Er wacht niets."
    await a_confirmed_week(folk, consultant)
    line = "Geen betaaldag: Amina, € 40,00, sinds ma 16 nov"
    waiting = await what_waits(consultant)
    assert line in waiting.buttons
    assert line not in (await what_waits(stand_in)).buttons
    await consultant.taps(waiting, line)
    await consultant.sees("Op welke dag krijgt Amina de premie?", after=waiting)
    await consultant.writes("11 december 2026")
    card = await candidate.sees("Karin stelt voor: je premie op 11 december 2026. Is dat goed?")
    assert line not in (await what_waits(consultant)).buttons
    await candidate.taps(card, "Ja, die dag")
    await consultant.sees("Amina vindt het goed: 11 december 2026.")
    assert line not in (await what_waits(consultant)).buttons
    await folk.town.clock(now="2026-12-14T10:00:00+01:00")
    late = (await what_waits(consultant)).buttons
    assert line not in late
    assert "Betaling klaarzetten: Amina, 11 december 2026" in late
