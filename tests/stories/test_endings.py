"""Toward the end of work: longer, a contract, or what next? And stopping earlier.

A little over 300 lines: one question to the employer, and every way that it goes on.
"""

from datetime import date, time

from tests.stories.endings import MONDAY, Story
from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.test_contact_moments import card_of
from tests.stories.town import Folk


async def test_four_two_and_one_weeks_ahead_everybody_hears_it(open_town: OpenTown) -> None:
    """The employer is asked, the candidate and the contact person are warned; each time once, and no more when the end stands."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 18))
    for now, count in (("2026-11-20", 1), ("2026-12-04", 2), ("2026-12-11", 3)):
        await story.town.clock(now=f"{now}T09:05:00")
        asked = await story.joost.sees("Het werk van Amina stopt op vrijdag 18 december.", "Hoe gaat het daarna verder?")
        assert asked.buttons == ["Langer doorgaan", "Contract aanbieden", "Laten stoppen", "Eerder stoppen"]
        assert len([m for m in await story.joost.chat() if "Hoe gaat het daarna verder?" in m.text]) == count
        mine = await story.amina.sees("Je werk stopt op vrijdag 18 december.", "Karin praat met je over wat er daarna komt.")
        assert mine.buttons == ["Iets vragen"]
        told = await story.karin.sees("Het werk van Amina stopt op vrijdag 18 december.", "of wat wordt het dan?")
        assert told.buttons == ["Werk bekijken"]
        assert "Stopt vr 18 dec: Amina, Inpakken" in await story.box()


async def test_let_it_end(open_town: OpenTown) -> None:
    """One tap; the contact person sees it, and the employer is not asked again."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 18))
    await story.town.clock(now="2026-11-20T09:05:00")
    asked = await story.joost.sees("Hoe gaat het daarna verder?")
    end = asked.data("Laten stoppen")
    await story.joost.taps(asked, "Laten stoppen")
    assert "Je laat het stoppen. Karin weet het." in await story.joost.reads(asked)
    await story.joost.presses_data(asked, end)
    assert len([m for m in await story.karin.chat() if "laat het werk van Amina stoppen" in m.text]) == 1
    await story.town.clock(now="2026-12-04T09:05:00")
    assert len([m for m in await story.joost.chat() if "Het werk van Amina stopt" in m.text]) == 1
    assert len([m for m in await story.amina.chat() if "Je werk stopt op vrijdag 18 december." in m.text]) == 2


async def test_longer_takes_a_yes_of_both(open_town: OpenTown) -> None:
    """The employer asks, the contact person decides until when, the candidate says yes; the shifts and the warnings go along."""
    story = await Story.begins(open_town)
    await story.folk.placement(ends_on=date(2026, 12, 11))
    asked = await story.what_next()
    assert "Het mag doorgaan tot en met vrijdag 11 december." not in asked.text
    await story.joost.taps(asked, "Langer doorgaan")
    assert "Je wilt langer doorgaan. Karin praat erover met Amina." in await story.joost.reads(asked)
    ask = await story.karin.sees("Drukkerij De Punt wil langer doorgaan met Amina.", "Bel eerst met Amina.")
    assert "Wil langer doorgaan: Amina, voor wo 18 nov" in await story.box()
    await story.karin.taps(ask, ask.buttons[0])
    question = await story.amina.sees("Wil je doorgaan met dit werk, tot en met vrijdag 8 januari?", "Nee zeggen mag altijd.")
    assert "Nu is je laatste dag vrijdag 11 december." in question.text
    assert await story.box() == ["Stopt vr 11 dec: Amina, Inpakken", "Nog geen antwoord: Amina, langer doorgaan"]
    await story.amina.taps(question, "Ja, dat is goed")
    assert "Je gaat door met dit werk. Je laatste dag is vrijdag 8 januari." in await story.amina.reads(question)
    await story.joost.sees("Amina blijft bij jullie werken.", "De laatste dag is vrijdag 8 januari.")
    await story.karin.sees("Amina wil langer blijven.")
    assert await story.box() == []
    await story.town.clock(now="2026-12-14T13:16:00")
    await story.amina.sees("Hoe was je werk op maandag 14 december?")
    assert "Stopt vr 8 jan: Amina, Inpakken" in await story.box()
    assert len([m for m in await story.amina.chat() if "Je werk stopt op vrijdag 8 januari." in m.text]) == 1


