"""At work on the phones: my work, and not able to come. The employer hears that and nothing else."""

from datetime import date, datetime, time

import pytest

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_away import goes_away
from tests.stories.town import Folk

WORK = "Dit is je werk:"


@pytest.fixture(name="worker")
async def working_candidate(folk: Folk) -> Phone:
    """Works this week since Monday; it is Monday morning, nine o'clock."""
    phone = await folk.phone("candidate")
    for name in ("employer", "consultant"):
        await folk.phone(name)
    await folk.placement()
    return phone


async def other(folk: Folk, name: str) -> Phone:
    """Somebody else's phone, which was started before."""
    return Phone(folk.town, folk.external(name), name)


async def test_my_work_says_where_when_whom_and_how_long(worker: Phone) -> None:
    """Each placement on one card, with what one may do about it."""
    await worker.chooses("Mijn werk")
    card = await worker.newest()
    for words in (
        WORK,
        "Inpakken bij Drukkerij De Punt",
        "Waar: Kade 12, Voorbeeldstad",
        "Wanneer: maandag, dinsdag, woensdag, donderdag, vrijdag: 09:00 tot 13:15",
        "Vraag naar: Joost Visser",
        "Laatste dag: 15 mei 2027",
        "Nog 25 weken.",
    ):
        assert words in card.text
    assert card.buttons == [
        "Vandaag kan ik niet",
        "Andere dag kan ik niet",
        "Meer of minder uren",
        "Stoppen met dit werk",
        "Bevestiging (PDF)",
    ]


@on_sqlite
async def test_a_card_long_before_the_first_day_says_the_whole_week(open_town: OpenTown) -> None:
    """On Thursday 19 November the first shifts are twelve and fourteen days away: Tuesday and Thursday, six hours, on both phones."""
    folk = await Folk.settle(await open_town(now=datetime.fromisoformat("2026-11-19T10:00:00+01:00")))
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(starts_on=date(2026, 11, 30), weekdays=(2, 4), starts=time(14), ends=time(17), minutes_per_week=6 * 60)
    for phone, head in ((worker, WORK), (employer, "Bevestigd: Amina komt bij je werken.")):
        await phone.sees(head, "Wanneer: dinsdag, donderdag: 14:00 tot 17:00", "Hoeveel: 6 uur per week")


@on_sqlite
async def test_a_card_on_the_last_day_says_the_whole_week(open_town: OpenTown) -> None:
    """The last day is a Tuesday, in a week of two days; who works from Monday to Friday reads that still, on both phones."""
    folk = await Folk.settle(await open_town())
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement(ends_on=date(2026, 11, 24))
    confirmed = await employer.sees("Bevestigd: Amina komt bij je werken.")
    week = "Wanneer: maandag, dinsdag, woensdag, donderdag, vrijdag: 09:00 tot 13:15\nHoeveel: 20 uur per week"
    await folk.town.clock(now="2026-11-24T08:30:00+01:00")
    await worker.chooses("Mijn werk")
    card = await worker.sees(WORK, "Vandaag is je laatste dag.")
    assert week in card.text
    await worker.taps(card, "Vandaag kan ik niet")
    assert week in await employer.reads(confirmed)


async def test_one_tap_calls_off_today_and_nobody_is_told_why(folk: Folk, worker: Phone) -> None:
    """The employer hears that, not why; the bot asks nothing; what is volunteered reaches the municipality."""
    employer, consultant = await other(folk, "employer"), await other(folk, "consultant")
    await worker.chooses("Mijn werk")
    card = await worker.newest()
    before = worker.taps_made
    await worker.taps(card, "Vandaag kan ik niet")
    assert worker.taps_made == before + 1
    told = await worker.newest()
    assert told.text.startswith("Drukkerij De Punt weet dat je niet komt op maandag 16 november.")
    assert "Je hoeft niet te zeggen waarom." in told.text
    assert "Karin leest het, of een collega die het overneemt. Je opdrachtgever niet." in told.text
    assert "?" not in told.text.replace("Wil je Karin iets vertellen?", "").replace("komen?", "")
    await employer.sees("Amina komt vandaag niet.", "Het gaat om Inpakken, maandag 16 november.")
    assert "Vandaag kan ik niet" not in (await worker.looks(card)).buttons
    await worker.writes("Mijn knie doet pijn")
    await consultant.sees("Vraag van Amina Bakker", "Mijn knie doet pijn")
    await employer.sees_nothing_of("knie", "ziek", "waarom")


async def test_i_can_come_after_all(folk: Folk, worker: Phone) -> None:
    """Taken back before the shift is over: the employer hears that too, and the day is asked about as ever."""
    employer = await other(folk, "employer")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Vandaag kan ik niet")
    told = await worker.newest()
    back = told.data("Ik kan toch komen")
    await worker.taps(told, "Ik kan toch komen")
    assert (await worker.newest()).text.startswith("Drukkerij De Punt weet dat je komt.")
    await employer.sees("Amina komt vandaag toch.")
    before = await employer.newest()
    await worker.presses_data(told, back)
    assert (await employer.newest()).id == before.id


