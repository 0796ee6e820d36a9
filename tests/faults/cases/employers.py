"""Employers, their colleagues and whoever manages them: killed and resumed on the way."""

from sqlalchemy import delete

from core.store.tables.people import agreement
from tests.faults.cases.given import case, job, nobody
from tests.faults.journeys import Journey
from tests.stories.town import Folk


async def _nothing_agreed(folk: Folk) -> None:
    async with folk.town.database.begin() as tx:
        await tx.execute(delete(agreement).where(agreement.c.municipality == folk.municipality))


@case(_nothing_agreed, buttons="AcceptAgreement AgreementAgain", deeds="come_to_agree accept_agreement agreement_again")
async def from_terms_to_agreement(j: Journey) -> None:
    """The terms are sent, agreed to, and sent once more."""
    await j.writes("employer", "/start")
    await j.taps("employer", "Ga je akkoord namens Drukkerij De Punt?", button="Akkoord: Joost Visser")
    await j.taps("employer", "Joost Visser ging akkoord op", button="Document nog een keer")


@case(
    nobody,
    buttons="AddSite InviteColleague ColleagueDuty ColleagueSite LinkAgain SetColleagueSite TakeOffColleague",
    deeds="add_site invite_colleague link_again set_site take_off",
)
async def from_invited_to_taken_off(j: Journey) -> None:
    """Two sites, a colleague for one of them, then for the other, with a new link; and off again."""
    await j.writes("employer", "/collegas")
    await j.taps("employer", "zijn hier", button="Vestigingen")
    for name in ("Haven", "Kade"):
        await j.taps("employer", "vestigingen", button="Vestiging toevoegen")
        await j.writes("employer", name)
    await j.taps("employer", "Dit zijn je vestigingen:", "Kade", button="Collega’s")
    await j.taps("employer", "zijn hier", button="Collega uitnodigen")
    await j.writes("employer", "Fatma")
    await j.taps("employer", "Wat gaat Fatma hier doen?", button="Uren bevestigen")
    await j.taps("employer", "Voor welke vestiging?", button="Haven")
    await j.taps("employer", "Voor: Haven", button="Vestigingen kiezen")
    await j.taps("employer", "Voor welke vestigingen is Fatma?", button="Kade: nee")
    await j.taps("employer", "Voor: Haven, Kade", button="Nieuwe link")
    await j.taps("employer", "Voor: Haven, Kade", button="Van de lijst halen")
    await j.taps("employer", "Fatma van de lijst halen?", button="Ja, van de lijst")


@case(job, buttons="LiftRefusal", deeds="refuse_employer lift_refusal")
async def from_refused_to_business_again(j: Journey) -> None:
    """An employer is refused with a reason, and it is lifted."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Opdrachtgever")
    await j.taps("consultant", "We doen zaken met deze opdrachtgever.", button="Weigeren")
    await j.writes("consultant", "Niemand kreeg er ooit een contract.")
    await j.taps("consultant", "Geweigerd sinds", button="Weer zaken doen")


@case(nobody, buttons="TakeEmployer EnterWork", deeds="take_employer begin_report fill_in send_report")
async def from_an_account_manager_to_entered_work(j: Journey) -> None:
    """An employer gets an account manager, who enters its work."""
    await j.writes("account_manager", "Opdrachtgevers")
    await j.taps("account_manager", "Welke opdrachtgever wil je zien?", button="Drukkerij De Punt")
    await j.taps("account_manager", "We doen zaken met deze opdrachtgever.", button="Ik spreek met ze")
    await j.taps("account_manager", "Accountmanager: Fatma Kaya.", button="Klus invoeren")
    for words in (
        "Inpakken",
        "Kade 12, Voorbeeldstad",
        "Dozen vullen.",
        "30 november 2026",
        "18 december 2026",
        "ma 9:00-12:00",
        "3",
    ):
        await j.writes("account_manager", words)
    await j.taps("account_manager", "Waarom is dit werk tijdelijk?", button="Het is even druk")
    await j.writes("account_manager", "Joost Visser")
    await j.taps("account_manager", "Is er speciale kleding of een diploma nodig?", button="Niets")
    await j.taps("account_manager", "Klopt dit?", button="Versturen")


@case(nobody, buttons="NewEmployer", deeds="invite_employer")
async def from_a_new_employer_to_its_link(j: Journey) -> None:
    """Entered by one, agreed by another."""
    await j.writes("consultant", "/opdrachtgevers")
    await j.taps("consultant", "Welke opdrachtgever wil je zien?", button="Nieuwe opdrachtgever")
    for words in ("Bakkerij Ster", "KVK 12345678", "Ilse Bos"):
        await j.writes("consultant", words)
    await j.taps("lead", "Een nieuwe link voor Ilse Bos.", button="Ja, akkoord")
