"""The photo of a ticket: sent in the chat, kept without anything but its picture, known again when it comes twice."""

import asyncio
import base64
from datetime import date, time
from io import BytesIO
from time import monotonic as time_now

import pytest
from PIL import Image, ImageDraw
from sqlalchemy import select

from core.store.tables.at_work import ticket
from tests.stories.days import hired, works
from tests.stories.phones import Message, Phone
from tests.stories.running import GLANCE, on_sqlite
from tests.stories.town import Folk

KEPT_SECONDS = 20.0
SECRET = "Canon van Amina 52.0907"
ASKS = "Heb je een foto van je kaartje? Stuur hem hier."


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    return await hired(folk)


def photo(number: int, kind: str = "JPEG", width: int = 320) -> bytes:
    """A ticket as a telephone takes it, with words about the telephone and the place in it."""
    picture = Image.new("RGB", (width, width * 3 // 4), (200, 210, 190))
    draw = ImageDraw.Draw(picture)
    for n in range(12):
        x = (n * 37 + number * 53) % width
        draw.rectangle(
            (x, n * width // 18, x + width // (3 + number % 3), n * width // 18 + width // 20),
            fill=(n * 20, 90, number * 9 % 255),
        )
    marks = Image.Exif()
    marks[0x010E], marks[0x8298] = SECRET, SECRET
    kept = BytesIO()
    picture.save(kept, kind, exif=marks, quality=95)
    return kept.getvalue()


async def sends(phone: Phone, content: bytes) -> None:
    """A photo in the chat."""
    files = {"photo": {"name": "kaartje.jpg", "base64": base64.b64encode(content).decode()}}
    await phone.town.post(f"/people/{phone.id}/send", **files)
    await phone.town.quiet()


async def claimed(phone: Phone, day: str, euros: str) -> Message:
    """A worked day with a ticket; the photo is asked."""
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), f"{day} nov: invullen")
    card = await phone.newest()
    await phone.taps(card, "Ja, zoals gepland")
    await phone.taps(await phone.looks(card), "Reiskosten")
    await phone.taps(await phone.newest(), "Met bus of trein")
    await phone.writes(euros)
    await phone.taps(await phone.newest(), "Ja")
    return await phone.newest()


async def kept_of(folk: Folk) -> list[bytes]:
    """The pictures that are kept for these people, once they are."""
    async with folk.town.database.begin() as tx:
        query = select(ticket.c.picture).where(ticket.c.municipality == folk.municipality, ticket.c.picture.is_not(None))
        return list((await tx.execute(query)).scalars())


async def test_a_photo_is_kept_without_what_the_telephone_wrote_in_it(folk: Folk, worker: Phone) -> None:
    """Asked once after the amount; thanked for; only the picture is kept, readable by the key alone."""
    question = await claimed(worker, "do 12", "4,50")
    assert question.text.startswith(ASKS)
    assert question.buttons == ["Nu geen foto"]
    sent = photo(1)
    assert SECRET.encode() in sent
    await sends(worker, sent)
    await worker.sees(
        "Dank je voor de foto van je kaartje van donderdag 12 november.", "Kan ik hem niet openen? Dan hoor je het hier."
    )
    await sends_until_kept(folk, 1)
    (picture,) = await kept_of(folk)
    with Image.open(BytesIO(picture)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (320, 240))
        assert not opened.getexif()
    assert SECRET.encode() not in picture
    await worker.sees_nothing_of("Deze foto ken ik al")


async def sends_until_kept(folk: Folk, number: int) -> None:
    """Wait until so many photos are fetched: nothing else tells when."""
    end = time_now() + KEPT_SECONDS
    while len(await kept_of(folk)) < number:
        assert time_now() < end, f"the photo was not kept\n{folk.town.log()[-3000:]}"
        await asyncio.sleep(GLANCE)


@on_sqlite
async def test_the_same_photo_for_another_day_is_asked_about_kindly(folk: Folk, worker: Phone) -> None:
    """Also made smaller and compressed again; another ticket is no question."""
    await claimed(worker, "wo 11", "4,50")
    await sends(worker, photo(1))
    await claimed(worker, "do 12", "4,50")
    await sends(worker, photo(2))
    await sends_until_kept(folk, 2)
    await worker.sees_nothing_of("Deze foto ken ik al")
    await claimed(worker, "vr 13", "4,50")
    await sends(worker, photo(1, "JPEG", 320)[:-2] + b"\xff\xd9")
    asked = await worker.sees("Deze foto ken ik al: je stuurde hem ook voor woensdag 11 november.", seconds=20)
    assert "Is dat een vergissing?" in asked.text
    assert "Klopt het? Dan hoef je niets te doen." in asked.text


@on_sqlite
async def test_no_photo_now_and_later(folk: Folk, worker: Phone) -> None:
    """Words are no photo; it may wait; the day's card keeps the way to send it."""
    question = await claimed(worker, "vr 13", "4,50")
    await worker.writes("morgen")
    assert (await worker.newest()).text.startswith("Dat is geen foto.")
    await worker.taps(await worker.newest(), "Nu geen foto")
    card = await worker.newest()
    assert "Reiskosten: € 4,50" in card.text
    assert "Foto van het kaartje" in card.buttons
    await worker.taps(card, "Foto van het kaartje")
    assert (await worker.newest()).text.startswith(ASKS)
    nothing = {"name": "kaartje.jpg", "base64": base64.b64encode(b"this is no picture").decode()}
    await worker.town.post(f"/people/{worker.id}/send", document=nothing)
    await worker.sees("Ik kon de foto van je kaartje van vrijdag 13 november niet openen.", seconds=20)
    assert question.id
    await worker.sees_nothing_of("Ik bewaar")
    before = await worker.newest()
    await sends(worker, photo(4))
    await worker.sees("Dank je voor de foto van je kaartje van vrijdag 13 november.", after=before)
    await sends_until_kept(folk, 1)
    await sends(worker, photo(5))
    await worker.sees("Dit begrijp ik niet.")


@on_sqlite
async def test_bus_at_the_kilometres_is_the_button(folk: Folk, worker: Phone) -> None:
    """Whoever types how they went is asked what it cost."""
    await worker.chooses("Mijn uren")
    await worker.taps(await worker.newest(), "do 12 nov: invullen")
    card = await worker.newest()
    await worker.taps(card, "Ja, zoals gepland")
    await worker.taps(await worker.looks(card), "Reiskosten")
    await worker.writes("met de bus")
    await worker.sees("Hoeveel kostte de bus of trein, heen en terug samen?")
    await worker.writes("4,50")
    await worker.sees("Ik lees: € 4,50 voor bus of trein")
    assert folk.ids


@on_sqlite
async def test_the_same_day_and_amount_at_other_work_is_noticed(folk: Folk, worker: Phone) -> None:
    """Before it is claimed: is it the same ticket?"""
    await works(
        folk,
        employer="Zorggroep Oost",
        member="other_employer",
        title="Afwassen",
        starts=time(14),
        ends=time(18),
        starts_on=date(2026, 11, 2),
    )
    await worker.chooses("Mijn uren")
    for work in ("Inpakken bij Drukkerij De Punt", "Afwassen bij Zorggroep Oost"):
        await worker.chooses("Mijn uren")
        await worker.taps(await worker.newest(), "vr 13 nov: invullen")
        await worker.taps(await worker.newest(), work)
        card = await worker.newest()
        await worker.taps(card, "Ja, zoals gepland")
        await worker.taps(await worker.looks(card), "Reiskosten")
        await worker.taps(await worker.newest(), "Met bus of trein")
        await worker.writes("4,50")
        check = await worker.newest()
        if work.startswith("Inpakken"):
            assert "Voor deze dag" not in check.text
            await worker.taps(check, "Ja")
            await worker.taps(await worker.newest(), "Nu geen foto")
    assert "Voor deze dag vulde je ook € 4,50 in bij Drukkerij De Punt." in check.text
