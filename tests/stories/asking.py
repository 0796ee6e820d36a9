"""What several stories do in the same taps: somebody asks, somebody looks what waits."""

from tests.stories.phones import Message, Phone

ASKED = "Wat wil je vragen aan "


async def asks(asker: Phone, text: str) -> int:
    """By the key and one text; answers the number of that text."""
    before = await asker.newest()
    await asker.chooses("Iets vragen")
    await asker.sees(ASKED, after=before)
    return await asker.writes(text)


async def what_waits(phone: Phone) -> Message:
    """What the key *Wat wacht* shows."""
    before = await phone.newest()
    await phone.chooses("Wat wacht")
    return await phone.sees("acht", after=before)