@on_sqlite
async def test_a_coming_day_is_called_off_with_two_taps(folk: Folk, worker: Phone) -> None:
    """The days on which one is expected are buttons."""
    employer = await other(folk, "employer")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Andere dag kan ik niet")
    which = await worker.newest()
    assert which.text.startswith("Op welke dag kun je niet komen?")
    assert which.buttons[:3] == ["ma 16 nov", "di 17 nov", "wo 18 nov"]
    await worker.taps(which, "wo 18 nov")
    await employer.sees("Amina komt niet op woensdag 18 november.")
    told = await worker.newest()
    await worker.chooses("Mijn uren")
    assert "• woensdag 18 november: je gaf door dat je niet komt" in (await worker.newest()).text
    await worker.taps(told, "Ik kan toch komen")
    await employer.sees("Amina komt toch op woensdag 18 november.")


@on_sqlite
async def test_ill_after_a_shift_is_of_that_shift_and_the_next_morning_of_either(open_town: OpenTown) -> None:
    """Beneath the question after the work of Monday it is read as not worked; on Tuesday before work both can be meant, and are buttons."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement()
    await town.clock(now="2026-11-16T13:30:00+01:00")
    await worker.sees("Hoe was je werk op maandag 16 november?")
    await worker.writes("ziek")
    await worker.taps(await worker.sees("Ik lees: niet gewerkt. Klopt dat?"), "Nee")
    await worker.writes("/stop")
    await town.clock(now="2026-11-17T08:30:00+01:00")
    await worker.writes("ziek")
    asked = await worker.sees("Kun je niet komen?")
    assert asked.buttons == ["Vandaag kan ik niet", "Andere dag kan ik niet", "ma 16 nov: invullen", "Iets vragen"]
    await employer.sees_nothing_of("Amina komt vandaag niet")
    await worker.taps(asked, "ma 16 nov: invullen")
    await worker.sees("Hoe was je werk op maandag 16 november?", after=asked)


@on_sqlite
async def test_a_typed_day_is_called_off_as_a_tapped_one(folk: Folk, worker: Phone) -> None:
    """Shortly after a question too: the day is taken for the answer, and not sent to the contact person; another one says why not."""
    employer, consultant = await other(folk, "employer"), await other(folk, "consultant")
    await worker.chooses("Iets vragen")
    await worker.writes("Waar is de kantine?")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Andere dag kan ik niet")
    for typed, day, why in (
        ("zaterdag", "zaterdag 21 november", "Voor zaterdag 21 november is geen werk gepland."),
        ("13 november", "vrijdag 13 november", "Het werk van vrijdag 13 november is al voorbij."),
    ):
        await worker.writes(typed)
        await worker.taps(await worker.sees(f"Bedoel je {day}?"), "Ja")
        asked = await worker.newest()
        assert asked.text.startswith(why), typed
        assert "Op welke dag kun je niet komen?" in asked.text
    for typed, why in [("mijn knie", "Dat begrijp ik nog niet.")] * 3:
        await worker.writes(typed)
        asked = await worker.newest()
        assert asked.text.startswith(why), typed
        assert "Op welke dag kun je niet komen?" in asked.text
    assert asked.buttons[-3:] == ["Iets vragen", "Terug", "Stoppen"]
    await worker.taps(asked, "Terug")
    await worker.taps(await worker.sees(WORK, after=asked), "Andere dag kan ik niet")
    await worker.writes("20-11")
    read = await worker.newest()
    assert read.text == "Bedoel je vrijdag 20 november?"
    assert read.buttons == ["Ja", "Een andere dag", "Terug", "Stoppen"]
    await employer.sees_nothing_of("vrijdag 20 november")
    await worker.taps(read, "Ja")
    await worker.sees("Drukkerij De Punt weet dat je niet komt op vrijdag 20 november.")
    await employer.sees("Amina komt niet op vrijdag 20 november.")
    await consultant.sees_nothing_of("zaterdag", "20-11", "mijn knie")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Andere dag kan ik niet")
    await worker.writes("woensdag")
    await worker.writes("nee")
    await worker.writes("donderdag")
    await worker.writes("ja")
    await employer.sees_nothing_of("woensdag 18 november")
    await employer.sees("Amina komt niet op donderdag 19 november.")


@on_sqlite
async def test_a_day_that_was_called_off_counts_as_not_worked_and_is_not_asked_about(open_town: OpenTown) -> None:
    """No question after the shift, no reminder; the week shows it, and it can still be changed."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement()
    await worker.chooses("Mijn werk")
    card = await worker.newest()
    off = card.data("Vandaag kan ik niet")
    await worker.taps(card, "Vandaag kan ik niet")
    await town.clock(now="2026-11-17T09:00:00+01:00")
    await worker.sees_nothing_of("Hoe was je werk")
    await worker.chooses("Mijn uren")
    await worker.sees("• maandag 16 november: niet gewerkt")
    seen = await employer.newest()
    await worker.presses_data(card, off)
    assert (await worker.newest()).text.startswith("Drukkerij De Punt weet dat je niet komt op maandag 16 november.")
    assert (await employer.newest()).id == seen.id


