"""What an hour of work earns is the municipality's rate of the day, wherever it is said."""

from datetime import date

from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_on_paper import paper
from tests.stories.town import Folk

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 7)


@on_sqlite
async def test_a_rate_that_changed_within_the_work(open_town: OpenTown) -> None:
    """The card and the confirmation say what is paid: 1.50 when the work began, 2.25 since October; both come from the policy."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.policy("premium_per_hour", "1.50", date(2026, 1, 1))
    await folk.policy("premium_per_hour", "2.25", OCTOBER)
    await folk.placement(starts_on=SEPTEMBER)
    card = await candidate.sees(
        "Dit is je werk:", "Je premie: € 2,25 voor elk uur dat je werkt.", "Dat geldt sinds 1 oktober 2026."
    )
    _, said = await paper(candidate, card, "Bevestiging (PDF)")
    assert "€ 1,50 voor elk uur dat je werkt" in said
    assert "Vanaf 1 oktober 2026: € 2,25 voor elk uur dat je werkt." in said
    await candidate.sees_nothing_of("€ 2,00")


@on_sqlite
async def test_a_rate_that_is_still_to_change(open_town: OpenTown) -> None:
    """What holds now stands first, then from when it is otherwise; work that begins later has the rate of its first day."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.policy("premium_per_hour", "2.25", date(2027, 1, 1))
    await folk.placement(starts_on=SEPTEMBER)
    card = await candidate.sees(
        "Dit is je werk:",
        "Je premie: € 2,00 voor elk uur dat je werkt.",
        "Vanaf 1 januari 2027: € 2,25 voor elk uur dat je werkt.",
    )
    assert "sinds" not in card.text
    await folk.placement(starts_on=date(2027, 1, 4), title="Tuinwerk")
    later = await candidate.sees("Tuinwerk", "Je premie: € 2,25 voor elk uur dat je werkt.")
    assert "Vanaf" not in later.text
    await consultant.sees_nothing_of("Sorry")
