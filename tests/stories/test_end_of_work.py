"""The end of work: the employer is asked once for a word, and the candidate gets a proof that says what was done."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

FRIDAY = "2026-11-20"
ASKED = "Wil je er een zin in schrijven over hoe het ging?"


async def at_work(open_town: OpenTown, **candidate: str) -> tuple[Folk, Phone, Phone]:
    """A placement of one week, Monday to Friday, all worked as planned; it is Friday afternoon."""
    folk = await Folk.settle(await open_town(), **({"candidate": candidate} if candidate else {}))
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(ends_on=folk.today.fromisoformat(FRIDAY), tasks="Drukwerk in dozen doen.")
    await folk.town.clock(now=f"{FRIDAY}T13:16:00+01:00")
    return folk, worker, employer


async def logs_everything(worker: Phone) -> None:
    """Each day as planned."""
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await worker.taps(await worker.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")


async def confirmed(folk: Folk, worker: Phone, employer: Phone) -> None:
    """The week is signed, and the employer confirms it."""
    await worker.taps(await worker.sees("Klopt je week?"), "Mijn week klopt")
    await folk.town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")


async def proof(phone: Phone, after: Message | int = 0) -> tuple[Message, str]:
    """The newest document of the bot, and what it says in one line."""
    first = after.id if isinstance(after, Message) else after
    await phone.town.quiet()
    found = [m for m in await phone.chat() if m.from_bot and m.file and m.id > first]
    assert found, f"{phone.first_name} got no document:\n{await phone.printed()}"
    async with phone.town.session.get(f"{phone.town.url}/people/{phone.id}/files/{found[-1].id}") as answer:
        pages = PdfReader(BytesIO(await answer.read())).pages
    return found[-1], " ".join(" ".join(page.extract_text() for page in pages).split())


@on_sqlite
async def test_the_proof_comes_the_day_after(open_town: OpenTown) -> None:
    """What, where, from when until when and how many hours; with the employer's sentence, who was asked on the last day."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    asked = await employer.sees("Het werk van Amina stopt op vrijdag 20 november.", ASKED)
    assert asked.buttons == ["Een zin schrijven", "Niets schrijven"]
    await employer.taps(asked, "Een zin schrijven")
    await employer.sees("Schrijf in één bericht hoe het werk van Amina ging.", "Laat ziekte, thuis en geld weg.")
    await employer.writes("Amina werkt netjes, #eval(1) <b>en snel</b>.")
    check = await employer.sees(
        "Dit komt op het bewijs van Amina:", "“Amina werkt netjes, #eval(1) <b>en snel</b>.”", "Klopt dit?"
    )
    assert (await employer.looks(asked)).buttons == ["Een zin schrijven", "Niets schrijven"]
    await employer.taps(check, "Ja")
    assert "Joost Visser schreef over het werk van Amina:" in await employer.reads(asked)
    assert "“Amina werkt netjes, #eval(1) <b>en snel</b>.”" in await employer.reads(asked)
    await worker.sees_nothing_of("bewijs van werk")
    await folk.town.clock(now="2026-11-21T09:01:00+01:00")
    message, said = await proof(worker)
    assert message.file is not None
    assert message.file["name"] == "bewijs-2026-11.pdf"
    assert "Dit is je bewijs van werk." in message.file["caption"]
    for words in (
        "Bewijs van werk",
        "Amina Bakker heeft gewerkt bij Drukkerij De Punt.",
        "Inpakken",
        "Drukwerk in dozen doen.",
        "16 november 2026",
        "20 november 2026",
        "20 uur",
        "Amina werkt netjes, #eval(1) <b>en snel</b>.",
    ):
        assert words in said
    for hidden in ("premie", "uitkering", "bijstand", "1974"):
        assert hidden not in said.lower()


