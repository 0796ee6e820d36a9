"""At 08:30 on a working day whoever answers candidates hears what waits: once, never at night, in a weekend or on a holiday."""

from datetime import datetime

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk


async def asked(open_town: OpenTown, now: str) -> tuple[RunningTown, Phone, Phone]:
    """A question of Amina waits for Karin; nothing waits for Mark."""
    town = await open_town(now=datetime.fromisoformat(now))
    folk = await Folk.settle(town)
    consultant, stand_in, candidate = [await folk.phone(name) for name in ("consultant", "stand_in", "candidate")]
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wanneer krijg ik mijn rooster?")
    await consultant.sees("Vraag van Amina Bakker")
    return town, consultant, stand_in


async def mornings(phone: Phone) -> list[str]:
    """What was said in the mornings."""
    return [message.text for message in await phone.chat() if message.text.startswith("Goedemorgen.")]


async def test_once_on_a_working_day_at_half_past_eight(open_town: OpenTown) -> None:
    """What waits, with the most urgent first, and everything one tap away; who has nothing hears nothing; a restart says nothing twice."""
    town, consultant, stand_in = await asked(open_town, "2026-11-16T15:00:00+01:00")
    await town.clock(now="2026-11-17T08:29:00+01:00")
    assert await mornings(consultant) == []
    await town.clock(now="2026-11-17T08:31:00+01:00")
    said = await consultant.sees("Goedemorgen.", "Er wacht 1 ding op je.", "Vraag: Amina, voor wo 18 nov")
    before = await consultant.newest()
    await consultant.taps(said, "Alles bekijken")
    await consultant.sees("Er wacht 1 ding op je.", after=before)
    await town.kill_bot()
    await town.start_bot()
    await town.clock(now="2026-11-17T16:00:00+01:00")
    assert len(await mornings(consultant)) == 1
    assert await mornings(stand_in) == []


async def test_a_clock_that_is_moved_on_stops_at_half_past_eight(open_town: OpenTown) -> None:
    """From Monday afternoon to Wednesday afternoon in one go: both mornings are said, each at its own time."""
    town, consultant, _ = await asked(open_town, "2026-11-16T15:00:00+01:00")
    await town.clock(now="2026-11-18T16:00:00+01:00")
    calls = await town.calls()
    said = [call["time"] for call in calls if str(call["parameters"].get("text")).startswith("Goedemorgen.")]
    assert [datetime.fromisoformat(time).strftime("%d %H:%M") for time in said] == ["17 08:30", "18 08:30"], said
    assert len(await mornings(consultant)) == 2


async def test_not_in_a_weekend_and_not_on_a_holiday(open_town: OpenTown) -> None:
    """From Christmas Eve to the Monday after: no morning on Christmas, on Boxing Day or on Sunday; one on Monday."""
    town, consultant, _ = await asked(open_town, "2026-12-24T15:00:00+01:00")
    for day in ("25", "26", "27"):
        await town.clock(now=f"2026-12-{day}T09:00:00+01:00")
    assert await mornings(consultant) == []
    await town.clock(now="2026-12-28T08:31:00+01:00")
    assert len(await mornings(consultant)) == 1


async def test_who_wants_no_digests_hears_nothing(open_town: OpenTown) -> None:
    """The choice among the own messages holds here too."""
    town, consultant, _ = await asked(open_town, "2026-11-16T15:00:00+01:00")
    await consultant.writes("/gegevens")
    await consultant.taps(await consultant.sees("Je gegevens zijn van jou."), "Welke berichten wil ik?")
    choices = await consultant.sees("Deze berichten kun je kiezen:")
    await consultant.taps(choices, next(one for one in choices.buttons if one.endswith(": uit") and "verzicht" in one))
    await town.clock(now="2026-11-17T08:31:00+01:00")
    assert await mornings(consultant) == []
