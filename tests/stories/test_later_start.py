"""Work that runs already: whoever comes later begins on the first day that is left, and no day before it is theirs."""

from datetime import date, time

from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.test_offer import proposed
from tests.stories.town import Folk

SINCE = {"starts_on": date(2026, 10, 12), "weekdays": (1, 2), "starts": time(8), "ends": time(12), "places": 2}
"""On Mondays and Tuesdays, since five weeks; on this Monday it has begun an hour ago."""


async def test_who_comes_later_begins_on_the_first_day_that_is_left(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Thirteen shifts of four hours are left, from Tuesday on; all that is said goes from there, and no week before it is asked about."""
    await folk.job(**SINCE, ends_on=date(2027, 1, 3), minutes_per_week=8 * 60)
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("2 plekken vrij"), "Wie past?")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Aanbieden")
    await consultant.sees("Aangeboden aan Amina.", "Van 17 november 2026 tot en met 3 januari 2027")
    card = await candidate.sees("Wil je dit werk doen?", "Van 17 november 2026 tot en met 3 januari 2027")
    assert "Dat is ongeveer € 104,00 voor de hele klus." in card.text
    await candidate.taps(card, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    proposal = await employer.sees("Amina wil graag bij je werken.", "Van 17 november 2026")
    await employer.taps(proposal, "Welkom")
    await candidate.sees("Dit is je werk:", "Eerste dag: 17 november 2026")
    await employer.sees("Bevestigd: Amina komt bij je werken.", "Eerste dag: 17 november 2026")
    assert "Van 17 november 2026 tot en met 3 januari 2027" in await candidate.reads(card)
    await candidate.sees_nothing_of("Klopt je week?", "oktober")


async def test_a_placement_at_once_begins_on_the_first_day_that_is_left(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """What was agreed outside of the bot begins from now on too, and its term runs from there."""
    await folk.job(**SINCE, ends_on=None)
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("2 plekken vrij"), "Direct plaatsen")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    sure = await consultant.sees("Wil je Amina nu plaatsen?", "Eerste dag: 17 november 2026", "Laatste dag: 16 mei 2027")
    await consultant.taps(sure, "Ja, plaatsen")
    await candidate.sees("Dit is je werk:", "Eerste dag: 17 november 2026")
    await candidate.sees_nothing_of("Klopt je week?")


async def test_work_that_is_over_is_no_open_job(open_town: OpenTown) -> None:
    """On the last Tuesday it is in the list until its shift has begun. A card of before says then that it is over, and offers nothing."""
    folk = await Folk.settle(await open_town())
    consultant = await folk.phone("consultant")
    await folk.job(**SINCE, ends_on=date(2026, 11, 18))
    await folk.job(**SINCE, title="Oogsten", ends_on=date(2026, 11, 15))
    await folk.job(title="Poetsen", ends_on=None)
    await consultant.chooses("Klussen")
    listed = await consultant.newest()
    assert listed.buttons == ["Folders vouwen, Drukkerij De Punt", "Poetsen, Drukkerij De Punt"]
    await consultant.taps(listed, "Folders vouwen, Drukkerij De Punt")
    assert (await consultant.sees("2 plekken vrij")).buttons[:2] == ["Wie past?", "Direct plaatsen"]
    await folk.town.clock(now="2026-11-17T08:01:00+01:00")
    await consultant.taps(listed, "Folders vouwen, Drukkerij De Punt")
    over = await consultant.sees("Dit werk is afgelopen. Niemand kan er nog beginnen.")
    assert "plekken vrij" not in over.text
    assert over.buttons == ["Opdrachtgever"]
    await consultant.chooses("Klussen")
    assert (await consultant.newest()).buttons == ["Poetsen, Drukkerij De Punt"]


async def test_one_first_day_is_offered_confirmed_and_counted_from(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """On Wednesdays and Fridays: the day on which one can come is a Monday, the first day of work a Wednesday. It is said everywhere, and
    six months from it end on the day before the eighteenth."""
    job = await folk.job(**SINCE | {"weekdays": (3, 5)}, ends_on=None)
    card = await proposed(folk, candidate, consultant, job)
    asked = await employer.sees("Amina wil graag bij je werken.", "Van 18 november 2026 tot en met 17 mei 2027")
    assert "Van 18 november 2026 tot en met 17 mei 2027" in await candidate.reads(card)
    await employer.taps(asked, "Welkom")
    work = await candidate.sees("Dit is je werk:", "Eerste dag: 18 november 2026", "Laatste dag: 17 mei 2027")
    for phone, shown in ((employer, asked), (candidate, card)):
        assert "Van 18 november 2026 tot en met 17 mei 2027" in await phone.reads(shown)
    assert "16 november" not in await candidate.reads(work)
    await consultant.writes("/kandidaten Amina")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Wat er eerder was")
    before = await consultant.sees("wat er eerder was", "18 november 2026")
    assert "16 november" not in before.text


async def test_a_yes_is_to_what_the_card_says(open_town: OpenTown) -> None:
    """Offered a week ago: two shifts of it are over. The yes is asked again with what is left of days and premium, and counts then."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant = await folk.phone("candidate"), await folk.phone("consultant")
    await folk.offer(await folk.job(**SINCE, ends_on=date(2027, 1, 3), minutes_per_week=8 * 60))
    card = await candidate.sees("Wil je dit werk doen?", "Van 17 november 2026", "Dat is ongeveer € 104,00 voor de hele klus.")
    await town.clock(now="2026-11-24T14:00:00+01:00")
    await candidate.presses_data(card, card.data("Ja, stel me voor"))
    await candidate.sees("Dit werk is veranderd sinds je het las. Kijk nog een keer, en zeg dan ja of nee.")
    await consultant.sees_nothing_of("wil voorgesteld worden")
    again = await candidate.sees("Wil je dit werk doen?", "Van 30 november 2026", "Dat is ongeveer € 80,00 voor de hele klus.")
    await candidate.taps(again, "Ja, stel me voor")
    await consultant.sees("Amina wil voorgesteld worden")


async def test_what_came_to_nothing_stays_as_it_was_offered(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """A no to the offer, and a no to the proposal: the days on the cards do not jump."""
    job = await folk.job(**SINCE, ends_on=None)
    days = "Van 17 november 2026 tot en met 16 mei 2027"
    await folk.offer(job, "other_candidate")
    declined = await other_candidate.sees("Wil je dit werk doen?", days)
    await other_candidate.taps(declined, "Nee")
    assert days in await other_candidate.reads(declined)
    await consultant.sees("Henk heeft nee gezegd tegen Drukkerij De Punt.", days)
    card = await proposed(folk, candidate, consultant, job)
    asked = await employer.sees("Amina wil graag bij je werken.", days)
    await employer.taps(asked, "Deze keer niet")
    for phone, shown in ((employer, asked), (candidate, card)):
        assert days in await phone.reads(shown)


async def test_a_job_that_is_over_is_not_offered(open_town: OpenTown) -> None:
    """Its last shift has begun since the card was opened: neither offered nor placed at once, and it is said why."""
    folk = await Folk.settle(await open_town())
    await folk.phone("candidate")
    consultant = await folk.phone("consultant")
    await folk.job(**SINCE, ends_on=date(2026, 11, 18))
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.newest(), "Folders vouwen, Drukkerij De Punt")
    job = await consultant.sees("2 plekken vrij")
    await folk.town.clock(now="2026-11-17T08:01:00+01:00")
    await consultant.taps(job, "Wie past?")
    await consultant.taps(await consultant.sees("Amina Bakker: kan niet: het werk is afgelopen"), "Amina Bakker")
    why = await consultant.sees("Dit kan nu niet worden aangeboden:", "Dit werk is afgelopen. Niemand kan er nog beginnen.")
    assert "Aanbieden" not in why.buttons
    await consultant.taps(job, "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je"), "Amina Bakker")
    refused = await consultant.newest()
    assert "Dit werk is afgelopen. Niemand kan er nog beginnen." in refused.text


