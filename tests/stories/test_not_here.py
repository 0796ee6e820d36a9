"""The employer says that somebody is not there: a question to the candidate, never a silent change."""

import pytest

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

TUESDAY_MORNING = "2026-11-17T09:30:00+01:00"
TUESDAY_AFTERNOON = "2026-11-17T13:16:00+01:00"


@pytest.fixture(name="work")
async def tuesday(open_town: OpenTown) -> dict[str, Phone]:
    """Amina is expected at the printer's from nine; it is half past."""
    town = await open_town()
    folk = await Folk.settle(town)
    phones = {name: await folk.phone(name) for name in ("candidate", "employer", "colleague", "consultant", "other_employer")}
    await folk.placement()
    await town.clock(now=TUESDAY_MORNING)
    return phones


async def says_absent(phone: Phone) -> Message:
    """Amina is not there."""
    await phone.chooses("Mijn mensen")
    card = await phone.newest()
    await phone.taps(card, "Amina is er vandaag niet")
    return card


async def test_the_candidate_says_that_it_is_so(work: dict[str, Phone]) -> None:
    """Two taps ask the candidate; one tap of theirs calls off, and all of the employer's people hear that. Nobody asks why."""
    candidate, employer, colleague = work["candidate"], work["employer"], work["colleague"]
    before = employer.taps_made
    await says_absent(employer)
    assert employer.taps_made - before == 2
    await employer.sees("We vragen het aan Amina. Je hoort het hier.", "Het gaat om Inpakken, dinsdag 17 november.")
    asked = await candidate.sees(
        "Een vraag over dinsdag 17 november.",
        "Drukkerij De Punt zegt dat je er niet bent. Klopt dat?",
        "Je hoeft niet te zeggen waarom. Er verandert niets voordat jij antwoordt.",
    )
    await colleague.sees_nothing_of("komt vandaag niet")
    await candidate.taps(asked, "Klopt, ik ben er niet")
    assert "Je zei: ik ben er niet op dinsdag 17 november." in await candidate.reads(asked)
    for phone in (employer, colleague):
        await phone.sees("Amina komt vandaag niet.")
    await work["consultant"].sees_nothing_of("Twee versies")


async def test_the_candidate_is_there_after_all(work: dict[str, Phone]) -> None:
    """Nothing is changed: the evening asks for the hours as always; the contact person hears both versions and calls."""
    candidate, employer, consultant = work["candidate"], work["employer"], work["consultant"]
    await says_absent(employer)
    asked = await candidate.sees("Klopt dat?")
    yes = asked.data("Klopt, ik ben er niet")
    await candidate.taps(asked, "Ik ben er wel")
    assert "Karin weet het. Vul je uren in zoals je ze werkte." in await candidate.reads(asked)
    await employer.sees("Amina zegt: ik ben er wel.", "De gemeente belt je hierover.")
    await consultant.sees(
        "Twee versies van dinsdag 17 november.",
        "Joost Visser van Drukkerij De Punt zegt: Amina Bakker is er niet.",
        "Amina zegt: ik ben er wel.",
    )
    await candidate.presses_data(asked, yes)
    await candidate.sees("Je hebt hier al op geantwoord. Is het anders? Vraag het je contactpersoon.")
    await employer.sees_nothing_of("komt vandaag niet")
    await candidate.town.clock(now=TUESDAY_AFTERNOON)
    await candidate.sees("Hoe was je werk op dinsdag 17 november?")


@on_sqlite
async def test_silence_changes_nothing_and_twice_is_once(work: dict[str, Phone]) -> None:
    """Two of the employer's people say it: one question. Without an answer the day is asked about as always."""
    candidate, employer = work["candidate"], work["employer"]
    card = await says_absent(employer)
    data = card.data("Amina is er vandaag niet")
    await employer.presses_data(card, data)
    await work["colleague"].chooses("Mijn mensen")
    await work["colleague"].taps(await work["colleague"].newest(), "Amina is er vandaag niet")
    await work["colleague"].sees("We vragen het aan Amina. Je hoort het hier.")
    assert len([m for m in await candidate.chat() if "Klopt dat?" in m.text]) == 1
    await work["other_employer"].presses_data(await work["other_employer"].newest(), data)
    await work["other_employer"].sees("Deze knop werkt niet meer.")
    await candidate.town.clock(now=TUESDAY_AFTERNOON)
    await candidate.sees("Hoe was je werk op dinsdag 17 november?")
    late = await candidate.sees("Klopt dat?")
    await candidate.taps(late, "Klopt, ik ben er niet")
    assert "Deze dag invullen" in (await candidate.looks(late)).buttons
    await employer.sees_nothing_of("komt vandaag niet")


