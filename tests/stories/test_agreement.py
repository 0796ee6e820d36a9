"""An employer comes in: the terms as a document, agreed to by name with one tap; nobody is placed before."""

import asyncio
import os
from pathlib import Path
from subprocess import CompletedProcess

from sqlalchemy import update

from core.store.people.people import Role
from core.store.tables.people import address
from tests.commands import flexbot
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.taking_part import CHOOSE, contents, document, read
from tests.stories.town import Folk

ASKED = "Dit spreken Drukkerij De Punt en Gemeente Voorbeeldstad"
DO_YOU = "Ga je akkoord namens Drukkerij De Punt?"
OWNER = {"role": Role.EMPLOYER, "works_for": "Drukkerij De Punt"}


async def comes_in(open_town: OpenTown) -> tuple[Folk, Phone]:
    """Ilse of the printer's opens her link and chooses Dutch; nobody there agreed before."""
    folk = await Folk.settle(await open_town(), agreed=False, newcomer=OWNER)
    owner = await folk.phone("newcomer")
    await owner.starts(await folk.invite())
    await owner.taps(await owner.sees(CHOOSE), "Nederlands")
    return folk, owner


@on_sqlite
async def test_the_terms_are_agreed_to_by_name_with_one_tap(open_town: OpenTown, tmp_path: Path) -> None:
    """The document comes first; one tap agrees; then it says who agreed and when, and `flexbot verify` knows both."""
    folk, owner = await comes_in(open_town)
    menu = (await owner.sees("Hallo Ilse!")).keyboard
    assert menu == [["Uren bevestigen", "Mijn mensen"], ["Iets vragen", "Hulp"]]
    sent = await document(owner)
    assert sent.file
    assert sent.file["name"] == "overeenkomst-2026-11.pdf"
    unsigned = await contents(owner, sent)
    said = read(unsigned)
    for words in (
        "Overeenkomst met de opdrachtgever",
        "Drukkerij De Punt",
        "Versie van de voorwaarden 1",
        "Je betaalt een tarief voor elk gewerkt uur.",
        "Een contract gaat altijd voor.",
        "Je vraagt niet naar inkomen of gezondheid.",
        "Nog niemand ging akkoord.",
    ):
        assert words in said
    card = await owner.sees(ASKED, "Lees het document met de voorwaarden.", DO_YOU)
    assert card.id > sent.id
    assert card.buttons == ["Akkoord: Ilse van Dam", "Document nog een keer"]
    before = owner.taps_made
    await owner.taps(card, "Akkoord: Ilse van Dam")
    assert owner.taps_made == before + 1
    done = await owner.reads(card)
    assert "Ilse van Dam ging akkoord op" in done
    agreed = await document(owner, after=card)
    signed = await contents(owner, agreed)
    assert "Akkoord namens de opdrachtgever Ilse van Dam" in read(signed)
    assert "Nog niemand" not in read(signed)
    for name, pdf in (("read.pdf", unsigned), ("signed.pdf", signed)):
        (tmp_path / name).write_bytes(pdf)
        known = verified(folk, tmp_path / name)
        assert known.returncode == 0, known.stderr
    (tmp_path / "altered.pdf").write_bytes(signed.replace(b"%PDF", b"%PDF ", 1))
    assert verified(folk, tmp_path / "altered.pdf").returncode == 1
    await owner.presses_data(card, card.data("Akkoord: Ilse van Dam"))
    await owner.taps(await owner.looks(card), "Document nog een keer")
    again = await document(owner, after=agreed)
    assert await contents(owner, again) == signed
    await owner.writes("/start")
    await owner.sees("Hallo Ilse!")
    assert len([m for m in await owner.chat() if DO_YOU in m.text]) == 0


def verified(folk: Folk, file: Path) -> CompletedProcess[str]:
    """`flexbot verify FILE` on the town's database."""
    known = {"FLEXBOT_DATABASE": folk.town.database_url, "HOME": os.environ.get("HOME", "/")}
    return flexbot("verify", str(file), environment=known)