async def test_nobody_is_welcome_any_more_once_a_job_is_over(open_town: OpenTown) -> None:
    """An offer, a yes and a proposal that were left lying: after the last shift none of them goes on, and it is said why."""
    folk = await Folk.settle(await open_town())
    names = ("candidate", "other_candidate", "english_candidate", "consultant", "employer")
    amina, henk, selam, karin, joost = [await folk.phone(name) for name in names]
    job = await folk.job(starts_on=date(2026, 11, 16), ends_on=date(2026, 11, 19), places=3)
    await proposed(folk, amina, karin, job)
    await folk.offer(job, "other_candidate")
    await henk.taps(await henk.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await folk.offer(job, "english_candidate")
    await folk.town.clock(now="2026-11-19T15:00:00+01:00")
    over = "Dit werk is afgelopen. Niemand kan er nog beginnen."
    await joost.taps(await joost.sees("Amina wil graag bij je werken."), "Welkom")
    await joost.sees(over)
    await karin.taps(await karin.sees("Henk wil voorgesteld worden"), "Voorstellen")
    await karin.sees(over)
    offered = await selam.sees("Do you want to do this work?")
    await selam.taps(offered, "Yes, propose me")
    await selam.sees("This work is over. Nobody can begin there any more.")
    await amina.sees_nothing_of("Dit is je werk")
    await selam.taps(offered, "No")
    assert "You said no. That is fine." in await selam.reads(offered)
