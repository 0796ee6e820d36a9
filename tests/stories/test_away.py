"""Somebody of the municipality is away: who stands in has their questions at once, and hands back what is still open."""

from datetime import date, datetime

from tests.stories.asking import asks
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


async def settled(open_town: OpenTown) -> tuple[RunningTown, Folk, Phone, Phone, Phone]:
    """Amina, Karin and Mark, who stands in for her, on a Monday morning."""
    town = await open_town(now=MONDAY)
    folk = await Folk.settle(town)
    candidate, consultant, stand_in = [await folk.phone(name) for name in ("candidate", "consultant", "stand_in")]
    return town, folk, candidate, consultant, stand_in


async def goes_away(consultant: Phone, first: str, last: str) -> None:
    """In three steps."""
    await consultant.writes("/afwezig")
    await consultant.taps(await consultant.sees("Wat is de eerste dag dat je weg bent?"), first)
    await consultant.sees("Wat is de laatste dag dat je weg bent?")
    await consultant.writes(last)


async def test_away_from_today_hands_over_at_once_and_hands_back_after(open_town: OpenTown) -> None:
    """The open question goes along and a new one too; the asker sees who has it; after the last day what is open comes back."""
    town, _, candidate, consultant, stand_in = await settled(open_town)
    await asks(candidate, "Kan ik vrijdag vrij?")
    await consultant.sees("Vraag van Amina Bakker", "Kan ik vrijdag vrij?")
    await goes_away(consultant, "Vandaag", "17 november")
    said = await consultant.sees("Je bent weg van 16 november 2026 tot en met 17 november 2026.", "Mark vervangt je")
    assert said.buttons == ["Ik ben er weer"]
    await stand_in.sees("Vraag van Amina Bakker", "Kan ik vrijdag vrij?")
    await candidate.sees("Karin is er niet tot en met 17 november 2026.", "Mark heeft je vraag nu.")

    await asks(candidate, "En zaterdag?")
    second = await stand_in.sees("Vraag van Amina Bakker", "En zaterdag?")
    await consultant.sees_nothing_of("En zaterdag?")
    await stand_in.replies(second, "Zaterdag ben je vrij.")
    await candidate.sees("Mark Jansen antwoordt:", "Zaterdag ben je vrij.")

    await town.clock(now="2026-11-18T08:01:00+01:00")
    await candidate.sees("Karin is er weer.", "Karin heeft je vraag nu.")
    before = await consultant.newest()
    await consultant.chooses("Wat wacht")
    box = await consultant.sees("Er wacht 1 ding op je.", after=before)
    assert box.buttons[0].startswith("Vraag: Amina")


async def test_away_from_a_later_day_begins_in_the_morning_of_that_day(open_town: OpenTown) -> None:
    """Until then nothing moves; nobody is called at night."""
    town, _, candidate, consultant, stand_in = await settled(open_town)
    await asks(candidate, "Waar is de kantine?")
    await goes_away(consultant, "Morgen", "20 november")
    assert (await consultant.sees("Je bent weg van 17 november 2026")).buttons == ["Ik ga toch niet weg"]
    await town.clock(now="2026-11-17T07:55:00+01:00")
    await stand_in.sees_nothing_of("Waar is de kantine?")
    await town.clock(now="2026-11-17T08:01:00+01:00")
    await stand_in.sees("Vraag van Amina Bakker", "Waar is de kantine?")


async def test_back_early_hands_back_at_once_and_twice_is_once(open_town: OpenTown) -> None:
    """One tap; the same tap again changes nothing."""
    _, _, candidate, consultant, stand_in = await settled(open_town)
    await asks(candidate, "Wie betaalt de bus?")
    await goes_away(consultant, "Vandaag", "27 november")
    said = await consultant.sees("Je bent weg van")
    await stand_in.sees("Wie betaalt de bus?")
    for _ in range(2):
        await consultant.taps(said, "Ik ben er weer")
    await consultant.sees("Welkom terug. Wat nog open staat, is weer van jou.")
    await candidate.sees("Karin is er weer.", "Karin heeft je vraag nu.")
    told = [one for one in await candidate.chat() if "Karin is er weer." in one.text]
    assert len(told) == 1


