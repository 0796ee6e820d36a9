"""Coming in point by point, for stories of whoever takes part."""

from io import BytesIO

from pypdf import PdfReader

from tests.stories.phones import Message, Phone
from tests.stories.town import Folk

CHOOSE = "Kies je taal · Choose your language"
POINTS = (
    "Je uitkering loopt gewoon door.",
    "Je krijgt geen contract en geen loon.",
    "Je mag altijd nee zeggen.",
    "Je krijgt een premie voor elk uur.",
    "De premie komt hoogstens twee keer per jaar.",
    "Je houdt hier je uren en reiskosten bij.",
    "Wie ziet wat?",
)
ASKED = "Wil je meedoen?"


async def comes_in(folk: Folk, phone: Phone, language: str = "Nederlands") -> None:
    """By the link, and a language."""
    await phone.starts(await folk.invite())
    await phone.taps(await phone.sees(CHOOSE), language)


async def understands(phone: Phone, *places: int) -> None:
    """One tap for each of these points."""
    for place in places:
        await phone.taps(await phone.sees(f"Punt {place} van 7"), "Ik begrijp het")


async def contents(phone: Phone, message: Message) -> bytes:
    """The file of a message, as the phone keeps it."""
    async with phone.town.session.get(f"{phone.town.url}/people/{phone.id}/files/{message.id}") as answer:
        assert answer.status == 200
        return await answer.read()


def read(pdf: bytes) -> str:
    """What a PDF says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


async def document(phone: Phone, after: Message | int = 0) -> Message:
    """The newest document of the bot."""
    first = after.id if isinstance(after, Message) else after
    await phone.town.quiet()
    found = [m for m in await phone.chat() if m.from_bot and m.file and m.id > first]
    assert found, f"{phone.first_name} got no document:\n{await phone.printed()}"
    return found[-1]
