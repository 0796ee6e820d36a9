"""What a candidate wishes of the work: to stop with it, or other hours a week. A person answers, and the employer hears the result alone."""

from datetime import date

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_at_work import WORK, other
from tests.stories.test_at_work import working_candidate as working_candidate
from tests.stories.town import Folk


async def test_stopping_is_asked_once_and_a_person_closes_it(folk: Folk, worker: Phone) -> None:
    """Sure? Why is optional, and not for the employer; the contact person chooses the last day; the employer hears it neutrally."""
    employer, consultant = await other(folk, "employer"), await other(folk, "consultant")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    sure = await worker.newest()
    assert sure.text.startswith("Wil je stoppen met dit werk?")
    assert "Stoppen mag altijd. Je uitkering loopt gewoon door." in sure.text
    await worker.taps(sure, "Ja, ik wil stoppen")
    why = await worker.newest()
    assert why.text.startswith("Wil je Karin vertellen waarom?")
    assert "Het hoeft niet.\nKarin leest het, of een collega die het overneemt. Je opdrachtgever niet." in why.text
    await worker.writes("De reis is te lang")
    mine = await worker.newest()
    assert mine.text.startswith("Je wilt stoppen. Karin spreekt de laatste dag met je af.")
    assert "Je hoort uiterlijk" in mine.text
    asked = await consultant.sees("Amina wil stoppen.", "Waarom: “De reis is te lang”")
    assert asked.buttons == ["ma 16 nov", "vr 20 nov", "vr 27 nov", "vr 4 dec"]
    await consultant.chooses("Wat wacht")
    assert "Wil stoppen: Amina, sinds ma 16 nov" in (await consultant.newest()).buttons
    await consultant.taps(asked, "vr 20 nov")
    assert "De laatste dag is vrijdag 20 november." in await consultant.reads(asked)
    await employer.sees("Het werk van Amina stopt.", "De laatste dag is vrijdag 20 november.")
    await employer.sees_nothing_of("reis")
    await worker.sees("Je laatste dag is vrijdag 20 november.", "kun je gewoon nog invullen en tekenen.")
    await worker.chooses("Mijn werk")
    assert "Laatste dag: 20 november 2026" in (await worker.newest()).text
    await consultant.presses_data(asked, asked.data("vr 27 nov"))
    await consultant.sees("Dit is al beantwoord of ingetrokken.")


