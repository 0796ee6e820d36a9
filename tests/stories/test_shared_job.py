"""A job is shared with a municipality of the region: it is offered there too, the place is filled once, and candidates stay unseen."""

from tests.stories.phones import Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

JOB = "Folders vouwen, Drukkerij De Punt"


async def shares(consultant: Phone, folk: Folk) -> None:
    """With one tap, from the job's card."""
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), JOB)
    await consultant.taps(await consultant.sees("1 plek vrij"), "Delen in de regio")
    asked = await consultant.sees("Welke gemeenten mogen “Folders vouwen” ook aanbieden?")
    assert "Zij zien het werk, niet jouw kandidaten. Jij ziet die van hen niet." in asked.text
    await consultant.taps(asked, f"Gemeente Verweg {folk.number}: nee")
    assert f"Gemeente Verweg {folk.number}: ja" in (await consultant.newest()).buttons


async def offers(far_consultant: Phone, folk: Folk) -> None:
    """In the other municipality, to an own candidate."""
    await far_consultant.chooses("Klussen")
    listed = await far_consultant.sees("Welke klus wil je zien?")
    (name,) = [caption for caption in listed.buttons if "Folders vouwen" in caption]
    assert name.startswith(f"Gemeente Voorbeeldstad {folk.number}: Folders vouwen")
    await far_consultant.taps(listed, name)
    job = await far_consultant.sees(f"Gedeeld door Gemeente Voorbeeldstad {folk.number}.", "1 plek vrij")
    assert job.buttons == ["Wie past?", "Direct plaatsen"]
    await far_consultant.taps(job, "Wie past?")
    found = await far_consultant.sees("Wie past bij “Folders vouwen”?")
    assert "Soort werk" not in found.buttons
    assert not [caption for caption in found.buttons if "Amina" in caption or "Henk" in caption]
    await far_consultant.taps(found, "Noor Dekker")
    await far_consultant.taps(await far_consultant.sees("Noor Dekker en"), "Aanbieden")


async def test_offered_in_both_and_filled_once(
    folk: Folk,
    consultant: Phone,
    candidate: Phone,
    employer: Phone,
    far_consultant: Phone,
    far_candidate: Phone,
) -> None:
    """Noor of the other municipality is chosen; Amina hears kindly that it is filled; here it says only that the place is filled there."""
    await folk.in_a_region()
    number = await folk.job()
    await folk.offer(number)
    await shares(consultant, folk)
    await far_consultant.sees(f"Gedeeld door Gemeente Voorbeeldstad {folk.number}.", "Folders vouwen")
    await offers(far_consultant, folk)
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await far_candidate.taps(await far_candidate.sees("Wil je dit werk doen?", "Folders vouwen"), "Ja, stel me voor")
    await far_consultant.taps(await far_consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.sees("Amina wil graag bij je werken.")
    await employer.taps(await employer.sees("Noor wil graag bij je werken."), "Welkom")
    await far_candidate.sees("Dit is je werk:", "Folders vouwen")
    await employer.sees("Bevestigd: Noor komt bij je werken.")
    await candidate.sees("De plek voor “Folders vouwen” is vergeven.")
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), JOB)
    filled = await consultant.sees("0 plekken vrij", "1 plek is vergeven door een andere gemeente.")
    assert "Gedeeld met Gemeente Verweg" in filled.text
    assert "Wie past?" not in filled.buttons
    await consultant.writes("/opdrachtgevers drukk")
    await consultant.taps(await consultant.sees("Welke opdrachtgever wil je zien?"), "Drukkerij De Punt")
    await consultant.sees("Drukkerij De Punt", "Er werkt nu niemand.")
    await consultant.sees_nothing_of("Noor", "Dekker")
    await far_consultant.sees_nothing_of("Amina", "Bakker")


async def test_not_shared_does_not_exist(folk: Folk, consultant: Phone, far_consultant: Phone) -> None:
    """Before it is shared and after it is not any more nobody elsewhere has it: not in the list, not by a button of before."""
    await folk.in_a_region()
    await folk.job()
    await far_consultant.chooses("Klussen")
    await far_consultant.sees("Er zijn nu geen klussen.")
    await shares(consultant, folk)
    card = await far_consultant.sees("Gedeeld door Gemeente Voorbeeldstad", "1 plek vrij")
    await consultant.taps(await consultant.newest(), f"Gemeente Verweg {folk.number}: ja")
    assert "Deze klus wordt niet meer gedeeld." in await far_consultant.reads(card)
    assert (await far_consultant.looks(card)).buttons == []
    await far_consultant.presses_data(card, card.data("Wie past?"))
    await far_consultant.sees("Dat kan ik niet vinden.")
    await far_consultant.chooses("Klussen")
    await far_consultant.sees("Er zijn nu geen klussen.")


async def test_without_a_region_nothing_is_shared(folk: Folk, consultant: Phone) -> None:
    """Where the policy names no other municipality, no button offers it."""
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), JOB)
    assert "Delen in de regio" not in (await consultant.sees("1 plek vrij")).buttons


@on_sqlite
async def test_a_week_of_who_works_across_the_border(open_town: OpenTown) -> None:
    """Placed from elsewhere: a day is logged, the week signed, the employer confirms it and asks about it; who works stays unseen at home."""
    town = await open_town()
    folk = await Folk.settle(town)
    consultant, employer, far_consultant, far_candidate = [
        await folk.phone(name) for name in ("consultant", "employer", "far_consultant", "far_candidate")
    ]
    await folk.in_a_region()
    await folk.job()
    await shares(consultant, folk)
    await offers(far_consultant, folk)
    await far_candidate.taps(await far_candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await far_consultant.taps(await far_consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Noor wil graag bij je werken."), "Welkom")
    await town.clock(now="2026-12-03T17:30:00+01:00")
    await far_candidate.taps(await far_candidate.sees("Hoe was je werk op donderdag 3 december?"), "Ja, zoals gepland")
    week = await far_candidate.sees("Klopt je week?")
    await far_candidate.taps(week, "di 1 dec: niet gewerkt")
    await far_candidate.taps(await far_candidate.looks(week), "Mijn week klopt")
    await town.clock(advance="PT1H")
    await employer.taps(await employer.sees("Noor", "donderdag 3 december"), "Klopt")
    await far_candidate.sees("Bevestigd: 3 uur.", "Premie van deze week: € 6,00.")
    await employer.chooses("Iets vragen")
    await employer.writes("Kan het werk langer duren?")
    await consultant.sees("Vraag van Joost Visser", "Kan het werk langer duren?")
    await consultant.sees_nothing_of("Noor", "Dekker")


async def test_one_list_says_with_whom_it_is_shared(folk: Folk, consultant: Phone) -> None:
    """Pressed on and off: the same message says how it is now, and no other one says otherwise."""
    await folk.in_a_region()
    await folk.job()
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Delen in de regio")
    asked = await consultant.sees("Welke gemeenten mogen")
    town = asked.buttons[0].rpartition(":")[0]
    for says in ("ja", "nee", "ja"):
        await consultant.taps(await consultant.looks(asked), (await consultant.looks(asked)).buttons[0])
        assert (await consultant.looks(asked)).buttons[0] == f"{town}: {says}"
    assert len([m for m in await consultant.chat() if "Welke gemeenten mogen" in m.text]) == 1