async def test_a_no_to_longer_says_nothing_of_whose_it_was(folk: Folk) -> None:
    """The candidate says no; the employer hears that it is not possible, in the same words as when the contact person says so, and can ask
    again once Karin has spoken with them, not before."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    first = await story.what_next()
    longer = first.data("Langer doorgaan")
    await story.joost.taps(first, "Langer doorgaan")
    ask = await story.karin.sees("wil langer doorgaan met Amina")
    await story.karin.taps(ask, ask.buttons[0])
    question = await story.amina.sees("Wil je doorgaan met dit werk")
    yes = question.data("Ja, dat is goed")
    await story.amina.taps(question, "Nee")
    assert "Je hebt nee gezegd. Dat is goed: er verandert niets." in await story.amina.reads(question)
    await story.amina.presses_data(question, yes)
    await story.amina.sees("Hier is al op geantwoord.")
    no = await story.joost.sees("Langer doorgaan met Amina kan niet.", "De laatste dag blijft vrijdag 29 januari.")
    await story.karin.sees(
        "Amina wil niet langer blijven.", "Drukkerij De Punt leest alleen dat het niet kan, en dat jij contact opneemt."
    )
    await story.joost.presses_data(first, longer)
    await story.joost.sees("Langer doorgaan kan nu niet. De gemeente neemt eerst contact met je op.")
    waits = await story.what_next()
    assert waits.buttons == ["Contract aanbieden", "Laten stoppen", "Eerder stoppen"]
    assert "Langer doorgaan met Amina kan niet.\nKarin neemt contact met je op." in waits.text
    for tap in ("Contact met Drukkerij De Punt", "Het gaat goed", "Nog niet"):
        await story.karin.taps(await card_of(story.karin) if "Contact" in tap else await story.karin.newest(), tap)
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    second = await story.karin.sees("wil langer doorgaan met Amina", after=ask)
    await story.karin.taps(second, "Gaat niet door")
    assert "De opdrachtgever weet het, en leest dat Karin contact opneemt." in await story.karin.reads(second)
    again = await story.joost.sees("Langer doorgaan met Amina kan niet.", after=no)
    assert again.text.splitlines()[:4] == no.text.splitlines()[:4]
    await story.joost.sees_nothing_of("nee gezegd", "niet langer blijven")


async def test_a_no_answers_the_ask_that_it_stands_under(folk: Folk) -> None:
    """The employer takes one ask back and makes another: a press on the old one, on whatever phone it still stands, says that it is over
    and leaves the other open."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    old = await story.karin.sees("wil langer doorgaan met Amina")
    no = old.data("Gaat niet door")
    await story.joost.taps(await story.joost.sees("Je wilt langer doorgaan."), "Toch niet")
    await story.joost.taps(await story.what_next(), "Contract aanbieden")
    asked = await story.karin.sees("contract", after=old)
    await story.karin.presses_data(old, no)
    await story.joost.sees_nothing_of("Een contract voor Amina kan niet", "kan niet.")
    assert "Gaat niet door" in (await story.karin.looks(asked)).buttons


async def test_a_no_waits_while_the_candidate_is_asked(folk: Folk) -> None:
    """The button still stands on another phone: the question to Amina would stay open behind it, and her yes come to nothing."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    ask = await story.karin.sees("wil langer doorgaan met Amina")
    no = ask.data("Gaat niet door")
    await story.karin.taps(ask, ask.buttons[0])
    question = await story.amina.sees("Wil je doorgaan met dit werk")
    await story.karin.presses_data(ask, no)
    await story.karin.sees("Zoiets is al gevraagd. Trek dat eerst in.")
    await story.joost.sees_nothing_of("kan niet.")
    await story.amina.taps(question, "Ja, dat is goed")
    await story.joost.sees("Amina blijft bij jullie werken.")


async def test_who_stops_leaves_nothing_open_about_the_work(folk: Folk) -> None:
    """The employer asked to go on longer and the candidate for other hours; then the candidate stops. Nothing of it waits any more."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    await story.amina.chooses("Mijn werk")
    await story.amina.taps(await story.amina.newest(), "Meer of minder uren")
    await story.amina.taps(await story.amina.newest(), "24 uur")
    await story.amina.chooses("Mijn werk")
    await story.amina.taps(await story.amina.newest(), "Stoppen met dit werk")
    await story.amina.taps(await story.amina.newest(), "Ja, ik wil stoppen")
    await story.amina.taps(await story.amina.newest(), "Liever niet")
    await story.karin.taps(await story.karin.sees("Amina wil stoppen."), "vr 20 nov")
    await story.joost.sees("Langer doorgaan met Amina kan niet.")
    assert await story.box() == []


