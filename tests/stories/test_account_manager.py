"""An account manager speaks to employers: their questions, their work, contact with them; of candidates they see nothing."""

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_report_job import TYPED, tells
from tests.stories.town import Folk


async def takes(account_manager: Phone, employer: str = "Drukkerij De Punt") -> None:
    """From now on the employer is theirs."""
    await account_manager.chooses("Opdrachtgevers")
    await account_manager.taps(await account_manager.sees("Welke opdrachtgever wil je zien?"), employer)
    await account_manager.taps(await account_manager.sees(employer, "We doen zaken met deze opdrachtgever."), "Ik spreek met ze")
    await account_manager.sees("Accountmanager: Fatma Kaya.")


async def enters(account_manager: Phone) -> None:
    """Work for the employer whose card is the newest, until it is sent."""
    await account_manager.taps(await account_manager.sees("Accountmanager: Fatma Kaya."), "Klus invoeren")
    await tells(account_manager, *TYPED)
    await account_manager.taps(await account_manager.sees("Hoeveel uur per week is het?"), "9 uur en 45 min, zoals de tijden")
    await account_manager.taps(await account_manager.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
    asked = await account_manager.sees("Wie helpt de nieuwe persoon op de werkvloer?")
    assert "Ik zelf" not in asked.buttons
    await account_manager.writes("Joost Visser")
    await account_manager.taps(await account_manager.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
    await account_manager.taps(await account_manager.sees("Klopt dit?"), "Versturen")


async def checks(account_manager: Phone) -> None:
    """The displacement check, and the work opens."""
    await account_manager.taps(await account_manager.sees("Drukkerij De Punt meldde een klus: verstuurd."), "Klus bekijken")
    await account_manager.taps(await account_manager.sees("Is dit werk tijdelijk?"), "Ja")
    await account_manager.writes("Het is alleen voor kerst.")
    await account_manager.taps(await account_manager.sees("lijst van geweigerde opdrachtgevers?"), "Nee")
    await account_manager.taps(await account_manager.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
    for words in ("19,50", "Ervaring en een aanbeveling.", "19,50"):
        await account_manager.writes(words)
    await account_manager.taps(await account_manager.sees("meldde een klus: wordt bekeken."), "Klus openen")


async def test_work_entered_checked_and_offered(
    folk: Folk, account_manager: Phone, consultant: Phone, candidate: Phone, employer: Phone
) -> None:
    """Entered for the employer in the same questions, checked, open; the employer sees it, the consultant offers it; who, stays unseen."""
    await takes(account_manager)
    await enters(account_manager)
    await checks(account_manager)
    await employer.sees("Je klus is open. Fatma zoekt nu mensen.", "Kerstpakketten inpakken")
    job = await account_manager.sees("Tarief: € 19,50 per gewerkt uur.", "1 plek vrij")
    assert job.buttons == ["Opdrachtgever"]
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Kerstpakketten inpakken, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker en"), "Aanbieden")
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await account_manager.chooses("Klussen")
    await account_manager.taps(
        await account_manager.sees("Welke klus wil je zien?"), "Kerstpakketten inpakken, Drukkerij De Punt"
    )
    await account_manager.sees_nothing_of("Amina", "Bakker", "premie", "uitkering")


async def test_a_question_of_the_employer(folk: Folk, account_manager: Phone, consultant: Phone, employer: Phone) -> None:
    """It comes to the account manager, with the first name of who works there; a reply answers it. The consultant has nothing of it."""
    await folk.phone("candidate")
    await folk.placement()
    await takes(account_manager)
    await employer.chooses("Iets vragen")
    await employer.sees("Wat wil je vragen aan Fatma?")
    await employer.writes("Kan het werk een week later beginnen?")
    asked = await account_manager.sees("Vraag van Joost Visser van Drukkerij De Punt", "Kan het werk een week later beginnen?")
    assert "Wie er werkt: Amina" in asked.text
    assert "Bakker" not in asked.text
    await account_manager.chooses("Wat wacht")
    await account_manager.sees("Er wacht 1 ding op je.")
    await account_manager.replies(asked, "Ja, dat kan.")
    await employer.sees("Fatma Kaya antwoordt:", "Ja, dat kan.")
    await account_manager.chooses("Wat wacht")
    await account_manager.sees("Er wacht niets.")
    await consultant.sees_nothing_of("een week later")


@on_sqlite
async def test_contact_with_the_employer_is_held_by_the_account_manager(open_town: OpenTown) -> None:
    """Its day comes on their phone, not on the consultant's, who keeps the candidate's side; what was said is kept for both."""
    town = await open_town()
    folk = await Folk.settle(town)
    account_manager, consultant, candidate, employer = [
        await folk.phone(name) for name in ("account_manager", "consultant", "candidate", "employer")
    ]
    await takes(account_manager)
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    await town.clock(now="2026-12-15T08:45:00+01:00")
    card = await account_manager.sees("Contact met Drukkerij De Punt", "Folders vouwen", "Hoe gaat het?")
    await consultant.sees("Contact met Amina")
    await consultant.sees_nothing_of("Contact met Drukkerij De Punt")
    await account_manager.taps(card, "Het gaat goed")
    await account_manager.taps(await account_manager.sees("Kan het gewoon werk worden bij Drukkerij De Punt?"), "Ja")
    await account_manager.sees("Vastgelegd op 15 december 2026 door Fatma.", "Kan gewoon werk worden")
    await consultant.writes("/kandidaten amina")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.sees("Drukkerij De Punt: Het gaat goed. Kan gewoon werk worden")
    await account_manager.sees_nothing_of("Amina", "Bakker", "premie")


async def test_a_draft_for_another_employer_is_not_lost(folk: Folk, account_manager: Phone) -> None:
    """What was begun is offered first; only “something new” begins for the employer that was opened."""
    await takes(account_manager)
    await account_manager.taps(await account_manager.sees("Accountmanager: Fatma Kaya."), "Klus invoeren")
    await tells(account_manager, *TYPED[:2])
    await account_manager.writes("/stop")
    await account_manager.sees("Gestopt. Wat je hebt ingevuld, blijft bewaard.")
    await account_manager.writes("/opdrachtgevers zorg")
    await account_manager.taps(await account_manager.sees("Welke opdrachtgever wil je zien?"), "Zorggroep Oost")
    await account_manager.taps(await account_manager.sees("Zorggroep Oost", "Er werkt nu niemand."), "Klus invoeren")
    await account_manager.taps(
        await account_manager.sees("Je begon eerder een klus te melden: Kerstpakketten inpakken."), "Ja, verder"
    )
    await account_manager.sees("Wat gaat iemand doen?")
    await account_manager.writes("/opdrachtgevers zorg")
    await account_manager.taps(await account_manager.newest(), "Zorggroep Oost")
    await account_manager.taps(await account_manager.newest(), "Klus invoeren")
    await account_manager.taps(await account_manager.sees("Je begon eerder een klus te melden"), "Nee, iets nieuws")
    await account_manager.sees("Wat voor werk is het?")
    await account_manager.writes("Tafels dekken")
    await account_manager.writes("/opdrachtgevers zorg")
    await account_manager.taps(await account_manager.newest(), "Zorggroep Oost")
    await account_manager.taps(await account_manager.newest(), "Klus invoeren")
    await account_manager.sees("Je begon eerder een klus te melden: Tafels dekken.")


async def test_nothing_of_a_candidate_opens(folk: Folk, account_manager: Phone, consultant: Phone) -> None:
    """Not by a command, and not by a button of the consultant's phone."""
    await consultant.writes("/kandidaten amina")
    found = await consultant.sees("Wie wil je zien?")
    await consultant.taps(found, "Amina Bakker")
    card = await consultant.sees("Telefoon gekoppeld")
    for command in ("/kandidaten", "/kandidaten amina", "/maand", "/accounts", "/bericht"):
        await account_manager.writes(command)
        await account_manager.sees("Dit begrijp ik niet.")
    for data in (found.data("Amina Bakker"), card.data("Zien wat Amina ziet"), card.data("Andere kosten")):
        await account_manager.presses_data(await account_manager.newest(), data)
        await account_manager.sees("Deze knop werkt niet meer.")
    await account_manager.sees_nothing_of("Amina")
