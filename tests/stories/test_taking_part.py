"""Coming in step by step: what Flextensie is, one point a message, and the confirmation by both as a document."""

import asyncio
from datetime import date

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown, on_sqlite
from tests.stories.taking_part import ASKED, CHOOSE, POINTS, comes_in, contents, document, read, understands
from tests.stories.town import Folk


async def test_who_helps_and_then_point_by_point(folk: Folk, newcomer: Phone) -> None:
    """First the contact person, when they answer and who stands in; then one point a message, each understood with one tap."""
    await comes_in(folk, newcomer)
    welcome = await newcomer.sees("Je contactpersoon is Karin Smit.")
    assert "Karin Smit antwoordt op werkdagen van 9.00 tot 17.00 uur." in welcome.text
    assert "Is Karin Smit er niet? Dan helpt Mark Jansen je." in welcome.text
    before = newcomer.taps_made
    for place, title in enumerate(POINTS, 1):
        card = await newcomer.sees(f"Punt {place} van 7", title)
        assert card.text.splitlines()[0] == f"Punt {place} van 7"
        await newcomer.taps(card, "Ik begrijp het")
        done = await newcomer.looks(card)
        assert "Je hebt dit begrepen." in done.text
        assert done.buttons == []
    assert newcomer.taps_made - before == len(POINTS)
    asked = await newcomer.sees("Dat was alles. Wil je meedoen?", "Wil je niet meedoen? Dan verandert er niets voor je.")
    assert asked.buttons == ["Ja, ik doe mee", "Ik heb een vraag", "Later"]


async def test_what_the_points_say(folk: Folk, newcomer: Phone) -> None:
    """The municipality's premium, no pension, no reason needed for a no, and nothing of the benefit to the employer."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    await newcomer.sees("Je bouwt geen pensioen op en geen recht op WW.")
    await newcomer.sees("Tegen elke klus mag je nee zeggen. Een reden hoeft niet.")
    await newcomer.sees("Je krijgt € 2,00 voor elk uur dat je werkt.", "hoogstens €")
    await newcomer.sees("Je kiest het moment samen met Karin Smit.")
    await newcomer.sees("De opdrachtgever ziet niets over je uitkering of je premie.")


async def test_both_confirm_and_both_get_the_document(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """The candidate says yes, the contact person confirms with one tap; the same PDF goes to both under a neutral name."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    asked = await newcomer.sees(ASKED)
    await newcomer.taps(asked, "Ja, ik doe mee")
    assert "Karin bevestigt het ook." in await newcomer.reads(asked)
    task = await consultant.sees("Ilse wil meedoen. Bevestig jij het ook?", "Ilse heeft alle 7 punten begrepen.")
    await consultant.taps(task, "Bevestigen")
    assert "Ilse doet mee. Jullie hebben het allebei bevestigd." in await consultant.reads(task)
    assert "Het is rond: je doet mee." in await newcomer.reads(asked)
    theirs, own = await document(newcomer), await document(consultant)
    assert theirs.file is not None
    assert theirs.file["name"] == "bevestiging-2026-11.pdf"
    assert "Dit is de bevestiging. Bewaar hem goed." in theirs.file["caption"]
    pdf = await contents(newcomer, theirs)
    assert pdf == await contents(consultant, own)
    said = read(pdf)
    for words in ("Bevestiging van deelname", "Ilse van Dam", "Karin Smit", *POINTS, "Door allebei bevestigd"):
        assert words in said
    assert "Confirmation" not in said