async def test_who_stands_in_sees_the_desk_of_who_is_away(open_town: OpenTown) -> None:
    """Work that ends soon waits for both while the one is away, and the candidate's card opens."""
    _, folk, _, consultant, stand_in = await settled(open_town)
    await folk.placement(ends_on=datetime(2026, 11, 27).date())
    await goes_away(consultant, "Vandaag", "18 november")
    await stand_in.chooses("Wat wacht")
    box = await stand_in.sees("Er wacht 1 ding op je.")
    assert box.buttons == ["Stopt vr 27 nov: Amina, Inpakken"]
    await stand_in.taps(box, box.buttons[0])
    await stand_in.taps(await stand_in.sees("Over Amina:"), "Amina openen")
    await stand_in.sees("Amina Bakker", "Telefoon gekoppeld")


async def test_a_last_day_before_the_first_is_asked_again(open_town: OpenTown) -> None:
    """What cannot be is said, and nothing is kept."""
    _, _, _, consultant, _ = await settled(open_town)
    await goes_away(consultant, "Morgen", "16 november 2026")
    await consultant.sees("De laatste dag ligt voor de eerste, of is al geweest.", "Wat is de laatste dag dat je weg bent?")
    await consultant.writes("/stop")
    await consultant.writes("/afwezig")
    await consultant.sees("Wat is de eerste dag dat je weg bent?")


async def test_what_a_card_cannot_hold_goes_along(open_town: OpenTown) -> None:
    """A photo and a voice note stand on the stand-in's phone too, and are not sent again to who had them."""
    _, _, candidate, consultant, stand_in = await settled(open_town)
    await candidate.chooses("Iets vragen")
    await candidate.sends_photo("Is dit de goede brief?")
    await consultant.sees("Is dit de goede brief?")
    await candidate.chooses("Iets vragen")
    await candidate.sends_voice()
    await consultant.sees("[spraakbericht]")
    before = [one.file["kind"] for one in await consultant.chat() if one.file]
    await goes_away(consultant, "Vandaag", "17 november")
    await stand_in.sees("Vraag van Amina Bakker", "[spraakbericht]")
    await stand_in.newest()
    assert [one.file["kind"] for one in await stand_in.chat() if one.file] == ["photo", "voice"]
    await consultant.taps(await consultant.sees("Je bent weg van"), "Ik ben er weer")
    await consultant.sees("Welkom terug.")
    assert [one.file["kind"] for one in await consultant.chat() if one.file] == before == ["photo", "voice"]


async def test_a_question_that_went_on_to_the_lead_stays_there(open_town: OpenTown) -> None:
    """Nobody answered for a week, so that Els had the question and the wish. Karin is back: the wish, which only needs somebody who
    decides, is hers again; the question was passed on often enough."""
    town, folk, candidate, consultant, stand_in = await settled(open_town)
    lead, _ = await folk.phone("lead"), await folk.phone("employer")
    await folk.placement()
    await asks(candidate, "Wie betaalt de bus?")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:"), "Stoppen met dit werk")
    await candidate.taps(await candidate.sees("Wil je stoppen met dit werk?"), "Ja, ik wil stoppen")
    await candidate.taps(await candidate.sees("waarom?"), "Liever niet")
    await goes_away(consultant, "Vandaag", "27 november")
    said = await consultant.sees("Je bent weg van")
    await stand_in.sees("Wie betaalt de bus?")
    await town.clock(now="2026-11-25T12:00:00+01:00")
    await lead.sees("Vraag van Amina Bakker", "Wie betaalt de bus?")
    await lead.sees("Amina wil stoppen.")
    before = await consultant.newest()
    await consultant.taps(said, "Ik ben er weer")
    await consultant.sees("Welkom terug. Wat nog open staat, is weer van jou.", after=before)
    await consultant.sees("Amina wil stoppen.", after=before)
    await candidate.sees_nothing_of("Karin is er weer.")
    await consultant.chooses("Wat wacht")
    box = await consultant.sees("op je.", after=before)
    assert [one.split(",")[0] for one in box.buttons[:1]] == ["Wil stoppen: Amina"]
    await lead.chooses("Wat wacht")
    assert [one.split(",")[0] for one in (await lead.sees("op je.")).buttons] == ["Vraag: Amina"]


