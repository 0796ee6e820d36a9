"""The week, from signing to confirmed, on the phones of candidate, employer and consultant."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest

from core.store import days
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

MONDAY = date(2026, 11, 16)
FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"
PLANNED = (time(9), time(13, 15), 15, 240)
LATE = (time(9), time(14, 15), 0, 315)
NOT_WORKED = (None, None, 0, 0)
Worked = tuple[time | None, time | None, int, int]
WEEK: Mapping[int, Worked] = {0: PLANNED, 1: PLANNED, 2: PLANNED, 3: PLANNED, 4: LATE}


async def fill(folk: Folk, placement: int, week: Mapping[int, Worked], monday: date = MONDAY, of: str = "candidate") -> None:
    """These days were filled in before: day of the week from 0, with start, end, break and minutes."""
    async with folk.town.database.begin() as tx:
        for number, (starts, ends, break_minutes, minutes) in week.items():
            await days.write(
                tx,
                municipality=folk.municipality,
                placement=placement,
                day=monday + timedelta(days=number),
                version=1,
                worked=minutes > 0,
                starts=starts,
                ends=ends,
                break_minutes=break_minutes,
                minutes=minutes,
                by=folk.ids[of],
                at=folk.moment,
            )


class AWeek:
    """A week that is over: Amina worked 21 hours and a quarter, one day longer than planned. The phones have started."""

    def __init__(self, folk: Folk, placement: int, phones: Mapping[str, Phone]) -> None:
        self.folk, self.placement, self.phones = folk, placement, phones

    @property
    def town(self) -> RunningTown:
        return self.folk.town

    def __getitem__(self, name: str) -> Phone:
        return self.phones[name]

    async def signed(self) -> None:
        """Signed, and the minute is over."""
        await self["candidate"].taps(await self["candidate"].sees("Klopt je week?"), "Mijn week klopt")
        await self.town.clock(advance="PT61S")

    async def disputed(self) -> None:
        """Signed, and the employer says that Friday was 3 hours."""
        await self.signed()
        employer = self["employer"]
        await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
        await employer.taps(await employer.sees("Welke dag klopt niet?"), "vr 20 nov: 5 uur en 15 min")
        await employer.writes("3 uur")
        await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?"), "Versturen")


@pytest.fixture(name="week")
async def ended_week(open_town: OpenTown) -> AWeek:
    """A town in which the week has just ended."""
    return await settled(open_town)


async def settled(open_town: OpenTown, week: Mapping[int, Worked] = WEEK, until: str = FRIDAY_AFTERNOON) -> AWeek:
    town = await open_town()
    folk = await Folk.settle(town)
    phones = {name: await folk.phone(name) for name in ("candidate", "employer", "colleague", "consultant", "other_employer")}
    placement = await folk.placement()
    await fill(folk, placement, week)
    await town.clock(now=until)
    return AWeek(folk, placement, phones)


async def test_a_right_week_takes_one_tap_on_each_side(week: AWeek) -> None:
    """The candidate signs, the employer confirms, the candidate hears the hours and the premium to the cent."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    card = await candidate.sees("Klopt je week?")
    for line in (
        "Inpakken bij Drukkerij De Punt",
        "De week van maandag 16 november",
        "• maandag 16 november: 09:00 tot 13:15, pauze 15 minuten: 4 uur",
        "• vrijdag 20 november: 09:00 tot 14:15: 5 uur en 15 min (anders dan gepland)",
        "Samen: 21 uur en 15 min",
        "Premie van deze week: € 42,50",
    ):
        assert line in card.text, line
    await candidate.taps(card, "Mijn week klopt")
    assert "Je hebt getekend. Over één minuut krijgt Drukkerij De Punt je uren." in await candidate.reads(card)
    await employer.sees_nothing_of("Kloppen deze uren?")
    await week.town.clock(advance="PT61S")
    assert "Je hebt getekend. Nu kijkt Drukkerij De Punt ernaar." in await candidate.reads(card)
    asked, other = await employer.sees("Kloppen deze uren?"), await colleague.sees("Kloppen deze uren?")
    assert "Samen: 21 uur en 15 min" in asked.text
    assert "Kosten: € 393,13 (€ 18,50 per uur)" in asked.text
    await employer.taps(asked, "Klopt")
    assert "Bevestigd door Joost Visser op vrijdag 20 november, 13:1" in await employer.reads(asked)
    seen = await colleague.looks(other)
    assert "Bevestigd door Joost Visser op vrijdag 20 november" in seen.text
    assert seen.buttons == ["Ik heb me vergist", "Urenstaat (PDF)"]
    await candidate.sees("Bevestigd: 21 uur en 15 min.", "Premie van deze week: € 42,50.", "De week van maandag 16 november"[3:])
    assert "Bevestigd door Drukkerij De Punt." in await candidate.reads(card)
    await employer.sees_nothing_of("remie", "42,50")
    assert (candidate.taps_made, employer.taps_made) == (1, 1)


