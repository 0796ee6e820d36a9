"""An agreed payment day on which there is nothing to pay, or a proposed one that nobody answered: both hear it, and neither is a payment."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from core.rules.money.pay_runs import RunKind
from office.payments.command import Asked, pay
from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_payment_day_to_agree import a_confirmed_week
from tests.stories.town import Folk


async def agreed(candidate: Phone, consultant: Phone, day: str) -> Message:
    """The candidate proposes a day and the contact person agrees; the candidate's card of it."""
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes(day)
    card = await candidate.sees(f"Je stelde {day} voor.")
    await consultant.taps(await consultant.sees(f"Amina wil de premie graag op {day}."), "Ja, die dag")
    await candidate.sees(f"Karin vindt het goed: {day}.")
    return card


@on_sqlite
async def test_a_day_with_nothing_to_pay_is_said_before_and_after_and_is_no_payment(open_town: OpenTown) -> None:
    """Three working days before it, in the morning, and the morning after; then two other days of that year may still be agreed."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.placement(ends_on=date(2026, 12, 18))
    card = await agreed(candidate, consultant, "18 december 2026")
    await folk.town.clock(now="2026-12-15T07:59:00+01:00")
    await candidate.sees_nothing_of("is je betaaldag")
    await folk.town.clock(now="2026-12-15T08:01:00+01:00")
    early = await candidate.sees("18 december 2026 is je betaaldag. Er is nog niets bevestigd om te betalen.")
    assert "Blijft dat zo, dan is er die dag geen betaling. Er gaat niets verloren." in early.text
    await consultant.sees("18 december 2026 is de betaaldag van Amina. Er is nog niets bevestigd om te betalen.")
    await folk.town.clock(now="2026-12-19T08:01:00+01:00")
    passed = await candidate.sees("18 december 2026 was je betaaldag. Er was niets bevestigd om te betalen.")
    assert "Die dag telt niet als betaling. Jullie kiezen samen een andere dag." in passed.text
    assert passed.buttons == ["Betaaldag kiezen"]
    await consultant.sees("18 december 2026 was de betaaldag van Amina. Er was niets bevestigd om te betalen.")
    assert "18 december 2026 ging niet door. Je premie blijft van jou." in await candidate.reads(card)
    assert (await candidate.looks(card)).buttons == []
    await employer.sees_nothing_of("betaaldag")
    for day in ("28 december 2026", "30 december 2026"):
        await agreed(candidate, consultant, day)


@on_sqlite
async def test_a_proposed_day_that_comes_without_a_yes_ends_and_both_hear_so(open_town: OpenTown) -> None:
    """In the morning of that day; it waits for nobody any more, and another day can be proposed."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.placement(ends_on=date(2026, 12, 18))
    await candidate.chooses("Mijn premie")
    mine = await candidate.sees("Zo staat het er vandaag voor:")
    await candidate.taps(mine, "Betaaldag kiezen")
    await candidate.writes("17 december 2026")
    card = await candidate.sees("Je stelde 17 december 2026 voor. Karin kijkt ernaar.")
    theirs = await consultant.sees("Amina wil de premie graag op 17 december 2026.")
    await folk.town.clock(now="2026-12-17T07:59:00+01:00")
    await candidate.sees_nothing_of("niet je betaaldag geworden")
    await folk.town.clock(now="2026-12-17T08:01:00+01:00")
    said = await candidate.sees("17 december 2026 is niet je betaaldag geworden: er kwam geen antwoord.")
    assert "Er gaat niets verloren. Jullie kiezen samen een andere dag." in said.text
    await consultant.sees("17 december 2026 is niet de betaaldag van Amina geworden: er kwam geen antwoord.")
    await employer.sees_nothing_of("betaaldag")
    assert "17 december 2026 gaat niet door. Je premie blijft van jou." in await candidate.reads(card)
    assert "kijkt ernaar" not in await candidate.reads(mine)
    assert (await consultant.looks(theirs)).buttons == (await candidate.looks(card)).buttons == []
    await consultant.chooses("Wat wacht")
    assert not [button for button in (await consultant.newest()).buttons if button.startswith("Betaaldag:")]
    await candidate.taps(said, "Betaaldag kiezen")
    await candidate.writes("22 december 2026")
    await consultant.sees("Amina wil de premie graag op 22 december 2026.")


