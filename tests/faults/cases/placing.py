"""From work to a placement: killed and resumed on the way."""

from sqlalchemy import delete, update

from core.store.tables.people import address, agreement
from tests.faults.cases.given import case, job, nobody, offer
from tests.faults.journeys import Journey
from tests.stories.town import Folk


@case(
    job,
    buttons="ShowJob SearchJob WhyFits OfferJob WantOffer Propose ProposalAnswer",
    deeds="make_offer answer_offer propose answer_proposal",
)
async def from_job_to_placement(j: Journey) -> None:
    """Offered, wanted, proposed, welcome."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Wie past?")
    await j.taps("consultant", "Wie past bij", button="Amina Bakker")
    await j.taps("consultant", "Amina Bakker en", button="Aanbieden")
    await j.taps("candidate", "Wil je dit werk doen?", button="Ja, stel me voor")
    await j.taps("consultant", "Amina wil voorgesteld worden", button="Voorstellen")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Welkom")


@case(offer, buttons="OfferAnswer SayWhyNot WantAfterAll", deeds="answer_offer say_why_not take_back_no")
async def from_no_to_why_not(j: Journey) -> None:
    """Declined, the reason given, and asked again."""
    await j.taps("candidate", "Wil je dit werk doen?", button="Nee")
    await j.taps("candidate", "Je hebt nee gezegd.", button="Waarom? (hoeft niet)")
    await j.writes("candidate", "De bus rijdt daar niet zo laat.")
    await j.taps("candidate", "Je hebt nee gezegd.", button="Ik wil toch wel")


@case(
    nobody,
    buttons="ReportChoice SendReport CheckChoice AcceptJob",
    deeds="fill_in send_report answer_check accept_report",
)
async def from_reported_work_to_an_open_job(j: Journey) -> None:
    """Told answer by answer, sent, checked question by question, opened."""
    await j.writes("employer", "/klus")
    for words in ("Inpakken", "Kade 12, Voorbeeldstad", "Dozen vullen.", "30 november", "18 december", "ma t/m vr 9:00-13:00"):
        await j.writes("employer", words)
    await j.taps("employer", "Hoeveel uur per week is het?", button="20 uur, zoals de tijden")
    await j.taps("employer", "Waarom is dit werk tijdelijk?", button="Het is even druk")
    await j.taps("employer", "Wie helpt de nieuwe persoon op de werkvloer?", button="Ik zelf")
    await j.taps("employer", "Is er speciale kleding of een diploma nodig?", button="Niets")
    await j.taps("employer", "Klopt dit?", button="Versturen")
    await j.taps("consultant", "meldde een klus", button="Klus bekijken")
    await j.taps("consultant", "Is dit werk tijdelijk?", button="Ja")
    await j.writes("consultant", "Het is alleen voor kerst.")
    await j.taps("consultant", "lijst van geweigerde opdrachtgevers?", button="Nee")
    await j.taps("consultant", "Gaat het via een uitzendbureau?", button="Geen bureau")
    for words in ("18,50", "Ervaring.", "18,50"):
        await j.writes("consultant", words)
    await j.taps("consultant", "meldde een klus: wordt bekeken.", button="Klus openen")


@case(
    job,
    buttons="MyWanted WantWork AskWanted TurnSearch DescribeJob PickFor OfferPicked",
    deeds="open_search turn_search describe_job pick offer_to_picked open_wanted ask_wanted want_work",
)
async def from_wishes_to_an_offer_to_several(j: Journey) -> None:
    """The candidate says what they want; the job is described, two are picked, and it is offered to both."""
    await j.writes("candidate", "/hulp")
    await j.taps("candidate", "Dit kun je hier doen:", button="Welk werk ik wil")
    await j.taps("candidate", "Wat voor werk wil je doen?", button="inpakwerk")
    await j.taps("candidate", "Wat voor werk wil je doen?", button="Verder")
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Wie past?")
    await j.taps("consultant", "Wie past bij", button="Soort werk")
    await j.taps("consultant", "Wat voor soort werk is", button="inpakwerk")
    await j.taps("consultant", "Wat voor soort werk is", button="Naar de lijst")
    await j.taps("consultant", "Wie past bij", button="Kiezen")
    await j.taps("consultant", "Wie past bij", button="Aanbieden aan 1")


@case(
    job,
    buttons="SendMoments PickMeeting NoneFits CannotMeetSurely TakeBackYesSurely",
    deeds="propose_meeting pick_moment none_fits cannot_meet take_back_yes",
)
async def from_proposed_to_met_and_back(j: Journey) -> None:
    """The employer wants to meet first; no moment fits, then one does; the candidate cannot come, and does not want the work after all."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Wie past?")
    await j.taps("consultant", "Wie past bij", button="Amina Bakker")
    await j.taps("consultant", "Amina Bakker en", button="Aanbieden")
    await j.taps("candidate", "Wil je dit werk doen?", button="Ja, stel me voor")
    await j.taps("consultant", "Amina wil voorgesteld worden", button="Voorstellen")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Eerst kennismaken")
    await j.writes("employer", "24 november 10:00")
    await j.taps("employer", "Klopt dit?", button="Ja, vraag het Amina")
    await j.taps("candidate", "wil je eerst leren kennen", button="Geen van deze")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Eerst kennismaken")
    await j.writes("employer", "25 november 10:00, 26 november 14:30")
    await j.taps("employer", "Klopt dit?", button="Ja, vraag het Amina")
    await j.taps("candidate", "wil je eerst leren kennen", button="donderdag 26 november, 14:30")
    await j.taps("candidate", "Je maakt kennis met", button="Ik kan toch niet komen")
    await j.taps("candidate", "Kun je niet komen", button="Ja, ik kan niet komen")
    await j.taps("candidate", "Je hebt ja gezegd.", button="Ik wil toch niet")
    await j.taps("candidate", "toch niet?", button="Ja, ik wil niet")


