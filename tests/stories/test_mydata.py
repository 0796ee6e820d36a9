"""Everybody reads who did what with their data, in plain words, and nothing about others."""

from tests.stories.phones import Message, Phone
from tests.stories.town import Folk


async def trail_of(phone: Phone) -> Message:
    """The newest page of it."""
    before = await phone.newest()
    await phone.writes("/gegevens")
    card = await phone.sees("Je gegevens zijn van jou.", after=before)
    assert "Wie deed wat?" in card.buttons
    await phone.taps(card, "Wie deed wat?")
    return await phone.newest()


async def test_a_candidate_reads_who_did_what(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """Each deed with its moment, who it was and about which work; the employer by its name."""
    await folk.offer(await folk.job(title="Poetsen"))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("wil graag bij je werken"), "Deze keer niet")
    page = await trail_of(candidate)
    assert page.text.startswith("Dit is er gedaan, het nieuwste eerst. Bladzijde 1 van 1.")
    for said in (
        "Jij zei ja tegen werk. Poetsen",
        "Karin stelde je voor bij de opdrachtgever. Poetsen",
        "Drukkerij De Punt koos je deze keer niet. Poetsen",
    ):
        assert said in page.text
    assert "16 november 2026, " in page.text
    assert page.text.index("koos je deze keer niet") < page.text.index("stelde je voor")


async def test_pages_lead_to_each_other(folk: Folk, candidate: Phone) -> None:
    """Six deeds to a page."""
    for language in ("English", "Nederlands") * 4:
        await candidate.writes("/taal")
        await candidate.taps(await candidate.newest(), language)
    first = await trail_of(candidate)
    assert "Bladzijde 1 van 2." in first.text
    assert first.buttons == ["Ouder"]
    await candidate.taps(first, "Ouder")
    second = await candidate.newest()
    assert "Bladzijde 2 van 2." in second.text
    assert second.buttons == ["Nieuwer"]


async def test_nobody_reads_of_others(folk: Folk, candidate: Phone, other_candidate: Phone) -> None:
    """What was done about one candidate does not stand in what another reads."""
    await folk.offer(await folk.job(title="Sjouwen"), to="other_candidate")
    await other_candidate.taps(await other_candidate.sees("Wil je dit werk doen?"), "Nee")
    assert "Sjouwen" not in (await trail_of(candidate)).text
    assert "Sjouwen" in (await trail_of(other_candidate)).text
