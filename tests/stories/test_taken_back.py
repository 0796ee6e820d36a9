"""Work that an employer takes back when candidates were asked and proposed: nobody was chosen, and nobody reads that somebody was."""

from tests.stories.phones import Message, Phone
from tests.stories.test_report_job import checks, reports
from tests.stories.town import Folk

WORK = "“Kerstpakketten inpakken”"
NAMES = {"Amina": "Amina Bakker", "Henk": "Henk de Vries"}
MEET = "vrijdag 20 november, 14:30"


async def opened(employer: Phone, consultant: Phone) -> None:
    """Reported, checked and open."""
    await reports(employer)
    await checks(consultant)
    await consultant.writes("19,50")
    await consultant.taps(await consultant.sees("meldde een klus: wordt bekeken."), "Klus openen")
    await consultant.sees("1 plek vrij")


async def offered(consultant: Phone, phone: Phone) -> Message:
    """To one more candidate."""
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), NAMES[phone.first_name])
    await consultant.taps(await consultant.newest(), "Aanbieden")
    return await phone.sees("Wil je dit werk doen?")


async def taken_back(employer: Phone) -> None:
    """By two taps."""
    await employer.taps(await employer.sees("Je klus is open."), "Klus intrekken")
    await employer.taps(await employer.sees(f"Wil je {WORK} intrekken?"), "Ja, intrekken")


async def test_work_that_is_taken_back_goes_to_nobody(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """One was proposed and expects to meet on Friday, another was only asked: each card says that the work does not go on; the colleague
    hears who took it back, and no card speaks of a choice."""
    await opened(employer, consultant)
    mine = await offered(consultant, candidate)
    await candidate.taps(mine, "Ja, stel me voor")
    asked = await consultant.sees("Amina wil voorgesteld worden")
    await consultant.taps(asked, "Voorstellen")
    theirs = await offered(consultant, other_candidate)
    yes = theirs.data("Ja, stel me voor")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Eerst kennismaken")
    await employer.writes("20 november 14:30")
    await employer.taps(await employer.sees("Klopt dit?"), "Ja, vraag het Amina")
    meeting = await candidate.sees("Welk moment past?")
    await candidate.taps(meeting, MEET)
    proposal, beside = [await phone.sees("Amina wil graag bij je werken.") for phone in (employer, colleague)]
    welcome = beside.data("Welkom")

    await taken_back(employer)

    assert (await candidate.reads(mine)).startswith("Je hebt ja gezegd. Dit werk gaat niet door.\nDat ligt niet aan jou.")
    assert (await other_candidate.reads(theirs)).startswith("Dit werk gaat niet door.\nDat ligt niet aan jou.")
    for phone, card in ((employer, proposal), (colleague, beside)):
        assert (await phone.reads(card)).startswith("Dit werk gaat niet door.")
        assert (await phone.looks(card)).buttons == []
        await phone.sees(f"De kennismaking met Amina op {MEET} gaat niet door.")
    assert (await consultant.reads(asked)).startswith("Het werk bij Drukkerij De Punt gaat niet door.")
    for phone in (candidate, other_candidate):
        await phone.sees(f"Het werk {WORK} gaat niet door.", "Dat ligt niet aan jou.")
    await consultant.sees(f"Drukkerij De Punt heeft {WORK} ingetrokken.", "Amina Bakker had ja gezegd en weet het nu ook.")
    await consultant.sees_nothing_of("Henk de Vries had ja gezegd")
    await colleague.sees(f"Joost Visser heeft {WORK} ingetrokken.", "Wie ervoor gevraagd is, hoort dat het niet doorgaat.")
    await employer.sees_nothing_of("Joost Visser heeft")
    assert (await candidate.reads(meeting)).startswith("Deze kennismaking is niet meer nodig.")
    await candidate.sees(f"De kennismaking met Drukkerij De Punt op {MEET} gaat niet door.", "Je hoeft er niet heen.")
    job = await consultant.sees("De opdrachtgever heeft deze klus ingetrokken.", "Aangeboden aan:")
    assert "• Amina Bakker: gaat niet door\n• Henk de Vries: gaat niet door" in job.text
    for phone in (candidate, other_candidate, employer, colleague, consultant):
        await phone.sees_nothing_of("vergeven", "deze keer niet.", "iemand anders")

    await colleague.presses_data(beside, welcome)
    await colleague.sees("Dit werk gaat niet door.", after=beside)
    await other_candidate.presses_data(theirs, yes)
    await other_candidate.sees("Dit werk gaat niet door.", after=theirs)
    await candidate.sees_nothing_of("Dit is je werk")


async def test_who_was_not_chosen_before_stays_not_chosen(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone, colleague: Phone
) -> None:
    """What was decided before the work was taken back is what it was; nobody was proposed any more, so the colleague hears nothing."""
    await opened(employer, consultant)
    mine = await offered(consultant, candidate)
    await candidate.taps(mine, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    proposal = await employer.sees("Amina wil graag bij je werken.")
    await employer.taps(proposal, "Deze keer niet")
    await taken_back(employer)
    assert (await employer.reads(proposal)).startswith("Je koos Amina deze keer niet.")
    assert (await candidate.reads(mine)).startswith("Je hebt ja gezegd. Drukkerij De Punt koos je deze keer niet.")
    await colleague.sees_nothing_of("ingetrokken")
    await candidate.sees_nothing_of("gaat niet door")
