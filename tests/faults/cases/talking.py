"""Questions, worries, messages to everybody and choices about messages: killed and resumed on the way."""

from tests.faults.cases.given import case, nobody, offer
from tests.faults.journeys import Journey


@case(
    nobody,
    buttons="RaiseTo OpenConcern WriteInConcern CloseConcern",
    deeds="raise_concern open_concern write_in_concern close_concern",
)
async def from_what_feels_wrong_to_settled(j: Journey) -> None:
    """Told in confidence, read, answered, settled."""
    await j.writes("candidate", "/nietgoed")
    await j.taps("candidate", "Aan wie wil je het vertellen?", button="Karin")
    await j.writes("candidate", "De chef scheldt mij uit.")
    await j.taps("consultant", "Er is een vertrouwelijk bericht voor je", button="Openen")
    await j.taps("consultant", "De chef scheldt mij uit.", button="Antwoorden")
    await j.writes("consultant", "Ik bel je vandaag.")
    await j.taps("consultant", "De chef scheldt mij uit.", button="Afgehandeld")


@case(
    nobody,
    buttons="ForgetMe AskErasure KeepData OpenErasure EraseCandidate ChooseMessages MyMessages",
    deeds="ask_erasure keep_data erase_candidate choose_messages",
)
async def from_choosing_messages_to_being_forgotten(j: Journey) -> None:
    """No news any more; to be forgotten, not after all, and yes; the contact person lets it go."""
    await j.writes("candidate", "/gegevens")
    await j.taps("candidate", "Je gegevens zijn van jou.", button="Welke berichten wil ik?")
    await j.taps("candidate", "Deze berichten kun je kiezen:", button="Nieuws: uit")
    await j.taps("candidate", "Je gegevens zijn van jou.", button="Stop en vergeet mij")
    await j.taps("candidate", "Wil je stoppen, en dat we je vergeten?", button="Ja, vraag het")
    await j.taps("candidate", "Je vroeg om je te vergeten.", button="Ik wil toch blijven")
    await j.taps("candidate", "Wil je stoppen, en dat we je vergeten?", button="Ja, vraag het")
    await j.taps("consultant", "Amina wil stoppen en vergeten worden.", button="Openen")
    await j.taps("consultant", "Amina Bakker wil stoppen en vergeten worden.", button="Gesproken: wissen")


@case(offer, buttons="AskAboutOffer NoAnswerNeeded ChooseLanguage", deeds="ask write_on leave_unanswered choose_language")
async def from_question_to_answer(j: Journey) -> None:
    """Asked about an offer, answered by a reply, asked on, settled without an answer; and another language."""
    await j.taps("candidate", "Wil je dit werk doen?", button="Eerst een vraag")
    await j.writes("candidate", "Kan ik er met de bus komen?")
    await j.replies("consultant", "Vraag van Amina Bakker", text="Bus 7 stopt voor de deur.")
    await j.replies("candidate", "Bus 7 stopt voor de deur.", text="Dank je!")
    await j.taps("consultant", "Dank je!", button="Geen antwoord nodig")
    await j.writes("candidate", "/taal")
    await j.taps("candidate", "Kies je taal", button="English")


@case(nobody, buttons="SendBroadcast", deeds="broadcast")
async def from_words_to_everybody(j: Journey) -> None:
    """Written, read back, sent."""
    await j.writes("consultant", "/bericht")
    await j.writes("consultant", "Vrijdag is het loket dicht.")
    await j.taps("consultant", "Zal ik dit versturen?", button="Versturen")
