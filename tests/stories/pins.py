"""An employer whose PIN is asked after a long silence, and a keypad as it is tapped."""

from dataclasses import dataclass
from datetime import date, time

import pytest

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk

WELCOME = "Amina wil graag bij je werken."
CHOOSE = "Kies een pincode: tik 4, 5 of 6 cijfers."
ENTER = "Ben jij het? Tik je pincode."
OLD = "Tik eerst je oude pincode."
PIN = "284917"


@dataclass
class Desk:
    """An employer to whom Amina is proposed, in a municipality that asks a PIN after twelve hours."""

    folk: Folk
    phones: dict[str, Phone]

    def __getitem__(self, name: str) -> Phone:
        return self.phones[name]

    async def silent(self, hours: int = 12) -> None:
        """So long nobody is heard of."""
        await self.folk.town.clock(advance=f"PT{hours}H")

    async def proposes(self) -> Message:
        """Amina says yes to another offer and is proposed; the employer's card."""
        starts = 8 + 2 * (self.folk.jobs % 5)  # nobody is chosen for hours at which they work already
        job = await self.folk.job(title=f"Klus {self.folk.jobs}", starts=time(starts), ends=time(starts + 2))
        await self.folk.offer(job)
        candidate, consultant, employer = self["candidate"], self["consultant"], self["employer"]
        await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
        await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
        return await employer.sees(WELCOME)


async def asked_after_twelve_hours(town: RunningTown) -> Desk:
    """A municipality of its own, in a town of its own whose clock is moved."""
    folk = await Folk.settle(town)
    await folk.policy("pin_after_hours", "12", since=date(2025, 1, 1))
    names = ("candidate", "employer", "colleague", "consultant", "stand_in", "lead")
    return Desk(folk, {name: await folk.phone(name) for name in names})


@pytest.fixture(name="desk")
async def open_desk(open_town: OpenTown) -> Desk:
    """That municipality, for a story of its own."""
    return await asked_after_twelve_hours(await open_town())


async def keys(phone: Phone, pin: str, *words: str) -> Message:
    """Taps digits on the keypad with these words, and says that these are all."""
    pad = await phone.sees(*words)
    for digit in pin:
        await phone.taps(pad, digit)
    await phone.taps(pad, "Klaar")
    return await phone.looks(pad)


async def chooses_pin(phone: Phone, pin: str = PIN) -> Message:
    """Chooses a PIN, twice the same."""
    pad = await keys(phone, pin, CHOOSE)
    assert "Tik dezelfde pincode nog een keer." in pad.text
    return await keys(phone, pin, "Tik dezelfde pincode nog een keer.")