@on_sqlite
async def test_after_the_last_day_open_hours_are_entered_and_signed(open_town: OpenTown) -> None:
    """Stopped on Wednesday: nothing of Thursday is asked, the week is signed with what was worked."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.placement()
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    await town.clock(now="2026-11-18T09:30:00+01:00")
    await consultant.taps(await consultant.sees("Amina wil stoppen."), "wo 18 nov")
    await town.clock(now="2026-11-18T14:00:00+01:00")
    for day in ("maandag 16", "dinsdag 17", "woensdag 18"):
        await worker.taps(await worker.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await town.clock(now="2026-11-21T09:00:00+01:00")
    await worker.sees_nothing_of("donderdag 19", "vrijdag 20")
    await worker.taps(await worker.sees("Klopt je week?"), "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?", "12 uur"), "Klopt")
    await worker.sees("Bevestigd: 12 uur.")


async def test_going_on_after_all(folk: Folk, worker: Phone) -> None:
    """Until it is answered it can be taken back; the contact person sees that."""
    consultant = await other(folk, "consultant")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Nee, ik ga door")
    await worker.sees("Goed. Je werk gaat gewoon door.")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.writes("nee")
    assert (await worker.newest()).text == "Goed. Je werk gaat gewoon door."
    await consultant.sees_nothing_of("wil stoppen")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    await worker.taps(await worker.newest(), "Ik ga toch door")
    await worker.sees("Je gaat door zoals het was.")
    card = await consultant.sees("Amina wil stoppen.", "Amina ziet ervan af.")
    assert card.buttons == []


async def test_more_hours_are_asked_and_planned_from_a_monday(folk: Folk, worker: Phone) -> None:
    """A button or typed; the contact person answers with one tap; the planned shifts change from that Monday, and until then the work says
    from when they do."""
    employer, consultant = await other(folk, "employer"), await other(folk, "consultant")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Meer of minder uren")
    question = await worker.newest()
    assert question.buttons == ["12 uur", "16 uur", "24 uur", "Terug", "Stoppen"], "with 28 hours the work would last too long"
    for typed in ("1e9", "-8", "８", "veel", "24:99"):
        await worker.writes(typed)
        assert (await worker.newest()).text.startswith("Dat begrijp ik nog niet."), typed
    await worker.writes("20")
    assert (await worker.newest()).text.startswith("Je werkt al 20 uur per week.")
    await worker.writes("60")
    assert (await worker.newest()).text.startswith("Dat kan niet. Kies van 1 tot 40 uur per week.")
    await worker.writes("24 uur per week")
    await worker.sees("Je wilt 24 uur per week werken. Karin kijkt ernaar.")
    asked = await consultant.sees("Amina wil 24 uur per week werken.", "Nu: 20 uur per week")
    assert asked.buttons == ["Vanaf ma 23 nov", "Vanaf ma 30 nov", "Vanaf ma 7 dec", "Nu niet"]
    await consultant.taps(asked, "Vanaf ma 23 nov")
    await worker.sees("Vanaf maandag 23 november werk je 24 uur per week.", "Wanneer: maandag: 09:00 tot 14:15; ")
    await employer.sees("Vanaf maandag 23 november werkt Amina 24 uur per week.", "09:00 tot 14:15")
    await worker.chooses("Mijn werk")
    assert "Hoeveel: 20 uur per week\nVanaf maandag 23 november werk je 24 uur per week." in (await worker.newest()).text
    await employer.chooses("Mijn mensen")
    assert "Hoeveel: 20 uur per week\nVanaf maandag 23 november werkt Amina 24 uur per week." in (await employer.newest()).text


@on_sqlite
async def test_the_question_comes_at_the_new_end_of_the_shift(open_town: OpenTown) -> None:
    """A longer shift is asked about when it is over, not when it once was."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.placement()
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Meer of minder uren")
    await worker.taps(await worker.newest(), "24 uur")
    await consultant.taps(await consultant.sees("Amina wil 24 uur per week werken."), "Vanaf ma 23 nov")
    await town.clock(now="2026-11-23T13:59:00+01:00")
    await worker.sees_nothing_of("op maandag 23 november?")
    await town.clock(now="2026-11-23T14:16:00+01:00")
    await worker.sees("Hoe was je werk op maandag 23 november?", "Gepland: 09:00 tot 14:15, 5 uur.")
    await worker.chooses("Mijn werk")
    assert "Hoeveel: 24 uur per week" in (await worker.newest()).text


@on_sqlite
async def test_more_hours_than_the_term_allows_are_not_asked(folk: Folk, worker: Phone) -> None:
    """With 28 hours the term is three months: the candidate hears so at once, and chooses again."""
    consultant = await other(folk, "consultant")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Meer of minder uren")
    await worker.writes("28")
    again = await worker.newest()
    assert again.text.startswith("Met zo veel uren mag dit werk duren tot en met 15 februari 2027.")
    assert "Dat is eerder dan de laatste dag. Kies minder uren." in again.text
    await consultant.sees_nothing_of("28 uur per week")
    await worker.taps(again, "24 uur")
    await consultant.taps(await consultant.sees("Amina wil 24 uur per week werken."), "Nu niet")
    await worker.sees("24 uur per week kan nu niet. Karin praat erover met je.")


@on_sqlite
async def test_a_wish_passes_to_the_stand_in_when_nobody_answers(open_town: OpenTown) -> None:
    """An owner and a clock, as a question has; the candidate sees who has it."""
    town = await open_town()
    folk = await Folk.settle(town)
    worker, stand_in, lead = [await folk.phone(name) for name in ("candidate", "stand_in", "lead")]
    await folk.phone("consultant")
    await folk.placement()
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    await town.clock(advance="P3D")
    await stand_in.sees("Amina wil stoppen.")
    await worker.sees("Je wilt stoppen. Mark spreekt de laatste dag met je af.")
    await town.clock(advance="P7D")
    await lead.sees("Amina wil stoppen.")


