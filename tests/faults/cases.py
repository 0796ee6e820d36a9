"""The kill-and-resume cases: which way through the bot tries which button, deed and call of the clock.

A new button, deed or call of the clock belongs to a case here; without one the suite fails with its name.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, update

from core.actions.costs import enter_cost
from core.actions.deed import Deed, write
from core.actions.payouts import propose_payments
from core.rules.payouts import Batch
from core.rules.refusals import Refusal
from core.store import people
from core.store.tables.people import address, agreement, candidate
from tests.faults.journeys import Journey
from tests.stories.town import Folk

FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"


@dataclass(frozen=True)
class Case:
    """`before` lays down what was there, `way` is gone by phones; the rest says what the case must have tried."""

    name: str
    before: Callable[[Folk], Awaitable[object]]
    way: Callable[[Journey], Awaitable[None]]
    buttons: frozenset[str]
    deeds: frozenset[str]
    clock: frozenset[str] = frozenset()


CASES: dict[str, Case] = {}


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


def case(before: Callable[[Folk], Awaitable[object]], *, buttons: str, deeds: str, clock: str = "") -> Callable[..., None]:
    """Put a way into the table; names are given in one string, with spaces between."""

    def put(way: Callable[[Journey], Awaitable[None]]) -> None:
        name = way.__name__
        CASES[name] = Case(name, before, way, _named(buttons), _named(deeds), _named(clock))

    return put


async def _job(folk: Folk) -> None:
    await folk.job()


async def _nobody(_folk: Folk) -> None:
    """Nothing is there before."""


async def _work(folk: Folk) -> None:
    await folk.placement()


async def _offer(folk: Folk) -> None:
    await folk.offer(await folk.job())


@case(
    _job,
    buttons="ShowJob SearchJob WhyFits OfferJob OfferAnswer Propose ProposalAnswer",
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


@case(
    _work,
    buttons="DayAsPlanned DayNotWorked SignWeek ConfirmWeek",
    deeds="enter_as_planned enter_not_worked sign_week confirm_week",
    clock="shift_ended week_ended week_to_employer",
)
async def from_day_to_confirmed_week(j: Journey) -> None:
    """Each day with one tap, signed, confirmed."""
    await j.clock(now=FRIDAY_AFTERNOON)
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19"):
        await j.taps("candidate", f"Hoe was je werk op {day} november?", button="Ja, zoals gepland")
    await j.taps("candidate", "Hoe was je werk op vrijdag 20 november?", button="Niet gewerkt")
    await j.taps("candidate", "Klopt je week?", button="Mijn week klopt")
    await j.clock(advance="PT61S")
    await j.taps("employer", "Kloppen deze uren?", button="Klopt")


@case(
    _work,
    buttons="DisputeWeek DisputeDay DisputeAs SendObjections AskConsultant DecideWeek TakeBackWeek",
    deeds="dispute_week ask_consultant decide_week take_back",
)
async def from_dispute_to_decision(j: Journey) -> None:
    """Signed, taken back and signed again; the employer sees a day otherwise, a person decides."""
    await j.clock(now=FRIDAY_AFTERNOON)
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await j.taps("candidate", f"Hoe was je werk op {day} november?", button="Ja, zoals gepland")
    await j.taps("candidate", "Klopt je week?", button="Mijn week klopt")
    await j.taps("candidate", "Je hebt getekend.", button="Toch nog iets veranderen")
    await j.taps("candidate", "Klopt je week?", button="Mijn week klopt")
    await j.clock(advance="PT61S")
    await j.taps("employer", "Kloppen deze uren?", button="Klopt niet")
    await j.taps("employer", "Welke dag klopt niet?", button="vr 20 nov: 4 uur")
    await j.taps("employer", "Wat moet het zijn op vrijdag 20 november?", button="Half uur minder")
    await j.taps("employer", "Zal ik dit naar Amina sturen?", button="Versturen")
    await j.taps("candidate", "Drukkerij De Punt ziet vrijdag anders", button="Vraag Karin")
    await j.taps("consultant", "Wil je over deze week beslissen?", button="Uren van Amina")


@case(_work, buttons="CounterWeek CounterAs SendCounter", deeds="counter_week")
async def from_dispute_to_other_hours(j: Journey) -> None:
    """The candidate proposes other hours than the employer, who confirms them."""
    await j.clock(now=FRIDAY_AFTERNOON)
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await j.taps("candidate", f"Hoe was je werk op {day} november?", button="Ja, zoals gepland")
    await j.taps("candidate", "Klopt je week?", button="Mijn week klopt")
    await j.clock(advance="PT61S")
    await j.taps("employer", "Kloppen deze uren?", button="Klopt niet")
    await j.taps("employer", "Welke dag klopt niet?", button="vr 20 nov: 4 uur")
    await j.taps("employer", "Wat moet het zijn op vrijdag 20 november?", button="Half uur minder")
    await j.taps("employer", "Zal ik dit naar Amina sturen?", button="Versturen")
    await j.taps("candidate", "Drukkerij De Punt ziet vrijdag anders", button="Andere uren voorstellen")
    await j.taps("candidate", "Hoe lang heb je gewerkt", button="Zoals ik zei: 4 uur")
    await j.taps("candidate", "Zal ik dit naar Drukkerij De Punt sturen?", button="Versturen")
    await j.clock(advance="PT61S")
    await j.taps("employer", "Amina ziet het anders dan jullie.", button="Klopt")


@case(
    _work,
    buttons="CorrectWeek CorrectDay CorrectAs SendCorrection AnswerCorrection DecideCorrection",
    deeds="correct_week answer_correction decide_correction",
)
async def from_mistake_to_decision(j: Journey) -> None:
    """Confirmed; the employer made a mistake, the candidate does not agree, the contact person corrects it."""
    await j.clock(now=FRIDAY_AFTERNOON)
    for day in ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20"):
        await j.taps("candidate", f"Hoe was je werk op {day} november?", button="Ja, zoals gepland")
    await j.taps("candidate", "Klopt je week?", button="Mijn week klopt")
    await j.clock(advance="PT61S")
    await j.taps("employer", "Kloppen deze uren?", button="Klopt")
    await j.taps("employer", "Bevestigd door Joost Visser", button="Ik heb me vergist")
    await j.taps("employer", "Op welke dag heb je je vergist?", button="vr 20 nov: 4 uur")
    await j.taps("employer", "Wat moet het zijn op vrijdag 20 november?", button="Half uur minder")
    await j.taps("employer", "Zal ik dit naar Amina sturen?", button="Versturen")
    await j.taps("candidate", "Een vraag over een week die al bevestigd is.", button="Dat klopt niet")
    await j.taps("consultant", "Wil je beslissen over een vergissing?", button="Verbeteren: 3 uur en 30 min")


@case(_offer, buttons="OfferAnswer SayWhyNot", deeds="answer_offer say_why_not")
async def from_no_to_why_not(j: Journey) -> None:
    """Declined, and the reason given."""
    await j.taps("candidate", "Wil je dit werk doen?", button="Nee")
    await j.taps("candidate", "Je hebt nee gezegd.", button="Waarom? (hoeft niet)")
    await j.writes("candidate", "De bus rijdt daar niet zo laat.")


@case(
    _work,
    buttons="ChooseMoment ProposeMoment AgreeMoment TakeBackMoment",
    deeds="propose_moment agree_moment take_back_moment",
)
async def from_proposed_day_to_agreed_and_taken_back(j: Journey) -> None:
    """A day is proposed, agreed by the other, and taken back."""
    await j.writes("candidate", "Mijn premie")
    await j.taps("candidate", "Zo staat het er vandaag voor:", button="Betaaldag kiezen")
    await j.taps("candidate", "Op welke dag wil je je premie krijgen?", button="12 februari 2027")
    await j.taps("consultant", "Amina wil de premie graag op 12 februari 2027.", button="Ja, die dag")
    await j.taps("candidate", "Afgesproken: je premie komt op 12 februari 2027.", button="Toch niet die dag")


@case(
    _nobody,
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
    _nobody,
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


@case(_offer, buttons="AskAboutOffer NoAnswerNeeded ChooseLanguage", deeds="ask write_on settle choose_language")
async def from_question_to_answer(j: Journey) -> None:
    """Asked about an offer, answered by a reply, asked on, settled without an answer; and another language."""
    await j.taps("candidate", "Wil je dit werk doen?", button="Eerst een vraag")
    await j.writes("candidate", "Kan ik er met de bus komen?")
    await j.replies("consultant", "Vraag van Amina Bakker", text="Bus 7 stopt voor de deur.")
    await j.replies("candidate", "Bus 7 stopt voor de deur.", text="Dank je!")
    await j.taps("consultant", "Dank je!", button="Geen antwoord nodig")
    await j.writes("candidate", "/taal")
    await j.taps("candidate", "Kies je taal", button="English")


async def _too_young(folk: Folk) -> None:
    async with folk.town.database.begin() as tx:
        await tx.execute(update(candidate).where(candidate.c.person == folk.ids["newcomer"]).values(birth_date=date(2004, 5, 3)))


@case(
    _nobody,
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
    await _offer(folk)


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


@case(_nobody, buttons="AwayDay ComeBack", deeds="ask go_away come_back", clock="leave_begins")
async def from_going_away_to_being_back(j: Journey) -> None:
    """A question waits; who has it goes away tomorrow, and is back early."""
    await j.writes("candidate", "Iets vragen")
    await j.writes("candidate", "Mag ik later beginnen?")
    await j.writes("consultant", "/afwezig")
    await j.taps("consultant", "Wat is de eerste dag", button="Morgen")
    await j.writes("consultant", "20 november")
    await j.clock(now="2026-11-17T08:05:00+01:00")
    await j.taps("consultant", "Je bent weg van", button="Ik ga toch niet weg")


@case(_nobody, buttons="SendBroadcast", deeds="broadcast")
async def from_words_to_everybody(j: Journey) -> None:
    """Written, read back, sent."""
    await j.writes("consultant", "/bericht")
    await j.writes("consultant", "Vrijdag is het loket dicht.")
    await j.taps("consultant", "Zal ik dit versturen?", button="Versturen")


@case(
    _work,
    buttons="ContactNow ContactGoing RecordContact",
    deeds="contact_now record_contact",
)
async def from_speaking_to_recorded(j: Journey) -> None:
    """Spoken with who works: two answers, kept."""
    await j.writes("consultant", "/kandidaten amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Telefoon gekoppeld", button="Contact met Amina")
    await j.taps("consultant", "Hoe gaat het?", button="Het gaat goed")
    await j.taps("consultant", "Is Amina klaar voor gewoon werk?", button="Nog niet")


@case(_work, buttons="ViewAs ChooseStandIn", deeds="view_as choose_stand_in")
async def from_looking_along_to_another_stand_in(j: Journey) -> None:
    """What the candidate sees, looked at; and who leads stands in from now on."""
    await j.writes("consultant", "/kandidaten amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Telefoon gekoppeld", button="Zien wat Amina ziet")
    await j.taps("consultant", "Wat wil je zien zoals Amina het ziet?", button="Mijn premie")
    await j.writes("consultant", "/vervanger")
    await j.taps("consultant", "Wie vervangt je?", button="Els de Boer")


async def _on_paper(folk: Folk) -> None:
    await folk.placement(of="newcomer", starts_on=date(2026, 11, 9))


@case(_on_paper, buttons="KeepPaper", deeds="enter_on_paper")
async def from_a_signed_form_to_a_confirmed_week(j: Journey) -> None:
    """Hours as planned, no travel costs, the photo, kept."""
    await j.writes("consultant", "/kandidaten ilse")
    await j.taps("consultant", "Wie wil je zien?", button="Ilse van Dam")
    await j.taps("consultant", "Er is geen telefoon gekoppeld.", button="Week op papier: Inpakken")
    await j.taps("consultant", "Welke week is het?", button="Week van ma 9 nov")
    await j.taps("consultant", "Staat het zo op het formulier?", button="De uren kloppen")
    await j.taps("consultant", "Welke reiskosten staan er op het formulier?", button="Geen reiskosten")
    await j.sends_photo("consultant")
    await j.taps("consultant", "Zal ik deze week bewaren?", button="Bewaren")


async def _ends_soon(folk: Folk) -> None:
    await folk.placement(ends_on=date(2026, 11, 27))


@case(_ends_soon, buttons="NoteWatch", deeds="note_watch")
async def from_what_is_to_be_known_to_noted(j: Journey) -> None:
    """Work ends soon; it is dealt with."""
    await j.writes("consultant", "Wat wacht")
    await j.taps("consultant", "op je.", button="Stopt vr 27 nov: Amina, Inpakken")
    await j.taps("consultant", "Over Amina:", button="Het is geregeld")


async def _last_week(folk: Folk) -> None:
    await folk.placement(ends_on=date(2026, 11, 20))


@case(
    _last_week,
    buttons="WriteRecommendation GiveProof",
    deeds="recommend proof_of_work",
    clock="work_ends work_ended",
)
async def from_last_day_to_proof(j: Journey) -> None:
    """The employer writes a sentence, the proof comes, and once more on demand."""
    await j.clock(now=FRIDAY_AFTERNOON)
    await j.taps("employer", "Het werk van Amina stopt", button="Een zin schrijven")
    await j.writes("employer", "Amina werkt netjes.")
    await j.clock(now="2026-11-21T09:01:00+01:00")
    await j.writes("candidate", "Mijn werk")
    await j.taps("candidate", "Waarvan wil je het bewijs?", button="Inpakken, Drukkerij De Punt")


@case(
    _work,
    buttons="CallOff ComeAfterAll StopWork EndWork",
    deeds="call_off come_after_all want_to_stop say_why end_work",
)
async def from_not_coming_to_stopping(j: Journey) -> None:
    """Called off, coming after all; wants to stop and says why; the contact person closes it with the last day."""
    await j.writes("candidate", "Mijn werk")
    await j.taps("candidate", "Dit is je werk:", button="Vandaag kan ik niet")
    await j.taps("candidate", "weet dat je niet komt", button="Ik kan toch komen")
    await j.taps("candidate", "Dit is je werk:", button="Stoppen met dit werk")
    await j.taps("candidate", "Wil je stoppen met dit werk?", button="Ja, ik wil stoppen")
    await j.writes("candidate", "De reis is te lang.")
    await j.taps("consultant", "Amina wil stoppen.", button="vr 20 nov")


@case(
    _nobody,
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
    await j.taps("employer", "Zijn er kleding of diploma’s nodig?", button="Niets")
    await j.taps("employer", "Klopt dit?", button="Versturen")
    await j.taps("consultant", "meldde een klus", button="Klus bekijken")
    await j.taps("consultant", "Is dit werk tijdelijk?", button="Ja")
    await j.writes("consultant", "Het is alleen voor kerst.")
    await j.taps("consultant", "lijst van geweigerde opdrachtgevers?", button="Nee")
    await j.taps("consultant", "Gaat het via een uitzendbureau?", button="Geen bureau")
    for words in ("18,50", "Ervaring.", "18,50"):
        await j.writes("consultant", words)
    await j.taps("consultant", "meldde een klus: wordt bekeken.", button="Klus openen")


@case(_work, buttons="ReportAbsent AnswerAbsent", deeds="report_absent answer_absent")
async def from_not_here_to_called_off(j: Journey) -> None:
    """The employer says that somebody is not there, who says so too."""
    await j.writes("employer", "Mijn mensen")
    await j.taps("employer", "Bevestigd: Amina komt bij je werken.", button="Amina is er vandaag niet")
    await j.taps("candidate", "Klopt dat?", button="Klopt, ik ben er niet")


@case(
    _job,
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


@case(_job, buttons="PickMeeting NoneFits", deeds="propose_meeting pick_moment none_fits")
async def from_proposed_to_met(j: Journey) -> None:
    """The employer wants to meet first; no moment fits, then one does."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Wie past?")
    await j.taps("consultant", "Wie past bij", button="Amina Bakker")
    await j.taps("consultant", "Amina Bakker en", button="Aanbieden")
    await j.taps("candidate", "Wil je dit werk doen?", button="Ja, stel me voor")
    await j.taps("consultant", "Amina wil voorgesteld worden", button="Voorstellen")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Eerst kennismaken")
    await j.writes("employer", "24 november 10:00")
    await j.taps("candidate", "wil je eerst leren kennen", button="Geen van deze")
    await j.taps("employer", "Amina wil graag bij je werken.", button="Eerst kennismaken")
    await j.writes("employer", "25 november 10:00, 26 november 14:30")
    await j.taps("candidate", "wil je eerst leren kennen", button="donderdag 26 november, 14:30")


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
    _nobody,
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


