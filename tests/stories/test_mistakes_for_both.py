"""Who entered a week for both sides, from a form or from an older list, puts a mistake in it right for both."""

import base64
from datetime import date

from sqlalchemy import update

from core.store.tables.hours import timesheet
from core.store.tables.people import address, person
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_mistakes import says_mistake
from tests.stories.test_on_paper import TIMESHEET, confirmed, paper
from tests.stories.test_paper_week import STARTED, form_of, sends_form
from tests.stories.test_tickets import photo
from tests.stories.town import Folk
from tests.stories.weeks import PLANNED, fill

LAST_WEEK = date(2026, 11, 9)


async def entered(consultant: Phone) -> Message:
    """A week of twenty hours, from the form of Ilse, who has no phone."""
    await consultant.taps(await form_of(consultant, "ilse"), "De uren kloppen")
    await consultant.taps(await consultant.sees("Welke reiskosten"), "Geen reiskosten")
    await consultant.taps(await sends_form(consultant), "Bewaren")
    return await consultant.sees("Door beide kanten op papier getekend. Ingevoerd door Karin.", "Samen: 20 uur")


async def tuesday_is_six(consultant: Phone, card: Message, day: str = "di 10 nov: 4 uur") -> None:
    """The day and the hours."""
    await consultant.taps(await consultant.looks(card), "Vergissing herstellen")
    await consultant.taps(await consultant.sees("Op welke dag heb je je vergist?", "Beide kanten horen wat je verandert."), day)
    await consultant.sees("Wat moet het zijn op dinsdag 10 november?")
    await consultant.writes("6 uur")


async def test_who_put_it_right_was_erased_since(folk: Folk, consultant: Phone, employer: Phone) -> None:
    """The timesheet says that the municipality did it."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    card = await entered(consultant)
    heard = await employer.sees("Door beide kanten op papier getekend. Ingevoerd door Karin.", "Samen: 20 uur")
    await tuesday_is_six(consultant, card)
    await consultant.taps(await consultant.sees("Is het formulier veranderd en opnieuw getekend?"), "Het formulier klopte")
    await consultant.taps(await consultant.sees("Zal ik dit herstellen voor Ilse en Drukkerij De Punt?"), "Herstellen")
    await employer.sees("Karin herstelde een vergissing in deze week.", "• dinsdag 10 november: 6 uur")
    async with folk.town.database.begin() as tx:
        karin = person.c.id == folk.ids["consultant"]
        await tx.execute(update(person).where(karin).values(first_name="", last_name="", ref="erased 1"))
    _, said = await paper(employer, heard, TIMESHEET)
    assert "dinsdag 10 november werd 6 uur. De gemeente herstelde dat op 16 november 2026" in said


async def test_a_typing_error_in_a_week_on_paper(folk: Folk, consultant: Phone, employer: Phone) -> None:
    """The employer hears of the week, then of what was put right; the hours and the timesheet are new, and say who did it."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    card = await entered(consultant)
    heard = await employer.sees("Door beide kanten op papier getekend. Ingevoerd door Karin.", "Ilse, Inpakken", "Samen: 20 uur")
    await tuesday_is_six(consultant, card)
    await consultant.taps(await consultant.sees("Is het formulier veranderd en opnieuw getekend?"), "Het formulier klopte")
    send = await consultant.sees("Zal ik dit herstellen voor Ilse en Drukkerij De Punt?", "• dinsdag 10 november: 6 uur")
    again = send.data("Herstellen")
    await consultant.taps(send, "Herstellen")
    await consultant.sees(
        "Karin herstelde een vergissing in deze week. Het was verkeerd ingevoerd.", "• dinsdag 10 november: 6 uur"
    )
    await employer.sees("Karin herstelde een vergissing in deze week.", "• dinsdag 10 november: 6 uur")
    assert "Samen: 22 uur" in await employer.reads(heard)
    assert "Hersteld door Karin op 16 november 2026: dinsdag 10 november." in await employer.reads(heard)
    before = len(await employer.chat())
    await consultant.presses_data(send, again)
    assert len(await employer.chat()) == before
    _, said = await paper(employer, heard, TIMESHEET)
    for words in ("Ilse getekend op papier", "Karin Smit voerde het in op 16 november 2026", "Samen 22 uur"):
        assert words in said, words
    assert "dinsdag 10 november werd 6 uur. Karin Smit herstelde dat op 16 november 2026" in said


