"""A question that waits passes on: to the stand-in after two working days, to the team lead after four; never at night."""

import asyncio
from datetime import datetime

from tests.stories.asking import asks
from tests.stories.running import OpenTown, RunningTown
from tests.stories.test_away import goes_away
from tests.stories.town import Folk

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")
FRIDAY_EVENING = datetime.fromisoformat("2026-11-20T19:00:00+01:00")


async def settled(open_town: OpenTown, now: datetime = MONDAY) -> tuple[RunningTown, Folk]:
    """A town of the test's own, whose clock may be moved."""
    town = await open_town(now=now)
    return town, await Folk.settle(town)


async def test_an_unanswered_question_goes_to_the_stand_in_and_then_to_the_lead(open_town: OpenTown) -> None:
    """Everybody sees who has it and until when; whoever had it may still answer, and then nothing passes on any more."""
    town, folk = await settled(open_town)
    candidate, consultant, stand_in, lead = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in", "lead")]
    await asks(candidate, "Hoe lang duurt dit nog?")
    state = await candidate.sees("Karin antwoordt uiterlijk woensdag 18 november, 10:0")
    card = await consultant.sees("Antwoord uiterlijk woensdag 18 november, 10:0")
    await town.clock(now="2026-11-18T09:55:00+01:00")
    await stand_in.sees_nothing_of("Vraag van Amina")

    await town.clock(now="2026-11-18T10:05:00+01:00")
    taken = await stand_in.sees("Vraag van Amina Bakker", "Hoe lang duurt dit nog?")
    assert "Mark Jansen heeft deze vraag overgenomen van Karin Smit." in taken.text
    assert "Antwoord uiterlijk vrijdag 20 november, 10:0" in taken.text
    moved = await candidate.sees("Karin kon je vraag nog niet beantwoorden.", "Mark Jansen heeft je vraag nu.")
    assert "Mark Jansen antwoordt uiterlijk vrijdag 20 november, 10:0" in moved.text
    assert (await candidate.reads(state)).startswith("Mark heeft je vraag overgenomen van Karin.")
    await candidate.writes("/nu")
    await candidate.sees("Dit gebeurt er nu:", "Mark beantwoordt je vraag", "Wie: Mark")
    assert "Mark Jansen heeft deze vraag overgenomen van Karin Smit." in await consultant.reads(card)
    await lead.sees_nothing_of("Vraag van Amina")

    await town.clock(now="2026-11-20T10:05:00+01:00")
    last = await lead.sees("Vraag van Amina Bakker", "Els de Boer heeft deze vraag overgenomen")
    await candidate.sees("Els de Boer heeft je vraag nu.", "Els de Boer antwoordt zo snel mogelijk.")

    await stand_in.replies(taken, "Nog twee weken.")
    await candidate.sees("Mark Jansen antwoordt:", "Nog twee weken.")
    for phone, message in ((consultant, card), (stand_in, taken), (lead, last)):
        assert "Mark Jansen heeft deze vraag beantwoord." in await phone.reads(message)
        assert (await phone.looks(message)).buttons == []
    await consultant.replies(card, "Ik kijk er ook nog naar.")
    await candidate.sees("Karin Smit antwoordt:", "Ik kijk er ook nog naar.")
    assert "Mark Jansen heeft deze vraag beantwoord." in await lead.reads(last)


async def test_the_same_way_a_second_time_is_said_again(open_town: OpenTown) -> None:
    """To Mark, back to Karin after her leave, to Mark once more: each time the asker hears it, Mark has a fresh card, and Karin a line."""
    town, folk = await settled(open_town)
    candidate, consultant, stand_in = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in")]
    await asks(candidate, "Hoe lang duurt dit nog?")
    await town.clock(now="2026-11-18T10:05:00+01:00")
    first = await stand_in.sees("Vraag van Amina Bakker", "Hoe lang duurt dit nog?")
    await consultant.sees("Amina wachtte lang op antwoord. Mark Jansen heeft de vraag nu.")
    await goes_away(consultant, "Vandaag", "19 november")
    await consultant.sees("Je bent weg van")
    await town.clock(now="2026-11-20T08:05:00+01:00")
    back = await candidate.sees("Karin is er weer.", "Karin heeft je vraag nu.")
    told = await consultant.newest()
    await town.clock(now="2026-11-24T09:05:00+01:00")
    await stand_in.sees("Vraag van Amina Bakker", "Hoe lang duurt dit nog?", after=first)
    await candidate.sees("Mark Jansen heeft je vraag nu.", "Mark Jansen antwoordt uiterlijk", after=back)
    await consultant.sees("Amina wachtte lang op antwoord. Mark Jansen heeft de vraag nu.", after=told)


async def test_a_promise_that_nobody_can_keep_is_taken_back_once(open_town: OpenTown) -> None:
    """The stand-in cannot be reached, so that the lead has it by a day. That passes: it is said, and no other day is promised."""
    town, folk = await settled(open_town)
    candidate, stand_in, lead = [await folk.phone(name) for name in ("candidate", "stand_in", "lead")]
    await stand_in.blocks()
    await asks(candidate, "Is daar iemand?")
    state = await candidate.newest()
    await town.clock(now="2026-11-18T10:05:00+01:00")
    await lead.sees("Antwoord uiterlijk vrijdag 20 november, 10:0")
    assert "Els antwoordt uiterlijk vrijdag 20 november" in await candidate.reads(state)
    await town.clock(now="2026-11-27T12:00:00+01:00")
    await candidate.sees("Het duurt langer dan beloofd.", "Els heeft je vraag nog.")
    assert len([one for one in await candidate.chat() if "Het duurt langer dan beloofd." in one.text]) == 1
    assert "Els antwoordt zo snel mogelijk." in await candidate.reads(state)
    await lead.chooses("Wat wacht")
    await lead.sees("Vraag: Amina, sinds ma 16 nov")


