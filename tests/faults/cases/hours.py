"""Days and weeks, entered, signed, disputed and mended: killed and resumed on the way."""

from datetime import date

from tests.faults.cases.given import FRIDAY_AFTERNOON, case, work
from tests.faults.journeys import Journey
from tests.stories.town import Folk


@case(
    work,
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
    work,
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


@case(work, buttons="CounterWeek CounterAs SendCounter", deeds="counter_week")
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
    work,
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


@case(work, buttons="ReportAbsent AnswerAbsent", deeds="report_absent answer_absent")
async def from_not_here_to_called_off(j: Journey) -> None:
    """The employer says that somebody is not there, who says so too."""
    await j.writes("employer", "Mijn mensen")
    await j.taps("employer", "Bevestigd: Amina komt bij je werken.", button="Amina is er vandaag niet")
    await j.taps("candidate", "Klopt dat?", button="Klopt, ik ben er niet")


@case(work, buttons="CalledBoth", deeds="have_called_both")
async def from_two_versions_to_both_called(j: Journey) -> None:
    """The employer says that somebody is not there, who says that they are; the contact person calls both."""
    await j.writes("employer", "Mijn mensen")
    await j.taps("employer", "Bevestigd: Amina komt bij je werken.", button="Amina is er vandaag niet")
    await j.taps("candidate", "Klopt dat?", button="Ik ben er wel")
    await j.taps("consultant", "Twee versies van", button="Ik heb ze gebeld")