@on_sqlite
async def test_the_proof_waits_for_the_last_hours(open_town: OpenTown) -> None:
    """Nothing comes while the last week is open; with its confirmation the proof comes, and says all hours."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await folk.town.clock(now="2026-11-23T09:01:00+01:00")
    assert not [m for m in await worker.chat() if m.file]
    await confirmed(folk, worker, employer)
    _, said = await proof(worker)
    assert "20 uur" in said
    assert "bevestigd" not in said


@on_sqlite
async def test_a_proof_that_waited_says_until_when_hours_are_confirmed(open_town: OpenTown) -> None:
    """The first of two weeks is confirmed and the second never signed: two weeks after the last day the proof comes with that."""
    folk = await Folk.settle(await open_town())
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(ends_on=date(2026, 11, 24))
    await folk.town.clock(now=f"{FRIDAY}T13:16:00+01:00")
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    await folk.town.clock(now="2026-11-24T13:20:00+01:00")
    await worker.taps(await worker.sees("dinsdag 24 november?"), "Ja, zoals gepland")
    await folk.town.clock(now="2026-12-08T12:00:00+01:00")
    assert not [m for m in await worker.chat() if m.file]
    await folk.town.clock(now="2026-12-09T09:01:00+01:00")
    _, said = await proof(worker)
    for words in ("24 uur", "Alle uren bevestigd tot en met 22 november 2026", "Waarvan door beiden bevestigd 20 uur"):
        assert words in said


@on_sqlite
async def test_the_employer_may_write_nothing(open_town: OpenTown) -> None:
    """The proof then stands without; an old button changes nothing any more."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    asked = await employer.sees(ASKED)
    data = asked.data("Een zin schrijven")
    await employer.taps(asked, "Niets schrijven")
    assert "Joost Visser schreef niets over het werk van Amina. Dat is goed." in await employer.reads(asked)
    await employer.presses_data(asked, data)
    await employer.sees("Hier is al iets geschreven. Dat blijft zoals het was.")
    await folk.town.clock(now="2026-11-21T09:01:00+01:00")
    _, said = await proof(worker)
    assert "De opdrachtgever zegt" not in said


@on_sqlite
async def test_a_word_that_comes_later(open_town: OpenTown) -> None:
    """A new document with it goes to the candidate; the first stays what it was."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    asked = await employer.sees(ASKED)
    await folk.town.clock(now="2026-11-21T09:01:00+01:00")
    first, _ = await proof(worker)
    await employer.taps(asked, "Een zin schrijven")
    await employer.sends_photo()
    await employer.sees("Hier kan ik alleen tekst lezen.")
    await employer.writes("x" * 501)
    await employer.sees("Dat is lang. Er passen hoogstens 500 tekens.")
    await employer.writes("Een fijne collega.")
    await employer.sees("Dit komt op het bewijs van Amina:", "“Een fijne collega.”")
    await employer.writes("Ja, klopt!")
    second, said = await proof(worker, first)
    assert "Een fijne collega." in said
    assert first.file is not None
    assert second.file is not None
    assert second.file["caption"] != first.file["caption"]


@on_sqlite
async def test_words_are_read_back_before_they_stand_on_paper(open_town: OpenTown) -> None:
    """No brings back the question, other words are read back too, an old yes keeps nothing; colleagues read who wrote it."""
    folk = await Folk.settle(await open_town())
    employer, colleague = await folk.phone("employer"), await folk.phone("colleague")
    await folk.placement(ends_on=date.fromisoformat(FRIDAY))
    await folk.town.clock(now=f"{FRIDAY}T13:16:00+01:00")
    seen, asked = await colleague.sees(ASKED), await employer.sees(ASKED)
    await employer.taps(asked, "Een zin schrijven")
    await employer.writes("Amina werkt nietjes.")
    first = await employer.sees("Dit komt op het bewijs van Amina:", "“Amina werkt nietjes.”")
    assert first.buttons == ["Ja", "Nee", "Terug", "Stoppen"]
    old = first.data("Ja")
    await employer.writes("nee")
    again = await employer.sees("Schrijf in één bericht hoe het werk van Amina ging.", after=first)
    await employer.presses_data(again, old)
    await employer.sees_nothing_of("schreef over")
    await employer.writes("Amina werkt netje.")
    await employer.writes("Amina werkt netjes.")
    await employer.presses_data(await employer.newest(), old)
    assert "schreef" not in await employer.reads(asked)
    await employer.taps(await employer.sees("“Amina werkt netjes.”", after=again), "Ja")
    for phone, card in ((employer, asked), (colleague, seen)):
        assert "Joost Visser schreef over het werk van Amina:" in await phone.reads(card)
        assert "“Amina werkt netjes.”" in await phone.reads(card)


@on_sqlite
async def test_the_proof_once_more(open_town: OpenTown) -> None:
    """“Mijn werk” gives it again: the same document with the same number, as long as nothing is new."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    await folk.town.clock(now="2026-11-21T09:01:00+01:00")
    first, said = await proof(worker)
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.sees("Dit werk is voorbij. Waarvan wil je het bewijs?"), "Inpakken, Drukkerij De Punt")
    again, same = await proof(worker, first)
    assert first.file is not None
    assert again.file is not None
    assert again.file["caption"] == first.file["caption"]
    assert again.file["size"] == first.file["size"]
    assert same == said