async def _proposed(folk: Folk) -> None:
    """Costs were entered for somebody's work, and a colleague proposed by command to pay them."""
    at = await folk.placement()
    async with folk.town.database.begin() as tx:
        for who, act, arguments in (
            ("consultant", enter_cost, (at, 1, folk.today, 3995, "Werkschoenen.")),
            ("stand_in", propose_payments, (Batch.TRAVEL, folk.today)),
        ):
            deed = Deed(tx, folk.moment, await people.by_id(tx, folk.ids[who]))
            assert not isinstance(await act(deed, *arguments), Refusal)
            await write(tx, [deed])
    await folk.town.quiet()


@case(_work, buttons="EnterCost TakeCostBack", deeds="enter_cost take_cost_back")
async def costs_entered_and_taken_back(j: Journey) -> None:
    """Shoes, which were not needed after all."""
    await j.writes("consultant", "/kandidaten Amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Werkt: Inpakken", button="Andere kosten")
    await j.taps("consultant", "Andere kosten van Amina", button="Invoeren: Inpakken")
    for words in ("39,95", "werkschoenen", "vandaag"):
        await j.writes("consultant", words)
    await j.taps("consultant", "Klopt dat?", button="Ja")
    await j.writes("consultant", "/kandidaten Amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Werkt: Inpakken", button="Andere kosten")
    await j.taps("consultant", "werkschoenen", button="Terugnemen: werkschoenen, ma 16 nov")