async def test_who_stands_in_agrees_a_payment_day(open_town: OpenTown) -> None:
    """One proposed before waits in the box of who stands in; one proposed meanwhile comes to them at once; their yes counts."""
    _, folk, candidate, consultant, stand_in = await settled(open_town)
    await folk.phone("employer")
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    await candidate.taps(mine, "Betaaldag kiezen")
    await candidate.writes("17 december 2026")
    proposed = await candidate.sees("Je stelde 17 december 2026 voor. Karin kijkt ernaar.", after=mine)
    await goes_away(consultant, "Vandaag", "18 november")
    await stand_in.chooses("Wat wacht")
    await stand_in.taps(await stand_in.sees("Er wacht 1 ding op je."), "Betaaldag: Amina, 17 december 2026")
    await stand_in.sees("Amina wil de premie graag op 17 december 2026. Is dat goed?")
    await candidate.taps(proposed, "Een andere dag")
    await candidate.writes("18 december 2026")
    await candidate.sees("Je stelde 18 december 2026 voor. Mark kijkt ernaar.")
    theirs = await stand_in.sees("Amina wil de premie graag op 18 december 2026. Is dat goed?")
    await stand_in.taps(theirs, "Ja, die dag")
    await candidate.sees("Mark vindt het goed: 18 december 2026.")


async def test_who_reads_it_and_why_is_said_before_anybody_writes(open_town: OpenTown) -> None:
    """A candidate who asks, writes on or stops, and an employer who asks, read first that Mark has it, and until when Karin is away."""
    _, folk, candidate, consultant, _ = await settled(open_town)
    employer = await folk.phone("employer")
    await folk.placement()
    await asks(candidate, "Waar is de kantine?")
    await consultant.replies(await consultant.sees("Waar is de kantine?"), "Op de begane grond.")
    answer = await candidate.sees("Karin Smit antwoordt:")
    await goes_away(consultant, "Vandaag", "20 november")
    away = "Karin is er niet tot en met 20 november 2026."
    for asker in (candidate, employer):
        before = await asker.newest()
        await asker.chooses("Iets vragen")
        await asker.sees(away, "Mark leest het.", "Wat wil je vragen aan Mark?", after=before)
        await asker.writes("/stop")
    await candidate.taps(answer, "Terugschrijven")
    await candidate.sees(away, "Mark leest het.", "Wat wil je schrijven aan Mark?")
    await candidate.writes("Dank je wel.")
    await candidate.sees("Je bericht is verstuurd aan Mark.")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:"), "Stoppen met dit werk")
    sure = await candidate.sees("Wil je stoppen met dit werk?")
    assert f"{away}\nMark spreekt de laatste dag met je af." in sure.text
    await candidate.taps(sure, "Ja, ik wil stoppen")
    await candidate.sees("Wil je Mark vertellen waarom?", "Mark leest het, of een collega die het overneemt.")


async def test_help_says_who_helps_now(open_town: OpenTown) -> None:
    """While Karin is away /hulp says until when and who helps; before and after it says when she answers."""
    _, _, candidate, consultant, _ = await settled(open_town)
    await goes_away(consultant, "Vandaag", "20 november")
    await candidate.writes("/hulp")
    said = (await candidate.sees("Dit kun je hier doen:")).text
    assert (
        "Je contactpersoon is Karin Smit.\nKarin Smit is er niet tot en met 20 november 2026.\nMark Jansen helpt je nu." in said
    )
    assert "op werkdagen" not in said
    await consultant.taps(await consultant.sees("Je bent weg van"), "Ik ben er weer")
    before = await candidate.newest()
    await candidate.writes("/hulp")
    await candidate.sees("Karin Smit antwoordt op werkdagen van 9.00 tot 17.00 uur.", after=before)