async def test_a_second_tap_shows_the_same_result(week: AWeek) -> None:
    """Signed twice, confirmed twice, or confirmed by a colleague who had the old card: one signature, one confirmation, told once."""
    candidate, employer, colleague = week["candidate"], week["employer"], week["colleague"]
    card = await candidate.sees("Klopt je week?")
    sign = card.data("Mijn week klopt")
    await candidate.taps(card, "Mijn week klopt")
    await candidate.presses_data(card, sign)
    await week.town.clock(advance="PT61S")
    asked, other = await employer.sees("Kloppen deze uren?"), await colleague.sees("Kloppen deze uren?")
    right = {employer: asked.data("Klopt"), colleague: other.data("Klopt")}
    await employer.taps(asked, "Klopt")
    await employer.presses_data(asked, right[employer])
    await colleague.presses_data(other, right[colleague])
    assert "Bevestigd door Joost Visser" in await colleague.reads(other)
    told = [m for m in await candidate.chat() if "Bevestigd: 21 uur en 15 min." in m.text]
    assert len(told) == 1


async def test_for_a_minute_it_can_be_taken_back(week: AWeek) -> None:
    """The week is open again and the employer hears nothing; signed anew, the employer is asked once."""
    candidate, employer = week["candidate"], week["employer"]
    card = await candidate.sees("Klopt je week?")
    await candidate.taps(card, "Mijn week klopt")
    back = (await candidate.looks(card)).data("Toch nog iets veranderen")
    await candidate.taps(await candidate.looks(card), "Toch nog iets veranderen")
    assert "Klopt je week?" in await candidate.reads(card)
    await week.town.clock(advance="PT5M")
    await employer.sees_nothing_of("Kloppen deze uren?")
    await candidate.taps(await candidate.looks(card), "Mijn week klopt")
    await week.town.clock(advance="PT61S")
    assert (await candidate.looks(card)).buttons == []
    await candidate.presses_data(card, back)
    await candidate.sees("Dit was een oude knop. Hieronder zie je hoe het nu staat.")
    await candidate.sees("Je hebt getekend. Nu kijkt Drukkerij De Punt ernaar.")
    assert len([m for m in await employer.chat() if "Kloppen deze uren?" in m.text]) == 1


async def test_a_missing_day_is_named_and_not_counted_as_zero(open_town: OpenTown) -> None:
    """Signing asks for the day first; the card offers to fill it in, or to say that it was not worked."""
    week = await settled(open_town, dict.fromkeys((0, 1, 3, 4), PLANNED))
    candidate = week["candidate"]
    card = await candidate.sees("Klopt je week?", "• woensdag 18 november: nog niet ingevuld", "Samen: 16 uur")
    await candidate.taps(card, "Mijn week klopt")
    await candidate.sees("Nog niet ingevuld: woensdag 18 november. Vul dat eerst in, of kies “niet gewerkt”.")
    card = await candidate.newest()
    assert card.buttons[:3] == ["Mijn week klopt", "wo 18 nov: invullen", "wo 18 nov: niet gewerkt"]
    await week.town.clock(advance="PT61S")
    await week["employer"].sees_nothing_of("Kloppen deze uren?")


