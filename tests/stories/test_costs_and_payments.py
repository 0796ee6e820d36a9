"""Other costs, entered by the contact person; and a run of payments, approved in the chat by somebody else than who proposed it."""

from datetime import date
from pathlib import Path

import pytest

from core.rules.money.pay_runs import RunKind
from office.database import Refused
from office.payments.command import Asked, pay
from tests.stories.days import works
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.town import Folk

NOVEMBER = date(2026, 11, 30)
OLD = "Deze knop werkt niet meer."


async def costs_of(consultant: Phone) -> Message:
    """The contact person opens the other costs of Amina."""
    await consultant.writes("/kandidaten Amina")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Andere kosten")
    return await consultant.sees("Andere kosten van Amina")


async def shoes(consultant: Phone, day: str = "vandaag", amount: str = "39,95") -> Message:
    """Work shoes; what was read back."""
    await consultant.taps(await costs_of(consultant), "Invoeren: Inpakken")
    await consultant.sees("Hoeveel is het?", "Inpakken bij Drukkerij De Punt, Amina")
    await consultant.writes(amount)
    await consultant.sees("Waarvoor is het?", "Amina leest dit.")
    await consultant.writes("werkschoenen")
    await consultant.sees("Van welke dag is het?")
    await consultant.writes(day)
    return await consultant.newest()


async def proposed(folk: Folk, tmp_path: Path, by: str = "stand_in") -> None:
    """The back office proposes travel and other costs of November, in somebody's name."""
    asked = Asked(RunKind.TRAVEL, NOVEMBER, tmp_path, by=by, municipality=f"Gemeente Voorbeeldstad {folk.number}")
    await pay(folk.town.database, asked, folk.moment)


@on_sqlite
async def test_a_no_begins_anew_and_the_days_end_with_the_work(open_town: OpenTown) -> None:
    """The work ended on Wednesday; it is Monday: the four days are those up to its last one."""
    folk = await Folk.settle(await open_town())
    _, consultant = [await folk.phone(name) for name in ("candidate", "consultant")]
    await works(folk, ends_on=date(2026, 11, 18))
    await folk.town.clock(now="2026-11-23T10:00:00+01:00")
    check = await shoes(consultant, day="18 november")
    assert check.buttons[:2] == ["Ja", "Nee"]
    await consultant.taps(check, "Nee")
    await consultant.sees("Hoeveel is het?", after=check)
    await consultant.writes("12,50")
    await consultant.writes("handschoenen")
    days = await consultant.sees("Van welke dag is het?", after=check)
    assert days.buttons[:4] == [
        "woensdag 18 november",
        "dinsdag 17 november",
        "maandag 16 november",
        "zondag 15 november",
    ]


