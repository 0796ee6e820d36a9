"""Who is asked about a week, when, and what silence means."""

from datetime import date, datetime

from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk
from tests.stories.weeks import LATE, PLANNED, AWeek, fill, settled


@on_sqlite
async def test_the_candidate_is_reminded_until_it_is_signed(open_town: OpenTown) -> None:
    """At the week's end, the next morning at eight, on Monday at eight; never in the night or on Sunday, and not after signing. Only
    the newest asks; the ones before it go, as far as Telegram still lets them (two days)."""
    week = await settled(open_town)
    candidate = week["candidate"]
    cards, places = [], set()
    for until, expected in (
        ("2026-11-21T07:59:00+01:00", 1),
        ("2026-11-21T08:01:00+01:00", 2),
        ("2026-11-23T07:59:00+01:00", 2),
        ("2026-11-23T08:01:00+01:00", 3),
    ):
        await week.town.clock(now=until)
        cards = [m for m in await candidate.chat() if "De week van maandag 16 november" in m.text]
        places.add(cards[-1].id)
        assert len(places) == expected, until
        assert [m.buttons for m in cards[:-1]] == [[]] * (len(cards) - 1)
    assert len(cards) == 2
    await candidate.taps(cards[-1], "Mijn week klopt")

    signed = await settled(open_town)
    card = await signed["candidate"].sees("Klopt je week?")
    await signed["candidate"].taps(card, "Mijn week klopt")
    await signed.town.clock(now="2026-11-23T08:30:00+01:00")
    assert len([m for m in await signed["candidate"].chat() if "De week van maandag 16 november" in m.text]) == 1


@on_sqlite
async def test_silence_confirms_nothing(week: AWeek) -> None:
    """The employer is reminded after two and four working days; then the contact person is told, and the week still waits."""
    employer, consultant = week["employer"], week["consultant"]
    await week.signed()
    for until, asked in (
        ("2026-11-24T13:16:00+01:00", 1),
        ("2026-11-24T13:18:00+01:00", 2),
        ("2026-11-26T13:18:00+01:00", 3),
    ):
        await week.town.clock(now=until)
        assert len([m for m in await employer.chat() if "Kloppen deze uren?" in m.text]) == asked, until
    await consultant.sees_nothing_of("heeft nog niet geantwoord")
    await week.town.clock(now="2026-11-27T13:18:00+01:00")
    await consultant.sees(
        "Drukkerij De Punt heeft nog niet geantwoord.",
        "Het gaat over de week van maandag 16 november van Amina Bakker.",
        "Ze kregen twee herinneringen. Bel ze even.",
    )
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Niet bevestigd: Drukkerij De Punt, Amina Bakker. Wacht 7 dagen.")
    assert "Niet bevestigd: Drukkerij De Punt, Amina Bakker" in waits.buttons
    await week.town.clock(now="2026-12-31T12:00:00+01:00")
    live = await employer.sees("Kloppen deze uren?")
    assert live.buttons == ["Klopt", "Klopt niet"]
    await week["candidate"].sees_nothing_of("Bevestigd")
    await employer.taps(live, "Klopt")
    await week["candidate"].sees("Bevestigd: 21 uur en 15 min.")


@on_sqlite
async def test_reminders_stop_when_it_is_confirmed(week: AWeek) -> None:
    """Confirmed is confirmed: no reminder, and nothing to the contact person."""
    employer = week["employer"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    await week.town.clock(now="2026-12-04T12:00:00+01:00")
    await employer.sees_nothing_of("Kloppen deze uren?")
    await week["consultant"].sees_nothing_of("heeft nog niet geantwoord")


@on_sqlite
async def test_christmas_is_no_working_day(open_town: OpenTown) -> None:
    """Signed on Wednesday 23 December 2026: two working days later is Monday 28 December, for Friday is Christmas Day."""
    town = await open_town(now=datetime.fromisoformat("2026-12-21T08:00:00+01:00"))
    folk = await Folk.settle(town)
    phones = {name: await folk.phone(name) for name in ("candidate", "employer")}
    placement = await folk.placement(weekdays=(1, 2, 3))
    await fill(folk, placement, dict.fromkeys(range(3), PLANNED), date(2026, 12, 21))
    await town.clock(now="2026-12-23T13:16:00+01:00")
    week = AWeek(folk, placement, phones)
    await week.signed()
    employer = phones["employer"]
    for until, asked in (("2026-12-28T13:16:00+01:00", 1), ("2026-12-28T13:18:00+01:00", 2)):
        await town.clock(now=until)
        assert len([m for m in await employer.chat() if "Kloppen deze uren?" in m.text]) == asked, until


@on_sqlite
async def test_a_week_without_a_plan_is_asked_about_on_monday_morning(open_town: OpenTown) -> None:
    """Nothing planned: it is over on Sunday 20:00, which is quiet, so the question comes on Monday at eight."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await folk.phone("employer")
    placement = await folk.placement(weekdays=())
    await fill(folk, placement, {2: LATE})
    await town.clock(now="2026-11-23T07:59:00+01:00")
    await candidate.sees_nothing_of("Klopt je week?")
    await town.clock(now="2026-11-23T08:01:00+01:00")
    card = await candidate.sees("Klopt je week?", "• woensdag 18 november: 09:00 tot 14:15: 5 uur en 15 min (was niet gepland)")
    await candidate.taps(card, "Mijn week klopt")
    assert "Je hebt getekend." in await candidate.reads(card)


@on_sqlite
async def test_the_contact_person_knows_of_weeks_that_nobody_signs(open_town: OpenTown) -> None:
    """From the morning after the last reminder: one line a candidate, that leads to the candidate and counts each week until it is signed."""
    week = await settled(open_town)
    candidate, consultant = week["candidate"], week["consultant"]
    await week.town.clock(now="2026-11-24T07:59:00+01:00")
    await consultant.chooses("Wat wacht")
    await consultant.sees("Er wacht niets.")
    await week.town.clock(now="2026-11-24T08:31:00+01:00")
    await consultant.sees("Goedemorgen.", "Er wacht 1 ding op je.", "Niet getekend: Amina, 1 week")
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("• Niet getekend: Amina, 1 week. Sinds vandaag.")
    await week.town.clock(now="2026-12-01T08:01:00+01:00")
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Er wacht 1 ding op je.", "• Niet getekend: Amina, 2 weken. Wacht 7 dagen.")
    await consultant.taps(waits, "Niet getekend: Amina, 2 weken")
    await consultant.sees(
        "Amina Bakker",
        "Werkt: Inpakken bij Drukkerij De Punt",
        "Niet getekend: week van 16 november 2026\nNiet getekend: week van 23 november 2026",
    )
    await candidate.taps(await candidate.sees("De week van maandag 16 november"), "Mijn week klopt")
    await consultant.chooses("Wat wacht")
    await consultant.sees("• Niet getekend: Amina, 1 week. Sinds vandaag.")


@on_sqlite
async def test_a_week_in_which_nothing_was_planned_or_entered_waits_for_nobody(open_town: OpenTown) -> None:
    """There is nothing to sign."""
    folk = await Folk.settle(await open_town())
    await folk.phone("candidate")
    consultant = await folk.phone("consultant")
    await folk.placement(weekdays=())
    await folk.town.clock(now="2026-12-01T08:01:00+01:00")
    await consultant.chooses("Wat wacht")
    await consultant.sees("Er wacht niets.")
