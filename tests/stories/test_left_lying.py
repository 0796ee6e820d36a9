"""What nobody does for two weeks is heard of by who leads, without a word of what is confidential, until it is done."""

from datetime import date

from sqlalchemy import update

from core.store.tables.people import consultant as consultant_table
from tests.stories.asking import what_waits
from tests.stories.running import OpenTown
from tests.stories.test_concern import WORDS, tells
from tests.stories.town import Folk


async def test_who_leads_hears_of_it_until_it_is_done(open_town: OpenTown) -> None:
    """Ten working days: then it is a line with the lead, in the morning too, that opens to what it is."""
    folk = await Folk.settle(await open_town())
    candidate, consultant, stand_in, lead = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in", "lead")]
    for title in ("Klus 1", "Klus 2"):
        await folk.offer(await folk.job(title=title, starts_on=date(2026, 12, 14)))
    await folk.town.clock(now="2026-11-27T12:00:00+01:00")
    assert (await what_waits(lead)).text == "Er wacht niets."
    await folk.town.clock(now="2026-12-01T08:31:00+01:00")
    said = await lead.sees("Goedemorgen.", "Blijft liggen: Karin, 2 dingen")
    waits = await what_waits(lead)
    assert "• Blijft liggen: Karin, 2 dingen. Wacht 15 dagen." in waits.text
    await lead.taps(waits, "Blijft liggen: Karin, 2 dingen")
    lies = await lead.sees("Dit blijft liggen bij Karin:", "• Nog geen antwoord: Amina, Klus 2. Wacht 15 dagen.", after=said)
    assert lies.buttons == ["Terug"]
    assert "Blijft liggen" not in (await what_waits(stand_in)).text
    for title in ("Klus 1", "Klus 2"):
        await candidate.taps(await candidate.sees("Wil je dit werk doen?", title), "Nee")
    assert (await what_waits(lead)).text == "Er wacht niets."
    await lead.taps(waits, "Blijft liggen: Karin, 2 dingen")
    await lead.sees("Bij Karin blijft niets meer liggen.")
    assert "Nog geen antwoord" not in (await what_waits(consultant)).text


async def test_a_confidential_report_is_nobody_elses(open_town: OpenTown) -> None:
    """Late with the reporting point: nobody who leads hears that it is there."""
    folk = await Folk.settle(await open_town())
    async with folk.town.database.begin() as tx:
        mine = consultant_table.c.person == folk.ids["stand_in"]
        await tx.execute(update(consultant_table).where(mine).values(reporting_point=True))
    candidate, stand_in, lead = [await folk.phone(name) for name in ("candidate", "stand_in", "lead")]
    await tells(candidate, "Meldpunt")
    await folk.town.clock(now="2026-12-03T08:31:00+01:00")
    await stand_in.sees("Goedemorgen.", "Vertrouwelijk: melding")
    assert (await what_waits(lead)).text == "Er wacht niets."
    await lead.sees_nothing_of("melding", "Blijft liggen", WORDS)


async def test_a_morning_says_how_much_more_there_is(open_town: OpenTown) -> None:
    """Five lines, the most urgent first; the rest is counted."""
    folk = await Folk.settle(await open_town())
    await folk.phone("candidate")
    consultant = await folk.phone("consultant")
    for number in range(1, 8):
        await folk.offer(await folk.job(title=f"Klus {number}"))
    await folk.town.clock(now="2026-11-17T08:31:00+01:00")
    said = await consultant.sees("Goedemorgen.", "Er wachten 7 dingen op je.", "Het dringendste staat bovenaan.", "En nog 2.")
    assert "Klus 5" in said.text
    assert "Klus 6" not in said.text


async def test_two_questions_of_one_person_are_told_apart(open_town: OpenTown) -> None:
    """By when they were asked; nothing of what they ask stands in the list."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik ruilen?")
    await folk.town.clock(advance="PT5M")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wie betaalt de bus?")
    buttons = (await what_waits(consultant)).buttons
    assert len(set(buttons)) == 2, buttons
    assert all(one.startswith("Vraag: Amina, ") for one in buttons)
    assert not any("ruilen" in one or "bus" in one for one in buttons)
