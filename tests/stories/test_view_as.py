"""What a candidate sees, seen by their contact person: to look at only, and the candidate can read that it was looked at."""

from tests.stories.days import works
from tests.stories.phones import Message, Phone
from tests.stories.town import Folk


async def chosen(consultant: Phone, part: str) -> Message:
    """One of Amina's screens."""
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Telefoon gekoppeld"), "Zien wat Amina ziet")
    menu = await consultant.sees("Wat wil je zien zoals Amina het ziet?", "Amina kan zien dat je hebt gekeken.")
    await consultant.taps(menu, part)
    return await consultant.sees("Alleen om te kijken. Dit ziet Amina:", after=menu)


async def test_the_same_words_without_a_button(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """Premium, work and hours read as on the candidate's own phone, and nothing can be pressed."""
    await works(folk)
    await candidate.chooses("Mijn premie")
    own = (await candidate.sees("Zo staat het er vandaag voor:")).text
    seen = await chosen(consultant, "Mijn premie")
    assert own in seen.text
    assert seen.buttons == []
    await candidate.chooses("Mijn uren")
    hours = (await candidate.sees("Jouw uren van deze week")).text
    seen = await chosen(consultant, "Mijn uren")
    assert hours in seen.text
    assert seen.buttons == []
    await candidate.chooses("Mijn werk")
    work = (await candidate.sees("Dit is je werk:")).text
    seen = await chosen(consultant, "Mijn werk")
    assert work in seen.text
    assert seen.buttons == []
    await candidate.writes("/gegevens")
    await candidate.taps(await candidate.sees("Je gegevens zijn van jou."), "Wie deed wat?")
    assert (await candidate.sees("Karin keek mee naar wat jij hier ziet.")).text.count("keek mee") == 3


async def test_nobody_elses_candidate_is_seen(folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone) -> None:
    """A button of another phone opens nothing."""
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    card = await consultant.sees("Telefoon gekoppeld")
    await stand_in.presses_data(await stand_in.newest(), card.data("Zien wat Amina ziet"))
    await stand_in.sees("Deze knop werkt niet meer.")
    await stand_in.sees_nothing_of("Amina")


async def test_another_stand_in_gets_what_waits(
    folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone, lead: Phone
) -> None:
    """Chosen with one tap; who is away after that hands over to the new one."""
    await consultant.writes("/vervanger")
    asked = await consultant.sees("Mark Jansen vervangt je nu.", "Wie vervangt je?")
    assert set(asked.buttons) == {"Mark Jansen", "Els de Boer"}
    await consultant.taps(asked, "Els de Boer")
    await consultant.sees("Els vervangt je vanaf nu.")
    await candidate.chooses("Iets vragen")
    await candidate.writes("Mag ik eerder weg?")
    await consultant.writes("/afwezig")
    await consultant.taps(await consultant.sees("Wat is de eerste dag dat je weg bent?"), "Vandaag")
    await consultant.sees("Wat is de laatste dag dat je weg bent?")
    await consultant.writes("20 november")
    await lead.sees("Vraag van Amina Bakker", "Mag ik eerder weg?")
    await stand_in.sees_nothing_of("Mag ik eerder weg?")