async def test_taking_longer_back_ends_the_question_that_came_of_it(folk: Folk) -> None:
    """Amina was asked already: her question ends, she is told kindly and the contact person too; a late yes no longer holds anybody."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    ask = await story.karin.sees("wil langer doorgaan met Amina")
    await story.karin.taps(ask, ask.buttons[0])
    question = await story.amina.sees("Wil je doorgaan met dit werk")
    yes = question.data("Ja, dat is goed")
    await story.joost.taps(await story.joost.sees("Je wilt langer doorgaan."), "Toch niet")
    closed = await story.amina.looks(question)
    assert "Dit wordt niet meer gevraagd. Er verandert niets." in closed.text
    assert closed.buttons == []
    told = await story.amina.sees(
        "Langer doorgaan met dit werk kan toch niet.",
        "Je hoeft niet meer te antwoorden.",
        "Je laatste dag blijft vrijdag 29 januari.",
    )
    assert "Karin praat met je over wat er daarna komt." in told.text
    assert told.buttons == ["Iets vragen"]
    heard = await story.karin.sees(
        "Drukkerij De Punt wil toch niet langer doorgaan met Amina.", "Amina hoeft de vraag niet meer te beantwoorden.", after=ask
    )
    assert "Amina leest dat jullie praten over wat er daarna komt." in heard.text
    assert heard.buttons == ["Werk bekijken"]
    assert await story.box() == []
    await story.amina.presses_data(question, yes)
    await story.amina.sees("Hier is al op geantwoord.")
    assert "Laatste dag: 29 januari 2027" in (await story.work()).text
    await story.joost.sees_nothing_of("Amina blijft bij jullie werken.")


async def test_other_hours_stay_asked_when_longer_is_taken_back(folk: Folk) -> None:
    """The question about hours came of nothing that the employer asked: it waits on."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    await story.karin.taps(await story.work(), "Andere uren")
    await story.karin.writes("24")
    await story.karin.taps(await story.karin.newest(), "ma 23 nov")
    await story.karin.taps(await story.karin.newest(), "Vraag Amina")
    await story.joost.taps(await story.what_next(), "Langer doorgaan")
    await story.joost.taps(await story.joost.sees("Je wilt langer doorgaan."), "Toch niet")
    assert await story.box() == ["Nog geen antwoord: Amina, andere uren"]
    await story.amina.sees_nothing_of("kan toch niet")


async def test_longer_is_offered_only_where_term_and_policy_allow(folk: Folk) -> None:
    """At the end of the term there is no such button; with three and three more there is, once."""
    story = await Story.of(folk)
    await folk.placement()
    card = await story.what_next()
    assert "Het werk van Amina stopt op zaterdag 15 mei." in card.text
    assert card.buttons == ["Contract aanbieden", "Laten stoppen", "Eerder stoppen"]
    assert (await story.work()).buttons == ["Andere uren", "Einde vastleggen", "Amina openen"]


async def test_three_months_and_once_three_more(folk: Folk) -> None:
    """RIB: the policy allows one extension, to six months from the first day, and no second."""
    await folk.policy("terms", "3_plus_3")
    story = await Story.of(folk)
    job = await folk.job(title="Inpakken", starts_on=MONDAY, ends_on=None)
    await story.karin.chooses("Klussen")
    await story.karin.taps(await story.karin.newest(), "Inpakken, Drukkerij De Punt")
    assert job
    await story.karin.taps(await story.karin.newest(), "Direct plaatsen")
    await story.karin.taps(await story.karin.sees("Wie plaats je op “Inpakken”?"), "Amina Bakker")
    sure = await story.karin.sees("Wil je Amina nu plaatsen?", "Eerste dag: 17 november 2026", "Laatste dag: 16 februari 2027")
    await story.karin.taps(sure, "Ja, plaatsen")
    work = await story.karin.sees("De termijn loopt tot en met 16 februari 2027.")
    assert work.buttons[2] == "Tot en met zo 16 mei"
    await story.karin.taps(work, "Tot en met zo 16 mei")
    await story.amina.taps(await story.amina.sees("tot en met zondag 16 mei?"), "Ja, dat is goed")
    work = await story.work()
    assert "De termijn loopt tot en met 16 mei 2027." in work.text
    assert work.buttons == ["Andere uren", "Einde vastleggen", "Amina openen"]


