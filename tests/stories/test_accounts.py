"""Accounts of employers and colleagues: one closes a lost phone at once; a new link and another role take two people."""

import re

import pytest

from tests.stories.phones import Message, Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk

STRANGER = "Hallo! Ik ken je nog niet."
TWO = "Hier zijn twee mensen voor nodig: een andere collega moet akkoord geven."


async def account_of(phone: Phone, name: str) -> Message:
    """A consultant or lead opens the account of somebody."""
    before = await phone.newest()
    await phone.writes(f"/mensen {name}")
    listed = await phone.sees("Opdrachtgevers en collega's. Wie wil je zien?", after=before)
    await phone.taps(listed, next(caption for caption in listed.buttons if name in caption))
    return await phone.newest()


async def closed(phone: Phone, name: str) -> Message:
    """The phone of somebody is closed; their account then."""
    await phone.taps(await account_of(phone, name), "Telefoon kwijt")
    await phone.taps(await phone.sees("Is de telefoon van"), "Ja, telefoon afsluiten")
    return await phone.sees("Er is geen telefoon gekoppeld.")


async def test_everybody_with_an_account_is_in_the_list(folk: Folk, consultant: Phone) -> None:
    """Employers' people and colleagues of the own municipality, not oneself and no candidates; by a part of a name only those."""
    await consultant.writes("/accounts")
    listed = await consultant.sees("Wie wil je zien?")
    assert sorted(listed.buttons) == ["Anja Prins", "Els de Boer", "Fatma Kaya", "Joost Visser", "Mark Jansen", "Petra Mulder"]
    await consultant.writes("/mensen joo")
    assert (await consultant.sees("Wie wil je zien?", after=listed)).buttons == ["Joost Visser"]
    await consultant.writes("/mensen Wim")
    await consultant.sees("Ik vind niemand met die naam.")


async def test_a_name_of_many_says_that_there_are_more(folk: Folk, lead: Phone) -> None:
    """Ten, and the way to find the others; no button that turns to people of other names. Without letters everybody is turned to."""
    await folk.more_employers(11)
    await lead.writes("/mensen bos")
    found = await lead.sees("Wie wil je zien?", "Dit zijn de eerste tien. Typ meer letters van de naam.")
    assert found.buttons == [*(f"Bos {letter}" for letter in "ABCDEFGHIJ"), "Collega uitnodigen"]
    await lead.writes("/mensen bos k")
    one = await lead.sees("Wie wil je zien?", after=found)
    assert "eerste tien" not in one.text
    assert one.buttons == ["Bos K", "Collega uitnodigen"]
    await lead.writes("/mensen")
    everybody = await lead.sees("Wie wil je zien?", after=one)
    assert "eerste tien" not in everybody.text
    assert "Volgende" in everybody.buttons


async def test_a_lost_phone_is_closed_by_one_at_once(folk: Folk, employer: Phone, consultant: Phone, lead: Phone) -> None:
    """Any consultant does it; the chat is nobody's from then on."""
    account = await account_of(consultant, "Joost Visser")
    assert "Werkt voor Drukkerij De Punt." in account.text
    assert account.buttons == ["Telefoon kwijt"]
    assert (await closed(consultant, "Joost Visser")).buttons == ["Nieuwe link vragen"]
    await employer.chooses("Uren bevestigen")
    await employer.sees(STRANGER)


