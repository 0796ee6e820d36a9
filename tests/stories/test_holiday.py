"""Work that is planned on a public holiday: shops and care go on, so it stays planned; the question says that one may have been free."""

from datetime import date

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
