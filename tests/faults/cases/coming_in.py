"""Coming in, with a link and a phone: killed and resumed on the way."""

from datetime import date

from sqlalchemy import update

from core.store.tables.people import candidate
from tests.faults.cases.given import case, nobody, offer
from tests.faults.journeys import Journey
from tests.stories.town import Folk


async def _too_young(folk: Folk) -> None:
    async with folk.town.database.begin() as tx:
        await tx.execute(update(candidate).where(candidate.c.person == folk.ids["newcomer"]).values(birth_date=date(2004, 5, 3)))


@case(
    nobody,
    buttons="ChooseLanguage UnderstoodPoint ConfirmParticipation SignParticipation ConfirmationAgain",
    deeds="come_in understand_point confirm_participation sign_participation confirmation_again",
)
async def from_link_to_taking_part(j: Journey) -> None:
    """By a link, point by point, confirmed by both; the document goes to both, and once more."""
    await j.comes_in("newcomer")
    await j.taps("newcomer", "Kies je taal", button="Nederlands")
    for place in range(1, 8):
        await j.taps("newcomer", f"Punt {place} van 7", button="Ik begrijp het")
    await j.taps("newcomer", "Wil je meedoen?", button="Ja, ik doe mee")
    await j.taps("consultant", "Ilse wil meedoen.", button="Bevestigen")
    await j.taps("newcomer", "Het is rond: je doet mee.", button="Document nog een keer")


@case(_too_young, buttons="HaveCalled", deeds="come_in have_called")
async def from_link_to_a_call(j: Journey) -> None:
    """Too young: the contact person calls."""
    await j.comes_in("newcomer")
    await j.taps("newcomer", "Kies je taal", button="Nederlands")
    await j.taps("consultant", "Bel even.", button="Ik heb gebeld")


async def _proposed_before_the_night(folk: Folk) -> None:
    """An offer that waits since before a night, in a municipality that asks a PIN after twelve hours."""
    await folk.policy("pin_after_hours", "12", since=date(2025, 1, 1))
    await offer(folk)


@case(
    _proposed_before_the_night,
    buttons="KeypadKey KeypadDone ForgotPin DecideChange",
    deeds="choose_pin forgot_pin decide_change answer_proposal",
)
async def from_silence_to_a_pin(j: Journey) -> None:
    """After a night the employer chooses a PIN and is heard at once; forgotten, who leads lets another be chosen."""
    await j.clock(advance="PT13H")
    await j.taps("candidate", "Wil je dit werk doen?", button="Ja, stel me voor")
    await j.taps("consultant", "Amina wil voorgesteld worden", button="Voorstellen")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Welkom")
    for words in ("Kies een pincode", "nog een keer"):
        await j.taps("employer", words, button="2")
        for digit in "849":
            await j.phones["employer"].taps(await j.phones["employer"].sees(words), digit)
        await j.taps("employer", words, button="Klaar")
    await j.writes("employer", "/pincode")
    await j.taps("employer", "Tik eerst je oude pincode.", button="Pincode vergeten")
    await j.taps("lead", "is de pincode vergeten", button="Ja, akkoord")


@case(nobody, buttons="IntakeAnswer SendInvitation", deeds="invite_new")
async def from_a_checklist_to_a_link(j: Journey) -> None:
    """A new candidate is invited."""
    await j.writes("consultant", "/nieuw")
    await j.writes("consultant", "Sara Willems")
    for question in (
        "Wil Sara Willems zelf meedoen?",
        "Heeft Sara Willems nu bijstand?",
        "Is Sara Willems vandaag 27 jaar of ouder?",
    ):
        await j.taps("consultant", question, button="Ja")
    await j.taps("consultant", "Sara Willems kan meedoen.", button="Link maken")
