"""The contact person is away: what waits for them waits for who stands in, who may do it, and everybody reads whose it is."""

from datetime import date, datetime

from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk
from tests.stories.weeks import AWeek, settled

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")
TUESDAY_MORNING = "2026-11-17T09:30:00+01:00"


async def goes_away(phone: Phone, last: str = "27 november") -> Message:
    """From today."""
    await phone.writes("/afwezig")
    await phone.taps(await phone.sees("Wat is de eerste dag dat je weg bent?"), "Vandaag")
    await phone.sees("Wat is de laatste dag dat je weg bent?")
    await phone.writes(last)
    return await phone.sees("Je bent weg van")


async def opened(open_town: OpenTown, *more: str) -> tuple[RunningTown, Folk, dict[str, Phone]]:
    """Karin, and Mark who stands in for her, on a Monday morning."""
    town = await open_town(now=MONDAY)
    folk = await Folk.settle(town)
    names = ("candidate", "employer", "consultant", "stand_in", *more)
    return town, folk, {name: await folk.phone(name) for name in names}


async def away_with_a_week(open_town: OpenTown) -> tuple[AWeek, Phone, Message]:
    """A week that is over; then Karin goes away."""
    week = await settled(open_town)
    mark = await week.folk.phone("stand_in")
    return week, mark, await goes_away(week["consultant"])


async def test_who_stands_in_decides_about_a_week(open_town: OpenTown) -> None:
    """The candidate reads who decides; it is in Mark's box and on his phone, and both sides read that he decided."""
    week, mark, _ = await away_with_a_week(open_town)
    candidate = week["candidate"]
    await week.disputed()
    asked = await candidate.sees("Drukkerij De Punt ziet vrijdag anders:")
    assert "Vraag Mark" in asked.buttons
    await candidate.taps(asked, "Vraag Mark")
    assert "Mark beslist over je week. Je hoort het hier." in await candidate.reads(asked)
    card = await mark.sees("Wil je over deze week beslissen?", "Amina Bakker, Inpakken bij Drukkerij De Punt")
    assert [one for one in (await what_waits(mark)).buttons if one.startswith("Beslissen: week van Amina Bakker, sinds")]
    await mark.taps(card, "Uren van Amina")
    for phone in (candidate, week["employer"]):
        await phone.sees("Mark besliste", "Bevestigd: 21 uur en 15 min.")
    assert not [one for one in (await what_waits(mark)).buttons if one.startswith("Beslissen")]


async def test_a_week_that_waited_before_goes_along_and_comes_back(open_town: OpenTown) -> None:
    """What Karin had not decided is in Mark's box while she is away, the candidate reads so, and it is hers again after."""
    week = await settled(open_town)
    mark, karin, candidate = await week.folk.phone("stand_in"), week["consultant"], week["candidate"]
    await week.disputed()
    asked = await candidate.sees("Drukkerij De Punt ziet vrijdag anders:")
    await candidate.taps(asked, "Vraag Karin")
    said = await goes_away(karin)
    assert "Mark beslist over je week." in await candidate.reads(asked)
    waits = await what_waits(mark)
    assert [one for one in waits.buttons if one.startswith("Beslissen: week van Amina Bakker")]
    await karin.taps(said, "Ik ben er weer")
    assert "Karin beslist over je week." in await candidate.reads(asked)
    assert not [one for one in (await what_waits(mark)).buttons if one.startswith("Beslissen")]
    assert [one for one in (await what_waits(karin)).buttons if one.startswith("Beslissen: week van Amina Bakker")]


