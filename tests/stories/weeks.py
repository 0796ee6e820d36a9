"""A week that has been worked, for stories about what comes of it."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from core.store.hours import days
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk

Worked = tuple[time | None, time | None, int, int]
MONDAY = date(2026, 11, 16)
FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"
PLANNED = (time(9), time(13, 15), 15, 240)
LATE = (time(9), time(14, 15), 0, 315)
NOT_WORKED = (None, None, 0, 0)
WEEK: Mapping[int, Worked] = {0: PLANNED, 1: PLANNED, 2: PLANNED, 3: PLANNED, 4: LATE}


async def fill(folk: Folk, placement: int, week: Mapping[int, Worked], monday: date = MONDAY, of: str = "candidate") -> None:
    """These days were filled in before: day of the week from 0, with start, end, break and minutes."""
    async with folk.town.database.begin() as tx:
        for number, (starts, ends, break_minutes, minutes) in week.items():
            await days.write(
                tx,
                municipality=folk.municipality,
                placement=placement,
                day=monday + timedelta(days=number),
                version=1,
                worked=minutes > 0,
                starts=starts,
                ends=ends,
                break_minutes=break_minutes,
                minutes=minutes,
                by=folk.ids[of],
                at=folk.moment,
            )


class AWeek:
    """A week that is over: Amina worked 21 hours and a quarter, one day longer than planned. The phones have started."""

    def __init__(self, folk: Folk, placement: int, phones: Mapping[str, Phone]) -> None:
        self.folk, self.placement, self.phones = folk, placement, phones

    @property
    def town(self) -> RunningTown:
        return self.folk.town

    def __getitem__(self, name: str) -> Phone:
        return self.phones[name]

    async def signed(self) -> None:
        """Signed, and the minute is over."""
        await self["candidate"].taps(await self["candidate"].sees("Klopt je week?"), "Mijn week klopt")
        await self.town.clock(advance="PT61S")

    async def disputed(self) -> None:
        """Signed, and the employer says that Friday was 3 hours."""
        await self.signed()
        employer = self["employer"]
        await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
        await employer.taps(await employer.sees("Welke dag klopt niet?"), "vr 20 nov: 5 uur en 15 min")
        await employer.writes("3 uur")
        await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")


async def settled(open_town: OpenTown, week: Mapping[int, Worked] = WEEK, until: str = FRIDAY_AFTERNOON) -> AWeek:
    town = await open_town()
    folk = await Folk.settle(town)
    phones = {name: await folk.phone(name) for name in ("candidate", "employer", "colleague", "consultant", "other_employer")}
    placement = await folk.placement()
    await fill(folk, placement, week)
    await town.clock(now=until)
    return AWeek(folk, placement, phones)