@case(_proposed, buttons="DecidePayments", deeds="decide_payments")
async def a_batch_is_approved(j: Journey) -> None:
    """The lead agrees to what a colleague proposed."""
    await j.taps("lead", "Voorgesteld door Mark Jansen.", button="Ja, akkoord")


async def _ends_in_winter(folk: Folk) -> None:
    await folk.placement(ends_on=date(2026, 12, 18))


@case(
    _ends_in_winter,
    buttons="AskWhatNext ProposeUntil AnswerChange TakeBackAsk",
    deeds="ask_what_next propose_until answer_change take_back_ask",
    clock="ends_in_four_weeks",
)
async def from_the_end_to_longer(j: Journey) -> None:
    """Four weeks ahead the employer wants to go on, and the candidate too; then a contract, and after all not."""
    await j.clock(now="2026-11-20T09:05:00+01:00")
    await j.taps("employer", "Hoe gaat het daarna verder?", button="Langer doorgaan")
    await j.taps("consultant", "wil langer doorgaan met Amina", button="Tot en met vr 15 jan")
    await j.taps("candidate", "Wil je doorgaan met dit werk", button="Ja, dat is goed")
    await j.taps("employer", "Jullie gaan samen verder.", button="Contract aanbieden")
    await j.taps("employer", "Je wilt een contract aanbieden.", button="Toch niet")


