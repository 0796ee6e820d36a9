"""A payment day on which the bank pays nothing, or that is too near: it may be typed, and both know what stands against it."""

from datetime import date

from tests.stories.phones import Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk


async def choosing(candidate: Phone) -> None:
    """Which day?"""
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")


async def test_a_day_in_a_weekend_is_read_back_and_may_be_proposed(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Nothing goes out before a yes; with it the other reads the same, until that day is agreed."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await choosing(candidate)
    await candidate.writes("12 december")
    asked = await candidate.sees(
        "Bedoel je 12 december 2026?",
        "Zaterdag 12 december: dan betaalt de bank niet.",
        "De eerste dag die wel kan, is 14 december 2026.",
    )
    assert asked.buttons == ["Ja", "14 december 2026", "Een andere dag", "Terug", "Stoppen"]
    await consultant.sees_nothing_of("december")
    await candidate.taps(asked, "Ja")
    await candidate.sees("Je stelde 12 december 2026 voor. Karin kijkt ernaar.")
    card = await consultant.sees(
        "Amina wil de premie graag op 12 december 2026. Is dat goed?", "Zaterdag 12 december: dan betaalt de bank niet."
    )
    await consultant.taps(card, "Ja, die dag")
    await candidate.sees("Karin vindt het goed: 12 december 2026.")


@on_sqlite
async def test_the_first_day_that_is_possible_is_one_tap(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """On a Monday Wednesday is too near and Thursday is not; of that day nothing is said any more."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await choosing(candidate)
    await candidate.writes("morgen")
    await candidate.sees(
        "Bedoel je 17 november 2026?", "Dat is al over één werkdag. De gemeente heeft er drie nodig om te betalen."
    )
    await candidate.writes("woensdag")
    asked = await candidate.sees(
        "Bedoel je 18 november 2026?",
        "Dat is al over twee werkdagen. De gemeente heeft er drie nodig om te betalen.",
        "De eerste dag die wel kan, is 19 november 2026.",
    )
    await candidate.taps(asked, "19 november 2026")
    await candidate.sees("Je stelde 19 november 2026 voor. Karin kijkt ernaar.")
    card = await consultant.sees("Amina wil de premie graag op 19 november 2026. Is dat goed?")
    assert "werkdag" not in card.text


@on_sqlite
async def test_three_working_days_ahead_is_proposed_at_once(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Nothing stands against it, so nothing is asked."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await choosing(candidate)
    await candidate.writes("donderdag")
    await candidate.sees("Je stelde 19 november 2026 voor. Karin kijkt ernaar.")
    await consultant.sees("Amina wil de premie graag op 19 november 2026. Is dat goed?")


@on_sqlite
async def test_a_holiday_of_next_year_is_asked_about_once(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """The year and the bank are one question; a typed yes proposes the day that was typed. The candidate reads it too."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await consultant.writes("/kandidaten amina")
    before = await consultant.sees("Wie wil je zien?")
    await consultant.taps(before, "Amina Bakker")
    await consultant.taps(await consultant.sees("gekoppeld", after=before), "Betaaldag kiezen")
    await consultant.writes("1 januari")
    asked = await consultant.sees(
        "Bedoel je 1 januari 2027? Dat is volgend jaar.",
        "Vrijdag 1 januari: dan betaalt de bank niet.",
        "De eerste dag die wel kan, is 4 januari 2027.",
    )
    assert asked.buttons[:3] == ["Ja", "4 januari 2027", "Een andere dag"]
    await consultant.writes("ja")
    await consultant.sees("Je stelde 1 januari 2027 voor aan Amina.")
    await candidate.sees(
        "Karin stelt voor: je premie op 1 januari 2027. Is dat goed?", "Vrijdag 1 januari: dan betaalt de bank niet."
    )
