"""A week that the employer sees otherwise: which day, how many hours; agreed in one tap, or the contact person decides."""

import pytest

from tests.stories.running import on_sqlite
from tests.stories.weeks import AWeek


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
        assert "Dat begrijp ik nog niet." in (await employer.newest()).text, wrong
    await employer.sends_sticker()
    assert "Hier kan ik alleen tekst lezen." in (await employer.newest()).text
    await employer.sends_photo()
    assert "Hier kan ik alleen tekst lezen." in (await employer.newest()).text
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
