"""Colleagues told of a start (MANUAL 4d): who has a phone hears it there, for others there is a text to pass on."""

from datetime import date

from tests.stories.phones import Phone
from tests.stories.town import Folk


async def placed(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """Amina is chosen for folding leaflets."""
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")


async def test_named_colleagues_hear_it_and_others_by_a_text(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone, lead: Phone
) -> None:
    """Mark has a phone; Team Inkomen has none here. Nobody reads anything of money, and the candidate sees that it was told."""
    await folk.policy("start_told_to", "stand_in, Team Inkomen", since=date(2025, 1, 1))
    await placed(folk, candidate, consultant, employer)
    told = await stand_in.sees("Er begint iemand met werk.", "Amina Bakker begint op 1 december 2026 bij Drukkerij De Punt.")
    assert "Werk: Folders vouwen, 6 uur per week, tot en met 22 januari 2027." in told.text
    assert "Aan de uitkering verandert niets." in told.text
    assert "Contactpersoon: Karin Smit." in told.text
    assert "€" not in told.text
    text = await consultant.sees(
        "Vertel het je collega’s die niet in deze chat zijn: Team Inkomen.", "Deze tekst kun je doorsturen:"
    )
    assert "Amina Bakker begint op 1 december 2026 bij Drukkerij De Punt." in text.text
    await lead.sees_nothing_of("begint op")
    await employer.sees_nothing_of("begint op", "uitkering")
    await consultant.sees_nothing_of("Er begint iemand met werk.")
    await candidate.writes("/gegevens")
    await candidate.taps(await candidate.sees("Je gegevens zijn van jou."), "Wie deed wat?")
    await candidate.sees("vertelde collega’s dat je begint.")


async def test_nobody_is_named_nobody_is_told(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """As it is without a decision: the contact person made the offer and saw it happen."""
    await placed(folk, candidate, consultant, employer)
    await stand_in.sees_nothing_of("begint op")
    await consultant.sees_nothing_of("Vertel het je collega’s")


async def test_the_contact_person_hears_it_when_somebody_else_made_the_offer(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, stand_in: Phone
) -> None:
    """MANUAL 4d names the contact person of the candidate first."""
    await folk.offer(await folk.job(), by="stand_in")
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await stand_in.taps(await stand_in.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await consultant.sees("Er begint iemand met werk.", "Amina Bakker begint op 1 december 2026")