async def test_a_wrong_day_takes_four_taps_and_one_to_agree(week: AWeek) -> None:
    """The candidate sees both numbers in one sentence; with their yes the week has the employer's hours, and is confirmed."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    which = await employer.sees("Welke dag klopt niet?")
    assert which.buttons[:5] == [
        "ma 16 nov: 4 uur",
        "di 17 nov: 4 uur",
        "wo 18 nov: 4 uur",
        "do 19 nov: 4 uur",
        "vr 20 nov: 5 uur en 15 min",
    ]
    await employer.taps(which, "vr 20 nov: 5 uur en 15 min")
    await employer.taps(await employer.sees("Wat moet het zijn op vrijdag 20 november?"), "Half uur minder")
    await employer.taps(
        await employer.sees("Zal ik dit naar Amina sturen?", "• vrijdag 20 november: 4 uur en 45 min"), "Versturen"
    )
    assert employer.taps_made == 4
    await employer.sees("We hebben je uren aan Amina voorgelegd.", "Dit gaf Joost door:")
    asked = await candidate.sees("Drukkerij De Punt ziet vrijdag anders: 4 uur en 45 min in plaats van 5 uur en 15 min.")
    assert asked.buttons == ["Akkoord", "Vraag Karin", "Andere uren voorstellen"]
    await candidate.taps(asked, "Akkoord")
    text = await candidate.reads(asked)
    assert "Bevestigd. Je was het eens met Drukkerij De Punt." in text
    assert "• vrijdag 20 november: 4 uur en 45 min (anders dan gepland)" in text
    await candidate.sees("Bevestigd: 20 uur en 45 min.", "Premie van deze week: € 41,50.")
    await employer.sees("Amina is akkoord met jullie uren.", "De week van maandag 16 november is bevestigd.")


@pytest.mark.parametrize(
    ("choice", "hours", "premium"),
    [("Uren van Amina", "21 uur en 15 min", "€ 42,50"), ("Uren van Drukkerij De Punt", "19 uur", "€ 38,00")],
)
async def test_the_contact_person_decides_between_both_versions(week: AWeek, choice: str, hours: str, premium: str) -> None:
    """Karin sees both side by side; both sides hear the decision, the candidate with the premium."""
    candidate, employer, consultant = week["candidate"], week["employer"], week["consultant"]
    await week.disputed()
    asked = await candidate.sees("Drukkerij De Punt ziet vrijdag anders: 3 uur in plaats van 5 uur en 15 min.")
    await candidate.taps(asked, "Vraag Karin")
    assert "Karin beslist over je week. Je hoort het hier." in await candidate.reads(asked)
    box = await consultant.sees("Wil je over deze week beslissen?", "Amina Bakker, Inpakken bij Drukkerij De Punt")
    for line in (
        "• Amina: 09:00 tot 14:15: 5 uur en 15 min",
        "• Drukkerij De Punt: 3 uur",
        "Samen: Amina 21 uur en 15 min",
        "Samen: Drukkerij De Punt 19 uur",
    ):
        assert line in box.text, line
    both = {caption: box.data(caption) for caption in box.buttons}
    await consultant.chooses("Wat wacht")
    waits = await consultant.sees("Er wacht 1 ding op je.")
    assert [one for one in waits.buttons if one.startswith("Beslissen: week van Amina Bakker, sinds")] == waits.buttons
    await consultant.taps(box, choice)
    await consultant.chooses("Wat wacht")
    assert not [one for one in (await consultant.sees("wacht", after=waits)).buttons if one.startswith("Beslissen: week")]
    await consultant.presses_data(box, next(data for caption, data in both.items() if caption != choice))
    await candidate.sees("Karin besliste", f"Bevestigd: {hours}.", f"Premie van deze week: {premium}.")
    heard = await employer.sees("Karin besliste", f"Bevestigd: {hours}.")
    assert "remie" not in heard.text
    for phone in (candidate, consultant):
        await phone.sees("Karin besliste", f"Samen: {hours}")


async def test_two_days_typed_with_a_reason(week: AWeek) -> None:
    """Times with and without a break can mean two things, and are asked about; the reason goes along."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "di 17 nov: 4 uur")
    await employer.writes("9 tot 12:30")
    which = await employer.sees("Wat bedoel je?")
    assert which.buttons[:2] == ["09:00 tot 12:30, pauze 15 minuten: 3 uur en 15 min", "09:00 tot 12:30: 3 uur en 30 min"]
    await employer.taps(which, "09:00 tot 12:30: 3 uur en 30 min")
    await employer.writes("Ze ging <eerder> weg")
    send = await employer.sees("Zal ik dit naar Amina sturen?", "Je schrijft erbij: “Ze ging <eerder> weg”")
    await employer.taps(send, "Nog een dag")
    await employer.taps(await employer.newest(), "vr 20 nov: 5 uur en 15 min")
    await employer.taps(await employer.sees("Wat moet het zijn op vrijdag 20 november?"), "0 uur, niet gewerkt")
    await employer.taps(await employer.sees("Zal ik dit naar Amina sturen?", "• vrijdag 20 november: 0 uur"), "Versturen")
    asked = await candidate.sees(
        "Drukkerij De Punt ziet 2 dagen anders:",
        "• dinsdag: 3 uur en 30 min in plaats van 4 uur",
        "Ze schrijven erbij: “Ze ging <eerder> weg”",
        "• vrijdag: 0 uur in plaats van 5 uur en 15 min",
    )
    await candidate.taps(asked, "Akkoord")
    await candidate.sees("Bevestigd: 15 uur en 30 min.", "Premie van deze week: € 31,00.")
    text = await candidate.reads(asked)
    assert "• dinsdag 17 november: 09:00 tot 12:30: 3 uur en 30 min (anders dan gepland)" in text
    assert "• vrijdag 20 november: niet gewerkt (anders dan gepland)" in text