async def test_nobody_is_placed_before_it_is_agreed(open_town: OpenTown) -> None:
    """Before that one looks and reports work; "welcome" waits for the agreement, and goes on after it; a colleague sees who agreed."""
    folk = await Folk.settle(await open_town(), agreed=False)
    candidate, consultant, employer, colleague = [
        await folk.phone(name) for name in ("candidate", "consultant", "employer", "colleague")
    ]
    await employer.writes("/klus")
    await employer.sees("Wat voor werk is het?")
    await employer.writes("/stop")
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    proposed = await employer.sees("Amina wil graag bij je werken.")
    before = await employer.newest()
    await employer.taps(proposed, "Welkom")
    await employer.sees("Ga eerst akkoord met de voorwaarden, hieronder. Tik daarna nog eens op “Welkom”.")
    asked = await employer.sees(ASKED, DO_YOU, after=before)
    await candidate.sees_nothing_of("Je kunt beginnen")
    theirs = await colleague.sees(DO_YOU)
    await colleague.taps(theirs, "Akkoord: Anja Prins")
    assert "Anja Prins ging akkoord op" in await employer.reads(asked)
    assert (await employer.looks(asked)).buttons == ["Document nog een keer"]
    await employer.taps(await employer.looks(proposed), "Welkom")
    await employer.sees("Je koos Amina")


async def test_two_agree_at_the_same_moment(open_town: OpenTown) -> None:
    """One agreement stands, and both see whose."""
    folk = await Folk.settle(await open_town(), agreed=False)
    phones = [await folk.phone(name) for name in ("employer", "colleague")]
    cards = [await phone.sees(DO_YOU) for phone in phones]
    names = ("Akkoord: Joost Visser", "Akkoord: Anja Prins")
    await asyncio.gather(*(phone.taps(card, name) for phone, card, name in zip(phones, cards, names, strict=True)))
    stands = {(await phone.reads(card)).splitlines()[1] for phone, card in zip(phones, cards, strict=True)}
    assert len(stands) == 1
    assert " ging akkoord op " in stands.pop()


async def to_place(consultant: Phone) -> None:
    """The contact person chooses whom to place at once on the only job."""
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.newest(), "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je op “Folders vouwen”?"), "Amina Bakker")


async def test_who_places_at_once_waits_for_the_agreement_too(open_town: OpenTown) -> None:
    """The contact person hears who was asked for it now; once they agreed the same way leads to the placement."""
    folk = await Folk.settle(await open_town(), agreed=False)
    consultant, employer, candidate = [await folk.phone(name) for name in ("consultant", "employer", "candidate")]
    await folk.phone("colleague")
    await folk.job()
    before = await employer.newest()
    await to_place(consultant)
    await consultant.sees(
        "Drukkerij De Punt ging nog niet akkoord met de voorwaarden.", "Ik heb het nu gevraagd aan Joost Visser, Anja Prins."
    )
    asked = await employer.sees(ASKED, DO_YOU, after=before)
    await candidate.sees_nothing_of("Dit is je werk:")
    await employer.taps(asked, "Akkoord: Joost Visser")
    await to_place(consultant)
    await consultant.taps(await consultant.sees("Wil je Amina nu plaatsen?"), "Ja, plaatsen")
    await candidate.sees("Dit is je werk:", "Folders vouwen bij Drukkerij De Punt")


async def test_terms_that_were_signed_on_paper_are_noted(open_town: OpenTown) -> None:
    """Nobody who speaks for the employer has a phone here: one tap notes the paper, under the name of who signed it."""
    folk = await Folk.settle(await open_town(), agreed=False)
    consultant, candidate = await folk.phone("consultant"), await folk.phone("candidate")
    await folk.job()
    async with folk.town.database.begin() as tx:
        gone = [folk.ids[name] for name in ("employer", "colleague")]
        await tx.execute(update(address).where(address.c.person.in_(gone)).values(until=folk.moment))
    await to_place(consultant)
    asked = await consultant.sees(
        "Drukkerij De Punt ging nog niet akkoord", "heeft hier geen telefoon.", "Heb je het getekende papier?"
    )
    await consultant.taps(asked, "Ja, op papier getekend")
    noted = await consultant.sees("Genoteerd: Drukkerij De Punt ging op papier akkoord.")
    await consultant.taps(noted, "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je op “Folders vouwen”?", after=noted), "Amina Bakker")
    await consultant.taps(await consultant.sees("Wil je Amina nu plaatsen?"), "Ja, plaatsen")
    await candidate.sees("Dit is je werk:", "Folders vouwen bij Drukkerij De Punt")
