"""What comes up during work and at its end: killed and resumed on the way."""

from datetime import date

from tests.faults.cases.given import FRIDAY_AFTERNOON, case, work
from tests.faults.journeys import Journey
from tests.stories.town import Folk


@case(
    work,
    buttons="RecordNewContact",
    deeds="record_contact_now",
)
async def from_speaking_to_recorded(j: Journey) -> None:
    """Spoken with who works: two answers, kept."""
    await j.writes("consultant", "/kandidaten amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Telefoon gekoppeld", button="Contact met Amina")
    await j.taps("consultant", "Hoe gaat het?", button="Het gaat goed")
    await j.taps("consultant", "Is Amina klaar voor gewoon werk?", button="Nog niet")


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
    buttons="WriteRecommendation KeepRecommendation GiveProof",
    deeds="recommend proof_of_work",
    clock="work_ends work_ended",
)
async def from_last_day_to_proof(j: Journey) -> None:
    """The employer writes a sentence, the proof comes, and once more on demand."""
    await j.clock(now=FRIDAY_AFTERNOON)
    await j.taps("candidate", "Hoe was je werk op vrijdag 20 november?", button="Ja, zoals gepland")
    await j.taps("employer", "Het werk van Amina stopt", button="Een zin schrijven")
    await j.writes("employer", "Amina werkt netjes.")
    await j.taps("employer", "Dit komt op het bewijs van Amina:", button="Ja")
    await j.clock(now="2026-11-21T09:01:00+01:00")
    await j.writes("candidate", "Mijn werk")
    await j.taps("candidate", "Waarvan wil je het bewijs?", button="Inpakken, Drukkerij De Punt")


@case(
    work,
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