@on_sqlite
async def test_what_is_confirmed_and_not_paid_yet_still_is_to_be_paid(open_town: OpenTown, tmp_path: Path) -> None:
    """From three working days before it is in the contact person's box until it is paid; the morning after, both hear that it is not paid yet,
    and that nothing is lost. Paid some days later, the card says when and how much."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = [await folk.phone(name) for name in ("candidate", "consultant")]
    await a_confirmed_week(folk, consultant)
    card = await agreed(candidate, consultant, "11 december 2026")
    task = "Betaling klaarzetten: Amina, 11 december 2026"
    assert task not in (await what_waits(consultant)).buttons
    await folk.town.clock(now="2026-12-08T09:00:00+01:00")
    assert task in (await what_waits(consultant)).buttons
    await consultant.taps(await consultant.newest(), task)
    await consultant.sees("Twee collega's doen de betaling. Je beheerder weet hoe.")
    await folk.town.clock(now="2026-12-12T07:59:00+01:00")
    await candidate.sees_nothing_of("Er is nog niet betaald.")
    await folk.town.clock(now="2026-12-12T08:01:00+01:00")
    for phone in (candidate, consultant):
        await phone.sees_nothing_of("om te betalen")
    late = await candidate.sees(
        "De betaaldag was 11 december 2026. Er is nog niet betaald.", "Er gaat niets verloren", after=card
    )
    assert late.buttons == ["Bekijken"]
    await consultant.sees(
        "De betaaldag van Amina was 11 december 2026. Er is nog niet betaald.", "Twee collega's doen de betaling."
    )
    waits = (await what_waits(consultant)).buttons
    assert task in waits
    assert not [one for one in waits if one.startswith("Geen betaaldag")]
    assert "De betaaldag was 11 december 2026. Er is nog niet betaald." in await candidate.reads(card)
    assert (await candidate.looks(card)).buttons == []
    await folk.town.clock(now="2026-12-14T10:00:00+01:00")
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("payee_ref,iban,name\ntrust,NL91ABNA0417164300,Derdenrekening\ncandidate,NL20INGB0001234567,A. Bakker\n")
    asked = Asked(RunKind.PREMIUM, date(2026, 12, 14), tmp_path, "consultant", "stand_in", accounts)
    await pay(folk.town.database, replace(asked, municipality=f"Gemeente Voorbeeldstad {folk.number}"), await folk.town.now())
    await candidate.sees("Je premie is betaald op 14 december 2026: € 40,00.")
    assert (await candidate.looks(card)).buttons == []
    await consultant.sees("De premie van Amina is betaald op 14 december 2026: € 40,00.")
    assert task not in (await what_waits(consultant)).buttons


@on_sqlite
async def test_a_payment_that_is_late_is_said_wherever_one_looks_and_another_day_leaves_it_out(open_town: OpenTown) -> None:
    """On My premium and in what happens next, until it is paid. A day proposed meanwhile pays nothing of it, and both read that no third
    payment of the year can follow."""
    folk = await Folk.settle(await open_town())
    candidate, consultant = [await folk.phone(name) for name in ("candidate", "consultant")]
    await a_confirmed_week(folk, consultant)
    await agreed(candidate, consultant, "11 december 2026")
    await folk.town.clock(now="2026-12-14T10:00:00+01:00")
    await candidate.chooses("Mijn premie")
    mine = await candidate.newest()
    assert "De betaaldag was 11 december 2026. Er is nog niet betaald." in mine.text
    assert "Er gaat niets verloren: het blijft van jou en je krijgt het nog." in mine.text
    assert "Eerder kan ook" not in mine.text
    await candidate.writes("/nu")
    assert "De betaaldag was 11 december 2026. Er is nog niet betaald." in (await candidate.newest()).text
    await candidate.taps(mine, "Betaaldag kiezen")
    await candidate.writes("18 december 2026")
    card = await candidate.sees("Je stelde 18 december 2026 voor.", after=mine)
    theirs = await consultant.sees("Amina wil de premie graag op 18 december 2026.")
    for text in (card.text, theirs.text):
        assert "Zoals het nu lijkt, is dat € 40,00." in text, "the twenty hours planned that week, without what is late"
    assert "Het is dan de tweede en laatste betaling van 2026." in theirs.text
    assert "Het is dan de tweede en laatste betaling van 2026." in card.text