async def test_what_is_handed_over_is_promised_from_that_moment(open_town: OpenTown) -> None:
    """Two working days count from the first day of the leave for who stands in, and for a wish from the return for Karin; then it passes on
    again. The question that Els has by then stays with her."""
    town, folk, candidate, consultant, stand_in = await settled(open_town)
    lead, _ = await folk.phone("lead"), await folk.phone("employer")
    await folk.placement()
    await asks(candidate, "Wie betaalt de bus?")
    mine = await candidate.sees("Karin antwoordt uiterlijk woensdag 18 november, 10:00.")
    await candidate.chooses("Mijn werk")
    await candidate.taps(await candidate.sees("Dit is je werk:"), "Stoppen met dit werk")
    await candidate.taps(await candidate.sees("Wil je stoppen met dit werk?"), "Ja, ik wil stoppen")
    await candidate.taps(await candidate.sees("waarom?"), "Liever niet")
    wish = await candidate.sees("Je wilt stoppen. Karin spreekt de laatste dag met je af.", "woensdag 18 november, 10:00")
    await goes_away(consultant, "Morgen", "26 november")
    await town.clock(now="2026-11-17T08:01:00+01:00")
    assert "Mark antwoordt uiterlijk donderdag 19 november, 09:00." in await candidate.reads(mine)
    assert "donderdag 19 november, 09:00" in await candidate.reads(wish)
    await stand_in.sees("Wie betaalt de bus?", "Antwoord uiterlijk donderdag 19 november, 09:00.")
    await town.clock(now="2026-11-26T12:00:00+01:00")
    assert "Els heeft je vraag overgenomen" in await candidate.reads(mine)
    await town.clock(now="2026-11-27T08:01:00+01:00")
    assert "Els heeft je vraag overgenomen van Karin." in await candidate.reads(mine)
    assert "dinsdag 1 december, 09:00" in await candidate.reads(wish)
    await consultant.sees("Amina wil stoppen.")
    await town.clock(now="2026-12-01T09:01:00+01:00")
    assert "Mark spreekt de laatste dag met je af." in await candidate.reads(wish)
    await town.clock(now="2026-12-10T12:00:00+01:00")
    assert "Els heeft je vraag overgenomen van Karin." in await candidate.reads(mine)
    assert "Els spreekt de laatste dag met je af." in await candidate.reads(wish)
    await lead.sees("Amina wil stoppen.")


async def test_what_the_stand_in_had_to_agree_is_the_contact_persons_again(open_town: OpenTown) -> None:
    """On leave nobody is greeted about it; after the return the stand-in's card says whose it is, and asks nothing any more."""
    town, folk, candidate, consultant, stand_in = await settled(open_town)
    await folk.phone("employer")
    await folk.placement(ends_on=date(2026, 12, 18))
    await goes_away(consultant, "Vandaag", "18 november")
    said = await consultant.sees("Je bent weg van")
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("17 december 2026")
    mine = await candidate.sees("Je stelde 17 december 2026 voor. Mark kijkt ernaar.")
    theirs = await stand_in.sees("Amina wil de premie graag op 17 december 2026. Is dat goed?")
    await town.clock(now="2026-11-17T08:31:00+01:00")
    await stand_in.sees("Goedemorgen.", "Betaaldag: Amina, 17 december 2026")
    await consultant.sees_nothing_of("Goedemorgen.")
    await consultant.taps(said, "Ik ben er weer")
    assert "Karin heeft dit nu." in await stand_in.reads(theirs)
    assert (await stand_in.looks(theirs)).buttons == []
    assert "Karin kijkt ernaar." in await candidate.reads(mine)
    before = await consultant.newest()
    await consultant.chooses("Wat wacht")
    await consultant.taps(await consultant.sees("op je.", after=before), "Betaaldag: Amina, 17 december 2026")
    own = await consultant.sees("Amina wil de premie graag op 17 december 2026. Is dat goed?", after=before)
    assert "heeft dit nu" not in own.text
    await consultant.taps(own, "Ja, die dag")
    await candidate.sees("Karin vindt het goed: 17 december 2026.")


async def test_a_typed_weekday_is_one_to_come(open_town: OpenTown) -> None:
    """Away from next Monday until Friday: the Friday after it, and never the last one."""
    _, _, _, consultant, _ = await settled(open_town)
    await consultant.writes("/afwezig")
    await consultant.sees("Wat is de eerste dag dat je weg bent?")
    await consultant.writes("volgende week maandag")
    await consultant.sees("Wat is de laatste dag dat je weg bent?")
    await consultant.writes("vrijdag")
    await consultant.sees("Je bent weg van 23 november 2026 tot en met 27 november 2026.")
