"""Contact moments: planned when somebody is placed, due on their day, recorded in two taps, kept as history on the candidate's card."""

from datetime import date, datetime

from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


async def placed(open_town: OpenTown, **policy: str) -> tuple[RunningTown, Folk, Phone, Phone, Phone]:
    """Amina starts on 30 November at Drukkerij De Punt, until 22 January; all by phone."""
    town = await open_town(now=MONDAY)
    folk = await Folk.settle(town)
    for name, value in policy.items():
        await folk.policy(name, value, since=date(2025, 1, 1))
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    return town, folk, candidate, employer, consultant


async def card_of(consultant: Phone, name: str = "Amina") -> Message:
    """The candidate's card, opened by search."""
    await consultant.writes(f"/kandidaten {name}")
    found = await consultant.sees("Wie wil je zien?")
    await consultant.taps(found, next(b for b in found.buttons if b.startswith(name)))
    return await consultant.newest()


async def test_after_a_week_with_both_and_then_every_month(open_town: OpenTown) -> None:
    """Two cards on the morning of the day, a line each in what waits, two taps each; a month later again; the card keeps what was said."""
    town, _, candidate, employer, consultant = await placed(open_town)
    assert "Contact gepland: 7 december 2026, Amina" in (await card_of(consultant)).text
    await town.clock(now="2026-12-07T08:25:00+01:00")
    await consultant.sees_nothing_of("Hoe gaat het?")
    await town.clock(now="2026-12-07T08:31:00+01:00")
    with_amina = await consultant.sees("Contact met Amina", "Folders vouwen bij Drukkerij De Punt", "Hoe gaat het?")
    assert with_amina.buttons == ["Het gaat goed", "Het gaat wel", "Het gaat niet goed"]
    with_employer = await consultant.sees("Contact met Drukkerij De Punt", "Het gaat over Amina.", "Hoe gaat het?")
    lines = (await what_waits(consultant)).buttons
    assert "Contact: Amina, Folders vouwen" in lines
    assert "Contact: Drukkerij De Punt over Amina, Folders …" in lines

    await consultant.taps(with_amina, "Het gaat wel")
    await consultant.taps(await consultant.sees("Is Amina klaar voor gewoon werk?"), "Nog niet")
    kept = await consultant.sees(
        "Vastgelegd op 7 december 2026 door Karin.", "• Het gaat wel", "• Nog niet klaar voor gewoon werk"
    )
    assert kept.buttons == []
    await consultant.taps(with_employer, "Het gaat goed")
    await consultant.taps(await consultant.sees("Kan het gewoon werk worden bij Drukkerij De Punt?"), "Ja")
    assert not [line for line in (await what_waits(consultant)).buttons if line.startswith("Contact")]

    card = await card_of(consultant)
    assert "Contact 7 december 2026, Amina: Het gaat wel. Nog niet klaar voor gewoon werk" in card.text
    assert "Contact 7 december 2026, Drukkerij De Punt: Het gaat goed. Kan gewoon werk worden" in card.text
    assert "Contact gepland: 7 januari 2027, Amina" in card.text
    await employer.sees_nothing_of("Het gaat wel", "klaar voor gewoon werk", "Contact")
    await candidate.sees_nothing_of("Het gaat wel")
    await candidate.writes("/gegevens")
    await candidate.taps(await candidate.sees("Je gegevens zijn van jou."), "Wie deed wat?")
    await candidate.sees("Karin noteerde een gesprek over je werk.")

    await town.clock(now="2027-01-07T08:31:00+01:00")
    assert len([line for line in (await what_waits(consultant)).buttons if line.startswith("Contact: ")]) == 2


async def test_once_is_once_and_what_was_said_stays(open_town: OpenTown) -> None:
    """The same taps again change nothing, others neither; somebody else's contact does not exist."""
    town, folk, _, _, consultant = await placed(open_town)
    stand_in = await folk.phone("stand_in")
    await town.clock(now="2026-12-07T08:31:00+01:00")
    card = await consultant.sees("Contact met Amina", "Hoe gaat het?")
    well, badly = card.data("Het gaat goed"), card.data("Het gaat niet goed")
    await stand_in.presses_data(await stand_in.newest(), well)
    await stand_in.sees("Deze knop werkt niet meer.")
    await consultant.presses_data(card, badly)
    asked = await consultant.sees("Is Amina klaar voor gewoon werk?")
    await consultant.presses_data(card, well)
    second = await consultant.sees("Is Amina klaar voor gewoon werk?", after=asked)
    await consultant.taps(second, "Ja")
    await consultant.sees("• Het gaat goed", "• Klaar voor gewoon werk")
    await consultant.taps(asked, "Ja")
    await consultant.sees("Dit contact is al vastgelegd. Wat gezegd is, blijft staan.")
    assert "Het gaat niet goed" not in (await card_of(consultant)).text


async def test_how_often_is_policy(open_town: OpenTown) -> None:
    """Three days after the start, and no more after it."""
    town, _, _, _, consultant = await placed(open_town, contact_first_days="3", contact_every_months="0")
    await town.clock(now="2026-12-03T08:31:00+01:00")
    await consultant.taps(await consultant.sees("Contact met Amina", "Hoe gaat het?"), "Het gaat goed")
    await consultant.taps(await consultant.sees("Is Amina klaar voor gewoon werk?"), "Ja")
    text = (await card_of(consultant)).text
    assert "Contact 3 december 2026, Amina: Het gaat goed." in text
    assert "Contact gepland" not in text.replace("Contact gepland: 3 december 2026, Drukkerij De Punt", "")