async def test_the_employer_stops_and_the_reason_stays_with_the_contact_person(folk: Folk) -> None:
    """Asked why, for the contact person or who takes over; the candidate hears kindly that it ends, and never why."""
    story = await Story.of(folk)
    await folk.placement()
    card = await story.what_next()
    await story.joost.taps(card, "Eerder stoppen")
    await story.joost.sees("Waarom wil je eerder stoppen met Amina?", "Karin leest het, of een collega die het overneemt.")
    await story.joost.sends_photo()
    await story.joost.sees("Hier kan ik alleen tekst lezen.")
    await story.joost.writes("Ze komt <vaak> te laat.")
    await story.joost.sees("Je wilt eerder stoppen. Karin neemt contact met je op.")
    ask = await story.karin.sees("Drukkerij De Punt wil eerder stoppen met Amina.", "Waarom: “Ze komt <vaak> te laat.”")
    assert "Opdrachtgever wil stoppen: Amina, voor wo 18 nov" in await story.box()
    await story.karin.taps(ask, "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    told = await story.amina.sees("Je werk stopt. Je laatste dag is vrijdag 20 november.", "Dank je wel voor wat je daar deed.")
    assert "Karin belt je, en kijkt met je wat er daarna komt." in told.text
    await story.amina.sees_nothing_of("te laat", "vaak")
    await story.joost.sees("Het werk van Amina stopt.", "De laatste dag is vrijdag 20 november.")


async def test_who_comes_after_work_that_stopped_is_asked_after_their_own_shifts(open_town: OpenTown) -> None:
    """What was planned for Amina after her last day is gone, and with it the moments at which she would have been asked: Henk has his own."""
    story = await Story.begins(open_town)
    henk = await story.folk.phone("other_candidate")
    await story.folk.placement()
    await story.joost.taps(await story.what_next(), "Eerder stoppen")
    await story.joost.writes("We hebben minder werk.")
    await story.karin.taps(await story.karin.sees("wil eerder stoppen met Amina."), "Einde vastleggen")
    await story.karin.taps(await story.karin.sees("Wat is de laatste dag?"), "vr 20 nov")
    await story.folk.placement(
        of="other_candidate", starts_on=date(2026, 11, 24), starts=time(14), ends=time(18), break_minutes=0
    )
    await story.town.clock(now="2026-11-24T17:59:00")
    await henk.sees_nothing_of("Hoe was je werk")
    await story.town.clock(now="2026-11-24T18:05:00")
    await henk.sees("Hoe was je werk op dinsdag 24 november?", "Gepland: 14:00 tot 18:00, 4 uur.")
    await story.town.clock(now="2026-11-25T18:05:00")
    await henk.sees("Hoe was je werk op woensdag 25 november?", "Gepland: 14:00 tot 18:00, 4 uur.")


async def test_after_all_not(folk: Folk) -> None:
    """The employer takes it back: it waits for nobody any more; another answer may come."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    card = await story.what_next()
    back = card.data("Contract aanbieden")
    await story.joost.taps(card, "Contract aanbieden")
    await story.joost.presses_data(card, card.data("Langer doorgaan"))
    await story.joost.sees("Je vroeg al iets anders over dit werk. Trek dat eerst in.")
    await story.joost.taps(await story.joost.looks(card), "Toch niet")
    assert (await story.joost.looks(card)).buttons == ["Langer doorgaan", "Contract aanbieden", "Laten stoppen", "Eerder stoppen"]
    assert await story.box() == []
    await story.karin.sees("De opdrachtgever trok het in.")
    await story.joost.presses_data(card, back)
    assert len(await story.box()) == 1


async def test_another_municipality_and_other_employers_find_nothing(
    folk: Folk, far_consultant: Phone, other_employer: Phone
) -> None:
    """Somebody else's button says that it no longer works."""
    story = await Story.of(folk)
    await folk.placement(ends_on=date(2027, 1, 29))
    card, work = await story.what_next(), await story.work()
    for phone, data in (
        (other_employer, card.data("Contract aanbieden")),
        (far_consultant, work.data("Einde vastleggen")),
        (story.amina, work.data("Andere uren")),
    ):
        await phone.presses_data(await phone.newest(), data)
        await phone.sees("Deze knop werkt niet meer.")
    assert await story.box() == []
