"""An employer lets colleagues in: who confirms hours at which site, who gets the invoices; and takes somebody off again."""

import asyncio
import re

from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

HELLO, STRANGER, UNKNOWN = "Hallo Fatma!", "Hallo! Ik ken je nog niet.", "Dat kan ik niet vinden."
NOT_OURS = "Deze knop werkt niet meer."
FRIDAY = "2026-11-20T13:16:00+01:00"
DAYS = ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20")


def secret_in(message: Message) -> str:
    """The secret of a link that is handed on."""
    found = re.search(r"start=([\w-]{22})\n", message.text)
    assert found, message.text
    return found[1]


async def invites(contact: Phone, name: str, *answers: str) -> Message:
    """A contact invites a colleague; answers the message with the link."""
    before = await contact.newest()
    await contact.writes("/collegas")
    await contact.taps(await contact.sees("collega", after=before), "Collega uitnodigen")
    await contact.writes(name)
    for answer in answers:
        await contact.taps(await contact.newest(), answer)
    return await contact.sees(f"Geef deze link aan {name.split()[0]}, en aan niemand anders:", after=before)


async def comes_in(folk: Folk, link: Message, name: str = "Fatma") -> Phone:
    """A new phone opens a link."""
    phone = await folk.stranger(name)
    await phone.starts(secret_in(link))
    await phone.sees(f"Hallo {name}!")
    return phone


async def two_sites(folk: Folk) -> None:
    """Amina packs at the harbour, Henk at the quay, since Monday."""
    harbour, quay = await folk.site("Haven"), await folk.site("Kade")
    await folk.placement(site=harbour, title="Inpakken")
    await folk.placement(of="other_candidate", site=quay, title="Stapelen")