async def test_the_same_document_again(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """Whoever asks for it once more gets the same bytes with the same number."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    asked = await newcomer.sees(ASKED)
    await newcomer.taps(asked, "Ja, ik doe mee")
    await consultant.taps(await consultant.sees("Bevestig jij het ook?"), "Bevestigen")
    first = await document(newcomer)
    await newcomer.taps(await newcomer.looks(asked), "Document nog een keer")
    again = await document(newcomer, first)
    assert first.file is not None
    assert again.file is not None
    assert again.file["caption"] == first.file["caption"]
    assert await contents(newcomer, again) == await contents(newcomer, first)


async def test_in_two_languages(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """Whoever chose English reads the points in English; the document holds Dutch and English."""
    await comes_in(folk, newcomer, "English")
    for place in range(1, 8):
        await newcomer.taps(await newcomer.sees(f"Point {place} of 7"), "I understand")
    await newcomer.taps(await newcomer.sees("Do you want to take part?"), "Yes, I take part")
    await consultant.taps(await consultant.sees("Bevestig jij het ook?"), "Bevestigen")
    said = read(await contents(newcomer, await document(newcomer)))
    assert "Bevestiging van deelname" in said
    assert "This is a translation. The Dutch text counts." in said
    assert "You may always say no." in said


async def test_stopping_and_going_on(folk: Folk, newcomer: Phone) -> None:
    """Later is fine; “Mijn werk” goes on where it was left."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2)
    third = await newcomer.sees("Punt 3 van 7")
    await newcomer.taps(third, "Later")
    await newcomer.sees("Dat is goed. Er gaat niets verloren.")
    await newcomer.chooses("Mijn werk")
    again = await newcomer.sees("Punt 3 van 7", after=third)
    await newcomer.taps(again, "Ik begrijp het")
    await newcomer.sees("Punt 4 van 7")


async def test_one_step_back(folk: Folk, newcomer: Phone) -> None:
    """The point before is shown once more, and the one at hand below it."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1)
    second = await newcomer.sees("Punt 2 van 7")
    await newcomer.taps(second, "Terug")
    first = await newcomer.sees(POINTS[0], "Je hebt dit begrepen.", after=second)
    await newcomer.taps(await newcomer.sees("Punt 2 van 7", after=first), "Ik begrijp het")
    await newcomer.sees("Punt 3 van 7")


async def test_a_question_goes_to_the_contact_person(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """It does not end the checklist: the point waits with its buttons."""
    await comes_in(folk, newcomer)
    point = await newcomer.sees("Punt 1 van 7")
    await newcomer.taps(point, "Ik heb een vraag")
    await newcomer.writes("Geldt dat ook voor mijn huurtoeslag?")
    await consultant.sees("Vraag van Ilse van Dam", "Geldt dat ook voor mijn huurtoeslag?")
    await newcomer.taps(await newcomer.looks(point), "Ik begrijp het")
    await newcomer.sees("Punt 2 van 7")


async def test_an_old_button_changes_nothing(folk: Folk, newcomer: Phone) -> None:
    """A second tap on a point that was understood is no second step."""
    await comes_in(folk, newcomer)
    first = await newcomer.sees("Punt 1 van 7")
    data = first.data("Ik begrijp het")
    await newcomer.taps(first, "Ik begrijp het")
    await newcomer.presses_data(first, data)
    await newcomer.presses_data(first, data)
    shown = [m for m in await newcomer.chat() if m.from_bot and m.text.startswith("Punt ")]
    assert [m.text.splitlines()[0] for m in shown] == ["Punt 1 van 7", "Punt 2 van 7"]


async def test_words_and_pictures_instead_of_a_tap(folk: Folk, newcomer: Phone) -> None:
    """They are answered kindly; the point still waits."""
    await comes_in(folk, newcomer)
    await newcomer.writes("ja hoor")
    await newcomer.sees("Dit begrijp ik niet. Kies een van de knoppen, of typ /hulp.")
    await newcomer.sends_sticker()
    await understands(newcomer, 1)
    await newcomer.sees("Punt 2 van 7")


async def test_another_language_halfway(folk: Folk, newcomer: Phone) -> None:
    """What is understood stays understood; from there on the points are in the other language."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1)
    await newcomer.writes("/taal")
    await newcomer.taps(await newcomer.sees(CHOOSE), "English")
    await newcomer.chooses("My work")
    await newcomer.taps(await newcomer.sees("Point 2 of 7", "You get no contract and no wage."), "I understand")
    await newcomer.sees("Point 3 of 7")


async def test_no_work_is_offered_before(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """As long as not both have confirmed, nothing is offered; the contact person hears why, and it waits in what waits."""
    await folk.job()
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    await newcomer.taps(await newcomer.sees(ASKED), "Ja, ik doe mee")
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    choice = await consultant.sees("Ilse van Dam: kan niet: doet nog niet mee")
    await consultant.taps(choice, "Ilse van Dam")
    await consultant.sees("Deze persoon heeft de deelname nog niet bevestigd. Doe dat eerst samen. Bied daarna werk aan.")
    await newcomer.sees_nothing_of("Wil je dit werk doen?")
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Er wacht 1 ding op je.")
    await consultant.taps(waits, next(b for b in waits.buttons if b.startswith("Bevestigen: Ilse doet mee")))
    await consultant.taps(await consultant.sees("Bevestig jij het ook?", after=waits), "Bevestigen")
    await consultant.taps(choice, "Ilse van Dam")
    await consultant.taps(await consultant.sees("Ilse van Dam en “Folders vouwen”"), "Aanbieden")
    await newcomer.sees("Wil je dit werk doen?")


async def test_confirmed_on_paper(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """Who confirmed on paper is not asked again."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Ilse van Dam")
    card = await consultant.sees("Heeft de deelname nog niet bevestigd.")
    await consultant.taps(card, "Bevestigd op papier")
    assert "Heeft de deelname nog niet bevestigd." not in await consultant.reads(card)
    assert "op papier" in read(await contents(consultant, await document(consultant)))
    await comes_in(folk, newcomer)
    await newcomer.sees("Hallo Ilse!")
    await newcomer.sees_nothing_of("Punt 1 van 7")


async def test_too_young_is_explained_by_a_person(town: RunningTown) -> None:
    """The bot only says that the contact person calls; the contact person gets the call to make, with the reason."""
    folk = await Folk.settle(town, newcomer={"birth_date": date(2001, 3, 4)})
    newcomer, consultant = await folk.phone("newcomer"), await folk.phone("consultant")
    await comes_in(folk, newcomer)
    await newcomer.sees("Fijn dat je er bent. Karin Smit belt je eerst.", "Je hoeft nu niets te doen.")
    await newcomer.sees_nothing_of("27", "Punt 1 van 7", "loonkostensubsidie")
    call = await consultant.sees("Ilse is binnen, maar kan nog niet meedoen. Bel even.", "Ilse is nog geen 27.")
    await consultant.chooses("Wat wacht")
    assert any(b.startswith("Eerst bellen: Ilse") for b in (await consultant.sees("Er wacht 1 ding op je.")).buttons)
    await consultant.taps(call, "Ik heb gebeld")
    assert "Je hebt Ilse gebeld op 16 november 2026." in await consultant.reads(call)
    await newcomer.chooses("Mijn werk")
    await newcomer.sees_nothing_of("Punt 1 van 7")
    await consultant.sees_nothing_of("2001")


async def test_a_lost_phone_goes_on_elsewhere(folk: Folk, newcomer: Phone, stranger: Phone, consultant: Phone) -> None:
    """The old chat loses access at once; by a new link the checklist goes on where it was, on another phone."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2)
    third = await newcomer.sees("Punt 3 van 7")
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Ilse van Dam")
    await consultant.taps(await consultant.sees("Ilse van Dam", "Telefoon gekoppeld"), "Telefoon kwijt")
    await consultant.taps(await consultant.sees("Is de telefoon van Ilse kwijt?"), "Ja, telefoon afsluiten")
    await newcomer.presses_data(third, third.data("Ik begrijp het"))
    await newcomer.sees("Hallo! Ik ken je nog niet.")
    await stranger.starts(await folk.invite())
    await stranger.sees("Punt 3 van 7")


@on_sqlite
@pytest.mark.parametrize("point", ["before_effect_commit", "after_effect_commit", "after_print"])
async def test_killed_in_the_middle(open_town: OpenTown, point: str) -> None:
    """Started again it stands where it stood, and the document that went out is the one that is kept."""
    folk = await Folk.settle(await open_town())
    newcomer, consultant = await folk.phone("newcomer"), await folk.phone("consultant")
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    await newcomer.taps(await newcomer.sees(ASKED), "Ja, ik doe mee")
    task = await consultant.sees("Bevestig jij het ook?")
    await folk.town.stop_bot()
    folk.town.more_settings["FLEXBOT_FAULT"] = point
    await folk.town.start_bot()
    del folk.town.more_settings["FLEXBOT_FAULT"]
    pressing = asyncio.ensure_future(consultant.presses_data(task, task.data("Bevestigen"), wait=False))
    await folk.town.ended()
    pressing.cancel()  # no answer comes any more
    await folk.town.start_bot()
    await folk.town.quiet()
    theirs, own = await document(newcomer), await document(consultant)
    assert await contents(newcomer, theirs) == await contents(consultant, own)
    assert len({m.file["caption"] for m in await newcomer.chat() if m.from_bot and m.file}) == 1


@on_sqlite
@pytest.mark.parametrize("kind", ["429", "500", "cut", "garbage"])
async def test_telegram_stumbles_over_the_file(open_town: OpenTown, kind: str) -> None:
    """Refused, broken or sent without an answer: in the end it is there, each time with the same number and the same bytes."""
    folk = await Folk.settle(await open_town())
    newcomer, consultant = await folk.phone("newcomer"), await folk.phone("consultant")
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    await newcomer.taps(await newcomer.sees(ASKED), "Ja, ik doe mee")
    await folk.town.post("/faults", method="sendDocument", kind=kind, times=2, retry_after=1)
    await consultant.taps(await consultant.sees("Bevestig jij het ook?"), "Bevestigen")
    await folk.town.quiet(30)
    for phone in (newcomer, consultant):
        files = [m for m in await phone.chat() if m.from_bot and m.file]
        assert len({m.file["caption"] for m in files if m.file}) == 1
        assert len({await contents(phone, m) for m in files}) == 1


async def test_who_blocked_the_bot_gets_it_later(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """The contact person has it, and hears that it did not arrive; back again, it is asked for once more."""
    await comes_in(folk, newcomer)
    await understands(newcomer, 1, 2, 3, 4, 5, 6, 7)
    asked = await newcomer.sees(ASKED)
    await newcomer.taps(asked, "Ja, ik doe mee")
    await newcomer.blocks()
    await consultant.taps(await consultant.sees("Bevestig jij het ook?"), "Bevestigen")
    await document(consultant)
    await consultant.sees("Berichten aan Ilse van Dam komen niet meer aan. Bel even.")
    await newcomer.unblocks()
    await newcomer.starts()
    await newcomer.chooses("Mijn werk")
    await newcomer.sees("Je hebt nu geen werk via ons.")