@case(_ends_in_winter, buttons="AskWhatNext RecordEnd EndChoice EndOn", deeds="ask_what_next record_end")
async def from_a_contract_to_outflow(j: Journey) -> None:
    """The employer offers a contract, which is checked and recorded."""
    await j.writes("employer", "Mijn mensen")
    await j.taps("employer", "Bevestigd: Amina komt bij je werken.", button="Hoe gaat het verder?")
    await j.taps("employer", "Hoe gaat het daarna verder?", button="Contract aanbieden")
    await j.taps("consultant", "een contract aanbieden", button="Einde vastleggen")
    await j.taps("consultant", "voltijd of deeltijd?", button="Voltijd")
    await j.taps("consultant", "Wat is de laatste dag?", button="vr 18 dec")


@case(
    _ends_in_winter, buttons="GrowHours GrowFrom SendGrowth AnswerChange", deeds="propose_hours answer_change", clock="hours_grow"
)
async def from_few_hours_to_more(j: Journey) -> None:
    """Hours grow from a Monday on, with the candidate's yes."""
    await j.writes("consultant", "/kandidaten Amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Telefoon gekoppeld", button="Werk: Inpakken")
    await j.taps("consultant", "Laatste dag: 18 december 2026", button="Andere uren")
    await j.writes("consultant", "24")
    await j.taps("consultant", "Vanaf welke maandag", button="ma 23 nov")
    await j.taps("consultant", "Zal ik dit aan Amina vragen?", button="Vraag Amina")
    await j.taps("candidate", "Wil je stap voor stap andere uren werken?", button="Ja, dat is goed")
    await j.clock(now="2026-11-23T08:00:00+01:00")


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