async def test_a_supervisor_comes_in_by_a_link_that_works_once(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """A name, what for, and there is the link; it opens the door once; the contact sees it, the municipality hears it."""
    await employer.writes("/hulp")
    await employer.taps(await employer.sees("Dit kun je hier doen:"), "Mijn collega’s")
    listed = await employer.sees("Deze collega’s zijn hier.")
    assert listed.buttons == ["Anja Prins: contactpersoon", "Collega uitnodigen", "Vestigingen"]
    link = await invites(employer, "Fatma Yilmaz", "Uren bevestigen")
    assert "Hij werkt één keer, tot" in link.text
    card = await employer.sees("Fatma Yilmaz", "Bevestigt uren en ziet wie er werkt.", "Heeft de link nog niet geopend.")
    fatma = await comes_in(folk, link)
    assert "Is binnen: de link is geopend." in await employer.reads(card)
    await consultant.sees("Fatma Yilmaz heeft de link geopend en is binnen.")
    await fatma.sees_nothing_of("akkoord")
    thief = await folk.stranger("Dief")
    await thief.starts(secret_in(link))
    await thief.sees("Deze link is al gebruikt.")
    await fatma.writes("/collegas")
    await fatma.sees("Alleen de contactpersoon van je bedrijf doet dit.")
    await fatma.presses_data(await fatma.newest(), card.data("Van de lijst halen"))
    await fatma.sees(NOT_OURS)


@on_sqlite
async def test_a_link_of_a_colleague_goes_stale(open_town: OpenTown) -> None:
    """After three days it opens nothing; a new one does, and then the older one never again."""
    folk = await Folk.settle(await open_town())
    employer = await folk.phone("employer")
    link = await invites(employer, "Fatma Yilmaz", "Facturen krijgen")
    await folk.town.clock(advance="PT72H")
    late = await folk.stranger("Fatma")
    await late.starts(secret_in(link))
    await late.sees("Deze link is te oud.")
    await employer.writes("/collegas")
    await employer.taps(await employer.sees("Deze collega’s zijn hier.", after=link), "Fatma Yilmaz: krijgt facturen")
    card = await employer.sees("Krijgt de facturen.", "De link is te oud.")
    await employer.taps(card, "Nieuwe link")
    fatma = await comes_in(folk, await employer.sees("Geef deze link aan Fatma", after=card))
    await fatma.chooses("Mijn mensen")
    await fatma.sees("Er werkt nu niemand bij je.")
    assert "Nieuwe link" not in (await employer.looks(card)).buttons


async def test_each_sees_the_own_site_alone(open_town: OpenTown) -> None:
    """Proposal, placement, day off, week: of the harbour to whom has the harbour, and to no one of the quay; the contact sees both."""
    folk = await Folk.settle(await open_town())
    candidate, other, consultant, employer = [
        await folk.phone(name) for name in ("candidate", "other_candidate", "consultant", "employer")
    ]
    await two_sites(folk)
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Haven"))
    piet = await comes_in(folk, await invites(employer, "Piet", "Uren bevestigen", "Kade"), "Piet")
    for phone, name, title, elsewhere in ((fatma, "Amina", "Inpakken", "Henk"), (piet, "Henk", "Stapelen", "Amina")):
        await phone.chooses("Mijn mensen")
        await phone.sees(f"Bevestigd: {name} komt bij je werken.", title)
        await phone.sees_nothing_of(elsewhere)
    await employer.chooses("Mijn mensen")
    for name, title in (("Amina", "Inpakken"), ("Henk", "Stapelen")):
        await employer.sees(f"Bevestigd: {name} komt bij je werken.", title)
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:", "Inpakken"), "Vandaag kan ik niet")
    await fatma.sees("Amina komt vandaag niet.")
    await employer.sees("Amina komt vandaag niet.")
    await piet.sees_nothing_of("Amina")
    await signs(folk, other)
    asked = await piet.sees("Kloppen deze uren?", "Henk", "Stapelen")
    await fatma.sees_nothing_of("Henk")
    await fatma.presses_data(await fatma.newest(), asked.data("Klopt"))
    await fatma.sees(NOT_OURS)
    await piet.taps(asked, "Klopt")
    await other.sees("Bevestigd: 20 uur.")
    assert "Bevestigd door Piet" in await employer.reads(await employer.sees("Henk", "Stapelen", "Samen: 20 uur"))
    await consultant.sees_nothing_of("Kloppen deze uren?")


@on_sqlite
async def test_who_loses_a_site_sees_no_more_of_it(open_town: OpenTown) -> None:
    """The week that was asked stays as it was: its buttons do nothing, and what others do about it is not shown there."""
    folk = await Folk.settle(await open_town())
    candidate, employer = [await folk.phone(name) for name in ("candidate", "employer")]
    await folk.phone("consultant")
    await two_sites(folk)
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Haven"))
    await signs(folk, candidate)
    asked, hers = await fatma.sees("Kloppen deze uren?"), await employer.sees("Kloppen deze uren?")
    await employer.writes("/collegas")
    await employer.taps(await employer.sees("Deze collega’s zijn hier.", after=hers), "Fatma Yilmaz: bevestigt uren")
    await employer.taps(await employer.sees("Fatma Yilmaz", "Voor: Haven", after=hers), "Vestigingen kiezen")
    await employer.taps(await employer.sees("Voor welke vestigingen is Fatma?"), "Haven: ja")
    await fatma.taps(asked, "Klopt")
    await fatma.sees(UNKNOWN, after=asked)
    await employer.taps(hers, "Klopt")
    await candidate.sees("Bevestigd: 20 uur.")
    assert await fatma.reads(asked) == asked.text


async def signs(folk: Folk, phone: Phone) -> None:
    """Somebody worked as planned until Friday, and signs."""
    await folk.town.clock(now=FRIDAY)
    for day in DAYS:
        await phone.taps(await phone.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await phone.taps(await phone.sees("Klopt je week?"), "Mijn week klopt")
    await folk.town.clock(advance="PT61S")


@on_sqlite
async def test_a_slow_supervisor_blocks_nobody_elses_people(open_town: OpenTown) -> None:
    """Both weeks wait; the one of the quay is confirmed at once, the one of the harbour waits for its own, and is reminded there alone."""
    folk = await Folk.settle(await open_town())
    candidate, other, employer = [await folk.phone(name) for name in ("candidate", "other_candidate", "employer")]
    await folk.phone("consultant")
    await two_sites(folk)
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Haven"))
    piet = await comes_in(folk, await invites(employer, "Piet", "Uren bevestigen", "Kade"), "Piet")
    await signs(folk, candidate)
    for day in DAYS:
        await other.taps(await other.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await other.taps(await other.sees("Klopt je week?"), "Mijn week klopt")
    await folk.town.clock(advance="PT61S")
    await piet.taps(await piet.sees("Kloppen deze uren?"), "Klopt")
    await other.sees("Bevestigd: 20 uur.")
    before = (len(await fatma.chat()), len(await piet.chat()))
    await folk.town.clock(now="2026-11-24T13:30:00+01:00")
    after = (len(await fatma.chat()), len(await piet.chat()))
    assert after == (before[0] + 1, before[1])
    await candidate.sees_nothing_of("Bevestigd")


async def test_the_typed_name_of_a_site_is_as_good_as_its_button(folk: Folk, employer: Phone) -> None:
    """In whatever letters: the address of the site is the place."""
    for name in ("Haven", "Kade"):
        await folk.site(name)
    for words in ("/klus", "Inpakken", " haven", "Dozen vullen.", "30 november", "18 december", "ma t/m vr 9:00-13:00"):
        await employer.writes(words)
    await employer.taps(await employer.sees("Hoeveel uur per week is het?"), "20 uur, zoals de tijden")
    await employer.taps(await employer.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
    await employer.taps(await employer.sees("Wie helpt de nieuwe persoon op de werkvloer?"), "Ik zelf")
    await employer.taps(await employer.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
    await employer.sees("Klopt dit?", "Waar: Haven 1, Voorbeeldstad")


async def test_of_many_sites_one_that_has_no_button_is_typed(folk: Folk, employer: Phone) -> None:
    """Where a colleague works, and where the work is: it is said that a name may be typed, and one that is none is asked again."""
    for number in range(1, 43):
        await folk.site(f"Hal {number:02}")
    await employer.writes("/collegas")
    await employer.taps(await employer.newest(), "Collega uitnodigen")
    await employer.writes("Fatma Yilmaz")
    await employer.taps(await employer.newest(), "Uren bevestigen")
    asked = await employer.sees("Voor welke vestiging?", "Staat de vestiging er niet bij? Typ dan de naam.")
    assert "Hal 42" not in asked.buttons
    await employer.writes("Kelder")
    await employer.sees("Dat begrijp ik nog niet.", "Voor welke vestiging?")
    await employer.writes(" hal 42")
    await employer.sees("Fatma Yilmaz", "Voor: Hal 42")
    for words in ("/klus", "Inpakken"):
        await employer.writes(words)
    asked = await employer.sees("Waar is het werk?", "Staat de vestiging er niet bij? Typ dan de naam.")
    assert "Hal 42" not in asked.buttons


async def test_work_is_reported_for_a_site(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """The place is one tap; who has that site sees it, who has another does not; whoever looks after it gets who is proposed."""
    for name in ("Haven", "Kade"):
        await folk.site(name)
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Haven"))
    piet = await comes_in(folk, await invites(employer, "Piet", "Uren bevestigen", "Kade"), "Piet")
    await employer.writes("/klus")
    await employer.writes("Inpakken")
    asked = await employer.sees("Waar is het werk?")
    assert asked.buttons == ["Haven", "Kade", "Terug", "Stoppen"]
    await employer.taps(asked, "Kade")
    await employer.sees("Wat gaat iemand doen?")
    for words in ("Dozen vullen.", "30 november", "18 december", "ma t/m vr 9:00-13:00"):
        await employer.writes(words)
    await employer.taps(await employer.sees("Hoeveel uur per week is het?"), "20 uur, zoals de tijden")
    await employer.taps(await employer.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
    await employer.taps(await employer.sees("Wie helpt de nieuwe persoon op de werkvloer?"), "Ik zelf")
    await employer.taps(await employer.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
    await employer.taps(await employer.sees("Klopt dit?", "Waar: Kade 1, Voorbeeldstad"), "Versturen")
    await consultant.sees("meldde een klus: verstuurd.")
    await piet.writes("/gemeld")
    assert "Inpakken: verstuurd" in (await piet.sees("Welke klus wil je zien?")).buttons
    await fatma.writes("/gemeld")
    await fatma.sees("Je hebt nog geen klus gemeld.")
    await fatma.writes("/klus")
    await fatma.writes("Stapelen")
    assert (await fatma.sees("Waar is het werk?")).buttons == ["Haven", "Terug", "Stoppen"]


async def test_sites_are_added_and_given_afterwards(folk: Folk, employer: Phone) -> None:
    """No sites: everybody sees all. A contact adds two, and gives a supervisor one of them, and takes it away again."""
    await employer.writes("/collegas")
    await employer.taps(await employer.sees("Deze collega’s zijn hier."), "Vestigingen")
    await employer.taps(await employer.sees("Je hebt nog geen vestigingen."), "Vestiging toevoegen")
    await employer.writes("Kade 12, Voorbeeldstad")
    await employer.taps(await employer.sees("Dit zijn je vestigingen:", "• Kade 12, Voorbeeldstad"), "Vestiging toevoegen")
    await employer.writes("Havenweg 3")
    await employer.sees("• Havenweg 3", "• Kade 12, Voorbeeldstad")
    await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Havenweg 3")
    card = await employer.sees("Fatma Yilmaz", "Voor: Havenweg 3")
    await employer.taps(card, "Vestigingen kiezen")
    asked = await employer.sees("Voor welke vestigingen is Fatma?")
    assert asked.buttons == ["Havenweg 3: ja", "Kade 12, Voorbeeldstad: nee", "Naar Fatma"]
    await employer.taps(asked, "Kade 12, Voorbeeldstad: nee")
    assert "Voor: Havenweg 3, Kade 12, Voorbeeldstad" in await employer.reads(card)
    await employer.taps(await employer.sees("Voor welke vestigingen is Fatma?", after=asked), "Havenweg 3: ja")
    assert "Voor: Kade 12, Voorbeeldstad" in await employer.reads(card)


async def test_a_colleague_is_taken_off(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """Sure? Then their phone opens nothing from that moment; the list is without them, and the municipality hears it."""
    await folk.placement()
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen"))
    await fatma.chooses("Mijn mensen")
    await fatma.sees("Bevestigd: Amina komt bij je werken.")
    card = await employer.sees("Fatma Yilmaz", "Is binnen: de link is geopend.")
    await employer.taps(card, "Van de lijst halen")
    sure = await employer.sees("Fatma van de lijst halen?", "Fatma ziet hier dan niets meer en kan niets meer doen.")
    await employer.taps(sure, "Nee")
    await fatma.chooses("Mijn mensen")
    await fatma.sees("Bevestigd: Amina komt bij je werken.")
    await employer.taps(sure, "Ja, van de lijst")
    assert (await employer.sees("Fatma Yilmaz is van de lijst gehaald.", after=sure)).buttons == []
    assert (await employer.looks(card)).buttons == []
    await consultant.sees("Fatma Yilmaz handelt niet meer voor de opdrachtgever.")
    await fatma.chooses("Mijn mensen")
    await fatma.sees(STRANGER)
    await employer.writes("/collegas")
    assert "Fatma" not in " ".join((await employer.sees("collega’s zijn hier", after=sure)).buttons)
    await consultant.writes("/mensen Fatma Y")
    await consultant.sees("Ik vind niemand met die naam.")


async def test_two_supervisors_of_a_site_at_the_same_moment(open_town: OpenTown) -> None:
    """One of them decides, and the other's card says who did."""
    folk = await Folk.settle(await open_town())
    candidate, employer = [await folk.phone(name) for name in ("candidate", "employer")]
    await folk.phone("consultant")
    await folk.placement(site=await folk.site("Haven"))
    phones = [await comes_in(folk, await invites(employer, name, "Uren bevestigen"), name) for name in ("Fatma", "Piet")]
    await signs(folk, candidate)
    cards = [await phone.sees("Kloppen deze uren?") for phone in phones]
    await asyncio.gather(*(phone.taps(card, "Klopt") for phone, card in zip(phones, cards, strict=True)))
    said = {(await phone.reads(card)).splitlines()[0] for phone, card in zip(phones, cards, strict=True)}
    assert len(said) == 1
    assert re.match(r"Bevestigd door (Fatma|Piet) op ", said.pop())


async def test_who_blocked_the_bot_is_missed_at_the_own_sites_alone(
    folk: Folk, candidate: Phone, other_candidate: Phone, employer: Phone, consultant: Phone
) -> None:
    """Who has the harbour cannot be reached: it concerns the hours of who works there, and of nobody at the quay."""
    await two_sites(folk)
    fatma = await comes_in(folk, await invites(employer, "Fatma Yilmaz", "Uren bevestigen", "Haven"))
    await fatma.blocks()
    await consultant.sees("Berichten aan Fatma Yilmaz van Drukkerij De Punt komen niet meer aan. Bel even.")
    assert (await what_waits(consultant)).buttons == ["Niet te bereiken voor Amina: Drukkerij De Punt"]