async def _job_of_who_has_no_phone(folk: Folk) -> None:
    await folk.job()
    members = [folk.ids[name] for name in ("employer", "colleague")]
    async with folk.town.database.begin() as tx:
        await tx.execute(delete(agreement).where(agreement.c.municipality == folk.municipality))
        await tx.execute(update(address).where(address.c.person.in_(members)).values(until=folk.moment))


@case(_job_of_who_has_no_phone, buttons="BeforePlacing AgreedOnPaper", deeds="agreed_on_paper")
async def from_terms_on_paper_to_placed(j: Journey) -> None:
    """Nobody who speaks for the employer has a phone here: the signed terms are noted, and somebody is placed."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Direct plaatsen")
    await j.taps("consultant", "Wie plaats je op", button="Amina Bakker")
    await j.taps("consultant", "heeft hier geen telefoon", button="Ja, op papier getekend")
    await j.taps("consultant", "ging op papier akkoord", button="Direct plaatsen")


@case(job, buttons="ChooseToPlace BeforePlacing PlaceDirectly", deeds="place_directly")
async def from_a_job_to_a_placement_at_once(j: Journey) -> None:
    """Agreed outside of the bot."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Direct plaatsen")
    await j.taps("consultant", "Wie plaats je", button="Amina Bakker")
    await j.taps("consultant", "Wil je Amina nu plaatsen?", button="Ja, plaatsen")


async def _job_in_a_region(folk: Folk) -> None:
    await folk.in_a_region()
    await folk.job()


@case(_job_in_a_region, buttons="SetShare", deeds="share_job")
async def from_a_job_to_a_shared_job(j: Journey) -> None:
    """Shared with another municipality, and not any more."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Delen in de regio")
    await j.taps("consultant", "mogen “Folders vouwen” ook aanbieden?", button=f"Gemeente Verweg {j.folk.number}: nee")
    await j.taps("consultant", "ook aanbieden?", button=f"Gemeente Verweg {j.folk.number}: ja")
