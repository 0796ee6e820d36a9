"""Work that is planned on a public holiday: shops and care go on, so it stays planned; the question says that one may have been free."""

from datetime import date, datetime

from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


@on_sqlite
async def test_christmas_day_is_asked_about_kindly(open_town: OpenTown) -> None:
    """The day before it is asked about as always."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 12, 21))
    await folk.town.clock(now="2026-12-25T14:00:00+01:00")
    asked = await candidate.sees("Hoe was je werk op vrijdag 25 december?")
    assert "Het was een feestdag. Was je vrij? Kies dan “Niet gewerkt”." in asked.text
    assert asked.buttons == ["Ja, zoals gepland", "Andere tijden", "Niet gewerkt"]
    assert "feestdag" not in (await candidate.sees("Hoe was je werk op donderdag 24 december?")).text


@on_sqlite
async def test_a_day_to_come_is_said_to_be_a_public_holiday(open_town: OpenTown) -> None:
    """In what happens next, before it comes; of the days before it nothing is said."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-12-23T20:00:00+01:00")))
    candidate = await folk.phone("candidate")
    await folk.placement(starts_on=date(2026, 12, 21))
    await candidate.writes("/nu")
    before = await candidate.sees("Je volgende dag bij Drukkerij De Punt: donderdag 24 december")
    assert "feestdag" not in before.text
    await folk.town.clock(now="2026-12-24T20:00:00+01:00")
    await candidate.writes("/nu")
    text = (await candidate.sees("Je volgende dag bij Drukkerij De Punt: vrijdag 25 december", after=before)).text
    assert "Die dag is een feestdag. Vraag op je werk of je dan vrij bent." in text