@on_sqlite
async def test_a_changed_form_comes_with_its_photo(folk: Folk, consultant: Phone) -> None:
    """Words are no photo; Back leads to it again; then it is put right."""
    await folk.placement(of="newcomer", starts_on=STARTED)
    await tuesday_is_six(consultant, await entered(consultant))
    await consultant.sees("Is het formulier veranderd en opnieuw getekend?")
    await consultant.writes("ja")
    await consultant.sees("Dat is geen foto.", "Is het formulier veranderd en opnieuw getekend?")
    picture = {"name": "formulier.jpg", "base64": base64.b64encode(photo(5)).decode()}
    await consultant.town.post(f"/people/{consultant.id}/send", photo=picture)
    await consultant.town.quiet()
    await consultant.taps(await consultant.sees("Zal ik dit herstellen voor Ilse"), "Herstellen")
    await consultant.sees("Karin herstelde een vergissing in deze week.")


@on_sqlite
async def test_what_both_signed_here_is_not_the_contact_persons_to_change(
    folk: Folk, candidate: Phone, consultant: Phone
) -> None:
    """A week on a phone of both has no such button for her."""
    await folk.placement(starts_on=STARTED)
    await candidate.sees("Dit is je werk:")
    await consultant.sees_nothing_of("Vergissing herstellen")


@on_sqlite
async def test_an_imported_week(open_town: OpenTown) -> None:
    """It comes from an older list, and says nothing of plans that nobody made here. The contact person puts it right for both; the
    candidate's own mistake goes to the employer."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    placement = await folk.placement(weekdays=(), starts_on=STARTED)
    await fill(folk, placement, dict.fromkeys(range(3), (None, None, 0, PLANNED[3])), LAST_WEEK, of="consultant")
    await imported(folk, placement)
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Week van ma 9 nov")
    card = await consultant.sees("Deze uren komen uit een oudere lijst.", "• maandag 9 november: 4 uur", "Samen: 12 uur")
    assert "niet gepland" not in card.text
    await tuesday_is_six(consultant, card)
    await consultant.taps(await consultant.sees("Zal ik dit herstellen voor Amina en Drukkerij De Punt?"), "Herstellen")
    for phone in (candidate, employer):
        await phone.sees("Karin herstelde een vergissing in deze week.", "• dinsdag 10 november: 6 uur")
    assert "Samen: 14 uur" in await consultant.reads(card)


async def imported(folk: Folk, placement: int) -> None:
    """The week was confirmed before it came here."""
    when = dict.fromkeys(("signed_at", "confirmed_at"), folk.moment)
    its_week = update(timesheet).where(timesheet.c.placement == placement, timesheet.c.monday == LAST_WEEK)
    async with folk.town.database.begin() as tx:
        await tx.execute(its_week.values(**when, state="confirmed", confirmed_by=folk.ids["consultant"]))


@on_sqlite
async def test_a_mistake_that_the_other_side_cannot_answer(open_town: OpenTown) -> None:
    """The employer has no phone here any more: the contact person decides at once, not after five working days of silence."""
    week = await confirmed(open_town)
    async with week.town.database.begin() as tx:
        gone = [week.folk.ids[name] for name in ("employer", "colleague")]
        await tx.execute(update(address).where(address.c.person.in_(gone)).values(until=week.folk.moment))
    candidate = week["candidate"]
    await says_mistake(candidate, "Drukkerij De Punt")
    await candidate.taps(await candidate.newest(), "Versturen")
    await candidate.sees("Karin beslist over deze dag. Je hoort het hier.")
    await week["consultant"].sees("Wil je beslissen over een vergissing?", "• Amina zegt: 4 uur en 15 min")
