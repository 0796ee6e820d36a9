"""An answer of the displacement check is changed before the job opens."""

from tests.stories.phones import Phone
from tests.stories.test_report_job import checks, reports
from tests.stories.town import Folk


async def test_a_reason_goes_with_the_answer_that_it_was_for(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """Why a tariff may be below the market: kept when the same tariff is typed again, asked anew for a lower one, gone once it is not below."""
    await reports(employer)
    await consultant.taps(await consultant.sees("meldde een klus: verstuurd."), "Klus bekijken")
    await checks(consultant)
    await consultant.writes("18,50")
    await consultant.sees("Waarom mag het toch doorgaan?", "Het tarief is lager dan de markt.")
    await consultant.writes("De begeleiding kost veel tijd.")
    reason = "Het tarief is lager dan de markt. De begeleiding kost veel tijd."
    card = await consultant.sees(reason)
    for tariff, asked_again in (("18,50", False), ("18,00", True)):
        await consultant.taps(card, "Antwoord veranderen")
        await consultant.writes(tariff)
        if asked_again:
            await consultant.sees("Waarom mag het toch doorgaan?", "Het tarief is lager dan de markt.", after=card)
            await consultant.writes("Er gaat iemand mee.")
            card = await consultant.sees("Het tarief is lager dan de markt. Er gaat iemand mee.")
            assert "begeleiding" not in card.text
        else:
            card = await consultant.sees(reason, after=card)
    await consultant.taps(card, "Antwoord veranderen")
    await consultant.writes("30")
    done = await consultant.sees("Wat is het tarief per uur? € 30,00", after=card)
    assert "lager dan de markt" not in done.text
    assert "Er gaat iemand mee." not in done.text
    assert "Klus openen" in done.buttons