async def test_an_answered_question_passes_to_nobody(open_town: OpenTown) -> None:
    """The clock calls for it all the same, and does nothing."""
    town, folk = await settled(open_town)
    candidate, consultant, stand_in, lead = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in", "lead")]
    await asks(candidate, "Mag dat?")
    await consultant.replies(await consultant.sees("Mag dat?"), "Ja.")
    await town.clock(advance="P7D")
    await stand_in.sees_nothing_of("Vraag van Amina")
    await lead.sees_nothing_of("Vraag van Amina")
    await candidate.sees_nothing_of("kon je vraag nog niet beantwoorden")


async def test_nobody_is_called_at_night_or_in_the_weekend(open_town: OpenTown) -> None:
    """Asked on a Friday evening: it counts from Monday 9:00, so that the stand-in has it on Wednesday."""
    town, folk = await settled(open_town, FRIDAY_EVENING)
    candidate, stand_in = await folk.phone("candidate"), await folk.phone("stand_in")
    await asks(candidate, "Kan ik maandag later komen?")
    await candidate.sees("Karin antwoordt uiterlijk woensdag 25 november, 09:00.")
    await town.clock(now="2026-11-25T08:59:00+01:00")
    await stand_in.sees_nothing_of("Vraag van Amina")
    await town.clock(now="2026-11-25T09:01:00+01:00")
    await stand_in.sees("Vraag van Amina Bakker", "Kan ik maandag later komen?")


async def test_writing_on_starts_the_clock_anew_with_who_answered(open_town: OpenTown) -> None:
    """What is written after an answer waits two working days from then; the deadlines of the first wait do nothing to it."""
    town, folk = await settled(open_town)
    candidate, consultant, stand_in = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in")]
    await asks(candidate, "Mag ik ruilen?")
    await consultant.replies(await consultant.sees("Mag ik ruilen?"), "Met wie?")
    answer = await candidate.sees("Met wie?")
    await town.clock(now="2026-11-17T15:00:00+01:00")
    await candidate.replies(answer, "Met Henk.")
    await consultant.sees("Met Henk.", "Antwoord uiterlijk donderdag 19 november, 15:00.")
    await town.clock(now="2026-11-18T12:00:00+01:00")
    await stand_in.sees_nothing_of("Vraag van Amina")
    await town.clock(now="2026-11-19T15:05:00+01:00")
    await stand_in.sees("Vraag van Amina Bakker", "Mag ik ruilen?", "Met wie?", "Met Henk.")


async def test_the_municipality_decides_how_long_one_waits(open_town: OpenTown) -> None:
    """One working day instead of two; and a photo goes along to who takes over."""
    town, folk = await settled(open_town)
    await folk.policy("question_days_stand_in", "1")
    candidate, stand_in = await folk.phone("candidate"), await folk.phone("stand_in")
    await candidate.chooses("Iets vragen")
    await candidate.sends_photo("Klopt deze brief?")
    await candidate.sees("Karin antwoordt uiterlijk dinsdag 17 november, 10:0")
    await town.clock(now="2026-11-17T10:05:00+01:00")
    await stand_in.sees("Vraag van Amina Bakker", "[foto]", "Klopt deze brief?")
    copied = [one.file for one in await stand_in.chat() if one.file]
    assert [file["kind"] for file in copied] == ["photo"]


async def test_who_cannot_be_reached_is_passed_over(open_town: OpenTown) -> None:
    """The stand-in blocked the bot: the lead is next."""
    town, folk = await settled(open_town)
    candidate, stand_in, lead = [await folk.phone(name) for name in ("candidate", "stand_in", "lead")]
    await stand_in.blocks()
    await asks(candidate, "Is daar iemand?")
    await town.clock(now="2026-11-18T10:05:00+01:00")
    await lead.sees("Vraag van Amina Bakker", "Is daar iemand?")
    await candidate.sees("Els de Boer heeft je vraag nu.")


async def test_two_people_answer_at_the_same_moment(open_town: OpenTown) -> None:
    """One of them answered it, on every card the same one; the words of both arrive."""
    town, folk = await settled(open_town)
    candidate, consultant, stand_in = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in")]
    await asks(candidate, "Welke deur?")
    card = await consultant.sees("Welke deur?")
    await town.clock(now="2026-11-18T10:05:00+01:00")
    taken = await stand_in.sees("Welke deur?")
    await asyncio.gather(consultant.replies(card, "De blauwe."), stand_in.replies(taken, "De linker."))
    await candidate.sees("Karin Smit antwoordt:", "De blauwe.")
    await candidate.sees("Mark Jansen antwoordt:", "De linker.")
    last_lines = {(await phone.reads(m)).splitlines()[-1] for phone, m in ((consultant, card), (stand_in, taken))}
    assert len(last_lines) == 1
    assert last_lines <= {f"{name} heeft deze vraag beantwoord." for name in ("Karin Smit", "Mark Jansen")}