@on_sqlite
async def test_the_proof_without_what_the_employer_wrote(open_town: OpenTown) -> None:
    """The sentence was about illness: one tap gives the proof without it; the other one stays to be had."""
    folk, worker, employer = await at_work(open_town)
    await logs_everything(worker)
    await confirmed(folk, worker, employer)
    await employer.taps(await employer.sees(ASKED), "Een zin schrijven")
    await employer.writes("Ze was vaak ziek.")
    await employer.taps(await employer.sees("“Ze was vaak ziek.”"), "Ja")
    await folk.town.clock(now="2026-11-21T09:01:00+01:00")
    await worker.chooses("Mijn werk")
    over = await worker.sees("Dit werk is voorbij. Waarvan wil je het bewijs?")
    assert over.buttons == ["Inpakken, Drukkerij De Punt", "Zonder de zin van Drukkerij De Punt: Inpakken"]
    await worker.taps(over, "Zonder de zin van Drukkerij De Punt: Inpakken")
    without, said = await proof(worker, over)
    assert "20 uur" in said
    assert "ziek" not in said
    await worker.taps(over, "Inpakken, Drukkerij De Punt")
    assert "Ze was vaak ziek." in (await proof(worker, without))[1]


@on_sqlite
async def test_in_the_candidates_language(open_town: OpenTown) -> None:
    """Dutch for who reads it here, and the candidate's own; two weeks later, as nobody signed."""
    folk, _, _ = await at_work(open_town, language="en", first_name="يوسف")
    worker = Phone(folk.town, folk.external("candidate"), "يوسف")
    await worker.taps(await worker.sees("Friday 20 November?"), "Yes, as planned")
    await folk.town.clock(now="2026-12-05T09:01:00+01:00")
    _, said = await proof(worker)
    assert "Bewijs van werk" in said
    assert "Proof of work" in said
    assert "This is a translation. The Dutch text counts." in said
    assert "يوسف" in said


@on_sqlite
async def test_the_employer_stops_writing(open_town: OpenTown) -> None:
    """Stop leaves the question as it was."""
    _, _, employer = await at_work(open_town)
    asked = await employer.sees(ASKED)
    await employer.taps(asked, "Een zin schrijven")
    await employer.writes("/stop")
    await employer.sees("Gestopt. Er is niets veranderd.")
    assert (await employer.looks(asked)).buttons == ["Een zin schrijven", "Niets schrijven"]


@on_sqlite
async def test_work_that_ended_before_its_first_hour_has_no_proof(open_town: OpenTown) -> None:
    """Stopped with the Monday before a first Tuesday: nobody is announced, nobody is asked for a word, and nothing is proved."""
    folk = await Folk.settle(await open_town())
    worker, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.offer(await folk.job())
    await worker.taps(await worker.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await worker.taps(await worker.sees("Dit is je werk:"), "Stoppen met dit werk")
    await worker.taps(await worker.sees("Wil je stoppen met dit werk?"), "Ja, ik wil stoppen")
    await worker.taps(await worker.sees("waarom?"), "Liever niet")
    await consultant.taps(await consultant.sees("Amina wil stoppen."), "ma 30 nov")
    await worker.sees("Dit werk gaat niet door.")
    await folk.town.clock(now="2026-11-27T16:01:00+01:00")
    await folk.town.clock(now="2026-11-30T16:01:00+01:00")
    await employer.sees_nothing_of("voor het eerst")
    await worker.sees_nothing_of("Je eerste dag bij")
    await employer.sees_nothing_of(ASKED)
    await folk.town.clock(now="2026-12-01T09:01:00+01:00")
    assert [m.file["name"][:6] for m in await worker.chat() if m.from_bot and m.file] == ["bevest"]
    await worker.chooses("Mijn werk")
    assert (await worker.newest()).text.startswith("Je hebt nu geen werk via ons.")


@on_sqlite
async def test_work_on_which_nobody_came_has_no_proof(open_town: OpenTown) -> None:
    """Each day was entered as not worked: the employer is not asked for a word, the candidate gets no paper of nought hours."""
    folk = await Folk.settle(await open_town())
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(weekdays=(1, 2), ends_on=date(2026, 11, 18))
    for day in ("maandag 16", "dinsdag 17"):
        await folk.town.clock(now=f"2026-11-{day[-2:]}T13:16:00+01:00")
        await worker.taps(await worker.sees(f"Hoe was je werk op {day} november?"), "Niet gewerkt")
    await folk.town.clock(now="2026-11-19T09:01:00+01:00")
    await employer.sees_nothing_of(ASKED)
    assert [m for m in await worker.chat() if m.from_bot and m.file] == []
