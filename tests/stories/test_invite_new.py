"""A contact person invites a new candidate from the phone: the checklist of the municipality first, then the link with its QR code."""

from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk


async def begins(consultant: Phone, name: str = "Sara Willems") -> None:
    """From the list of candidates."""
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Iemand uitnodigen")
    await consultant.sees("Wie wil je uitnodigen? Typ de voornaam en de achternaam.", "Geen BSN, alsjeblieft.")
    await consultant.writes(name)


async def says(consultant: Phone, *answers: tuple[str, str]) -> None:
    """Answers these questions with a tap."""
    for question, answer in answers:
        await consultant.taps(await consultant.sees(question), answer)


async def linked(consultant: Phone, after: Message) -> str:
    """The secret in the link that was made."""
    text = (await consultant.sees("Geef deze link aan Sara, en aan niemand anders:", after=after)).text
    return text.split("?start=")[1].split()[0]


async def test_from_the_checklist_to_somebody_who_reads_the_first_point(folk: Folk, consultant: Phone) -> None:
    """Three questions, no birth date; the card, the picture and the link; Sara comes in with it, and her contact person sees it."""
    await begins(consultant)
    age = "Is Sara Willems vandaag 27 jaar of ouder?"
    await says(consultant, ("Wil Sara Willems zelf meedoen?", "Ja"), ("Heeft Sara Willems nu bijstand?", "Ja"))
    assert "Ik bewaar geen geboortedatum." in (await consultant.sees(age)).text
    await says(consultant, (age, "Ja"))
    check = await consultant.sees("Sara Willems kan meedoen. Zal ik de link maken?")
    await consultant.taps(check, "Link maken")
    await consultant.sees("Sara Willems", "Er is geen telefoon gekoppeld.", "Heeft de deelname nog niet bevestigd.")
    pictures = [m for m in await consultant.chat() if m.file and m.file["kind"] == "photo"]
    assert [m.file["caption"] for m in pictures if m.file] == ["Laat Sara dit scannen met de camera van de telefoon."]
    secret = await linked(consultant, check)
    sara = await folk.stranger("Sara")
    await sara.starts(secret)
    await sara.taps(await sara.sees("Kies je taal"), "Nederlands")
    await sara.sees("Hallo Sara!", "Je contactpersoon is Karin Smit.")
    await sara.sees("1 van 7")
    await consultant.sees("Sara Willems")


async def test_every_reason_before_the_link(folk: Folk, consultant: Phone) -> None:
    """The municipality asks six months and no school leavers: all reasons at once, no button for a link, nobody is entered."""
    await folk.policy("minimum_benefit_months", "6")
    await folk.policy("school_leavers", "false")
    await begins(consultant)
    await says(
        consultant,
        ("Wil Sara Willems zelf meedoen?", "Ja"),
        ("Heeft Sara Willems nu bijstand?", "Ja"),
        ("Heeft Sara Willems al 6 maanden of langer bijstand?", "Nee"),
        ("Is Sara Willems vandaag 27 jaar of ouder?", "Nee"),
        ("Hoort Sara Willems bij de doelgroep loonkostensubsidie?", "Nee"),
        ("Kwam Sara Willems kort geleden van school?", "Ja"),
    )
    said = await consultant.sees("Sara Willems kan nu niet meedoen:", "Ik bewaar hier niets van.")
    for reason in (
        "De gemeente vraagt 6 maanden bijstand.",
        "Sara Willems is nog geen 27. Dan telt de premie als inkomen.",
        "Sara Willems kwam kort geleden van school. Dan wacht de gemeente.",
    ):
        assert reason in said.text
    assert said.buttons == ["Terug", "Stoppen"]
    await consultant.taps(said, "Terug")
    await says(consultant, ("Kwam Sara Willems kort geleden van school?", "Nee"))
    assert "kort geleden" not in (await consultant.sees("Sara Willems kan nu niet meedoen:")).text
    await consultant.writes("/stop")
    await consultant.writes("/kandidaten sara")
    await consultant.sees("Ik vind niemand met die naam.")


async def test_younger_with_wage_subsidy(folk: Folk, consultant: Phone) -> None:
    """Under 27 and in the target group: asked for nothing more, typed answers are fine; an old button and a photo change nothing."""
    await begins(consultant)
    first = await consultant.sees("Wil Sara Willems zelf meedoen?")
    await consultant.writes("ja")
    await consultant.taps(await consultant.sees("Heeft Sara Willems nu bijstand?"), "Ja")
    await consultant.presses_data(first, first.data("Nee"))
    await consultant.sees("Deze knop werkt niet meer.")
    await consultant.sends_photo()
    await consultant.sees("Hier kan ik alleen tekst lezen.", "Is Sara Willems vandaag 27 jaar of ouder?")
    await says(
        consultant,
        ("Is Sara Willems vandaag 27 jaar of ouder?", "Nee"),
        ("Hoort Sara Willems bij de doelgroep loonkostensubsidie?", "Ja"),
    )
    check = await consultant.sees("Sara Willems kan meedoen.")
    await consultant.taps(check, "Link maken")
    await linked(consultant, check)
    await consultant.presses_data(check, check.data("Link maken"))
    await consultant.sees("Deze knop werkt niet meer.")


@on_sqlite
async def test_whoever_was_invited_is_placed_like_everybody(open_town: OpenTown) -> None:
    """Said to be 27 or older today: who came in confirms taking part, is offered a job and placed on it; no birth date is anywhere."""
    town = await open_town()
    folk = await Folk.settle(town)
    consultant = await folk.phone("consultant")
    await folk.job()
    await begins(consultant)
    await says(
        consultant,
        ("Wil Sara Willems zelf meedoen?", "Ja"),
        ("Heeft Sara Willems nu bijstand?", "Ja"),
        ("Is Sara Willems vandaag 27 jaar of ouder?", "Ja"),
    )
    check = await consultant.sees("Sara Willems kan meedoen.")
    await consultant.taps(check, "Link maken")
    sara = await folk.stranger("Sara")
    await sara.starts(await linked(consultant, check))
    await sara.taps(await sara.sees("Kies je taal"), "Nederlands")
    await consultant.taps(await consultant.sees("Sara Willems", "Heeft de deelname nog niet bevestigd."), "Bevestigd op papier")
    await consultant.chooses("Klussen")
    await consultant.taps(await consultant.sees("Welke klus wil je zien?"), "Folders vouwen, Drukkerij De Punt")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Direct plaatsen")
    await consultant.taps(await consultant.sees("Wie plaats je"), "Sara Willems")
    await consultant.taps(await consultant.sees("Wil je Sara nu plaatsen?"), "Ja, plaatsen")
    await sara.sees("Dit is je werk:", "Folders vouwen")


async def test_a_colleague_cannot_press_it(folk: Folk, consultant: Phone, account_manager: Phone) -> None:
    """An account manager invites no candidates: not by the command, not by a button of another phone."""
    await consultant.chooses("Mijn kandidaten")
    listed = await consultant.sees("Wie wil je zien?")
    await account_manager.writes("/nieuw")
    await account_manager.sees("Dit begrijp ik niet.")
    await account_manager.presses_data(await account_manager.newest(), listed.data("Iemand uitnodigen"))
    await account_manager.sees("Deze knop werkt niet meer.")
