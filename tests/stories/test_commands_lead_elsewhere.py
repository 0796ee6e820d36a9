"""A command, or a key of the small keyboard, is never an answer: whatever was being asked, it leads where it says."""

import pytest

from tests.stories.phones import Phone

COMMANDS = ("/bericht", "/nieuw", "/afwezig", "/geweigerd", "/maand", "/kandidaten")


@pytest.mark.parametrize("first", COMMANDS[:4])
async def test_a_command_in_the_middle_of_another(first: str, consultant: Phone) -> None:
    """Each says what it says when nothing was going on; nothing of it is taken for words to send, a name or a day."""
    plain = {}
    for command in COMMANDS:
        await consultant.writes(command)
        plain[command] = (await consultant.newest()).text
        await consultant.writes("/stop")
    for command in COMMANDS:
        await consultant.writes(first)
        await consultant.writes(command)
        assert (await consultant.newest()).text == plain[command], command
        await consultant.writes("/stop")


async def test_a_command_is_no_question(candidate: Phone, consultant: Phone) -> None:
    """Of whatever role it is: a candidate who types one while a question is asked sends nothing, and can still ask."""
    await candidate.chooses("Iets vragen")
    for command in ("/pincode", "/bericht", "/abc"):
        await candidate.writes(command)
        await consultant.sees_nothing_of(command)
    await candidate.writes("Hoe laat begint het?")
    await consultant.sees("Hoe laat begint het?")


async def test_an_employer_who_is_not_understood_is_offered_to_ask(employer: Phone) -> None:
    """At the third try, as a candidate is."""
    for words in ("blabla", "wat nu", "hallo?"):
        await employer.writes(words)
    said = await employer.newest()
    assert said.text == "Ik begrijp het nog steeds niet. Wil je het aan je contactpersoon vragen?"
    assert said.buttons == ["Iets vragen"]