async def test_whatever_is_sent_halfway_loses_nothing(week: AWeek) -> None:
    """A sticker, words that are no hours, the same hours, a step back, /stop: nothing is sent to the candidate before it is sent."""
    candidate, employer = week["candidate"], week["employer"]
    await week.signed()
    asked = await employer.sees("Kloppen deze uren?")
    await employer.taps(asked, "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "ma 16 nov: 4 uur")
    for wrong in ("morgen", "-8", "1e9", "８"):
        await employer.writes(wrong)
        assert "Dat begreep ik niet." in (await employer.newest()).text, wrong
    await employer.sends_sticker()
    assert "Dat begreep ik niet." in (await employer.newest()).text
    await employer.sends_photo()
    assert "Dat begreep ik niet." in (await employer.newest()).text
    await employer.writes("4 uur")
    assert "Dat staat er al." in (await employer.newest()).text
    await employer.taps(await employer.newest(), "Terug")
    day = await employer.newest()
    assert "Welke dag klopt niet?" in day.text
    await employer.taps(day, "di 17 nov: 4 uur")
    await employer.taps(await employer.newest(), "Half uur meer")
    send = await employer.sees("Zal ik dit naar Amina sturen?", "• dinsdag 17 november: 4 uur en 30 min")
    await employer.writes("/stop")
    await employer.sees("Gestopt. Er is niets veranderd.")
    assert (await employer.looks(send)).buttons == []
    await employer.presses_data(send, send.data("Versturen"))
    await employer.sees("Dit was een oude knop. Hieronder zie je hoe het nu staat.")
    live = await employer.newest()
    assert live.buttons == ["Klopt", "Klopt niet"]
    await candidate.sees_nothing_of("ziet dinsdag anders", "ziet maandag anders")
    await employer.taps(live, "Klopt")
    await candidate.sees("Bevestigd: 21 uur en 15 min.")


@on_sqlite
async def test_a_key_of_the_keyboard_leaves_the_dispute(week: AWeek) -> None:
    """The fixed keyboard works everywhere: it never becomes an answer or an explanation, and the week still waits."""
    employer = week["employer"]
    await week.signed()
    for key, shown in (("Iets vragen", "Wat wil je"), ("Mijn mensen", "Amina komt bij je werken"), ("Hulp", "/stop")):
        await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
        await employer.taps(await employer.sees("Welke dag klopt niet?"), "ma 16 nov: 4 uur")
        await employer.taps(await employer.sees("Wat moet het zijn op maandag 16 november?"), "Half uur minder")
        before = await employer.sees("Zal ik dit naar Amina sturen?")
        await employer.chooses(key)
        assert shown in (await employer.sees(shown, after=before)).text
        await employer.writes("/stop")
    await week["candidate"].sees_nothing_of("ziet maandag anders")


async def test_a_colleague_who_confirms_ends_the_dispute_at_hand(week: AWeek) -> None:
    """Halfway through, the colleague said that it is right: the first answer counts, and the other hears whose it was."""
    employer, colleague = week["employer"], week["colleague"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    await employer.taps(await employer.sees("Welke dag klopt niet?"), "ma 16 nov: 4 uur")
    await colleague.taps(await colleague.sees("Kloppen deze uren?"), "Klopt")
    await employer.writes("3 uur")
    await employer.sees("Deze week is al bevestigd. De uren staan vast.")
    assert "Bevestigd door Anja Prins" in (await employer.newest()).text
    await week["candidate"].sees_nothing_of("ziet maandag anders")


async def test_two_colleagues_at_the_same_moment(week: AWeek) -> None:
    """One winner; both see whose answer stands; the candidate hears it once."""
    employer, colleague, candidate = week["employer"], week["colleague"], week["candidate"]
    await week.signed()
    cards = {phone: await phone.sees("Kloppen deze uren?") for phone in (employer, colleague)}
    await asyncio.gather(*(phone.taps(card, "Klopt") for phone, card in cards.items()))
    seen = {(await phone.reads(card)).splitlines()[0] for phone, card in cards.items()}
    assert len(seen) == 1
    assert seen.pop().startswith(("Bevestigd door Joost Visser", "Bevestigd door Anja Prins"))
    assert len([m for m in await candidate.chat() if "Bevestigd: 21 uur en 15 min." in m.text]) == 1


async def test_nobody_elses_week(week: AWeek) -> None:
    """Another employer's person, or a button taken from somebody else's chat, changes nothing and learns nothing."""
    await week.signed()
    asked = await week["employer"].sees("Kloppen deze uren?")
    stranger = week["other_employer"]
    mine = await stranger.newest()
    await stranger.presses_data(mine, asked.data("Klopt"))
    await stranger.sees("Deze knop werkt niet meer.")
    await stranger.sees_nothing_of("Amina", "Inpakken")
    assert (await week["employer"].looks(asked)).buttons == ["Klopt", "Klopt niet"]


@on_sqlite
async def test_the_candidate_is_reminded_until_it_is_signed(open_town: OpenTown) -> None:
    """At the week's end, the next morning at eight, on Monday at eight; never in the night or on Sunday, and not after signing."""
    week = await settled(open_town)
    candidate = week["candidate"]
    cards = []
    for until, expected in (
        ("2026-11-21T07:59:00+01:00", 1),
        ("2026-11-21T08:01:00+01:00", 2),
        ("2026-11-23T07:59:00+01:00", 2),
        ("2026-11-23T08:01:00+01:00", 3),
    ):
        await week.town.clock(now=until)
        cards = [m for m in await candidate.chat() if "De week van maandag 16 november" in m.text]
        assert len(cards) == expected, until
    assert [m.buttons for m in cards[:-1]] == [[], []]
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
async def test_a_week_over_a_months_end_is_one_timesheet(open_town: OpenTown) -> None:
    """30 November and 1 December are signed together; the premium is rounded once in each month."""
    town = await open_town(now=datetime.fromisoformat("2026-11-30T08:00:00+01:00"))
    folk = await Folk.settle(town)
    await folk.policy("premium_per_hour", "1.50", date(2026, 11, 1))
    candidate, employer = await folk.phone("candidate"), await folk.phone("employer")
    placement = await folk.placement(weekdays=(1, 2))
    await fill(folk, placement, {0: (None, None, 0, 1), 1: (None, None, 0, 1)}, date(2026, 11, 30))
    await town.clock(now="2026-12-01T13:16:00+01:00")
    card = await candidate.sees("Klopt je week?", "Samen: 2 minuten", "Premie van deze week: € 0,06")
    await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?", "De week van maandag 30 november"), "Klopt")
    await candidate.sees("Bevestigd: 2 minuten.", "Premie van deze week: € 0,06.")


@on_sqlite
async def test_the_employers_lists(open_town: OpenTown) -> None:
    """A few weeks come as cards, the newest last; many come as one message, a page at a time, and each opens as a card."""
    town = await open_town()
    folk = await Folk.settle(town)
    employer = await folk.phone("employer")
    candidate = await folk.phone("candidate")
    await employer.chooses("Uren bevestigen")
    await employer.sees("Er wachten nu geen uren op je.")
    placements = [await folk.placement(weekdays=(1,), ends_on=date(2026, 11, 29)) for _ in range(10)]
    for placement in placements:
        await fill(folk, placement, {0: PLANNED})
    await town.clock(now="2026-11-16T13:16:00+01:00")
    cards = [m for m in await candidate.chat() if "Mijn week klopt" in m.buttons]
    assert len(cards) == 10
    for card in cards[:2]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    before = await employer.newest()
    await employer.chooses("Uren bevestigen")
    assert len([m for m in await employer.chat() if m.id > before.id and m.buttons == ["Klopt", "Klopt niet"]]) == 2
    for card in cards[2:]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.chooses("Uren bevestigen")
    page = await employer.sees("Er wachten 10 weken op je.")
    assert page.buttons[:10] == ["Deze 8 weken kloppen", *["Amina, 4 uur"] * 8, "Volgende"]
    await employer.taps(page, "Volgende")
    page = await employer.newest()
    assert page.buttons[:4] == ["Deze 2 weken kloppen", *["Amina, 4 uur"] * 2, "Vorige"]
    await employer.taps(page, "Amina, 4 uur")
    assert (await employer.newest()).buttons == ["Klopt", "Klopt niet"]
    await employer.chooses("Mijn mensen")
    people = await employer.sees("Er werken 10 mensen bij je. Wie wil je zien?")
    await employer.taps(people, "Amina, Inpakken")
    await employer.sees("Bevestigd: Amina komt bij je werken.", after=people)


@pytest.mark.parametrize("times", [10])
async def test_races_have_one_winner(open_town: OpenTown, times: int) -> None:
    """Confirmed and disputed at the same moment, over many weeks: each has one answer, and both phones show the same."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, employer, colleague = [await folk.phone(name) for name in ("candidate", "employer", "colleague")]
    for _ in range(times):
        await fill(folk, await folk.placement(weekdays=(1,), ends_on=MONDAY), {0: PLANNED})
    await town.clock(now="2026-11-16T13:16:00+01:00")
    for card in [m for m in await candidate.chat() if "Mijn week klopt" in m.buttons]:
        await candidate.taps(card, "Mijn week klopt")
    await town.clock(advance="PT61S")
    asked = [[m for m in await phone.chat() if m.buttons == ["Klopt", "Klopt niet"]] for phone in (employer, colleague)]
    assert len(asked[0]) == len(asked[1]) == times
    for mine, other in zip(*asked, strict=True):
        await asyncio.gather(employer.taps(mine, "Klopt", wait=False), colleague.taps(other, "Klopt", wait=False))
    await town.quiet()
    for mine, other in zip(*asked, strict=True):
        heads = {(await phone.reads(card)).splitlines()[0] for phone, card in ((employer, mine), (colleague, other))}
        assert len(heads) == 1
        assert heads.pop().startswith("Bevestigd door ")
    assert len([m for m in await candidate.chat() if m.text.startswith("Bevestigd: 4 uur.")]) == times