async def test_a_new_link_takes_two_people(folk: Folk, employer: Phone, consultant: Phone, stand_in: Phone, lead: Phone) -> None:
    """Who asks cannot agree, also not with the other's button; the link is shown to who agreed, opens the door once, and both hear it."""
    await consultant.taps(await closed(consultant, "Joost Visser"), "Nieuwe link vragen")
    await consultant.sees(f"Gevraagd. {TWO}")
    asked = await lead.sees("Een nieuwe link voor Joost Visser.", "Karin Smit vraagt erom.", "Bel Joost Visser eerst")
    await consultant.presses_data(asked, asked.data("Ja, akkoord"))
    assert "t.me" not in (await consultant.newest()).text
    account = await account_of(consultant, "Joost Visser")
    await consultant.taps(account, "Wacht: nieuwe link")
    own = await consultant.sees("Een nieuwe link voor Joost Visser.")
    await consultant.taps(own, "Ja, akkoord")
    await consultant.sees(TWO, after=own)
    await stand_in.chooses("Wat wacht")
    box = await stand_in.sees("op je.")
    assert box.buttons == ["Akkoord: nieuwe link voor Joost Visser"]
    await lead.taps(asked, "Ja, akkoord")
    secret = re.search(r"start=([\w-]{22})\n", (await lead.sees("Geef deze link aan Joost, en aan niemand anders:")).text)
    assert secret
    assert "Akkoord van Els de Boer." in await lead.reads(asked)
    await consultant.sees("Er is een nieuwe link voor Joost Visser. Els de Boer heeft hem.")
    new_phone = await folk.stranger("Joost")
    await new_phone.starts(secret[1])
    await new_phone.sees("Hallo Joost!")
    await consultant.sees("Joost Visser heeft de link geopend en is binnen.")
    thief = await folk.stranger("Dief")
    await thief.starts(secret[1])
    await thief.sees("Deze link is al gebruikt.")
    await new_phone.sees("Iemand anders probeerde jouw link.")
    await consultant.sees("de link van Joost Visser")
    await stand_in.taps(box, "Akkoord: nieuwe link voor Joost Visser")
    assert (await stand_in.sees("Akkoord van Els de Boer.")).buttons == []


async def test_a_colleague_may_say_no(folk: Folk, employer: Phone, consultant: Phone, lead: Phone) -> None:
    """Nothing is changed, and whoever asked hears it. It can be asked again."""
    account = await closed(consultant, "Joost Visser")
    await consultant.taps(account, "Nieuwe link vragen")
    await consultant.taps(account, "Nieuwe link vragen")
    await consultant.sees("Dit is al gevraagd.")
    asked = await lead.sees("Een nieuwe link voor Joost Visser.")
    await lead.taps(asked, "Nee")
    assert "Niet akkoord van Els de Boer." in await lead.reads(asked)
    await consultant.sees("Els de Boer gaf geen akkoord. Er is niets veranderd.")
    await consultant.taps(account, "Nieuwe link vragen")
    await lead.sees("Een nieuwe link voor Joost Visser.", after=asked)


async def test_another_role_takes_two_people(folk: Folk, consultant: Phone, stand_in: Phone, lead: Phone) -> None:
    """A consultant is to lead: neither who asks nor who it is about agrees; a third does."""
    await consultant.taps(await account_of(consultant, "Mark Jansen"), "Vragen: teamleider")
    asked = await lead.sees("Mark Jansen wordt teamleider.")
    await stand_in.chooses("Wat wacht")
    assert (await stand_in.newest()).text == "Er wacht niets."
    await lead.taps(asked, "Ja, akkoord")
    await stand_in.sees("Je bent nu teamleider.")
    await consultant.sees("De rol van Mark Jansen is veranderd.")
    assert "Teamleider." in (await account_of(consultant, "Mark Jansen")).text


@on_sqlite
async def test_accounts_are_for_staff_of_the_own_municipality(
    folk: Folk, candidate: Phone, employer: Phone, consultant: Phone, far_consultant: Phone
) -> None:
    """Others do not understand the command; a stolen button opens nothing."""
    account = await account_of(consultant, "Joost Visser")
    for phone in (candidate, employer):
        await phone.writes("/accounts")
        await phone.sees("Dit begrijp ik niet.")
    for phone in (candidate, employer, far_consultant):
        await phone.presses_data(account, account.data("Telefoon kwijt"))
        await phone.sees("Deze knop werkt niet meer.")
    await far_consultant.writes("/accounts")
    assert (await far_consultant.newest()).buttons == ["Wim Kuipers"]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_a_contact_card_proves_nothing(folk: Folk, stranger: Phone, newcomer: Phone) -> None:
    """One's own or a forwarded one: whoever has no link stays a stranger."""
    await stranger.starts()
    await stranger.sends_contact()
    assert (await stranger.newest()).text.startswith(STRANGER)
    card = {"phone_number": "+31600000000", "first_name": "Ilse", "user_id": newcomer.id}
    await stranger.sends_raw(contact=card)
    assert (await stranger.newest()).text.startswith(STRANGER)
