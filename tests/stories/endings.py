"""Work that comes to its end, for stories about what comes after it."""

from datetime import date

from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk

MONDAY = date(2026, 11, 16)


class Story:
    """Amina packs at the printing works since today; Joost is her employer, Karin her contact person."""

    def __init__(self, folk: Folk, amina: Phone, joost: Phone, karin: Phone) -> None:
        self.folk, self.amina, self.joost, self.karin = folk, amina, joost, karin

    @property
    def town(self) -> RunningTown:
        return self.folk.town

    @classmethod
    async def of(cls, folk: Folk) -> "Story":
        """The phones of a municipality that is there."""
        return cls(folk, await folk.phone("candidate"), await folk.phone("employer"), await folk.phone("consultant"))

    @classmethod
    async def begins(cls, open_town: OpenTown) -> "Story":
        """In a town of its own, whose clock it may move."""
        return await cls.of(await Folk.settle(await open_town()))

    async def work(self) -> Message:
        """Amina's work on Karin's phone."""
        await self.karin.writes("/kandidaten Amina")
        await self.karin.taps(await self.karin.newest(), "Amina Bakker")
        await self.karin.taps(await self.karin.newest(), "Werk: Inpakken")
        return await self.karin.newest()

    async def what_next(self) -> Message:
        """The end of the work on Joost's phone."""
        await self.joost.chooses("Mijn mensen")
        await self.joost.taps(await self.joost.newest(), "Hoe gaat het verder?")
        return await self.joost.newest()

    async def box(self) -> list[str]:
        """What waits for Karin."""
        return (await what_waits(self.karin)).buttons
