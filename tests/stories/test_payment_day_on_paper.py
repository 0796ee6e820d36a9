"""A payment day for somebody without a phone here: the contact person notes what was agreed otherwise; nothing is a dead end."""

from datetime import date

from tests.stories.asking import what_waits
from tests.stories.phones import Message, Phone
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_payment_moment import logged
from tests.stories.town import Folk


async def choosing(consultant: Phone, name: str = "ilse", full: str = "Ilse van Dam") -> Message:
    """The contact person chooses a day with a candidate."""
    await consultant.writes(f"/kandidaten {name}")
    before = await consultant.sees("Wie wil je zien?")
    await consultant.taps(before, full)
    await consultant.taps(await consultant.sees("gekoppeld", after=before), "Betaaldag kiezen")
    return await consultant.sees("Op welke dag", after=before)


async def test_agreed_without_a_phone(folk: Folk, consultant: Phone) -> None:
    """The proposal waits with the contact person, who notes that it was agreed; the same again changes nothing."""
    await folk.placement(of="newcomer", ends_on=date(2026, 12, 18))
    await choosing(consultant)
    await consultant.writes("31 december 2026")
    card = await consultant.sees("Je stelde 31 december 2026 voor aan Ilse.", "Ilse heeft hier geen telefoon.")
    assert card.buttons == ["Afgesproken met Ilse", "Toch niet die dag", "Een andere dag"]
    assert "Betaaldag: Ilse, 31 december 2026" in (await what_waits(consultant)).buttons
    again = card.data("Afgesproken met Ilse")
    await consultant.taps(card, "Afgesproken met Ilse")
    assert "Afgesproken: de premie van Ilse komt op 31 december 2026." in await consultant.reads(card)
    assert "Betaaldag: Ilse, 31 december 2026" not in (await what_waits(consultant)).buttons
    await consultant.presses_data(card, again)
    assert (await consultant.looks(card)).buttons == ["Toch niet die dag"]


@on_sqlite
async def test_who_has_a_phone_answers_there(folk: Folk, candidate: Phone, consultant: Phone) -> None:
    """No such button, and nothing waits with the contact person."""
    await folk.placement(ends_on=date(2026, 12, 18))
    await choosing(consultant, "amina", "Amina Bakker")
    await consultant.writes("31 december 2026")
    card = await consultant.sees("Je stelde 31 december 2026 voor aan Amina.")
    assert card.buttons == ["Toch niet die dag", "Een andere dag"]
    assert not any(one.startswith("Betaaldag: Amina") for one in (await what_waits(consultant)).buttons)
    await candidate.sees("Karin stelt voor: je premie op 31 december 2026. Is dat goed?")


@on_sqlite
async def test_the_best_days_are_buttons_and_can_be_chosen(folk: Folk, consultant: Phone) -> None:
    """Where two payments give most: the first that the municipality can still pay is three working days ahead, and on 1 January the bank
    pays nothing."""
    placement = await folk.placement(of="newcomer", starts_on=date(2026, 11, 9), ends_on=date(2026, 11, 15))
    await logged(folk, placement, *((date(2026, 11, day), 480) for day in range(9, 14)))
    await folk.policy("premium_cap_per_calendar_year", "60.00")
    asked = await choosing(consultant)
    assert "met twee betalingen: op 19 november 2026 en op 4 januari 2027" in asked.text
    assert asked.buttons[:2] == ["19 november 2026", "4 januari 2027"]


@on_sqlite
async def test_no_day_below_is_not_spoken_of(open_town: OpenTown) -> None:
    """Nothing is to be paid: a day can be typed, and none is said to stand below."""
    folk = await Folk.settle(await open_town())
    consultant = await folk.phone("consultant")
    asked = await choosing(consultant)
    assert "Typ een dag. Bijvoorbeeld: 1 juli 2027" in asked.text
    assert "hieronder" not in asked.text
    assert asked.buttons == ["Terug", "Stoppen"]
