"""Coming in by a link, choosing a language, and the words that work everywhere."""

import asyncio

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

CHOOSE = "Kies je taal · Choose your language"
STRANGER = "Hallo! Ik ken je nog niet."


async def test_the_link_lets_one_person_in(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """The newcomer chooses a language, hears who their contact person is, and has four keys; the contact person hears it."""
    await newcomer.starts(await folk.invite())
    await newcomer.taps(await newcomer.sees(CHOOSE), "Nederlands")
    welcome = await newcomer.sees("Hallo Ilse!", "Je contactpersoon is Karin Smit.", "Typ /hulp als je hulp nodig hebt.")
    assert "Karin Smit antwoordt op werkdagen van 9.00 tot 17.00 uur." in welcome.text
    assert await newcomer.keyboard() == [["Mijn werk", "Mijn uren"], ["Mijn premie", "Iets vragen"]]
    await consultant.sees("Ilse van Dam heeft de link geopend en is binnen.")


async def test_the_newcomer_may_choose_english(folk: Folk, newcomer: Phone) -> None:
    """From the first word on everything is in the language that was tapped."""
    await newcomer.starts(await folk.invite())
    await newcomer.taps(await newcomer.sees(CHOOSE), "English")
    await newcomer.sees("Hello Ilse!", "Your contact person is Karin Smit.")
    assert await newcomer.keyboard() == [["My work", "My hours"], ["My premium", "Ask something"]]
    await newcomer.sees_nothing_of("Hallo", "contactpersoon")


async def test_the_same_link_again_by_the_same_person(folk: Folk, newcomer: Phone, consultant: Phone) -> None:
    """Whoever came in by it is simply in; nobody is alarmed."""
    secret = await folk.invite()
    await newcomer.starts(secret)
    await newcomer.taps(await newcomer.sees(CHOOSE), "Nederlands")
    await newcomer.starts(secret)
    await newcomer.sees_nothing_of("al gebruikt", STRANGER)
    await consultant.sees_nothing_of("Iemand anders")


async def test_a_second_claimant_is_refused_and_both_hear_it(
    folk: Folk, newcomer: Phone, stranger: Phone, consultant: Phone
) -> None:
    """A forwarded link opens nothing; its owner and the contact person are warned."""
    secret = await folk.invite()
    await newcomer.starts(secret)
    await newcomer.taps(await newcomer.sees(CHOOSE), "Nederlands")
    await stranger.starts(secret)
    await stranger.sees("Deze link is al gebruikt. Vraag je contactpersoon om een nieuwe.")
    await newcomer.sees("Iemand anders probeerde jouw link. Die persoon is niet binnengelaten.")
    await newcomer.sees_nothing_of("Ilse van Dam")
    await consultant.sees("Iemand anders probeerde de link van Ilse van Dam. Die persoon is niet binnengelaten.")
    await stranger.writes("Mijn premie")
    await stranger.sees(STRANGER)
    await stranger.sees_nothing_of("Ilse", "Karin")


async def test_two_claim_a_link_at_once(folk: Folk, newcomer: Phone, stranger: Phone) -> None:
    """One is in, the other is not."""
    secret = await folk.invite()
    await asyncio.gather(newcomer.starts(secret, wait=False), stranger.starts(secret, wait=False))
    await folk.town.quiet()
    asked = [any(CHOOSE in m.text for m in await phone.chat()) for phone in (newcomer, stranger)]
    refused = [any("Deze link is al gebruikt." in m.text for m in await phone.chat()) for phone in (newcomer, stranger)]
    assert sorted(asked) == [False, True]
    assert refused == [not came_in for came_in in asked]


async def test_an_unknown_link(stranger: Phone) -> None:
    """A made-up link is answered, and the person may try the right one."""
    await stranger.starts("bestaat-niet_123")
    await stranger.sees("Deze link ken ik niet. Vraag je contactpersoon om een nieuwe.")


async def test_a_link_for_somebody_else_by_a_known_person(folk: Folk, candidate: Phone, newcomer: Phone) -> None:
    """A known person is told so, stays who they are, and the link still works for its owner."""
    secret = await folk.invite()
    await candidate.starts(secret)
    await candidate.sees("Deze link is voor iemand anders. Jou ken ik al.")
    await candidate.writes("/hulp")
    await candidate.sees("Dit kun je hier doen:")
    await newcomer.starts(secret)
    await newcomer.sees(CHOOSE)


@on_sqlite
async def test_a_link_grows_old(open_town: OpenTown) -> None:
    """It works for 72 hours; after that a new one is needed, and a new one works."""
    folk = await Folk.settle(await open_town())
    newcomer, consultant = await folk.phone("newcomer"), await folk.phone("consultant")
    secret = await folk.invite()
    await folk.town.clock(advance="PT72H1M")
    await newcomer.starts(secret)
    await newcomer.sees("Deze link is te oud. Vraag je contactpersoon om een nieuwe.")
    await consultant.sees_nothing_of("Ilse van Dam heeft de link geopend")
    secret = await folk.invite()
    await folk.town.clock(advance="PT71H")
    await newcomer.starts(secret)
    await newcomer.sees(CHOOSE)


async def test_a_stranger_learns_nothing(stranger: Phone) -> None:
    """Whatever a stranger sends, the answer is where to get a link; not even what kind of help this is."""
    await stranger.starts()
    first = await stranger.sees(STRANGER, "Heb je een link van je contactpersoon? Open die link.")
    for text in ("hallo", "/hulp", "/start", "Mijn premie", "Klussen", "premie"):
        await stranger.writes(text)
        assert (await stranger.newest()).text.startswith(STRANGER), text
    await stranger.presses_data(first, "yes")
    assert (await stranger.newest()).text.startswith(STRANGER)
    await stranger.sends_photo()
    assert (await stranger.newest()).text.startswith(STRANGER)
    await stranger.sees_nothing_of("premie", "uitkering", "Flextensie", "werk", "gemeente")


async def test_a_stranger_is_answered_in_the_language_of_their_phone(folk: Folk) -> None:
    """English where Telegram says English."""
    guest = await (await folk.stranger("Guest")).appears("en")
    await guest.starts()
    await guest.sees("Hello! I do not know you yet.")


async def test_another_language_at_any_time(candidate: Phone) -> None:
    """/taal shows every language in its own words; from the tap on, everything and every key is in it; and back again."""
    await candidate.writes("/taal")
    await candidate.taps(await candidate.sees(CHOOSE), "English")
    english = await candidate.sees("From now on I speak English.")
    assert await candidate.keyboard() == [["My work", "My hours"], ["My premium", "Ask something"]]
    await candidate.writes("/hulp")
    await candidate.sees("This is what you can do here:", after=english)
    await candidate.writes("/taal")
    await candidate.taps(await candidate.sees(CHOOSE), "Nederlands")
    await candidate.sees("Vanaf nu praat ik Nederlands.", after=english)


async def test_what_is_in_sight_changes_its_language_too(folk: Folk, candidate: Phone) -> None:
    """An offer that waits for an answer is read in the new language where it stands, and answered there."""
    await folk.offer(await folk.job())
    offer = await candidate.sees("Wil je dit werk doen?")
    await candidate.writes("/taal")
    await candidate.taps(await candidate.sees(CHOOSE), "English")
    english = await candidate.looks(offer)
    assert "Do you want to do this work?" in english.text
    await candidate.taps(english, "Yes, propose me")
    assert "You said yes" in await candidate.reads(english)


async def test_keys_of_the_old_language_still_work(folk: Folk, consultant: Phone) -> None:
    """A keyboard that was shown before the language changed says the same."""
    await folk.job()
    await consultant.writes("/taal")
    await consultant.taps(await consultant.sees(CHOOSE), "English")
    await consultant.writes("Klussen")
    await consultant.sees("Which job do you want to see?")


async def test_help_names_what_the_municipalitys_people_type(consultant: Phone, employer: Phone) -> None:
    """What stands on no key: how to invite somebody, be away, see the month. Employers have a button for each thing."""
    await consultant.chooses("Hulp")
    text = (await consultant.sees("Dit kun je hier doen:")).text
    for line in ("• /nieuw: Iemand uitnodigen", "• /afwezig: Wanneer ik weg ben", "• /maand: De maand", "• /pincode: "):
        assert line in text, text
    assert "/kandidaten:" not in text
    await employer.chooses("Hulp")
    assert "/facturen:" not in (await employer.sees("Dit kun je hier doen:")).text


async def test_help_says_what_there_is_and_who_helps(candidate: Phone, employer: Phone) -> None:
    """The candidate reads the contact person, when they answer and who stands in; the employer reads no such thing."""
    await candidate.writes("/hulp")
    help_text = (await candidate.sees("Dit kun je hier doen:")).text
    for line in (
        "/stop stopt waar je mee bezig was.",
        "/taal verandert de taal.",
        "Je contactpersoon is Karin Smit.",
        "Karin Smit antwoordt op werkdagen van 9.00 tot 17.00 uur.",
        "Is Karin Smit er niet? Dan helpt Mark Jansen je.",
    ):
        assert line in help_text, line
    await employer.chooses("Hulp")
    await employer.sees("Dit kun je hier doen:")
    await employer.sees_nothing_of("contactpersoon is")


async def test_stop_with_nothing_going_on(candidate: Phone) -> None:
    """It is answered, kindly."""
    await candidate.writes("/stop")
    await candidate.sees("Er is niets om te stoppen.")


async def test_start_again_loses_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """/start greets anew; the offer that waits still waits and can be answered."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.starts()
    await candidate.sees("Hallo Amina!", after=card)
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden")


async def test_what_is_not_understood_ends_with_the_contact_person(candidate: Phone) -> None:
    """Twice the way is shown; the third time the contact person is offered."""
    for text in ("eh", "wat nu"):
        await candidate.writes(text)
        await candidate.sees("Dit begrijp ik niet. Kies een van de knoppen, of typ /hulp.")
    await candidate.writes("ik snap er niets van")
    offered = await candidate.sees("Ik begrijp het nog steeds niet. Wil je het aan je contactpersoon vragen?")
    assert offered.buttons == ["Iets vragen"]


async def test_the_menu_of_each_role(candidate: Phone, employer: Phone, consultant: Phone, lead: Phone) -> None:
    """Four keys: what each role does most."""
    assert await candidate.keyboard() == [["Mijn werk", "Mijn uren"], ["Mijn premie", "Iets vragen"]]
    assert await employer.keyboard() == [["Uren bevestigen", "Mijn mensen"], ["Iets vragen", "Hulp"]]
    for phone in (consultant, lead):
        assert await phone.keyboard() == [["Wat wacht", "Klussen"], ["Mijn kandidaten", "Hulp"]]


async def test_who_was_blocked_comes_back(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """A blocked bot: the contact person hears that nothing arrives; after /start everything arrives again."""
    await candidate.blocks()
    await folk.offer(await folk.job())
    await consultant.sees("Berichten aan Amina Bakker komen niet meer aan. Bel even.")
    await candidate.starts()
    await candidate.writes("/hulp")
    await candidate.sees("Dit kun je hier doen:")


async def test_every_message_begins_neutrally(folk: Folk, candidate: Phone, consultant: Phone, employer: Phone) -> None:
    """A lock screen shows the first line: no benefit, no premium, no municipality in it."""
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await folk.town.quiet()
    messages: list[Message] = [m for phone in (candidate, employer) for m in await phone.chat() if m.from_bot and m.text]
    assert len(messages) > 5
    for message in messages:
        first = message.text.splitlines()[0].lower()
        assert not [word for word in ("uitkering", "bijstand", "premie", "gemeente", "€") if word in first], first