@on_sqlite
async def test_a_promise_about_a_wish_that_nobody_can_keep_is_taken_back_once(open_town: OpenTown) -> None:
    """As with a question: the lead has it by a day, because nobody can reach the stand-in. The day passes: it is said, and none is named."""
    folk = await Folk.settle(await open_town())
    worker, stand_in, lead = [await folk.phone(name) for name in ("candidate", "stand_in", "lead")]
    await stand_in.blocks()
    await folk.placement()
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    await folk.town.clock(now="2026-11-18T10:05:00+01:00")
    theirs = await lead.sees("Amina wil stoppen.", "Na vrijdag 20 november")
    card = await worker.sees("Je wilt stoppen. Els spreekt de laatste dag met je af.", "Je hoort uiterlijk vrijdag 20 november")
    await folk.town.clock(now="2026-11-27T12:00:00+01:00")
    await worker.sees("Het duurt langer dan beloofd.", "Els heeft je vraag nog.")
    assert len([one for one in await worker.chat() if "Het duurt langer dan beloofd." in one.text]) == 1
    assert "Je hoort uiterlijk" not in await worker.reads(card)
    assert "gaat het door naar een collega" not in await lead.reads(theirs)


@on_sqlite
async def test_work_of_before_is_not_stopped_again(folk: Folk, candidate: Phone) -> None:
    """Work that is over has no such buttons; what was confirmed can still be had."""
    await folk.placement(starts_on=date(2026, 10, 5), ends_on=date(2026, 11, 13), wait=True)
    await candidate.sees("Dit werk is voorbij.")
    assert (await candidate.sees(WORK)).buttons == ["Bevestiging (PDF)"]


@on_sqlite
async def test_work_that_stops_before_its_first_shift_does_not_go_on(open_town: OpenTown) -> None:
    """From a Monday on, the first shift on Tuesday; it stops on that Monday: both read that it is off, and no week is asked about."""
    folk = await Folk.settle(await open_town())
    worker, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.placement(starts_on=date(2026, 11, 23), weekdays=(2, 3, 4), minutes_per_week=12 * 60)
    confirmed = await employer.sees("Bevestigd: Amina komt bij je werken.")
    card = await worker.sees(WORK)
    await worker.taps(card, "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    wish = await worker.newest()
    asked = await consultant.sees("Amina wil stoppen.")
    await consultant.taps(asked, "ma 23 nov")
    assert "Dit werk gaat niet door." in await consultant.reads(asked)
    off = await worker.sees("Dit werk gaat niet door.", "Inpakken bij Drukkerij De Punt", after=wish)
    assert (await worker.reads(wish)).startswith("Dit werk gaat niet door.")
    await employer.sees("Het werk van Amina gaat niet door.", "Inpakken bij Drukkerij De Punt", after=confirmed)
    for phone, message in ((worker, card), (employer, confirmed)):
        assert "gaat niet door." in await phone.reads(message)
        assert (await phone.looks(message)).buttons == []
    await folk.town.clock(now="2026-12-07T12:00:00+01:00")
    await worker.writes("/nu")
    await worker.writes("/uren")
    await worker.sees_nothing_of("Klopt je week?", "week van", "laatste dag", "invullen en tekenen", after=off)
    await employer.sees_nothing_of("laatste dag", "uren", "Wil je er een zin", after=confirmed)


@on_sqlite
async def test_a_week_of_which_the_shifts_are_gone_is_not_asked_about(open_town: OpenTown) -> None:
    """Works on Thursdays and Fridays, stops on the Monday of the second week: the first is asked about, the second is not."""
    folk = await Folk.settle(await open_town())
    worker, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.phone("employer")
    await folk.placement(weekdays=(4, 5), minutes_per_week=8 * 60)
    await folk.town.clock(now="2026-11-23T10:00:00+01:00")
    await worker.sees("Klopt je week?", "maandag 16 november")
    await worker.chooses("Mijn werk")
    await worker.taps(await worker.newest(), "Stoppen met dit werk")
    await worker.taps(await worker.newest(), "Ja, ik wil stoppen")
    await worker.taps(await worker.newest(), "Liever niet")
    await consultant.taps(await consultant.sees("Amina wil stoppen."), "ma 23 nov")
    told = await worker.sees("Je laatste dag is maandag 23 november.")
    await folk.town.clock(now="2026-12-07T12:00:00+01:00")
    await worker.sees_nothing_of("week van maandag 23 november", after=told)