@case(_job, buttons="ChooseToPlace BeforePlacing PlaceDirectly", deeds="place_directly")
async def from_a_job_to_a_placement_at_once(j: Journey) -> None:
    """Agreed outside of the bot."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Direct plaatsen")
    await j.taps("consultant", "Wie plaats je", button="Amina Bakker")
    await j.taps("consultant", "Wil je Amina nu plaatsen?", button="Ja, plaatsen")


@case(_job, buttons="LiftRefusal", deeds="refuse_employer lift_refusal")
async def from_refused_to_business_again(j: Journey) -> None:
    """An employer is refused with a reason, and it is lifted."""
    await j.writes("consultant", "Klussen")
    await j.taps("consultant", "Welke klus wil je zien?", button="Folders vouwen, Drukkerij De Punt")
    await j.taps("consultant", "1 plek vrij", button="Opdrachtgever")
    await j.taps("consultant", "We doen zaken met deze opdrachtgever.", button="Weigeren")
    await j.writes("consultant", "Niemand kreeg er ooit een contract.")
    await j.taps("consultant", "Geweigerd sinds", button="Weer zaken doen")


@case(_nobody, buttons="TakeEmployer EnterWork", deeds="take_employer begin_report fill_in send_report")
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
    await j.taps("account_manager", "Zijn er kleding of diploma’s nodig?", button="Niets")
    await j.taps("account_manager", "Klopt dit?", button="Versturen")


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


@case(_nobody, buttons="IntakeAnswer SendInvitation", deeds="invite_new")
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


@case(_nobody, buttons="NewEmployer", deeds="invite_employer")
async def from_a_new_employer_to_its_link(j: Journey) -> None:
    """Entered by one, agreed by another."""
    await j.writes("consultant", "/opdrachtgevers")
    await j.taps("consultant", "Welke opdrachtgever wil je zien?", button="Nieuwe opdrachtgever")
    for words in ("Bakkerij Ster", "KVK 12345678", "Ilse Bos"):
        await j.writes("consultant", words)
    await j.taps("lead", "Een nieuwe link voor Ilse Bos.", button="Ja, akkoord")


SHOWING = _named(
    """
    check_candidate history_of
    may_share
    list_employers
    my_colleagues my_sites open_colleague sites_to_report

    before_placing may_change may_end may_stop_early open_ask open_ending open_work open_work_change whom_to_place
    may_meet my_draft my_invoices my_reports open_invoice open_check open_report
    paper_work paper_week possible_stand_ins readers_of_broadcast open_contact
    before_broadcast coming_days compare_income days_to_change ended_work list_accounts list_jobs why_fits see_month send_month
    list_refused open_employer
    begin_cost costs_of open_payments
    look_at_day may_ask may_ask_about_day may_ask_about_week may_correct
    may_counter may_dispute may_raise may_recommend my_confirmation may_say_why
    may_wish may_write may_write_in_concern moments_to_choose my_candidates my_choices my_hours my_leave my_people my_trail my_work
    next_step open_account open_candidate open_change open_claim open_day open_erasure open_first_call open_job open_moment
    open_correction open_offer open_participation open_placement open_shift open_week open_watch open_wish
    answer_to_show pin_step point_before quote_kilometres
    quote_ticket read_back talk_of waiting_weeks weeks_to_confirm what_erasure_means what_waits work_on
    """
)
"""Deeds that only show: cut off and resumed they show again."""

SHOWING_BUTTONS = _named(
    """
    ListEmployers ShareJob ShowHistory NewCandidate NewStaff
    GiveExample GoOnNow MakeEasier ShowAnswer
    ColleagueSites LeaveColleague ListColleagues ListSites OpenColleague
    GrowOn OpenAsk OpenEnding OpenWork OpenWorkChange StopEarly
    CheckJob GoOnReporting MeetFirst MyReports OpenInvoice ShowInvoices OpenCheck OpenReport RefuseJob ReportJob
    BeginCost CostDay OpenCosts OpenPayments PaymentLines
    PaperWork PaperWeek PaperDay PaperNotWorked PaperHoursRight PaperNoTravel ChooseView OpenContact WriteToEverybody
    AnotherDay AnotherLanguage ChangeDay ChangeDays ChooseDayOff DayOtherwise FeelsWrong GoOnLater KeepReason KeypadClear
    KeypadStop ListAccounts LostAccount MoreOrFewerHours MyCandidates MyPeople NameDay NoPhoto OpenAccount OpenCandidate
    OpenChange OpenCorrection OpenWatch OpenDay OpenFirstCall OpenMoment OpenOffer OpenParticipation OpenPremium OpenWish OtherWage PickDay
    PointBefore SendMonth SendPhoto ShowMonth ShowPlacement ShowTrail ShowWeek TravelByTicket TravelOtherwise WantToStop WeeksToConfirm
    OpenEmployer RefuseEmployer ShowWanted WhatIncome WhatNext WhatWaits WhereFrom
    """
)
"""Buttons that only show or ask something."""

BY_OTHERS = {
    "StaffRole invite_staff": "the same writes as an employer's contact person",
    "propose_payments approve_payments issue_half": "by command, which is killed in tests/office/test_kills.py",
    "stop_early": "the same write as AskWhatNext, with words",
    "DeclineAsk decline_ask TakeBackChange take_back_change": "one state that ends, as TakeBackAsk and AnswerChange",
    "ends_in_two_weeks ends_in_a_week": "the same notices with their keys as ends_in_four_weeks",
    "StopFlow StepBack AskQuestion WriteBack DayReading StoreReading DisputeReading": "a step of a conversation: the state alone",
    "CounterReading CorrectReading": "a step of a conversation: the state alone",
    "AgreeObjections agree": "the same write as DecideWeek, by another person",
    "ChangeToPlanned ChangeToNotWorked change_to_planned change_to_not_worked enter_reading": "the same write as DayAsPlanned",
    "TravelAsUsual NoTravel ClaimKilometres ClaimTicket claim_kilometres claim_nothing claim_ticket": "one versioned row, as a day",
    "SkipRecommendation skip_recommendation": "the same row as a sentence, without words",
    "ConfirmedOnPaper confirmed_on_paper": "the same writes as the confirmation by both",
    "InviteCandidate PhoneLost UnlinkPhone invite_candidate unlink_phone": "one row of an invite or an address",
    "week_next_morning week_monday week_first_reminder week_second_reminder week_unanswered": "one notice with its key, as shift_ended",
    "correction_unanswered": "the same write as answer_correction, by the clock",
    "week_digest": "one notice a day with its key, as shift_ended",
    "ConfirmWeeks confirm_weeks": "the same write as ConfirmWeek, for each week of a page",
    "ChooseDigest choose_digest": "one row for a person, once (UNIQUE)",
    "AskLink AskRole CloseAccount ask_link ask_role close_account": "the same write as ForgotPin, or one row of an address",
    "try_pin": "one row of a PIN, as choose_pin",
    "send_ticket": "one row of a photo, once for each file",
    "AskHours want_hours GrantHours grant_hours DeclineHours decline_hours TakeBackWish take_back_wish": "as StopWork and EndWork",
    "shift_hour_after shift_next_morning": "one notice with its key, as shift_ended",
    "wish_to_stand_in wish_to_lead ask_to_stand_in ask_to_lead": "one owner with its key, as shift_ended",
    "contact_due": "one card with its key, as shift_ended",
    "leave_ends": "the same writes as ComeBack, by the clock",
    "question_to_stand_in question_to_lead": "one owner with its key, as shift_ended",
    "ReportAnew drop_draft": "one row of a draft that goes",
    "ReportSite report_at": "the same write as fill_in",
    "WithdrawReport withdraw_report refuse_report": "the same write as AcceptJob",
    "first_day": "one notice with its key, as shift_ended",
    "GetTimesheet GetTravelForm GetConfirmation send_timesheet send_travel_form send_confirmation": "one document, as a confirmation",
    "GetInvoice send_invoice": "one document, as a confirmation",
    "SendMyData send_my_data": "documents with their keys, as a confirmation",
    "AskAboutWeek AskAboutDay ask_about_week ask_about_day": "the same write as ask, about something else",
    "OpenQuestion open_question": "one mark that it was seen, as open_concern",
    "concern_unanswered": "one row with its key, as offer_unanswered",
    "offer_unanswered": "one notice with its key, as shift_ended",
}
"""What no case tries by itself, and which of the others' writes it shares. Nothing may be added here without its reason."""
