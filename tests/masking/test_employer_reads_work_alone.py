"""Marks in everything that is no work, planted by candidate and contact person: nothing that an employer gets holds one of them."""

from tests.masking.test_canaries_in_town import everything_said
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_report_job import TYPED, tells
from tests.stories.town import Folk

LAST_NAME, REASON, QUESTION, ANSWER, CONCERN, SICK, STOP, CHECK, PROSPECT, WHY_ALL_THE_SAME = (
    "Kanarievaer",
    "kanarie-reden",
    "kanarie-vraag",
    "kanarie-antwoord",
    "kanarie-zorg",
    "kanarie-griep",
    "kanarie-stopreden",
    "kanarie-vacature",
    "kanarie-uitzicht",
    "kanarie-toch",
)
NEVER = (LAST_NAME, REASON, QUESTION, ANSWER, CONCERN, SICK, STOP, CHECK, PROSPECT, WHY_ALL_THE_SAME)
MONEY_AND_BENEFIT = ("premie", "Premie", "plafond", "uitkering", "bijstand", "toeslag", "€ 2,00", "17,50", "19,75", "1961")


async def lived(folk: Folk) -> None:
    """Work reported and checked, offered twice, asked about, a worry, a day called off, a wish to stop, met and chosen."""
    candidate, other, consultant, employer = [
        await folk.phone(name) for name in ("candidate", "other_candidate", "consultant", "employer")
    ]
    await folk.phone("colleague")
    await folk.placement()
    await employer.writes("/klus")
    await tells(employer, *TYPED[:-1], (TYPED[-1][0], "ma, wo 14:00-17:00; vr 14-18 met pauze 15"))
    await employer.taps(await employer.sees("Hoeveel uur per week is het?"), "9 uur en 45 min, zoals de tijden")
    await employer.taps(await employer.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
    await employer.taps(await employer.sees("Wie helpt de nieuwe persoon op de werkvloer?"), "Ik zelf")
    await employer.taps(await employer.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
    await employer.taps(await employer.sees("Klopt dit?"), "Versturen")
    await consultant.taps(await consultant.sees("meldde een klus: verstuurd."), "Klus bekijken")
    await consultant.taps(await consultant.sees("Is dit werk tijdelijk?"), "Ja")
    await consultant.writes(f"Alleen voor kerst, {CHECK}.")
    await consultant.taps(await consultant.sees("lijst van geweigerde opdrachtgevers?"), "Nee")
    await consultant.taps(await consultant.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
    for words in ("19,75", f"Ervaring, {PROSPECT}.", "18,50", f"Omdat, {WHY_ALL_THE_SAME}."):
        await consultant.writes(words)
    await consultant.taps(await consultant.sees("meldde een klus: wordt bekeken."), "Klus openen")
    for name in ("Henk de Vries", f"Amina {LAST_NAME}"):
        await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
        await consultant.taps(await consultant.sees("Wie past bij"), name)
        await consultant.taps(await consultant.sees(f"{name} en"), "Aanbieden")
    await other.taps(await other.sees("Wil je dit werk doen?"), "Nee")
    await other.taps(await other.sees("Je hebt nee gezegd."), "Waarom? (hoeft niet)")
    await other.writes(f"Vanwege {REASON}.")
    await candidate.chooses("Iets vragen")
    await candidate.writes(f"Mag ik {QUESTION} vragen?")
    await consultant.replies(await consultant.sees(QUESTION), f"Ja, {ANSWER}.")
    await candidate.writes("/nietgoed")
    await candidate.taps(await candidate.sees("Aan wie wil je het vertellen?"), "Karin")
    await candidate.writes(f"Er is {CONCERN}.")
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Eerst kennismaken")
    await employer.writes("24 november 10:00")
    await employer.taps(await employer.sees("Klopt dit?"), "Ja, vraag het Amina")
    await candidate.taps(await candidate.sees("Welk moment past?"), "Geen van deze")
    await employer.taps(await employer.sees("Amina wil graag bij je werken.", "Geen moment past"), "Welkom")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:", "Inpakken"), "Vandaag kan ik niet")
    await candidate.writes(f"Ik heb {SICK}.")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:", "Inpakken"), "Stoppen met dit werk")
    await candidate.taps(await candidate.sees("Wil je stoppen met dit werk?"), "Ja, ik wil stoppen")
    await candidate.writes(f"Ik stop om {STOP}.")
    for words in ("Mijn mensen", "Uren bevestigen", "/gemeld", "/hulp"):
        await employer.writes(words)


@on_sqlite
async def test_an_employer_reads_of_the_work_alone(open_town: OpenTown) -> None:
    """Last name, reasons, questions, worries, sickness, the check, money, the benefit: in no message, card or button of two people there."""
    town = await open_town()
    folk = await Folk.settle(town, candidate={"last_name": LAST_NAME})
    await lived(folk)
    said = await everything_said(town)
    read_by_contact = said[folk.external("consultant")]
    assert [mark for mark in (REASON, QUESTION, CHECK, PROSPECT, WHY_ALL_THE_SAME, STOP) if mark not in read_by_contact] == []
    for name in ("employer", "colleague"):
        read = said[folk.external(name)]
        assert "Amina" in read
        assert [mark for mark in (*NEVER, *MONEY_AND_BENEFIT) if mark in read] == [], name
