"""What somebody does who comes to the five screens: the first words, an offer, a day, a week, the premium.

Buttons are found by their place, as the words on them differ.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from tests.stories.cast import CAST
from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk
from tests.stories.weeks import PLANNED, fill
from words import LANGUAGES

FOUR_DAYS = dict.fromkeys(range(4), PLANNED)
LAST_SHIFT_ENDS = "2026-11-20T13:15:00+01:00"


@dataclass(frozen=True)
class Screen:
    """A message on somebody's phone, as it stands now."""

    language: str
    name: str
    person: int
    message: int


async def walk(town: RunningTown, languages: list[str]) -> AsyncIterator[Screen]:
    """Each language has people of its own. Each screen is to be looked at before the next is asked for."""
    folks = {language: await Folk.settle(town, candidate={"language": language}) for language in languages}
    candidates = {language: await _phone(folk, "candidate", language) for language, folk in folks.items()}
    for candidate in candidates.values():
        await candidate.starts()
    employers = {language: await folk.phone("employer") for language, folk in folks.items()}
    for language, folk in folks.items():
        yield await _welcomed(folk, language)
        candidate = candidates[language]
        await folk.offer(await folk.job())
        yield _shown(language, "offer", candidate, await candidate.newest())
        await fill(folk, await folk.placement(), FOUR_DAYS)
    await town.clock(now=LAST_SHIFT_ENDS)
    for language, candidate in candidates.items():
        day, week = (await candidate.chat())[-2:]
        yield _shown(language, "day", candidate, day)
        await _first(candidate, day)
        yield _shown(language, "week", candidate, week)
        await _first(candidate, await candidate.looks(week))
    await town.clock(advance="PT61S")
    for language, candidate in candidates.items():
        await _first(employers[language], await employers[language].newest())
        (_, _), (premium, _) = await candidate.keyboard()
        await candidate.chooses(premium)
        yield _shown(language, "premium", candidate, await candidate.newest())


async def _phone(folk: Folk, name: str, language: str) -> Phone:
    """A phone that is itself in this language."""
    someone = CAST[name]
    phone = Phone(folk.town, folk.external(name), someone.first_name)
    await phone.appears(language, last_name=someone.last_name)
    return phone


async def _welcomed(folk: Folk, language: str) -> Screen:
    """The choice of a language, and the first words in it."""
    newcomer = await _phone(folk, "newcomer", language)
    await newcomer.starts(await folk.invite())
    choice = await newcomer.newest()
    await newcomer.taps(choice, LANGUAGES[language])
    welcome = next(message for message in await newcomer.chat() if message.id > choice.id)
    return _shown(language, "welcome", newcomer, welcome)


def _shown(language: str, name: str, phone: Phone, message: Message) -> Screen:
    return Screen(language, name, phone.id, message.id)


async def _first(phone: Phone, message: Message) -> None:
    """Taps the first button of a card."""
    await phone.taps(message, message.buttons[0])
