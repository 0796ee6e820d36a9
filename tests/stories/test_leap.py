"""Nobody was here for a week: what became due meanwhile is done once, in the morning, and what has passed is not asked any more."""

from datetime import date, datetime

from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk

MONDAY_NIGHT = datetime.fromisoformat("2026-11-23T03:00:00+01:00")


async def a_week_away(open_town: OpenTown) -> tuple[Folk, dict[str, Phone], dict[str, int]]:
    """On Monday 16 November Amina begins to pack, Henk has an offer and a question; then the bot is away until the Monday after, 03:00.
    Answers the newest message on each phone before."""
    folk = await Folk.settle(await open_town())
    names = ("candidate", "other_candidate", "employer", "consultant", "stand_in", "lead")
    phones = {name: await folk.phone(name) for name in names}
    await folk.placement(ends_on=date(2026, 12, 18))
    await folk.offer(await folk.job(), to="other_candidate")
    await phones["other_candidate"].chooses("Iets vragen")
    await phones["other_candidate"].writes("Is er een kantine?")
    await phones["consultant"].sees("Is er een kantine?")
    before = {name: await phone.newest() for name, phone in phones.items()}
    await folk.town.kill_bot()
    folk.town.simulator.world.clock.set(MONDAY_NIGHT.timestamp())
    await folk.town.start_bot()
    await folk.town.quiet()
    return folk, phones, {name: message.id for name, message in before.items()}


async def new(phone: Phone, before: int) -> list[str]:
    """The first lines of what came since."""
    return [m.text.splitlines()[0] for m in await phone.chat() if m.from_bot and not m.deleted and m.id > before]


async def test_in_the_night_nothing_and_in_the_morning_what_still_counts(open_town: OpenTown) -> None:
    """No message at three; at eight one question about the week and none about each day, the offer again, and the question of a week ago
    straight with the lead."""
    folk, phones, before = await a_week_away(open_town)
    for name, phone in phones.items():
        assert await new(phone, before[name]) == [], name
    await folk.town.clock(now="2026-11-23T08:05:00+01:00")
    amina = await new(phones["candidate"], before["candidate"])
    assert sorted(amina) == ["Je werk stopt op vrijdag 18 december.", "Klopt je week?"], amina
    await phones["candidate"].sees("Klopt je week?", "maandag 16")
    henk = await new(phones["other_candidate"], before["other_candidate"])
    assert len([line for line in henk if "Wil je dit werk doen?" in line]) == 1, henk
    await phones["other_candidate"].sees("Els de Boer heeft je vraag nu.")
    await phones["other_candidate"].sees_nothing_of("Mark Jansen heeft je vraag nu.")
    await phones["lead"].sees("Is er een kantine?")
    await phones["stand_in"].sees_nothing_of("Is er een kantine?")
    await folk.town.clock(now="2026-11-23T13:10:00+01:00")
    later = await new(phones["candidate"], before["candidate"])
    assert not [line for line in later if line.startswith("Hoe was je werk op")], later
    await folk.town.clock(now="2026-11-23T13:20:00+01:00")
    await phones["candidate"].sees("Hoe was je werk op maandag 23 november?")