@on_sqlite
async def test_what_is_told_reaches_who_stands_in_and_not_the_employer(open_town: OpenTown) -> None:
    """Why somebody stops, and what they tell about a day off, is read by a colleague while the contact person is away: it was said so."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, consultant, stand_in, employer = [
        await folk.phone(name) for name in ("candidate", "consultant", "stand_in", "employer")
    ]
    await folk.placement()
    await goes_away(consultant, "Vandaag", "20 november")
    await worker.chooses("Mijn werk")
    card = await worker.newest()
    await worker.taps(card, "Vandaag kan ik niet")
    told = await worker.newest()
    assert "Karin is er niet tot en met 20 november 2026.\nWil je Mark iets vertellen? Typ het hier." in told.text
    assert "Mark leest het, of een collega die het overneemt. Je opdrachtgever niet." in told.text
    await worker.writes("Mijn knie doet pijn")
    await stand_in.sees("Vraag van Amina Bakker", "Mijn knie doet pijn")
    await worker.taps(await worker.looks(card), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    why = await worker.newest()
    assert "Mark leest het, of een collega die het overneemt. Je opdrachtgever niet." in why.text
    assert "Alleen" not in why.text
    await worker.writes("De reis is te lang")
    await stand_in.sees("Amina wil stoppen.", "Waarom: “De reis is te lang”")
    await employer.sees_nothing_of("knie", "reis")


async def test_somebody_elses_work_does_not_exist(folk: Folk, worker: Phone, other_candidate: Phone) -> None:
    """Buttons of another chat are nobody's."""
    employer = await other(folk, "employer")
    await worker.chooses("Mijn werk")
    card = await worker.newest()
    for caption in card.buttons:
        await other_candidate.presses_data(await other_candidate.newest(), card.data(caption))
        assert "Deze knop werkt niet meer." in (await other_candidate.newest()).text
    await employer.sees_nothing_of("komt vandaag niet")


async def test_a_card_of_yesterday_leads_to_today(open_town: OpenTown) -> None:
    """Ill in the morning, with yesterday's card: one more tap, and the employer hears it."""
    folk = await Folk.settle(await open_town())
    worker, employer = await folk.phone("candidate"), await folk.phone("employer")
    await folk.placement()
    await worker.chooses("Mijn werk")
    yesterdays = await worker.newest()
    await folk.town.clock(now="2026-11-17T07:30:00+01:00")
    await worker.taps(yesterdays, "Vandaag kan ik niet")
    await worker.sees("Het werk van maandag 16 november is al voorbij.")
    await worker.taps(await worker.newest(), "Vandaag kan ik niet")
    await employer.sees("Amina komt vandaag niet.", "dinsdag 17 november")


@pytest.mark.parametrize(
    ("language", "typed", "said", "buttons"),
    [
        (
            "nl",
            "Ik ben ziek",
            "Kun je niet komen? Kies een knop.",
            ["Vandaag kan ik niet", "Andere dag kan ik niet", "vr 13 nov: invullen", "Iets vragen"],
        ),
        (
            "pl",
            "Nie mogę przyjść.",
            "Nie możesz przyjść?",
            ["Dziś nie mogę przyjść", "Nie mogę w inny dzień", "pt 13 lis: wypełnij", "Zadaj pytanie"],
        ),
    ],
)
@on_sqlite
async def test_who_types_that_they_cannot_come_is_offered_to_say_so(
    open_town: OpenTown, language: str, typed: str, said: str, buttons: list[str]
) -> None:
    """At once, in their own language, before asking something, also while an earlier day is open; one tap, and nobody gets the words."""
    folk = await Folk.settle(await open_town(), candidate={"language": language})
    worker, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.placement(starts_on=date(2026, 11, 13))
    await worker.writes(typed)
    offered = await worker.newest()
    assert offered.text.startswith(said)
    assert offered.buttons == buttons
    await worker.taps(offered, buttons[0])
    await employer.sees("Amina komt vandaag niet.")
    for phone in (employer, consultant, worker):
        await phone.sees_nothing_of(typed)


@on_sqlite
async def test_who_has_two_jobs_says_first_which_and_who_has_none_cannot_say_so(open_town: OpenTown) -> None:
    """The work is a button, then the day; where nobody expects somebody it is not understood, as ever."""
    folk = await Folk.settle(await open_town())
    worker, idle = await folk.phone("candidate"), await folk.phone("other_candidate")
    await folk.placement()
    await folk.placement(employer="Zorggroep Oost", member="other_employer", starts=time(18), ends=time(20), break_minutes=0)
    await worker.writes("kan niet komen")
    offered = await worker.newest()
    assert offered.buttons == ["Inpakken bij Drukkerij De Punt", "Inpakken bij Zorggroep Oost", "Iets vragen"]
    await worker.taps(offered, "Inpakken bij Zorggroep Oost")
    await worker.sees("Op welke dag kun je niet komen?", "Zorggroep Oost")
    await idle.writes("ziek")
    assert (await idle.newest()).text.startswith("Dit begrijp ik niet.")