async def test_held_before_its_day(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """From the candidate's card, also about work for which none was planned."""
    await folk.placement()
    card = await card_of(consultant)
    assert "Contact met Drukkerij De Punt" in card.buttons
    await consultant.taps(card, "Contact met Amina")
    await consultant.taps(await consultant.sees("Hoe gaat het?"), "Het gaat niet goed")
    second = await consultant.sees("Is Amina klaar voor gewoon werk?")
    twice = second.data("Weet ik niet")
    await consultant.taps(second, "Weet ik niet")
    await consultant.sees("Vastgelegd op 16 november 2026 door Karin.")
    await consultant.presses_data(await consultant.newest(), twice)
    assert (await card_of(consultant)).text.count("Contact 16 november 2026, Amina") == 1
    assert "Contact 16 november 2026, Amina: Het gaat niet goed. Gewoon werk: niet bekend" in (await card_of(consultant)).text


async def test_looking_writes_nothing(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Opened and answered halfway: it comes once, there is a way back from each question, and nothing waits or stands on the card."""
    await folk.placement()
    card = await card_of(consultant)
    await consultant.taps(card, "Contact met Amina")
    opened = await consultant.sees("Contact met Amina", "Hoe gaat het?")
    await folk.town.clock(advance="PT1M")
    assert len([one for one in await consultant.chat() if "Hoe gaat het?" in one.text]) == 1
    await consultant.taps(opened, "Het gaat goed")
    await consultant.taps(await consultant.sees("Is Amina klaar voor gewoon werk?"), "Terug")
    await consultant.taps(await consultant.sees("Contact met Amina", "Hoe gaat het?"), "Terug")
    seen = await consultant.sees("Amina Bakker", "Werkt: Inpakken")
    assert "Contact gepland" not in seen.text
    await consultant.chooses("Wat wacht")
    await consultant.sees("Er wacht niets.")


async def test_who_stands_in_speaks_meanwhile(open_town: OpenTown) -> None:
    """Away on the day, the card goes to who stands in."""
    town, folk, _, _, consultant = await placed(open_town)
    stand_in = await folk.phone("stand_in")
    await consultant.writes("/afwezig")
    await consultant.sees("Wat is de eerste dag dat je weg bent?")
    await consultant.writes("6 december")
    await consultant.sees("Wat is de laatste dag dat je weg bent?")
    await consultant.writes("9 december")
    await town.clock(now="2026-12-07T08:31:00+01:00")
    await stand_in.taps(await stand_in.sees("Contact met Amina", "Hoe gaat het?"), "Het gaat goed")
    await stand_in.taps(await stand_in.sees("Is Amina klaar voor gewoon werk?"), "Ja")
    await stand_in.sees("Vastgelegd op 7 december 2026 door Mark.")


async def test_work_that_goes_on_longer_has_its_next_contacts(open_town: OpenTown) -> None:
    """The last two were held on 7 January; a month later the work would have been over. It goes on until March: the rhythm goes on too."""
    town, _, candidate, employer, consultant = await placed(open_town)
    for now in ("2026-12-07T08:31:00+01:00", "2027-01-07T08:31:00+01:00"):
        before = await consultant.newest()
        await town.clock(now=now)
        for whom in ("Contact met Amina", "Contact met Drukkerij De Punt"):
            await consultant.taps(await consultant.sees(whom, after=before), "Het gaat goed")
            await consultant.taps(await consultant.newest(), "Nog niet")
    assert "Contact gepland" not in (await card_of(consultant)).text
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Hoe gaat het verder?")
    await employer.taps(await employer.newest(), "Langer doorgaan")
    ask = await consultant.sees("Drukkerij De Punt wil langer doorgaan met Amina.")
    await consultant.taps(ask, ask.buttons[1])
    await candidate.taps(await candidate.sees("Wil je doorgaan met dit werk"), "Ja, dat is goed")
    card = await card_of(consultant)
    assert "Contact gepland: 7 februari 2027, Amina" in card.text
    assert "Contact gepland: 7 februari 2027, Drukkerij De Punt" in card.text


async def test_contacts_are_told_apart(open_town: OpenTown) -> None:
    """Three works, two at one employer: each button of the candidate's card names the work, and each line with an employer the candidate."""
    folk = await Folk.settle(await open_town())
    consultant = await folk.phone("consultant")
    for name in ("candidate", "other_candidate", "employer", "other_employer"):
        await folk.phone(name)
    await folk.placement(title="Inpakken", weekdays=(1,))
    await folk.placement(title="Folders vouwen", weekdays=(2,))
    await folk.placement(title="Helpen", weekdays=(3,), employer="Zorggroep Oost", member="other_employer")
    await folk.placement(of="other_candidate", title="Helpen", weekdays=(3,), employer="Zorggroep Oost", member="other_employer")
    buttons = [one for one in (await card_of(consultant)).buttons if one.startswith("Contact met")]
    assert buttons == [
        "Contact met Amina: Inpakken",
        "Contact met Drukkerij De Punt: Inpakken",
        "Contact met Amina: Folders vouwen",
        "Contact met Drukkerij De Punt: Folders vouwen",
        "Contact met Amina: Helpen",
        "Contact met Zorggroep Oost",
    ]