async def test_costs_are_entered_told_and_taken_back(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """Read back before a yes; the candidate hears what, how much and when; and also when it is taken back."""
    await works(folk)
    check = await shoes(consultant)
    assert "€ 39,95 voor werkschoenen, 16 november 2026. Klopt dat?" in check.text.replace("\xa0", " ")
    await candidate.sees_nothing_of("werkschoenen")
    await consultant.taps(check, "Ja")
    await consultant.sees("Ingevoerd:", "39,95", "Amina hoort het ook.")
    told = await candidate.sees("Karin noteerde kosten voor je:", "voor werkschoenen, 16 november 2026.")
    assert "Je krijgt dit met de reiskosten, na het einde van de maand." in told.text
    await consultant.presses_data(check, check.data("Ja"))
    await consultant.sees(OLD)
    listed = await costs_of(consultant)
    assert listed.text.count("werkschoenen") == 1
    await consultant.taps(listed, "Terugnemen: werkschoenen, ma 16 nov")
    await consultant.sees("Teruggenomen:", "werkschoenen")
    await candidate.sees("Karin nam terug wat er stond:")
    await consultant.taps(listed, "Terugnemen: werkschoenen, ma 16 nov")
    assert "Er is niets ingevoerd." in (await costs_of(consultant)).text


@on_sqlite
async def test_what_cannot_be_is_asked_again(folk: Folk, consultant: Phone) -> None:
    """No amount, too many words, a day before the work began; Back; and an old button enters nothing."""
    await works(folk)
    await consultant.taps(await costs_of(consultant), "Invoeren: Inpakken")
    await consultant.writes("weet ik niet")
    await consultant.sees("Dat begrijp ik nog niet.", "Hoeveel is het?")
    await consultant.writes("40")
    await consultant.writes("schoenen " * 20)
    await consultant.sees("Schrijf waarvoor het is, in hoogstens 120 tekens.")
    await consultant.writes("schoenen")
    await consultant.writes("1 november")
    check = await consultant.sees("Klopt dat?")
    await consultant.taps(check, "Ja")
    again = await consultant.sees("Dat kan niet. Kies een dag van 2 november 2026 tot en met 16 november 2026.")
    assert again.buttons[0] == "maandag 16 november"
    await consultant.taps(again, "Terug")
    await consultant.sees("Waarvoor is het?", after=again)
    await consultant.writes("/stop")
    await consultant.presses_data(check, check.data("Ja"))
    await consultant.sees(OLD)
    assert "Er is niets ingevoerd." in (await costs_of(consultant)).text


@on_sqlite
async def test_costs_are_for_the_contact_person_alone(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, far_consultant: Phone
) -> None:
    """Nobody else enters or sees them, also not with a stolen button; the employer hears nothing."""
    await works(folk)
    listed = await costs_of(consultant)
    for phone in (candidate, employer, far_consultant):
        await phone.presses_data(listed, listed.data("Invoeren: Inpakken"))
        await phone.sees_nothing_of("Hoeveel is het?")
    await consultant.taps(await shoes(consultant), "Ja")
    await employer.sees_nothing_of("werkschoenen", "39,95", "kosten")


async def test_a_batch_is_approved_by_a_second_person(
    folk: Folk, candidate: Phone, consultant: Phone, stand_in: Phone, lead: Phone, tmp_path: Path
) -> None:
    """The lead is asked, sees every line and agrees; whoever proposed it cannot, and hears what became of it."""
    await works(folk)
    await consultant.taps(await shoes(consultant), "Ja")
    await proposed(folk, tmp_path)
    asked = await lead.sees("Reiskosten en andere kosten tot en met 30 november 2026", "Voorgesteld door Mark Jansen.")
    assert "1 betaling, samen € 39,95." in asked.text.replace("\xa0", " ")
    await lead.taps(asked, "Alle regels zien")
    shown = await lead.sees("Samen 1 regel.")
    assert "• Amina Bakker: € 39,95" in shown.text.replace("\xa0", " ")
    await stand_in.chooses("Wat wacht")
    assert not any("Betalingen" in caption for caption in (await stand_in.newest()).buttons)
    await consultant.chooses("Wat wacht")
    box = await consultant.newest()
    assert [caption for caption in box.buttons if caption.startswith("Betalingen goedkeuren: Mark Jansen")] != []
    await lead.taps(asked, "Ja, akkoord")
    settled = await lead.looks(asked)
    assert "Akkoord van Els de Boer." in settled.text
    assert settled.buttons == ["Alle regels zien"]
    await stand_in.sees("Els de Boer gaf akkoord: Reiskosten en andere kosten tot en met 30 november 2026.")
    await candidate.sees_nothing_of("Reiskosten en andere kosten")
    await lead.presses_data(asked, asked.data("Nee"))
    await lead.sees("Hierover is al beslist.")


@on_sqlite
async def test_who_proposed_cannot_approve_in_the_chat(
    folk: Folk, consultant: Phone, lead: Phone, far_consultant: Phone, tmp_path: Path
) -> None:
    """Karin proposed it herself and has a colleague's button: refused; somebody elsewhere learns nothing; a no stops it and is told."""
    await works(folk)
    await consultant.taps(await shoes(consultant), "Ja")
    await proposed(folk, tmp_path, by="lead")
    asked = await consultant.sees("Reiskosten en andere kosten", "Voorgesteld door Els de Boer.")
    await far_consultant.presses_data(asked, asked.data("Ja, akkoord"))
    await far_consultant.sees_nothing_of("Reiskosten en andere kosten", "akkoord")
    await consultant.taps(asked, "Nee")
    assert "Dit voorstel geldt niet meer." in (await consultant.looks(asked)).text
    await lead.sees("Karin Smit gaf geen akkoord", "Er wordt niets betaald.")
    await proposed(folk, tmp_path, by="consultant")
    own = await lead.sees("Voorgesteld door Karin Smit.")
    town = f"Gemeente Voorbeeldstad {folk.number}"
    approve = Asked(RunKind.TRAVEL, NOVEMBER, tmp_path, approve="consultant", municipality=town)
    with pytest.raises(Refused, match="somebody else"):
        await pay(folk.town.database, approve, folk.moment)
    assert own.buttons == ["Ja, akkoord", "Nee", "Alle regels zien"]


@on_sqlite
async def test_what_changed_is_not_approved(folk: Folk, consultant: Phone, lead: Phone, tmp_path: Path) -> None:
    """A cost was entered after the proposal: the amounts are others, and it is proposed anew."""
    await works(folk)
    await consultant.taps(await shoes(consultant), "Ja")
    await proposed(folk, tmp_path)
    asked = await lead.sees("Voorgesteld door Mark Jansen.")
    await consultant.taps(await shoes(consultant, amount="10"), "Ja")
    await lead.taps(asked, "Ja, akkoord")
    await lead.sees("Er is sindsdien iets veranderd")
    await proposed(folk, tmp_path)
    anew = await lead.sees("49,95", after=asked)
    await lead.taps(anew, "Ja, akkoord")
    assert "Akkoord van Els de Boer." in (await lead.looks(anew)).text
    assert "Dit voorstel geldt niet meer." in (await lead.looks(asked)).text