async def test_who_stands_in_decides_about_a_mistake(open_town: OpenTown) -> None:
    """A confirmed week was otherwise, say the employer; the candidate does not agree."""
    week = await settled(open_town)
    mark, candidate, employer = await week.folk.phone("stand_in"), week["candidate"], week["employer"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    await goes_away(week["consultant"])
    await employer.taps(await employer.sees("Bevestigd door Joost Visser"), "Ik heb me vergist")
    await employer.taps(await employer.newest(), "vr 20 nov: 5 uur en 15 min")
    await employer.taps(await employer.newest(), "Half uur minder")
    await employer.taps(await employer.newest(), "Versturen")
    asked = await candidate.sees("Een vraag over een week die al bevestigd is.")
    await candidate.taps(asked, "Dat klopt niet")
    assert "Mark beslist over deze dag." in await candidate.reads(asked)
    await employer.sees("Mark beslist over deze dag.")
    await mark.sees("Wil je beslissen over een vergissing?")
    waits = await what_waits(mark)
    line = next(one for one in waits.buttons if one.startswith("Beslis: vergissing"))
    before = await mark.newest()
    await mark.taps(waits, line)
    await mark.taps(await mark.sees("Wil je beslissen over een vergissing?", after=before), "Zo laten: 5 uur en 15 min")
    for phone in (candidate, employer):
        await phone.sees("Mark besliste: de dag blijft zoals die was.")


async def test_who_stands_in_proposes_a_candidate(open_town: OpenTown) -> None:
    """A yes to Karin's offer goes to Mark, who proposes and is named in what both read; the candidate's next step names him too."""
    _, folk, phones = await opened(open_town)
    candidate, mark, karin, employer = (phones[name] for name in ("candidate", "stand_in", "consultant", "employer"))
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    said = await goes_away(karin)
    await candidate.taps(card, "Ja, stel me voor")
    assert "Je hebt ja gezegd. Mark stelt je nu voor bij Drukkerij De Punt." in await candidate.reads(card)
    await candidate.writes("/nu")
    await candidate.sees("Mark")
    theirs = await mark.sees("Amina wil voorgesteld worden bij Drukkerij De Punt.")
    assert (await what_waits(mark)).buttons == ["Voorstellen: Amina, Folders vouwen"]
    await mark.taps(theirs, "Voorstellen")
    await employer.sees("Amina")
    await candidate.sees("Mark", "Drukkerij De Punt")
    await karin.taps(said, "Ik ben er weer")
    assert not [one for one in (await what_waits(mark)).buttons if one.startswith("Voorstellen")]


async def test_why_not_stays_with_who_made_the_offer(open_town: OpenTown) -> None:
    """Mark, who had the card, hears of the no; the reason is for Karin alone."""
    _, folk, phones = await opened(open_town)
    candidate, mark, karin = (phones[name] for name in ("candidate", "stand_in", "consultant"))
    await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await goes_away(karin)
    waits = await what_waits(mark)
    await mark.taps(waits, waits.buttons[0])
    theirs = await mark.sees("Aangeboden aan Amina.")
    await candidate.taps(card, "Nee")
    await mark.sees("Amina heeft nee gezegd tegen “Folders vouwen”.")
    await candidate.taps(card, "Waarom? (hoeft niet)")
    await candidate.sees("Alleen Karin leest het.")
    await candidate.writes("Te ver weg.")
    await karin.sees("Te ver weg.")
    assert "Amina heeft nee gezegd" in await mark.reads(theirs)
    await mark.sees_nothing_of("Te ver weg.")


async def test_two_versions_wait_until_both_are_called(open_town: OpenTown) -> None:
    """Not there, says the employer; there, says the candidate: it waits for who stands in until they called both."""
    town, folk, phones = await opened(open_town)
    candidate, mark, karin, employer = (phones[name] for name in ("candidate", "stand_in", "consultant", "employer"))
    await folk.placement()
    await town.clock(now=TUESDAY_MORNING)
    said = await goes_away(karin)
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Amina is er vandaag niet")
    asked = await candidate.sees("Klopt dat?")
    await candidate.taps(asked, "Ik ben er wel")
    assert "Mark weet het." in await candidate.reads(asked)
    await mark.sees("Twee versies van dinsdag 17 november.", "Bel ze allebei.")
    waits = await what_waits(mark)
    assert waits.buttons == ["Twee versies: Amina, di 17 nov"]
    await karin.taps(said, "Ik ben er weer")
    assert "Karin weet het." in await candidate.reads(asked)
    assert (await what_waits(karin)).buttons == ["Twee versies: Amina, di 17 nov"]
    await karin.taps(await karin.newest(), "Twee versies: Amina, di 17 nov")
    card = await karin.sees("Twee versies van dinsdag 17 november.")
    await karin.taps(card, "Ik heb ze gebeld")
    assert "Dit is afgehandeld." in await karin.reads(card)
    assert (await karin.looks(card)).buttons == []
    await karin.chooses("Wat wacht")
    await karin.sees("Er wacht niets.")


async def test_two_versions_end_with_the_confirmed_week(open_town: OpenTown) -> None:
    """When both sides agree about the hours there is nothing left to call about."""
    town, folk, phones = await opened(open_town)
    candidate, karin, employer = (phones[name] for name in ("candidate", "consultant", "employer"))
    await folk.placement(starts_on=date(2026, 11, 17), weekdays=(2,))
    await town.clock(now=TUESDAY_MORNING)
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Amina is er vandaag niet")
    await candidate.taps(await candidate.sees("Klopt dat?"), "Ik ben er wel")
    assert "Twee versies: Amina, di 17 nov" in (await what_waits(karin)).buttons
    await town.clock(now="2026-11-17T13:16:00+01:00")
    await candidate.taps(await candidate.sees("Hoe was je werk op dinsdag 17 november?"), "Ja, zoals gepland")
    await candidate.taps(await candidate.sees("Klopt je week?"), "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    assert not [one for one in (await what_waits(karin)).buttons if one.startswith("Twee versies")]


async def test_the_employer_reads_who_gets_in_touch(open_town: OpenTown) -> None:
    """A contract is offered while Karin is away: it goes to Mark, and that is what the employer reads; after her return it is hers."""
    _, folk, phones = await opened(open_town)
    employer, mark, karin = (phones[name] for name in ("employer", "stand_in", "consultant"))
    await folk.placement(ends_on=date(2027, 1, 29))
    said = await goes_away(karin)
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Hoe gaat het verder?")
    card = await employer.newest()
    await employer.taps(card, "Contract aanbieden")
    assert "Mark neemt contact met je op." in await employer.reads(card)
    await mark.sees("Drukkerij De Punt wil Amina een contract aanbieden.")
    await karin.taps(said, "Ik ben er weer")
    assert "Karin neemt contact met je op." in await employer.reads(card)


async def test_who_stands_in_finds_the_candidates(open_town: OpenTown) -> None:
    """In the list and by name, with whose they are; after the return they are gone from it."""
    _, _, phones = await opened(open_town)
    mark, karin = phones["stand_in"], phones["consultant"]
    said = await goes_away(karin)
    await mark.chooses("Mijn kandidaten")
    mine = await mark.sees("Wie wil je zien?")
    assert "Amina Bakker, voor Karin" in mine.buttons
    await mark.taps(mine, "Amina Bakker, voor Karin")
    await mark.sees("Amina Bakker", "Telefoon gekoppeld")
    await karin.taps(said, "Ik ben er weer")
    before = await mark.newest()
    await mark.chooses("Mijn kandidaten")
    await mark.sees("Je hebt geen kandidaten.", after=before)


async def test_who_is_there_tells_of_the_end(open_town: OpenTown) -> None:
    """The work ends soon while Karin is away past that day: the candidate reads that Mark talks with them, and about what comes after."""
    town, folk, phones = await opened(open_town)
    candidate, mark, karin = (phones[name] for name in ("candidate", "stand_in", "consultant"))
    await folk.placement(ends_on=date(2026, 11, 27))
    await goes_away(karin, "4 december")
    await town.clock(now="2026-11-20T09:01:00+01:00")
    soon = await candidate.sees("Je werk stopt op vrijdag 27 november.")
    assert "Mark" in soon.text
    assert "Karin" not in soon.text
    await mark.sees("27 november")


async def test_nobody_who_is_away_stands_in(open_town: OpenTown) -> None:
    """Karin is away with Mark; Mark, for whom Karin stands in, goes away too: Els has both, and no date is promised by who is not there."""
    _, _, phones = await opened(open_town, "lead")
    candidate, mark, karin, els = (phones[name] for name in ("candidate", "stand_in", "consultant", "lead"))
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wie betaalt de bus?")
    await goes_away(karin)
    await mark.sees("Wie betaalt de bus?")
    said = await goes_away(mark, "20 november")
    assert "Els vervangt je en krijgt wat er voor je binnenkomt." in said.text
    await els.sees("Vraag van Amina Bakker", "Wie betaalt de bus?")
    before = await candidate.newest()
    await candidate.chooses("Iets vragen")
    await candidate.sees("Karin is er niet tot en met 27 november 2026.", "Els leest het.", after=before)
    await candidate.writes("En de trein?")
    await candidate.sees("Els antwoordt uiterlijk woensdag 18 november", after=before)
    await els.sees("Vraag van Amina Bakker", "En de trein?")
    await mark.sees_nothing_of("En de trein?")
    await mark.taps(said, "Ik ben er weer")
    before = await candidate.newest()
    await candidate.chooses("Iets vragen")
    await candidate.sees("Mark leest het.", after=before)


async def test_somebody_stays(open_town: OpenTown) -> None:
    """When stand-in and lead are away too it is refused, with what to do."""
    _, _, phones = await opened(open_town, "lead")
    mark, karin, els = (phones[name] for name in ("stand_in", "consultant", "lead"))
    await els.writes("/vervanger")
    await els.taps(await els.newest(), "Mark Jansen")
    await goes_away(els)
    await goes_away(karin)
    await mark.writes("/afwezig")
    await mark.taps(await mark.sees("Wat is de eerste dag dat je weg bent?"), "Vandaag")
    await mark.writes("20 november")
    await mark.sees("Wie je vervangt is dan ook weg, en je teamleider ook.", "/vervanger")


async def test_each_of_many_colleagues_can_stand_in(folk: Folk, consultant: Phone) -> None:
    """The list is turned a page at a time, also to the last of more than forty."""
    await folk.more_colleagues(45)
    await consultant.writes("/vervanger")
    for _ in range(4):
        asked = await consultant.sees("Wie vervangt je?")
        assert "Collega 45" not in asked.buttons
        await consultant.taps(asked, "Volgende")
    asked = await consultant.sees("Wie vervangt je?")
    await consultant.taps(asked, "Collega 45")
    await consultant.sees("Collega vervangt je vanaf nu.")


async def test_a_lead_without_a_stand_in_reads_what_to_do(open_town: OpenTown) -> None:
    """Whoever leads chooses as everybody does; nobody is sent to themselves."""
    _, _, phones = await opened(open_town, "lead")
    lead = phones["lead"]
    await lead.writes("/afwezig")
    await lead.taps(await lead.sees("Wat is de eerste dag dat je weg bent?"), "Vandaag")
    await lead.sees("Wat is de laatste dag dat je weg bent?")
    await lead.writes("27 november")
    await lead.sees("Er is nog niemand die je vervangt. Kies wie dat doet: /vervanger.")