@on_sqlite
async def test_who_called_already_is_not_asked_again(work: dict[str, Phone]) -> None:
    """The employer sees the candidate's own word."""
    candidate, employer = work["candidate"], work["employer"]
    await employer.chooses("Mijn mensen")
    card = await employer.newest()
    data = card.data("Amina is er vandaag niet")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.newest(), "Vandaag kan ik niet")
    await employer.sees("Amina komt vandaag niet.")
    await employer.presses_data(card, data)
    await candidate.sees_nothing_of("Klopt dat?")


async def test_who_calls_off_on_another_card_has_answered_the_question(work: dict[str, Phone]) -> None:
    """One fact, and no second answer to give that says otherwise: the question shows it on both phones, and nobody has two versions."""
    candidate, employer = work["candidate"], work["employer"]
    await says_absent(employer)
    asked = await candidate.sees("Klopt dat?")
    other = asked.data("Ik ben er wel")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.newest(), "Vandaag kan ik niet")
    assert "Je zei: ik ben er niet op dinsdag 17 november." in await candidate.reads(asked)
    assert "Ik ben er wel" not in (await candidate.looks(asked)).buttons
    await employer.sees("Amina komt vandaag niet.")
    await candidate.presses_data(asked, other)
    await employer.sees_nothing_of("ik ben er wel", "De gemeente belt je hierover")
    await work["consultant"].sees_nothing_of("Twee versies")


async def test_a_day_that_is_logged_answers_the_question(work: dict[str, Phone]) -> None:
    """Worked as planned: she was there, the question has no buttons, the employer reads it, the contact person calls both; nothing is called
    off any more."""
    candidate, employer, consultant = work["candidate"], work["employer"], work["consultant"]
    await says_absent(employer)
    asked = await candidate.sees("Klopt dat?")
    not_there = asked.data("Klopt, ik ben er niet")
    await candidate.town.clock(now=TUESDAY_AFTERNOON)
    await candidate.taps(await candidate.sees("Hoe was je werk op dinsdag 17 november?"), "Ja, zoals gepland")
    assert "Je zei: ik ben er wel op dinsdag 17 november." in await candidate.reads(asked)
    await employer.sees("Amina zegt: ik ben er wel.", "De gemeente belt je hierover.")
    await consultant.sees("Twee versies van dinsdag 17 november.")
    await candidate.presses_data(asked, not_there)
    await candidate.sees("Je hebt hier al op geantwoord.")
    await employer.sees_nothing_of("Amina komt niet", "komt vandaag niet")


async def test_who_logged_the_day_first_is_asked_which_is_true(work: dict[str, Phone]) -> None:
    """The employer says it after the hours stand there: not there is refused until the day says so, which is then the answer."""
    candidate, employer = work["candidate"], work["employer"]
    await employer.chooses("Mijn mensen")
    card = await employer.newest()
    not_here = card.data("Amina is er vandaag niet")
    await candidate.town.clock(now=TUESDAY_AFTERNOON)
    day = await candidate.sees("Hoe was je werk op dinsdag 17 november?")
    await candidate.taps(day, "Ja, zoals gepland")
    await employer.presses_data(card, not_here)
    asked = await candidate.sees("Klopt dat?")
    await candidate.taps(asked, "Klopt, ik ben er niet")
    await candidate.sees("Je vulde dinsdag 17 november in als gewerkt. Klopt dat niet?", "Verander het dan eerst")
    await employer.sees("We vragen het aan Amina.")
    await candidate.taps(day, "Uren veranderen")
    await candidate.taps(await candidate.newest(), "Toch niet gewerkt")
    assert "Je zei: ik ben er niet op dinsdag 17 november." in await candidate.reads(asked)
    await employer.sees("Amina komt niet op dinsdag 17 november.")
