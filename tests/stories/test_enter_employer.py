"""A new employer and a new colleague come in from the phone: entered by one, and the link agreed to by another."""

from tests.stories.phones import Message, Phone
from tests.stories.town import Folk


def secret_in(message: Message) -> str:
    """What opens the door."""
    return message.text.split("?start=")[1].split()[0]


async def enters(phone: Phone, *words: str) -> None:
    """A new employer, answer by answer."""
    await phone.writes("/opdrachtgevers")
    await phone.taps(await phone.sees("Welke opdrachtgever wil je zien?"), "Nieuwe opdrachtgever")
    await phone.sees("Hoe heet de opdrachtgever?")
    for one in words:
        await phone.writes(one)


async def test_an_employer_comes_in(folk: Folk, consultant: Phone, lead: Phone) -> None:
    """Name, KVK number, contact person; the lead agrees and has the link with its picture; the contact comes in to the agreement."""
    await enters(consultant, "Bakkerij Ster")
    await consultant.sees("Wat is het KVK-nummer van Bakkerij Ster?", "Typ het zo: KVK 12345678.")
    await consultant.writes("KVK 1234")
    await consultant.sees("Een KVK-nummer heeft acht cijfers.", "Wat is het KVK-nummer van Bakkerij Ster?")
    await consultant.writes("KVK 12345678")
    await consultant.sees("Wie is de contactpersoon van Bakkerij Ster?")
    await consultant.writes("KVK 12345678")
    await consultant.sees("In de naam van een mens staan geen cijfers. Typ alleen de naam.")
    await consultant.writes("Ilse Bos")
    await consultant.sees("Bakkerij Ster staat erin, met Ilse als contactpersoon.", "Voor een link zijn twee mensen nodig.")
    asked = await lead.sees("Een nieuwe link voor Ilse Bos.", "Karin Smit vraagt erom.")
    await lead.taps(asked, "Ja, akkoord")
    link = await lead.sees("Geef deze link aan Ilse, en aan niemand anders:")
    assert [m.file["caption"] for m in await lead.chat() if m.file] == ["Laat Ilse dit scannen met de camera van de telefoon."]
    ilse = await folk.stranger("Ilse")
    await ilse.starts(secret_in(link))
    await ilse.taps(await ilse.sees("Kies je taal"), "Nederlands")
    await ilse.sees("Hallo Ilse!")
    await consultant.writes("/opdrachtgevers ster")
    await consultant.taps(await consultant.sees("Welke opdrachtgever wil je zien?"), "Bakkerij Ster")
    await consultant.sees("Bakkerij Ster", "We doen zaken met deze opdrachtgever.")


async def test_a_name_of_many_says_that_there_are_more(folk: Folk, consultant: Phone) -> None:
    """Ten, and the way to find the others; no button that turns to employers of other names. Without letters all are turned to."""
    await folk.more_employers(11)
    await consultant.writes("/opdrachtgevers winkel")
    found = await consultant.sees("Welke opdrachtgever wil je zien?", "Dit zijn de eerste tien. Typ meer letters van de naam.")
    assert found.buttons == [*(f"Winkel {letter}" for letter in "ABCDEFGHIJ"), "Nieuwe opdrachtgever"]
    await consultant.writes("/opdrachtgevers winkel k")
    one = await consultant.sees("Welke opdrachtgever wil je zien?", after=found)
    assert "eerste tien" not in one.text
    assert one.buttons == ["Winkel K", "Nieuwe opdrachtgever"]
    await consultant.writes("/opdrachtgevers")
    everybody = await consultant.sees("Welke opdrachtgever wil je zien?", after=one)
    assert "eerste tien" not in everybody.text
    assert "Volgende" in everybody.buttons


async def test_the_same_number_twice(folk: Folk, consultant: Phone, account_manager: Phone) -> None:
    """A KVK number is an employer's once: said kindly, and nothing typed is lost. Whoever enters it as account manager is its own."""
    await enters(account_manager, "Bakkerij Ster", "KVK 12345678", "Ilse Bos")
    await account_manager.sees("Bakkerij Ster staat erin")
    await account_manager.chooses("Opdrachtgevers")
    assert "Bakkerij Ster (van jou)" in (await account_manager.newest()).buttons
    await enters(consultant, "Ster Brood", "kvk: 1234 5678", "Piet Bos")
    await consultant.sees("Dit KVK-nummer is al bekend.", "Wat is het KVK-nummer van Ster Brood?")
    await consultant.writes("KVK 87654321")
    await consultant.writes("Piet Bos")
    await consultant.sees("Ster Brood staat erin, met Piet als contactpersoon.")


async def test_a_colleague_comes_in_by_two(folk: Folk, consultant: Phone, lead: Phone) -> None:
    """Only who leads invites one; another colleague agrees, and the new account manager has the keyboard of that role."""
    await consultant.writes("/accounts")
    assert "Collega uitnodigen" not in (await consultant.newest()).buttons
    await lead.writes("/accounts")
    listed = await lead.newest()
    await consultant.presses_data(await consultant.newest(), listed.data("Collega uitnodigen"))
    await consultant.sees("Deze knop werkt niet meer.")
    await lead.taps(listed, "Collega uitnodigen")
    await lead.sees("Hoe heet je nieuwe collega?")
    await lead.writes("Omar Haddad")
    await lead.taps(await lead.sees("Wat gaat Omar Haddad doen?"), "Accountmanager")
    await lead.sees("Omar Haddad staat erin: Accountmanager.", "Voor een link zijn twee mensen nodig.")
    await lead.sees_nothing_of("t.me")
    await consultant.chooses("Wat wacht")
    await consultant.taps(await consultant.newest(), "Akkoord: nieuwe link voor Omar Haddad")
    await consultant.taps(await consultant.sees("Een nieuwe link voor Omar Haddad."), "Ja, akkoord")
    link = await consultant.sees("Geef deze link aan Omar, en aan niemand anders:")
    omar = await folk.stranger("Omar")
    await omar.starts(secret_in(link))
    await omar.taps(await omar.sees("Kies je taal"), "Nederlands")
    await omar.sees("Hallo Omar!")
    assert await omar.keyboard() == [["Wat wacht", "Klussen"], ["Opdrachtgevers", "Hulp"]]
